//! `jiff::Error`: a `ValueError`, with its own words.

use jiff_02::Error;

use crate::exceptions::PyValueError;
use crate::prelude::*;

impl From<Error> for PyErr {
    #[inline]
    fn from(error: Error) -> PyErr {
        PyValueError::new_err(error.to_string())
    }
}
