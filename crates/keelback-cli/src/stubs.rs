//! Stubs: what type checkers and editors read of an extension, written from what its library says of itself.

mod annotation;
mod class;
mod docstring;
mod function;
mod inherited;
mod known;
mod members;
mod module;
mod native;
mod special;
mod text_signature;

pub(crate) use module::{StubFile, files, reexport};
