//! `Py`, `Bound`, `Borrowed` and the conversions between them.

use crate::{eval, text};
use keelback_core::prelude::*;
use keelback_core::types::{PyDict, PyInt, PyList};

#[test]
fn handles_convert() {
    Python::attach(|py| {
        let list: Bound<'_, PyList> = eval(py, "[1]").extract().unwrap();
        let kept: Py<PyList> = list.extract().unwrap();
        let lent: Borrowed<'_, '_, PyList> = list.extract().unwrap();
        assert!(list.is(&kept) && list.is(lent) && kept.is(&list));
        assert!(kept.clone_ref(py).into_bound(py).is(&list));
        let any: Py<PyAny> = kept.clone_ref(py).into();
        assert!(any.cast_bound::<PyList>(py).is_ok());
        assert_eq!(
            text(any.cast_bound::<PyDict>(py).unwrap_err()),
            "TypeError: 'list' object is not an instance of 'dict'"
        );
        assert_eq!(
            text(any.extract::<Py<PyInt>>(py).unwrap_err()),
            "TypeError: 'list' object is not an instance of 'int'"
        );
        assert_eq!(any.extract::<Vec<u8>>(py).unwrap(), [1]);
        assert!(any.is_truthy(py).unwrap() && !any.is_none(py));
        let none = any.getattr(py, "append").unwrap().call1(py, (2,));
        assert!(none.unwrap().is_none(py));
        assert_eq!(list.len(), 2);
        let bound: Bound<'_, PyList> = (&list).into();
        assert!(bound.is(&list));
        assert!(format!("{kept:?}").starts_with("Py(0x"));
    });
}

#[test]
fn equality_with_numbers() {
    Python::attach(|py| {
        assert_eq!(PyInt::new(py, 5), 5_i64);
        assert!(PyInt::new(py, 300) != 44_u8);
        assert_eq!(-1_i128, PyInt::new(py, -1));
        assert_eq!(keelback_core::types::PyFloat::new(py, 1.5), 1.5_f32);
        let bytes = keelback_core::types::PyBytes::new(py, b"ab");
        assert!(bytes == *b"ab".as_slice() && bytes[0] == b'a' && bytes[1..] == *b"b");
    });
}
