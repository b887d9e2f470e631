//! What a caller passed, in each of the forms that CPython has for it.

use crate::ffi;
use crate::instance::Borrowed;
use crate::marker::Python;
use crate::prelude::*;
use crate::types::{PyDict, PyTuple};

/// The arguments of one call.
#[derive(Clone, Copy)]
pub(crate) struct Given<'a, 'py> {
    pub(super) positional: &'a [Borrowed<'a, 'py, PyAny>],
    pub(super) keywords: Keywords<'a, 'py>,
}

/// The arguments that were passed by name.
#[derive(Clone, Copy)]
pub(crate) enum Keywords<'a, 'py> {
    None,
    /// A tuple of names, and as many values (PEP 590).
    Vector(Borrowed<'a, 'py, PyTuple>, &'a [Borrowed<'a, 'py, PyAny>]),
    Dict(Borrowed<'a, 'py, PyDict>),
}

impl<'a, 'py> Given<'a, 'py> {
    /// A vector call: `count` arguments, then one for each of `names`.
    ///
    /// # Safety
    ///
    /// `arguments` points to that many live objects that stay alive for `'a`; `names` is null or a tuple.
    #[inline]
    pub(crate) unsafe fn vector(
        py: Python<'py>,
        arguments: *const *mut ffi::PyObject,
        count: usize,
        names: *mut ffi::PyObject,
    ) -> Self {
        // SAFETY: null, or a tuple that the caller keeps alive (contract).
        let names: Option<Borrowed<'a, 'py, PyTuple>> = unsafe { Borrowed::from_raw_or_opt(py, names) };
        let Some(names) = names else {
            // SAFETY: forwarded from this function's contract.
            return Self { positional: unsafe { objects(arguments, count) }, keywords: Keywords::None };
        };
        let named = crate::raw::tuple::len(&names);
        // SAFETY: forwarded from this function's contract.
        let all = unsafe { objects(arguments, count + named) };
        let (positional, values) = all.split_at(count);
        Self { positional, keywords: Keywords::Vector(names, values) }
    }

    /// A call with a tuple and perhaps a dictionary.
    #[inline]
    pub(crate) fn tuple(arguments: &'a Bound<'py, PyTuple>, keywords: Option<Borrowed<'a, 'py, PyDict>>) -> Self {
        let keywords = match keywords {
            Some(keywords) if !keywords.is_empty() => Keywords::Dict(keywords),
            _ => Keywords::None,
        };
        Self { positional: lent(crate::raw::tuple::as_slice(arguments)), keywords }
    }

    /// Where exactly `count` arguments lie that were all passed by position; nothing if it was called otherwise.
    #[inline]
    pub(crate) fn in_place(&self, count: usize) -> Option<*const *mut ffi::PyObject> {
        let fits = matches!(self.keywords, Keywords::None) && self.positional.len() == count;
        fits.then(|| self.positional.as_ptr().cast())
    }

    /// The arguments as a tuple and perhaps a dictionary.
    ///
    /// # Errors
    ///
    /// `MemoryError`.
    #[inline]
    pub(crate) fn to_tuple_and_dict(
        self,
        py: Python<'py>,
    ) -> PyResult<(Bound<'py, PyTuple>, Option<Bound<'py, PyDict>>)> {
        let arguments = PyTuple::new(py, self.positional)?;
        let mut dict = None;
        self.keywords.try_for_each(|name, value| dict.get_or_insert_with(|| PyDict::new(py)).set_item(name, value))?;
        Ok((arguments, dict))
    }
}

/// A slice of handles over an array of pointers.
///
/// # Safety
///
/// `arguments` points to `count` live objects that stay alive for `'a`.
#[inline]
unsafe fn objects<'a, 'py>(arguments: *const *mut ffi::PyObject, count: usize) -> &'a [Borrowed<'a, 'py, PyAny>] {
    if count == 0 {
        return &[];
    }
    // SAFETY: forwarded from this function's contract; `Borrowed` is `repr(transparent)` over the pointer.
    unsafe { std::slice::from_raw_parts(arguments.cast(), count) }
}

/// A slice of borrowed handles over a slice of owned ones.
#[inline]
fn lent<'a, 'py>(items: &'a [Bound<'py, PyAny>]) -> &'a [Borrowed<'a, 'py, PyAny>] {
    // SAFETY: both are `repr(transparent)` over the same pointer, and the slice keeps the objects alive for `'a`.
    unsafe { std::slice::from_raw_parts(items.as_ptr().cast(), items.len()) }
}

impl<'a, 'py> Keywords<'a, 'py> {
    /// Calls `f` with each name and value.
    #[inline]
    pub(super) fn try_for_each(
        &self,
        mut f: impl FnMut(Borrowed<'_, 'py, PyAny>, Borrowed<'_, 'py, PyAny>) -> PyResult<()>,
    ) -> PyResult<()> {
        match self {
            Self::None => {}
            Self::Vector(names, values) => {
                let names = crate::raw::tuple::as_slice(names);
                for (name, value) in names.iter().zip(*values) {
                    f(name.as_borrowed(), *value)?;
                }
            }
            Self::Dict(dict) => {
                for (name, value) in dict.iter() {
                    f(name.as_borrowed(), value.as_borrowed())?;
                }
            }
        }
        Ok(())
    }
}
