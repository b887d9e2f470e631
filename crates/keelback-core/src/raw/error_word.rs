//! [`PyErr`] as one word: either an exception object, or a box that says how to make one.

use std::marker::PhantomData;
use std::mem::ManuallyDrop;
use std::ptr::NonNull;

use crate::err::lazy::Lazy;
use crate::exceptions::PyBaseException;
use crate::instance::Py;

/// The lowest bit of the word: set for a box, clear for an object (objects are aligned to eight bytes).
const LAZY: usize = 1;

/// A Python exception, in one word; it is made when somebody looks at it.
///
/// Any function that Python calls may return `Result<T, E>` where `PyErr: From<E>`: the exception is raised.
///
/// ```
/// use keelback_core::prelude::*;
/// use keelback_core::exceptions::PyValueError;
///
/// let error = PyErr::new::<PyValueError, _>("too large");
/// Python::attach(|py| {
///     assert!(error.is_instance_of::<PyValueError>(py));
///     assert_eq!(error.to_string(), "ValueError: too large");
/// });
/// ```
#[repr(transparent)]
pub struct PyErr(NonNull<u8>, PhantomData<Box<Lazy>>);

const _: () = assert!(size_of::<Result<Py<PyBaseException>, PyErr>>() == 2 * size_of::<usize>());

// SAFETY: `Lazy` and `Py` are both `Send`, and the word is one of the two.
unsafe impl Send for PyErr {}
// SAFETY: `Lazy` and `Py` are both `Sync`, and the word is one of the two.
unsafe impl Sync for PyErr {}

/// What the word stands for.
pub(crate) enum Word<'a> {
    Value(&'a Py<PyBaseException>),
    Lazy(&'a Lazy),
}

impl PyErr {
    #[inline]
    pub(crate) fn from_exception(value: Py<PyBaseException>) -> Self {
        let object: NonNull<u8> = NonNull::new(value.into_ptr()).expect("a handle is never null").cast();
        debug_assert_eq!(object.addr().get() & LAZY, 0);
        Self(object, PhantomData)
    }

    #[inline]
    pub(crate) fn from_lazy(lazy: Lazy) -> Self {
        Self::from_boxed(Box::new(lazy))
    }

    #[inline]
    pub(crate) fn from_boxed(lazy: Box<Lazy>) -> Self {
        let boxed: NonNull<u8> = NonNull::from(Box::leak(lazy)).cast();
        Self(boxed.map_addr(|address| address | LAZY), PhantomData)
    }

    #[inline]
    fn is_lazy(&self) -> bool {
        self.0.addr().get() & LAZY != 0
    }

    #[inline]
    fn lazy_pointer(&self) -> *mut Lazy {
        self.0.as_ptr().map_addr(|address| address & !LAZY).cast()
    }

    #[inline]
    pub(crate) fn word(&self) -> Word<'_> {
        if self.is_lazy() {
            // SAFETY: the tag says that the word is the box made in `from_boxed`, which lives until drop.
            Word::Lazy(unsafe { &*self.lazy_pointer() })
        } else {
            // SAFETY: without the tag the word is the pointer of a `Py`, which is `repr(transparent)` over it.
            Word::Value(unsafe { &*std::ptr::from_ref(&self.0).cast() })
        }
    }

    /// The exception object if there is one already, else the box.
    #[inline]
    pub(crate) fn into_word(self) -> Result<Py<PyBaseException>, Box<Lazy>> {
        let error = ManuallyDrop::new(self);
        if error.is_lazy() {
            // SAFETY: the box was leaked in `from_boxed`, and `error` is not dropped, so it is owned once.
            Err(unsafe { Box::from_raw(error.lazy_pointer()) })
        } else {
            // SAFETY: `error` is not dropped, so the reference is read out once.
            Ok(unsafe { std::ptr::read(std::ptr::from_ref(&error.0).cast()) })
        }
    }
}

impl Drop for PyErr {
    #[inline]
    fn drop(&mut self) {
        let error = Self(self.0, PhantomData);
        drop(error.into_word());
    }
}
