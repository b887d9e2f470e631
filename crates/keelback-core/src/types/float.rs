//! `float`.

use std::ffi::c_double;

use super::sealed::Sealed;
use crate::instance::{Borrowed, Bound};
use crate::marker::Python;
use crate::raw;

raw::native_type::native_type!(
    /// Python's `float`.
    PyFloat, "builtins", "float", PyFloat_Type, check: PyFloat_Check, exact: PyFloat_CheckExact
);

impl PyFloat {
    /// A new `float`.
    ///
    /// # Panics
    ///
    /// If there is no memory.
    #[inline]
    pub fn new(py: Python<'_>, val: c_double) -> Bound<'_, PyFloat> {
        raw::float::new(py, val)
    }
}

/// The methods of `float`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a handle to a Python float",
    note = "`Bound<'_, PyFloat>` has these methods"
)]
pub trait PyFloatMethods<'py>: Sealed {
    /// The value.
    fn value(&self) -> c_double;
}

impl<'py> PyFloatMethods<'py> for Bound<'py, PyFloat> {
    #[inline]
    fn value(&self) -> c_double {
        raw::float::value(self)
    }
}

macro_rules! equal {
    ($($left:ty, $right:ty: $self:ident, $other:ident => $object:expr, $value:expr;)*) => {
        $(
            impl PartialEq<$right> for $left {
                #[inline]
                fn eq(&$self, $other: &$right) -> bool {
                    #[allow(clippy::float_cmp)]
                    {
                        $object.as_borrowed().value() == f64::from($value)
                    }
                }
            }
        )*
    };
    (both: $($type:ty)*) => {
        $(
            equal! {
                Bound<'_, PyFloat>, $type: self, other => self, *other;
                Bound<'_, PyFloat>, &$type: self, other => self, **other;
                $type, Bound<'_, PyFloat>: self, other => other, *self;
                &$type, Bound<'_, PyFloat>: self, other => other, **self;
                &Bound<'_, PyFloat>, $type: self, other => self, *other;
                $type, &Bound<'_, PyFloat>: self, other => other, *self;
                Borrowed<'_, '_, PyFloat>, $type: self, other => self, *other;
                Borrowed<'_, '_, PyFloat>, &$type: self, other => self, **other;
                $type, Borrowed<'_, '_, PyFloat>: self, other => other, *self;
                &$type, Borrowed<'_, '_, PyFloat>: self, other => other, **self;
            }
        )*
    };
}

equal!(both: f64 f32);
