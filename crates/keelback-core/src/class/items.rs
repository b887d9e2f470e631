//! The rows of a class: methods, properties, attributes, slots, and the constructor.

use std::ffi::CStr;
use std::marker::PhantomData;

use crate::class::{ClassRow, PropertyRow, SlotRow, construct};
use crate::ffi;
use crate::function::returned::New;
use crate::function::row::Entry;
use crate::function::{ClassReceiver, Function, FunctionDescriptor, Instance, NoReceiver, Object};
use crate::inspect::PyStaticExpr;
use crate::marker::Python;
use crate::prelude::*;
use crate::pyclass::PyClass;

/// A method, class method or static method.
#[repr(transparent)]
pub struct MethodRow<C>(pub(crate) &'static Entry, PhantomData<fn(C)>);

macro_rules! conventions {
    ($receiver:ty: $kind:expr; $noargs:ident $one:ident $fastcall:ident $keywords:ident) => {
        /// One without parameters.
        #[must_use]
        pub const fn $noargs<F: Function<0, Output = Object, Receiver = $receiver>>() -> Self {
            Self(const { &Entry::noargs::<F>($kind) }, PhantomData)
        }

        /// One of a single parameter that is passed by position.
        #[must_use]
        pub const fn $one<F: Function<1, Output = Object, Receiver = $receiver>>() -> Self {
            Self(const { &Entry::one::<F>($kind) }, PhantomData)
        }

        /// One whose parameters are all passed by position.
        #[must_use]
        pub const fn $fastcall<F: Function<N, Output = Object, Receiver = $receiver>, const N: usize>() -> Self {
            Self(const { &Entry::fastcall::<F, N>($kind) }, PhantomData)
        }

        /// One whose parameters may be passed by name.
        #[must_use]
        pub const fn $keywords<F: Function<N, Output = Object, Receiver = $receiver>, const N: usize>() -> Self {
            Self(const { &Entry::keywords::<F, N>($kind) }, PhantomData)
        }
    };
}

impl<C: PyClass> MethodRow<C> {
    /// Its name in Python.
    pub(crate) const fn name(&self) -> &'static CStr {
        self.0.descriptor.name
    }

    conventions!(Instance<C>: crate::function::row::PLAIN; noargs one fastcall keywords);
    conventions!(ClassReceiver<C>: ffi::METH_CLASS; class_noargs class_one class_fastcall class_keywords);
    conventions!(NoReceiver: ffi::METH_STATIC; static_noargs static_one static_fastcall static_keywords);
}

/// A class attribute.
#[repr(C)]
pub struct AttributeRow {
    pub(crate) name: &'static CStr,
    hint: &'static PyStaticExpr,
    pub(crate) value: fn(Python<'_>) -> PyResult<Object>,
    /// What is known of a class that belongs to this one.
    class: Option<&'static ClassRow>,
    pub(crate) kind: AttributeKind,
}

/// What is known of the value of a class attribute.
#[derive(Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum AttributeKind {
    /// It may be an instance of the class.
    Any,
    /// It refers to no instance.
    Apart,
    /// It is a class that belongs to this one.
    Class,
}

impl AttributeRow {
    /// `__match_args__`.
    #[must_use]
    #[inline]
    pub const fn match_args(hint: &'static PyStaticExpr, value: fn(Python<'_>) -> PyResult<Object>) -> Self {
        Self { name: c"__match_args__", hint, value, class: None, kind: AttributeKind::Apart }
    }

    /// The class of a variant.
    #[must_use]
    #[inline]
    pub const fn class(
        name: &'static CStr,
        hint: &'static PyStaticExpr,
        class: &'static ClassRow,
        value: fn(Python<'_>) -> PyResult<Object>,
    ) -> Self {
        Self { name, hint, value, class: Some(class), kind: AttributeKind::Class }
    }

    /// An attribute whose value is made with the class.
    #[must_use]
    #[inline]
    pub const fn new(
        name: &'static CStr,
        hint: &'static PyStaticExpr,
        value: fn(Python<'_>) -> PyResult<Object>,
    ) -> Self {
        Self { name, hint, value, class: None, kind: AttributeKind::Any }
    }
}

/// The constructor: for a plain call of the class, and for everything else.
#[repr(C)]
pub struct ConstructorRow<C> {
    pub(crate) descriptor: &'static FunctionDescriptor,
    pub(crate) vectorcall: ffi::vectorcallfunc,
    pub(crate) new: ffi::newfunc,
    pub(crate) prepare: fn(Python<'_>) -> PyResult<()>,
    class: PhantomData<fn(C)>,
}

impl<C: PyClass> ConstructorRow<C> {
    /// `#[new]`.
    #[must_use]
    pub const fn new<F, const N: usize>() -> &'static Self
    where
        F: Function<N, Output = New<C>, Receiver = ClassReceiver<C>>,
    {
        const { &Self::row::<F, N>() }
    }

    const fn row<F, const N: usize>() -> Self
    where
        F: Function<N, Output = New<C>, Receiver = ClassReceiver<C>>,
    {
        Self {
            descriptor: const { &F::DESCRIPTOR },
            vectorcall: construct::vectorcall::<C, F, N>,
            new: construct::new::<C, F, N>,
            prepare: construct::prepare::<F, N>,
            class: PhantomData,
        }
    }
}

/// The rows of one `#[pymethods]` block.
#[repr(C)]
pub struct ClassItems<C: 'static> {
    /// Methods, class methods, static methods.
    pub methods: &'static [MethodRow<C>],
    /// Properties.
    pub properties: &'static [PropertyRow<C>],
    /// Class attributes.
    pub attributes: &'static [AttributeRow],
    /// Special methods.
    pub slots: &'static [SlotRow<C>],
    /// `#[new]`.
    pub constructor: Option<&'static ConstructorRow<C>>,
}

impl<C: PyClass> ClassItems<C> {
    /// No rows: where a struct literal starts from.
    pub const EMPTY: Self = Self { methods: &[], properties: &[], attributes: &[], slots: &[], constructor: None };
}
