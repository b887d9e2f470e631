//! Walking over collections and iterators.

use crate::{eval, eval_with, text};
use keelback_core::prelude::*;
use keelback_core::types::{IntoPyDict, PyIterator, PyList, PySendResult, PySet, PySetMethods, PyTuple};
use std::panic::{AssertUnwindSafe, catch_unwind};

fn numbers<'py>(items: impl Iterator<Item = Bound<'py, PyAny>>) -> Vec<i32> {
    items.map(|item| item.extract().unwrap()).collect()
}

#[test]
fn lists_and_tuples_from_both_ends() {
    Python::attach(|py| {
        let list = PyList::new(py, 0..4).unwrap();
        assert_eq!(numbers(list.iter()), [0, 1, 2, 3]);
        assert_eq!(numbers(list.iter().rev()), [3, 2, 1, 0]);
        assert_eq!(list.iter().len(), 4);
        let mut items = list.iter();
        items.next();
        items.next_back();
        assert_eq!(items.len(), 2);
        assert_eq!(numbers(items), [1, 2]);
        let tuple = PyTuple::new(py, 0..4).unwrap();
        assert_eq!(numbers(tuple.iter().rev()), [3, 2, 1, 0]);
        assert_eq!(numbers((&tuple).into_iter()), [0, 1, 2, 3]);
        assert_eq!(tuple.iter_borrowed().map(|item| item.extract::<i32>().unwrap()).sum::<i32>(), 6);
    });
}

#[test]
fn a_list_may_shrink() {
    Python::attach(|py| {
        let list = PyList::new(py, 0..4).unwrap();
        let mut items = list.iter();
        items.next();
        list.del_slice(1, 4).unwrap();
        assert_eq!(items.len(), 0);
        assert!(items.next().is_none() && items.next_back().is_none());
        list.append(9).unwrap();
        assert!(items.next().is_none());
    });
}

#[test]
fn a_dict_must_not_change() {
    Python::attach(|py| {
        let dict = [("a", 1), ("b", 2)].into_py_dict(py).unwrap();
        for (key, _) in &dict {
            dict.set_item(key, 5).unwrap();
        }
        assert_eq!(dict.iter().len(), 2);
        let mut entries = dict.iter();
        entries.next();
        dict.set_item("c", 3).unwrap();
        let outcome = catch_unwind(AssertUnwindSafe(|| entries.next().is_some()));
        assert!(text_of(outcome.unwrap_err()).contains("dictionary changed size during iteration"));
        let mut entries = dict.iter();
        // As many keys come as go. Whether the dict is reorganized, and the iteration ends, depends on the version.
        let mut number = 0;
        let outcome = catch_unwind(AssertUnwindSafe(|| {
            for (key, _) in entries.by_ref() {
                dict.del_item(key).unwrap();
                dict.set_item(number, 0).unwrap();
                number += 1;
            }
        }));
        assert!(number <= 3);
        if let Err(payload) = outcome {
            assert!(text_of(payload).contains("dictionary keys changed during iteration"));
        }
    });
}

fn text_of(payload: Box<dyn std::any::Any + Send>) -> String {
    payload.downcast_ref::<String>().cloned().unwrap_or_default()
}

#[test]
fn sets() {
    Python::attach(|py| {
        let set = PySet::new(py, [1, 2, 3]).unwrap();
        let mut elements = set.iter();
        assert_eq!(elements.len(), 3);
        elements.next();
        assert_eq!(elements.len(), 2);
        set.add(4).unwrap();
        let outcome = catch_unwind(AssertUnwindSafe(|| elements.next().is_some()));
        assert!(text_of(outcome.unwrap_err()).contains("Set changed size during iteration"));
    });
}

#[test]
fn iterators() {
    Python::attach(|py| {
        let letters: PyResult<Vec<String>> =
            eval(py, "'abc'").try_iter().unwrap().map(|item| item?.extract()).collect();
        assert_eq!(letters.unwrap(), ["a", "b", "c"]);
        let failing = eval_with(py, "def f():\n yield 1\n raise ValueError('no')", "f()");
        let mut items = failing.cast_into::<PyIterator>().unwrap();
        assert!(items.next().unwrap().is_ok());
        assert_eq!(text(items.next().unwrap().unwrap_err()), "ValueError: no");
        assert!(items.next().is_none());
        assert_eq!(text(eval(py, "5").try_iter().unwrap_err()), "TypeError: 'int' object is not iterable");
        assert!(eval(py, "[]").cast::<PyIterator>().is_err());
        assert_eq!(eval(py, "iter([1, 2])").cast::<PyIterator>().unwrap().size_hint(), (2, None));
    });
}

#[test]
fn generators_are_sent_values() {
    Python::attach(|py| {
        let generator = eval_with(py, "def f():\n x = yield 1\n return x", "f()").cast_into::<PyIterator>().unwrap();
        if py.version_info() < (3, 10) {
            return;
        }
        let first = generator.send(&py.None().into_bound(py)).unwrap();
        assert!(matches!(first, PySendResult::Next(value) if value.extract::<i32>().unwrap() == 1));
        let last = generator.send(&eval(py, "'x'")).unwrap();
        assert!(matches!(last, PySendResult::Return(value) if value.to_string() == "x"));
    });
}
