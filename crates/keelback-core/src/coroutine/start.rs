//! From a call of an `async fn` to its coroutine.

use std::future::Future;

use crate::coroutine::{Coroutine, ThrowCallback};
use crate::function::{Argument, Object};
use crate::prelude::*;

/// The arguments of a call, for the first step of the coroutine.
#[must_use]
#[inline]
pub fn keep_arguments<const N: usize>(arguments: &[Argument<'_, '_>; N]) -> [Option<Object>; N] {
    arguments.map(|argument| argument.map(|argument| argument.to_owned().unbind()))
}

/// The arguments as they were when they were passed.
#[must_use]
#[inline]
pub fn lend_arguments<'a, 'py, const N: usize>(
    py: Python<'py>,
    kept: &'a [Option<Object>; N],
) -> [Argument<'a, 'py>; N] {
    kept.each_ref().map(|argument| argument.as_ref().map(|argument| argument.bind_borrowed(py)))
}

/// The coroutine of a future that nobody has polled yet.
///
/// # Errors
///
/// `MemoryError`.
#[inline]
pub fn start_coroutine<F>(
    py: Python<'_>,
    name: &'static str,
    class: Option<&'static str>,
    cancel: Option<ThrowCallback>,
    future: F,
) -> PyResult<Object>
where
    F: Future<Output = PyResult<Object>> + Send + 'static,
{
    Ok(Py::new(py, Coroutine::new(name, class, cancel, Box::pin(future)))?.into_any())
}
