//! What an attached thread can ask the interpreter for.

use std::ffi::CStr;

use crate::conversion::IntoPyObject;
use crate::ffi;
use crate::instance::Bound;
use crate::prelude::*;
use crate::raw;
use crate::types::{PyDict, PyEllipsis, PyNone, PyNotImplemented};

/// The version of the interpreter.
#[derive(Clone, Copy, Debug)]
pub struct PythonVersionInfo {
    /// 3.
    pub major: u8,
    /// 13 for Python 3.13.
    pub minor: u8,
    /// The bug fix release.
    pub patch: u8,
    /// `a1`, `rc2` and such, if it is not a release.
    pub suffix: Option<&'static str>,
}

impl PartialEq<(u8, u8)> for PythonVersionInfo {
    #[inline]
    fn eq(&self, other: &(u8, u8)) -> bool {
        (self.major, self.minor) == *other
    }
}

impl PartialEq<(u8, u8, u8)> for PythonVersionInfo {
    #[inline]
    fn eq(&self, other: &(u8, u8, u8)) -> bool {
        (self.major, self.minor, self.patch) == *other
    }
}

impl PartialOrd<(u8, u8)> for PythonVersionInfo {
    #[inline]
    fn partial_cmp(&self, other: &(u8, u8)) -> Option<std::cmp::Ordering> {
        (self.major, self.minor).partial_cmp(other)
    }
}

impl PartialOrd<(u8, u8, u8)> for PythonVersionInfo {
    #[inline]
    fn partial_cmp(&self, other: &(u8, u8, u8)) -> Option<std::cmp::Ordering> {
        (self.major, self.minor, self.patch).partial_cmp(other)
    }
}

impl<'py> Python<'py> {
    /// `None`.
    #[inline]
    #[allow(non_snake_case, reason = "as Python spells it")]
    #[must_use]
    pub fn None(self) -> Py<PyAny> {
        PyNone::get(self).to_owned().into_any().unbind()
    }

    /// `NotImplemented`.
    #[inline]
    #[allow(non_snake_case, reason = "as Python spells it")]
    #[must_use]
    pub fn NotImplemented(self) -> Py<PyAny> {
        PyNotImplemented::get(self).to_owned().into_any().unbind()
    }

    /// `Ellipsis`.
    #[inline]
    #[allow(non_snake_case, reason = "as Python spells it")]
    #[must_use]
    pub fn Ellipsis(self) -> Py<PyAny> {
        PyEllipsis::get(self).to_owned().into_any().unbind()
    }

    /// Imports a module.
    ///
    /// # Errors
    ///
    /// `ImportError`, or whatever the module raises.
    ///
    /// ```
    /// use keelback_core::prelude::*;
    ///
    /// Python::attach(|py| {
    ///     let pi: f64 = py.import("math").unwrap().getattr("pi").unwrap().extract().unwrap();
    ///     assert!((pi - std::f64::consts::PI).abs() < 1e-15);
    /// });
    /// ```
    pub fn import<N>(self, name: N) -> PyResult<Bound<'py, PyModule>>
    where
        N: IntoPyObject<'py, Target = PyString>,
    {
        PyModule::import(self, name)
    }

    /// Evaluates an expression; `globals` are those of `__main__` if there are none.
    ///
    /// # Errors
    ///
    /// `SyntaxError`, or whatever the expression raises.
    #[inline]
    pub fn eval(
        self,
        code: &CStr,
        globals: Option<&Bound<'py, PyDict>>,
        locals: Option<&Bound<'py, PyDict>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        raw::code::run(self, code, raw::code::Kind::Expression, globals, locals)
    }

    /// Runs statements; `globals` are those of `__main__` if there are none.
    ///
    /// # Errors
    ///
    /// `SyntaxError`, or whatever the statements raise.
    #[inline]
    pub fn run(
        self,
        code: &CStr,
        globals: Option<&Bound<'py, PyDict>>,
        locals: Option<&Bound<'py, PyDict>>,
    ) -> PyResult<()> {
        raw::code::run(self, code, raw::code::Kind::Statements, globals, locals).map(drop)
    }

    /// `sys.version`.
    #[must_use]
    #[inline]
    pub fn version(self) -> &'static str {
        raw::code::version()
    }

    /// `sys.version` of the Python that the program is bound to, which does not have to run.
    ///
    /// # Panics
    ///
    /// If there is none to bind to.
    ///
    /// ```
    /// assert!(keelback_core::Python::version_str().starts_with("3."));
    /// ```
    #[must_use]
    #[inline]
    #[track_caller]
    pub fn version_str() -> &'static str {
        crate::attach::bind();
        raw::code::version()
    }

    /// The version in numbers.
    #[must_use]
    #[inline]
    pub fn version_info(self) -> PythonVersionInfo {
        let hex = ffi::layout().version_hex;
        let [major, minor, patch, _] = hex.to_be_bytes();
        let number = self.version().split([' ', '+']).next().unwrap_or_default();
        let suffix = number.find(|c: char| c.is_ascii_alphabetic()).map(|at| &number[at..]);
        PythonVersionInfo { major, minor, patch, suffix }
    }

    /// Runs signal handlers that wait, on the main thread.
    ///
    /// # Errors
    ///
    /// What a handler raises: `KeyboardInterrupt` after Ctrl-C.
    #[inline]
    pub fn check_signals(self) -> PyResult<()> {
        raw::code::check_signals(self)
    }
}
