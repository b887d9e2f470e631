//! The buffer protocol: lending an instance's memory.

use std::ffi::c_int;
use std::marker::PhantomData;

use super::instance;
use crate::err::panic::catch;
use crate::ffi;
use crate::function::FunctionDescriptor;
use crate::function::entry::guarded;
use crate::instance::Borrowed;
use crate::marker::Python;
use crate::prelude::*;
use crate::pyclass::PyClass;

/// What CPython asks `__getbuffer__` and `__releasebuffer__`: a proof that they are called by it, with its arguments.
#[derive(Clone, Copy)]
pub struct BufferRequest<'a> {
    view: *mut ffi::Py_buffer,
    flags: c_int,
    call: PhantomData<&'a ()>,
}

macro_rules! calls {
    ($($name:ident($($argument:ident: $type:ident),+);)*) => {$(
        /// Calls the user's function with so many arguments.
        #[inline]
        pub fn $name<$($type,)+ R>(self, function: unsafe fn($($type),+) -> R, $($argument: $type),+) -> R {
            // SAFETY: `#[pymethods]` passes what was written under the name of a buffer's function, for CPython's calls
            // of it, and this is one: a request exists only as long as the call, and `view` and `flags` come from it.
            unsafe { function($($argument),+) }
        }
    )*};
}

impl BufferRequest<'_> {
    /// The view to fill or to release.
    #[must_use]
    #[inline]
    pub fn view(self) -> *mut ffi::Py_buffer {
        self.view
    }

    /// `PyBUF_*`: what the view has to say.
    #[must_use]
    #[inline]
    pub fn flags(self) -> c_int {
        self.flags
    }

    calls! {
        call2(a: A, b: B);
        call3(a: A, b: B, c: C);
        call4(a: A, b: B, c: C, d: D);
    }
}

/// `__getbuffer__` or `__releasebuffer__`.
pub trait BufferFunction<C>: 'static {
    /// What it looks like from Python.
    const DESCRIPTOR: FunctionDescriptor;

    /// Calls the user's function.
    ///
    /// # Errors
    ///
    /// Whatever it raises.
    fn call<'a, 'py>(py: Python<'py>, this: Borrowed<'a, 'py, C>, request: BufferRequest<'a>) -> PyResult<()>;
}

/// `getbufferproc`.
pub(in crate::class) unsafe extern "C" fn get<C: PyClass, F: BufferFunction<C>>(
    this: *mut ffi::PyObject,
    view: *mut ffi::Py_buffer,
    flags: c_int,
) -> c_int {
    let request = BufferRequest { view, flags, call: PhantomData };
    // SAFETY: a slot of `C` is called with its instances.
    let status = guarded(|py| F::call(py, unsafe { instance(py, this) }, request).map(|()| 0));
    if status < 0 && !view.is_null() {
        // SAFETY: the view that CPython passed; after a failure it belongs to nobody.
        unsafe { (*view).obj = std::ptr::null_mut() };
    }
    status
}

/// `releasebufferproc`, which cannot raise, and may be called while an exception is on its way.
pub(in crate::class) unsafe extern "C" fn release<C: PyClass, F: BufferFunction<C>>(
    this: *mut ffi::PyObject,
    view: *mut ffi::Py_buffer,
) {
    // SAFETY: CPython releases views with the thread attached.
    let py = unsafe { Python::assume_attached() };
    let raised = crate::raw::errors::occurred(py).then(|| crate::raw::errors::take(py)).flatten();
    let request = BufferRequest { view, flags: 0, call: PhantomData };
    // SAFETY: a slot of `C` is called with its instances.
    let this: Borrowed<'_, '_, C> = unsafe { instance(py, this) };
    if let Err(error) = catch(|| F::call(py, this, request)) {
        error.write_unraisable(py, Some(this.as_any()));
    }
    if let Some(raised) = raised {
        crate::raw::errors::raise(raised, py);
    }
}
