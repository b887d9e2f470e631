//! The rules. Each looks at a model and reports what is wrong, at the user's own tokens.

mod class;
mod function;
mod methods;
mod module;
mod signature;

pub(crate) use class::class;
pub(crate) use function::function;
pub(crate) use methods::methods;
pub(crate) use module::module;
