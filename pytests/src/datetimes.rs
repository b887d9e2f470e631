//! Dates, times, lengths of time and time zones.

use keelback::prelude::*;

/// Each `new_*` makes an object, each `read_*` says what is in one, the others return the value that they take.
#[pymodule(submodule)]
pub(crate) mod datetimes {
    use std::time::{Duration, SystemTime, UNIX_EPOCH};

    use keelback::prelude::*;
    use keelback::types::{
        PyDate, PyDateAccess, PyDateTime, PyDelta, PyDeltaAccess, PyTime, PyTimeAccess, PyTzInfo, PyTzInfoAccess,
    };

    type Zone<'py> = Bound<'py, PyTzInfo>;

    #[pyfunction]
    fn new_date(py: Python<'_>, year: i32, month: u8, day: u8) -> PyResult<Bound<'_, PyDate>> {
        PyDate::new(py, year, month, day)
    }

    #[pyfunction]
    fn date_from_timestamp(py: Python<'_>, timestamp: f64) -> PyResult<Bound<'_, PyDate>> {
        PyDate::from_timestamp(py, timestamp)
    }

    #[pyfunction]
    #[pyo3(signature = (date, time, tzinfo = None, *, fold = None))]
    fn new_datetime<'py>(
        py: Python<'py>,
        date: (i32, u8, u8),
        time: (u8, u8, u8, u32),
        tzinfo: Option<Zone<'py>>,
        fold: Option<bool>,
    ) -> PyResult<Bound<'py, PyDateTime>> {
        let ((year, month, day), (hour, minute, second, microsecond)) = (date, time);
        match fold {
            None => PyDateTime::new(py, year, month, day, hour, minute, second, microsecond, tzinfo.as_ref()),
            Some(fold) => PyDateTime::new_with_fold(
                py,
                year,
                month,
                day,
                hour,
                minute,
                second,
                microsecond,
                tzinfo.as_ref(),
                fold,
            ),
        }
    }

    #[pyfunction]
    #[pyo3(signature = (timestamp, tzinfo = None))]
    fn datetime_from_timestamp<'py>(
        py: Python<'py>,
        timestamp: f64,
        tzinfo: Option<Zone<'py>>,
    ) -> PyResult<Bound<'py, PyDateTime>> {
        PyDateTime::from_timestamp(py, timestamp, tzinfo.as_ref())
    }

    #[pyfunction]
    #[pyo3(signature = (time, tzinfo = None, *, fold = None))]
    fn new_time<'py>(
        py: Python<'py>,
        time: (u8, u8, u8, u32),
        tzinfo: Option<Zone<'py>>,
        fold: Option<bool>,
    ) -> PyResult<Bound<'py, PyTime>> {
        let (hour, minute, second, microsecond) = time;
        match fold {
            None => PyTime::new(py, hour, minute, second, microsecond, tzinfo.as_ref()),
            Some(fold) => PyTime::new_with_fold(py, hour, minute, second, microsecond, tzinfo.as_ref(), fold),
        }
    }

    #[pyfunction]
    #[pyo3(signature = (days, seconds, microseconds, normalize = true))]
    fn new_delta(
        py: Python<'_>,
        days: i32,
        seconds: i32,
        microseconds: i32,
        normalize: bool,
    ) -> PyResult<Bound<'_, PyDelta>> {
        PyDelta::new(py, days, seconds, microseconds, normalize)
    }

    #[pyfunction]
    fn utc(py: Python<'_>) -> PyResult<Zone<'_>> {
        Ok(PyTzInfo::utc(py)?.to_owned())
    }

    #[pyfunction]
    fn timezone<'py>(py: Python<'py>, name: &str) -> PyResult<Zone<'py>> {
        PyTzInfo::timezone(py, name)
    }

    #[pyfunction]
    fn fixed_offset<'py>(py: Python<'py>, offset: Bound<'py, PyDelta>) -> PyResult<Zone<'py>> {
        PyTzInfo::fixed_offset(py, offset)
    }

    #[pyfunction]
    fn read_date(value: &Bound<'_, PyDate>) -> (i32, u8, u8) {
        (value.get_year(), value.get_month(), value.get_day())
    }

    type TimeFields<'py> = (u8, u8, u8, u32, bool, Option<Zone<'py>>);

    #[pyfunction]
    fn read_datetime<'py>(value: &Bound<'py, PyDateTime>) -> ((i32, u8, u8), TimeFields<'py>) {
        ((value.get_year(), value.get_month(), value.get_day()), time_fields(value))
    }

    #[pyfunction]
    fn read_time<'py>(value: &Bound<'py, PyTime>) -> TimeFields<'py> {
        time_fields(value)
    }

    fn time_fields<'py>(value: &(impl PyTimeAccess + PyTzInfoAccess<'py>)) -> TimeFields<'py> {
        let (hour, minute, second) = (value.get_hour(), value.get_minute(), value.get_second());
        (hour, minute, second, value.get_microsecond(), value.get_fold(), value.get_tzinfo())
    }

    #[pyfunction]
    fn read_delta(value: &Bound<'_, PyDelta>) -> (i32, i32, i32) {
        (value.get_days(), value.get_seconds(), value.get_microseconds())
    }

    /// The types that the object is an instance of, and the one that it is exactly.
    #[pyfunction]
    fn types_of(value: &Bound<'_, PyAny>) -> (Vec<&'static str>, Vec<&'static str>) {
        let (mut instance, mut exact) = (Vec::new(), Vec::new());
        macro_rules! ask {
            ($($name:literal: $type:ty),*) => {$(
                if value.is_instance_of::<$type>() {
                    instance.push($name);
                }
                if value.cast_exact::<$type>().is_ok() {
                    exact.push($name);
                }
            )*};
        }
        ask!("date": PyDate, "datetime": PyDateTime, "time": PyTime, "timedelta": PyDelta, "tzinfo": PyTzInfo);
        (instance, exact)
    }

    /// The type objects themselves.
    #[pyfunction]
    fn types(py: Python<'_>) -> [Bound<'_, PyAny>; 5] {
        [
            py.get_type::<PyDate>().into_any(),
            py.get_type::<PyDateTime>().into_any(),
            py.get_type::<PyTime>().into_any(),
            py.get_type::<PyDelta>().into_any(),
            py.get_type::<PyTzInfo>().into_any(),
        ]
    }

    #[pyfunction]
    fn duration(value: Duration) -> Duration {
        value
    }

    #[pyfunction]
    fn new_duration(seconds: u64, nanoseconds: u32) -> Duration {
        Duration::new(seconds, nanoseconds)
    }

    #[pyfunction]
    fn read_duration(value: Duration) -> (u64, u32) {
        (value.as_secs(), value.subsec_nanos())
    }

    #[pyfunction]
    fn system_time(value: SystemTime) -> SystemTime {
        value
    }

    /// That many seconds after 1970 began in UTC, or before.
    #[pyfunction]
    fn new_system_time(seconds: i64, nanoseconds: u32) -> Option<SystemTime> {
        let whole = Duration::from_secs(seconds.unsigned_abs());
        let moment = if seconds < 0 { UNIX_EPOCH.checked_sub(whole) } else { UNIX_EPOCH.checked_add(whole) };
        moment?.checked_add(Duration::new(0, nanoseconds))
    }

    /// References convert as values do.
    #[pyfunction]
    fn by_reference(py: Python<'_>, duration: Duration, moment: SystemTime) -> PyResult<Bound<'_, PyAny>> {
        (&duration, &moment).into_bound_py_any(py)
    }
}
