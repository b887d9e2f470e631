//! Values that are made once, in each interpreter.

mod intern;
pub(crate) mod interpreter;

pub use intern::Interned;
