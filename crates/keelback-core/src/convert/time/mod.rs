//! The types of the crate `time`.

mod duration;
mod moment;
mod offset;
mod primitive;
