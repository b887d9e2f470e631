//! What a class can be built on: `object`, Python's own types, and classes of ours.
//!
//! Each class goes through its chain of bases with the functions of [`ClassBase`]: the recursion ends at `object` or at a
//! type of Python's own, which looks after its part itself.

use crate::class::flag::{Flag, NoFlag};
use crate::class::gc::{self, PyTraverseError, PyVisit};
use crate::class::initializer::{Initialize, NativeInitializer, ObjectInitializer, PyClassInitializer};
use crate::class::layout::{self, FlagOf};
use crate::class::{cell, dealloc, native_base};
use crate::ffi;
use crate::inspect::PyStaticExpr;
use crate::instance::Bound;
use crate::marker::Python;
use crate::prelude::*;
use crate::pyclass::PyClass;
use crate::raw::class_type;
use crate::type_object::PyTypeInfo;
use crate::types::{PyAny, PyType};

/// Python types that a class can be built on.
///
/// # Safety
///
/// The type's instances end where its `__basicsize__` says, and its type object is static in the interpreter or an exception
/// class; or every item is written out, as for classes of ours.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be the base of a class",
    note = "a class of yours needs `#[pyclass(subclass)]`; of Python's types those can be one whose instances all have one size"
)]
pub unsafe trait ClassBase: PyTypeInfo + 'static {
    /// What annotations call it.
    #[doc(hidden)]
    const BASE_HINT: PyStaticExpr = Self::TYPE_HINT;
    /// Where an instance ends, in bytes behind the header, where that is known when the extension is compiled.
    #[doc(hidden)]
    const END: Option<usize> = None;
    /// Whether it is a class of ours.
    #[doc(hidden)]
    const IS_OURS: bool = false;
    /// Whether a class of ours in the chain gives its instances a `__dict__`.
    #[doc(hidden)]
    const HAS_DICT: bool = false;
    /// Whether a class of ours in the chain lets its instances be referred to weakly.
    #[doc(hidden)]
    const HAS_WEAKREFS: bool = false;
    /// Whether `__new__` gets what the constructor was called with, as that of exceptions does.
    #[doc(hidden)]
    const GETS_ARGUMENTS: bool = false;
    /// Whether instances stay with the thread that made them.
    #[doc(hidden)]
    const UNSENDABLE: bool = false;
    /// Whether dropping what the chain holds does anything.
    #[doc(hidden)]
    const NEEDS_DROP: bool = false;
    /// Whether a class of ours in the chain holds references.
    #[doc(hidden)]
    const HAS_REFERENCES: bool = false;

    /// The borrow flag that the chain has so far: an instance has one, whichever of its classes is borrowed.
    #[doc(hidden)]
    type Flag: Flag;
    /// What makes an instance of it.
    #[doc(hidden)]
    type Initializer: Initialize;

    /// The type object; `module` is where a class of ours belongs that is made by this.
    #[doc(hidden)]
    #[inline]
    fn base_type<'py>(py: Python<'py>, module: Option<&str>) -> PyResult<Bound<'py, PyType>> {
        let _ = module;
        Ok(Self::type_object(py))
    }

    /// The borrow flag of an instance.
    #[doc(hidden)]
    #[inline]
    fn flag(object: *mut ffi::PyObject) -> *const Self::Flag {
        let _ = object;
        std::ptr::NonNull::dangling().as_ptr()
    }

    /// Whether the values of the chain were written.
    ///
    /// # Safety
    ///
    /// `object` is a live instance.
    #[doc(hidden)]
    #[inline]
    unsafe fn has_value(object: *mut ffi::PyObject) -> bool {
        let _ = object;
        true
    }

    /// The first class of the chain whose value is of another thread, by its Rust name.
    ///
    /// # Safety
    ///
    /// `object` is a live instance with values.
    #[doc(hidden)]
    #[inline]
    unsafe fn elsewhere(object: *mut ffi::PyObject) -> Option<&'static str> {
        let _ = object;
        None
    }

    /// Forgets that the values of the chain were written.
    ///
    /// # Safety
    ///
    /// `object` is a live instance that nobody borrows.
    #[doc(hidden)]
    #[inline]
    unsafe fn forget_value(object: *mut ffi::PyObject) {
        let _ = object;
    }

    /// Shows what the instance refers to, its type aside.
    ///
    /// # Safety
    ///
    /// `object` is a live instance of `Above`, whose base this is.
    #[doc(hidden)]
    #[inline]
    unsafe fn traverse<Above: PyClass>(
        py: Python<'_>,
        object: *mut ffi::PyObject,
        visit: PyVisit<'_>,
    ) -> Result<(), PyTraverseError> {
        // SAFETY: forwarded from this function's contract.
        unsafe { native_base::traverse::<Above>(py, object, visit) }
    }

    /// Gives up what the instance refers to.
    ///
    /// # Safety
    ///
    /// `object` is a live instance of `Above`, whose base this is.
    #[doc(hidden)]
    #[inline]
    unsafe fn clear<Above: PyClass>(py: Python<'_>, object: *mut ffi::PyObject) {
        // SAFETY: forwarded from this function's contract.
        unsafe { native_base::clear::<Above>(py, object) };
    }

    /// Drops the values of the chain.
    ///
    /// # Safety
    ///
    /// `object` is an instance with values, which nobody refers to any more.
    #[doc(hidden)]
    #[inline]
    unsafe fn drop_values(py: Python<'_>, object: *mut ffi::PyObject) {
        let _ = (py, object);
    }

    /// Frees the instance, and what the chain holds beside values.
    ///
    /// # Safety
    ///
    /// `object` is an instance of `Above`, whose base this is, without values and untracked; nobody refers to it any more.
    #[doc(hidden)]
    #[inline]
    unsafe fn free<Above: PyClass>(py: Python<'_>, object: *mut ffi::PyObject) {
        // SAFETY: forwarded from this function's contract.
        unsafe { native_base::free::<Above>(py, object) };
    }
}

// SAFETY: every item is written out; an `object` is a header.
unsafe impl ClassBase for PyAny {
    const BASE_HINT: PyStaticExpr = crate::type_hint_identifier!("builtins", "object");
    const END: Option<usize> = Some(0);
    type Flag = NoFlag;
    type Initializer = ObjectInitializer;

    #[inline]
    unsafe fn traverse<Above: PyClass>(
        _py: Python<'_>,
        _object: *mut ffi::PyObject,
        _: PyVisit<'_>,
    ) -> Result<(), PyTraverseError> {
        Ok(())
    }

    #[inline]
    unsafe fn clear<Above: PyClass>(_py: Python<'_>, _object: *mut ffi::PyObject) {}

    #[inline]
    unsafe fn free<Above: PyClass>(py: Python<'_>, object: *mut ffi::PyObject) {
        // SAFETY: the object is alive until it is freed.
        let free = class_type::free_function(unsafe { class_type::type_of(py, object) });
        // SAFETY: `tp_free` of the instance's own type, which a derived class may have changed.
        unsafe { free(object.cast()) };
    }
}

/// Classes that others can be derived from; `#[pyclass(subclass)]` implements it.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be the base of a class",
    note = "a class of yours needs `#[pyclass(subclass)]`; of Python's types those can be one whose instances all have one size"
)]
pub trait Subclassable: PyClass {}

// SAFETY: every item is written out for the layout that `layout` gives the class.
unsafe impl<C: PyClass + Subclassable> ClassBase for C {
    const BASE_HINT: PyStaticExpr = C::TYPE_HINT;
    const END: Option<usize> = layout::end::<C>();
    const IS_OURS: bool = true;
    const HAS_DICT: bool = C::DESCRIPTOR.dict || C::Base::HAS_DICT;
    const HAS_WEAKREFS: bool = C::DESCRIPTOR.weakref || C::Base::HAS_WEAKREFS;
    const NEEDS_DROP: bool = dealloc::needs_drop::<C>();
    const HAS_REFERENCES: bool = gc::has_references::<C>();
    const UNSENDABLE: bool = layout::is_unsendable::<C>();
    type Flag = FlagOf<C>;
    type Initializer = PyClassInitializer<C>;

    #[inline]
    fn base_type<'py>(py: Python<'py>, module: Option<&str>) -> PyResult<Bound<'py, PyType>> {
        cell::try_type_object::<C>(py, module).cloned()
    }

    #[inline]
    fn flag(object: *mut ffi::PyObject) -> *const FlagOf<C> {
        layout::flag_place::<C>(object)
    }

    #[inline]
    unsafe fn has_value(object: *mut ffi::PyObject) -> bool {
        // SAFETY: forwarded from this function's contract.
        unsafe { layout::was_written::<C>(object) }
    }

    #[inline]
    unsafe fn elsewhere(object: *mut ffi::PyObject) -> Option<&'static str> {
        // SAFETY: forwarded from this function's contract.
        unsafe { layout::elsewhere::<C>(object) }
    }

    #[inline]
    unsafe fn forget_value(object: *mut ffi::PyObject) {
        // SAFETY: forwarded from this function's contract.
        unsafe { layout::forget::<C>(object) };
    }

    #[inline]
    unsafe fn traverse<Above: PyClass>(
        py: Python<'_>,
        object: *mut ffi::PyObject,
        visit: PyVisit<'_>,
    ) -> Result<(), PyTraverseError> {
        // SAFETY: forwarded from this function's contract.
        unsafe { gc::traverse_chain::<C>(py, object, visit) }
    }

    #[inline]
    unsafe fn clear<Above: PyClass>(py: Python<'_>, object: *mut ffi::PyObject) {
        // SAFETY: forwarded from this function's contract.
        unsafe { gc::clear_chain::<C>(py, object) };
    }

    #[inline]
    unsafe fn drop_values(py: Python<'_>, object: *mut ffi::PyObject) {
        // SAFETY: forwarded from this function's contract.
        unsafe { dealloc::drop_chain::<C>(py, object) };
    }

    #[inline]
    unsafe fn free<Above: PyClass>(py: Python<'_>, object: *mut ffi::PyObject) {
        // SAFETY: forwarded from this function's contract.
        unsafe { dealloc::free_chain::<C>(py, object) };
    }
}

macro_rules! native_bases {
    ($($base:ident)*) => {$(
        // SAFETY: instances of these types have one size, which is looked up when a class is built on one.
        unsafe impl ClassBase for crate::types::$base {
            type Flag = NoFlag;
            type Initializer = NativeInitializer<Self>;
        }
    )*};
}

native_bases! {
    PyByteArray PyComplex PyDate PyDateTime PyDelta PyDict PyFloat PyFrozenSet PyList PySet PyString PyTime PyType
    PyTzInfo PyWeakrefReference
}
