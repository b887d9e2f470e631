//! Integers of up to 64 bits.
//!
//! A small `int` is read from the object; anything else is asked for its `__index__` and goes through C's functions,
//! whose errors are the ones that users know.

use std::convert::Infallible;
use std::ffi::c_long;

use crate::conversion::private::Reference;
use crate::conversion::{FromPyObject, IntoPyObject};
use crate::err::place;
use crate::exceptions::PyOverflowError;
use crate::inspect::PyStaticExpr;
use crate::instance::{Borrowed, Bound};
use crate::marker::Python;
use crate::raw::quiet::Quiet;
use crate::type_object::PyTypeInfo;
use crate::types::{PyAny, PyByteArray, PyByteArrayMethods, PyBytes, PyBytesMethods, PyInt};
use crate::{PyErr, PyResult, raw};

/// What does not fit into the type that was asked for, but into C's.
#[cold]
fn out_of_range() -> PyErr {
    PyOverflowError::new_err("out of range integral type conversion attempted")
}

/// The value of what is no small `int`.
#[cold]
fn signed(object: Borrowed<'_, '_, PyAny>) -> PyResult<i64> {
    let index = raw::number::index(&object)?;
    if size_of::<c_long>() == size_of::<i64>() {
        #[allow(clippy::useless_conversion, reason = "`c_long` has 32 bits elsewhere")]
        raw::long::as_long(&index).map(i64::from)
    } else {
        raw::long::as_long_long(&index)
    }
}

/// The value of what is no small `int`.
#[cold]
fn unsigned(object: Borrowed<'_, '_, PyAny>) -> PyResult<u64> {
    let index = raw::number::index(&object)?;
    raw::long::as_unsigned_long_long(&index)
}

/// How bytes stand for a sequence of `u8`, copied at once.
#[inline]
fn bytes(object: Borrowed<'_, '_, PyAny>) -> Option<Vec<u8>> {
    if let Ok(bytes) = object.cast::<PyBytes>() {
        return Some(bytes.as_bytes().to_vec());
    }
    object.cast::<PyByteArray>().ok().map(|bytes| bytes.to_vec())
}

macro_rules! integers {
    ($($type:ty: $slow:ident, $new:ident as $wide:ty $({ $($from:item)* } { $($into:item)* } { $($into_reference:item)* })?;)*) => {
        $(
            impl<'py> FromPyObject<'_, 'py> for $type {
                type Error = PyErr;

                const INPUT_TYPE: PyStaticExpr = PyStaticExpr::INDEX;

                #[inline]
                fn extract(object: Borrowed<'_, 'py, PyAny>) -> PyResult<$type> {
                    #[cold]
                    fn slow(object: Borrowed<'_, '_, PyAny>) -> PyResult<$type> {
                        $slow(object)
                            .and_then(|value| value.try_into().map_err(|_| out_of_range()))
                            .map_err(|error| place::range(error, object, <$type>::MIN as i128, <$type>::MAX as u128))
                    }
                    match raw::long::compact(&object).and_then(|value| value.try_into().ok()) {
                        Some(value) => Ok(value),
                        None => slow(object),
                    }
                }

                #[inline]
                fn extract_quietly(object: Borrowed<'_, 'py, PyAny>, quiet: &Quiet) -> Option<$type> {
                    quiet.int(&object)?.try_into().ok()
                }

                $($($from)*)?
            }

            impl<'py> IntoPyObject<'py> for $type {
                type Target = PyInt;
                type Output = Bound<'py, PyInt>;
                type Error = Infallible;

                const OUTPUT_TYPE: PyStaticExpr = PyInt::TYPE_HINT;

                #[inline]
                fn into_pyobject(self, py: Python<'py>) -> Result<Self::Output, Infallible> {
                    Ok(raw::long::$new(py, self as $wide))
                }

                $($($into)*)?
            }

            impl<'py> IntoPyObject<'py> for &$type {
                type Target = PyInt;
                type Output = Bound<'py, PyInt>;
                type Error = Infallible;

                const OUTPUT_TYPE: PyStaticExpr = PyInt::TYPE_HINT;

                #[inline]
                fn into_pyobject(self, py: Python<'py>) -> Result<Self::Output, Infallible> {
                    (*self).into_pyobject(py)
                }

                $($($into_reference)*)?
            }
        )*
    };
}

integers! {
    i8: signed, from_long as c_long;
    i16: signed, from_long as c_long;
    i32: signed, from_long as c_long;
    i64: signed, from_long_long as i64;
    isize: signed, from_ssize_t as isize;
    u16: signed, from_long as c_long;
    u32: signed, from_unsigned_long_long as u64;
    u64: unsigned, from_unsigned_long_long as u64;
    usize: unsigned, from_size_t as usize;
    u8: signed, from_long as c_long {
        #[inline]
        fn sequence_extractor(object: Borrowed<'_, 'py, PyAny>) -> Option<Vec<u8>> {
            bytes(object)
        }
    } {
        const SEQUENCE_OUTPUT_TYPE: PyStaticExpr = PyBytes::TYPE_HINT;

        fn owned_sequence_into_pyobject<I>(iter: I, py: Python<'py>) -> PyResult<Bound<'py, PyAny>>
        where
            I: IntoIterator<Item = Self> + AsRef<[Self]>,
            I::IntoIter: ExactSizeIterator<Item = Self>,
        {
            Ok(PyBytes::new(py, iter.as_ref()).into_any())
        }
    } {
        const SEQUENCE_OUTPUT_TYPE: PyStaticExpr = PyBytes::TYPE_HINT;

        fn borrowed_sequence_into_pyobject<I>(iter: I, py: Python<'py>) -> PyResult<Bound<'py, PyAny>>
        where
            I: IntoIterator<Item = Self> + AsRef<[<Self as Reference>::BaseType]>,
            I::IntoIter: ExactSizeIterator<Item = Self>,
        {
            Ok(PyBytes::new(py, iter.as_ref()).into_any())
        }
    };
}
