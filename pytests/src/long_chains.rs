//! Instances that hold the last reference to the next one, in chains longer than a stack is deep.

use keelback::prelude::*;

/// Classes to make chains of.
#[pymodule(submodule)]
pub(crate) mod long_chains {

    use keelback::exceptions::PyException;
    use keelback::prelude::*;
    use keelback::types::{PyDict, PyList};
    use keelback::{PyTraverseError, PyVisit};

    use crate::token::{self, Token};

    #[pyfunction]
    fn alive() -> i64 {
        token::alive()
    }

    macro_rules! links {
        ($($(#[$doc:meta])* $name:ident($($option:tt)*);)*) => {$(
            $(#[$doc])*
            #[pyclass($($option)*)]
            struct $name {
                #[pyo3(get)]
                next: Option<Py<PyAny>>,
                _token: Token,
            }

            #[pymethods]
            impl $name {
                #[new]
                fn new(next: Option<Py<PyAny>>) -> Self {
                    $name { next, _token: Token::new() }
                }
            }
        )*
        };
    }

    /// `#[pymodule]` sees the call of a macro, not the classes that it makes.
    #[pymodule_init]
    fn init(module: &Bound<'_, PyModule>) -> PyResult<()> {
        module.add_class::<Link>()?;
        module.add_class::<FrozenLink>()?;
        module.add_class::<LockedLink>()?;
        module.add_class::<UnsendableLink>()?;
        module.add_class::<OpenLink>()?;
        module.add_class::<ExceptionLink>()?;
        module.add_class::<ListLink>()?;
        module.add_class::<DictLink>()
    }

    links! {
        Link(subclass, weakref);
        FrozenLink(frozen);
        LockedLink(lock);
        UnsendableLink(unsendable);
        OpenLink(dict);
        ExceptionLink(extends = PyException);
    }

    macro_rules! native_links {
        ($($(#[$doc:meta])* $name:ident($($option:tt)*);)*) => {$(
            $(#[$doc])*
            #[pyclass($($option)*)]
            struct $name {
                #[pyo3(get, set)]
                next: Option<Py<PyAny>>,
                _token: Token,
            }

            #[pymethods]
            impl $name {
                #[new]
                fn new() -> Self {
                    $name { next: None, _token: Token::new() }
                }
            }
        )*
        };
    }

    native_links! {
        ListLink(extends = PyList);
        DictLink(extends = PyDict, weakref);
    }

    /// Over a class that is a link itself.
    #[pyclass(extends = Link)]
    struct OverLink {
        #[pyo3(get)]
        other: Option<Py<PyAny>>,
    }

    #[pymethods]
    impl OverLink {
        #[new]
        fn new(other: Option<Py<PyAny>>) -> (Self, Link) {
            (OverLink { other }, Link { next: None, _token: Token::new() })
        }
    }

    /// What it refers to, the collector gets to know from a method.
    #[pyclass]
    struct ShownLink {
        next: Option<Py<PyAny>>,
        _token: Token,
    }

    #[pymethods]
    impl ShownLink {
        #[new]
        fn new(next: Option<Py<PyAny>>) -> Self {
            ShownLink { next, _token: Token::new() }
        }

        fn __traverse__(&self, visit: PyVisit<'_>) -> Result<(), PyTraverseError> {
            visit.call(&self.next)
        }

        fn __clear__(&mut self) {
            self.next = None;
        }
    }

    /// Calls Python code when it is dropped.
    #[pyclass(frozen)]
    struct CallingLink {
        #[pyo3(get)]
        next: Option<Py<PyAny>>,
        call: Py<PyAny>,
    }

    #[pymethods]
    impl CallingLink {
        #[new]
        fn new(next: Option<Py<PyAny>>, call: Py<PyAny>) -> Self {
            CallingLink { next, call }
        }
    }

    impl Drop for CallingLink {
        fn drop(&mut self) {
            Python::attach(|py| self.call.call0(py).expect("the test's function returns"));
        }
    }
}
