//! `serde`: what is in a [`Py`] of a class.

use serde::{Deserialize, Deserializer, Serialize, Serializer, de, ser};

use crate::instance::Py;
use crate::marker::Python;
use crate::pyclass::PyClass;
use crate::pyclass_init::PyClassInitializer;

impl<T> Serialize for Py<T>
where
    T: PyClass + Serialize,
{
    /// Attaches and borrows the value; fails while it is borrowed for a change.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Python::attach(|py| match self.try_borrow(py) {
            Ok(value) => value.serialize(serializer),
            Err(error) => Err(ser::Error::custom(error.to_string())),
        })
    }
}

impl<'de, T> Deserialize<'de> for Py<T>
where
    T: PyClass + Deserialize<'de> + Into<PyClassInitializer<T>>,
{
    /// Makes a new object of the value; attaches for that.
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Py<T>, D::Error> {
        let value = T::deserialize(deserializer)?;
        Python::attach(|py| Py::new(py, value).map_err(|error| de::Error::custom(error.to_string())))
    }
}
