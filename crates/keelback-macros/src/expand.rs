//! The model as rows of data and one small entry point per function. Generated code holds no logic: what it does is library code,
//! compiled once.

mod asynchronous;
mod call;
mod class;
mod data;
mod derived;
mod enumeration;
mod field_hint;
mod fields;
mod from_fields;
mod from_py_object;
mod function;
mod hint;
mod into_py_object;
mod memory;
mod methods;
mod module;
mod operand;
mod python_enum;
mod references;
mod rows;
mod variants;
mod written_type;

pub(crate) use class::class;
pub(crate) use from_py_object::from_py_object;
pub(crate) use function::function;
pub(crate) use into_py_object::{into_py_object, into_py_object_ref};
pub(crate) use methods::methods;
pub(crate) use module::module;
