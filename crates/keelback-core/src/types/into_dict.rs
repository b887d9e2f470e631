//! What can be collected into a dict.

use super::{PyDict, PyDictMethods};
use crate::PyResult;
use crate::conversion::IntoPyObject;
use crate::instance::Bound;
use crate::marker::Python;

/// Collections of pairs, which become a dict.
///
/// ```
/// use keelback_core::prelude::*;
/// use keelback_core::types::IntoPyDict;
///
/// Python::attach(|py| {
///     let dict = [("a", 1), ("b", 2)].into_py_dict(py).unwrap();
///     assert_eq!(dict.to_string(), "{'a': 1, 'b': 2}");
/// });
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be made a Python dict",
    note = "take an iterator of pairs whose parts implement `IntoPyObject`"
)]
pub trait IntoPyDict<'py>: Sized {
    /// A new dict of the pairs; a later one replaces an earlier one with an equal key.
    ///
    /// # Errors
    ///
    /// `TypeError` if a key cannot be hashed; those of the conversions.
    fn into_py_dict(self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>>;
}

/// A key and a value.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no key with its value",
    note = "write a pair `(key, value)` whose parts implement `IntoPyObject`"
)]
pub trait PyDictItem<'py> {
    /// The key's type.
    type K: IntoPyObject<'py>;
    /// The value's type.
    type V: IntoPyObject<'py>;

    /// Takes the pair apart.
    fn unpack(self) -> (Self::K, Self::V);
}

impl<'py, K: IntoPyObject<'py>, V: IntoPyObject<'py>> PyDictItem<'py> for (K, V) {
    type K = K;
    type V = V;

    #[inline]
    fn unpack(self) -> (K, V) {
        self
    }
}

impl<'a, 'py, K, V> PyDictItem<'py> for &'a (K, V)
where
    &'a K: IntoPyObject<'py>,
    &'a V: IntoPyObject<'py>,
{
    type K = &'a K;
    type V = &'a V;

    #[inline]
    fn unpack(self) -> (&'a K, &'a V) {
        (&self.0, &self.1)
    }
}

impl<'py, T, I> IntoPyDict<'py> for I
where
    T: PyDictItem<'py>,
    I: IntoIterator<Item = T>,
{
    #[inline]
    fn into_py_dict(self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        let dict = PyDict::new(py);
        self.into_iter().map(PyDictItem::unpack).try_for_each(|(key, value)| dict.set_item(key, value))?;
        Ok(dict)
    }
}
