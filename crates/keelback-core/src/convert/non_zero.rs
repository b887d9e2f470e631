//! Integers that are not zero.

use std::convert::Infallible;
use std::num::{
    NonZeroI8, NonZeroI16, NonZeroI32, NonZeroI64, NonZeroI128, NonZeroIsize, NonZeroU8, NonZeroU16, NonZeroU32,
    NonZeroU64, NonZeroU128, NonZeroUsize,
};

use super::by_reference;
use crate::conversion::{FromPyObject, IntoPyObject};
use crate::exceptions::PyValueError;
use crate::inspect::PyStaticExpr;
use crate::instance::{Borrowed, Bound};
use crate::marker::Python;
use crate::type_object::PyTypeInfo;
use crate::types::{PyAny, PyInt};
use crate::{PyErr, PyResult};

#[cold]
fn zero() -> PyErr {
    PyValueError::new_err("invalid zero value")
}

macro_rules! non_zero {
    ($($type:ident: $plain:ty;)*) => {
        $(
            impl<'py> FromPyObject<'_, 'py> for $type {
                type Error = PyErr;

                const INPUT_TYPE: PyStaticExpr = PyStaticExpr::INDEX;

                #[inline]
                fn extract(object: Borrowed<'_, 'py, PyAny>) -> PyResult<$type> {
                    let value = <$plain>::extract(object)?;
                    $type::new(value).ok_or_else(zero)
                }
            }

            impl<'py> IntoPyObject<'py> for $type {
                type Target = PyInt;
                type Output = Bound<'py, PyInt>;
                type Error = Infallible;

                const OUTPUT_TYPE: PyStaticExpr = PyInt::TYPE_HINT;

                #[inline]
                fn into_pyobject(self, py: Python<'py>) -> Result<Self::Output, Infallible> {
                    self.get().into_pyobject(py)
                }
            }

            by_reference!($type => PyInt, Infallible, |value| value.get(););
        )*
    };
}

non_zero! {
    NonZeroI8: i8;
    NonZeroI16: i16;
    NonZeroI32: i32;
    NonZeroI64: i64;
    NonZeroI128: i128;
    NonZeroIsize: isize;
    NonZeroU8: u8;
    NonZeroU16: u16;
    NonZeroU32: u32;
    NonZeroU64: u64;
    NonZeroU128: u128;
    NonZeroUsize: usize;
}
