//! `pylifecycle.h`.

mod initialize;

pub use self::initialize::{Py_Initialize, Py_InitializeEx};
pub(crate) use self::initialize::TABLE as INITIALIZE;
use crate::prelude::*;

capi! { "pylifecycle.h" =>
    extern "C-unwind" fn Py_Finalize();
    extern "C-unwind" fn Py_FinalizeEx() -> c_int;
    fn Py_IsInitialized() -> c_int;
    extern "C-unwind" fn Py_NewInterpreter() -> *mut PyThreadState;
    extern "C-unwind" fn Py_EndInterpreter(arg1: *mut PyThreadState);
    fn Py_AtExit(func: Option<unsafe extern "C" fn()>) -> c_int;
    fn Py_Exit(arg1: c_int) -> !;
    fn Py_FatalError(message: *const c_char) -> !;
    fn Py_GetVersion() -> *const c_char;
    fn Py_GetCompiler() -> *const c_char;
    fn Py_IsFinalizing() -> c_int = finalizing_before_3_13;
    fn Py_Main(argc: c_int, argv: *mut *mut wchar_t) -> c_int;
    fn Py_BytesMain(argc: c_int, argv: *mut *mut c_char) -> c_int;
    fn Py_GetPlatform() -> *const c_char;
    fn Py_GetCopyright() -> *const c_char;
    fn Py_GetBuildInfo() -> *const c_char;
    [3.9 to 3.12] fn _Py_IsFinalizing() -> c_int => -1;
}

/// `Py_IsFinalizing` under the name that it had.
unsafe extern "C" fn finalizing_before_3_13() -> c_int {
    match optional::_Py_IsFinalizing() {
        // SAFETY: reads a flag.
        Some(function) => unsafe { function() },
        None => 0,
    }
}
