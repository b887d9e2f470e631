//! gzip, zlib and raw deflate for Python: the crate `flate2` behind a small Python package.
//!
//! [`format`] is plain Rust that knows nothing of Python; [`python`] is what Python sees, and [`data`] what it may pass.

mod data;
pub mod format;
mod python;

pub use python::_native;
