//! Values that are made once, in each interpreter.

pub(crate) mod interpreter;
mod intern;

pub use intern::Interned;
