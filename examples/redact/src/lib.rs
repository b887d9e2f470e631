//! Many words at once in a text: `aho-corasick` behind a small Python package.
//!
//! [`words`] is plain Rust that knows nothing of Python; [`python`] is what Python sees.

mod python;
pub mod words;

pub use python::_native;
