//! Text and bytes.

use crate::{eval, refused, round_trip, text};
use keelback_core::prelude::*;
use keelback_core::types::{PyByteArray, PyBytes};
use std::borrow::Cow;
use std::ffi::{CStr, CString};

#[test]
fn text_goes_both_ways() {
    for value in ["", "a", "keel", "a\0b", "\u{7f}", "\u{80}", "é", "€", "𝄞", "aé€𝄞"] {
        Python::attach(|py| {
            let object = PyString::new(py, value);
            assert_eq!(object.extract::<&str>().unwrap(), value);
            assert_eq!(object.extract::<Cow<'_, str>>().unwrap(), value);
            assert_eq!(object.extract::<String>().unwrap(), value);
            assert_eq!(object.code_point_len().unwrap(), value.chars().count());
            assert_eq!(object, value);
            assert_eq!(value, object);
            assert_eq!(object.encode_utf8().unwrap().as_bytes(), value.as_bytes());
        });
    }
    round_trip('c', "'c'");
    round_trip('é', "'é'");
    round_trip(String::from("x"), "'x'");
}

#[test]
fn subclasses_of_str_are_text() {
    Python::attach(|py| {
        let object = crate::eval_with(py, "class S(str): pass", "S('keel')");
        assert_eq!(object.extract::<&str>().unwrap(), "keel");
    });
}

#[test]
fn not_text() {
    assert_eq!(refused::<String>("5"), "TypeError: 'int' object is not an instance of 'str'");
    assert_eq!(refused::<String>("b'x'"), "TypeError: 'bytes' object is not an instance of 'str'");
    assert_eq!(refused::<String>("None"), "TypeError: 'None' is not an instance of 'str'");
    assert_eq!(refused::<char>("''"), "ValueError: expected a string of length 1");
    assert_eq!(refused::<char>("'ab'"), "ValueError: expected a string of length 1");
}

#[test]
fn lone_surrogates() {
    let message =
        "UnicodeEncodeError: 'utf-8' codec can't encode character '\\ud800' in position 0: surrogates not allowed";
    assert_eq!(refused::<String>("'\\ud800x'"), message);
    Python::attach(|py| {
        let object = eval(py, "'\\ud800x'").cast_into::<PyString>().unwrap();
        assert_eq!(object.to_string_lossy(), "\u{fffd}\u{fffd}\u{fffd}x");
        assert!(object != "x");
    });
}

#[test]
fn bytes_go_both_ways() {
    round_trip(vec![0_u8, 255], "b'\\x00\\xff'");
    round_trip([1_u8, 2, 3], "b'\\x01\\x02\\x03'");
    Python::attach(|py| {
        let object = b"ab".as_slice().into_pyobject(py).unwrap();
        assert!(object.is_exact_instance_of::<PyBytes>());
        assert_eq!(object.extract::<&[u8]>().unwrap(), b"ab");
        assert!(matches!(object.extract::<Cow<'_, [u8]>>().unwrap(), Cow::Borrowed(b"ab")));
        let array = PyByteArray::new(py, b"xy");
        assert_eq!(array.extract::<Vec<u8>>().unwrap(), b"xy");
        assert!(matches!(array.extract::<Cow<'_, [u8]>>().unwrap(), Cow::Owned(_)));
        assert_eq!(
            text(array.extract::<&[u8]>().unwrap_err()),
            "TypeError: 'bytearray' object is not an instance of 'bytes'"
        );
        assert_eq!(eval(py, "[1, 2]").extract::<Vec<u8>>().unwrap(), [1, 2]);
    });
    assert_eq!(refused::<Vec<u8>>("[256]"), "OverflowError: out of range integral type conversion attempted");
    assert_eq!(refused::<[u8; 2]>("b'abc'"), "ValueError: expected a sequence of length 2 (got 3)");
}

#[test]
fn bytes_are_made_in_place() {
    Python::attach(|py| {
        let made = PyBytes::new_with(py, 3, |bytes| {
            assert_eq!(bytes, [0; 3]);
            bytes[1] = b'x';
            Ok(())
        });
        assert_eq!(made.unwrap().as_bytes(), b"\0x\0");
        let failed = PyBytes::new_with(py, 3, |_| Err(keelback_core::exceptions::PyValueError::new_err("no")));
        assert_eq!(text(failed.unwrap_err()), "ValueError: no");
        assert!(PyBytes::new_with(py, 0, |_| Ok(())).unwrap().as_bytes().is_empty());
        let written = PyBytes::new_with_writer(py, 1, |writer| {
            use std::io::Write;
            write!(writer, "{}", 42)?;
            writer.write_bytes(b"!")
        });
        assert_eq!(written.unwrap().as_bytes(), b"42!");
        assert_eq!(
            text(PyBytes::new_with(py, usize::MAX, |_| Ok(())).unwrap_err()),
            "OverflowError: out of range integral type conversion attempted"
        );
    });
}

#[test]
fn c_text() {
    round_trip(CString::new("keel").unwrap(), "'keel'");
    Python::attach(|py| {
        assert_eq!(eval(py, "'é'").extract::<&CStr>().unwrap(), c"é");
    });
    assert_eq!(
        refused::<CString>("'a\\0b'"),
        "ValueError: data provided contains an interior nul byte at byte position 1"
    );
}

#[test]
fn bytearrays() {
    Python::attach(|py| {
        let array = PyByteArray::new(py, b"ab");
        array.resize(4).unwrap();
        assert_eq!(array.to_vec(), b"ab\0\0");
        array.resize(1).unwrap();
        assert_eq!(array.to_vec(), b"a");
        let view = keelback_core::types::PyMemoryView::from(&array).unwrap();
        assert!(text(array.resize(9).unwrap_err()).starts_with("BufferError: "));
        drop(view);
        assert_eq!(
            text(PyByteArray::from(&eval(py, "1.5")).unwrap_err()),
            "TypeError: cannot convert 'float' object to bytearray"
        );
    });
}

#[test]
fn formatted() {
    Python::attach(|py| {
        assert_eq!(PyString::from_fmt(py, format_args!("{}-{:02}", "a", 7)).unwrap(), "a-07");
        let interned = PyString::intern(py, "keelback");
        assert!(interned.is(PyString::intern(py, "keelback")));
        let error = PyString::from_bytes(py, b"a\xff").unwrap_err();
        assert_eq!(
            text(error),
            "UnicodeDecodeError: 'utf-8' codec can't decode byte 0xff in position 1: invalid start byte"
        );
    });
}
