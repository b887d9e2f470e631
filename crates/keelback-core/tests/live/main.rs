//! Types and conversions, against a live interpreter.
#![cfg(feature = "auto-initialize")]

mod backed;
mod calls;
mod collections;
mod datetimes;
mod exceptions;
mod handles;
mod iterators;
mod numbers;
mod objects;
mod paths;
mod sequences;
mod string_data;
mod text;
mod type_hints;

use keelback_core::prelude::*;
use keelback_core::types::PyDict;
use std::ffi::CString;

/// What a Python expression comes to.
fn eval<'py>(py: Python<'py>, expression: &str) -> Bound<'py, PyAny> {
    eval_with(py, "", expression)
}

/// What an expression comes to after some statements.
fn eval_with<'py>(py: Python<'py>, statements: &str, expression: &str) -> Bound<'py, PyAny> {
    let globals = PyDict::new(py);
    py.run(&CString::new(statements).unwrap(), Some(&globals), None).unwrap();
    py.eval(&CString::new(expression).unwrap(), Some(&globals), None).unwrap()
}

/// `Type: message` of an error.
fn text<E: Into<PyErr>>(error: E) -> String {
    error.into().to_string()
}

/// What extracting a `T` from an expression fails with.
fn refused<T>(expression: &str) -> String
where
    T: for<'py> FromPyObjectOwned<'py> + std::fmt::Debug,
{
    Python::attach(|py| text(eval(py, expression).extract::<T>().unwrap_err().into()))
}

/// Asserts that a value becomes an object with this `repr`, and that this one becomes the value again.
fn round_trip<T>(value: T, repr: &str)
where
    T: for<'py> FromPyObjectOwned<'py> + for<'py> IntoPyObject<'py> + Clone + PartialEq + std::fmt::Debug,
{
    Python::attach(|py| {
        let object = value.clone().into_bound_py_any(py).unwrap();
        assert_eq!(object.repr().unwrap(), repr);
        assert_eq!(object.extract::<T>().map_err(Into::into).unwrap(), value);
    });
}
