//! The built-in types, constants and exceptions, and the checks of types.

use keelback_ffi as ffi;

use crate::interpreter::{attached, evaluate};

#[test]
fn types_are_those_of_builtins() {
    attached(|| {
        for (class, name) in [
            (ffi::PyLong_Type(), "int"),
            (ffi::PyBool_Type(), "bool"),
            (ffi::PyFloat_Type(), "float"),
            (ffi::PyUnicode_Type(), "str"),
            (ffi::PyBytes_Type(), "bytes"),
            (ffi::PyList_Type(), "list"),
            (ffi::PyTuple_Type(), "tuple"),
            (ffi::PyDict_Type(), "dict"),
            (ffi::PySet_Type(), "set"),
            (ffi::PyType_Type(), "type"),
            (ffi::PyBaseObject_Type(), "object"),
            (ffi::PySlice_Type(), "slice"),
            (ffi::PyModule_Type(), "type(__import__('sys'))"),
            (ffi::PyFrozenSet_Type(), "frozenset"),
            (ffi::PyMemoryView_Type(), "memoryview"),
            (ffi::Py_GenericAliasType(), "type(list[int])"),
        ] {
            assert_eq!(class.cast(), evaluate(name).0, "{name}");
        }
        assert_eq!(ffi::PyFrozenDict_Type().is_null(), ffi::layout().minor < 15);
    });
}

#[test]
fn constants_are_those_of_builtins() {
    attached(|| {
        for (object, name) in [
            (ffi::Py_None(), "None"),
            (ffi::Py_True(), "True"),
            (ffi::Py_False(), "False"),
            (ffi::Py_NotImplemented(), "NotImplemented"),
            (ffi::Py_Ellipsis(), "..."),
        ] {
            assert_eq!(object, evaluate(name).0, "{name}");
        }
    });
}

#[test]
fn exceptions_are_those_of_builtins() {
    attached(|| {
        for (class, name) in [
            (unsafe { ffi::PyExc_ValueError }, "ValueError"),
            (unsafe { ffi::PyExc_OSError }, "OSError"),
            (unsafe { ffi::PyExc_IOError }, "OSError"),
            (unsafe { ffi::PyExc_EnvironmentError }, "OSError"),
            (unsafe { ffi::PyExc_BaseException }, "BaseException"),
            (unsafe { ffi::PyExc_RecursionError }, "RecursionError"),
        ] {
            assert_eq!(class, evaluate(name).0, "{name}");
        }
        assert_eq!(unsafe { ffi::PyExc_BaseExceptionGroup }.is_null(), ffi::layout().minor < 11);
    });
}

#[test]
fn checks_of_types_agree_with_isinstance() {
    type Check = unsafe fn(*mut ffi::PyObject) -> std::ffi::c_int;
    let checks: &[(Check, &str, bool)] = &[
        (ffi::PyLong_Check, "int", false),
        (ffi::PyLong_CheckExact, "int", true),
        (ffi::PyUnicode_Check, "str", false),
        (ffi::PyUnicode_CheckExact, "str", true),
        (ffi::PyBytes_Check, "bytes", false),
        (ffi::PyBytes_CheckExact, "bytes", true),
        (ffi::PyList_Check, "list", false),
        (ffi::PyList_CheckExact, "list", true),
        (ffi::PyTuple_Check, "tuple", false),
        (ffi::PyTuple_CheckExact, "tuple", true),
        (ffi::PyDict_Check, "dict", false),
        (ffi::PyDict_CheckExact, "dict", true),
        (ffi::PyFloat_Check, "float", false),
        (ffi::PyFloat_CheckExact, "float", true),
        (ffi::PySet_Check, "set", false),
        (ffi::PyFrozenSet_Check, "frozenset", false),
        (ffi::PyAnySet_Check, "(set, frozenset)", false),
        (ffi::PyBool_Check, "bool", true),
        (ffi::PyType_Check, "type", false),
        (ffi::PyComplex_Check, "complex", false),
        (ffi::PyExceptionInstance_Check, "BaseException", false),
        (ffi::PyModule_Check, "type(__import__('sys'))", false),
        (ffi::PyByteArray_Check, "bytearray", false),
        (ffi::PySlice_Check, "slice", true),
    ];
    attached(|| {
        for expression in [
            "5",
            "True",
            "'a'",
            "b'a'",
            "[]",
            "()",
            "{}",
            "1.5",
            "set()",
            "frozenset()",
            "int",
            "1j",
            "ValueError()",
            "None",
            "__import__('sys')",
            "bytearray()",
            "slice(1)",
            "type('L', (list,), {})()",
            "type('I', (int,), {})()",
            "type('S', (str,), {})()",
            "type('F', (float,), {})()",
            "type('M', (type,), {})('C', (), {})",
        ] {
            let object = evaluate(expression);
            for (check, class, exact) in checks {
                let source = if *exact { format!("type(o) is {class}") } else { format!("isinstance(o, {class})") };
                let found = i64::from(unsafe { check(object.0) });
                assert_eq!(found, object.int(&source), "{expression} {source}");
            }
        }
        assert_eq!(unsafe { ffi::PyExceptionClass_Check(evaluate("KeyError").0) }, 1);
        assert_eq!(unsafe { ffi::PyExceptionClass_Check(evaluate("int").0) }, 0);
        assert_eq!(unsafe { ffi::PyExceptionClass_Check(evaluate("5").0) }, 0);
    });
}
