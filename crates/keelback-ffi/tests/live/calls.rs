//! Calls: the conventions that some versions lack, and variadic functions.

use std::ptr::null_mut;

use keelback_ffi as ffi;

use crate::interpreter::{attached, evaluate, exception, new, text};

#[test]
fn vectorcall_passes_positional_and_keyword_arguments() {
    attached(|| {
        let function = evaluate("lambda *a, **k: (a, k)");
        let (one, two, names) = (evaluate("1"), evaluate("2"), evaluate("('key',)"));
        let places = [null_mut(), one.0, two.0];
        let first = places.as_ptr().wrapping_add(1);
        let nargs = 1 | ffi::PY_VECTORCALL_ARGUMENTS_OFFSET;
        let result = new(unsafe { ffi::PyObject_Vectorcall(function.0, first, nargs, names.0) });
        assert_eq!(result.int("o == ((1,), {'key': 2})"), 1);
        // A class of Python's has no vectorcall of its own kind.
        let class = evaluate("type('C', (), {'__init__': lambda s, x, key: setattr(s, 'sum', x + key)})");
        let made = new(unsafe { ffi::PyObject_Vectorcall(class.0, first, nargs, names.0) });
        assert_eq!(made.int("o.sum"), 3);
    });
}

#[test]
fn calls_of_few_arguments_work_everywhere() {
    attached(|| {
        let five = evaluate("5");
        let plus = new(unsafe { ffi::PyObject_CallOneArg(evaluate("lambda x: x + 1").0, five.0) });
        assert_eq!(plus.int("o"), 6);
        let none = new(unsafe { ffi::PyObject_CallNoArgs(evaluate("list").0) });
        assert_eq!(none.int("len(o)"), 0);
        let name = evaluate("'bit_length'");
        let bits = new(unsafe { ffi::PyObject_CallMethodNoArgs(five.0, name.0) });
        assert_eq!(bits.int("o"), 3);
        let sum = new(unsafe { ffi::PyObject_CallMethodOneArg(five.0, evaluate("'__add__'").0, five.0) });
        assert_eq!(sum.int("o"), 10);
    });
}

#[test]
fn errors_pass_through_a_call() {
    attached(|| {
        let function = evaluate("lambda x: 1 // x");
        assert!(unsafe { ffi::PyObject_CallOneArg(function.0, evaluate("0").0) }.is_null());
        assert!(exception().starts_with("ZeroDivisionError: "));
        assert!(unsafe { ffi::PyObject_CallOneArg(evaluate("5").0, function.0) }.is_null());
        assert_eq!(exception(), "TypeError: 'int' object is not callable");
    });
}

#[test]
fn variadic_functions_take_what_their_format_says() {
    attached(|| {
        let built = new(unsafe { ffi::Py_BuildValue(c"(isd)".as_ptr(), 5_i32, c"text".as_ptr(), 2.5_f64) });
        assert_eq!(built.int("o == (5, 'text', 2.5)"), 1);
        let error = unsafe { ffi::PyErr_Format(ffi::PyExc_ValueError, c"%s: %d".as_ptr(), c"bad".as_ptr(), 7_i32) };
        assert!(error.is_null());
        assert_eq!(exception(), "ValueError: bad: 7");
    });
}

#[test]
fn slots_of_functions_can_be_put_into_tables() {
    let _: ffi::getattrofunc = ffi::PyObject_GenericGetAttr;
    let _: ffi::getiterfunc = ffi::PyObject_SelfIter;
    let _: ffi::newfunc = ffi::PyType_GenericNew;
    let _: ffi::hashfunc = ffi::PyObject_HashNotImplemented;
    let _: ffi::freefunc = ffi::PyObject_GC_Del;
    attached(|| assert_eq!(text(&evaluate("'in between'")), "in between"));
}

#[test]
fn the_interpreter_says_whether_it_is_ending() {
    attached(|| assert_eq!(unsafe { ffi::Py_IsFinalizing() }, 0));
}
