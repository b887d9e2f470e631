//! `pylifecycle.h`.

pub(crate) mod initialize;

pub use self::initialize::{Py_Initialize, Py_InitializeEx};
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
    [3.12] extern "C-unwind" fn Py_NewInterpreterFromConfig(state: *mut *mut PyThreadState, config: *const PyInterpreterConfig) -> PyStatus => PyStatus::ABSENT;
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

/// What a new interpreter may do ([PEP 684](https://peps.python.org/pep-0684/)).
#[repr(C)]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct PyInterpreterConfig {
    pub use_main_obmalloc: c_int,
    pub allow_fork: c_int,
    pub allow_exec: c_int,
    pub allow_threads: c_int,
    pub allow_daemon_threads: c_int,
    pub check_multi_interp_extensions: c_int,
    pub gil: c_int,
}

/// The new interpreter's GIL is as Python sees fit: shared.
pub const PyInterpreterConfig_DEFAULT_GIL: c_int = 0;
/// The new interpreter shares the GIL.
pub const PyInterpreterConfig_SHARED_GIL: c_int = 1;
/// The new interpreter has a GIL of its own.
pub const PyInterpreterConfig_OWN_GIL: c_int = 2;

/// How a step of the interpreter's life ended.
#[repr(C)]
#[derive(Debug, Clone, Copy)]
#[allow(missing_docs)]
pub struct PyStatus {
    pub _type: c_int,
    pub func: *const c_char,
    pub err_msg: *const c_char,
    pub exitcode: c_int,
}

impl PyStatus {
    /// The failure that stands for "this Python does not have that".
    const ABSENT: Self = Self {
        _type: 1,
        func: null(),
        err_msg: c"this Python does not have that function".as_ptr(),
        exitcode: 0,
    };
}

/// Whether a step failed.
///
/// # Safety
///
/// None.
#[inline]
pub unsafe fn PyStatus_Exception(status: PyStatus) -> c_int {
    (status._type != 0).into()
}
