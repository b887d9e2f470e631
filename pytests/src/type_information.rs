//! What a library says of the types of its functions and classes without being run.

use keelback::prelude::*;

/// Functions and classes of many types.
#[pymodule(submodule)]
pub(crate) mod type_information {
    use std::borrow::Cow;
    use std::collections::HashMap;
    use std::path::PathBuf;

    use keelback::exceptions::PyValueError;
    use keelback::inspect::PyStaticExpr;
    use keelback::prelude::*;
    use keelback::pyclass::CompareOp;
    use keelback::types::{PyDict, PyList, PyTuple, PyType};
    use keelback::{type_hint_identifier, type_hint_subscript};

    #[pymodule_export]
    use super::{Exported, NotThere, elsewhere};

    #[pymodule_export]
    const LIMIT: u8 = 8;
    #[pymodule_export]
    const NAMES: [&str; 2] = ["a", "b"];

    #[pyfunction]
    fn nothing() {}

    #[pyfunction]
    fn unit() -> PyResult<()> {
        Ok(())
    }

    #[pyfunction]
    fn numbers(a: i64, b: u128, c: f32, d: bool) -> f64 {
        a as f64 + b as f64 + f64::from(c) + f64::from(u8::from(d))
    }

    #[pyfunction]
    fn texts<'a>(a: &'a str, b: String, c: Cow<'_, str>, d: char) -> (&'a str, String) {
        (a, format!("{b}{c}{d}"))
    }

    #[pyfunction]
    fn bytes(data: &[u8]) -> Vec<u8> {
        data.to_vec()
    }

    #[pyfunction]
    fn path(path: PathBuf) -> PathBuf {
        path
    }

    #[pyfunction]
    fn pairs(text: &str) -> Vec<(String, Option<i64>)> {
        vec![(text.to_owned(), None)]
    }

    #[pyfunction]
    fn mapping(map: HashMap<String, Vec<Option<bool>>>) -> HashMap<String, usize> {
        map.into_iter().map(|(key, value)| (key, value.len())).collect()
    }

    #[pyfunction]
    fn fails(ok: bool) -> Result<Option<String>, std::num::ParseIntError> {
        if ok { Ok(None) } else { "x".parse::<i64>().map(|_| None) }
    }

    #[pyfunction]
    fn handles<'py>(
        py: Python<'py>,
        any: &Bound<'py, PyAny>,
        list: Bound<'py, PyList>,
        dict: Option<&Bound<'py, PyDict>>,
        class: Py<PyType>,
    ) -> Bound<'py, PyTuple> {
        let _ = (any, list, dict, class);
        PyTuple::empty(py)
    }

    #[pyfunction]
    fn classes(
        shared: &Measure,
        maybe: Option<&Measure>,
        exclusive: &mut Measure,
        guard: PyRef<'_, Measure>,
        handle: Py<Measure>,
    ) -> Measure {
        exclusive.size += shared.size + maybe.map_or(0.0, |maybe| maybe.size) + guard.size;
        let _ = handle;
        Measure { size: exclusive.size, unit: None }
    }

    #[pyfunction]
    fn of_another_module(other: &Elsewhere) -> Py<PyAny> {
        Python::attach(|py| other.0.into_py_any(py).expect("memory for an int"))
    }

    #[pyfunction]
    #[pyo3(signature = (a, /, b = 1, *args, c = None, **kwargs))]
    fn every_kind(
        a: i64,
        b: i64,
        args: &Bound<'_, PyTuple>,
        c: Option<&str>,
        kwargs: Option<&Bound<'_, PyDict>>,
    ) -> usize {
        let _ = (a, b, c);
        args.len() + kwargs.map_or(0, |kwargs| kwargs.len())
    }

    #[pyfunction]
    #[pyo3(signature = (a: "list[int]", *args: "str", b: "typing.Literal['x']" = "x", **kwargs: "bool") -> "list[str]")]
    fn written(
        a: &Bound<'_, PyAny>,
        args: &Bound<'_, PyTuple>,
        b: &str,
        kwargs: Option<&Bound<'_, PyDict>>,
    ) -> Vec<String> {
        let _ = (a, args, b, kwargs);
        Vec::new()
    }

    fn doubled(value: &Bound<'_, PyAny>) -> PyResult<i64> {
        Ok(2 * value.extract::<i64>()?)
    }

    #[pyfunction]
    #[pyo3(signature = (a, b: "int" = 0))]
    fn converted(#[pyo3(from_py_with = doubled)] a: i64, #[pyo3(from_py_with = doubled)] b: i64) -> i64 {
        a + b
    }

    #[pyfunction]
    #[pyo3(pass_module)]
    fn of_module(module: &Bound<'_, PyModule>, suffix: &str) -> PyResult<String> {
        Ok(format!("{}{suffix}", module.name()?))
    }

    #[pyfunction]
    fn unnamed() -> impl for<'py> IntoPyObject<'py> {
        1
    }

    /// A conversion that says its types, and one that does not.
    struct Interval(i64, i64);
    struct Undescribed;

    impl<'py> FromPyObject<'_, 'py> for Interval {
        type Error = PyErr;
        const INPUT_TYPE: PyStaticExpr = type_hint_subscript!(
            type_hint_identifier!("collections.abc", "Sequence"),
            <i64 as IntoPyObject>::OUTPUT_TYPE
        );

        fn extract(object: Borrowed<'_, 'py, PyAny>) -> PyResult<Self> {
            object.extract().map(|(low, high)| Interval(low, high))
        }
    }

    impl<'py> FromPyObject<'_, 'py> for Undescribed {
        type Error = PyErr;

        fn extract(_: Borrowed<'_, 'py, PyAny>) -> PyResult<Self> {
            Ok(Undescribed)
        }
    }

    impl<'py> IntoPyObject<'py> for Undescribed {
        type Target = PyAny;
        type Output = Bound<'py, PyAny>;
        type Error = PyErr;

        fn into_pyobject(self, py: Python<'py>) -> PyResult<Self::Output> {
            Err(PyValueError::new_err(py.version().to_owned()))
        }
    }

    #[pyfunction]
    fn own_conversions(interval: Interval, value: Undescribed) -> PyResult<Undescribed> {
        let _ = interval.0 + interval.1;
        Ok(value)
    }

    /// A size with a unit.
    #[pyclass]
    #[derive(Clone)]
    struct Measure {
        #[pyo3(get, set)]
        size: f64,
        #[pyo3(get)]
        unit: Option<String>,
    }

    #[pymethods]
    impl Measure {
        #[classattr]
        const ZERO: i64 = 0;

        #[classattr]
        fn unit_names() -> PyResult<Vec<&'static str>> {
            Ok(vec!["m"])
        }

        #[new]
        #[pyo3(signature = (size, unit = None))]
        fn new(size: f64, unit: Option<String>) -> Self {
            Measure { size, unit }
        }

        fn scaled(&self, by: f64) -> Self {
            Measure { size: self.size * by, unit: self.unit.clone() }
        }

        fn chained(slf: PyRefMut<'_, Self>, other: &Self) -> Py<Self> {
            let _ = other;
            slf.into()
        }

        #[classmethod]
        fn parse(_cls: &Bound<'_, PyType>, text: &str) -> PyResult<Self> {
            Ok(Measure { size: text.parse()?, unit: None })
        }

        #[staticmethod]
        fn sum(measures: Vec<PyRef<'_, Measure>>) -> f64 {
            measures.iter().map(|measure| measure.size).sum()
        }

        #[getter]
        fn get_area(&self) -> PyResult<f64> {
            Ok(self.size * self.size)
        }

        #[setter]
        fn set_area(&mut self, area: f32) {
            self.size = f64::from(area).sqrt();
        }

        #[deleter]
        fn delete_area(&mut self) {
            self.size = 0.0;
        }

        fn __repr__(&self) -> String {
            format!("Measure({})", self.size)
        }

        fn __len__(&self) -> usize {
            1
        }

        fn __contains__(&self, item: &str) -> bool {
            self.unit.as_deref() == Some(item)
        }

        fn __getitem__(&self, index: isize) -> PyResult<f64> {
            let _ = index;
            Ok(self.size)
        }

        fn __setitem__(&mut self, index: isize, value: f64) {
            let _ = index;
            self.size = value;
        }

        fn __call__(&self, times: u32) -> f64 {
            self.size * f64::from(times)
        }

        fn __iter__(slf: PyRef<'_, Self>) -> PyRef<'_, Self> {
            slf
        }

        fn __next__(&self) -> Option<f64> {
            None
        }

        fn __richcmp__(&self, other: &Measure, operator: CompareOp) -> bool {
            operator.matches(self.size.total_cmp(&other.size))
        }
    }

    #[pyclass(name = "Light", eq, from_py_object)]
    #[derive(Clone, PartialEq)]
    enum Colour {
        Red,
        Green,
    }

    #[pyfunction]
    fn next_light(light: Colour) -> Colour {
        if light == Colour::Red { Colour::Green } else { Colour::Red }
    }

    /// Says its module itself.
    #[pyclass(module = "elsewhere.deep")]
    struct Elsewhere(i64);

    /// A module in it.
    #[pymodule]
    mod inner {
        use keelback::prelude::*;

        #[pyfunction]
        fn inside(flag: bool) -> bool {
            flag
        }
    }

    #[pymodule_init]
    fn init(module: &Bound<'_, PyModule>) -> PyResult<()> {
        module.add("LATE", 1)
    }
}

keelback::create_exception!(pytests.type_information, NotThere, keelback::exceptions::PyKeyError, "It is not there.");

/// A class that the module only exports.
#[pyclass(frozen)]
pub(crate) struct Exported;

#[pyfunction]
pub(crate) fn elsewhere(value: Option<u8>) -> Option<u8> {
    value
}
