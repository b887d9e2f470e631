//! The conversions of the standard library's types, one file for each family.

mod address;
mod array;
mod boolean;
mod bytes;
mod c_text;
mod cell;
mod float;
mod map;
mod non_zero;
mod numbers;
mod option;
mod path;
mod sequence;
mod set;
mod text;
mod tuple;
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
