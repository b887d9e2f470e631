//! `smallvec`: any sequence.

use smallvec::{Array, SmallVec};

use super::sequence::{GETS_ITEM, MOST_RESERVED, item_at, said_length, sequence};
use crate::conversion::{FromPyObject, FromPyObjectOwned, IntoPyObject};
use crate::exceptions::{PyMemoryError, PyTypeError};
use crate::inspect::PyStaticExpr;
use crate::instance::{Borrowed, Bound};
use crate::marker::Python;
use crate::prelude::*;
use crate::type_hint_subscript;
use crate::type_object::PyTypeInfo;
use crate::types::PyInt;

impl<'py, A> FromPyObject<'_, 'py> for SmallVec<A>
where
    A: Array,
    A::Item: FromPyObjectOwned<'py>,
{
    type Error = PyErr;

    const INPUT_TYPE: PyStaticExpr = type_hint_subscript!(GETS_ITEM, PyInt::TYPE_HINT, A::Item::INPUT_TYPE);

    /// Any sequence but `str`.
    fn extract(object: Borrowed<'_, 'py, PyAny>) -> PyResult<Self> {
        if let Some(items) = <A::Item as FromPyObject<'_, 'py>>::sequence_extractor(object) {
            return Ok(SmallVec::from_vec(items));
        }
        if object.is_instance_of::<PyString>() {
            return Err(PyTypeError::new_err("Can't extract `str` to `SmallVec`"));
        }
        let sequence = sequence(object)?;
        let mut items = SmallVec::new();
        // More than there can ever be room for is refused at once, as `list(sequence)` does.
        if items.try_reserve_exact(said_length(sequence)).is_err() {
            return Err(PyMemoryError::new_err(()));
        }
        if items.capacity() > MOST_RESERVED {
            items = SmallVec::new();
        }
        for item in sequence.try_iter()? {
            items.push(item_at(item?.as_borrowed(), items.len())?);
        }
        Ok(items)
    }
}

impl<'py, A> IntoPyObject<'py> for SmallVec<A>
where
    A: Array,
    A::Item: IntoPyObject<'py>,
{
    type Target = PyAny;
    type Output = Bound<'py, PyAny>;
    type Error = PyErr;

    const OUTPUT_TYPE: PyStaticExpr = A::Item::SEQUENCE_OUTPUT_TYPE;

    /// A `list`; of `u8`, `bytes`.
    fn into_pyobject(self, py: Python<'py>) -> PyResult<Self::Output> {
        A::Item::owned_sequence_into_pyobject(self, py)
    }
}

impl<'a, 'py, A> IntoPyObject<'py> for &'a SmallVec<A>
where
    A: Array,
    &'a A::Item: IntoPyObject<'py>,
{
    type Target = PyAny;
    type Output = Bound<'py, PyAny>;
    type Error = PyErr;

    const OUTPUT_TYPE: PyStaticExpr = <&A::Item>::SEQUENCE_OUTPUT_TYPE;

    /// A `list`; of `u8`, `bytes`.
    fn into_pyobject(self, py: Python<'py>) -> PyResult<Self::Output> {
        self.as_slice().into_pyobject(py)
    }
}
