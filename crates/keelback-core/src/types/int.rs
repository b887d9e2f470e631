//! `int`.

use std::convert::Infallible;

use crate::conversion::IntoPyObject;
use crate::instance::Bound;
use crate::marker::Python;
use crate::prelude::*;
use crate::raw;

raw::native_type::native_type!(
    /// Python's `int`, of any size.
    ///
    /// ```
    /// use keelback_core::prelude::*;
    /// use keelback_core::types::PyInt;
    ///
    /// Python::attach(|py| {
    ///     assert_eq!(PyInt::new(py, 5), 5_u8);
    /// });
    /// ```
    PyInt, "builtins", "int", PyLong_Type, check: PyLong_Check, exact: PyLong_CheckExact
);

impl PyInt {
    /// A new `int`.
    ///
    /// # Panics
    ///
    /// If there is no memory.
    pub fn new<'a, T>(py: Python<'a>, i: T) -> Bound<'a, PyInt>
    where
        T: IntoPyObject<'a, Target = PyInt, Output = Bound<'a, PyInt>, Error = Infallible>,
    {
        match i.into_pyobject(py) {
            Ok(int) => int,
            Err(never) => match never {},
        }
    }
}

macro_rules! equal {
    ($($type:ty)*) => {
        $(
            impl PartialEq<$type> for Bound<'_, PyInt> {
                #[inline]
                fn eq(&self, other: &$type) -> bool {
                    self.extract::<$type>().is_ok_and(|value| value == *other)
                }
            }

            impl PartialEq<Bound<'_, PyInt>> for $type {
                #[inline]
                fn eq(&self, other: &Bound<'_, PyInt>) -> bool {
                    other == self
                }
            }
        )*
    };
}

equal!(i8 i16 i32 i64 i128 isize u8 u16 u32 u64 u128 usize);
