//! Tuples of up to twelve values.

use std::convert::Infallible;

use super::sequence::item_at;
use crate::conversion::{FromPyObject, IntoPyObject, IntoPyObjectExt};
use crate::exceptions::PyValueError;
use crate::inspect::PyStaticExpr;
use crate::instance::{Borrowed, Bound};
use crate::marker::Python;
use crate::prelude::*;
use crate::raw;
use crate::type_hint_subscript;
use crate::type_object::PyTypeInfo;
use crate::types::PyTuple;

#[cold]
fn wrong_length(tuple: Borrowed<'_, '_, PyTuple>, expected: usize) -> PyErr {
    let got = tuple.len();
    PyValueError::new_err(format!("expected tuple of length {expected}, but got tuple of length {got}"))
}

/// A tuple of exactly `expected` items.
#[inline]
pub(super) fn exactly<'a, 'py>(
    object: Borrowed<'a, 'py, PyAny>,
    expected: usize,
) -> PyResult<Borrowed<'a, 'py, PyTuple>> {
    let tuple = object.cast::<PyTuple>()?;
    if tuple.len() == expected { Ok(tuple) } else { Err(wrong_length(tuple, expected)) }
}

/// The item of a tuple that is long enough.
#[inline]
pub(super) fn item<'a, 'py>(tuple: Borrowed<'a, 'py, PyTuple>, index: usize) -> PyResult<Borrowed<'a, 'py, PyAny>> {
    raw::tuple::item(tuple, index).ok_or_else(|| wrong_length(tuple, index + 1))
}

impl<'py> IntoPyObject<'py> for () {
    type Target = PyTuple;
    type Output = Bound<'py, PyTuple>;
    type Error = Infallible;

    const OUTPUT_TYPE: PyStaticExpr = type_hint_subscript!(PyTuple::TYPE_HINT, PyStaticExpr::Tuple { elts: &[] });

    const IS_NOTHING: bool = true;

    #[inline]
    fn into_pyobject(self, py: Python<'py>) -> Result<Self::Output, Infallible> {
        Ok(raw::tuple::new_empty(py))
    }
}

macro_rules! tuple {
    ($length:literal: $(($type:ident $value:ident $index:tt))+) => {
        impl<'a, 'py, $($type: FromPyObject<'a, 'py>),+> FromPyObject<'a, 'py> for ($($type,)+) {
            type Error = PyErr;

            const INPUT_TYPE: PyStaticExpr =
                type_hint_subscript!(PyTuple::TYPE_HINT, PyStaticExpr::Tuple { elts: &[$($type::INPUT_TYPE),+] });

            #[inline]
            fn extract(object: Borrowed<'a, 'py, PyAny>) -> PyResult<Self> {
                let tuple = exactly(object, $length)?;
                Ok(($(item_at::<$type>(item(tuple, $index)?, $index)?,)+))
            }
        }

        impl<'py, $($type: IntoPyObject<'py>),+> IntoPyObject<'py> for ($($type,)+) {
            type Target = PyTuple;
            type Output = Bound<'py, PyTuple>;
            type Error = PyErr;

            const OUTPUT_TYPE: PyStaticExpr =
                type_hint_subscript!(PyTuple::TYPE_HINT, PyStaticExpr::Tuple { elts: &[$($type::OUTPUT_TYPE),+] });

            #[inline]
            fn into_pyobject(self, py: Python<'py>) -> PyResult<Self::Output> {
                let ($($value,)+) = self;
                raw::tuple::from_array(py, [$($value.into_bound_py_any(py)?),+])
            }
        }

        impl<'a, 'py, $($type),+> IntoPyObject<'py> for &'a ($($type,)+)
        where
            $(&'a $type: IntoPyObject<'py>),+
        {
            type Target = PyTuple;
            type Output = Bound<'py, PyTuple>;
            type Error = PyErr;

            const OUTPUT_TYPE: PyStaticExpr =
                type_hint_subscript!(PyTuple::TYPE_HINT, PyStaticExpr::Tuple { elts: &[$(<&$type>::OUTPUT_TYPE),+] });

            #[inline]
            fn into_pyobject(self, py: Python<'py>) -> PyResult<Self::Output> {
                let ($($value,)+) = self;
                ($($value,)+).into_pyobject(py)
            }
        }
    };
}

tuple!(1: (A a 0));
tuple!(2: (A a 0)(B b 1));
tuple!(3: (A a 0)(B b 1)(C c 2));
tuple!(4: (A a 0)(B b 1)(C c 2)(D d 3));
tuple!(5: (A a 0)(B b 1)(C c 2)(D d 3)(E e 4));
tuple!(6: (A a 0)(B b 1)(C c 2)(D d 3)(E e 4)(F f 5));
tuple!(7: (A a 0)(B b 1)(C c 2)(D d 3)(E e 4)(F f 5)(G g 6));
tuple!(8: (A a 0)(B b 1)(C c 2)(D d 3)(E e 4)(F f 5)(G g 6)(H h 7));
tuple!(9: (A a 0)(B b 1)(C c 2)(D d 3)(E e 4)(F f 5)(G g 6)(H h 7)(I i 8));
tuple!(10: (A a 0)(B b 1)(C c 2)(D d 3)(E e 4)(F f 5)(G g 6)(H h 7)(I i 8)(J j 9));
tuple!(11: (A a 0)(B b 1)(C c 2)(D d 3)(E e 4)(F f 5)(G g 6)(H h 7)(I i 8)(J j 9)(K k 10));
tuple!(12: (A a 0)(B b 1)(C c 2)(D d 3)(E e 4)(F f 5)(G g 6)(H h 7)(I i 8)(J j 9)(K k 10)(L l 11));
