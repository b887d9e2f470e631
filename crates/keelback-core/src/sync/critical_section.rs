//! Critical sections: the locks of objects in a free-threaded build, where there is no GIL that keeps others out.
//!
//! A section is suspended while its thread waits for another section, or is detached, so that sections cannot wait for
//! each other for ever. With the GIL they do nothing.
//!
//! C-API: <https://docs.python.org/3/c-api/synchronization.html#python-critical-section-api>.

use super::mutex::PyMutexTrait;
use crate::instance::Bound;
use crate::marker::Python;
use crate::raw;
use crate::types::PyAny;

pub use crate::raw::critical_section::EnteredCriticalSection;

/// Calls `f` in a critical section of an object.
///
/// ```
/// use keelback_core::prelude::*;
/// use keelback_core::sync::critical_section::with_critical_section;
/// use keelback_core::types::PyList;
///
/// Python::attach(|py| {
///     let list = PyList::new(py, [1, 2, 3]).unwrap();
///     let length = with_critical_section(&list, || list.len());
///     assert_eq!(length, 3);
/// });
/// ```
#[inline]
pub fn with_critical_section<F, R>(object: &Bound<'_, PyAny>, f: F) -> R
where
    F: FnOnce() -> R,
{
    raw::critical_section::with(object, f)
}

/// Calls `f` in a critical section of two objects, which may be the same.
#[inline]
pub fn with_critical_section2<F, R>(a: &Bound<'_, PyAny>, b: &Bound<'_, PyAny>, f: F) -> R
where
    F: FnOnce() -> R,
{
    raw::critical_section::with2(a, b, f)
}

/// Calls `f` in a critical section of a mutex.
///
/// The mutex is not locked where there is a GIL: what it protects has to be used in critical sections only.
#[inline]
pub fn with_critical_section_mutex<'a, F, R, T, PyMutex>(py: Python<'_>, mutex: &'a PyMutex, f: F) -> R
where
    F: for<'s> FnOnce(EnteredCriticalSection<'s, T>) -> R,
    T: 'a,
    PyMutex: PyMutexTrait<'a, T>,
{
    raw::critical_section::with_mutex(py, mutex.without_poison(), f)
}

/// Calls `f` in a critical section of two mutexes; it gets the second value only if they are not the same mutex.
///
/// The mutexes are not locked where there is a GIL: what they protect has to be used in critical sections only.
#[inline]
pub fn with_critical_section_mutex2<'a, 'b, F, R, T1, T2, PyMutex1, PyMutex2>(
    py: Python<'_>,
    m1: &'a PyMutex1,
    m2: &'b PyMutex2,
    f: F,
) -> R
where
    F: for<'s> FnOnce(EnteredCriticalSection<'s, T1>, Option<EnteredCriticalSection<'s, T2>>) -> R,
    T1: 'a,
    T2: 'b,
    PyMutex1: PyMutexTrait<'a, T1>,
    PyMutex2: PyMutexTrait<'b, T2>,
{
    raw::critical_section::with_mutex2(py, m1.without_poison(), m2.without_poison(), f)
}
