//! The memory of other objects: `bytes`, `array.array`, NumPy's arrays and whatever else has the buffer protocol.
//!
//! Python code may change that memory at any time, so there is no plain slice of it: it is copied out and in, or looked
//! at through cells.
//!
//! C-API: <https://docs.python.org/3/c-api/buffer.html>, PEP 3118.

mod element_type;
mod typed;
mod untyped;

pub use crate::raw::element::{Element, ReadOnlyCell};
pub use element_type::ElementType;
pub(crate) use element_type::is_native;
pub use typed::PyBuffer;
pub use untyped::PyUntypedBuffer;
