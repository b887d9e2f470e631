//! Which instances the garbage collector looks at, and what it collects.

use keelback::prelude::*;

/// Classes with and without references.
#[pymodule(submodule)]
pub(crate) mod collector {
    use std::collections::HashMap;

    use keelback::prelude::*;
    use keelback::types::{PyDict, PyList};

    use crate::token::{self, Token};

    #[pyfunction]
    fn alive() -> i64 {
        token::alive()
    }

    /// No references.
    #[pyclass(subclass)]
    struct Plain {
        #[pyo3(get, set)]
        number: i64,
        _token: Token,
    }

    #[pymethods]
    impl Plain {
        #[new]
        fn new() -> Self {
            Plain { number: 0, _token: Token::new() }
        }
    }

    macro_rules! holder {
        ($($(#[$doc:meta])* $name:ident: $type:ty, $put:expr;)*) => {$(
            $(#[$doc])*
            #[pyclass(subclass)]
            struct $name {
                held: $type,
                _token: Token,
            }

            #[pymethods]
            impl $name {
                #[new]
                fn new() -> Self {
                    $name { held: Default::default(), _token: Token::new() }
                }

                fn hold(&mut self, value: Py<PyAny>) {
                    let put: fn(&mut $type, Py<PyAny>) = $put;
                    put(&mut self.held, value);
                }
            }
        )*};
    }

    /// `#[pymodule]` sees the call of a macro, not the classes that it makes.
    #[pymodule_init]
    fn init(module: &Bound<'_, PyModule>) -> PyResult<()> {
        module.add_class::<One>()?;
        module.add_class::<Many>()?;
        module.add_class::<Named>()?;
        module.add_class::<Beside>()?;
        module.add_class::<Locked>()?;
        module.add_class::<ReadLocked>()?;
        module.add_class::<Once>()?;
        module.add_class::<PythonOnce>()?;
        module.add_class::<Deep>()
    }

    holder! {
        /// One reference, if any.
        One: Option<Py<PyAny>>, |held, value| *held = Some(value);
        /// Any number.
        Many: Vec<Py<PyAny>>, |held, value| held.push(value);
        /// By name.
        Named: HashMap<String, Py<PyAny>>, |held, value| drop(held.insert("value".to_owned(), value));
        /// Beside what is no reference.
        Beside: Vec<(String, u8, Option<Py<PyAny>>)>, |held, value| held.push((String::new(), 0, Some(value)));
        /// Behind a lock.
        Locked: std::sync::Mutex<Vec<Py<PyAny>>>, |held, value| held.get_mut().unwrap().push(value);
        /// Behind a lock that is shared.
        ReadLocked: std::sync::RwLock<Option<Py<PyAny>>>, |held, value| *held.get_mut().unwrap() = Some(value);
        /// Set once.
        Once: std::sync::OnceLock<Py<PyAny>>, |held, value| {
            held.take();
            assert!(held.set(value).is_ok());
        };
        /// Set once in each interpreter.
        PythonOnce: keelback::sync::PyOnceLock<Py<PyAny>>, |held, value| {
            *held = keelback::sync::PyOnceLock::new();
            Python::attach(|py| assert!(held.set(py, value).is_ok()));
        };
        /// Deep inside.
        Deep: Option<Box<Vec<Option<Py<PyAny>>>>>, |held, value| {
            held.get_or_insert_with(Box::default).push(Some(value));
        };
    }

    /// In a cell, which stays with its thread.
    #[pyclass(unsendable, subclass)]
    struct Celled {
        held: std::cell::Cell<Option<Py<PyAny>>>,
        _token: Token,
    }

    #[pymethods]
    impl Celled {
        #[new]
        fn new() -> Self {
            Celled { held: std::cell::Cell::default(), _token: Token::new() }
        }

        fn hold(&self, value: Py<PyAny>) {
            self.held.set(Some(value));
        }
    }

    /// References of known types.
    #[pyclass]
    struct Typed {
        list: Option<Py<PyList>>,
        dict: Option<Py<PyDict>>,
        _token: Token,
    }

    #[pymethods]
    impl Typed {
        #[new]
        fn new(list: Py<PyList>, dict: Py<PyDict>) -> Self {
            Typed { list: Some(list), dict: Some(dict), _token: Token::new() }
        }

        fn lengths(&self, py: Python<'_>) -> (usize, usize) {
            let list = self.list.as_ref().map_or(0, |list| list.bind(py).len());
            let dict = self.dict.as_ref().map_or(0, |dict| dict.bind(py).len());
            (list, dict)
        }
    }

    /// A reference that is always there, in a class that is not frozen.
    #[pyclass]
    struct Always {
        #[pyo3(get, set)]
        value: Py<PyAny>,
        _token: Token,
    }

    #[pymethods]
    impl Always {
        #[new]
        fn new(value: Py<PyAny>) -> Self {
            Always { value, _token: Token::new() }
        }

        fn collect_while_borrowed(&mut self, py: Python<'_>) -> PyResult<()> {
            py.import("gc")?.call_method0("collect")?;
            Ok(())
        }
    }

    /// No references, but a dictionary.
    #[pyclass(dict)]
    struct WithDict {
        _token: Token,
    }

    #[pymethods]
    impl WithDict {
        #[new]
        fn new() -> Self {
            WithDict { _token: Token::new() }
        }
    }

    /// No references, but weak ones to it.
    #[pyclass(weakref)]
    struct WithWeakrefs {
        _token: Token,
    }

    #[pymethods]
    impl WithWeakrefs {
        #[new]
        fn new() -> Self {
            WithWeakrefs { _token: Token::new() }
        }
    }

    /// An instance that its class keeps.
    #[pyclass(frozen)]
    struct KeptByItsClass {
        number: i64,
    }

    #[pymethods]
    impl KeptByItsClass {
        #[classattr]
        const DEFAULT: KeptByItsClass = KeptByItsClass { number: 5 };

        #[getter]
        fn number(&self) -> i64 {
            self.number
        }
    }
}
