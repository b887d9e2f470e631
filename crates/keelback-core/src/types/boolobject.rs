//! `bool`.

use super::sealed::Sealed;
use crate::instance::{Borrowed, Bound};
use crate::marker::Python;
use crate::raw;

raw::native_type::native_type!(
    /// Python's `bool`.
    PyBool, "builtins", "bool", PyBool_Type, check: PyBool_Check, exact: PyBool_Check
);

impl PyBool {
    /// `True` or `False`.
    #[inline]
    pub fn new(py: Python<'_>, val: bool) -> Borrowed<'_, '_, Self> {
        raw::singleton::py_bool(py, val)
    }
}

/// The methods of `bool`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a handle to a Python bool",
    note = "`Bound<'_, PyBool>` has these methods"
)]
pub trait PyBoolMethods<'py>: Sealed {
    /// Whether it is `True`.
    fn is_true(&self) -> bool;
}

impl<'py> PyBoolMethods<'py> for Bound<'py, PyBool> {
    #[inline]
    fn is_true(&self) -> bool {
        raw::singleton::is_true(self.as_any())
    }
}

macro_rules! equal {
    ($($left:ty, $right:ty: $self:ident, $other:ident => $object:expr, $value:expr;)*) => {
        $(
            impl PartialEq<$right> for $left {
                #[inline]
                fn eq(&$self, $other: &$right) -> bool {
                    $object.as_borrowed().is_true() == $value
                }
            }
        )*
    };
}

equal! {
    Bound<'_, PyBool>, bool: self, other => self, *other;
    Bound<'_, PyBool>, &bool: self, other => self, **other;
    bool, Bound<'_, PyBool>: self, other => other, *self;
    &bool, Bound<'_, PyBool>: self, other => other, **self;
    &Bound<'_, PyBool>, bool: self, other => self, *other;
    bool, &Bound<'_, PyBool>: self, other => other, *self;
    Borrowed<'_, '_, PyBool>, bool: self, other => self, *other;
    Borrowed<'_, '_, PyBool>, &bool: self, other => self, **other;
    bool, Borrowed<'_, '_, PyBool>: self, other => other, *self;
    &bool, Borrowed<'_, '_, PyBool>: self, other => other, **self;
}
