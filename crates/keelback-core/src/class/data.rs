//! Data classes: what follows from the fields of a class, its representation, comparison, hash, copies and pickles.

mod compare;
mod hash;
mod pickle;
mod repr;

pub use compare::{Compared, ComparesAsObjects, ComparesByValue, DataEqual};
pub use hash::{DataHash, Hashed, HashesAsObjects, HashesByValue};
pub use pickle::{DataReduce, DataReplace, DataUnpickle, from_fields};
pub use repr::DataRepr;

use std::ffi::CStr;
use std::hash::DefaultHasher;

use self::hash::Fed;
use crate::class::borrow::SharedGuard;
use crate::function::{New, Object};
use crate::instance::{Borrowed, Bound};
use crate::marker::Python;
use crate::prelude::*;
use crate::pyclass::PyClass;
use crate::types::{PyDict, PyTuple, PyType};

/// A class with `data`.
pub trait DataClass: PyClass {
    /// The fields of the value, in order: in an enum, those of its variant.
    fn fields(&self) -> &'static [DataField<Self>];
}

/// A class that is made from its fields: one with `data`, or a variant of an enum with it.
pub trait FromFields: PyClass {
    /// What the constructor that is made from the fields gives, whichever constructor the class has for calls.
    ///
    /// # Errors
    ///
    /// `TypeError` if a field without a default is missing, or one is not known; what a conversion raises.
    fn from_fields(class: Borrowed<'_, '_, PyType>, fields: &Bound<'_, PyDict>) -> PyResult<New<Self>>;
}

/// A field.
pub struct DataField<C> {
    /// Its name in Python.
    pub name: &'static CStr,
    /// It as an object.
    pub get: fn(&C, Python<'_>) -> PyResult<Object>,
    /// Whether it is equal in two values; nothing if Rust cannot tell.
    pub equal: fn(&C, &C) -> Option<bool>,
    /// Feeds it to a hash.
    pub hash: fn(&C, &mut DefaultHasher) -> Fed,
}

impl<C> DataField<C> {
    /// A field that is only read.
    #[must_use]
    pub const fn read_only(name: &'static CStr, get: fn(&C, Python<'_>) -> PyResult<Object>) -> Self {
        Self { name, get, equal: |_, _| None, hash: |_, _| Fed::AsNewObject }
    }

    fn name(&self) -> &'static str {
        self.name.to_str().unwrap_or_default()
    }
}

/// The names of the fields, and the fields as objects. The value is not borrowed any more when they are used.
fn objects<'py, C: DataClass>(instance: Borrowed<'_, 'py, C>) -> PyResult<Vec<(&'static str, Bound<'py, PyAny>)>> {
    let py = instance.py();
    let value = SharedGuard::new(instance, None)?;
    let object = |field: &DataField<C>| Ok((field.name(), (field.get)(&value, py)?.into_bound(py)));
    value.fields().iter().map(object).collect()
}

/// The fields as objects, by name.
fn named_objects<'py, C: DataClass>(instance: Borrowed<'_, 'py, C>) -> PyResult<Bound<'py, PyDict>> {
    let named = PyDict::new(instance.py());
    for (name, object) in objects(instance)? {
        named.set_item(name, object)?;
    }
    Ok(named)
}

/// `__match_args__`: the names of the fields.
///
/// # Errors
///
/// `MemoryError`.
pub fn match_args(py: Python<'_>, names: &[&'static str]) -> PyResult<Object> {
    Ok(PyTuple::new(py, names)?.into_any().unbind())
}
