//! What a library says of its modules without being run: the rows that keelback leaves in it.
//!
//! The layout is that of `keelback-core`'s `inspect`; nothing is executed to read it.

mod class;
mod expression;
mod function;
mod module;
mod rows;

pub(crate) use class::{Class, Method, MethodKind, Property};
pub(crate) use expression::{Expression, Literal};
pub(crate) use function::{Function, Parameter, ParameterKind};
pub(crate) use module::{ExceptionClass, Item, Module};
pub(crate) use rows::module;
