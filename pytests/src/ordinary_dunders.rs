//! Names with two underscores that fill no slot: Python finds them as methods.

use keelback::prelude::*;

/// A class that context managers, `copy`, `pickle`, `format` and others work with.
#[pymodule(submodule)]
pub(crate) mod ordinary_dunders {
    use keelback::prelude::*;
    use keelback::types::{PyDict, PyTuple, PyType};

    /// Found by its names.
    #[pyclass(subclass, module = "pytests.ordinary_dunders")]
    struct Value {
        #[pyo3(get, set)]
        number: i64,
        #[pyo3(get)]
        log: Vec<String>,
    }

    #[pymethods]
    impl Value {
        #[new]
        #[pyo3(signature = (number = 0))]
        fn new(number: i64) -> Self {
            Value { number, log: Vec::new() }
        }

        fn __enter__(slf: PyRefMut<'_, Self>) -> PyRefMut<'_, Self> {
            let mut slf = slf;
            slf.log.push("enter".to_owned());
            slf
        }

        fn __exit__(
            &mut self,
            exc_type: Option<&Bound<'_, PyType>>,
            _exc_value: Option<&Bound<'_, PyAny>>,
            _traceback: Option<&Bound<'_, PyAny>>,
        ) -> PyResult<bool> {
            let name = exc_type.map(|kind| kind.name().map(|name| name.to_string())).transpose()?;
            self.log.push(format!("exit {name:?}"));
            Ok(name.as_deref() == Some("KeyError"))
        }

        fn __copy__(&self) -> Self {
            Value { number: self.number, log: vec!["copied".to_owned()] }
        }

        fn __deepcopy__(&self, memo: &Bound<'_, PyDict>) -> PyResult<Self> {
            memo.set_item("seen", true)?;
            Ok(Value { number: self.number, log: vec!["deeply copied".to_owned()] })
        }

        fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<(Bound<'py, PyType>, (i64,), Vec<String>)> {
            let value = slf.borrow();
            Ok((slf.get_type(), (value.number,), value.log.clone()))
        }

        fn __setstate__(&mut self, state: Vec<String>) {
            self.log = state;
        }

        fn __format__(&self, spec: &str) -> String {
            format!("{}|{spec}", self.number)
        }

        fn __bytes__(&self) -> Vec<u8> {
            vec![1, 2, 3]
        }

        fn __fspath__(&self) -> &'static str {
            "some/path"
        }

        fn __length_hint__(&self) -> usize {
            12
        }

        fn __sizeof__(&self) -> usize {
            1234
        }

        fn __dir__(&self) -> Vec<&'static str> {
            vec!["b", "a"]
        }

        fn __trunc__(&self) -> i64 {
            self.number / 10 * 10
        }

        fn __floor__(&self) -> i64 {
            -1
        }

        fn __ceil__(&self) -> i64 {
            1
        }

        fn __missing__(&self, key: i64) -> i64 {
            key
        }

        #[classmethod]
        fn __class_getitem__<'py>(cls: &Bound<'py, PyType>, item: &Bound<'py, PyAny>) -> PyResult<String> {
            Ok(format!("{}[{}]", cls.name()?, item.repr()?))
        }

        #[classmethod]
        #[pyo3(signature = (**options))]
        fn __init_subclass__(cls: &Bound<'_, PyType>, options: Option<&Bound<'_, PyDict>>) -> PyResult<()> {
            cls.setattr("options", options.map_or(0, |options| options.len()))
        }

        #[staticmethod]
        fn __doubled__(number: i64) -> i64 {
            number * 2
        }

        #[classattr]
        fn __match_args__(py: Python<'_>) -> PyResult<Bound<'_, PyTuple>> {
            PyTuple::new(py, ["number"])
        }
    }
}
