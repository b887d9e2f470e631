//! Classes that extend types of Python's own.

use keelback::prelude::*;

/// Classes over every type of Python's own that can be a base.
#[pymodule(submodule)]
pub(crate) mod native_bases {
    use keelback::exceptions::{PyException, PyOSError, PyTypeError, PyValueError};
    use keelback::ffi;
    use keelback::prelude::*;
    use keelback::types::{
        PyComplex, PyDate, PyDateTime, PyDelta, PyDict, PyFloat, PyFrozenSet, PyList, PySet, PyString, PyTime, PyTuple,
        PyType, PyTzInfo, PyWeakrefReference,
    };

    use crate::token::Token;

    /// What every class over a type of Python's own has.
    macro_rules! over_native {
        ($($name:ident: $base:ty $(, $option:ident)*;)*) => {$(
            #[pyclass(extends = $base, subclass $(, $option)*)]
            struct $name {
                held: Option<Py<PyAny>>,
                token: Token,
            }

            #[pymethods]
            impl $name {
                /// Takes what the base takes.
                #[new]
                #[pyo3(signature = (*_args, **_kwargs))]
                fn new(_args: &Bound<'_, PyTuple>, _kwargs: Option<&Bound<'_, PyDict>>) -> Self {
                    $name { held: None, token: Token::new() }
                }

                fn hold(&mut self, value: Py<PyAny>) {
                    self.held = Some(value);
                }

                fn intact(&self) -> bool {
                    self.token.is_intact()
                }
            }
        )*};
    }

    over_native! {
        OverTzInfo: PyTzInfo;
        OverDict: PyDict;
        OverList: PyList;
        OverSet: PySet;
        OverException: PyException;
        OverValueError: PyValueError;
        OverOSError: PyOSError;
        OpenDict: PyDict, dict, weakref;
        OpenException: PyException, dict, weakref;
    }

    /// What every class over an immutable type of Python's own has.
    macro_rules! over_immutable {
        ($($name:ident: $base:ty $(, $option:ident)*;)*) => {$(
            #[pyclass(extends = $base, frozen, subclass $(, $option)*)]
            struct $name {
                token: Token,
            }

            #[pymethods]
            impl $name {
                /// Hands everything on to the base.
                #[new]
                #[pyo3(signature = (*args))]
                fn new(args: &Bound<'_, PyTuple>) -> PyResult<PyClassInitializer<Self>> {
                    PyClassInitializer::from($name { token: Token::new() }).with_base_args(args.py(), args.clone())
                }

                fn intact(&self) -> bool {
                    self.token.is_intact()
                }
            }
        )*};
    }

    over_immutable! {
        OverDate: PyDate;
        OverDateTime: PyDateTime;
        OverTime: PyTime;
        OverDelta: PyDelta;
        OverFloat: PyFloat;
        OverComplex: PyComplex;
        OverString: PyString;
        OverFrozenSet: PyFrozenSet;
        OverWeakref: PyWeakrefReference;
        OverType: PyType;
        OpenFloat: PyFloat, dict, weakref;
    }

    /// Whether there may be classes over the types of `datetime`.
    ///
    /// A program that keeps libpython to itself cannot import it: the symbols of Python are not there for its library. And
    /// CPython 3.12 crashes at its end after several interpreters have derived from these types, in Python too.
    fn can_derive_from_dates(py: Python<'_>) -> bool {
        // SAFETY: the thread is attached.
        let interpreter = unsafe { ffi::PyInterpreterState_Get() };
        // SAFETY: the interpreter that the thread is attached to.
        let is_main = unsafe { ffi::PyInterpreterState_GetID(interpreter) } == 0;
        let version = py.version_info();
        (is_main || (version.major, version.minor) != (3, 12)) && py.import("datetime").is_ok()
    }

    /// `#[pymodule]` sees the call of a macro, not the classes that it makes.
    #[pymodule_init]
    fn init(module: &Bound<'_, PyModule>) -> PyResult<()> {
        module.add_class::<OverDict>()?;
        module.add_class::<OverList>()?;
        module.add_class::<OverSet>()?;
        module.add_class::<OverException>()?;
        module.add_class::<OverValueError>()?;
        module.add_class::<OverOSError>()?;
        module.add_class::<OpenDict>()?;
        module.add_class::<OpenException>()?;
        module.add_class::<OverFloat>()?;
        module.add_class::<OverComplex>()?;
        module.add_class::<OverString>()?;
        module.add_class::<OverFrozenSet>()?;
        module.add_class::<OverWeakref>()?;
        module.add_class::<OverType>()?;
        module.add_class::<OpenFloat>()?;
        if can_derive_from_dates(module.py()) {
            module.add_class::<OverTzInfo>()?;
            module.add_class::<OverDate>()?;
            module.add_class::<OverDateTime>()?;
            module.add_class::<OverTime>()?;
            module.add_class::<OverDelta>()?;
        }
        Ok(())
    }

    /// A dictionary that counts what was put into it by `put`.
    #[pyclass(extends = PyDict)]
    struct Counting {
        #[pyo3(get)]
        puts: usize,
    }

    #[pymethods]
    impl Counting {
        #[new]
        fn new() -> Self {
            Counting { puts: 0 }
        }

        fn put(slf: &Bound<'_, Self>, key: &str, value: &Bound<'_, PyAny>) -> PyResult<()> {
            slf.borrow_mut().puts += 1;
            slf.as_super().set_item(key, value)
        }
    }

    #[pyfunction]
    fn make_counting(py: Python<'_>) -> PyResult<Bound<'_, Counting>> {
        let counting = Bound::new(py, Counting::new())?;
        counting.cast::<PyDict>()?.set_item("made by", "Rust")?;
        Ok(counting)
    }

    /// A class over a class over a type of Python's own.
    #[pyclass(extends = OverDict)]
    struct OverOverDict {
        #[pyo3(get, set)]
        more: u8,
        token: Token,
    }

    #[pymethods]
    impl OverOverDict {
        #[new]
        fn new() -> PyClassInitializer<Self> {
            let base = PyClassInitializer::from(OverDict { held: None, token: Token::new() });
            base.add_subclass(OverOverDict { more: 5, token: Token::new() })
        }

        fn all_intact(slf: PyRef<'_, Self>) -> bool {
            slf.token.is_intact() && slf.as_super().intact()
        }
    }

    /// Says nothing of the arguments that its base wants.
    #[pyclass(extends = PyWeakrefReference)]
    struct NoArguments;

    #[pymethods]
    impl NoArguments {
        #[new]
        fn new() -> Self {
            NoArguments
        }
    }

    /// Raised by Rust.
    #[pyfunction]
    fn raise_over_exception(py: Python<'_>) -> PyResult<()> {
        let raised = Bound::new(py, OverException { held: None, token: Token::new() })?;
        Err(PyErr::from_value(raised.into_any()))
    }

    #[pyfunction]
    fn raise_by_type() -> PyResult<()> {
        Err(PyErr::new::<OverValueError, _>(("by type",)))
    }

    /// Whether the error is one of ours.
    #[pyfunction]
    fn catch(call: &Bound<'_, PyAny>) -> PyResult<&'static str> {
        match call.call0() {
            Ok(_) => Ok("nothing"),
            Err(error) if error.is_instance_of::<OverException>(call.py()) => Ok("ours"),
            Err(error) if error.is_instance_of::<PyTypeError>(call.py()) => Ok("TypeError"),
            Err(error) => Err(error),
        }
    }
}
