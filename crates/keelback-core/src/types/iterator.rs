//! Iterators.

use super::{PyAny, PyAnyMethods};
use crate::exceptions::PyStopIteration;
use crate::instance::Bound;
use crate::raw::iterator::Sent;
use crate::{PyResult, raw};

raw::native_type::imported_type!(
    /// Any Python iterator: what can be asked for the next item.
    ///
    /// A handle is a Rust iterator, too.
    ///
    /// ```
    /// use keelback_core::prelude::*;
    ///
    /// Python::attach(|py| {
    ///     let text = "keel".into_pyobject(py).unwrap();
    ///     let letters: PyResult<Vec<String>> = text.try_iter().unwrap().map(|letter| letter?.extract()).collect();
    ///     assert_eq!(letters.unwrap(), ["k", "e", "e", "l"]);
    /// });
    /// ```
    PyIterator, "collections.abc", "Iterator", check: raw::iterator::check
);

impl PyIterator {
    /// `iter(obj)`.
    ///
    /// # Errors
    ///
    /// `TypeError` if it cannot be iterated over.
    #[inline]
    pub fn from_object<'py>(obj: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyIterator>> {
        obj.try_iter()
    }
}

/// What [`Bound::send`] came to.
#[derive(Debug)]
pub enum PySendResult<'py> {
    /// The generator yielded.
    Next(Bound<'py, PyAny>),
    /// The generator returned.
    Return(Bound<'py, PyAny>),
}

impl<'py> Bound<'py, PyIterator> {
    /// `self.send(value)`, for a generator or coroutine; any iterator can be sent `None`, which asks for the next item.
    ///
    /// # Errors
    ///
    /// What it raises.
    #[inline]
    pub fn send(&self, value: &Bound<'py, PyAny>) -> PyResult<PySendResult<'py>> {
        match raw::iterator::send(self, value) {
            Some(Ok(Sent::Returned(value))) => Ok(PySendResult::Return(value)),
            Some(Ok(Sent::Yielded(value))) => Ok(PySendResult::Next(value)),
            Some(Err(error)) => Err(error),
            None => send_by_name(self, value),
        }
    }
}

/// As [`Bound::send`], for Python 3.9.
#[cold]
#[inline]
fn send_by_name<'py>(iterator: &Bound<'py, PyIterator>, value: &Bound<'py, PyAny>) -> PyResult<PySendResult<'py>> {
    let py = iterator.py();
    let sent = if value.is_none() && !iterator.hasattr("send")? {
        iterator.call_method0("__next__")
    } else {
        iterator.call_method1("send", (value,))
    };
    match sent {
        Ok(item) => Ok(PySendResult::Next(item)),
        Err(error) if error.is_instance_of::<PyStopIteration>(py) => {
            Ok(PySendResult::Return(error.value(py).getattr("value")?))
        }
        Err(error) => Err(error),
    }
}

impl<'py> Iterator for Bound<'py, PyIterator> {
    type Item = PyResult<Bound<'py, PyAny>>;

    #[inline]
    fn next(&mut self) -> Option<Self::Item> {
        raw::iterator::next(self)
    }

    #[inline]
    fn size_hint(&self) -> (usize, Option<usize>) {
        (raw::iterator::length_hint(self), None)
    }
}

impl<'py> IntoIterator for &Bound<'py, PyIterator> {
    type Item = PyResult<Bound<'py, PyAny>>;
    type IntoIter = Bound<'py, PyIterator>;

    #[inline]
    fn into_iter(self) -> Self::IntoIter {
        self.clone()
    }
}
