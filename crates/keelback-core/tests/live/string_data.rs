//! `PyStringData`, `py_format!`, and what else makes strings.

use std::borrow::Cow;

use crate::{eval, text};
use keelback_core::prelude::*;
use keelback_core::py_format;
use keelback_core::types::{PyString, PyStringData};

/// Calls `check` with the characters of the string that an expression gives.
fn with_data(expression: &str, check: impl FnOnce(Python<'_>, PyStringData<'_>)) {
    Python::attach(|py| {
        let object = eval(py, expression);
        let string = object.cast::<PyString>().unwrap();
        // SAFETY: the layout of strings was tried when the library was bound.
        check(py, unsafe { string.data() }.unwrap());
    });
}

#[test]
fn characters_of_one_byte() {
    with_data("'abc'", |py, data| {
        assert_eq!(data, PyStringData::Ucs1(b"abc"));
        assert_eq!((data.as_bytes(), data.value_width_bytes()), (&b"abc"[..], 1));
        assert!(matches!(data.to_string(py).unwrap(), Cow::Borrowed("abc")));
        assert_eq!(data.to_string_lossy(), "abc");
    });
    with_data("''", |py, data| {
        assert_eq!(data, PyStringData::Ucs1(b""));
        assert_eq!(data.to_string(py).unwrap(), "");
    });
    with_data("'é'", |py, data| {
        assert_eq!(data, PyStringData::Ucs1(b"\xe9"));
        assert_eq!(
            text(data.to_string(py).unwrap_err()),
            "UnicodeDecodeError: 'utf-8' codec can't decode byte 0xe9 in position 0: invalid utf-8"
        );
        assert_eq!(data.to_string_lossy(), "\u{fffd}");
    });
}

#[test]
fn characters_of_two_bytes() {
    with_data("'aд'", |py, data| {
        assert_eq!(data, PyStringData::Ucs2(&[0x61, 0x434]));
        let bytes = [0x61_u16.to_ne_bytes(), 0x434_u16.to_ne_bytes()].concat();
        assert_eq!((data.as_bytes(), data.value_width_bytes()), (&bytes[..], 2));
        assert_eq!(data.to_string(py).unwrap(), "aд");
    });
    with_data("'a\\ud800'", |py, data| {
        assert_eq!(
            text(data.to_string(py).unwrap_err()),
            "UnicodeDecodeError: 'utf-16' codec can't decode bytes in position 0-3: invalid utf-16: lone surrogate \
             found"
        );
        assert_eq!(data.to_string_lossy(), "a\u{fffd}");
    });
}

#[test]
fn characters_of_four_bytes() {
    with_data("'a😀'", |py, data| {
        assert_eq!(data, PyStringData::Ucs4(&[0x61, 0x1f600]));
        assert_eq!((data.as_bytes().len(), data.value_width_bytes()), (8, 4));
        assert_eq!(data.to_string(py).unwrap(), "a😀");
        assert_eq!(data.to_string_lossy(), "a😀");
    });
    Python::attach(|py| {
        let data = PyStringData::Ucs4(&[0x11_0000, 0x61]);
        assert_eq!(
            text(data.to_string(py).unwrap_err()),
            "UnicodeDecodeError: 'utf-32' codec can't decode bytes in position 0-7: error converting utf-32"
        );
        assert_eq!(data.to_string_lossy(), "\u{fffd}a");
    });
}

#[test]
fn data_of_a_subclass() {
    with_data("type('Text', (str,), {})('aд')", |py, data| {
        assert_eq!(data.to_string(py).unwrap(), "aд");
    });
}

#[test]
fn formatted_strings() {
    Python::attach(|py| {
        let width = 5;
        assert_eq!(py_format!(py, "{:>width$}|{}", 1, "ü").unwrap(), "    1|ü");
        let (one, other) = (py_format!(py, "a constant text").unwrap(), py_format!(py, "a constant text").unwrap());
        assert!(one.is(&other));
        assert!(one.is(eval(py, "__import__('sys').intern('a constant text')")));
        struct Fails;
        impl std::fmt::Display for Fails {
            fn fmt(&self, _: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                Err(std::fmt::Error)
            }
        }
        assert_eq!(text(py_format!(py, "{}", Fails).unwrap_err()), "RuntimeError: failed to format string");
    });
}

#[test]
fn the_version_is_known_without_a_token() {
    let version = Python::version_str();
    assert_eq!(version, Python::attach(|py| py.version()));
    assert!(version.starts_with("3."));
}
