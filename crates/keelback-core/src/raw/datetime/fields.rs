//! The fields of dates and times: read where they lie, or through the attributes of CPython's own types where the
//! layout is not known. What a subclass makes of such an attribute is never asked.

use crate::PyResult;
use crate::instance::Bound;
use crate::prelude::*;
use crate::type_object::PyTypeInfo;
use crate::types::{PyDate, PyDateTime, PyTzInfo};

/// The attribute `name` as `T` itself has it.
#[cold]
fn attribute<'py, T: PyTypeInfo>(object: &Bound<'py, T>, name: &str) -> PyResult<Bound<'py, PyAny>> {
    let attribute = T::type_object(object.py()).getattr(name)?;
    attribute.call_method1("__get__", (object.as_any(),))
}

/// An attribute that is a small number.
#[cold]
fn number<T: PyTypeInfo>(object: &Bound<'_, T>, name: &str) -> i32 {
    attribute(object, name).and_then(|value| value.extract()).expect("the native types keep small numbers")
}

/// Declares readers of numbers: `name -> type = CFunction, "attribute";`.
macro_rules! numbers {
    ($class:ident: $($name:ident -> $type:ty = $c:ident, $attribute:literal;)*) => {
        $(
            #[doc = concat!("`", $attribute, "`.")]
            #[inline]
            #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "CPython keeps it in range")]
            pub(crate) fn $name(object: &$crate::instance::Bound<'_, $crate::types::$class>) -> $type {
                if !$crate::ffi::layout().type_fields {
                    return super::number(object, $attribute) as $type;
                }
                // SAFETY: an instance of the type or of a subclass, whose layout is known.
                (unsafe { $crate::ffi::$c(object.as_ptr()) }) as $type
            }
        )*
    };
}

/// Declares the reader of the time zone.
macro_rules! zone {
    ($class:ident, $c:ident) => {
        /// `tzinfo`, where that is not `None`.
        #[inline]
        pub(crate) fn tzinfo<'py>(
            object: &$crate::instance::Bound<'py, $crate::types::$class>,
        ) -> Option<$crate::instance::Bound<'py, $crate::types::PyTzInfo>> {
            if !$crate::ffi::layout().type_fields {
                return super::zone_or_none(super::attribute(object, "tzinfo").expect("the native types keep a zone"));
            }
            // SAFETY: an instance of the type or of a subclass, whose layout is known.
            let zone = unsafe { $crate::ffi::$c(object.as_ptr()) };
            // SAFETY: a live object, which the instance keeps and never changes.
            super::zone_or_none(unsafe { $crate::instance::Bound::from_borrowed_raw(object.py(), zone) })
        }
    };
}

/// The fields of a `date`.
pub(crate) mod date {
    numbers! { PyDate:
        year -> i32 = PyDateTime_GET_YEAR, "year";
        month -> u8 = PyDateTime_GET_MONTH, "month";
        day -> u8 = PyDateTime_GET_DAY, "day";
    }
}

/// The fields of a `datetime` that a `date` does not have.
pub(crate) mod datetime {
    numbers! { PyDateTime:
        hour -> u8 = PyDateTime_DATE_GET_HOUR, "hour";
        minute -> u8 = PyDateTime_DATE_GET_MINUTE, "minute";
        second -> u8 = PyDateTime_DATE_GET_SECOND, "second";
        microsecond -> u32 = PyDateTime_DATE_GET_MICROSECOND, "microsecond";
        fold -> u8 = PyDateTime_DATE_GET_FOLD, "fold";
    }
    zone!(PyDateTime, PyDateTime_DATE_GET_TZINFO);
}

/// The fields of a `time`.
pub(crate) mod time {
    numbers! { PyTime:
        hour -> u8 = PyDateTime_TIME_GET_HOUR, "hour";
        minute -> u8 = PyDateTime_TIME_GET_MINUTE, "minute";
        second -> u8 = PyDateTime_TIME_GET_SECOND, "second";
        microsecond -> u32 = PyDateTime_TIME_GET_MICROSECOND, "microsecond";
        fold -> u8 = PyDateTime_TIME_GET_FOLD, "fold";
    }
    zone!(PyTime, PyDateTime_TIME_GET_TZINFO);
}

/// The fields of a `timedelta`.
pub(crate) mod delta {
    numbers! { PyDelta:
        days -> i32 = PyDateTime_DELTA_GET_DAYS, "days";
        seconds -> i32 = PyDateTime_DELTA_GET_SECONDS, "seconds";
        microseconds -> i32 = PyDateTime_DELTA_GET_MICROSECONDS, "microseconds";
    }
}

/// A `datetime` as the `date` that it is.
#[inline]
pub(crate) fn as_date<'a, 'py>(moment: &'a Bound<'py, PyDateTime>) -> &'a Bound<'py, PyDate> {
    // SAFETY: `datetime` is a subclass of `date`.
    unsafe { moment.cast_raw_ref() }
}

/// A time zone or `None`.
#[inline]
fn zone_or_none(zone: Bound<'_, PyAny>) -> Option<Bound<'_, PyTzInfo>> {
    // SAFETY: the constructors of `datetime` and `time` take nothing else.
    (!zone.is_none()).then(|| unsafe { zone.cast_raw() })
}
