//! Iterators: `PyIter_*`.
//!
//! C-API: <https://docs.python.org/3/c-api/iter.html>.

use crate::ffi;
use crate::instance::Bound;
use crate::types::{PyAny, PyIterator};
use crate::{PyErr, PyResult};

/// Whether the object can be asked for the next item.
#[inline]
pub(crate) fn check(object: &Bound<'_, PyAny>) -> bool {
    // SAFETY: a live object.
    unsafe { ffi::PyIter_Check(object.as_ptr()) != 0 }
}

/// `next(iterator)`, or nothing at the end.
#[inline]
pub(crate) fn next<'py>(iterator: &Bound<'py, PyIterator>) -> Option<PyResult<Bound<'py, PyAny>>> {
    let py = iterator.py();
    // SAFETY: the object is an iterator.
    let item = unsafe { ffi::PyIter_Next(iterator.as_ptr()) };
    // SAFETY: the call returns an owned reference, or null at the end or with an exception set.
    match unsafe { Bound::from_owned_raw_or_opt(py, item) } {
        Some(item) => Some(Ok(item)),
        None => PyErr::occurred(py).then(|| Err(PyErr::fetch(py))),
    }
}

/// How many items are expected, without asking `__length_hint__` twice; 0 where that is not known.
#[inline]
pub(crate) fn length_hint(object: &Bound<'_, PyAny>) -> usize {
    let Some(length_hint) = ffi::optional::PyObject_LengthHint() else {
        return 0;
    };
    // SAFETY: a live object.
    let hint = unsafe { length_hint(object.as_ptr(), 0) };
    usize::try_from(hint).unwrap_or_else(|_| {
        drop(PyErr::take(object.py()));
        0
    })
}

/// What `send` came to.
pub(crate) enum Sent<'py> {
    Returned(Bound<'py, PyAny>),
    Yielded(Bound<'py, PyAny>),
}

/// Sends a value to a generator or coroutine, from Python 3.10 on; nothing happens before.
#[inline]
pub(crate) fn send<'py>(iterator: &Bound<'py, PyIterator>, value: &Bound<'py, PyAny>) -> Option<PyResult<Sent<'py>>> {
    let send = ffi::optional::PyIter_Send()?;
    let mut result = std::ptr::null_mut();
    // SAFETY: two live objects; the call writes an owned reference or null to the place.
    let status = unsafe { send(iterator.as_ptr(), value.as_ptr(), &mut result) };
    // SAFETY: the call wrote an owned reference, or null and set an exception.
    let result = unsafe { Bound::from_owned_raw_or_err(iterator.py(), result) };
    Some(result.map(|result| match status {
        ffi::PySendResult::PYGEN_RETURN => Sent::Returned(result),
        _ => Sent::Yielded(result),
    }))
}
