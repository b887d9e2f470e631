//! Borrowing the value of an instance, checked at run time.

pub use crate::class::guard::{PyBorrowError, PyBorrowMutError, PyRef, PyRefMut};
