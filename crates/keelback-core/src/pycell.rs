//! Borrowing the value of an instance, checked at run time.

pub use crate::class::borrow_error::{PyBorrowError, PyBorrowMutError};
pub use crate::class::guard::{PyRef, PyRefMut};
