//! Iterators and generators.

use keelback::prelude::*;

/// What Rust can do with them.
#[pymodule(submodule)]
pub(crate) mod types_iterator {
    use keelback::prelude::*;
    use keelback::types::{PyIterator, PyList, PySendResult, PyTuple};

    #[pyfunction]
    fn send<'py>(
        iterator: &Bound<'py, PyIterator>,
        value: Bound<'py, PyAny>,
    ) -> PyResult<(&'static str, Bound<'py, PyAny>)> {
        Ok(match iterator.send(&value)? {
            PySendResult::Next(item) => ("next", item),
            PySendResult::Return(value) => ("return", value),
        })
    }

    /// The items from both ends, in turn.
    #[pyfunction]
    fn from_both_ends<'py>(list: &Bound<'py, PyList>, tuple: &Bound<'py, PyTuple>) -> Vec<Bound<'py, PyAny>> {
        let (mut items, mut others) = (list.iter(), tuple.iter());
        let mut taken = Vec::new();
        while items.len() + others.len() > 0 {
            taken.extend(items.next());
            taken.extend(items.next_back());
            taken.extend(others.next_back());
            taken.extend(others.next());
        }
        taken
    }

    /// Every second item, and what is left then.
    #[pyfunction]
    fn skipped<'py>(list: &Bound<'py, PyList>) -> (Option<Bound<'py, PyAny>>, Option<Bound<'py, PyAny>>, usize) {
        let mut items = list.iter();
        let (second, last_but_one) = (items.nth(1), items.nth_back(1));
        (second, last_but_one, items.count())
    }

    #[pyfunction]
    fn collect<'py>(iterable: &Bound<'py, PyAny>) -> PyResult<Vec<Bound<'py, PyAny>>> {
        iterable.try_iter()?.collect()
    }
}
