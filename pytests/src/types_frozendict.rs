//! `frozendict`.

use keelback::prelude::*;

/// What can be made and read from Python 3.15 on, and what earlier versions say.
#[pymodule(submodule)]
pub(crate) mod types_frozendict {
    use keelback::prelude::*;
    use keelback::types::{PyFrozenDict, PyList, PyType};

    #[pyfunction]
    fn new(py: Python<'_>, entries: Vec<(String, i64)>) -> PyResult<Bound<'_, PyFrozenDict>> {
        PyFrozenDict::new(py, entries)
    }

    #[pyfunction]
    fn empty(py: Python<'_>) -> PyResult<Bound<'_, PyFrozenDict>> {
        PyFrozenDict::empty(py)
    }

    #[pyfunction]
    fn from_sequence<'py>(pairs: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyFrozenDict>> {
        PyFrozenDict::from_sequence(pairs)
    }

    /// Its length, whether it is empty, whether the key is there, the value, and the entries twice.
    #[pyfunction]
    fn read<'py>(dict: &Bound<'py, PyFrozenDict>, key: Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
        let py = dict.py();
        let entries = dict.iter();
        let lengths = (dict.len(), entries.len(), entries.size_hint().0, dict.as_mapping().len()?);
        let iterated: Vec<_> = entries.collect();
        let again: Vec<_> = dict.clone().into_iter().collect();
        assert_eq!(again.len(), iterated.len());
        let found = (dict.is_empty(), dict.contains(&key)?, dict.get_item(&key)?);
        (lengths, found, dict.keys(), dict.values(), dict.items(), PyList::new(py, iterated)?).into_bound_py_any(py)
    }

    #[pyfunction]
    fn get_class(py: Python<'_>) -> Bound<'_, PyType> {
        py.get_type::<PyFrozenDict>()
    }

    #[pyfunction]
    fn is_one(object: &Bound<'_, PyAny>) -> (bool, bool) {
        (object.is_instance_of::<PyFrozenDict>(), object.is_exact_instance_of::<PyFrozenDict>())
    }
}
