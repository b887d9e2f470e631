//! Modules that are part of the program: the interpreter that it starts can import them.

use super::embed;
use crate::ffi;
use crate::module::{Module, initialize};

/// Puts a module into the table of built-in modules.
///
/// C-API: <https://docs.python.org/3/c-api/import.html#c.PyImport_AppendInittab>.
///
/// # Panics
///
/// If the interpreter runs already, or there is no Python to bind to.
#[track_caller]
pub fn append_to_inittab<M: Module>() {
    embed::bind();
    assert!(!embed::is_initialized(), "called `append_to_inittab` but a Python interpreter is already running.");
    let name = M::DEFINITION.descriptor().name.as_ptr();
    // SAFETY: no interpreter runs (the line above); the name and the function live as long as the program.
    let status = unsafe { ffi::PyImport_AppendInittab(name, Some(init::<M>)) };
    assert_eq!(status, 0, "no memory for the table of built-in modules");
}

/// `PyInit_*` of the module.
extern "C" fn init<M: Module>() -> *mut ffi::PyObject {
    initialize(M::DEFINITION)
}

/// Makes the module of a `#[pymodule]` importable in the interpreter that the program starts later.
///
/// Call it before [`Python::initialize`](crate::Python::initialize), and before the first
/// [`Python::attach`](crate::Python::attach) where that starts the interpreter; it panics once the interpreter runs.
///
/// ```
/// use keelback::prelude::*;
///
/// #[pymodule]
/// mod settings {
///     #[pymodule_export]
///     const LEVEL: u8 = 3;
/// }
///
/// # fn main() {
/// keelback::append_to_inittab!(settings);
/// Python::attach(|py| {
///     let level = py.import("settings").unwrap().getattr("LEVEL").unwrap();
///     assert_eq!(level.extract::<u8>().unwrap(), 3);
/// });
/// # }
/// ```
#[macro_export]
macro_rules! append_to_inittab {
    ($module:path) => {{
        use $module as module;
        $crate::__private::append_to_inittab::<module::__Definition>()
    }};
}
