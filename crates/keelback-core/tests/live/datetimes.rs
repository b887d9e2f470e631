//! Dates and times: what Rust code sees of them.

use crate::{eval, round_trip, text};
use keelback_core::exceptions::PyKeyError;
use keelback_core::prelude::*;
use keelback_core::types::{
    PyDate, PyDateAccess, PyDateTime, PyDelta, PyDeltaAccess, PyTime, PyTimeAccess, PyTzInfo, PyTzInfoAccess,
};
use std::time::{Duration, UNIX_EPOCH};

#[test]
fn a_datetime_is_a_date() {
    Python::attach(|py| {
        let moment = PyDateTime::new(py, 2024, 2, 29, 1, 2, 3, 4, None).unwrap();
        let date = moment.cast::<PyDate>().unwrap();
        assert_eq!((date.get_year(), date.get_month(), date.get_day()), (2024, 2, 29));
        assert_eq!((moment.get_year(), moment.get_month(), moment.get_day()), (2024, 2, 29));
        assert!(moment.cast_exact::<PyDate>().is_err());
        let refused = date.cast::<PyTime>().unwrap_err();
        assert_eq!(text(refused), "TypeError: 'datetime' object is not an instance of 'time'");
    });
}

#[test]
fn utc_is_lent_for_as_long_as_python_is() {
    fn utc(py: Python<'_>) -> Borrowed<'static, '_, PyTzInfo> {
        PyTzInfo::utc(py).unwrap()
    }
    Python::attach(|py| {
        assert!(utc(py).is(&*utc(py)));
        assert!(utc(py).is(eval(py, "__import__('datetime').timezone.utc")));
    });
}

#[test]
fn zones_of_names_and_offsets() {
    Python::attach(|py| {
        let offset = PyDelta::new(py, 0, 3600, 0, true).unwrap();
        let by_handle = PyTzInfo::fixed_offset(py, &offset).unwrap();
        let by_value = PyTzInfo::fixed_offset(py, Duration::from_secs(3600)).unwrap();
        assert!(by_handle.eq(by_value).unwrap());
        let error = PyTzInfo::timezone(py, "No/Where").unwrap_err();
        assert!(error.is_instance_of::<PyKeyError>(py));
    });
}

#[test]
fn times_keep_their_zone_and_fold() {
    Python::attach(|py| {
        let utc = PyTzInfo::utc(py).unwrap();
        let time = PyTime::new_with_fold(py, 1, 2, 3, 4, Some(&utc), true).unwrap();
        assert!(time.get_fold());
        assert!(time.get_tzinfo().unwrap().is(&*utc));
        assert!(PyTime::new(py, 1, 2, 3, 4, None).unwrap().get_tzinfo().is_none());
    });
}

#[test]
fn lengths_of_time() {
    round_trip(Duration::new(86_401, 5000), "datetime.timedelta(days=1, seconds=1, microseconds=5)");
    Python::attach(|py| {
        let delta = PyDelta::new(py, -1, 2, 3, false).unwrap();
        assert_eq!((delta.get_days(), delta.get_seconds(), delta.get_microseconds()), (-1, 2, 3));
    });
}

#[test]
fn moments_of_the_system() {
    let repr = "datetime.datetime(1970, 1, 2, 0, 0, 1, 5, tzinfo=datetime.timezone.utc)";
    round_trip(UNIX_EPOCH + Duration::new(86_401, 5000), repr);
    Python::attach(|py| {
        let before: Bound<'_, PyDateTime> = (UNIX_EPOCH - Duration::from_nanos(1)).into_pyobject(py).unwrap();
        assert_eq!((before.get_year(), before.get_microsecond()), (1969, 999_999));
        assert!(before.get_tzinfo().unwrap().is(&*PyTzInfo::utc(py).unwrap()));
    });
}
