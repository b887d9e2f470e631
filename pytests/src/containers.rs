//! Sequences and mappings, and the C functions that look for one or the other.

use keelback::prelude::*;

/// Classes that hold items.
#[pymodule(submodule)]
pub(crate) mod containers {
    use std::collections::BTreeMap;

    use keelback::exceptions::{PyIndexError, PyKeyError};
    use keelback::prelude::*;
    use keelback::types::{PyMapping, PySequence};

    /// A class that gives back the keys that it is asked for.
    macro_rules! asked {
        ($($(#[$meta:meta])* $class:ident;)*) => {$(
            $(#[$meta])*
            struct $class {
                #[pyo3(get)]
                asked: Vec<String>,
            }

            #[pymethods]
            impl $class {
                #[new]
                fn new() -> Self {
                    $class { asked: Vec::new() }
                }

                fn __len__(&self) -> usize {
                    10
                }

                fn __getitem__(&self, key: &Bound<'_, PyAny>) -> PyResult<String> {
                    Ok(format!("item {}", key.repr()?))
                }

                fn __setitem__(&mut self, key: &Bound<'_, PyAny>, value: &Bound<'_, PyAny>) -> PyResult<()> {
                    self.asked.push(format!("{} = {}", key.repr()?, value.repr()?));
                    Ok(())
                }

                fn __delitem__(&mut self, key: &Bound<'_, PyAny>) -> PyResult<()> {
                    self.asked.push(format!("del {}", key.repr()?));
                    Ok(())
                }
            }
        )*};
    }

    asked! {
        /// Neither said to be one nor the other.
        #[pyclass(subclass)] Either;
        /// Said to be a mapping.
        #[pyclass(mapping)] OnlyMapping;
        /// Said to be a sequence.
        #[pyclass(sequence)] OnlySequence;
    }

    /// Needs no instance for what it says.
    #[pyclass]
    struct Static;

    #[pymethods]
    impl Static {
        #[new]
        fn new() -> Self {
            Static
        }

        #[staticmethod]
        fn __len__() -> usize {
            3
        }

        #[staticmethod]
        fn __getitem__(py: Python<'_>, key: i64) -> PyResult<Bound<'_, PyAny>> {
            (2 * key).into_bound_py_any(py)
        }
    }

    /// Only sets.
    #[pyclass]
    struct SetsOnly;

    #[pymethods]
    impl SetsOnly {
        #[new]
        fn new() -> Self {
            SetsOnly
        }

        fn __setitem__(&self, _key: i64, _value: i64) {}
    }

    /// Only deletes.
    #[pyclass]
    struct DeletesOnly;

    #[pymethods]
    impl DeletesOnly {
        #[new]
        fn new() -> Self {
            DeletesOnly
        }

        fn __delitem__(&self, _key: i64) {}
    }

    /// A list of numbers with the operations of a sequence.
    #[pyclass(sequence)]
    struct Row {
        #[pyo3(get)]
        items: Vec<i64>,
    }

    #[pymethods]
    impl Row {
        #[new]
        fn new(items: Vec<i64>) -> Self {
            Row { items }
        }

        fn __len__(&self) -> usize {
            self.items.len()
        }

        fn __getitem__(&self, index: usize) -> PyResult<i64> {
            self.items.get(index).copied().ok_or_else(|| PyIndexError::new_err("no such item"))
        }

        fn __contains__(&self, item: i64) -> bool {
            self.items.contains(&item)
        }

        fn __concat__(&self, other: PyRef<'_, Self>) -> Row {
            Row { items: [self.items.as_slice(), &other.items].concat() }
        }

        fn __repeat__(&self, count: usize) -> Row {
            Row { items: self.items.repeat(count) }
        }

        fn __inplace_concat__(mut slf: PyRefMut<'_, Self>, other: Vec<i64>) -> Py<Self> {
            slf.items.extend(other);
            slf.into()
        }

        fn __inplace_repeat__(mut slf: PyRefMut<'_, Self>, count: i32) -> PyResult<Py<Self>> {
            let items = slf.items.repeat(count.try_into()?);
            slf.items = items;
            Ok(slf.into())
        }

        fn __reversed__(&self) -> Vec<i64> {
            self.items.iter().rev().copied().collect()
        }
    }

    /// From texts to numbers.
    #[pyclass(mapping)]
    struct Table(BTreeMap<String, i64>);

    #[pymethods]
    impl Table {
        #[new]
        fn new() -> Self {
            Table(BTreeMap::new())
        }

        fn __len__(&self) -> usize {
            self.0.len()
        }

        fn __contains__(&self, key: &str) -> bool {
            self.0.contains_key(key)
        }

        fn __getitem__(&self, key: &str) -> PyResult<i64> {
            self.0.get(key).copied().ok_or_else(|| PyKeyError::new_err(key.to_owned()))
        }

        fn __setitem__(&mut self, key: String, value: i64) {
            self.0.insert(key, value);
        }

        fn __delitem__(&mut self, key: &str) -> PyResult<()> {
            self.0.remove(key).map(drop).ok_or_else(|| PyKeyError::new_err(key.to_owned()))
        }

        fn keys(&self) -> Vec<String> {
            self.0.keys().cloned().collect()
        }
    }

    /// A length that is none.
    #[pyclass]
    struct Endless;

    #[pymethods]
    impl Endless {
        #[new]
        fn new() -> Self {
            Endless
        }

        fn __len__(&self) -> usize {
            usize::MAX
        }
    }

    /// A length, and no items.
    #[pyclass]
    struct Sized;

    #[pymethods]
    impl Sized {
        #[new]
        fn new() -> Self {
            Sized
        }

        fn __len__(&self) -> usize {
            4
        }
    }

    /// `PySequence_GetItem`.
    #[pyfunction]
    fn sequence_item(object: Bound<'_, PyAny>, index: usize) -> PyResult<Bound<'_, PyAny>> {
        sequence(object).get_item(index)
    }

    /// `PySequence_SetItem`.
    #[pyfunction]
    fn set_sequence_item(object: Bound<'_, PyAny>, index: usize, value: i64) -> PyResult<()> {
        sequence(object).set_item(index, value)
    }

    /// `PySequence_DelItem`.
    #[pyfunction]
    fn delete_sequence_item(object: Bound<'_, PyAny>, index: usize) -> PyResult<()> {
        sequence(object).del_item(index)
    }

    /// `PySequence_Size`.
    #[pyfunction]
    fn sequence_length(object: Bound<'_, PyAny>) -> PyResult<usize> {
        sequence(object).len()
    }

    /// `PyMapping_Size`.
    #[pyfunction]
    fn mapping_length(object: Bound<'_, PyAny>) -> PyResult<usize> {
        mapping(object).len()
    }

    fn sequence(object: Bound<'_, PyAny>) -> Bound<'_, PySequence> {
        object.cast_into::<PySequence>().expect("registered as one")
    }

    fn mapping(object: Bound<'_, PyAny>) -> Bound<'_, PyMapping> {
        object.cast_into::<PyMapping>().expect("registered as one")
    }

    #[pymodule_init]
    fn init(module: &Bound<'_, PyModule>) -> PyResult<()> {
        module.add_class::<Either>()?;
        module.add_class::<OnlyMapping>()?;
        module.add_class::<OnlySequence>()
    }
}
