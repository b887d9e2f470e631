//! Markdown for Python: `pulldown-cmark` behind a small Python package.
//!
//! [`document`] and [`options`] are plain Rust that knows nothing of Python; [`python`] is what Python sees.

pub mod document;
pub mod options;
mod python;
mod slug;

pub use python::_native;
