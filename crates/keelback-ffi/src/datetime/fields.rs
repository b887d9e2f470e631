//! The fields of dates and times: read inline where the layout is known, as attributes elsewhere.
//!
//! Behind the header lie the hash and, for all but `timedelta`, whether there is a time zone and
//! the packed value. That has not changed from 3.9 to 3.15.

use core::ffi::{CStr, c_char, c_int, c_uchar};
use core::mem::offset_of;

use crate::{Py_hash_t, PyObject, layout};

/// An instance of `datetime.timedelta` in a build with the GIL.
#[repr(C)]
#[derive(Debug)]
#[allow(missing_docs)]
pub struct PyDateTime_Delta {
    pub ob_base: PyObject,
    pub hashcode: Py_hash_t,
    pub days: c_int,
    pub seconds: c_int,
    pub microseconds: c_int,
}

/// An instance of `datetime.date` in a build with the GIL.
#[repr(C)]
#[derive(Debug)]
#[allow(missing_docs)]
pub struct PyDateTime_Date {
    pub ob_base: PyObject,
    pub hashcode: Py_hash_t,
    pub hastzinfo: c_char,
    pub data: [c_uchar; 4],
}

/// An instance of `datetime.time` in a build with the GIL. Without a time zone it may end before
/// the last field.
#[repr(C)]
#[derive(Debug)]
#[allow(missing_docs)]
pub struct PyDateTime_Time {
    pub ob_base: PyObject,
    pub hashcode: Py_hash_t,
    pub hastzinfo: c_char,
    pub data: [c_uchar; 6],
    pub fold: c_uchar,
    pub tzinfo: *mut PyObject,
}

/// An instance of `datetime.datetime` in a build with the GIL. Without a time zone it may end
/// before the last field.
#[repr(C)]
#[derive(Debug)]
#[allow(missing_docs)]
pub struct PyDateTime_DateTime {
    pub ob_base: PyObject,
    pub hashcode: Py_hash_t,
    pub hastzinfo: c_char,
    pub data: [c_uchar; 10],
    pub fold: c_uchar,
    pub tzinfo: *mut PyObject,
}

/// An instance of `datetime.tzinfo` in a build with the GIL.
#[repr(C)]
#[derive(Debug)]
#[allow(missing_docs)]
pub struct PyDateTime_TZInfo {
    pub ob_base: PyObject,
}

/// What of an instance of `datetime.time` is always there, in a build with the GIL.
#[repr(C)]
#[derive(Debug)]
#[allow(missing_docs)]
pub struct _PyDateTime_BaseTime {
    pub ob_base: PyObject,
    pub hashcode: Py_hash_t,
    pub hastzinfo: c_char,
    pub data: [c_uchar; 6],
}

/// What of an instance of `datetime.datetime` is always there, in a build with the GIL.
#[repr(C)]
#[derive(Debug)]
#[allow(missing_docs)]
pub struct _PyDateTime_BaseDateTime {
    pub ob_base: PyObject,
    pub hashcode: Py_hash_t,
    pub hastzinfo: c_char,
    pub data: [c_uchar; 10],
}

/// Reads a field at its offset in a build with the GIL.
///
/// # Safety
///
/// `object` is live and has such a field.
#[inline(always)]
unsafe fn field<T: Copy>(object: *mut PyObject, offset: usize) -> T {
    let place = object.cast::<u8>().wrapping_add(offset + layout().type_shift);
    // SAFETY: the caller's contract; a longer header shifts all fields alike.
    unsafe { place.cast::<T>().read() }
}

/// Reads an attribute that is a small number, or -1.
///
/// # Safety
///
/// `object` is live and the thread is attached.
#[cold]
unsafe fn attribute(object: *mut PyObject, name: &CStr) -> c_int {
    // SAFETY: the caller's contract.
    let value = unsafe { crate::PyObject_GetAttrString(object, name.as_ptr()) };
    if value.is_null() {
        return -1;
    }
    // SAFETY: live; attached.
    let number = unsafe { crate::PyLong_AsLong(value) };
    // SAFETY: the reference made above.
    unsafe { crate::Py_DecRef(value) };
    number as c_int
}

macro_rules! numbers {
    ($($(#[$doc:meta])* $name:ident: $struct:ident [$($at:literal),+] = $attribute:literal;)*) => {
        $(
            $(#[$doc])*
            ///
            /// # Safety
            ///
            /// `object` is a live instance of that type or of a subclass; the thread is attached.
            #[inline]
            pub unsafe fn $name(object: *mut PyObject) -> c_int {
                if !layout().type_fields {
                    // SAFETY: the caller's contract.
                    return unsafe { attribute(object, $attribute) };
                }
                let data = offset_of!($struct, data);
                let mut value = 0;
                $(
                    // SAFETY: the caller's contract: the packed bytes, most significant first.
                    let byte: u8 = unsafe { field(object, data + $at) };
                    value = value << 8 | c_int::from(byte);
                )+
                value
            }
        )*
    };
}

numbers! {
    /// The year of a `date`.
    PyDateTime_GET_YEAR: PyDateTime_Date [0, 1] = c"year";
    /// The month of a `date`.
    PyDateTime_GET_MONTH: PyDateTime_Date [2] = c"month";
    /// The day of a `date`.
    PyDateTime_GET_DAY: PyDateTime_Date [3] = c"day";
    /// The hour of a `datetime`.
    PyDateTime_DATE_GET_HOUR: PyDateTime_DateTime [4] = c"hour";
    /// The minute of a `datetime`.
    PyDateTime_DATE_GET_MINUTE: PyDateTime_DateTime [5] = c"minute";
    /// The second of a `datetime`.
    PyDateTime_DATE_GET_SECOND: PyDateTime_DateTime [6] = c"second";
    /// The microsecond of a `datetime`.
    PyDateTime_DATE_GET_MICROSECOND: PyDateTime_DateTime [7, 8, 9] = c"microsecond";
    /// The hour of a `time`.
    PyDateTime_TIME_GET_HOUR: PyDateTime_Time [0] = c"hour";
    /// The minute of a `time`.
    PyDateTime_TIME_GET_MINUTE: PyDateTime_Time [1] = c"minute";
    /// The second of a `time`.
    PyDateTime_TIME_GET_SECOND: PyDateTime_Time [2] = c"second";
    /// The microsecond of a `time`.
    PyDateTime_TIME_GET_MICROSECOND: PyDateTime_Time [3, 4, 5] = c"microsecond";
}

macro_rules! fields {
    ($($(#[$doc:meta])* $name:ident -> $type:ty: $struct:ident.$field:ident = $attribute:literal;)*) => {
        $(
            $(#[$doc])*
            ///
            /// # Safety
            ///
            /// `object` is a live instance of that type or of a subclass; the thread is attached.
            #[inline]
            pub unsafe fn $name(object: *mut PyObject) -> $type {
                if !layout().type_fields {
                    // SAFETY: the caller's contract.
                    return unsafe { attribute(object, $attribute) } as $type;
                }
                // SAFETY: the caller's contract.
                unsafe { field(object, offset_of!($struct, $field)) }
            }
        )*
    };
}

fields! {
    /// The days of a `timedelta`.
    PyDateTime_DELTA_GET_DAYS -> c_int: PyDateTime_Delta.days = c"days";
    /// The seconds of a `timedelta`, without the days.
    PyDateTime_DELTA_GET_SECONDS -> c_int: PyDateTime_Delta.seconds = c"seconds";
    /// The microseconds of a `timedelta`, without the seconds.
    PyDateTime_DELTA_GET_MICROSECONDS -> c_int: PyDateTime_Delta.microseconds = c"microseconds";
    /// The fold of a `datetime`.
    PyDateTime_DATE_GET_FOLD -> c_uchar: PyDateTime_DateTime.fold = c"fold";
    /// The fold of a `time`.
    PyDateTime_TIME_GET_FOLD -> c_uchar: PyDateTime_Time.fold = c"fold";
}

macro_rules! zones {
    ($($(#[$doc:meta])* $name:ident: $struct:ident;)*) => {
        $(
            $(#[$doc])*
            ///
            /// # Safety
            ///
            /// `object` is a live instance of that type or of a subclass; the thread is attached.
            #[inline]
            pub unsafe fn $name(object: *mut PyObject) -> *mut PyObject {
                if !layout().type_fields {
                    // SAFETY: the caller's contract.
                    return unsafe { zone_by_attribute(object) };
                }
                // SAFETY: the caller's contract.
                if unsafe { field::<c_char>(object, offset_of!($struct, hastzinfo)) } == 0 {
                    return crate::Py_None();
                }
                // SAFETY: the caller's contract; with a time zone, the field is there.
                unsafe { field(object, offset_of!($struct, tzinfo)) }
            }
        )*
    };
}

zones! {
    /// The time zone of a `datetime`, or `None`, borrowed.
    PyDateTime_DATE_GET_TZINFO: PyDateTime_DateTime;
    /// The time zone of a `time`, or `None`, borrowed.
    PyDateTime_TIME_GET_TZINFO: PyDateTime_Time;
}

/// The attribute `tzinfo`, which the object keeps alive.
///
/// # Safety
///
/// `object` is live and the thread is attached.
#[cold]
unsafe fn zone_by_attribute(object: *mut PyObject) -> *mut PyObject {
    // SAFETY: the caller's contract.
    let zone = unsafe { crate::PyObject_GetAttrString(object, c"tzinfo".as_ptr()) };
    // SAFETY: the reference just made, or null.
    unsafe { crate::Py_DecRef(zone) };
    zone
}
