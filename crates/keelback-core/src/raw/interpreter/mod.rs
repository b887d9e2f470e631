//! State that belongs to one interpreter: where it is kept, and the cells that hold it.

mod cell;
mod state;

pub(crate) use cell::ObjectCell;
pub(crate) use state::{enter, id, id_if_attached, was_used};
