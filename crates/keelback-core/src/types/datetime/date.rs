//! `datetime.date`.

use crate::PyResult;
use crate::instance::Bound;
use crate::marker::Python;
use crate::prelude::*;
use crate::raw;
use crate::type_object::PyTypeInfo;

raw::datetime::datetime_type!(
    /// A date of the Gregorian calendar, between the years 1 and 9999.
    ///
    /// ```
    /// use keelback_core::prelude::*;
    /// use keelback_core::types::{PyDate, PyDateAccess};
    ///
    /// Python::attach(|py| {
    ///     let date = PyDate::new(py, 2024, 2, 29).unwrap();
    ///     assert_eq!((date.get_year(), date.get_month(), date.get_day()), (2024, 2, 29));
    ///     assert!(PyDate::new(py, 2023, 2, 29).is_err());
    /// });
    /// ```
    PyDate, "date", DateType
);

impl PyDate {
    /// `date(year, month, day)`.
    ///
    /// # Errors
    ///
    /// `ValueError` for a date that does not exist.
    #[inline]
    pub fn new(py: Python<'_>, year: i32, month: u8, day: u8) -> PyResult<Bound<'_, PyDate>> {
        raw::datetime::new_date(py, [year, month.into(), day.into()])
    }

    /// `date.fromtimestamp(timestamp)`: the local date at that many seconds after 1970 began in UTC.
    ///
    /// # Errors
    ///
    /// `OverflowError`, `ValueError` or `OSError` for a moment that cannot be told.
    #[inline]
    pub fn from_timestamp(py: Python<'_>, timestamp: f64) -> PyResult<Bound<'_, PyDate>> {
        let date = PyDate::type_object(py).call_method1(crate::intern!(py, "fromtimestamp"), (timestamp,))?;
        Ok(date.cast_into()?)
    }
}

/// What a date says.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a handle to a Python date",
    note = "`Bound<'_, PyDate>` has these methods"
)]
pub trait PyDateAccess {
    /// The year, from 1 to 9999.
    fn get_year(&self) -> i32;

    /// The month, from 1 to 12.
    fn get_month(&self) -> u8;

    /// The day of the month, from 1 to 31.
    fn get_day(&self) -> u8;
}

impl PyDateAccess for Bound<'_, PyDate> {
    #[inline]
    fn get_year(&self) -> i32 {
        raw::datetime::date::year(self)
    }

    #[inline]
    fn get_month(&self) -> u8 {
        raw::datetime::date::month(self)
    }

    #[inline]
    fn get_day(&self) -> u8 {
        raw::datetime::date::day(self)
    }
}
