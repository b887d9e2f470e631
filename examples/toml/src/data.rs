//! Python objects for the values of a document.

use keelback::{
    prelude::*,
    types::{PyDict, PyInt, PyList},
};
use toml::{
    Spanned,
    de::{DeFloat, DeInteger, DeTable, DeValue},
};

use crate::{mistake, moment};

/// What making the objects needs.
pub(crate) struct Reader<'text, 'py> {
    pub(crate) py: Python<'py>,
    /// The whole document, to say where in it something is.
    pub(crate) text: &'text str,
    /// What makes a float of its text; a `float` unless it is given.
    pub(crate) parse_float: Option<Bound<'py, PyAny>>,
}

impl<'py> Reader<'_, 'py> {
    pub(crate) fn table(&self, table: &DeTable<'_>) -> PyResult<Bound<'py, PyDict>> {
        let dict = PyDict::new(self.py);
        for (key, value) in table {
            dict.set_item(key.get_ref(), self.value(value)?)?;
        }
        Ok(dict)
    }

    fn value(&self, value: &Spanned<DeValue<'_>>) -> PyResult<Bound<'py, PyAny>> {
        match value.get_ref() {
            DeValue::String(text) => text.into_bound_py_any(self.py),
            DeValue::Integer(integer) => self.integer(integer),
            DeValue::Float(float) => self.float(float),
            DeValue::Boolean(boolean) => boolean.into_bound_py_any(self.py),
            // A date that TOML can write and Python cannot hold, as in the year 0.
            DeValue::Datetime(moment) => moment::object(self.py, moment).map_err(|error| {
                mistake::raised(self.py, self.text, &error.value(self.py).to_string(), Some(value.span()))
            }),
            DeValue::Array(values) => {
                let items = values.iter().map(|value| self.value(value)).collect::<PyResult<Vec<_>>>()?;
                Ok(PyList::new(self.py, items)?.into_any())
            }
            DeValue::Table(table) => self.table(table).map(Bound::into_any),
        }
    }

    /// Integers have no largest one in Python.
    fn integer(&self, integer: &DeInteger<'_>) -> PyResult<Bound<'py, PyAny>> {
        match i64::from_str_radix(integer.as_str(), integer.radix()) {
            Ok(small) => small.into_bound_py_any(self.py),
            Err(_) => self.py.get_type::<PyInt>().call1((integer.as_str(), integer.radix())),
        }
    }

    fn float(&self, float: &DeFloat<'_>) -> PyResult<Bound<'py, PyAny>> {
        match &self.parse_float {
            Some(parse) => parse.call1((float.as_str(),)),
            None => float.as_str().parse::<f64>()?.into_bound_py_any(self.py),
        }
    }
}
