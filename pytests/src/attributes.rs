//! Hooks for attributes, and descriptors.

use keelback::prelude::*;

/// Classes that decide what their attributes are.
#[pymodule(submodule)]
pub(crate) mod attributes {
    use std::collections::BTreeMap;

    use keelback::exceptions::{PyAttributeError, PyValueError};
    use keelback::prelude::*;
    use keelback::types::{PyDict, PyString, PyType};

    /// Answers where there is no attribute.
    #[pyclass(subclass, dict)]
    struct Fallback {
        #[pyo3(get, set)]
        known: i64,
    }

    #[pymethods]
    impl Fallback {
        #[new]
        fn new() -> Self {
            Fallback { known: 1 }
        }

        fn method(&self) -> i64 {
            2
        }

        #[getter]
        fn failing(&self) -> PyResult<i64> {
            Err(PyValueError::new_err("failed"))
        }

        #[getter]
        fn missing(&self) -> PyResult<i64> {
            Err(PyAttributeError::new_err("not there"))
        }

        fn __getattr__(&self, name: &str) -> PyResult<String> {
            if name.starts_with('_') {
                return Err(PyAttributeError::new_err(format!("no {name}")));
            }
            Ok(format!("fallback {name}"))
        }
    }

    /// Answers first.
    #[pyclass(subclass)]
    struct First;

    #[pymethods]
    impl First {
        #[new]
        fn new() -> Self {
            First
        }

        fn method(&self) {}

        fn __getattribute__(&self, name: Bound<'_, PyString>) -> PyResult<String> {
            match name.to_str()? {
                "absent" => Err(PyAttributeError::new_err("there is no absent")),
                "broken" => Err(PyValueError::new_err("broken")),
                name => Ok(format!("first {name}")),
            }
        }
    }

    /// Answers first, and where that has none.
    #[pyclass]
    struct FirstAndLast;

    #[pymethods]
    impl FirstAndLast {
        #[new]
        fn new() -> Self {
            FirstAndLast
        }

        fn __getattribute__(&self, name: &str) -> PyResult<String> {
            if name == "absent" { Err(PyAttributeError::new_err("none")) } else { Ok(format!("first {name}")) }
        }

        fn __getattr__(&self, name: &str) -> String {
            format!("last {name}")
        }
    }

    /// Keeps attributes itself.
    #[pyclass(subclass)]
    struct Keeps {
        #[pyo3(get)]
        kept: BTreeMap<String, i64>,
    }

    #[pymethods]
    impl Keeps {
        #[new]
        fn new() -> Self {
            Keeps { kept: BTreeMap::new() }
        }

        fn __setattr__(&mut self, name: String, value: i64) {
            self.kept.insert(name, value);
        }

        fn __delattr__(&mut self, name: &str) -> PyResult<()> {
            match self.kept.remove(name) {
                Some(_) => Ok(()),
                None => Err(PyAttributeError::new_err(format!("no {name}"))),
            }
        }

        fn __getattr__(&self, name: &str) -> PyResult<i64> {
            self.kept.get(name).copied().ok_or_else(|| PyAttributeError::new_err(format!("no {name}")))
        }
    }

    /// Counts what is set, and leaves the rest to Python.
    #[pyclass(dict)]
    struct Counts {
        #[pyo3(get)]
        count: i64,
    }

    #[pymethods]
    impl Counts {
        #[new]
        fn new() -> Self {
            Counts { count: 0 }
        }

        fn __setattr__(slf: &Bound<'_, Self>, name: &Bound<'_, PyString>, value: &Bound<'_, PyAny>) -> PyResult<()> {
            slf.borrow_mut().count += 1;
            let attributes = slf.getattr("__dict__")?;
            attributes.cast::<PyDict>()?.set_item(name, value)
        }
    }

    /// Refuses to delete, and leaves the rest to Python.
    #[pyclass(dict)]
    struct Lasting;

    #[pymethods]
    impl Lasting {
        #[new]
        fn new() -> Self {
            Lasting
        }

        fn __delattr__(&self, name: &str) -> PyResult<()> {
            Err(PyAttributeError::new_err(format!("{name} stays")))
        }
    }

    /// A descriptor that can be read, set and deleted.
    #[pyclass]
    struct Field {
        name: Option<String>,
        #[pyo3(get)]
        log: Vec<String>,
    }

    fn described(object: Option<&Bound<'_, PyAny>>) -> PyResult<String> {
        object.map_or(Ok("nothing".to_owned()), |object| Ok(object.get_type().name()?.to_string()))
    }

    #[pymethods]
    impl Field {
        #[new]
        fn new() -> Self {
            Field { name: None, log: Vec::new() }
        }

        fn __set_name__(&mut self, _owner: &Bound<'_, PyType>, name: String) {
            self.name = Some(name);
        }

        fn __get__(
            &self,
            instance: Option<&Bound<'_, PyAny>>,
            owner: Option<&Bound<'_, PyType>>,
        ) -> PyResult<(Option<String>, String, Option<String>)> {
            let owner = owner.map(|owner| owner.name().map(|name| name.to_string())).transpose()?;
            Ok((self.name.clone(), described(instance)?, owner))
        }

        fn __set__(&mut self, instance: &Bound<'_, PyAny>, value: i64) -> PyResult<()> {
            self.log.push(format!("{} = {value}", described(Some(instance))?));
            Ok(())
        }

        fn __delete__(&mut self, instance: &Bound<'_, PyAny>) -> PyResult<()> {
            self.log.push(format!("del {}", described(Some(instance))?));
            Ok(())
        }
    }

    /// A descriptor that can be read only.
    #[pyclass(frozen)]
    struct Constant(i64);

    #[pymethods]
    impl Constant {
        #[new]
        fn new(value: i64) -> Self {
            Constant(value)
        }

        fn __get__<'py>(
            slf: Bound<'py, Self>,
            instance: Bound<'py, PyAny>,
            _owner: Bound<'py, PyAny>,
        ) -> PyResult<Bound<'py, PyAny>> {
            if instance.is_none() { Ok(slf.into_any()) } else { slf.get().0.into_bound_py_any(slf.py()) }
        }
    }

    /// A descriptor that can be set only.
    #[pyclass(frozen)]
    struct Sink;

    #[pymethods]
    impl Sink {
        #[new]
        fn new() -> Self {
            Sink
        }

        fn __set__(&self, _instance: &Bound<'_, PyAny>, value: i64) -> PyResult<()> {
            if value < 0 { Err(PyValueError::new_err("negative")) } else { Ok(()) }
        }
    }

    /// A descriptor that can be deleted only.
    #[pyclass(frozen)]
    struct Eraser;

    #[pymethods]
    impl Eraser {
        #[new]
        fn new() -> Self {
            Eraser
        }

        fn __delete__(&self, _instance: &Bound<'_, PyAny>) {}
    }
}
