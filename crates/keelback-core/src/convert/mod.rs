//! Conversions, one file for each family of the standard library's types, and for each crate that is a cargo feature.

mod address;
mod array;
#[cfg(feature = "bigdecimal")]
mod bigdecimal;
mod boolean;
mod bytes;
#[cfg(feature = "bytes")]
mod bytes_crate;
mod c_text;
mod cell;
#[cfg(feature = "chrono")]
mod chrono;
#[cfg(feature = "chrono-tz")]
mod chrono_tz;
#[cfg(any(feature = "bigdecimal", feature = "rust_decimal"))]
mod decimal;
pub mod derived;
mod duration;
#[cfg(feature = "either")]
mod either;
mod float;
#[cfg(feature = "hashbrown")]
mod hashbrown;
mod imported;
#[cfg(feature = "indexmap")]
mod indexmap;
#[cfg(feature = "jiff-02")]
mod jiff;
mod map;
mod non_zero;
#[cfg(feature = "num-bigint")]
mod num_bigint;
#[cfg(feature = "num-complex")]
mod num_complex;
#[cfg(feature = "num-rational")]
mod num_rational;
mod numbers;
mod option;
#[cfg(feature = "ordered-float")]
mod ordered_float;
mod path;
#[cfg(feature = "rust_decimal")]
mod rust_decimal;
mod sequence;
#[cfg(feature = "serde")]
mod serde;
mod set;
#[cfg(feature = "smallvec")]
mod smallvec;
mod system_time;
mod text;
#[cfg(feature = "time")]
mod time;
#[cfg(any(feature = "chrono", feature = "jiff-02", feature = "time"))]
mod time_zone;
mod tuple;
#[cfg(feature = "uuid")]
mod uuid;
mod wide;

use crate::conversion::IntoPyObject;
use crate::inspect::PyStaticExpr;
use crate::marker::Python;

/// A reference to a reference converts as the reference does.
impl<'a, 'py, T> IntoPyObject<'py> for &&'a T
where
    &'a T: IntoPyObject<'py>,
{
    type Target = <&'a T as IntoPyObject<'py>>::Target;
    type Output = <&'a T as IntoPyObject<'py>>::Output;
    type Error = <&'a T as IntoPyObject<'py>>::Error;

    const OUTPUT_TYPE: PyStaticExpr = <&T>::OUTPUT_TYPE;

    #[inline]
    fn into_pyobject(self, py: Python<'py>) -> Result<Self::Output, Self::Error> {
        (*self).into_pyobject(py)
    }
}

/// `&T` of something that is cheap to copy, or has a conversion that only reads.
macro_rules! by_reference {
    ($($type:ty => $target:ty, $error:ty, |$value:ident| $owned:expr;)*) => {
        $(
            impl<'py> $crate::conversion::IntoPyObject<'py> for &$type {
                type Target = $target;
                type Output = $crate::instance::Bound<'py, $target>;
                type Error = $error;

                const OUTPUT_TYPE: $crate::inspect::PyStaticExpr =
                    <$type as $crate::conversion::IntoPyObject<'py>>::OUTPUT_TYPE;

                #[inline]
                fn into_pyobject(
                    self,
                    py: $crate::marker::Python<'py>,
                ) -> Result<Self::Output, Self::Error> {
                    let $value = self;
                    $owned.into_pyobject(py)
                }
            }
        )*
    };
}

use by_reference;

/// A type whose reference has a conversion that a value of it shares.
#[allow(unused_macros, reason = "only the conversions of other crates need it")]
macro_rules! by_value {
    ($($type:ty => $target:ty, $error:ty;)*) => {
        $(
            impl<'py> $crate::conversion::IntoPyObject<'py> for $type {
                type Target = $target;
                type Output = $crate::instance::Bound<'py, $target>;
                type Error = $error;

                const OUTPUT_TYPE: $crate::inspect::PyStaticExpr =
                    <&$type as $crate::conversion::IntoPyObject<'_>>::OUTPUT_TYPE;

                #[inline]
                fn into_pyobject(
                    self,
                    py: $crate::marker::Python<'py>,
                ) -> Result<Self::Output, Self::Error> {
                    (&self).into_pyobject(py)
                }
            }
        )*
    };
}

#[allow(unused_imports, reason = "only the conversions of other crates need it")]
use by_value;
