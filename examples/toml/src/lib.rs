//! TOML into Python data: the crate `toml` behind a small Python package.
//!
//! [`python`] is what Python sees; [`data`] makes Python objects of what the crate has read, [`moment`] those of dates and
//! times, and [`mistake`] says where a document is wrong.

mod data;
mod mistake;
mod moment;
mod python;

pub use python::_native;
