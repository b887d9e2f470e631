//! The rules. Each looks at a model and reports what is wrong, at the user's own tokens.

mod class;
mod derive;
mod function;
mod methods;
mod module;
mod read;
mod signature;

pub(crate) use class::class;
pub(crate) use derive::{from_py_object, into_py_object};
pub(crate) use function::function;
pub(crate) use methods::methods;
pub(crate) use module::module;
