//! The garbage collector: showing it what an instance refers to.
//!
//! C-API: <https://docs.python.org/3/c-api/gcsupport.html>.

use std::ffi::{c_int, c_void};
use std::marker::PhantomData;

use crate::PyResult;
use crate::class::base::ClassBase;
use crate::class::flag::Flag;
use crate::class::fragments::Fragments;
use crate::class::{dealloc, layout};
use crate::ffi;
use crate::instance::{Borrowed, Py};
use crate::marker::Python;
use crate::pyclass::PyClass;

/// The collector stopped the traversal.
#[derive(Debug)]
pub struct PyTraverseError(c_int);

/// Shows the collector one reference after the other.
#[derive(Clone, Copy)]
pub struct PyVisit<'a> {
    visit: ffi::visitproc,
    argument: *mut c_void,
    lifetime: PhantomData<&'a ()>,
}

impl PyVisit<'_> {
    /// Shows one reference; an empty `Option` is fine.
    ///
    /// # Errors
    ///
    /// If the collector stops; hand it on.
    pub fn call<'a, T: 'a>(&self, object: impl Into<Option<&'a Py<T>>>) -> Result<(), PyTraverseError> {
        match object.into() {
            Some(object) => self.pointer(object.as_ptr()),
            None => Ok(()),
        }
    }

    #[inline]
    pub(super) fn pointer(&self, object: *mut ffi::PyObject) -> Result<(), PyTraverseError> {
        // SAFETY: a live object, and the function and argument that the collector gave together.
        self.by(|visit, argument| unsafe { visit(object, argument) })
    }

    /// Hands the collector's function and argument to `show`, which returns what the function does.
    #[inline]
    pub(super) fn by(&self, show: impl FnOnce(ffi::visitproc, *mut c_void) -> c_int) -> Result<(), PyTraverseError> {
        match show(self.visit, self.argument) {
            0 => Ok(()),
            status => Err(PyTraverseError(status)),
        }
    }
}

/// `tp_traverse`.
pub(crate) unsafe extern "C" fn traverse<C: PyClass>(
    object: *mut ffi::PyObject,
    visit: ffi::visitproc,
    argument: *mut c_void,
) -> c_int {
    let visitor = PyVisit { visit, argument, lifetime: PhantomData };
    // SAFETY: the collector traverses with the thread attached.
    let py = unsafe { Python::assume_attached() };
    // SAFETY: a live instance. Its class is shown here only where CPython's own function for derived classes does not.
    let shown = visitor.pointer(unsafe { ffi::Py_TYPE(object) }.cast()).and_then(|()| {
        // SAFETY: the collector passes a live instance of the class.
        unsafe { traverse_chain::<C>(py, object, visitor) }
    });
    shown.map_or_else(|PyTraverseError(status)| status, |()| 0)
}

/// Whether an instance of `C` may hold references in a value.
pub(super) const fn has_references<C: PyClass>() -> bool {
    C::HAS_REFERENCES || C::Base::HAS_REFERENCES
}

/// Shows what an instance refers to, its type aside: for the bases, then for the class.
///
/// # Safety
///
/// `object` is a live instance of `C`.
pub(super) unsafe fn traverse_chain<C: PyClass>(
    py: Python<'_>,
    object: *mut ffi::PyObject,
    visitor: PyVisit<'_>,
) -> Result<(), PyTraverseError> {
    // SAFETY: an instance of the class is one of its base.
    unsafe { C::Base::traverse::<C>(py, object, visitor) }?;
    if let Some(place) = dealloc::dict::<C>() {
        // SAFETY: the class has a `__dict__` pointer at this place.
        let dict = unsafe { *object.cast::<u8>().add(place).cast::<*mut ffi::PyObject>() };
        if !dict.is_null() {
            visitor.pointer(dict)?;
        }
    }
    // SAFETY: forwarded from this function's contract.
    traverse_value::<C>(unsafe { Borrowed::from_ptr_unchecked(py, object) }, visitor)
}

/// Traverses the value, unless somebody is changing it: what is not shown is taken to be in use.
fn traverse_value<C: PyClass>(instance: Borrowed<'_, '_, C>, visitor: PyVisit<'_>) -> Result<(), PyTraverseError> {
    let written = fragments::<C>().and_then(|fragments| fragments.traverse);
    let shows = written.is_some() || C::HAS_REFERENCES;
    if !shows || !layout::is_here(instance) || !layout::try_share(instance) {
        return Ok(());
    }
    // SAFETY: nobody changes the value (the flag).
    let value = unsafe { &*layout::value(instance).get() };
    let traversed = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| match written {
        // SAFETY: the method was made for this class, and nobody changes the value.
        Some(traverse) => unsafe { traverse((&raw const *value).cast(), visitor) },
        None => value.traverse(visitor),
    }));
    layout::flag(instance).unshare();
    // A traversal cannot raise: a panic leaves the rest of the references unseen, which only keeps objects alive.
    // It says -1, as PyO3 does, but for a collector that takes this for a lack of memory and gives up altogether.
    traversed.unwrap_or(if ffi::layout().free_threaded { Ok(()) } else { Err(PyTraverseError(-1)) })
}

/// `tp_clear`.
pub(crate) unsafe extern "C" fn clear<C: PyClass>(object: *mut ffi::PyObject) -> c_int {
    // SAFETY: the collector clears with the thread attached.
    let py = unsafe { Python::assume_attached() };
    // SAFETY: the collector passes a live instance of the class.
    unsafe { clear_chain::<C>(py, object) };
    0
}

/// Gives up what an instance refers to: for the class, then for its bases.
///
/// # Safety
///
/// `object` is a live instance of `C`.
pub(super) unsafe fn clear_chain<C: PyClass>(py: Python<'_>, object: *mut ffi::PyObject) {
    if let Some(place) = dealloc::dict::<C>() {
        // SAFETY: the class has a `__dict__` pointer at this place, which owns its reference.
        unsafe { ffi::Py_CLEAR(object.cast::<u8>().add(place).cast()) };
    }
    // SAFETY: forwarded from this function's contract.
    if let Err(error) = clear_value::<C>(py, unsafe { Borrowed::from_ptr_unchecked(py, object) }) {
        error.write_unraisable(py, None);
    }
    // SAFETY: an instance of the class is one of its base.
    unsafe { C::Base::clear::<C>(py, object) };
}

/// Gives up what the value refers to: by the class's `__clear__`, or else what `__traverse__` does not hide.
fn clear_value<C: PyClass>(py: Python<'_>, instance: Borrowed<'_, '_, C>) -> PyResult<()> {
    if !layout::has_value(instance) || !layout::is_here(instance) {
        return Ok(());
    }
    let written = fragments::<C>();
    if let Some(clear) = written.and_then(|written| written.clear) {
        // SAFETY: the method was made for this class.
        return crate::err::panic::catch(|| unsafe { clear(py, instance.as_ptr()) });
    }
    if written.is_some_and(|written| written.traverse.is_some()) || !layout::flag(instance).try_exclude() {
        return Ok(());
    }
    // SAFETY: nobody else looks at the value (the flag).
    let value = unsafe { &mut *layout::value(instance).get() };
    let cleared = crate::err::panic::catch(|| {
        value.clear();
        Ok(())
    });
    layout::flag(instance).unexclude();
    cleared
}

/// The methods of a class that share slots, `__traverse__` and `__clear__` among them.
fn fragments<C: PyClass>() -> Option<&'static Fragments> {
    C::cell().made().map(|made| &made.fragments)
}

mod references;
mod shared;
mod written;
pub use references::{NoReferences, References, ReferencesProbe, probe_of};
pub use written::Traverse;
pub(crate) use written::{TraverseValue, assert_not_traversing, is_traversing, traverse_value as traverse_written};
