//! `PyBackedStr`, `PyBackedBytes` and `marshal`.

use std::collections::{BTreeSet, HashSet};

use crate::{eval, text};
use keelback_core::marshal;
use keelback_core::prelude::*;
use keelback_core::pybacked::{PyBackedBytes, PyBackedStr};
use keelback_core::types::{PyBytes, PyString};

fn word(py: Python<'_>, word: &str) -> PyBackedStr {
    PyString::new(py, word).try_into().unwrap()
}

#[test]
fn text_is_compared_as_text() {
    Python::attach(|py| {
        let one = word(py, "Büro");
        assert_eq!([one == "Büro", "Büro" == one, *"Büro" == one, one == *"Büro"], [true; 4]);
        assert!(one != "büro" && one < *"büro" && *"Ast" < one && one == word(py, "Büro"));
        assert!(one.as_py_str().bind(py) == "Büro" && one.len() == 5);
        assert_eq!(AsRef::<[u8]>::as_ref(&one), "Büro".as_bytes());
        let sorted: BTreeSet<PyBackedStr> = ["b", "a", "b"].map(|one| word(py, one)).into();
        assert_eq!(sorted.iter().map(|one| &**one).collect::<String>(), "ab");
        let words: HashSet<PyBackedStr> = ["b", "a", "b"].map(|one| word(py, one)).into();
        assert!(words.len() == 2 && words.contains("a") && !words.contains("c"));
    });
}

#[test]
fn bytes_are_compared_as_bytes() {
    Python::attach(|py| {
        let one = PyBackedBytes::from(PyBytes::new(py, b"ab"));
        assert_eq!([one == b"ab", b"ab" == one, one == *b"ab", *b"ab" == one], [true; 4]);
        let plain: &[u8] = b"ab";
        assert_eq!([one == *plain, *plain == one, one == plain, plain == one], [true; 4]);
        assert!(one < b"b"[..] && b"a"[..] < one && one == one.clone_ref(py));
        let other: PyBackedBytes = eval(py, "bytearray(b'ac')").extract().unwrap();
        assert!(one < other && HashSet::from([one, other]).len() == 2);
    });
}

#[test]
fn both_cross_threads() {
    fn crosses<T: Send + Sync>() {}
    crosses::<PyBackedStr>();
    crosses::<PyBackedBytes>();
}

#[test]
fn marshal_goes_both_ways() {
    Python::attach(|py| {
        for value in ["[1, 'a', None, (2.5, b'x')]", "{'a': {1}}", "compile('1 + 1', 'x', 'eval')"] {
            let value = eval(py, value);
            let bytes = marshal::dumps(&value, marshal::VERSION).unwrap();
            assert!(marshal::loads(py, &bytes).unwrap().eq(&value).unwrap());
        }
        assert_eq!(text(marshal::dumps(&eval(py, "object()"), 2).unwrap_err()), "ValueError: unmarshallable object");
        assert_eq!(text(marshal::loads(py, b"").unwrap_err()), "EOFError: EOF read where object expected");
        assert!(text(marshal::loads(py, b"junk").unwrap_err()).starts_with("ValueError: bad marshal data"));
    });
}
