//! `uuid`: `uuid.UUID`.

use uuid::{NonNilUuid, Uuid};

use super::imported::class;
use super::{by_reference, by_value};
use crate::conversion::{FromPyObject, IntoPyObject};
use crate::exceptions::{PyTypeError, PyValueError};
use crate::inspect::PyStaticExpr;
use crate::instance::{Borrowed, Bound};
use crate::marker::Python;
use crate::prelude::*;
use crate::sync::interpreter::ObjectCell;
use crate::type_hint_identifier;

/// `uuid.UUID`.
fn uuid_class(py: Python<'_>) -> PyResult<&Bound<'_, PyAny>> {
    static CLASS: ObjectCell = ObjectCell::new();
    class(py, &CLASS, "uuid", "UUID")
}

const UUID: PyStaticExpr = type_hint_identifier!("uuid", "UUID");

impl FromPyObject<'_, '_> for Uuid {
    type Error = PyErr;

    const INPUT_TYPE: PyStaticExpr = UUID;

    fn extract(object: Borrowed<'_, '_, PyAny>) -> PyResult<Uuid> {
        let py = object.py();
        if !object.is_instance(uuid_class(py)?)? {
            return Err(PyTypeError::new_err("Expected a `uuid.UUID` instance."));
        }
        let value: u128 = object.getattr(crate::intern!(py, "int"))?.extract()?;
        Ok(Uuid::from_u128(value))
    }
}

impl FromPyObject<'_, '_> for NonNilUuid {
    type Error = PyErr;

    const INPUT_TYPE: PyStaticExpr = UUID;

    fn extract(object: Borrowed<'_, '_, PyAny>) -> PyResult<NonNilUuid> {
        NonNilUuid::new(Uuid::extract(object)?).ok_or_else(|| PyValueError::new_err("UUID is nil"))
    }
}

impl<'py> IntoPyObject<'py> for &Uuid {
    type Target = PyAny;
    type Output = Bound<'py, PyAny>;
    type Error = PyErr;

    const OUTPUT_TYPE: PyStaticExpr = UUID;

    fn into_pyobject(self, py: Python<'py>) -> PyResult<Self::Output> {
        // `UUID(hex, bytes, bytes_le, fields, int)`
        let nothing = py.None();
        uuid_class(py)?.call1((&nothing, &nothing, &nothing, &nothing, self.as_u128()))
    }
}

impl<'py> IntoPyObject<'py> for NonNilUuid {
    type Target = PyAny;
    type Output = Bound<'py, PyAny>;
    type Error = PyErr;

    const OUTPUT_TYPE: PyStaticExpr = UUID;

    fn into_pyobject(self, py: Python<'py>) -> PyResult<Self::Output> {
        self.get().into_pyobject(py)
    }
}

by_value! {
    Uuid => PyAny, PyErr;
}

by_reference! {
    NonNilUuid => PyAny, PyErr, |value| *value;
}
