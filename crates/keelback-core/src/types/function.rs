//! Functions, built in and written in Python.

use crate::raw;

raw::native_type::native_type!(
    /// A function written in C or Rust.
    PyCFunction, "types", "BuiltinFunctionType", PyCFunction_Type, check: PyCFunction_Check
);

raw::native_type::native_type!(
    /// A function written in Python.
    PyFunction, "types", "FunctionType", PyFunction_Type
);
