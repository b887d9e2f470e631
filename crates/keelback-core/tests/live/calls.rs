//! Calling objects.

use crate::{eval, eval_with, text};
use keelback_core::prelude::*;
use keelback_core::types::{IntoPyDict, PyTuple};

const RECORD: &str = "class C:\n def m(s, *a, **k): return (a, k)\n @staticmethod\n def s(*a): return a\ndef f(*a, **k): return (a, k)\nc = C()";

#[test]
fn functions() {
    Python::attach(|py| {
        let function = eval_with(py, RECORD, "f");
        let keywords = [("x", 1)].into_py_dict(py).unwrap();
        let pair = &(1, "a");
        assert_eq!(function.call0().unwrap().to_string(), "((), {})");
        assert_eq!(function.call1(()).unwrap().to_string(), "((), {})");
        assert_eq!(function.call1((1, "a")).unwrap().to_string(), "((1, 'a'), {})");
        assert_eq!(function.call1(pair).unwrap().to_string(), "((1, 'a'), {})");
        assert_eq!(function.call((1,), Some(&keywords)).unwrap().to_string(), "((1,), {'x': 1})");
        assert_eq!(function.call((), Some(&keywords)).unwrap().to_string(), "((), {'x': 1})");
        assert_eq!(function.call((), None).unwrap().to_string(), "((), {})");
        let many = (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12);
        assert_eq!(function.call1(many).unwrap().to_string(), "((1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12), {})");
        let tuple = PyTuple::new(py, [1, 2]).unwrap();
        assert_eq!(function.call1(&tuple).unwrap().to_string(), "((1, 2), {})");
        assert_eq!(function.call1(tuple.as_borrowed()).unwrap().to_string(), "((1, 2), {})");
        assert_eq!(function.call1(tuple.clone().unbind()).unwrap().to_string(), "((1, 2), {})");
        assert_eq!(function.call(tuple, Some(&keywords)).unwrap().to_string(), "((1, 2), {'x': 1})");
    });
}

#[test]
fn methods() {
    Python::attach(|py| {
        let object = eval_with(py, RECORD, "c");
        let keywords = [("x", 1)].into_py_dict(py).unwrap();
        assert_eq!(object.call_method0("m").unwrap().to_string(), "((), {})");
        assert_eq!(object.call_method1("m", (1, 2)).unwrap().to_string(), "((1, 2), {})");
        assert_eq!(object.call_method1("s", (1, 2)).unwrap().to_string(), "(1, 2)");
        assert_eq!(object.call_method("m", (1,), Some(&keywords)).unwrap().to_string(), "((1,), {'x': 1})");
        assert_eq!(object.call_method("m", (1,), None).unwrap().to_string(), "((1,), {})");
        let bound = object.getattr("m").unwrap();
        assert_eq!(bound.call1((5,)).unwrap().to_string(), "((5,), {})");
        let tuple = PyTuple::new(py, [1]).unwrap();
        assert_eq!(object.call_method1("m", tuple).unwrap().to_string(), "((1,), {})");
        let unbound = object.unbind();
        assert_eq!(unbound.call_method1(py, "m", (1,)).unwrap().bind(py).to_string(), "((1,), {})");
        assert_eq!(unbound.call_method0(py, "m").unwrap().bind(py).to_string(), "((), {})");
    });
}

#[test]
fn failures() {
    Python::attach(|py| {
        assert_eq!(text(eval(py, "1").call0().unwrap_err()), "TypeError: 'int' object is not callable");
        assert_eq!(text(eval(py, "1").call1((1,)).unwrap_err()), "TypeError: 'int' object is not callable");
        let missing = eval(py, "1").call_method0("nope").unwrap_err();
        assert_eq!(text(missing), "AttributeError: 'int' object has no attribute 'nope'");
        let raising = eval_with(py, "def f(*a): raise KeyError('k')", "f");
        assert_eq!(text(raising.call1((1, 2)).unwrap_err()), "KeyError: 'k'");
    });
}

#[test]
fn references_balance() {
    Python::attach(|py| {
        let function = eval_with(py, RECORD, "f");
        let argument = eval(py, "object()");
        let before = argument.get_refcnt();
        for _ in 0..1000 {
            drop(function.call1((&argument, argument.clone())).unwrap());
            drop((&argument, argument.clone()).into_pyobject(py).unwrap());
            drop(vec![argument.clone()].into_pyobject(py).unwrap().extract::<Vec<Py<PyAny>>>().unwrap());
        }
        assert_eq!(argument.get_refcnt(), before);
    });
}
