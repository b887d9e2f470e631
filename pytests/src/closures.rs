//! Functions that are made at run time.

use keelback::ffi::{self, PyObject};
use keelback::prelude::*;

/// `METH_VARARGS`: the module, or 0, and how many arguments there are.
unsafe extern "C" fn plain(this: *mut PyObject, arguments: *mut PyObject) -> *mut PyObject {
    // SAFETY: Python calls the function with a tuple.
    let count = unsafe { ffi::PyTuple_Size(arguments) };
    // SAFETY: the thread is attached.
    unsafe { ffi::PyLong_FromSsize_t(count + if this.is_null() { 0 } else { 100 }) }
}

/// `METH_VARARGS | METH_KEYWORDS`: the keyword arguments, or `False`.
unsafe extern "C" fn with_keywords(_: *mut PyObject, _: *mut PyObject, keywords: *mut PyObject) -> *mut PyObject {
    let result = if keywords.is_null() { ffi::Py_False() } else { keywords };
    // SAFETY: the object is alive, and the reference is given away.
    unsafe { ffi::Py_NewRef(result) }
}

/// Functions from closures, and from functions in the C API's own shapes.
#[pymodule(submodule)]
pub(crate) mod closures {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use keelback::exceptions::PyValueError;
    use keelback::prelude::*;
    use keelback::types::{PyCFunction, PyDict, PyTuple};

    type Arguments<'a, 'py> = &'a Bound<'py, PyTuple>;
    type Keywords<'a, 'py> = Option<&'a Bound<'py, PyDict>>;

    /// Gives back what it is called with.
    #[pyfunction]
    fn echo(py: Python<'_>) -> PyResult<Bound<'_, PyCFunction>> {
        PyCFunction::new_closure(py, None, None, |arguments: Arguments<'_, '_>, keywords: Keywords<'_, '_>| {
            (arguments.clone().unbind(), keywords.map(|keywords| keywords.clone().unbind()))
        })
    }

    #[pyfunction]
    fn adder(py: Python<'_>, number: i64) -> PyResult<Bound<'_, PyCFunction>> {
        let add = move |arguments: Arguments<'_, '_>, _: Keywords<'_, '_>| -> PyResult<i64> {
            let (other,): (i64,) = arguments.extract()?;
            number.checked_add(other).ok_or_else(|| PyValueError::new_err("too much"))
        };
        PyCFunction::new_closure(py, Some(c"add"), Some(c"add($self, other, /)\n--\n\nAdds."), add)
    }

    /// Counts its calls, whichever thread they come from.
    #[pyfunction]
    fn counter(py: Python<'_>) -> PyResult<Bound<'_, PyCFunction>> {
        let count = AtomicUsize::new(0);
        PyCFunction::new_closure(py, Some(c"count"), None, move |_: Arguments<'_, '_>, _: Keywords<'_, '_>| {
            count.fetch_add(1, Ordering::Relaxed) + 1
        })
    }

    #[pyfunction]
    fn panics(py: Python<'_>) -> PyResult<Bound<'_, PyCFunction>> {
        PyCFunction::new_closure(py, None, None, |_: Arguments<'_, '_>, _: Keywords<'_, '_>| -> i32 {
            panic!("in a closure")
        })
    }

    /// Keeps an object.
    #[pyfunction]
    fn keeper(py: Python<'_>, object: Py<PyAny>) -> PyResult<Bound<'_, PyCFunction>> {
        let give = move |arguments: Arguments<'_, '_>, _: Keywords<'_, '_>| object.clone_ref(arguments.py());
        PyCFunction::new_closure(py, None, None, give)
    }

    #[pyfunction]
    fn of_c<'py>(
        py: Python<'py>,
        module: Option<&Bound<'py, PyModule>>,
    ) -> PyResult<(Bound<'py, PyCFunction>, Bound<'py, PyCFunction>)> {
        let plain = PyCFunction::new(py, super::plain, c"plain", c"Counts.", module)?;
        Ok((plain, PyCFunction::new_with_keywords(py, super::with_keywords, c"with_keywords", c"", module)?))
    }
}
