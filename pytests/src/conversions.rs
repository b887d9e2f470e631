//! What becomes of a value on its way to Rust and back.

use keelback::prelude::*;

/// Each function takes a value of the type that it is named after, and returns it.
#[pymodule(submodule)]
pub(crate) mod conversions {
    use std::collections::{BTreeMap, HashMap};

    use keelback::prelude::*;
    use keelback::types::{PyBytes, PyDict, PyList, PyString, PyTuple};

    same! {
        int8: i8;
        int16: i16;
        int32: i32;
        int64: i64;
        int128: i128;
        size: isize;
        uint8: u8;
        uint16: u16;
        uint32: u32;
        uint64: u64;
        uint128: u128;
        usize_: usize;
        float32: f32;
        float64: f64;
        boolean: bool;
        character: char;
        string: String;
        optional: Option<i64>;
        vector: Vec<i64>;
        vectors: Vec<Vec<String>>;
        pair: (i64, String);
        triple: (i64, f64, Option<bool>);
        hash_map: HashMap<String, i64>;
        tree_map: BTreeMap<String, Vec<i64>>;
    }

    #[pymodule_export]
    use same::{
        annotations, boolean, character, float32, float64, hash_map, int8, int16, int32, int64, int128, optional, pair,
        size, string, tree_map, triple, uint8, uint16, uint32, uint64, uint128, usize_, vector, vectors,
    };

    #[pyfunction]
    fn text(x: &str) -> &str {
        x
    }

    #[pyfunction]
    fn bytes(x: &[u8]) -> Vec<u8> {
        x.to_vec()
    }

    #[pyfunction]
    fn unit() {}

    #[pyfunction]
    fn object<'py>(x: Bound<'py, PyAny>) -> Bound<'py, PyAny> {
        x
    }

    #[pyfunction]
    fn owned_object(x: Py<PyAny>) -> Py<PyAny> {
        x
    }

    /// Checked, not converted: the object itself comes back.
    #[pyfunction]
    fn list<'py>(x: &Bound<'py, PyList>) -> Bound<'py, PyList> {
        x.clone()
    }

    #[pyfunction]
    fn tuple<'py>(x: &Bound<'py, PyTuple>) -> Bound<'py, PyTuple> {
        x.clone()
    }

    #[pyfunction]
    fn dict<'py>(x: &Bound<'py, PyDict>) -> Bound<'py, PyDict> {
        x.clone()
    }

    #[pyfunction]
    fn str_<'py>(x: &Bound<'py, PyString>) -> Bound<'py, PyString> {
        x.clone()
    }

    #[pyfunction]
    fn bytes_<'py>(x: &Bound<'py, PyBytes>) -> Bound<'py, PyBytes> {
        x.clone()
    }

    /// Changes the caller's dictionary.
    #[pyfunction]
    fn count_word(counts: &Bound<'_, PyDict>, word: &str) -> PyResult<()> {
        let before: i64 = match counts.get_item(word)? {
            Some(count) => count.extract()?,
            None => 0,
        };
        counts.set_item(word, before + 1)
    }

    /// Builds what it returns.
    #[pyfunction]
    fn built(py: Python<'_>) -> PyResult<Bound<'_, PyDict>> {
        let dict = PyDict::new(py);
        dict.set_item("list", PyList::new(py, [1, 2, 3])?)?;
        dict.set_item("tuple", PyTuple::new(py, ["a", "b"])?)?;
        dict.set_item("bytes", PyBytes::new(py, b"\0\xff"))?;
        dict.set_item("none", py.None())?;
        dict.set_item("nested", (1, (2.5, "x"), vec![Some(true), None]))?;
        Ok(dict)
    }

    /// Goes over a list, which Python code may change meanwhile.
    #[pyfunction]
    fn call_each(items: &Bound<'_, PyList>, callback: &Bound<'_, PyAny>) -> PyResult<usize> {
        let mut calls = 0;
        for item in items.iter() {
            callback.call1((item,))?;
            calls += 1;
        }
        Ok(calls)
    }

    /// Goes over a dictionary, which Python code may change meanwhile.
    #[pyfunction]
    fn call_each_key(items: &Bound<'_, PyDict>, callback: &Bound<'_, PyAny>) -> PyResult<usize> {
        let mut calls = 0;
        for (key, _) in items.iter() {
            callback.call1((key,))?;
            calls += 1;
        }
        Ok(calls)
    }
}
