//! Functions, built in and written in Python.

use std::ffi::CStr;

use super::{PyDict, PyModule, PyTuple};
use crate::function::closure::{self, CallbackOutput};
use crate::instance::Bound;
use crate::marker::Python;
use crate::{PyResult, ffi, raw};

raw::native_type::native_type!(
    /// A function written in C or Rust.
    PyCFunction, "types", "BuiltinFunctionType", PyCFunction_Type, check: PyCFunction_Check
);

impl PyCFunction {
    /// A function that gets positional arguments as a tuple (`METH_VARARGS`).
    ///
    /// It belongs to `module` if there is one: that is the first argument of `fun`, otherwise null.
    ///
    /// # Errors
    ///
    /// `MemoryError`; `SystemError` if the module has no name.
    #[inline]
    pub fn new<'py>(
        py: Python<'py>,
        fun: ffi::PyCFunction,
        name: &'static CStr,
        doc: &'static CStr,
        module: Option<&Bound<'py, PyModule>>,
    ) -> PyResult<Bound<'py, Self>> {
        let function = ffi::PyMethodDefPointer { PyCFunction: fun };
        closure::new(py, function, ffi::METH_VARARGS, (name, doc), module)
    }

    /// A function that gets positional arguments as a tuple, and keyword arguments as a dictionary or null
    /// (`METH_VARARGS | METH_KEYWORDS`).
    ///
    /// It belongs to `module` if there is one: that is the first argument of `fun`, otherwise null.
    ///
    /// # Errors
    ///
    /// `MemoryError`; `SystemError` if the module has no name.
    #[inline]
    pub fn new_with_keywords<'py>(
        py: Python<'py>,
        fun: ffi::PyCFunctionWithKeywords,
        name: &'static CStr,
        doc: &'static CStr,
        module: Option<&Bound<'py, PyModule>>,
    ) -> PyResult<Bound<'py, Self>> {
        let function = ffi::PyMethodDefPointer { PyCFunctionWithKeywords: fun };
        closure::new(py, function, ffi::METH_VARARGS | ffi::METH_KEYWORDS, (name, doc), module)
    }

    /// A function that calls a closure with the positional and the keyword arguments.
    ///
    /// The closure is dropped with the function. Python's garbage collector does not see what it holds.
    ///
    /// # Errors
    ///
    /// `MemoryError`.
    ///
    /// ```
    /// use keelback_core::prelude::*;
    /// use keelback_core::types::{PyCFunction, PyDict, PyTuple};
    ///
    /// Python::attach(|py| {
    ///     let add = |args: &Bound<'_, PyTuple>, _kwargs: Option<&Bound<'_, PyDict>>| -> PyResult<i64> {
    ///         let (one, other): (i64, i64) = args.extract()?;
    ///         Ok(one + other)
    ///     };
    ///     let function = PyCFunction::new_closure(py, Some(c"add"), None, add).unwrap();
    ///     assert_eq!(function.call1((1, 2)).unwrap().extract::<i64>().unwrap(), 3);
    /// });
    /// ```
    #[inline]
    pub fn new_closure<'py, F, R>(
        py: Python<'py>,
        name: Option<&'static CStr>,
        doc: Option<&'static CStr>,
        closure: F,
    ) -> PyResult<Bound<'py, Self>>
    where
        F: Fn(&Bound<'_, PyTuple>, Option<&Bound<'_, PyDict>>) -> R + Send + Sync + 'static,
        for<'p> R: CallbackOutput<'p>,
    {
        closure::new_closure(py, name, doc, closure)
    }
}

raw::native_type::native_type!(
    /// A function written in Python.
    PyFunction, "types", "FunctionType", PyFunction_Type
);
