//! The declaration macro: one line per C function.
//!
//! [`capi!`] turns each line into a slot of a static table, an `#[inline]` function of the same
//! name that calls through the slot, and, for a function that only some versions have, an
//! accessor in `optional`. `load` fills the tables; nothing here looks anything up.

mod absent;
mod data;
mod functions;
mod park;
mod table;

pub(crate) use absent::{absent, unloaded};
pub(crate) use data::{addresses, exceptions, variadic};
pub(crate) use functions::{capi, initial, parked};
pub(crate) use park::ParkOnUnwind;
pub(crate) use table::{Destination, Entry, Slots, Table};
