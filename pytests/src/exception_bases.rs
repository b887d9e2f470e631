//! Classes over exceptions that were made when the program ran.

use keelback::prelude::*;

use crate::token::Token;

macro_rules! class {
    ($name:ident over $base:ident) => {
        #[pyclass(extends = $base, subclass)]
        pub(super) struct $name {
            #[pyo3(get)]
            code: usize,
            held: Option<Py<PyAny>>,
            token: Token,
        }

        #[pymethods]
        impl $name {
            #[new]
            #[pyo3(signature = (*args))]
            fn new(args: &Bound<'_, PyTuple>) -> Self {
                $name { code: args.len(), held: None, token: Token::new() }
            }

            fn hold(&mut self, object: Py<PyAny>) {
                self.held = Some(object);
            }

            fn intact(&self) -> bool {
                self.token.is_intact() && self.held.iter().len() < 2
            }

            fn __eq__(&self, other: usize) -> bool {
                self.code == other
            }
        }
    };
}

/// Over exceptions that Rust made.
#[pymodule(submodule)]
pub(crate) mod exception_bases {
    use keelback::exceptions::{PyException, PyOSError};
    use keelback::prelude::*;
    use keelback::types::{PyTuple, PyType};

    use super::over_python;
    use crate::token::{self, Token};

    keelback::create_exception!(exception_bases, Created, PyException, "Made by Rust.");
    keelback::create_exception!(exception_bases, CreatedOver, Created);
    keelback::create_exception!(exception_bases, CreatedFile, PyOSError);

    class!(OverCreated over Created);
    class!(Spoiled over Created);
    class!(OverCreatedOver over CreatedOver);
    class!(OverCreatedFile over CreatedFile);

    #[pyfunction]
    fn alive() -> i64 {
        token::alive()
    }

    #[pyfunction]
    fn fail(py: Python<'_>, code: usize) -> PyResult<()> {
        let error = Bound::new(py, OverCreated { code, held: None, token: Token::new() })?;
        Err(PyErr::from_value(error.into_any()))
    }

    /// The classes over exceptions that a Python module defines, which has to be there.
    #[pyfunction]
    fn made_over_python(py: Python<'_>) -> [Py<PyType>; 3] {
        [
            py.get_type::<over_python::OverSlotted>().unbind(),
            py.get_type::<over_python::OverGrouped>().unbind(),
            py.get_type::<over_python::OnTop>().unbind(),
        ]
    }

    /// Makes a class over one that is no exception.
    #[pyfunction]
    fn over_plain(py: Python<'_>) -> Py<PyType> {
        py.get_type::<over_python::OverPlain>().unbind()
    }

    #[pymodule_init]
    fn init(module: &Bound<'_, PyModule>) -> PyResult<()> {
        let py = module.py();
        module.add_class::<OverCreated>()?;
        module.add_class::<Spoiled>()?;
        module.add_class::<OverCreatedOver>()?;
        module.add_class::<OverCreatedFile>()?;
        module.add("Created", py.get_type::<Created>())?;
        module.add("CreatedOver", py.get_type::<CreatedOver>())?;
        module.add("CreatedFile", py.get_type::<CreatedFile>())
    }
}

/// Over exceptions that a Python module defines, which is imported when they are made.
mod over_python {
    use keelback::prelude::*;
    use keelback::types::PyTuple;

    use super::Token;

    keelback::import_exception!(exceptions_in_python, Slotted);
    keelback::import_exception!(exceptions_in_python, Grouped);
    keelback::import_exception!(exceptions_in_python, Plain);

    class!(OverSlotted over Slotted);
    class!(OverGrouped over Grouped);

    /// One more of ours on top, with attributes and weak references of its own.
    #[pyclass(extends = OverSlotted, subclass, dict, weakref)]
    pub(super) struct OnTop {
        token: Token,
    }

    #[pymethods]
    impl OnTop {
        #[new]
        #[pyo3(signature = (*args))]
        fn new(args: &Bound<'_, PyTuple>) -> PyClassInitializer<Self> {
            PyClassInitializer::from(OverSlotted::new(args)).add_subclass(OnTop { token: Token::new() })
        }

        fn intact_too(&self) -> bool {
            self.token.is_intact()
        }
    }

    /// Its base is no exception.
    #[pyclass(extends = Plain)]
    pub(super) struct OverPlain;
}
