//! Functions that Python calls.
//!
//! A macro emits a [`FunctionDescriptor`] and one [`Function::call`]; everything else, from the C entry point over the
//! parsing of arguments to the conversion of the result, is here and compiled once.

mod argument;
pub(crate) mod closure;
mod descriptor;
pub(crate) mod entry;
mod hint;
mod names;
mod operand;
mod owner;
pub(crate) mod parse;
pub(crate) mod returned;
pub(crate) mod row;
mod warn;
mod wrap;

pub(crate) use argument::Extract;
pub use argument::{Argument, argument, argument_or, argument_with, argument_with_or};
pub use descriptor::{FunctionDescriptor, Parameter, ParameterKind};
pub use entry::{ClassReceiver, Function, Instance, ModuleReceiver, NoReceiver, Object, Receiver};
pub use hint::{ArgumentType, ResultType, Undescribed};
pub use names::Names;
pub use operand::{compare_op, count, default_value, hash_of, itself, operand, operand_with};
pub use owner::{class_argument, module_argument};
pub use returned::{New, NewResult, Next, Returned};
pub use row::{Definition, FunctionRow};
pub use warn::warn;
pub use wrap::wrap;
