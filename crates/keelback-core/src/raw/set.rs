//! `set` and `frozenset`: `PySet_*`.
//!
//! C-API: <https://docs.python.org/3/c-api/set.html>.

use super::wrap::{wrap, wrap_new};
use crate::instance::Bound;
use crate::types::{PyAny, PyFrozenSet, PySet};

wrap_new! {
    /// `set(iterable)`; an empty one without.
    new(iterable: Option<&Bound<'_, PyAny>>) -> Bound<'py, PySet> = PySet_New;
    /// `frozenset(iterable)`; an empty one, that may still be filled, without.
    new_frozen(iterable: Option<&Bound<'_, PyAny>>) -> Bound<'py, PyFrozenSet> = PyFrozenSet_New;
}

wrap! {
    /// `key in set`, for both.
    contains(set: &Bound<'py, PyAny>, key: &Bound<'_, PyAny>) -> bool = PySet_Contains;
    /// `set.add(key)`, also for a `frozenset` that nobody has seen yet.
    add(set: &Bound<'py, PyAny>, key: &Bound<'_, PyAny>) -> () = PySet_Add;
    /// `set.discard(key)`, and whether it was there.
    discard(set: &Bound<'py, PySet>, key: &Bound<'_, PyAny>) -> bool = PySet_Discard;
    /// `set.pop()`.
    pop(set: &Bound<'py, PySet>) -> Bound<'py, PyAny> = PySet_Pop;
    /// `set.clear()`.
    clear(set: &Bound<'py, PySet>) -> () = PySet_Clear;
    /// `len(set)`, for both.
    len(set: &Bound<'py, PyAny>) -> usize = PySet_Size;
}
