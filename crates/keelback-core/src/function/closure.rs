//! Functions that are not in a table: closures, and functions of the C API's own shapes.

use std::ffi::{CStr, c_int};

use crate::conversion::IntoPyObject;
use crate::ffi;
use crate::function::entry::{Object, guarded};
use crate::instance::{Borrowed, Bound, Py};
use crate::marker::Python;
use crate::prelude::*;
use crate::raw;
use crate::types::{PyCFunction, PyCapsule, PyDict, PyTuple};

/// What a closure may return: a value, or a `Result` of one.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be returned to Python",
    note = "a closure returns a value that has `IntoPyObject`, or a `Result` of one whose error becomes a `PyErr`"
)]
pub trait CallbackOutput<'py> {
    /// The Python object.
    ///
    /// # Errors
    ///
    /// The user's error, or that of the conversion.
    fn into_callback_output(self, py: Python<'py>) -> PyResult<Object>;
}

impl<'py, T: IntoPyObject<'py>> CallbackOutput<'py> for T {
    #[inline]
    fn into_callback_output(self, py: Python<'py>) -> PyResult<Object> {
        self.into_py_any(py)
    }
}

impl<'py, T: IntoPyObject<'py>, E: Into<PyErr>> CallbackOutput<'py> for Result<T, E> {
    #[inline]
    fn into_callback_output(self, py: Python<'py>) -> PyResult<Object> {
        self.map_err(Into::into)?.into_py_any(py)
    }
}

/// A closure and what Python has to know of it, which the function object points to: both live in the capsule that is
/// the function's `self`.
struct Closure<F> {
    definition: ffi::PyMethodDef,
    closure: F,
}

// SAFETY: the definition holds pointers to static texts and a function.
unsafe impl<F: Send> Send for Closure<F> {}

/// The name of the capsule, and of a function that has none.
const NAME: &CStr = c"pyo3-closure";

/// A function object that calls a closure, and drops it when it dies.
pub(crate) fn new_closure<'py, F, R>(
    py: Python<'py>,
    name: Option<&'static CStr>,
    doc: Option<&'static CStr>,
    closure: F,
) -> PyResult<Bound<'py, PyCFunction>>
where
    F: Fn(&Bound<'_, PyTuple>, Option<&Bound<'_, PyDict>>) -> R + Send + Sync + 'static,
    for<'p> R: CallbackOutput<'p>,
{
    let definition = ffi::PyMethodDef {
        ml_name: name.unwrap_or(NAME).as_ptr(),
        ml_meth: ffi::PyMethodDefPointer { PyCFunctionWithKeywords: call::<F, R> },
        ml_flags: ffi::METH_VARARGS | ffi::METH_KEYWORDS,
        ml_doc: doc.map_or(std::ptr::null(), CStr::as_ptr),
    };
    let capsule = PyCapsule::new_with_value(py, Closure { definition, closure }, NAME)?;
    let definition = raw::capsule::pointer(&capsule, Some(NAME))?.cast::<Closure<F>>();
    // SAFETY: the capsule holds a `Closure`; the function object keeps the capsule, and reads the definition only.
    let function = unsafe {
        ffi::PyCFunction_NewEx(&raw mut (*definition.as_ptr()).definition, capsule.as_ptr(), std::ptr::null_mut())
    };
    // SAFETY: an owned reference to a function, or null with an exception set.
    unsafe { Bound::from_owned_raw_or_err(py, function) }
}

/// `METH_VARARGS | METH_KEYWORDS` of a closure.
///
/// # Safety
///
/// `capsule` holds a `Closure<F>`, and the arguments are a tuple and a dictionary or null, live for the call.
unsafe extern "C" fn call<F, R>(
    capsule: *mut ffi::PyObject,
    arguments: *mut ffi::PyObject,
    keywords: *mut ffi::PyObject,
) -> *mut ffi::PyObject
where
    F: Fn(&Bound<'_, PyTuple>, Option<&Bound<'_, PyDict>>) -> R + Send + Sync + 'static,
    for<'p> R: CallbackOutput<'p>,
{
    guarded(|py| {
        // SAFETY: forwarded from this function's contract.
        let capsule: Borrowed<'_, '_, PyCapsule> = unsafe { Borrowed::from_ptr_unchecked(py, capsule) };
        let closure = raw::capsule::pointer(&capsule, Some(NAME))?.cast::<Closure<F>>();
        // SAFETY: forwarded from this function's contract; the caller keeps the function object, and that the capsule.
        let closure = unsafe { closure.as_ref() };
        // SAFETY: forwarded from this function's contract.
        let arguments: Borrowed<'_, '_, PyTuple> = unsafe { Borrowed::from_ptr_unchecked(py, arguments) };
        // SAFETY: forwarded from this function's contract.
        let keywords: Option<Borrowed<'_, '_, PyDict>> = unsafe { Borrowed::from_raw_or_opt(py, keywords) };
        let result = (closure.closure)(&arguments, keywords.as_deref());
        result.into_callback_output(py).map(Py::into_ptr)
    })
}

/// A function object for a C function, which belongs to a module or to none.
///
/// What Python has to know of it is never given back.
#[inline]
pub(crate) fn new<'py>(
    py: Python<'py>,
    function: ffi::PyMethodDefPointer,
    flags: c_int,
    (name, doc): (&'static CStr, &'static CStr),
    module: Option<&Bound<'py, PyModule>>,
) -> PyResult<Bound<'py, PyCFunction>> {
    let definition =
        ffi::PyMethodDef { ml_name: name.as_ptr(), ml_meth: function, ml_flags: flags, ml_doc: doc.as_ptr() };
    let module_name = module.map(|module| module.name()).transpose()?;
    let this = module.map_or(std::ptr::null_mut(), Bound::as_ptr);
    let module_name = module_name.as_ref().map_or(std::ptr::null_mut(), Bound::as_ptr);
    let definition = Box::leak(Box::new(definition));
    // SAFETY: the definition lives for ever; `this` is a module or null, and its name is a string or null.
    let function = unsafe { ffi::PyCFunction_NewEx(definition, this, module_name) };
    // SAFETY: an owned reference to a function, or null with an exception set.
    unsafe { Bound::from_owned_raw_or_err(py, function) }
}
