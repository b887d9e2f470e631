//! Panics that reach Python.

pub use crate::err::panic::PanicException;
