//! Tokens into the model, by a small reader of our own. The compiler has parsed an item before an attribute macro gets it, so
//! heads of items are stepped through, and types, bodies and default expressions stay tokens: half-typed code in a body does not
//! make an attribute fail. What can be wrong stands in our own attributes.

mod added;
mod attribute;
mod class;
mod cursor;
mod derive;
mod export;
mod expression;
mod fields;
mod filling;
mod format;
mod function;
mod generics;
mod header;
mod literal;
mod markers;
mod methods;
mod module;
mod module_items;
mod options;
mod pyfn;
mod python_literal;
mod signature;
pub(crate) mod strip;
mod written_type;

pub(crate) use class::class;
pub(crate) use derive::derive;
pub(crate) use function::function;
pub(crate) use methods::methods;
pub(crate) use module::module;
