//! Special methods of which several share one slot of CPython's.

use std::ffi::{c_int, c_void};

use crate::class::gc::TraverseValue;
use crate::class::operator;
use crate::ffi;
use crate::function::{Function, Instance, Object};
use crate::instance::Borrowed;
use crate::marker::Python;
use crate::prelude::*;
use crate::pyclass::PyClass;

/// A method of one operand, with its types erased: it is called with an instance of the class it was made for.
pub(crate) type Binary = unsafe fn(Python<'_>, *mut ffi::PyObject, *mut ffi::PyObject) -> PyResult<Object>;
/// A method for one side of an operator, likewise; it looks itself whether that side is an instance. The third operand is
/// that of a power.
pub(crate) type Operand =
    unsafe fn(Python<'_>, *mut ffi::PyObject, *mut ffi::PyObject, *mut ffi::PyObject) -> PyResult<Object>;
/// `__setitem__` and its like, likewise.
pub(crate) type Set = unsafe fn(Python<'_>, *mut ffi::PyObject, *mut ffi::PyObject, *mut ffi::PyObject) -> PyResult<()>;
/// `__delitem__` and its like, likewise.
pub(crate) type Delete = unsafe fn(Python<'_>, *mut ffi::PyObject, *mut ffi::PyObject) -> PyResult<()>;
/// `__clear__`, likewise.
pub(crate) type Clear = unsafe fn(Python<'_>, *mut ffi::PyObject) -> PyResult<()>;

/// One method of several that share a slot.
#[derive(Clone, Copy)]
pub(crate) enum Fragment {
    /// By the operator's number (`Py_LT` to `Py_GE`).
    Compare(c_int, Binary),
    /// By the operator's place, with the instance on its left.
    Left(usize, Operand),
    /// The same, with the instance on its right.
    Right(usize, Operand),
    /// By the place of what is set.
    Set(usize, Set),
    Delete(usize, Delete),
    GetAttribute(Binary),
    GetMissingAttribute(Binary),
    Traverse(TraverseValue),
    Clear(Clear),
}

/// The methods of a class that share slots.
#[derive(Default)]
pub(crate) struct Fragments {
    pub(crate) compare: [Option<Binary>; 6],
    /// Empty where no operator has a method.
    pub(crate) operators: Vec<Sides>,
    pub(crate) set: [Option<Set>; 3],
    pub(crate) delete: [Option<Delete>; 3],
    pub(crate) get_attribute: Option<Binary>,
    pub(crate) get_missing_attribute: Option<Binary>,
    pub(crate) traverse: Option<TraverseValue>,
    pub(crate) clear: Option<Clear>,
}

/// The methods for the two sides of an operator.
#[derive(Clone, Copy, Default)]
pub(crate) struct Sides {
    pub(crate) left: Option<Operand>,
    pub(crate) right: Option<Operand>,
    /// The base's C function, for the side that has no method; null where there is none.
    pub(crate) base: Inherited,
}

/// A C function, with its type erased.
#[derive(Clone, Copy)]
pub(crate) struct Inherited(pub(crate) *const c_void);

impl Default for Inherited {
    fn default() -> Self {
        Self(std::ptr::null())
    }
}

impl Fragments {
    pub(crate) fn add(&mut self, fragment: Fragment) {
        match fragment {
            Fragment::Compare(operator, method) => {
                self.compare[usize::try_from(operator).expect("an operator's number")] = Some(method);
            }
            Fragment::Left(operator, method) => self.sides(operator).left = Some(method),
            Fragment::Right(operator, method) => self.sides(operator).right = Some(method),
            Fragment::Set(place, method) => self.set[place] = Some(method),
            Fragment::Delete(place, method) => self.delete[place] = Some(method),
            Fragment::GetAttribute(method) => self.get_attribute = Some(method),
            Fragment::GetMissingAttribute(method) => self.get_missing_attribute = Some(method),
            Fragment::Traverse(method) => self.traverse = Some(method),
            Fragment::Clear(method) => self.clear = Some(method),
        }
    }

    /// Lets the base answer for the side of an operator that has no method: CPython inherits both sides or none.
    ///
    /// Whether there is such a side, and `function` is one to ask.
    pub(crate) fn inherit(&mut self, fragment: Fragment, function: *const c_void) -> bool {
        let (Fragment::Left(operator, _) | Fragment::Right(operator, _)) = fragment else { return false };
        let sides = self.sides(operator);
        let inherits = sides.left.is_some() != sides.right.is_some() && !function.is_null();
        if inherits {
            sides.base = Inherited(function);
        }
        inherits
    }

    fn sides(&mut self, operator: usize) -> &mut Sides {
        self.operators.resize(operator::POWER + 1, Sides::default());
        &mut self.operators[operator]
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
pub(crate) unsafe fn set<C, F>(
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
pub(crate) unsafe fn delete<C, F>(py: Python<'_>, this: *mut ffi::PyObject, key: *mut ffi::PyObject) -> PyResult<()>
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

/// Calls `F` with an instance.
///
/// # Safety
///
/// `this` is a live instance of `C`.
pub(crate) unsafe fn clear<C, F>(py: Python<'_>, this: *mut ffi::PyObject) -> PyResult<()>
where
    C: PyClass,
    F: Function<0, Receiver = Instance<C>, Output = ()>,
{
    // SAFETY: forwarded from this function's contract.
    let this = unsafe { Borrowed::from_ptr_unchecked(py, this) };
    F::call(py, this, &[])
}
