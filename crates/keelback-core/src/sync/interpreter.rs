//! State that belongs to one interpreter.
//!
//! A value that Rust code keeps in a `static` (a type object, an interned string) is of the interpreter that made it.
//! While one interpreter uses the library, the `static` itself holds the value, and reading it is one load. When a
//! second one comes, every such `static` is emptied and never filled again: from then on values are looked up in the
//! [`State`](crate::raw::interpreter) of the interpreter at hand. The switch happens where a module is executed, not in
//! its init function, since that runs in the main interpreter from Python 3.13 on.

pub(crate) use crate::raw::interpreter::{ObjectCell, enter, id, id_if_attached, was_used};
