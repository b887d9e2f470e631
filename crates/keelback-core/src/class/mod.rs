//! Classes: a Rust value behind a Python object's header.

pub(crate) mod borrow;
mod build;
pub(crate) mod cell;
pub(crate) mod construct;
mod dealloc;
mod descriptor;
pub(crate) mod field;
mod fragments;
pub(crate) mod gc;
pub(crate) mod guard;
pub(crate) mod initializer;
mod items;
#[cfg(feature = "experimental-async")]
mod lasting;
pub(crate) mod layout;
pub(crate) mod object;
mod property;
mod receiver;
mod row;
mod slots;
mod visit_fields;

pub use cell::ClassCell;
pub use descriptor::ClassDescriptor;
pub use items::{AttributeRow, ClassItems, ConstructorRow, MethodRow, SlotRow};
#[cfg(feature = "experimental-async")]
pub use lasting::{lasting_mut, lasting_ref};
pub use property::PropertyRow;
pub use receiver::{receiver, receiver_mut, receiver_ref};
pub use row::{ClassItemsList, ClassRow, NoMethods};
