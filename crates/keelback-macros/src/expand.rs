//! The model as rows of data and one small entry point per function. Generated code holds no logic: what it does is library code,
//! compiled once.

mod call;
mod class;
mod derived;
mod enumeration;
mod fields;
mod function;
mod methods;
mod module;
mod references;
mod rows;
mod written_type;

pub(crate) use class::class;
pub(crate) use function::function;
pub(crate) use methods::methods;
pub(crate) use module::module;
