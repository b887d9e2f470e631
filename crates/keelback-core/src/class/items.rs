//! The rows of a class: methods, properties, attributes, slots, and the constructor.

use std::ffi::{CStr, c_int, c_void};
use std::marker::PhantomData;

use crate::class::construct;
use crate::class::fragments::{self, Fragment};
use crate::class::slots;
use crate::ffi;
use crate::function::returned::{New, Next};
use crate::function::row::Entry;
use crate::function::{ClassReceiver, Function, Instance, NoReceiver, Object};
use crate::marker::Python;
use crate::prelude::*;
use crate::pyclass::PyClass;

/// A method, class method or static method.
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

/// Reads a property.
pub struct Getter<C>(pub(crate) ffi::getter, PhantomData<fn(C)>);
/// Sets or deletes a property.
pub struct Setter<C>(pub(crate) ffi::setter, PhantomData<fn(C)>);

impl<C: PyClass> Getter<C> {
    /// A getter.
    #[must_use]
    pub const fn of<F: Function<0, Output = Object, Receiver = Instance<C>>>() -> Self {
        Self(slots::getter::<C, F>, PhantomData)
    }
}

impl<C: PyClass> Setter<C> {
    /// A setter; deleting is refused.
    #[must_use]
    pub const fn of<F: Function<1, Output = (), Receiver = Instance<C>>>() -> Self {
        Self(slots::setter::<C, F>, PhantomData)
    }

    /// A deleter; setting is refused.
    #[must_use]
    pub const fn deleter<D: Function<0, Output = (), Receiver = Instance<C>>>() -> Self {
        Self(slots::deleter::<C, D>, PhantomData)
    }

    /// A setter and a deleter.
    #[must_use]
    pub const fn with_deleter<F, D>() -> Self
    where
        F: Function<1, Output = (), Receiver = Instance<C>>,
        D: Function<0, Output = (), Receiver = Instance<C>>,
    {
        Self(slots::setter_and_deleter::<C, F, D>, PhantomData)
    }
}

/// A property.
pub struct PropertyRow<C> {
    name: &'static CStr,
    doc: &'static CStr,
    getter: Option<Getter<C>>,
    setter: Option<Setter<C>>,
}

impl<C: PyClass> PropertyRow<C> {
    /// A property that is read by `getter` and changed by `setter`.
    #[must_use]
    #[inline]
    pub const fn new(
        name: &'static CStr,
        doc: &'static CStr,
        getter: Option<Getter<C>>,
        setter: Option<Setter<C>>,
    ) -> Self {
        Self { name, doc, getter, setter }
    }

    #[inline]
    pub(crate) const fn name(&self) -> &'static CStr {
        self.name
    }

    /// Adds this row to one of the same name from another table: a getter here, a setter there.
    #[inline]
    pub(crate) fn merge_into(&self, definition: &mut ffi::PyGetSetDef) {
        if let Some(getter) = &self.getter {
            definition.get = Some(getter.0);
        }
        if let Some(setter) = &self.setter {
            definition.set = Some(setter.0);
        }
        if !self.doc.is_empty() {
            definition.doc = self.doc.as_ptr();
        }
    }

    #[inline]
    pub(crate) fn definition(&self) -> ffi::PyGetSetDef {
        let mut definition = ffi::PyGetSetDef {
            name: self.name.as_ptr(),
            get: None,
            set: None,
            doc: std::ptr::null(),
            closure: std::ptr::null_mut(),
        };
        self.merge_into(&mut definition);
        definition
    }
}

/// A class attribute.
pub struct AttributeRow {
    pub(crate) name: &'static CStr,
    pub(crate) value: fn(Python<'_>) -> PyResult<Object>,
}

impl AttributeRow {
    /// An attribute whose value is made with the class.
    #[must_use]
    #[inline]
    pub const fn new(name: &'static CStr, value: fn(Python<'_>) -> PyResult<Object>) -> Self {
        Self { name, value }
    }
}

/// A special method.
pub struct SlotRow<C>(pub(crate) Filler, PhantomData<fn(C)>);

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
            Self(Filler::Whole(ffi::$slot, slots::$entry::<C, F> as *const c_void), PhantomData)
        }
    )*};
}

macro_rules! comparison {
    ($($name:ident = $operator:ident;)*) => {$(
        #[doc = concat!("`__", stringify!($name), "__`.")]
        #[must_use]
        pub const fn $name<F: Function<1, Output = Object, Receiver = Instance<C>>>() -> Self {
            Self(Filler::Part(Fragment::Compare(ffi::$operator, fragments::binary::<C, F>)), PhantomData)
        }
    )*};
}

impl<C: PyClass> SlotRow<C> {
    whole! {
        /// `__repr__`.
        repr<0> -> Object = Py_tp_repr, unary;
        /// `__str__`.
        str<0> -> Object = Py_tp_str, unary;
        /// `__iter__`.
        iter<0> -> Object = Py_tp_iter, unary;
        /// `__next__`.
        next<0> -> Next = Py_tp_iternext, next;
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
        Self(Filler::Whole(ffi::Py_tp_call, slots::call::<C, F, N> as *const c_void), PhantomData)
    }

    /// `__setitem__`.
    #[must_use]
    pub const fn setitem<F: Function<2, Output = (), Receiver = Instance<C>>>() -> Self {
        Self(Filler::Part(Fragment::SetItem(fragments::set_item::<C, F>)), PhantomData)
    }

    /// `__delitem__`.
    #[must_use]
    pub const fn delitem<F: Function<1, Output = (), Receiver = Instance<C>>>() -> Self {
        Self(Filler::Part(Fragment::DelItem(fragments::del_item::<C, F>)), PhantomData)
    }
}

/// The constructor: for a plain call of the class, and for everything else.
pub struct ConstructorRow<C> {
    pub(crate) vectorcall: ffi::vectorcallfunc,
    pub(crate) new: ffi::newfunc,
    pub(crate) prepare: fn(Python<'_>) -> PyResult<()>,
    pub(crate) text_signature: Option<&'static str>,
    class: PhantomData<fn(C)>,
}

impl<C: PyClass> ConstructorRow<C> {
    /// `#[new]`.
    #[must_use]
    pub const fn new<F, const N: usize>() -> Self
    where
        F: Function<N, Output = New<C>, Receiver = ClassReceiver<C>>,
    {
        Self {
            vectorcall: construct::vectorcall::<C, F, N>,
            new: construct::new::<C, F, N>,
            prepare: construct::prepare::<F, N>,
            text_signature: F::DESCRIPTOR.text_signature,
            class: PhantomData,
        }
    }
}

/// The rows of one `#[pymethods]` block.
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
    pub constructor: Option<ConstructorRow<C>>,
}

impl<C: PyClass> ClassItems<C> {
    /// No rows: where a struct literal starts from.
    pub const EMPTY: Self = Self { methods: &[], properties: &[], attributes: &[], slots: &[], constructor: None };
}

/// All rows of a class.
pub struct ClassItemsList<C: 'static>(pub(crate) Vec<&'static ClassItems<C>>);

impl<C: PyClass> ClassItemsList<C> {
    /// The rows of the fields, then those of the `#[pymethods]` block.
    #[must_use]
    #[inline]
    pub fn new(fields: &'static ClassItems<C>, methods: Option<&'static ClassItems<C>>) -> Self {
        Self(std::iter::once(fields).chain(methods).collect())
    }
}

/// Finds the rows of a `#[pymethods]` block, if there is one.
pub struct MethodsProbe<C>(PhantomData<C>);

impl<C> MethodsProbe<C> {
    /// The probe.
    pub const NEW: Self = Self(PhantomData);
}

/// Implemented for the probe by `#[pymethods]`, and for a reference to it, which method lookup tries later, by default.
pub trait Methods<C: 'static> {
    /// The rows.
    fn items(&self) -> Option<&'static ClassItems<C>>;
}

impl<C: PyClass> Methods<C> for &MethodsProbe<C> {
    #[inline]
    fn items(&self) -> Option<&'static ClassItems<C>> {
        None
    }
}
