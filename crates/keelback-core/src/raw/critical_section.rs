//! The lock of an object in a free-threaded build; nothing where there is a GIL.
//!
//! C-API: <https://docs.python.org/3/c-api/synchronization.html#python-critical-section-api>.

use std::cell::UnsafeCell;
use std::mem::MaybeUninit;

use super::mutex::PyMutex;
use crate::ffi;
use crate::instance::Bound;
use crate::marker::Python;
use crate::types::PyAny;

/// A section of one lock: ended also when the work in it panics.
struct Section(*mut ffi::PyCriticalSection);

impl Drop for Section {
    #[inline]
    fn drop(&mut self) {
        // SAFETY: the section was begun right before this was made, on this thread, and is ended once.
        unsafe { ffi::PyCriticalSection_End(self.0) };
    }
}

/// A section of two locks: ended also when the work in it panics.
struct Section2(*mut ffi::PyCriticalSection2);

impl Drop for Section2 {
    #[inline]
    fn drop(&mut self) {
        // SAFETY: the section was begun right before this was made, on this thread, and is ended once.
        unsafe { ffi::PyCriticalSection2_End(self.0) };
    }
}

/// The function that begins a section, where sections do anything.
macro_rules! begin {
    ($name:ident) => {
        ffi::layout().free_threaded.then(ffi::optional::$name).flatten()
    };
}

/// Does some work while no other thread is in a critical section of the object, or, with the GIL, just does it.
#[inline]
pub(crate) fn with<R>(object: &Bound<'_, PyAny>, work: impl FnOnce() -> R) -> R {
    let Some(begin) = begin!(PyCriticalSection_Begin) else { return work() };
    let mut section = MaybeUninit::uninit();
    // SAFETY: the place stays where it is until the section ends; the object is live.
    unsafe { begin(section.as_mut_ptr(), object.as_ptr()) };
    let _end = Section(section.as_mut_ptr());
    work()
}

/// As [`with`], for two objects, which may be the same.
#[inline]
pub(crate) fn with2<R>(one: &Bound<'_, PyAny>, other: &Bound<'_, PyAny>, work: impl FnOnce() -> R) -> R {
    let Some(begin) = begin!(PyCriticalSection2_Begin) else { return work() };
    let mut section = MaybeUninit::uninit();
    // SAFETY: the place stays where it is until the section ends; the objects are live.
    unsafe { begin(section.as_mut_ptr(), one.as_ptr(), other.as_ptr()) };
    let _end = Section2(section.as_mut_ptr());
    work()
}

/// What a mutex protects, in a critical section of it.
///
/// In a free-threaded build the section has the lock, until the thread calls into Python and that suspends the section.
/// With the GIL there is no lock: the GIL keeps other threads out, until the thread calls into Python and that lets
/// them in.
pub struct EnteredCriticalSection<'a, T: ?Sized>(&'a UnsafeCell<T>);

impl<T: ?Sized> EnteredCriticalSection<'_, T> {
    /// The value.
    ///
    /// # Safety
    ///
    /// While the reference lives nothing is called that could suspend the section: nothing of Python. And nobody locks
    /// the mutex without a section meanwhile.
    #[inline]
    pub unsafe fn get(&self) -> &T {
        // SAFETY: forwarded from this function's contract.
        unsafe { &*self.0.get() }
    }

    /// The value, to change it.
    ///
    /// # Safety
    ///
    /// While the reference lives nothing is called that could suspend the section: nothing of Python. And nobody locks
    /// the mutex without a section meanwhile.
    #[inline]
    pub unsafe fn get_mut(&mut self) -> &mut T {
        // SAFETY: forwarded from this function's contract.
        unsafe { &mut *self.0.get() }
    }
}

/// Does some work in a critical section of a mutex, or, with the GIL, just does it.
#[inline]
pub(crate) fn with_mutex<'a, T, R>(
    _py: Python<'_>,
    mutex: &'a PyMutex<T>,
    work: impl for<'s> FnOnce(EnteredCriticalSection<'s, T>) -> R,
) -> R {
    let entered = EnteredCriticalSection(&mutex.value);
    let Some(begin) = begin!(PyCriticalSection_BeginMutex) else { return work(entered) };
    let mut section = MaybeUninit::uninit();
    // SAFETY: the place stays where it is until the section ends, and the mutex is borrowed for longer.
    unsafe { begin(section.as_mut_ptr(), mutex.lock.as_ptr()) };
    let _end = Section(section.as_mut_ptr());
    work(entered)
}

/// As [`with_mutex`], for two mutexes; the second value is there if they are not the same.
#[inline]
pub(crate) fn with_mutex2<'a, 'b, T, U, R>(
    py: Python<'_>,
    one: &'a PyMutex<T>,
    other: &'b PyMutex<U>,
    work: impl for<'s> FnOnce(EnteredCriticalSection<'s, T>, Option<EnteredCriticalSection<'s, U>>) -> R,
) -> R {
    if one.lock.as_ptr() == other.lock.as_ptr() {
        return with_mutex(py, one, |entered| work(entered, None));
    }
    let entered = EnteredCriticalSection(&one.value);
    let second = Some(EnteredCriticalSection(&other.value));
    let Some(begin) = begin!(PyCriticalSection2_BeginMutex) else { return work(entered, second) };
    let mut section = MaybeUninit::uninit();
    // SAFETY: the place stays where it is until the section ends, and the mutexes are borrowed for longer.
    unsafe { begin(section.as_mut_ptr(), one.lock.as_ptr(), other.lock.as_ptr()) };
    let _end = Section2(section.as_mut_ptr());
    work(entered, second)
}
