//! `datetime.h`: the C API of the module `datetime`, which comes in a capsule.

mod capi;
mod fields;
mod make;

pub use self::capi::*;
pub use self::fields::*;
pub use self::make::*;
