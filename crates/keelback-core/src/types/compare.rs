//! The operators of rich comparison.

use std::cmp::Ordering;
use std::ffi::c_int;

use crate::ffi;

/// One of `<`, `<=`, `==`, `!=`, `>`, `>=`, with the number that CPython gives it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(i32)]
pub enum CompareOp {
    /// `<`
    Lt = ffi::Py_LT,
    /// `<=`
    Le = ffi::Py_LE,
    /// `==`
    Eq = ffi::Py_EQ,
    /// `!=`
    Ne = ffi::Py_NE,
    /// `>`
    Gt = ffi::Py_GT,
    /// `>=`
    Ge = ffi::Py_GE,
}

impl CompareOp {
    /// The operator with this number, if there is one.
    #[must_use]
    #[inline]
    pub fn from_raw(op: c_int) -> Option<Self> {
        [Self::Lt, Self::Le, Self::Eq, Self::Ne, Self::Gt, Self::Ge]
            .into_iter()
            .find(|candidate| *candidate as c_int == op)
    }

    /// Whether two values that compare like this satisfy the operator.
    ///
    /// ```
    /// use std::cmp::Ordering;
    /// use keelback_core::pyclass::CompareOp;
    ///
    /// assert!(CompareOp::Le.matches(Ordering::Equal));
    /// ```
    #[must_use]
    #[inline]
    pub fn matches(&self, result: Ordering) -> bool {
        match self {
            Self::Lt => result.is_lt(),
            Self::Le => result.is_le(),
            Self::Eq => result.is_eq(),
            Self::Ne => result.is_ne(),
            Self::Gt => result.is_gt(),
            Self::Ge => result.is_ge(),
        }
    }
}
