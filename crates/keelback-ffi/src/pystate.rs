//! `pystate.h`.

use crate::prelude::*;

capi! { "pystate.h" =>
    fn PyInterpreterState_New() -> *mut PyInterpreterState;
    fn PyInterpreterState_Clear(arg1: *mut PyInterpreterState);
    fn PyInterpreterState_Delete(arg1: *mut PyInterpreterState);
    fn PyInterpreterState_Get() -> *mut PyInterpreterState;
    fn PyInterpreterState_GetDict(arg1: *mut PyInterpreterState) -> *mut PyObject;
    fn PyInterpreterState_GetID(arg1: *mut PyInterpreterState) -> i64;
    fn PyThreadState_New(arg1: *mut PyInterpreterState) -> *mut PyThreadState;
    fn PyThreadState_Clear(arg1: *mut PyThreadState);
    fn PyThreadState_Delete(arg1: *mut PyThreadState);
    fn PyThreadState_Get() -> *mut PyThreadState;
    extern "C-unwind" fn PyThreadState_Swap(arg1: *mut PyThreadState) -> *mut PyThreadState;
    fn PyThreadState_GetDict() -> *mut PyObject;
    fn PyThreadState_SetAsyncExc(arg1: c_long, object: *mut PyObject) -> c_int;
    fn PyThreadState_GetInterpreter(tstate: *mut PyThreadState) -> *mut PyInterpreterState;
    fn PyThreadState_GetFrame(tstate: *mut PyThreadState) -> *mut PyFrameObject;
    fn PyThreadState_GetID(tstate: *mut PyThreadState) -> i64;
    extern "C-unwind" fn PyGILState_Ensure() -> PyGILState_STATE;
    fn PyGILState_Release(arg1: PyGILState_STATE);
    fn PyGILState_GetThisThreadState() -> *mut PyThreadState;
    fn PyThreadState_GetUnchecked() -> *mut PyThreadState = unchecked_before_3_13;
    [3.9] fn PyGILState_Check() -> c_int => -1;
    [3.9] fn PyInterpreterState_Main() -> *mut PyInterpreterState => null_mut();
    [3.9] fn PyInterpreterState_Head() -> *mut PyInterpreterState => null_mut();
    [3.9] fn PyInterpreterState_Next(arg1: *mut PyInterpreterState) -> *mut PyInterpreterState => null_mut();
    [3.9] fn PyInterpreterState_ThreadHead(arg1: *mut PyInterpreterState) -> *mut PyThreadState => null_mut();
    [3.9] fn PyThreadState_Next(arg1: *mut PyThreadState) -> *mut PyThreadState => null_mut();
    [3.9] fn PyThreadState_DeleteCurrent();
    [3.11] fn PyThreadState_EnterTracing(tstate: *mut PyThreadState);
    [3.11] fn PyThreadState_LeaveTracing(tstate: *mut PyThreadState);
    [3.15] fn PyInterpreterGuard_FromCurrent() -> *mut PyInterpreterGuard => null_mut();
    [3.15] fn PyInterpreterGuard_Close(guard: *mut PyInterpreterGuard);
    [3.15] fn PyInterpreterGuard_FromView(view: *mut PyInterpreterView) -> *mut PyInterpreterGuard => null_mut();
    [3.15] fn PyInterpreterView_FromCurrent() -> *mut PyInterpreterView => null_mut();
    [3.15] fn PyInterpreterView_Close(view: *mut PyInterpreterView);
    [3.15] fn PyInterpreterView_FromMain() -> *mut PyInterpreterView => null_mut();
    [3.15] extern "C-unwind" fn PyThreadState_Ensure(guard: *mut PyInterpreterGuard) -> *mut PyThreadStateToken => null_mut();
    [3.15] extern "C-unwind" fn PyThreadState_EnsureFromView(view: *mut PyInterpreterView) -> *mut PyThreadStateToken => null_mut();
    [3.15] fn PyThreadState_Release(tstate: *mut PyThreadStateToken);
    [3.9 to 3.12] fn _PyThreadState_UncheckedGet() -> *mut PyThreadState => null_mut();
}

/// `PyThreadState_GetUnchecked` under the name that it had.
unsafe extern "C" fn unchecked_before_3_13() -> *mut PyThreadState {
    match optional::_PyThreadState_UncheckedGet() {
        // SAFETY: reads the current thread state; works on any thread.
        Some(function) => unsafe { function() },
        None => null_mut(),
    }
}

/// What `PyGILState_Ensure` found.
#[repr(C)]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PyGILState_STATE {
    /// The thread was attached.
    PyGILState_LOCKED,
    /// The thread was detached.
    PyGILState_UNLOCKED,
}

/// A profile or trace function.
pub type Py_tracefunc = unsafe extern "C" fn(
    obj: *mut PyObject,
    frame: *mut PyFrameObject,
    what: c_int,
    arg: *mut PyObject,
) -> c_int;

/// [`PyThreadState_Get`] under its older name.
///
/// # Safety
///
/// The thread is attached.
#[inline]
pub unsafe fn PyThreadState_GET() -> *mut PyThreadState {
    // SAFETY: the caller's contract.
    unsafe { PyThreadState_Get() }
}

macro_rules! events {
    ($($name:ident = $value:literal;)*) => {
        $(
            #[doc = concat!("`", stringify!($name), "`, what a [`Py_tracefunc`] is told of.")]
            pub const $name: c_int = $value;
        )*
    };
}

events! {
    PyTrace_CALL = 0;
    PyTrace_EXCEPTION = 1;
    PyTrace_LINE = 2;
    PyTrace_RETURN = 3;
    PyTrace_C_CALL = 4;
    PyTrace_C_EXCEPTION = 5;
    PyTrace_C_RETURN = 6;
    PyTrace_OPCODE = 7;
}
