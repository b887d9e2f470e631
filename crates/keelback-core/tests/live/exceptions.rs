//! Exceptions, and the standard library's errors as exceptions.

use crate::{eval, text};
use keelback_core::exceptions::*;
use keelback_core::prelude::*;
use std::io::{Error, ErrorKind};

keelback_core::create_exception!(shop, OutOfStock, PyValueError, "There is none left.");
keelback_core::create_exception!(shop.inner, Plain, PyException);
keelback_core::import_exception!(json, JSONDecodeError);

#[test]
fn new_classes() {
    Python::attach(|py| {
        let class = py.get_type::<OutOfStock>();
        assert_eq!(class.fully_qualified_name().unwrap(), "shop.OutOfStock");
        assert_eq!(class.getattr("__doc__").unwrap().to_string(), "There is none left.");
        assert!(class.is_subclass_of::<PyValueError>().unwrap());
        assert!(class.is(py.get_type::<OutOfStock>()));
        assert_eq!(py.get_type::<Plain>().fully_qualified_name().unwrap(), "shop.inner.Plain");
        assert!(py.get_type::<Plain>().getattr("__doc__").unwrap().is_none());
        assert_eq!(text(OutOfStock::new_err("apples")), "OutOfStock: apples");
    });
}

#[test]
fn imported_classes() {
    Python::attach(|py| {
        let error = py.import("json").unwrap().call_method1("loads", ("{",)).unwrap_err();
        assert!(error.is_instance_of::<JSONDecodeError>(py) && error.is_instance_of::<PyValueError>(py));
        assert_eq!(py.get_type::<asyncio::QueueFull>().name().unwrap(), "QueueFull");
        assert!(py.get_type::<socket::gaierror>().is_subclass_of::<PyOSError>().unwrap());
    });
}

#[test]
fn handles_become_errors() {
    Python::attach(|py| {
        let exception = eval(py, "KeyError('k')").cast_into::<PyKeyError>().unwrap();
        assert_eq!(text(PyErr::from(exception)), "KeyError: 'k'");
        assert_eq!(
            text(eval(py, "KeyError()").cast_into::<PyValueError>().unwrap_err()),
            "TypeError: 'KeyError' object is not an instance of 'ValueError'"
        );
    });
}

#[test]
fn arguments() {
    Python::attach(|py| {
        assert_eq!(PyValueError::new_err(("a", 1)).value(py).repr().unwrap(), "ValueError('a', 1)");
        assert_eq!(PyValueError::new_err(()).value(py).repr().unwrap(), "ValueError()");
        assert_eq!(PyKeyError::new_err("k").value(py).repr().unwrap(), "KeyError('k')");
        assert_eq!(PyStopIteration::new_err(5).value(py).getattr("value").unwrap().to_string(), "5");
    });
}

#[test]
fn newer_classes_are_there_on_every_version() {
    Python::attach(|py| {
        assert!(!PyValueError::new_err("x").is_instance_of::<PyBaseExceptionGroup>(py));
        assert!(eval(py, "1").cast::<PyBaseExceptionGroup>().is_err());
        assert!(py.get_type::<PyEncodingWarning>().is_subclass_of::<PyWarning>().unwrap());
    });
}

#[test]
fn io_errors() {
    assert_eq!(text(Error::from(ErrorKind::NotFound)), "FileNotFoundError: entity not found");
    assert_eq!(text(Error::from_raw_os_error(2)), "FileNotFoundError: No such file or directory (os error 2)");
    assert_eq!(text(Error::from_raw_os_error(21)), "IsADirectoryError: Is a directory (os error 21)");
    assert_eq!(text(Error::other("boo")), "OSError: boo");
    assert_eq!(text(Error::new(ErrorKind::TimedOut, "slow")), "TimeoutError: slow");
    let there: Error = PyFileExistsError::new_err("f").into();
    assert_eq!(there.kind(), ErrorKind::AlreadyExists);
    assert_eq!(text(there), "FileExistsError: f");
    let other: Error = PyValueError::new_err("v").into();
    assert_eq!(other.kind(), ErrorKind::Other);
    assert_eq!(text(other), "ValueError: v");
}

#[test]
fn parse_errors() {
    assert_eq!(text("x".parse::<u8>().unwrap_err()), "ValueError: invalid digit found in string");
    assert_eq!(text("x".parse::<f32>().unwrap_err()), "ValueError: invalid float literal");
    assert_eq!(text("x".parse::<bool>().unwrap_err()), "ValueError: provided string was not `true` or `false`");
    assert_eq!(text(u8::try_from(300).unwrap_err()), "ValueError: out of range integral type conversion attempted");
    assert_eq!(text("x".parse::<std::net::IpAddr>().unwrap_err()), "ValueError: invalid IP address syntax");
    let message = "UnicodeDecodeError: 'utf-8' codec can't decode byte 0xff in position 1: invalid utf-8";
    assert_eq!(text(String::from_utf8(vec![b'a', 0xff]).unwrap_err()), message);
    let bytes = vec![b'a', 0xff];
    let error = std::str::from_utf8(&bytes).unwrap_err();
    Python::attach(|py| {
        assert_eq!(text(PyUnicodeDecodeError::new_err_from_utf8(py, &bytes, error)), message);
        assert!(PyErr::from(error).is_instance_of::<PyUnicodeDecodeError>(py));
    });
}

#[test]
fn decode_errors_say_which_bytes() {
    assert_eq!(
        text(String::from_utf8(vec![b'a', 0xe2, 0x82]).unwrap_err()),
        "UnicodeDecodeError: 'utf-8' codec can't decode bytes in position 1-2: invalid utf-8"
    );
    let not_utf8 = std::ffi::CString::new(vec![b'a', 0xff]).unwrap();
    assert_eq!(
        text(not_utf8.into_string().unwrap_err()),
        "UnicodeDecodeError: 'utf-8' codec can't decode byte 0xff in position 1: invalid utf-8"
    );
}

#[test]
fn one_error_in_several_threads() {
    let error = std::sync::Arc::new(PyValueError::new_err("shared"));
    let threads: Vec<_> = (0..4)
        .map(|_| {
            let error = error.clone();
            std::thread::spawn(move || Python::attach(|py| error.value(py).as_ptr() as usize))
        })
        .collect();
    let values: Vec<_> = threads.into_iter().map(|thread| thread.join().unwrap()).collect();
    assert!(values.iter().all(|value| *value == values[0]));
}

#[test]
fn an_error_becomes_an_object_and_an_error_again() {
    Python::attach(|py| {
        let error = PyKeyError::new_err("k");
        let object = (&error).into_pyobject(py).unwrap();
        assert!(object.is(error.value(py)));
        assert!(object.is(error.clone_ref(py).into_value(py).bind(py)));
        assert_eq!(text(PyErr::from(object)), "KeyError: 'k'");
    });
}

#[test]
fn what_is_set_can_be_taken() {
    Python::attach(|py| {
        assert!(!PyErr::occurred(py));
        assert!(PyErr::take(py).is_none());
        PyValueError::new_err("set").restore(py);
        assert!(PyErr::occurred(py));
        assert_eq!(text(PyErr::take(py).unwrap()), "ValueError: set");
        PyValueError::new_err("again").restore(py);
        assert_eq!(text(PyErr::fetch(py)), "ValueError: again");
        assert!(!PyErr::occurred(py));
        assert_eq!(text(PyErr::fetch(py)), "SystemError: attempted to fetch exception but none was set");
    });
}

#[test]
fn what_is_no_exception_class_is_a_type_error() {
    Python::attach(|py| {
        let message = "TypeError: exceptions must derive from BaseException";
        assert_eq!(text(PyErr::new::<keelback_core::types::PyInt, _>("x")), message);
        assert_eq!(text(PyErr::from_type(py.get_type::<keelback_core::types::PyInt>(), "x")), message);
        assert_eq!(text(PyErr::from_value(py.None().into_bound(py))), message);
        assert_eq!(text(PyErr::from_type(py.get_type::<PyKeyError>(), "x")), "KeyError: 'x'");
        assert_eq!(text(PyErr::from_value(py.get_type::<PyKeyError>().into_any())), "KeyError: ");
    });
}
