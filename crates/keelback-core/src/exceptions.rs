//! Python's exceptions: each a type that makes errors, and that errors are compared with.
//!
//! ```
//! use keelback_core::exceptions::PyValueError;
//! use keelback_core::prelude::*;
//!
//! fn half(n: u32) -> PyResult<u32> {
//!     if n % 2 == 0 { Ok(n / 2) } else { Err(PyValueError::new_err("odd")) }
//! }
//!
//! Python::attach(|py| assert!(half(3).unwrap_err().is_instance_of::<PyValueError>(py)));
//! ```

#[allow(unsafe_code, reason = "what makes a cast sound is written in the macro")]
pub mod asyncio;
mod builtin;
#[doc(hidden)]
pub mod class;
mod create;
mod decode;
mod from_std;
pub(crate) mod io;
#[allow(unsafe_code, reason = "what makes a cast sound is written in the macro")]
pub mod socket;

pub use builtin::*;
pub(crate) use from_std::is_parse_error;

use crate::PyErr;
use crate::instance::Bound;

/// The exception types: a handle to one becomes a [`PyErr`].
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not the class of an exception",
    note = "exceptions are in `exceptions`, and made by `create_exception!` and `import_exception!`"
)]
pub trait ToPyErr {}

impl<'py, T: ToPyErr> From<Bound<'py, T>> for PyErr {
    #[inline]
    fn from(exception: Bound<'py, T>) -> PyErr {
        PyErr::from_value(exception.into_any())
    }
}
