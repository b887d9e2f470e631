//! The token that proves that a thread is attached to the interpreter.

use std::marker::PhantomData;

/// Proof that the current thread is attached to a Python interpreter for `'py`.
///
/// It has no size, so passing it costs nothing. A thread gets one from [`Python::attach`], or as an argument of a
/// function that Python calls.
///
/// No thread can take it from another: the pointer in it is there for the compiler to say so, with the name of this type.
#[derive(Clone, Copy)]
pub struct Python<'py>(PhantomData<&'py ()>, PhantomData<*mut Python<'static>>);

impl<'py> Python<'py> {
    /// Says that this thread is attached, without asking.
    ///
    /// # Safety
    ///
    /// The current thread is attached to an initialized interpreter, and stays so for `'py`.
    #[inline]
    #[must_use]
    pub unsafe fn assume_attached() -> Python<'py> {
        Python(PhantomData, PhantomData)
    }
}

/// What may cross into code that runs detached: everything that is [`Send`].
///
/// A handle that is tied to a token is not, so it cannot be used while other threads run Python.
///
/// # Safety
///
/// A value of the type may be used while the thread is detached.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be used while the thread is detached from Python",
    label = "tied to a `Python<'py>` token, or not `Send`",
    note = "use `.unbind()` to get a `Py<T>` before `py.detach(..)`, and `.bind(py)` after it"
)]
pub unsafe trait Ungil {}

// SAFETY: `Send` values hold no token, since `Python` is not `Send`.
unsafe impl<T: Send> Ungil for T {}
