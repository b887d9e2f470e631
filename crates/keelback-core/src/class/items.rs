//! The rows of a class: methods, properties, attributes, slots, and the constructor.

use std::ffi::{CStr, c_int, c_void};
use std::marker::PhantomData;

use crate::class::fragments::{self, Fragment};
use crate::class::slots;
use crate::class::{PropertyRow, construct};
use crate::ffi;
use crate::function::returned::{New, Next};
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
}

impl AttributeRow {
    /// An attribute whose value is made with the class.
    #[must_use]
    #[inline]
    pub const fn new(
        name: &'static CStr,
        hint: &'static PyStaticExpr,
        value: fn(Python<'_>) -> PyResult<Object>,
    ) -> Self {
        Self { name, hint, value }
    }
}

/// A special method.
#[repr(C)]
pub struct SlotRow<C> {
    descriptor: &'static FunctionDescriptor,
    pub(crate) filler: &'static Filler,
    class: PhantomData<fn(C)>,
}

/// What fills a slot: a C function of its own, or one method of several that share it.
#[derive(Clone, Copy)]
pub(crate) enum Filler {
    Whole(c_int, *const c_void),
    Part(Fragment),
}

// SAFETY: the pointer is that of a function.
unsafe impl<C> Sync for SlotRow<C> {}

macro_rules! whole {
    ($($(#[$doc:meta])* $name:ident<$n:literal> -> $output:ty = $slot:ident, $entry:ident;)*) => {$(
        $(#[$doc])*
        #[must_use]
        pub const fn $name<F: Function<$n, Output = $output, Receiver = Instance<C>>>() -> Self {
            Self::new(const { &F::DESCRIPTOR }, const { &Filler::Whole(ffi::$slot, slots::$entry::<C, F> as *const c_void) })
        }
    )*};
}

macro_rules! comparison {
    ($($name:ident = $operator:ident;)*) => {$(
        #[doc = concat!("`__", stringify!($name), "__`.")]
        #[must_use]
        pub const fn $name<F: Function<1, Output = Object, Receiver = Instance<C>>>() -> Self {
            Self::new(const { &F::DESCRIPTOR }, const { &Filler::Part(Fragment::Compare(ffi::$operator, fragments::binary::<C, F>)) })
        }
    )*};
}

impl<C: PyClass> SlotRow<C> {
    const fn new(descriptor: &'static FunctionDescriptor, filler: &'static Filler) -> Self {
        Self { descriptor, filler, class: PhantomData }
    }

    whole! {
        /// `__repr__`.
        repr<0> -> Object = Py_tp_repr, unary;
        /// `__str__`.
        str<0> -> Object = Py_tp_str, unary;
        /// `__iter__`.
        iter<0> -> Object = Py_tp_iter, unary;
        /// `__next__`.
        next<0> -> Next = Py_tp_iternext, next;
        /// `__await__`.
        am_await<0> -> Object = Py_am_await, unary;
        /// `__hash__`.
        hash<0> -> isize = Py_tp_hash, hash;
        /// `__len__`.
        len<0> -> usize = Py_mp_length, len;
        /// `__bool__`.
        bool<0> -> bool = Py_nb_bool, inquiry;
        /// `__int__`.
        int<0> -> Object = Py_nb_int, unary;
        /// `__float__`.
        float<0> -> Object = Py_nb_float, unary;
        /// `__index__`.
        index<0> -> Object = Py_nb_index, unary;
        /// `__contains__`.
        contains<1> -> bool = Py_sq_contains, contains;
        /// `__getitem__`.
        getitem<1> -> Object = Py_mp_subscript, binary;
        /// `__richcmp__`.
        richcmp<2> -> Object = Py_tp_richcompare, richcompare;
    }

    comparison! {
        lt = Py_LT;
        le = Py_LE;
        eq = Py_EQ;
        ne = Py_NE;
        gt = Py_GT;
        ge = Py_GE;
    }

    /// `__call__`.
    #[must_use]
    pub const fn call<F: Function<N, Output = Object, Receiver = Instance<C>>, const N: usize>() -> Self {
        Self::new(
            const { &F::DESCRIPTOR },
            const { &Filler::Whole(ffi::Py_tp_call, slots::call::<C, F, N> as *const c_void) },
        )
    }

    /// `__setitem__`.
    #[must_use]
    pub const fn setitem<F: Function<2, Output = (), Receiver = Instance<C>>>() -> Self {
        Self::new(const { &F::DESCRIPTOR }, const { &Filler::Part(Fragment::SetItem(fragments::set_item::<C, F>)) })
    }

    /// `__delitem__`.
    #[must_use]
    pub const fn delitem<F: Function<1, Output = (), Receiver = Instance<C>>>() -> Self {
        Self::new(const { &F::DESCRIPTOR }, const { &Filler::Part(Fragment::DelItem(fragments::del_item::<C, F>)) })
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
