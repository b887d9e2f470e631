//! Dates and times of the crates `chrono`, `chrono-tz`, `jiff` and `time`.

use keelback::prelude::*;

/// A function that is named after a crate and a type takes a value of that type and returns it; `new_*` makes one.
#[pymodule(submodule)]
pub(crate) mod date_crates {
    use chrono_tz::Tz;
    use keelback::exceptions::PyValueError;
    use keelback::prelude::*;
    use time::Month;

    same! {
        chrono_date: chrono::NaiveDate;
        chrono_time: chrono::NaiveTime;
        chrono_naive: chrono::NaiveDateTime;
        chrono_delta: chrono::TimeDelta;
        chrono_offset: chrono::FixedOffset;
        chrono_utc_zone: chrono::Utc;
        chrono_local_zone: chrono::Local;
        chrono_zone: Tz;
        chrono_fixed: chrono::DateTime<chrono::FixedOffset>;
        chrono_utc: chrono::DateTime<chrono::Utc>;
        chrono_local: chrono::DateTime<chrono::Local>;
        chrono_zoned: chrono::DateTime<Tz>;
        jiff_date: jiff::civil::Date;
        jiff_time: jiff::civil::Time;
        jiff_naive: jiff::civil::DateTime;
        jiff_week_date: jiff::civil::ISOWeekDate;
        jiff_delta: jiff::SignedDuration;
        jiff_offset: jiff::tz::Offset;
        jiff_zone: jiff::tz::TimeZone;
        jiff_zoned: jiff::Zoned;
        jiff_timestamp: jiff::Timestamp;
        time_date: time::Date;
        time_time: time::Time;
        time_naive: time::PrimitiveDateTime;
        time_delta: time::Duration;
        time_offset: time::UtcOffset;
        time_utc: time::UtcDateTime;
        time_fixed: time::OffsetDateTime;
    }

    same_by_reference! {
        chrono_date_ref: chrono::NaiveDate;
        chrono_time_ref: chrono::NaiveTime;
        chrono_naive_ref: chrono::NaiveDateTime;
        chrono_delta_ref: chrono::TimeDelta;
        chrono_offset_ref: chrono::FixedOffset;
        chrono_utc_zone_ref: chrono::Utc;
        chrono_zone_ref: Tz;
        chrono_fixed_ref: chrono::DateTime<chrono::FixedOffset>;
        chrono_utc_ref: chrono::DateTime<chrono::Utc>;
        chrono_zoned_ref: chrono::DateTime<Tz>;
        jiff_date_ref: jiff::civil::Date;
        jiff_time_ref: jiff::civil::Time;
        jiff_naive_ref: jiff::civil::DateTime;
        jiff_week_date_ref: jiff::civil::ISOWeekDate;
        jiff_delta_ref: jiff::SignedDuration;
        jiff_offset_ref: jiff::tz::Offset;
        jiff_zone_ref: jiff::tz::TimeZone;
        jiff_zoned_ref: jiff::Zoned;
        jiff_timestamp_ref: jiff::Timestamp;
        time_date_ref: time::Date;
        time_time_ref: time::Time;
        time_naive_ref: time::PrimitiveDateTime;
        time_delta_ref: time::Duration;
        time_offset_ref: time::UtcOffset;
        time_utc_ref: time::UtcDateTime;
        time_fixed_ref: time::OffsetDateTime;
    }

    #[pymodule_export]
    use same::{
        annotations, chrono_date, chrono_delta, chrono_fixed, chrono_local, chrono_local_zone, chrono_naive,
        chrono_offset, chrono_time, chrono_utc, chrono_utc_zone, chrono_zone, chrono_zoned, jiff_date, jiff_delta,
        jiff_naive, jiff_offset, jiff_time, jiff_timestamp, jiff_week_date, jiff_zone, jiff_zoned, time_date,
        time_delta, time_fixed, time_naive, time_offset, time_time, time_utc,
    };

    #[pymodule_export]
    use same_by_reference::{
        chrono_date_ref, chrono_delta_ref, chrono_fixed_ref, chrono_naive_ref, chrono_offset_ref, chrono_time_ref,
        chrono_utc_ref, chrono_utc_zone_ref, chrono_zone_ref, chrono_zoned_ref, jiff_date_ref, jiff_delta_ref,
        jiff_naive_ref, jiff_offset_ref, jiff_time_ref, jiff_timestamp_ref, jiff_week_date_ref, jiff_zone_ref,
        jiff_zoned_ref, time_date_ref, time_delta_ref, time_fixed_ref, time_naive_ref, time_offset_ref, time_time_ref,
        time_utc_ref,
    };

    /// No such value in Rust: a mistake of the test.
    fn missing() -> PyErr {
        PyValueError::new_err("no such value")
    }

    type Clock = (u8, u8, u8, u32);

    #[pyfunction]
    fn new_chrono_date(year: i32, month: u32, day: u32) -> PyResult<chrono::NaiveDate> {
        chrono::NaiveDate::from_ymd_opt(year, month, day).ok_or_else(missing)
    }

    #[pyfunction]
    fn new_chrono_time(time: Clock) -> PyResult<chrono::NaiveTime> {
        let (hour, minute, second, nanosecond) = time;
        chrono::NaiveTime::from_hms_nano_opt(hour.into(), minute.into(), second.into(), nanosecond).ok_or_else(missing)
    }

    #[pyfunction]
    fn new_chrono_naive(date: (i32, u32, u32), time: Clock) -> PyResult<chrono::NaiveDateTime> {
        Ok(new_chrono_date(date.0, date.1, date.2)?.and_time(new_chrono_time(time)?))
    }

    #[pyfunction]
    fn new_chrono_fixed(
        date: (i32, u32, u32),
        time: Clock,
        offset: i32,
    ) -> PyResult<chrono::DateTime<chrono::FixedOffset>> {
        let zone = chrono::FixedOffset::east_opt(offset).ok_or_else(missing)?;
        new_chrono_naive(date, time)?.and_local_timezone(zone).single().ok_or_else(missing)
    }

    /// The moment that far from 1970, as a time zone shows it.
    #[pyfunction]
    fn new_chrono_zoned(timestamp: i64, zone: &str) -> PyResult<chrono::DateTime<Tz>> {
        let zone: Tz = zone.parse().map_err(|_| missing())?;
        Ok(chrono::DateTime::from_timestamp(timestamp, 0).ok_or_else(missing)?.with_timezone(&zone))
    }

    #[pyfunction]
    fn new_chrono_local(timestamp: i64) -> PyResult<chrono::DateTime<chrono::Local>> {
        Ok(chrono::DateTime::from_timestamp(timestamp, 0).ok_or_else(missing)?.with_timezone(&chrono::Local))
    }

    #[pyfunction]
    fn last_of_chrono() -> (chrono::DateTime<chrono::Utc>,) {
        (chrono::DateTime::<chrono::Utc>::MAX_UTC,)
    }

    #[pyfunction]
    fn last_of_chrono_elsewhere() -> (chrono::DateTime<chrono::FixedOffset>,) {
        let east = chrono::FixedOffset::east_opt(3600).expect("an hour");
        (chrono::DateTime::<chrono::Utc>::MAX_UTC.with_timezone(&east),)
    }

    #[pyfunction]
    fn new_chrono_delta(seconds: i64, nanoseconds: u32) -> PyResult<chrono::TimeDelta> {
        chrono::TimeDelta::new(seconds, nanoseconds).ok_or_else(missing)
    }

    #[pyfunction]
    fn timestamp_of_chrono(value: chrono::DateTime<Tz>) -> i64 {
        value.timestamp()
    }

    #[pyfunction]
    fn timestamp_of_chrono_local(value: chrono::DateTime<chrono::Local>) -> i64 {
        value.timestamp()
    }

    #[pyfunction]
    fn new_jiff_date(year: i16, month: i8, day: i8) -> PyResult<jiff::civil::Date> {
        // The error of `jiff` is an exception by itself.
        Ok(jiff::civil::Date::new(year, month, day)?)
    }

    #[pyfunction]
    fn new_jiff_time(hour: i8, minute: i8, second: i8, nanosecond: i32) -> PyResult<jiff::civil::Time> {
        Ok(jiff::civil::Time::new(hour, minute, second, nanosecond)?)
    }

    #[pyfunction]
    fn new_jiff_zoned(text: &str) -> PyResult<jiff::Zoned> {
        Ok(text.parse()?)
    }

    #[pyfunction]
    fn new_jiff_timestamp(seconds: i64, nanoseconds: i32) -> PyResult<jiff::Timestamp> {
        Ok(jiff::Timestamp::new(seconds, nanoseconds)?)
    }

    #[pyfunction]
    fn new_jiff_delta(seconds: i64, nanoseconds: i32) -> jiff::SignedDuration {
        jiff::SignedDuration::new(seconds, nanoseconds)
    }

    #[pyfunction]
    fn new_jiff_offset(seconds: i32) -> PyResult<jiff::tz::Offset> {
        Ok(jiff::tz::Offset::from_seconds(seconds)?)
    }

    /// A time zone of rules, which has no name.
    #[pyfunction]
    fn new_jiff_rules(rules: &str) -> PyResult<jiff::tz::TimeZone> {
        Ok(jiff::tz::TimeZone::posix(rules)?)
    }

    #[pyfunction]
    fn unknown_jiff_zone() -> jiff::tz::TimeZone {
        jiff::tz::TimeZone::unknown()
    }

    #[pyfunction]
    fn read_jiff_span(value: jiff::Span) -> String {
        value.to_string()
    }

    #[pyfunction]
    fn read_jiff_zoned(value: jiff::Zoned) -> (i64, String) {
        (value.timestamp().as_second(), value.to_string())
    }

    #[pyfunction]
    fn new_time_naive(date: (i32, u8, u8), time: Clock) -> PyResult<time::PrimitiveDateTime> {
        let (year, month, day) = date;
        let month = Month::try_from(month).map_err(|_| missing())?;
        let date = time::Date::from_calendar_date(year, month, day).map_err(|_| missing())?;
        let (hour, minute, second, nanosecond) = time;
        date.with_hms_nano(hour, minute, second, nanosecond).map_err(|_| missing())
    }

    #[pyfunction]
    fn new_time_fixed(date: (i32, u8, u8), time: Clock, offset: i32) -> PyResult<time::OffsetDateTime> {
        let offset = time::UtcOffset::from_whole_seconds(offset).map_err(|_| missing())?;
        Ok(new_time_naive(date, time)?.assume_offset(offset))
    }

    #[pyfunction]
    fn new_time_utc(date: (i32, u8, u8), time: Clock) -> PyResult<time::UtcDateTime> {
        Ok(new_time_naive(date, time)?.as_utc())
    }

    #[pyfunction]
    fn new_time_delta(seconds: i64, nanoseconds: i32) -> time::Duration {
        time::Duration::new(seconds, nanoseconds)
    }
}
