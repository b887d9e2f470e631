//! What Rust types are called in Python's type annotations.
//!
//! The conversion traits say it in constants, and the rows of functions and classes refer to them: data that stubs are
//! written from. Nothing here is looked at while a program runs, unless it asks.

mod display;
mod expr;
mod hint;
mod item;

#[doc(hidden)]
pub use crate::class::ClassRow;
pub use expr::{PyClassNameStaticExpr, PyStaticConstant, PyStaticExpr, PyStaticOperator};
#[doc(hidden)]
pub use expr::{class, python_enum};
#[doc(hidden)]
pub use item::{ConstantRow, ExceptionRow, ModuleItem, Root};
