//! Special methods of which several share one slot of CPython's: comparisons, item assignment and deletion.

use std::ffi::c_int;

use crate::ffi;
use crate::function::{Function, Instance, Object};
use crate::instance::Borrowed;
use crate::marker::Python;
use crate::prelude::*;
use crate::pyclass::PyClass;

/// A method of one operand, with its types erased: it is called with an instance of the class it was made for.
type Binary = unsafe fn(Python<'_>, *mut ffi::PyObject, *mut ffi::PyObject) -> PyResult<Object>;
/// `__setitem__`, likewise.
type SetItem = unsafe fn(Python<'_>, *mut ffi::PyObject, *mut ffi::PyObject, *mut ffi::PyObject) -> PyResult<()>;
/// `__delitem__`, likewise.
type DelItem = unsafe fn(Python<'_>, *mut ffi::PyObject, *mut ffi::PyObject) -> PyResult<()>;

/// One method of several that share a slot.
#[derive(Clone, Copy)]
pub(crate) enum Fragment {
    /// By the operator's number (`Py_LT` to `Py_GE`).
    Compare(c_int, Binary),
    SetItem(SetItem),
    DelItem(DelItem),
}

/// The methods of a class that share slots.
#[derive(Default)]
pub(crate) struct Fragments {
    pub(crate) compare: [Option<Binary>; 6],
    pub(crate) set_item: Option<SetItem>,
    pub(crate) del_item: Option<DelItem>,
}

impl Fragments {
    #[inline]
    pub(crate) fn add(&mut self, fragment: Fragment) {
        match fragment {
            Fragment::Compare(operator, method) => {
                self.compare[usize::try_from(operator).expect("an operator's number")] = Some(method);
            }
            Fragment::SetItem(method) => self.set_item = Some(method),
            Fragment::DelItem(method) => self.del_item = Some(method),
        }
    }
}

/// Calls `F` with an instance and one operand.
///
/// # Safety
///
/// `this` is a live instance of `C`, `operand` a live object.
pub(crate) unsafe fn binary<C, F>(
    py: Python<'_>,
    this: *mut ffi::PyObject,
    operand: *mut ffi::PyObject,
) -> PyResult<Object>
where
    C: PyClass,
    F: Function<1, Receiver = Instance<C>, Output = Object>,
{
    // SAFETY: forwarded from this function's contract.
    let this = unsafe { Borrowed::from_ptr_unchecked(py, this) };
    // SAFETY: forwarded from this function's contract.
    let operand = unsafe { Borrowed::from_ptr_unchecked(py, operand) };
    F::call(py, this, &[Some(operand)])
}

/// Calls `F` with an instance, a key and a value.
///
/// # Safety
///
/// `this` is a live instance of `C`, `key` and `value` are live objects.
pub(crate) unsafe fn set_item<C, F>(
    py: Python<'_>,
    this: *mut ffi::PyObject,
    key: *mut ffi::PyObject,
    value: *mut ffi::PyObject,
) -> PyResult<()>
where
    C: PyClass,
    F: Function<2, Receiver = Instance<C>, Output = ()>,
{
    // SAFETY: forwarded from this function's contract.
    let this = unsafe { Borrowed::from_ptr_unchecked(py, this) };
    // SAFETY: forwarded from this function's contract.
    let key = unsafe { Borrowed::from_ptr_unchecked(py, key) };
    // SAFETY: forwarded from this function's contract.
    let value = unsafe { Borrowed::from_ptr_unchecked(py, value) };
    F::call(py, this, &[Some(key), Some(value)])
}

/// Calls `F` with an instance and a key.
///
/// # Safety
///
/// `this` is a live instance of `C`, `key` a live object.
pub(crate) unsafe fn del_item<C, F>(py: Python<'_>, this: *mut ffi::PyObject, key: *mut ffi::PyObject) -> PyResult<()>
where
    C: PyClass,
    F: Function<1, Receiver = Instance<C>, Output = ()>,
{
    // SAFETY: forwarded from this function's contract.
    let this = unsafe { Borrowed::from_ptr_unchecked(py, this) };
    // SAFETY: forwarded from this function's contract.
    let key = unsafe { Borrowed::from_ptr_unchecked(py, key) };
    F::call(py, this, &[Some(key)])
}
