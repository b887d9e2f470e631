//! State that belongs to one interpreter: where it is kept, and the cells that hold it.

mod cell;
mod state;

pub(crate) use cell::ObjectCell;
pub(crate) use state::{enter, own_gil_in_use, set_own_gil_in_use};
