//! The functions that CPython calls: one shape for each calling convention, one instance for each [`Function`].
//!
//! C-API: <https://docs.python.org/3/c-api/structures.html#implementing-functions-and-methods>.

use std::marker::PhantomData;
use std::mem::MaybeUninit;

use crate::err::panic::catch;
use crate::ffi;
use crate::function::parse::{self, Given, Shape};
use crate::function::{Argument, FunctionDescriptor, Names};
use crate::instance::{Borrowed, Py};
use crate::marker::Python;
use crate::pyclass::PyClass;
use crate::types::{PyAny, PyModule, PyType};
use crate::{PyErr, PyResult};

/// An object that goes back to Python.
pub type Object = Py<PyAny>;

/// A Rust function, as Python calls it.
///
/// `N` is how many values a call converts: the parameters, then `*args`, then `**kwargs`.
pub trait Function<const N: usize>: 'static {
    /// What `self` is.
    type Receiver: Receiver;
    /// What the entry point hands to CPython.
    type Output;
    /// What it looks like from Python.
    const DESCRIPTOR: FunctionDescriptor;

    /// The interned names of the parameters, if any can be passed by name.
    #[must_use]
    #[inline]
    fn names() -> Option<&'static Names> {
        None
    }

    /// Converts the arguments, calls the user's function and converts its result.
    ///
    /// # Errors
    ///
    /// Whatever a conversion or the function raises.
    fn call<'a, 'py>(
        py: Python<'py>,
        this: <Self::Receiver as Receiver>::Value<'a, 'py>,
        arguments: &[Argument<'a, 'py>; N],
    ) -> PyResult<Self::Output>;
}

mod sealed {
    pub trait Sealed {}
}

/// What `self` is to a function.
pub trait Receiver: sealed::Sealed {
    /// As the function gets it.
    type Value<'a, 'py>: Copy;

    /// The receiver that CPython passed.
    ///
    /// # Safety
    ///
    /// `this` is what CPython passes to an entry point that was registered for this kind of receiver: it checks the
    /// type of an instance before it calls a method or a slot.
    #[doc(hidden)]
    unsafe fn from_ptr<'a, 'py>(py: Python<'py>, this: *mut ffi::PyObject) -> Self::Value<'a, 'py>;
}

/// A function or static method.
pub struct NoReceiver;
/// A function that gets its module.
pub struct ModuleReceiver;
/// A class method, or a constructor.
pub struct ClassReceiver<C>(PhantomData<C>);
/// A method.
pub struct Instance<C>(PhantomData<C>);

impl sealed::Sealed for NoReceiver {}
impl sealed::Sealed for ModuleReceiver {}
impl<C> sealed::Sealed for ClassReceiver<C> {}
impl<C> sealed::Sealed for Instance<C> {}

impl Receiver for NoReceiver {
    type Value<'a, 'py> = ();

    #[inline]
    unsafe fn from_ptr<'a, 'py>(_py: Python<'py>, _this: *mut ffi::PyObject) -> Self::Value<'a, 'py> {}
}

impl Receiver for ModuleReceiver {
    type Value<'a, 'py> = Borrowed<'a, 'py, PyModule>;

    #[inline]
    unsafe fn from_ptr<'a, 'py>(py: Python<'py>, this: *mut ffi::PyObject) -> Self::Value<'a, 'py> {
        assert!(!this.is_null(), "a function with `pass_module` was wrapped with `py`: wrap it with its module");
        // SAFETY: the function was made with its module as `self`, and keeps it alive (`row::FunctionRow::bind`).
        unsafe { Borrowed::from_ptr_unchecked(py, this) }
    }
}

impl<C: 'static> Receiver for ClassReceiver<C> {
    type Value<'a, 'py> = Borrowed<'a, 'py, PyType>;

    #[inline]
    unsafe fn from_ptr<'a, 'py>(py: Python<'py>, this: *mut ffi::PyObject) -> Self::Value<'a, 'py> {
        // SAFETY: a class method gets the class, which the caller keeps alive.
        unsafe { Borrowed::from_ptr_unchecked(py, this) }
    }
}

impl<C: PyClass> Receiver for Instance<C> {
    type Value<'a, 'py> = Borrowed<'a, 'py, C>;

    #[inline]
    unsafe fn from_ptr<'a, 'py>(py: Python<'py>, this: *mut ffi::PyObject) -> Self::Value<'a, 'py> {
        // SAFETY: the descriptor or slot checked that `this` is an instance; the caller keeps it alive.
        unsafe { Borrowed::from_ptr_unchecked(py, this) }
    }
}

/// What a function returns to CPython, and what stands for "an exception is set".
pub(crate) trait Raw {
    /// The C value that says that an exception is set.
    const FAILED: Self;
}

impl Raw for *mut ffi::PyObject {
    const FAILED: Self = std::ptr::null_mut();
}

impl Raw for std::ffi::c_int {
    const FAILED: Self = -1;
}

impl Raw for ffi::Py_ssize_t {
    const FAILED: Self = -1;
}

/// Runs `f` on behalf of CPython: the panic guard, and the way an error leaves.
#[inline]
pub(crate) fn guarded<'py, R: Raw>(f: impl FnOnce(Python<'py>) -> PyResult<R>) -> R {
    // SAFETY: CPython calls entry points with the thread attached, and keeps it so until they return.
    let py = unsafe { Python::assume_attached() };
    match catch(|| f(py)) {
        Ok(value) => value,
        Err(error) => failed(py, error),
    }
}

#[cold]
fn failed<R: Raw>(py: Python<'_>, error: PyErr) -> R {
    error.restore(py);
    R::FAILED
}

/// `METH_NOARGS`.
pub(crate) unsafe extern "C" fn noargs<F: Function<0, Output = Object>>(
    this: *mut ffi::PyObject,
    _: *mut ffi::PyObject,
) -> *mut ffi::PyObject {
    guarded(|py| {
        // SAFETY: this entry point is registered for functions with `F`'s receiver only (`row`).
        let this = unsafe { F::Receiver::from_ptr(py, this) };
        F::call(py, this, &[]).map(Py::into_ptr)
    })
}

/// `METH_O`.
pub(crate) unsafe extern "C" fn one<F: Function<1, Output = Object>>(
    this: *mut ffi::PyObject,
    argument: *mut ffi::PyObject,
) -> *mut ffi::PyObject {
    guarded(|py| {
        // SAFETY: this entry point is registered for functions with `F`'s receiver only (`row`).
        let this = unsafe { F::Receiver::from_ptr(py, this) };
        // SAFETY: CPython passes one live object and keeps it alive for the call.
        let argument = unsafe { Borrowed::from_ptr_unchecked(py, argument) };
        F::call(py, this, &[Some(argument)]).map(Py::into_ptr)
    })
}

/// `METH_FASTCALL`.
pub(crate) unsafe extern "C" fn fastcall<F: Function<N, Output = Object>, const N: usize>(
    this: *mut ffi::PyObject,
    arguments: *mut *mut ffi::PyObject,
    count: ffi::Py_ssize_t,
) -> *mut ffi::PyObject {
    // SAFETY: the same arguments, without names.
    unsafe { keywords::<F, N>(this, arguments, count, std::ptr::null_mut()) }
}

/// `METH_FASTCALL | METH_KEYWORDS`.
///
/// A call that is not exactly what the function takes goes to the parser, which comes back here with every argument in
/// its place: so the conversions are compiled once, and the short way needs no room for the long one.
pub(crate) unsafe extern "C" fn keywords<F: Function<N, Output = Object>, const N: usize>(
    this: *mut ffi::PyObject,
    arguments: *const *mut ffi::PyObject,
    count: ffi::Py_ssize_t,
    names: *mut ffi::PyObject,
) -> *mut ffi::PyObject {
    if count != const { F::DESCRIPTOR.in_place() } || !names.is_null() {
        let function = const { &Shape::of(&F::DESCRIPTOR) };
        // SAFETY: the same arguments, for the same function.
        return unsafe { parse::call(function, F::names, keywords::<F, N>, this, arguments, count, names) };
    }
    guarded(|py| {
        // SAFETY: either CPython passed `N` live objects, or the parser passes `N` slots.
        let arguments = unsafe { as_arguments(arguments) };
        // SAFETY: this entry point is registered for functions with `F`'s receiver only (`row`).
        let this = unsafe { F::Receiver::from_ptr(py, this) };
        F::call(py, this, arguments).map(Py::into_ptr)
    })
}

/// Calls `F` with the arguments of a vector call: in place if they are exactly what it takes, parsed otherwise.
///
/// # Safety
///
/// `this` is a receiver of `F` ([`Receiver::from_ptr`]), and `arguments`, `count` and `names` are those of a vector
/// call ([`Given::vector`]); the caller keeps all of them alive for the call.
#[inline]
pub(crate) unsafe fn call_vector<F: Function<N>, const N: usize>(
    py: Python<'_>,
    this: *mut ffi::PyObject,
    arguments: *const *mut ffi::PyObject,
    count: usize,
    names: *mut ffi::PyObject,
) -> PyResult<F::Output> {
    if const { F::DESCRIPTOR.takes_rest() } {
        // SAFETY: forwarded from this function's contract.
        let given = unsafe { Given::vector(py, arguments, count, names) };
        // SAFETY: forwarded from this function's contract.
        return unsafe { call_with_rest::<F, N>(py, this, &given) };
    }
    let mut slots = Slots::<N>::uninit();
    let in_place = const { F::DESCRIPTOR.takes_exactly(N) } && count == N && names.is_null();
    let arguments = if in_place && N > 0 {
        arguments
    } else {
        // SAFETY: forwarded from this function's contract.
        let given = unsafe { Given::vector(py, arguments, count, names) };
        fill::<F, N>(py, &given, &mut slots)?
    };
    // SAFETY: there are `N` arguments, each null or live for the call.
    let arguments = unsafe { as_arguments(arguments) };
    // SAFETY: forwarded from this function's contract.
    F::call(py, unsafe { F::Receiver::from_ptr(py, this) }, arguments)
}

/// Calls `F` with a tuple and perhaps a dictionary.
///
/// # Safety
///
/// `this` is a receiver of `F` that the caller keeps alive for the call ([`Receiver::from_ptr`]).
pub(crate) unsafe fn call_tuple<F: Function<N>, const N: usize>(
    py: Python<'_>,
    this: *mut ffi::PyObject,
    given: &Given<'_, '_>,
) -> PyResult<F::Output> {
    if const { F::DESCRIPTOR.takes_rest() } {
        // SAFETY: forwarded from this function's contract.
        return unsafe { call_with_rest::<F, N>(py, this, given) };
    }
    let mut slots = Slots::<N>::uninit();
    let arguments = match given.in_place(N) {
        Some(arguments) if const { F::DESCRIPTOR.takes_exactly(N) && N > 0 } => arguments,
        _ => fill::<F, N>(py, given, &mut slots)?,
    };
    // SAFETY: there are `N` arguments, each null or live for the call.
    let arguments = unsafe { as_arguments(arguments) };
    // SAFETY: forwarded from this function's contract.
    F::call(py, unsafe { F::Receiver::from_ptr(py, this) }, arguments)
}

/// Room for the arguments of one call.
type Slots<const N: usize> = MaybeUninit<[*mut ffi::PyObject; N]>;

/// Parses into the slots.
#[inline]
fn fill<F: Function<N>, const N: usize>(
    py: Python<'_>,
    given: &Given<'_, '_>,
    slots: &mut Slots<N>,
) -> PyResult<*const *mut ffi::PyObject> {
    let slots = slots.write([std::ptr::null_mut(); N]);
    parse::fill(py, const { &Shape::of(&F::DESCRIPTOR) }, F::names(), given, slots)?;
    Ok(slots.as_ptr())
}

/// Slots as the arguments that they are.
///
/// # Safety
///
/// `slots` points to `N` pointers, each null or to an object that lives for `'a`.
#[inline]
unsafe fn as_arguments<'a, 'py, const N: usize>(slots: *const *mut ffi::PyObject) -> &'a [Argument<'a, 'py>; N] {
    // SAFETY: `Argument` is an `Option` of a `repr(transparent)` non-null pointer, which has the layout of a nullable
    // one.
    unsafe { &*slots.cast() }
}

/// Calls a function that has `*args` or `**kwargs`.
///
/// # Safety
///
/// As [`call_tuple`].
unsafe fn call_with_rest<F: Function<N>, const N: usize>(
    py: Python<'_>,
    this: *mut ffi::PyObject,
    given: &Given<'_, '_>,
) -> PyResult<F::Output> {
    let mut slots = [std::ptr::null_mut(); N];
    // The tuple and the dictionary live until the call is over.
    let _rest = parse::parse(py, const { &Shape::of(&F::DESCRIPTOR) }, F::names(), given, &mut slots)?;
    // SAFETY: the slots hold what the caller or `_rest` keeps alive for the call.
    let arguments = unsafe { as_arguments(slots.as_ptr()) };
    // SAFETY: forwarded from this function's contract.
    F::call(py, unsafe { F::Receiver::from_ptr(py, this) }, arguments)
}
