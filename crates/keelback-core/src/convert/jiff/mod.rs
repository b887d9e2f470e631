//! The types of the crate `jiff`.

mod civil;
mod error;
mod moment;
mod span;
mod zone;
