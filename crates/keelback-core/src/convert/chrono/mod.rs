//! The types of the crate `chrono`.

mod delta;
#[cfg(feature = "chrono-local")]
mod local;
mod moment;
mod naive;
mod offset;
