//! The interpreter that all tests share, and evaluation of Python source in it.

use std::ffi::CString;
use std::sync::OnceLock;

use keelback_ffi as ffi;

static STARTED: OnceLock<()> = OnceLock::new();

/// Opens and starts the interpreter, once, and leaves it detached.
fn start() {
    STARTED.get_or_init(|| {
        let library = ffi::find_libpython().unwrap_or_else(|error| panic!("{error}"));
        assert!(!ffi::is_loaded());
        assert!(!ffi::is_attached());
        assert!(ffi::missing().is_empty());
        ffi::load_from(&library).unwrap_or_else(|error| panic!("{error}"));
        assert!(ffi::is_loaded());
        // SAFETY: once, before any other thread uses it.
        unsafe { ffi::Py_InitializeEx(0) };
        assert!(ffi::is_attached());
        // SAFETY: attached; every test attaches for itself.
        unsafe { ffi::PyEval_SaveThread() };
        assert!(!ffi::is_attached());
    });
}

/// Runs `test` attached.
pub(crate) fn attached(test: impl FnOnce()) {
    start();
    // SAFETY: the interpreter is running.
    let state = unsafe { ffi::PyGILState_Ensure() };
    assert!(ffi::is_attached());
    assert_eq!(ffi::load().map(|runtime| runtime.minor()).ok(), Some(ffi::layout().minor));
    let ended = std::panic::catch_unwind(std::panic::AssertUnwindSafe(test));
    // SAFETY: as it was before.
    unsafe { ffi::PyGILState_Release(state) };
    if let Err(panic) = ended {
        std::panic::resume_unwind(panic);
    }
}

/// An object that the test owns.
#[derive(Debug)]
pub(crate) struct Object(pub(crate) *mut ffi::PyObject);

impl Object {
    /// Evaluates an expression; `o` is this object.
    pub(crate) fn evaluate(&self, expression: &str) -> Object {
        let globals = new(unsafe { ffi::PyDict_New() });
        let set = unsafe { ffi::PyDict_SetItemString(globals.0, c"o".as_ptr(), self.0) };
        assert_eq!(set, 0);
        run(expression, &globals)
    }

    pub(crate) fn int(&self, expression: &str) -> i64 {
        let value = unsafe { ffi::PyLong_AsLongLong(self.evaluate(expression).0) };
        assert!(value != -1 || unsafe { ffi::PyErr_Occurred() }.is_null());
        value
    }
}

impl Drop for Object {
    fn drop(&mut self) {
        unsafe { ffi::Py_DECREF(self.0) };
    }
}

/// Takes a new reference, which must not be null.
pub(crate) fn new(object: *mut ffi::PyObject) -> Object {
    if object.is_null() {
        unsafe { ffi::PyErr_Print() };
        panic!("an exception was raised");
    }
    Object(object)
}

/// Evaluates an expression.
pub(crate) fn evaluate(expression: &str) -> Object {
    run(expression, &new(unsafe { ffi::PyDict_New() }))
}

fn run(expression: &str, globals: &Object) -> Object {
    let source = CString::new(expression).unwrap();
    let builtins = unsafe { ffi::PyEval_GetBuiltins() };
    unsafe { ffi::PyDict_SetItemString(globals.0, c"__builtins__".as_ptr(), builtins) };
    new(unsafe { ffi::PyRun_String(source.as_ptr(), ffi::Py_eval_input, globals.0, globals.0) })
}

/// The sentence of the exception that is set, with its type; clears it.
pub(crate) fn exception() -> String {
    let (mut class, mut value, mut trace) = (std::ptr::null_mut(), std::ptr::null_mut(), std::ptr::null_mut());
    unsafe { ffi::PyErr_Fetch(&mut class, &mut value, &mut trace) };
    assert!(!class.is_null(), "no exception is set");
    unsafe { ffi::PyErr_NormalizeException(&mut class, &mut value, &mut trace) };
    unsafe { ffi::Py_XDECREF(trace) };
    let (_class, value) = (new(class), new(value));
    text(&value.evaluate("f'{type(o).__name__}: {o}'"))
}

/// The contents of a `str`.
pub(crate) fn text(object: &Object) -> String {
    let mut length = 0;
    let bytes = unsafe { ffi::PyUnicode_AsUTF8AndSize(object.0, &mut length) };
    assert!(!bytes.is_null());
    let bytes = unsafe { std::slice::from_raw_parts(bytes.cast::<u8>(), length as usize) };
    String::from_utf8(bytes.to_vec()).unwrap()
}
