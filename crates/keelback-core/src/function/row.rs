//! One row of a module's or class's table of functions.

use std::ffi::{CStr, c_int};

use crate::ffi;
use crate::function::entry::{self, Function, ModuleReceiver, NoReceiver, Object};
use crate::function::{FunctionDescriptor, Names};
use crate::instance::Bound;
use crate::marker::Python;
use crate::prelude::*;
use crate::types::{PyCFunction, PyModule};

/// What CPython has to know of a function.
#[repr(C)]
pub(crate) struct Entry {
    pub(crate) definition: ffi::PyMethodDef,
    pub(crate) descriptor: &'static FunctionDescriptor,
    names: fn() -> Option<&'static Names>,
}

// SAFETY: the definition holds pointers to texts and functions that live for ever, and is only read.
unsafe impl Sync for Entry {}

/// `METH_STATIC`, `METH_CLASS`, or neither.
pub(crate) const PLAIN: c_int = 0;

impl Entry {
    pub(crate) const fn noargs<F: Function<0, Output = Object>>(kind: c_int) -> Self {
        let function = ffi::PyMethodDefPointer { PyCFunction: entry::noargs::<F> };
        Self::new::<F, 0>(function, ffi::METH_NOARGS | kind)
    }

    pub(crate) const fn one<F: Function<1, Output = Object>>(kind: c_int) -> Self {
        let function = ffi::PyMethodDefPointer { PyCFunction: entry::one::<F> };
        Self::new::<F, 1>(function, ffi::METH_O | kind)
    }

    pub(crate) const fn fastcall<F: Function<N, Output = Object>, const N: usize>(kind: c_int) -> Self {
        let function = ffi::PyMethodDefPointer { PyCFunctionFast: entry::fastcall::<F, N> };
        Self::new::<F, N>(function, ffi::METH_FASTCALL | kind)
    }

    pub(crate) const fn keywords<F: Function<N, Output = Object>, const N: usize>(kind: c_int) -> Self {
        let function = ffi::PyMethodDefPointer { PyCFunctionFastWithKeywords: entry::keywords::<F, N> };
        Self::new::<F, N>(function, ffi::METH_FASTCALL | ffi::METH_KEYWORDS | kind)
    }

    const fn new<F: Function<N>, const N: usize>(function: ffi::PyMethodDefPointer, flags: c_int) -> Self {
        const { assert!(F::DESCRIPTOR.slots() == N, "one slot for each parameter") };
        let descriptor = const { &F::DESCRIPTOR };
        let definition = ffi::PyMethodDef {
            ml_name: descriptor.name.as_ptr(),
            ml_meth: function,
            ml_flags: flags,
            ml_doc: doc(descriptor.doc),
        };
        Self { definition, descriptor, names: F::names }
    }

    /// Makes the names by which keywords are matched.
    #[inline]
    pub(crate) fn prepare(&self, py: Python<'_>) -> PyResult<()> {
        (self.names)().map_or(Ok(()), |names| names.prepare(py, self.descriptor))
    }
}

/// The text, or null so that `__doc__` is `None`.
#[inline]
pub(crate) const fn doc(text: &'static CStr) -> *const std::ffi::c_char {
    if text.is_empty() { std::ptr::null() } else { text.as_ptr() }
}

/// A function that belongs to a module.
#[derive(Clone, Copy)]
pub struct FunctionRow {
    entry: &'static Entry,
}

/// What a `#[pyfunction]` leaves beside the function.
#[diagnostic::on_unimplemented(message = "`{Self}` is not a Python function", note = "put `#[pyfunction]` on it")]
pub trait Definition {
    /// Its row.
    const ROW: FunctionRow;
}

/// Receivers that a module's function may have.
#[diagnostic::on_unimplemented(message = "a function of a module has no receiver `{Self}`")]
pub trait OfModule: entry::Receiver {}

impl OfModule for NoReceiver {}

impl OfModule for ModuleReceiver {}

impl FunctionRow {
    const fn new<R: OfModule>(entry: &'static Entry) -> Self {
        Self { entry }
    }

    /// A function without parameters.
    #[must_use]
    pub const fn noargs<F: Function<0, Output = Object, Receiver: OfModule>>() -> Self {
        Self::new::<F::Receiver>(const { &Entry::noargs::<F>(PLAIN) })
    }

    /// A function of one parameter that is passed by position.
    #[must_use]
    pub const fn one<F: Function<1, Output = Object, Receiver: OfModule>>() -> Self {
        Self::new::<F::Receiver>(const { &Entry::one::<F>(PLAIN) })
    }

    /// A function whose parameters are all passed by position.
    #[must_use]
    pub const fn fastcall<F: Function<N, Output = Object, Receiver: OfModule>, const N: usize>() -> Self {
        Self::new::<F::Receiver>(const { &Entry::fastcall::<F, N>(PLAIN) })
    }

    /// A function whose parameters may be passed by name.
    #[must_use]
    pub const fn keywords<F: Function<N, Output = Object, Receiver: OfModule>, const N: usize>() -> Self {
        Self::new::<F::Receiver>(const { &Entry::keywords::<F, N>(PLAIN) })
    }

    /// The Python name.
    #[must_use]
    #[inline]
    pub const fn name(&self) -> &'static CStr {
        self.entry.descriptor.name
    }

    /// What it looks like from Python.
    pub(crate) const fn descriptor(&self) -> &'static FunctionDescriptor {
        self.entry.descriptor
    }

    /// The function object, bound to `module` where there is one.
    ///
    /// # Errors
    ///
    /// `MemoryError`.
    pub(crate) fn bind<'py>(
        self,
        py: Python<'py>,
        module: Option<&Bound<'py, PyModule>>,
    ) -> PyResult<Bound<'py, PyCFunction>> {
        self.entry.prepare(py)?;
        let name = module.map(|module| module.name()).transpose()?;
        let this = module.map_or(std::ptr::null_mut(), Bound::as_ptr);
        let name = name.as_ref().map_or(std::ptr::null_mut(), Bound::as_ptr);
        let definition = (&raw const self.entry.definition).cast_mut();
        // SAFETY: the definition lives for ever and CPython only reads it; `this` is the module or null, which a function
        // that takes its module looks at (`ModuleReceiver`); `name` is a string or null.
        let function = unsafe { ffi::PyCFunction_NewEx(definition, this, name) };
        // SAFETY: an owned reference to a function, or null with an exception set.
        unsafe { Bound::from_owned_raw_or_err(py, function) }
    }
}
