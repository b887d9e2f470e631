//! Python exceptions in Rust: [`PyErr`] and [`PyResult`].

#[cfg(feature = "anyhow")]
mod anyhow;
mod arguments;
pub(crate) mod cast;
mod create;
mod display;
#[cfg(feature = "eyre")]
mod eyre;
pub(crate) mod lazy;
pub(crate) mod panic;
#[doc(hidden)]
pub mod place;
mod report;
pub(crate) mod source;
mod value;

pub use crate::conversion::{CastError, CastIntoError};
pub use crate::raw::error_word::PyErr;
pub use arguments::PyErrArguments;
pub(crate) use create::error_on_minus_one;

/// The result of whatever may raise a Python exception.
pub type PyResult<T> = Result<T, PyErr>;
