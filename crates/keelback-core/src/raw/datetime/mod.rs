//! Dates and times: the capsule of the module `datetime`, and the fields of its objects.
//!
//! C-API: <https://docs.python.org/3/c-api/datetime.html>.

mod capsule;
mod fields;
mod make;

pub(crate) use capsule::{class, datetime_type};
pub(crate) use fields::{as_date, date, datetime, delta, time};
pub(crate) use make::{new_date, new_datetime, new_delta, new_time, new_timezone, utc};
