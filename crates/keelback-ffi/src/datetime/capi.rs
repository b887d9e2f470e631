//! The capsule and what is in it.

use core::ffi::{CStr, c_int};
use core::sync::atomic::{AtomicPtr, Ordering};

use crate::{PyObject, PyObject_TypeCheck, PyTypeObject};

/// The types of the module `datetime` and the functions that make their instances.
#[repr(C)]
#[derive(Debug, Clone, Copy)]
#[allow(missing_docs)]
pub struct PyDateTime_CAPI {
    pub DateType: *mut PyTypeObject,
    pub DateTimeType: *mut PyTypeObject,
    pub TimeType: *mut PyTypeObject,
    pub DeltaType: *mut PyTypeObject,
    pub TZInfoType: *mut PyTypeObject,
    pub TimeZone_UTC: *mut PyObject,
    pub Date_FromDate:
        unsafe extern "C" fn(year: c_int, month: c_int, day: c_int, cls: *mut PyTypeObject) -> *mut PyObject,
    pub DateTime_FromDateAndTime: unsafe extern "C" fn(
        year: c_int,
        month: c_int,
        day: c_int,
        hour: c_int,
        minute: c_int,
        second: c_int,
        microsecond: c_int,
        tzinfo: *mut PyObject,
        cls: *mut PyTypeObject,
    ) -> *mut PyObject,
    pub Time_FromTime: unsafe extern "C" fn(
        hour: c_int,
        minute: c_int,
        second: c_int,
        microsecond: c_int,
        tzinfo: *mut PyObject,
        cls: *mut PyTypeObject,
    ) -> *mut PyObject,
    pub Delta_FromDelta: unsafe extern "C" fn(
        days: c_int,
        seconds: c_int,
        microseconds: c_int,
        normalize: c_int,
        cls: *mut PyTypeObject,
    ) -> *mut PyObject,
    pub TimeZone_FromTimeZone: unsafe extern "C" fn(offset: *mut PyObject, name: *mut PyObject) -> *mut PyObject,
    pub DateTime_FromTimestamp:
        unsafe extern "C" fn(cls: *mut PyTypeObject, args: *mut PyObject, kwargs: *mut PyObject) -> *mut PyObject,
    pub Date_FromTimestamp: unsafe extern "C" fn(cls: *mut PyTypeObject, args: *mut PyObject) -> *mut PyObject,
    pub DateTime_FromDateAndTimeAndFold: unsafe extern "C" fn(
        year: c_int,
        month: c_int,
        day: c_int,
        hour: c_int,
        minute: c_int,
        second: c_int,
        microsecond: c_int,
        tzinfo: *mut PyObject,
        fold: c_int,
        cls: *mut PyTypeObject,
    ) -> *mut PyObject,
    pub Time_FromTimeAndFold: unsafe extern "C" fn(
        hour: c_int,
        minute: c_int,
        second: c_int,
        microsecond: c_int,
        tzinfo: *mut PyObject,
        fold: c_int,
        cls: *mut PyTypeObject,
    ) -> *mut PyObject,
}

/// The name of the capsule.
pub const PyDateTime_CAPSULE_NAME: &CStr = c"datetime.datetime_CAPI";

static API: AtomicPtr<PyDateTime_CAPI> = AtomicPtr::new(core::ptr::null_mut());

/// What [`PyDateTime_IMPORT`] found last; null before it.
///
/// # Safety
///
/// None.
#[inline]
pub unsafe fn PyDateTimeAPI() -> *mut PyDateTime_CAPI {
    API.load(Ordering::Acquire)
}

/// Imports the module `datetime` of the interpreter at hand, so that [`PyDateTimeAPI`] is what its
/// capsule holds; if that fails, an exception is set and [`PyDateTimeAPI`] stays what it was.
///
/// The functions and types are the same in all interpreters of a process at one time, but not
/// after the process has ended Python and started it again: then this has to be called again.
///
/// # Safety
///
/// The thread is attached.
#[inline]
pub unsafe fn PyDateTime_IMPORT() {
    // SAFETY: attached; the name ends with a NUL.
    let api = unsafe { crate::PyCapsule_Import(PyDateTime_CAPSULE_NAME.as_ptr(), 1) };
    if !api.is_null() {
        API.store(api.cast(), Ordering::Release);
    }
}

/// The singleton `datetime.timezone.utc`, borrowed.
///
/// # Safety
///
/// [`PyDateTime_IMPORT`] has succeeded.
#[inline]
pub unsafe fn PyDateTime_TimeZone_UTC() -> *mut PyObject {
    // SAFETY: the caller's contract.
    unsafe { (*PyDateTimeAPI()).TimeZone_UTC }
}

macro_rules! checks {
    ($($check:ident, $exact:ident: $field:ident = $name:literal;)*) => {
        $(
            #[doc = concat!("Whether an object is an instance of `datetime.", $name, "` or of a subclass.")]
            ///
            /// # Safety
            ///
            /// `object` is live, the thread is attached and [`PyDateTime_IMPORT`] has succeeded.
            #[inline]
            pub unsafe fn $check(object: *mut PyObject) -> c_int {
                // SAFETY: the caller's contract.
                let class = unsafe { (*PyDateTimeAPI()).$field };
                // SAFETY: the caller's contract.
                unsafe { PyObject_TypeCheck(object, class) }
            }

            #[doc = concat!("Whether the type of an object is exactly `datetime.", $name, "`.")]
            ///
            /// # Safety
            ///
            /// `object` is live, the thread is attached and [`PyDateTime_IMPORT`] has succeeded.
            #[inline]
            pub unsafe fn $exact(object: *mut PyObject) -> c_int {
                // SAFETY: the caller's contract.
                let class = unsafe { (*PyDateTimeAPI()).$field };
                // SAFETY: the caller's contract.
                unsafe { crate::Py_IS_TYPE(object, class) }
            }
        )*
    };
}

checks! {
    PyDate_Check, PyDate_CheckExact: DateType = "date";
    PyDateTime_Check, PyDateTime_CheckExact: DateTimeType = "datetime";
    PyTime_Check, PyTime_CheckExact: TimeType = "time";
    PyDelta_Check, PyDelta_CheckExact: DeltaType = "timedelta";
    PyTZInfo_Check, PyTZInfo_CheckExact: TZInfoType = "tzinfo";
}
