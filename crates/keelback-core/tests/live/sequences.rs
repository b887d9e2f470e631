//! `Vec`, arrays, tuples, `Option`.

use crate::{eval, eval_with, refused, round_trip, text};
use keelback_core::prelude::*;
use keelback_core::types::{PyList, PyTuple};

#[test]
fn sequences_go_both_ways() {
    round_trip(vec![1, 2, 3], "[1, 2, 3]");
    round_trip(Vec::<i32>::new(), "[]");
    round_trip(vec![String::from("a")], "['a']");
    round_trip(vec![vec![1], vec![]], "[[1], []]");
    round_trip(vec![Some(1), None], "[1, None]");
    round_trip([1, 2], "[1, 2]");
    round_trip(vec![(1, String::from("a"))], "[(1, 'a')]");
    round_trip((1,), "(1,)");
    round_trip((1, String::from("a"), 2.5), "(1, 'a', 2.5)");
    round_trip((1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12), "(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12)");
    round_trip(Some(5), "5");
    round_trip(None::<i32>, "None");
}

#[test]
fn nothing_is_an_empty_tuple() {
    Python::attach(|py| {
        assert_eq!(().into_pyobject(py).unwrap().repr().unwrap(), "()");
    });
}

#[test]
fn references_convert() {
    Python::attach(|py| {
        let repr = |object: PyResult<Bound<'_, PyAny>>| object.unwrap().to_string();
        assert_eq!(repr((&vec![1, 2]).into_bound_py_any(py)), "[1, 2]");
        assert_eq!(repr([1, 2].as_slice().into_bound_py_any(py)), "[1, 2]");
        assert_eq!(repr((&(1, "a")).into_bound_py_any(py)), "(1, 'a')");
        assert_eq!(repr((&&Some(1)).into_bound_py_any(py)), "1");
        assert_eq!(repr((&vec![1_u8]).into_bound_py_any(py)), "b'\\x01'");
    });
}

#[test]
fn any_sequence_is_taken() {
    let class = "class Seq:\n def __init__(s, *a): s.a = a\n def __len__(s): return 10**6\n def __getitem__(s, i): return s.a[i]\nclass L(list): pass";
    Python::attach(|py| {
        for expression in [
            "[1, 2]",
            "(1, 2)",
            "range(1, 3)",
            "L([1, 2])",
            "Seq(1, 2)",
            "__import__('array').array('i', [1, 2])",
            "__import__('collections').deque([1, 2])",
        ] {
            assert_eq!(eval_with(py, class, expression).extract::<Vec<i32>>().unwrap(), [1, 2], "{expression}");
        }
    });
}

#[test]
fn not_a_sequence() {
    assert_eq!(refused::<Vec<i32>>("5"), "TypeError: 'int' object is not an instance of 'Sequence'");
    assert_eq!(refused::<Vec<i32>>("{1}"), "TypeError: 'set' object is not an instance of 'Sequence'");
    assert_eq!(refused::<Vec<String>>("'ab'"), "TypeError: Can't extract `str` to `Vec`");
    assert_eq!(refused::<Vec<i32>>("[1, 'a']"), "TypeError: 'str' object cannot be interpreted as an integer");
    assert_eq!(refused::<Vec<i32>>("(1, 'a')"), "TypeError: 'str' object cannot be interpreted as an integer");
    assert_eq!(refused::<[i32; 2]>("[1]"), "ValueError: expected a sequence of length 2 (got 1)");
    assert_eq!(refused::<(i32, i32)>("(1, 2, 3)"), "ValueError: expected tuple of length 2, but got tuple of length 3");
    assert_eq!(refused::<(i32, i32)>("[1, 2]"), "TypeError: 'list' object is not an instance of 'tuple'");
}

/// Converting an item runs Python code, which changes the list that is being read.
#[test]
fn a_list_that_shrinks_while_it_is_read() {
    let class = "items = []\nclass Index:\n def __index__(s):\n  items.clear()\n  return 7\nitems.extend(Index() for _ in range(5))";
    Python::attach(|py| {
        assert_eq!(eval_with(py, class, "items").extract::<Vec<i32>>().unwrap(), [7]);
    });
}

#[test]
fn a_list_that_grows_while_it_is_read() {
    let class = "items = []\nclass Index:\n def __index__(s):\n  if len(items) < 100: items.append(Index())\n  return 7\nitems.append(Index())";
    Python::attach(|py| {
        assert_eq!(eval_with(py, class, "items").extract::<Vec<i32>>().unwrap(), [7; 100]);
    });
}

/// Most items are read without running code, one is not.
#[test]
fn a_list_that_one_of_many_items_changes() {
    for (change, expected) in [("clear()", &[1, 2, 7][..]), ("append(5)", &[1, 2, 7, 3, 4, 5])] {
        let class =
            format!("class Index:\n def __index__(s):\n  items.{change}\n  return 7\nitems = [1, 2, Index(), 3, 4]");
        Python::attach(|py| {
            assert_eq!(eval_with(py, &class, "items").extract::<Vec<i64>>().unwrap(), expected);
        });
    }
}

/// A list can be found through the collector before all of its places are filled.
#[test]
fn a_list_that_is_cleared_while_it_is_built() {
    struct Item<'py>(Bound<'py, PyAny>);

    impl<'py> IntoPyObject<'py> for Item<'py> {
        type Target = PyAny;
        type Output = Bound<'py, PyAny>;
        type Error = PyErr;

        fn into_pyobject(self, _py: Python<'py>) -> PyResult<Self::Output> {
            self.0.call0()
        }
    }

    let class = "import gc\ncalls = []\ndef item():\n calls.append(None)\n if len(calls) == 3:\n  for o in gc.get_objects():\n   if type(o) is list and len(o) == 4321: o.clear()\n return len(calls)";
    Python::attach(|py| {
        let item = eval_with(py, class, "item");
        let list = PyList::new(py, (0..4321).map(|_| Item(item.clone()))).unwrap();
        assert_eq!(list.len(), 4321 - 2);
        assert_eq!(list.get_item(0).unwrap().extract::<i32>().unwrap(), 3);
    });
}

#[test]
fn an_iterator_that_lies_about_its_length() {
    struct Lying(usize, usize);

    impl Iterator for Lying {
        type Item = usize;

        fn next(&mut self) -> Option<usize> {
            self.1 = self.1.checked_sub(1)?;
            Some(self.1)
        }

        fn size_hint(&self) -> (usize, Option<usize>) {
            (self.0, Some(self.0))
        }
    }

    impl ExactSizeIterator for Lying {}

    Python::attach(|py| {
        assert_eq!(PyList::new(py, Lying(5, 2)).unwrap().to_string(), "[1, 0]");
        assert_eq!(PyList::new(py, Lying(1, 3)).unwrap().to_string(), "[2, 1, 0]");
    });
    for (promised, given) in [(5, 2), (1, 3)] {
        let outcome = std::panic::catch_unwind(|| {
            Python::attach(|py| PyTuple::new(py, Lying(promised, given)).map(Bound::unbind))
        });
        assert!(outcome.is_err());
    }
}

#[test]
fn an_item_that_cannot_be_converted_ends_the_work() {
    struct Fails;

    impl<'py> IntoPyObject<'py> for Fails {
        type Target = PyAny;
        type Output = Bound<'py, PyAny>;
        type Error = PyErr;

        fn into_pyobject(self, _py: Python<'py>) -> PyResult<Self::Output> {
            Err(keelback_core::exceptions::PyValueError::new_err("no"))
        }
    }

    Python::attach(|py| {
        assert_eq!(text(PyList::new(py, [Fails]).unwrap_err()), "ValueError: no");
        assert_eq!(text(PyTuple::new(py, [Fails, Fails]).unwrap_err()), "ValueError: no");
        assert_eq!(text((1, Fails).into_pyobject(py).unwrap_err()), "ValueError: no");
        assert_eq!(text(vec![Fails].into_pyobject(py).unwrap_err()), "ValueError: no");
    });
}

#[test]
fn items_of_tuples_may_be_borrowed() {
    Python::attach(|py| {
        let object = eval(py, "('keel', b'x')");
        let (name, bytes): (&str, &[u8]) = object.extract().unwrap();
        assert_eq!((name, bytes), ("keel", b"x".as_slice()));
    });
}
