//! Making dates and times.

use core::ffi::c_int;

use super::PyDateTimeAPI;
use crate::PyObject;

macro_rules! made {
    ($($(#[$doc:meta])* $name:ident($($argument:ident: $type:ty),*) = $function:ident($($passed:expr),*; $class:ident);)*) => {
        $(
            $(#[$doc])*
            ///
            /// # Safety
            ///
            /// The thread is attached, objects are live, and
            /// [`PyDateTime_IMPORT`](crate::PyDateTime_IMPORT) has succeeded.
            #[inline]
            #[allow(clippy::too_many_arguments)]
            pub unsafe fn $name($($argument: $type),*) -> *mut PyObject {
                // SAFETY: the caller's contract.
                let api = unsafe { &*PyDateTimeAPI() };
                // SAFETY: the caller's contract.
                unsafe { (api.$function)($($passed,)* api.$class) }
            }
        )*
    };
}

made! {
    /// A `date`.
    PyDate_FromDate(year: c_int, month: c_int, day: c_int)
        = Date_FromDate(year, month, day; DateType);
    /// A `datetime` without a time zone.
    PyDateTime_FromDateAndTime(year: c_int, month: c_int, day: c_int, hour: c_int, minute: c_int, second: c_int, microsecond: c_int)
        = DateTime_FromDateAndTime(year, month, day, hour, minute, second, microsecond, crate::Py_None(); DateTimeType);
    /// A `datetime` without a time zone, with a fold.
    PyDateTime_FromDateAndTimeAndFold(year: c_int, month: c_int, day: c_int, hour: c_int, minute: c_int, second: c_int, microsecond: c_int, fold: c_int)
        = DateTime_FromDateAndTimeAndFold(year, month, day, hour, minute, second, microsecond, crate::Py_None(), fold; DateTimeType);
    /// A `time` without a time zone.
    PyTime_FromTime(hour: c_int, minute: c_int, second: c_int, microsecond: c_int)
        = Time_FromTime(hour, minute, second, microsecond, crate::Py_None(); TimeType);
    /// A `time` without a time zone, with a fold.
    PyTime_FromTimeAndFold(hour: c_int, minute: c_int, second: c_int, microsecond: c_int, fold: c_int)
        = Time_FromTimeAndFold(hour, minute, second, microsecond, crate::Py_None(), fold; TimeType);
    /// A `timedelta`.
    PyDelta_FromDSU(days: c_int, seconds: c_int, microseconds: c_int)
        = Delta_FromDelta(days, seconds, microseconds, 1; DeltaType);
}

/// A `timezone` with an offset, a `timedelta`.
///
/// # Safety
///
/// As [`PyDelta_FromDSU`].
#[inline]
pub unsafe fn PyTimeZone_FromOffset(offset: *mut PyObject) -> *mut PyObject {
    // SAFETY: the caller's contract; null is "no name".
    unsafe { PyTimeZone_FromOffsetAndName(offset, core::ptr::null_mut()) }
}

/// A `timezone` with an offset and a name.
///
/// # Safety
///
/// As [`PyDelta_FromDSU`].
#[inline]
pub unsafe fn PyTimeZone_FromOffsetAndName(offset: *mut PyObject, name: *mut PyObject) -> *mut PyObject {
    // SAFETY: the caller's contract.
    unsafe { ((*PyDateTimeAPI()).TimeZone_FromTimeZone)(offset, name) }
}

/// A `datetime` of a timestamp; `args` are those of `datetime.fromtimestamp`.
///
/// # Safety
///
/// As [`PyDelta_FromDSU`].
#[inline]
pub unsafe fn PyDateTime_FromTimestamp(args: *mut PyObject) -> *mut PyObject {
    // SAFETY: the caller's contract.
    let api = unsafe { &*PyDateTimeAPI() };
    // SAFETY: the caller's contract; null is "no keywords".
    unsafe { (api.DateTime_FromTimestamp)(api.DateTimeType, args, core::ptr::null_mut()) }
}

/// A `date` of a timestamp; `args` are those of `date.fromtimestamp`.
///
/// # Safety
///
/// As [`PyDelta_FromDSU`].
#[inline]
pub unsafe fn PyDate_FromTimestamp(args: *mut PyObject) -> *mut PyObject {
    // SAFETY: the caller's contract.
    let api = unsafe { &*PyDateTimeAPI() };
    // SAFETY: the caller's contract.
    unsafe { (api.Date_FromTimestamp)(api.DateType, args) }
}
