//! Capsules: `PyCapsule_*`.
//!
//! C-API: <https://docs.python.org/3/c-api/capsule.html>.

use std::ffi::{CStr, CString, c_char, c_void};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::ptr::NonNull;

use crate::ffi;
use crate::instance::Bound;
use crate::marker::Python;
use crate::types::{PyAny, PyCapsule};
use crate::{PyErr, PyResult};

/// What a capsule of ours points to; the value comes first, so that its address is that of the whole.
#[repr(C)]
struct Contents<T, D> {
    value: T,
    destructor: D,
    /// Keeps a name alive that is not static.
    _name: Option<CString>,
}

/// Drops the contents, and gives the value to the destructor.
///
/// # Safety
///
/// `capsule` was made by [`new`] with the same parameters, and is dying.
unsafe extern "C" fn destroy<T, D: FnOnce(T, *mut c_void)>(capsule: *mut ffi::PyObject) {
    // SAFETY: a live capsule; its name is still in the contents or static.
    let name = unsafe { ffi::PyCapsule_GetName(capsule) };
    // SAFETY: a live capsule and its own name.
    let contents = unsafe { ffi::PyCapsule_GetPointer(capsule, name) };
    // SAFETY: a live capsule.
    let context = unsafe { ffi::PyCapsule_GetContext(capsule) };
    // SAFETY: `new` put this box there, and a dying capsule gives it up once.
    let contents = unsafe { Box::from_raw(contents.cast::<Contents<T, D>>()) };
    let Contents { value, destructor, _name } = *contents;
    if let Err(payload) = catch_unwind(AssertUnwindSafe(|| destructor(value, context))) {
        // SAFETY: an object is deallocated on an attached thread.
        let py = unsafe { Python::assume_attached() };
        crate::panic::PanicException::from_panic_payload(payload).write_unraisable(py, None);
    }
}

/// A capsule that owns a value; `name` lives as long as the program, or is `kept`.
fn new<'py, T: Send + 'static, D: FnOnce(T, *mut c_void) + Send + 'static>(
    py: Python<'py>,
    value: T,
    name: *const c_char,
    kept: Option<CString>,
    destructor: D,
) -> PyResult<Bound<'py, PyCapsule>> {
    let contents = Box::into_raw(Box::new(Contents { value, destructor, _name: kept }));
    // SAFETY: a pointer that is not null, a name that lives as long as the capsule, and the destructor that fits.
    let capsule = unsafe { ffi::PyCapsule_New(contents.cast(), name, Some(destroy::<T, D>)) };
    if capsule.is_null() {
        // SAFETY: no capsule took the box over.
        drop(unsafe { Box::from_raw(contents) });
    }
    // SAFETY: the call returns an owned reference to a capsule, or null with an exception set.
    unsafe { Bound::from_owned_raw_or_err(py, capsule) }
}

/// A capsule whose name is static.
pub(crate) fn with_static_name<'py, T: Send + 'static, D: FnOnce(T, *mut c_void) + Send + 'static>(
    py: Python<'py>,
    value: T,
    name: &'static CStr,
    destructor: D,
) -> PyResult<Bound<'py, PyCapsule>> {
    new(py, value, name.as_ptr(), None, destructor)
}

/// A capsule that keeps its name, if it has one.
pub(crate) fn with_name<'py, T: Send + 'static, D: FnOnce(T, *mut c_void) + Send + 'static>(
    py: Python<'py>,
    value: T,
    name: Option<CString>,
    destructor: D,
) -> PyResult<Bound<'py, PyCapsule>> {
    let text = name.as_ref().map_or(std::ptr::null(), |name| name.as_ptr());
    new(py, value, text, name, destructor)
}

impl PyCapsule {
    /// A capsule around a pointer that others own.
    ///
    /// # Safety
    ///
    /// The pointer may be used for as long as the capsule lives, from any thread.
    ///
    /// # Errors
    ///
    /// `MemoryError`.
    #[inline]
    pub unsafe fn new_with_pointer<'py>(
        py: Python<'py>,
        pointer: NonNull<c_void>,
        name: &'static CStr,
    ) -> PyResult<Bound<'py, Self>> {
        // SAFETY: forwarded from this function's contract.
        unsafe { Self::new_with_pointer_and_destructor(py, pointer, name, None) }
    }

    /// A capsule around a pointer, and what is called when it dies.
    ///
    /// # Safety
    ///
    /// The pointer may be used for as long as the capsule lives, from any thread; the destructor fits the pointer.
    ///
    /// # Errors
    ///
    /// `MemoryError`.
    #[inline]
    pub unsafe fn new_with_pointer_and_destructor<'py>(
        py: Python<'py>,
        pointer: NonNull<c_void>,
        name: &'static CStr,
        destructor: Option<ffi::PyCapsule_Destructor>,
    ) -> PyResult<Bound<'py, Self>> {
        // SAFETY: a pointer that is not null, a static name, and the caller's destructor.
        let capsule = unsafe { ffi::PyCapsule_New(pointer.as_ptr(), name.as_ptr(), destructor) };
        // SAFETY: the call returns an owned reference to a capsule, or null with an exception set.
        unsafe { Bound::from_owned_raw_or_err(py, capsule) }
    }

    /// What the capsule `module.attribute` points to.
    ///
    /// # Safety
    ///
    /// The capsule of that name points to a `T` that lives as long as the interpreter.
    ///
    /// # Errors
    ///
    /// `ImportError`; `AttributeError` if there is no such capsule.
    pub unsafe fn import<'py, T>(py: Python<'py>, name: &CStr) -> PyResult<&'py T> {
        let pointer = Self::import_pointer(py, name)?;
        // SAFETY: forwarded from this function's contract.
        Ok(unsafe { pointer.cast::<T>().as_ref() })
    }

    /// The pointer in the capsule `module.attribute`.
    ///
    /// # Errors
    ///
    /// `ImportError`; `AttributeError` if there is no such capsule.
    #[inline]
    pub fn import_pointer(py: Python<'_>, name: &CStr) -> PyResult<NonNull<c_void>> {
        // SAFETY: the name ends with a NUL.
        let pointer = unsafe { ffi::PyCapsule_Import(name.as_ptr(), 0) };
        NonNull::new(pointer).ok_or_else(|| PyErr::fetch(py))
    }
}

#[inline]
fn name_ptr(name: Option<&CStr>) -> *const c_char {
    name.map_or(std::ptr::null(), CStr::as_ptr)
}

/// Sets the pointer that belongs to the capsule beside its own.
#[inline]
pub(crate) fn set_context(capsule: &Bound<'_, PyCapsule>, context: *mut c_void) -> PyResult<()> {
    // SAFETY: a capsule; the pointer is only kept.
    let status = unsafe { ffi::PyCapsule_SetContext(capsule.as_ptr(), context) };
    if status == 0 { Ok(()) } else { Err(PyErr::fetch(capsule.py())) }
}

/// The pointer that belongs to the capsule beside its own; null if there is none.
#[inline]
pub(crate) fn context(capsule: &Bound<'_, PyCapsule>) -> PyResult<*mut c_void> {
    // SAFETY: a capsule.
    let context = unsafe { ffi::PyCapsule_GetContext(capsule.as_ptr()) };
    null_or_error(capsule, context)
}

/// The pointer, if the capsule has this name.
#[inline]
pub(crate) fn pointer(capsule: &Bound<'_, PyCapsule>, name: Option<&CStr>) -> PyResult<NonNull<c_void>> {
    // SAFETY: a capsule, and a name that ends with a NUL or none.
    let pointer = unsafe { ffi::PyCapsule_GetPointer(capsule.as_ptr(), name_ptr(name)) };
    NonNull::new(pointer).ok_or_else(|| PyErr::fetch(capsule.py()))
}

/// Whether the capsule has this name.
#[inline]
pub(crate) fn is_valid(capsule: &Bound<'_, PyAny>, name: Option<&CStr>) -> bool {
    // SAFETY: a live object, and a name that ends with a NUL or none.
    unsafe { ffi::PyCapsule_IsValid(capsule.as_ptr(), name_ptr(name)) != 0 }
}

/// The name, if it has one.
#[inline]
pub(crate) fn name(capsule: &Bound<'_, PyCapsule>) -> PyResult<Option<NonNull<c_char>>> {
    // SAFETY: a capsule.
    let name = unsafe { ffi::PyCapsule_GetName(capsule.as_ptr()) };
    null_or_error(capsule, name.cast_mut()).map(NonNull::new)
}

fn null_or_error<T>(capsule: &Bound<'_, PyCapsule>, pointer: *mut T) -> PyResult<*mut T> {
    let py = capsule.py();
    if pointer.is_null() && PyErr::occurred(py) { Err(PyErr::fetch(py)) } else { Ok(pointer) }
}

/// The name of a capsule, which may go away with the capsule.
#[derive(Clone, Copy)]
pub struct CapsuleName(pub(crate) NonNull<c_char>);

impl CapsuleName {
    /// The text.
    ///
    /// # Safety
    ///
    /// The capsule lives for `'a`, and its name is not changed.
    #[must_use]
    #[inline]
    pub unsafe fn as_cstr<'a>(self) -> &'a CStr {
        // SAFETY: forwarded from this function's contract.
        unsafe { CStr::from_ptr(self.0.as_ptr()) }
    }

    /// Where the text is.
    #[must_use]
    #[inline]
    pub fn as_ptr(self) -> *const c_char {
        self.0.as_ptr()
    }
}
