//! Dicts, sets, lists, tuples, slices, ranges.

use crate::{eval, eval_with, refused, round_trip, text};
use keelback_core::prelude::*;
use keelback_core::types::{
    IntoPyDict, PyDict, PyFrozenSet, PyFrozenSetMethods, PyList, PyMapping, PyMappingMethods, PyMappingProxy,
    PyMappingProxyMethods, PyRange, PyRangeMethods, PySequence, PySequenceMethods, PySet, PySetMethods, PySlice,
    PySliceIndices, PySliceMethods, PyTuple,
};
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

#[test]
fn maps_and_sets_go_both_ways() {
    round_trip(HashMap::from([(String::from("a"), 1)]), "{'a': 1}");
    round_trip(BTreeMap::from([(1, 2), (0, 1)]), "{0: 1, 1: 2}");
    round_trip(HashSet::from([5]), "{5}");
    round_trip(BTreeSet::from([1, 2]), "{1, 2}");
    Python::attach(|py| {
        assert_eq!(eval(py, "frozenset([1])").extract::<HashSet<i32>>().unwrap(), HashSet::from([1]));
    });
    assert_eq!(refused::<HashMap<String, i32>>("[]"), "TypeError: 'list' object is not an instance of 'dict'");
    assert_eq!(refused::<HashMap<String, i32>>("{1: 2}"), "TypeError: 'int' object is not an instance of 'str'");
    assert_eq!(refused::<HashSet<i32>>("[1]"), "TypeError: 'list' object is not an instance of 'set'");
}

#[test]
fn a_dict_that_changes_while_it_is_read() {
    let class = "items = {}\nclass Index:\n def __index__(s):\n  items['new'] = 1\n  return 7\nitems['a'] = Index()\nitems['b'] = 1";
    Python::attach(|py| {
        let error = eval_with(py, class, "items").extract::<HashMap<String, i32>>().unwrap_err();
        assert_eq!(text(error), "RuntimeError: dictionary changed size during iteration");
    });
}

#[test]
fn dict_methods() {
    Python::attach(|py| {
        let dict = [("a", 1), ("b", 2)].into_py_dict(py).unwrap();
        assert_eq!(dict.len(), 2);
        assert!(dict.contains("a").unwrap() && !dict.is_empty());
        assert_eq!(dict.get_item("b").unwrap().unwrap().extract::<i32>().unwrap(), 2);
        assert!(dict.get_item("zz").unwrap().is_none());
        assert_eq!(text(dict.get_item(PyList::empty(py)).unwrap_err()), "TypeError: unhashable type: 'list'");
        assert_eq!(text(dict.del_item("q").unwrap_err()), "KeyError: 'q'");
        assert!(dict.set_default("n", 5).unwrap());
        assert!(!dict.set_default("n", 6).unwrap());
        assert_eq!(dict.set_default_with_result("n", 7).unwrap().1.extract::<i32>().unwrap(), 5);
        dict.del_item("n").unwrap();
        assert_eq!(dict.keys().to_string(), "['a', 'b']");
        assert_eq!(dict.values().to_string(), "[1, 2]");
        assert_eq!(dict.items().to_string(), "[('a', 1), ('b', 2)]");
        let other = [("b", 3), ("c", 4)].into_py_dict(py).unwrap();
        dict.update_if_missing(other.as_mapping()).unwrap();
        assert_eq!(dict.to_string(), "{'a': 1, 'b': 2, 'c': 4}");
        dict.update(other.as_mapping()).unwrap();
        assert_eq!(dict.copy().unwrap().to_string(), "{'a': 1, 'b': 3, 'c': 4}");
        dict.clear();
        assert!(dict.is_empty());
        let pairs = PyDict::from_sequence(&eval(py, "[(1, 2)]")).unwrap();
        assert_eq!(pairs.to_string(), "{1: 2}");
    });
}

#[test]
fn list_methods() {
    Python::attach(|py| {
        let list = PyList::new(py, [3, 1, 2]).unwrap();
        list.append("x").unwrap();
        list.insert(0, 0).unwrap();
        assert_eq!(list.to_string(), "[0, 3, 1, 2, 'x']");
        list.del_item(4).unwrap();
        list.sort().unwrap();
        list.reverse().unwrap();
        assert_eq!(list.to_tuple().to_string(), "(3, 2, 1, 0)");
        assert_eq!(list.index(1).unwrap(), 2);
        assert!(list.contains(3).unwrap());
        assert_eq!(list.get_slice(1, 99).to_string(), "[2, 1, 0]");
        list.set_slice(0, 2, &eval(py, "'ab'")).unwrap();
        list.set_item(0, 7).unwrap();
        list.del_slice(2, 9).unwrap();
        assert_eq!(list.to_string(), "[7, 'b']");
        assert_eq!(text(list.get_item(2).unwrap_err()), "IndexError: list index out of range");
        assert_eq!(text(list.set_item(2, 1).unwrap_err()), "IndexError: list assignment index out of range");
        assert_eq!(text(list.set_item(usize::MAX, 1).unwrap_err()), "IndexError: list assignment index out of range");
        assert_eq!(text(list.sort().unwrap_err()), "TypeError: '<' not supported between instances of 'str' and 'int'");
        let mut seen = 0;
        list.locked_for_each(|_| Ok(())).unwrap();
        list.iter().for_each(|_| seen += 1);
        assert_eq!(seen, 2);
        // SAFETY: there are two items.
        let first = unsafe { list.get_item_unchecked(0) };
        assert_eq!(first.extract::<i32>().unwrap(), 7);
    });
}

#[test]
fn tuple_methods() {
    Python::attach(|py| {
        let tuple = PyTuple::new(py, ["a", "b", "c"]).unwrap();
        assert_eq!(tuple.len(), 3);
        assert_eq!(tuple.get_item(1).unwrap().to_string(), "b");
        assert_eq!(tuple.get_borrowed_item(2).unwrap().to_string(), "c");
        assert_eq!(text(tuple.get_item(3).unwrap_err()), "IndexError: tuple index out of range");
        assert_eq!(tuple.as_slice().iter().map(ToString::to_string).collect::<String>(), "abc");
        assert!(PyTuple::empty(py).as_slice().is_empty());
        assert_eq!(tuple.get_slice(1, 2).to_string(), "('b',)");
        assert_eq!(tuple.index("c").unwrap(), 2);
        assert_eq!(tuple.to_list().to_string(), "['a', 'b', 'c']");
        assert!(tuple.contains("a").unwrap());
    });
}

#[test]
fn set_methods() {
    Python::attach(|py| {
        let set = PySet::new(py, [1, 2, 2]).unwrap();
        assert_eq!(set.len(), 2);
        assert!(set.contains(1).unwrap());
        assert!(set.discard(1).unwrap() && !set.discard(1).unwrap());
        set.add("x").unwrap();
        assert_eq!(set.iter().count(), 2);
        assert!(set.pop().is_some() && set.pop().is_some() && set.pop().is_none());
        assert_eq!(text(set.add(PyList::empty(py)).unwrap_err()), "TypeError: unhashable type: 'list'");
        let frozen = PyFrozenSet::new(py, [1, 1]).unwrap();
        assert_eq!(frozen.to_string(), "frozenset({1})");
        assert!(frozen.contains(1).unwrap());
        assert_eq!(PyFrozenSet::empty(py).unwrap().len(), 0);
    });
}

#[test]
fn abstract_sequences_and_mappings() {
    Python::attach(|py| {
        for (expression, sequence, mapping) in [
            ("[]", true, false),
            ("()", true, false),
            ("''", true, false),
            ("range(2)", true, false),
            ("{}", false, true),
            ("set()", false, false),
            ("__import__('os').environ", false, true),
        ] {
            let object = eval(py, expression);
            assert_eq!(object.cast::<PySequence>().is_ok(), sequence, "{expression}");
            assert_eq!(object.cast::<PyMapping>().is_ok(), mapping, "{expression}");
        }
        let sequence = PyList::new(py, [1]).unwrap().into_sequence();
        assert_eq!(sequence.repeat(3).unwrap().to_string(), "[1, 1, 1]");
        assert_eq!(sequence.concat(&sequence).unwrap().len().unwrap(), 2);
        assert_eq!(sequence.count(1).unwrap(), 1);
        assert!(sequence.repeat(usize::MAX).is_err());
        let mapping = [("a", 1)].into_py_dict(py).unwrap().into_mapping();
        assert_eq!(mapping.keys().unwrap().to_string(), "['a']");
        let proxy = PyMappingProxy::new(py, &mapping);
        assert_eq!(proxy.to_string(), "{'a': 1}");
        assert!(proxy.set_item("b", 1).is_err());
        let entries: PyResult<Vec<_>> = proxy.try_iter().unwrap().collect();
        assert_eq!(entries.unwrap().len(), 1);
        assert_eq!(proxy.as_mapping().len().unwrap(), 1);
    });
}

#[test]
fn slices_and_ranges() {
    Python::attach(|py| {
        let expected = PySliceIndices { start: 2, stop: 0, step: -1, slicelength: 2 };
        assert_eq!(PySlice::new(py, 5, 0, -1).indices(3).unwrap(), expected);
        assert_eq!(PySlice::full(py).indices(3).unwrap().slicelength, 3);
        let bad = eval(py, "slice('a')").cast_into::<PySlice>().unwrap();
        assert!(text(bad.indices(3).unwrap_err()).starts_with("TypeError: slice indices must be integers"));
        let range = PyRange::new(py, 1, 5).unwrap();
        assert_eq!((range.start().unwrap(), range.stop().unwrap(), range.step().unwrap()), (1, 5, 1));
        assert_eq!(
            text(PyRange::new_with_step(py, 0, 1, 0).unwrap_err()),
            "ValueError: range() arg 3 must not be zero"
        );
        assert_eq!(Bound::<PySlice>::try_from(range).unwrap().to_string(), "slice(1, 5, 1)");
    });
}
