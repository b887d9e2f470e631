//! The rows of special methods: what each fills of its class's slots.

use std::ffi::{c_int, c_void};
use std::marker::PhantomData;

use crate::class::construct::prepare;
use crate::class::fragments::{self, Fragment};
use crate::class::gc::{self, Traverse};
use crate::class::operator::{InPlace, Operator, POWER};
use crate::class::slots::assign::{self, Assigned};
use crate::class::slots::buffer::{self, BufferFunction};
use crate::class::slots::{attribute, compare, method, number};
use crate::ffi;
use crate::function::returned::Next;
use crate::function::{Function, FunctionDescriptor, Instance, Object};
use crate::marker::Python;
use crate::prelude::*;
use crate::pyclass::PyClass;

/// A special method.
#[repr(C)]
pub struct SlotRow<C> {
    descriptor: &'static FunctionDescriptor,
    pub(crate) filler: &'static Filler,
    class: PhantomData<fn(C)>,
}

/// What fills a slot, which comes first.
#[derive(Clone, Copy)]
pub(crate) enum Filler {
    /// A C function of the method's own.
    Whole(c_int, *const c_void),
    /// The same, of a method whose arguments may be passed by name, and what makes their names.
    Parsed(c_int, *const c_void, fn(Python<'_>) -> PyResult<()>),
    /// One method of several, and the C function that they share.
    Part(c_int, *const c_void, Fragment),
    /// A method that the class calls in a slot of its own.
    Own(Fragment),
    /// A method for one side of an operator: its own C function, and the one for both sides.
    Side(c_int, [*const c_void; 2], Fragment),
}

impl Filler {
    /// Makes the names by which keywords are matched.
    pub(crate) fn prepare(&self, py: Python<'_>) -> PyResult<()> {
        if let Self::Parsed(_, _, prepare) = self { prepare(py) } else { Ok(()) }
    }
}

// SAFETY: the pointers are those of functions.
unsafe impl<C> Sync for SlotRow<C> {}

macro_rules! whole {
    ($($(#[$doc:meta])* $name:ident<$n:literal> -> $output:ty = $slot:ident, $entry:ident;)*) => {$(
        $(#[$doc])*
        #[must_use]
        pub const fn $name<F: Function<$n, Output = $output, Receiver = Instance<C>>>() -> Self {
            let filler = const { &Filler::Whole(ffi::$slot, method::$entry::<C, F> as *const c_void) };
            Self::new(const { &F::DESCRIPTOR }, filler)
        }
    )*};
}

macro_rules! comparison {
    ($($name:ident = $operator:ident, $shared:ident<$($generic:ident),*>;)*) => {$(
        #[doc = concat!("`__", stringify!($name), "__`.")]
        #[must_use]
        pub const fn $name<F: Function<1, Output = Object, Receiver = Instance<C>>>() -> Self {
            let filler = const {
                let part = Fragment::Compare(ffi::$operator, fragments::binary::<C, F>);
                &Filler::Part(ffi::Py_tp_richcompare, compare::$shared::<$($generic),*> as *const c_void, part)
            };
            Self::new(const { &F::DESCRIPTOR }, filler)
        }
    )*};
}

macro_rules! attributes {
    ($($(#[$doc:meta])* $name:ident = $fragment:ident;)*) => {$(
        $(#[$doc])*
        #[must_use]
        pub const fn $name<F: Function<1, Output = Object, Receiver = Instance<C>>>() -> Self {
            let filler = const {
                let part = Fragment::$fragment(fragments::binary::<C, F>);
                &Filler::Part(ffi::Py_tp_getattro, attribute::get_attribute::<C> as *const c_void, part)
            };
            Self::new(const { &F::DESCRIPTOR }, filler)
        }
    )*};
}

macro_rules! assigned {
    ($($(#[$doc:meta])* $set:ident, $delete:ident = $assigned:ident;)*) => {$(
        $(#[$doc])*
        #[must_use]
        pub const fn $set<F: Function<2, Output = (), Receiver = Instance<C>>>() -> Self {
            let filler = const {
                let part = Fragment::Set(assign::$assigned::INDEX, fragments::set::<C, F>);
                let shared = assign::assign::<C, assign::$assigned> as *const c_void;
                &Filler::Part(assign::$assigned::SLOT, shared, part)
            };
            Self::new(const { &F::DESCRIPTOR }, filler)
        }

        /// Its opposite.
        #[must_use]
        pub const fn $delete<F: Function<1, Output = (), Receiver = Instance<C>>>() -> Self {
            let filler = const {
                let part = Fragment::Delete(assign::$assigned::INDEX, fragments::delete::<C, F>);
                let shared = assign::assign::<C, assign::$assigned> as *const c_void;
                &Filler::Part(assign::$assigned::SLOT, shared, part)
            };
            Self::new(const { &F::DESCRIPTOR }, filler)
        }
    )*};
}

impl<C: PyClass> SlotRow<C> {
    /// Its name in Python.
    pub(crate) const fn name(&self) -> &'static std::ffi::CStr {
        self.descriptor.name
    }

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
        /// `__aiter__`.
        aiter<0> -> Object = Py_am_aiter, unary;
        /// `__anext__`.
        anext<0> -> Next = Py_am_anext, anext;
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
        /// `__pos__`.
        pos<0> -> Object = Py_nb_positive, unary;
        /// `__neg__`.
        neg<0> -> Object = Py_nb_negative, unary;
        /// `__abs__`.
        abs<0> -> Object = Py_nb_absolute, unary;
        /// `__invert__`.
        invert<0> -> Object = Py_nb_invert, unary;
        /// `__contains__`.
        contains<1> -> bool = Py_sq_contains, contains;
        /// `__concat__`.
        concat<1> -> Object = Py_sq_concat, binary;
        /// `__inplace_concat__`.
        inplace_concat<1> -> Object = Py_sq_inplace_concat, binary;
        /// `__repeat__`.
        repeat<1> -> Object = Py_sq_repeat, repeat;
        /// `__inplace_repeat__`.
        inplace_repeat<1> -> Object = Py_sq_inplace_repeat, repeat;
        /// `__getitem__`.
        getitem<1> -> Object = Py_mp_subscript, binary;
        /// `__get__`.
        get<2> -> Object = Py_tp_descr_get, descr_get;
    }

    comparison! {
        lt = Py_LT, richcompare_parts<C>;
        le = Py_LE, richcompare_parts<C>;
        eq = Py_EQ, richcompare_equal<C, F>;
        ne = Py_NE, richcompare_parts<C>;
        gt = Py_GT, richcompare_parts<C>;
        ge = Py_GE, richcompare_parts<C>;
    }

    attributes! {
        /// `__getattribute__`.
        getattribute = GetAttribute;
        /// `__getattr__`.
        getattr = GetMissingAttribute;
    }

    assigned! {
        /// `__setitem__`.
        setitem, delitem = Item;
        /// `__setattr__`.
        setattr, delattr = Attribute;
        /// `__set__`.
        set, delete = Descriptor;
    }

    /// `__richcmp__`.
    #[must_use]
    pub const fn richcmp<F: Function<2, Output = Object, Receiver = Instance<C>>>() -> Self {
        let filler = const { &Filler::Whole(ffi::Py_tp_richcompare, compare::richcompare::<C, F> as *const c_void) };
        Self::new(const { &F::DESCRIPTOR }, filler)
    }

    /// `__call__`.
    #[must_use]
    pub const fn call<F: Function<N, Output = Object, Receiver = Instance<C>>, const N: usize>() -> Self {
        let filler =
            const { &Filler::Parsed(ffi::Py_tp_call, method::call::<C, F, N> as *const c_void, prepare::<F, N>) };
        Self::new(const { &F::DESCRIPTOR }, filler)
    }

    /// `__init__`.
    #[must_use]
    pub const fn init<F: Function<N, Output = (), Receiver = Instance<C>>, const N: usize>() -> Self {
        let filler =
            const { &Filler::Parsed(ffi::Py_tp_init, method::init::<C, F, N> as *const c_void, prepare::<F, N>) };
        Self::new(const { &F::DESCRIPTOR }, filler)
    }

    /// `__add__` and its like.
    #[must_use]
    pub const fn left<O: Operator, F: Function<1, Output = Object, Receiver = Instance<C>>>() -> Self {
        let filler = const {
            let functions = [number::left::<C, F> as *const c_void, number::both::<C, O> as *const c_void];
            &Filler::Side(O::SLOT, functions, Fragment::Left(O::INDEX, number::operand::<C, F>))
        };
        Self::new(const { &F::DESCRIPTOR }, filler)
    }

    /// `__radd__` and its like.
    #[must_use]
    pub const fn right<O: Operator, F: Function<1, Output = Object, Receiver = Instance<C>>>() -> Self {
        let filler = const {
            let functions = [number::right::<C, F> as *const c_void, number::both::<C, O> as *const c_void];
            &Filler::Side(O::SLOT, functions, Fragment::Right(O::INDEX, number::operand::<C, F>))
        };
        Self::new(const { &F::DESCRIPTOR }, filler)
    }

    /// `__iadd__` and its like.
    #[must_use]
    pub const fn in_place<O: InPlace, F: Function<1, Output = Object, Receiver = Instance<C>>>() -> Self {
        let filler = const { &Filler::Whole(O::SLOT_IN_PLACE, method::binary::<C, F> as *const c_void) };
        Self::new(const { &F::DESCRIPTOR }, filler)
    }

    /// `__pow__`.
    #[must_use]
    pub const fn pow<F: Function<2, Output = Object, Receiver = Instance<C>>>() -> Self {
        let filler = const {
            let functions = [number::power_left::<C, F> as *const c_void, number::power_both::<C> as *const c_void];
            &Filler::Side(ffi::Py_nb_power, functions, Fragment::Left(POWER, number::power_operand::<C, F>))
        };
        Self::new(const { &F::DESCRIPTOR }, filler)
    }

    /// `__rpow__`.
    #[must_use]
    pub const fn rpow<F: Function<2, Output = Object, Receiver = Instance<C>>>() -> Self {
        let filler = const {
            let functions = [number::power_right::<C, F> as *const c_void, number::power_both::<C> as *const c_void];
            &Filler::Side(ffi::Py_nb_power, functions, Fragment::Right(POWER, number::power_operand::<C, F>))
        };
        Self::new(const { &F::DESCRIPTOR }, filler)
    }

    /// `__ipow__`.
    #[must_use]
    pub const fn ipow<F: Function<2, Output = Object, Receiver = Instance<C>>>() -> Self {
        let filler =
            const { &Filler::Whole(ffi::Py_nb_inplace_power, number::in_place_power::<C, F> as *const c_void) };
        Self::new(const { &F::DESCRIPTOR }, filler)
    }

    /// `__traverse__`.
    #[must_use]
    pub const fn traverse<F: Traverse<C>>() -> Self {
        let filler = const { &Filler::Own(Fragment::Traverse(gc::traverse_written::<C, F>)) };
        Self::new(const { &F::DESCRIPTOR }, filler)
    }

    /// `__clear__`.
    #[must_use]
    pub const fn clear<F: Function<0, Output = (), Receiver = Instance<C>>>() -> Self {
        let filler = const { &Filler::Own(Fragment::Clear(fragments::clear::<C, F>)) };
        Self::new(const { &F::DESCRIPTOR }, filler)
    }

    /// `__getbuffer__`.
    #[must_use]
    pub const fn getbuffer<F: BufferFunction<C>>() -> Self {
        let filler = const { &Filler::Whole(ffi::Py_bf_getbuffer, buffer::get::<C, F> as *const c_void) };
        Self::new(const { &F::DESCRIPTOR }, filler)
    }

    /// `__releasebuffer__`.
    #[must_use]
    pub const fn releasebuffer<F: BufferFunction<C>>() -> Self {
        let filler = const { &Filler::Whole(ffi::Py_bf_releasebuffer, buffer::release::<C, F> as *const c_void) };
        Self::new(const { &F::DESCRIPTOR }, filler)
    }
}
