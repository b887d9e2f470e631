//! Borrows that are refused: the exception, and the notes that say what to do.

use std::fmt;

use crate::class::flag::{Caller, Refusal};
use crate::class::layout;
use crate::exceptions::PyRuntimeError;
use crate::instance::Borrowed;
use crate::marker::Python;
use crate::pyclass::PyClass;
use crate::{PyErr, ffi};

/// What was refused, to whom, and why.
#[derive(Clone, Copy)]
struct Refused {
    class: &'static str,
    has_value: bool,
    by: Caller,
    refusal: Refusal,
}

/// What was asked for, in the words of messages.
struct Words {
    /// PyO3's message.
    message: &'static str,
    /// What the caller does to the value.
    does: &'static str,
    /// What is to be done to it.
    done: &'static str,
    /// What somebody else does to it meanwhile.
    meanwhile: &'static str,
}

const SHARED: Words =
    Words { message: "Already mutably borrowed", does: "reads", done: "read", meanwhile: "is still changing it" };
const EXCLUSIVE: Words =
    Words { message: "Already borrowed", does: "changes", done: "changed", meanwhile: "is still using it" };

const WAY_OUT: &str = "hint: that call is further up the stack, or in another thread: let it return first. A class that \
    says `#[pyclass(lock)]` waits for other threads; one that says `frozen` is never changed, but for what it has in locks \
    and atomics";

impl Refused {
    #[cold]
    fn fmt(&self, words: &Words, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let message = words.message;
        match self.refusal {
            _ if !self.has_value => f.write_str(layout::NO_VALUE),
            Refusal::InUse => f.write_str(message),
            Refusal::Mine(other) => {
                let (me, other) = (self.name(self.by), self.name(other));
                write!(f, "{message}: {me} was called while {other} of the same thread {}", words.meanwhile)
            }
            Refusal::Knot(other) => {
                let (me, other) = (self.name(self.by), self.name(other));
                write!(f, "{message}: {me} would wait for ever, since {other} waits for what this thread has")
            }
        }
    }

    fn name(&self, caller: Caller) -> String {
        match caller {
            Some(function) => function.full_name(),
            None => format!("a borrow of `{}`", self.class),
        }
    }

    /// The exception, with its notes where Python shows them (3.11 and later).
    #[cold]
    fn into_error(self, words: &Words, message: String) -> PyErr {
        let error = PyRuntimeError::new_err(message);
        let is_plain = self.has_value && matches!(self.refusal, Refusal::InUse);
        if !is_plain || ffi::layout().minor < 11 || !crate::attach::is_attached() {
            return error;
        }
        // SAFETY: the thread is attached, the line above says so.
        let py = unsafe { Python::assume_attached() };
        let Words { does, done, meanwhile, .. } = words;
        let what = match self.by {
            Some(function) => format!("{} {does} the instance, and another call {meanwhile}", function.full_name()),
            None => format!("an instance of `{}` is to be {done}, and another call {meanwhile}", self.class),
        };
        for note in [&*what, WAY_OUT] {
            // Without memory for a note the exception itself still says what is wrong.
            let _ = error.add_note(py, note);
        }
        error
    }
}

macro_rules! errors {
    ($($(#[$doc:meta])* $name:ident = $words:ident;)*) => {$(
        $(#[$doc])*
        pub struct $name(Refused);

        impl $name {
            #[cold]
            pub(crate) fn new<C: PyClass>(object: Borrowed<'_, '_, C>, by: Caller, refusal: Refusal) -> Self {
                Self(Refused { class: C::NAME, has_value: layout::has_value(object), by, refusal })
            }

            /// The exception at once: one call for the entry points that have no other use for the error.
            #[cold]
            #[inline(never)]
            pub(crate) fn raise<C: PyClass>(object: Borrowed<'_, '_, C>, by: Caller, refusal: Refusal) -> PyErr {
                Self::new(object, by, refusal).into()
            }
        }

        impl fmt::Debug for $name {
            #[inline]
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(stringify!($name))
            }
        }

        impl fmt::Display for $name {
            #[inline]
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(&$words, f)
            }
        }

        impl std::error::Error for $name {}

        impl From<$name> for PyErr {
            #[cold]
            fn from(error: $name) -> Self {
                let message = error.to_string();
                error.0.into_error(&$words, message)
            }
        }
    )*};
}

errors! {
    /// The value is borrowed exclusively; becomes a `RuntimeError`.
    PyBorrowError = SHARED;
    /// The value is borrowed; becomes a `RuntimeError`.
    PyBorrowMutError = EXCLUSIVE;
}
