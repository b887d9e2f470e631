//! Tokens into the model. The only folder that knows `syn`, and of `syn` only what its default features have: item headers,
//! options and signatures are read here; bodies and default expressions stay tokens, so that half-typed code in a body does not
//! make an attribute fail.

mod attribute;
mod class;
mod export;
mod expression;
mod fields;
mod function;
mod header;
mod markers;
mod methods;
mod module;
mod module_items;
mod options;
mod python_literal;
mod signature;
pub(crate) mod strip;

pub(crate) use class::class;
pub(crate) use function::function;
pub(crate) use methods::methods;
pub(crate) use module::module;
