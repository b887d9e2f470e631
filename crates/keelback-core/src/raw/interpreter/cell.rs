//! A `static` that holds one object in each interpreter.

use std::ptr::NonNull;
use std::sync::atomic::{AtomicPtr, Ordering};

use super::state;
use crate::PyResult;
use crate::instance::{Bound, Py};
use crate::marker::Python;
use crate::types::PyAny;

/// What is emptied when a second interpreter comes.
pub(crate) trait Emptied: Sync {
    /// What the values are filed under.
    fn address(&self) -> usize;
    /// Keeps the value of the only interpreter.
    fn fill(&self, value: NonNull<Py<PyAny>>);
    /// There is more than one interpreter now.
    fn empty(&self);
}

/// A `static` that holds one object in each interpreter; reading it is one load while there is one interpreter.
pub(crate) struct ObjectCell(AtomicPtr<Py<PyAny>>);

impl ObjectCell {
    #[inline]
    pub(crate) const fn new() -> Self {
        Self(AtomicPtr::new(std::ptr::null_mut()))
    }

    /// The object, if it was made in this interpreter.
    #[inline]
    pub(crate) fn get<'py>(&'static self, py: Python<'py>) -> Option<&'py Bound<'py, PyAny>> {
        self.get_single(py).or_else(|| state::look_up(py, self.address()).map(|value| lend(py, value)))
    }

    /// The object, if there is one interpreter only, and it was made there.
    #[inline]
    pub(crate) fn get_single<'py>(&'static self, py: Python<'py>) -> Option<&'py Bound<'py, PyAny>> {
        NonNull::new(self.0.load(Ordering::Acquire)).map(|value| lend(py, value))
    }

    /// The object, made by `make` if it was not.
    ///
    /// Two threads, or a call from within `make`, may both make one; the first to finish wins.
    ///
    /// # Errors
    ///
    /// Those of `make`; nothing is stored then.
    #[inline]
    pub(crate) fn get_or_try_init<'py>(
        &'static self,
        py: Python<'py>,
        make: impl FnOnce() -> PyResult<Py<PyAny>>,
    ) -> PyResult<&'py Bound<'py, PyAny>> {
        match self.get_single(py) {
            Some(value) => Ok(value),
            None => self.get_or_make(py, make),
        }
    }

    #[cold]
    fn get_or_make<'py>(
        &'static self,
        py: Python<'py>,
        make: impl FnOnce() -> PyResult<Py<PyAny>>,
    ) -> PyResult<&'py Bound<'py, PyAny>> {
        if let Some(value) = state::look_up(py, self.address()) {
            return Ok(lend(py, value));
        }
        let value = make()?;
        Ok(lend(py, state::publish(py, self, value)))
    }

    /// As [`ObjectCell::get_or_try_init`], for what fails only without memory.
    ///
    /// # Panics
    ///
    /// If `make` fails.
    #[inline]
    #[track_caller]
    pub(crate) fn get_or_init<'py>(
        &'static self,
        py: Python<'py>,
        make: impl FnOnce() -> PyResult<Py<PyAny>>,
    ) -> &'py Bound<'py, PyAny> {
        match self.get_or_try_init(py, make) {
            Ok(value) => value,
            Err(error) => error.fatal(py, "an object that belongs to the interpreter could not be made"),
        }
    }
}

impl Emptied for ObjectCell {
    #[inline]
    fn address(&self) -> usize {
        std::ptr::from_ref(self).addr()
    }

    #[inline]
    fn fill(&self, value: NonNull<Py<PyAny>>) {
        self.0.store(value.as_ptr(), Ordering::Release);
    }

    #[inline]
    fn empty(&self) {
        self.0.store(std::ptr::null_mut(), Ordering::Release);
    }
}

/// Lends a handle that its interpreter keeps: no longer than a thread is attached to that interpreter.
#[inline]
fn lend<'py>(py: Python<'py>, value: NonNull<Py<PyAny>>) -> &'py Bound<'py, PyAny> {
    // SAFETY: the handle stands in a box that the state of this interpreter owns until the interpreter ends, and no
    // thread is attached to it after that.
    let value: &'py Py<PyAny> = unsafe { value.as_ref() };
    value.bind(py)
}
