//! Dates and times, whose fields are read inline.

use std::ffi::c_int;
use std::mem::offset_of;

use keelback_ffi as ffi;

use crate::interpreter::{attached, evaluate, new};

type Getter = unsafe fn(*mut ffi::PyObject) -> c_int;

#[test]
fn fields_are_the_attributes() {
    attached(|| {
        unsafe { ffi::PyDateTime_IMPORT() };
        let moment = evaluate("__import__('datetime').datetime(2026, 11, 21, 13, 45, 59, 123456, fold=1)");
        let getters: &[(Getter, &str)] = &[
            (ffi::PyDateTime_GET_YEAR, "year"),
            (ffi::PyDateTime_GET_MONTH, "month"),
            (ffi::PyDateTime_GET_DAY, "day"),
            (ffi::PyDateTime_DATE_GET_HOUR, "hour"),
            (ffi::PyDateTime_DATE_GET_MINUTE, "minute"),
            (ffi::PyDateTime_DATE_GET_SECOND, "second"),
            (ffi::PyDateTime_DATE_GET_MICROSECOND, "microsecond"),
        ];
        for (getter, name) in getters {
            let value = i64::from(unsafe { getter(moment.0) });
            assert_eq!(value, moment.int(&format!("o.{name}")), "{name}");
        }
        assert_eq!(unsafe { ffi::PyDateTime_DATE_GET_FOLD(moment.0) }, 1);
        let time = moment.evaluate("o.time()");
        assert_eq!(unsafe { ffi::PyDateTime_TIME_GET_HOUR(time.0) }, 13);
        assert_eq!(unsafe { ffi::PyDateTime_TIME_GET_MICROSECOND(time.0) }, 123_456);
        assert_eq!(unsafe { ffi::PyDateTime_TIME_GET_FOLD(time.0) }, 1);
        let delta = evaluate("__import__('datetime').timedelta(-3, 70, 9)");
        assert_eq!(unsafe { ffi::PyDateTime_DELTA_GET_DAYS(delta.0) }, -3);
        assert_eq!(unsafe { ffi::PyDateTime_DELTA_GET_SECONDS(delta.0) }, 70);
        assert_eq!(unsafe { ffi::PyDateTime_DELTA_GET_MICROSECONDS(delta.0) }, 9);
    });
}

/// Without a time zone, an instance has the size of the struct for that; the fold lies in its padding.
#[test]
fn sizes_are_those_of_the_structs() {
    attached(|| {
        if ffi::layout().header != 2 * size_of::<usize>() {
            return;
        }
        let module = evaluate("__import__('datetime')");
        for (class, size) in [
            ("date", size_of::<ffi::PyDateTime_Date>()),
            ("time", size_of::<ffi::PyDateTime_Time>()),
            ("datetime", size_of::<ffi::PyDateTime_DateTime>()),
            ("timedelta", size_of::<ffi::PyDateTime_Delta>()),
            ("tzinfo", size_of::<ffi::PyDateTime_TZInfo>()),
        ] {
            assert_eq!(module.int(&format!("o.{class}.__basicsize__")), size as i64, "{class}");
        }
        assert!(offset_of!(ffi::PyDateTime_Time, fold) < size_of::<ffi::_PyDateTime_BaseTime>());
        assert!(offset_of!(ffi::PyDateTime_DateTime, fold) < size_of::<ffi::_PyDateTime_BaseDateTime>());
    });
}

#[test]
fn importing_again_finds_the_same() {
    attached(|| {
        unsafe { ffi::PyDateTime_IMPORT() };
        let first = unsafe { ffi::PyDateTimeAPI() };
        assert!(!first.is_null());
        unsafe { ffi::PyDateTime_IMPORT() };
        assert_eq!(unsafe { ffi::PyDateTimeAPI() }, first);
    });
}

#[test]
fn zones_are_there_or_none() {
    attached(|| {
        unsafe { ffi::PyDateTime_IMPORT() };
        let naive = evaluate("__import__('datetime').datetime(2026, 1, 1)");
        assert_eq!(unsafe { ffi::PyDateTime_DATE_GET_TZINFO(naive.0) }, ffi::Py_None());
        let aware = naive.evaluate("o.replace(tzinfo=__import__('datetime').timezone.utc)");
        let utc = unsafe { ffi::PyDateTime_TimeZone_UTC() };
        assert_eq!(unsafe { ffi::PyDateTime_DATE_GET_TZINFO(aware.0) }, utc);
        assert_eq!(unsafe { ffi::PyDateTime_TIME_GET_TZINFO(aware.evaluate("o.timetz()").0) }, utc);
    });
}

#[test]
fn dates_and_times_are_made_and_told_apart() {
    attached(|| {
        unsafe { ffi::PyDateTime_IMPORT() };
        let date = new(unsafe { ffi::PyDate_FromDate(2026, 2, 28) });
        assert_eq!(date.int("o.isoformat() == '2026-02-28'"), 1);
        let moment = new(unsafe { ffi::PyDateTime_FromDateAndTime(2026, 2, 28, 1, 2, 3, 4) });
        assert_eq!(moment.int("o.isoformat() == '2026-02-28T01:02:03.000004'"), 1);
        let delta = new(unsafe { ffi::PyDelta_FromDSU(0, 90_000, 0) });
        assert_eq!(delta.int("o.days"), 1);
        assert_eq!(unsafe { ffi::PyDate_Check(moment.0) }, 1);
        assert_eq!(unsafe { ffi::PyDate_CheckExact(moment.0) }, 0);
        assert_eq!(unsafe { ffi::PyDateTime_Check(date.0) }, 0);
        assert_eq!(unsafe { ffi::PyDelta_CheckExact(delta.0) }, 1);
    });
}
