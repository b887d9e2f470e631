//! Panics: a Rust panic becomes a Python exception, and goes on as a panic when it comes back to Rust.

use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};

use crate::exceptions::PyBaseException;
use crate::instance::Bound;
use crate::marker::Python;
use crate::prelude::*;
use crate::raw;
use crate::sync::interpreter::ObjectCell;
use crate::types::{PyAny, PyDict, PyModule, PyType};
use crate::{PyErr, PyResult};

const MODULE: &str = "pyo3_runtime";
const NAME: &str = "PanicException";

/// What a panic in Rust code becomes: `pyo3_runtime.PanicException`, a `BaseException`.
///
/// There is one such class in an interpreter, whichever extension made it first; the others find it in `sys.modules`.
#[repr(transparent)]
pub struct PanicException(#[allow(dead_code, reason = "as every Python type: only the parameter of a handle")] PyAny);

crate::raw::native_type::lazy_exception!(PanicException, "pyo3_runtime", "PanicException", panic_class);

#[inline]
fn panic_class(py: Python<'_>) -> &Bound<'_, PyAny> {
    class(py).unwrap_or_else(|error| error.unexpected(py, "the class of panics"))
}

fn class(py: Python<'_>) -> PyResult<&Bound<'_, PyAny>> {
    static CLASS: ObjectCell = ObjectCell::new();
    CLASS.get_or_try_init(py, || find_or_make_class(py).map(Bound::unbind))
}

/// Makes `from pyo3_runtime import PanicException` work, also before anything panics.
#[inline]
pub(crate) fn publish(py: Python<'_>) -> PyResult<()> {
    class(py).map(drop)
}

/// The class that another extension made, or a new one, put where others find it.
#[cold]
fn find_or_make_class(py: Python<'_>) -> PyResult<Bound<'_, PyAny>> {
    let base = py.get_type::<PyBaseException>();
    let modules = py.import("sys")?.getattr("modules")?.cast_into::<PyDict>()?;
    let module = match modules.get_item(MODULE)? {
        Some(module) => module,
        None => PyModule::new(py, MODULE)?.into_any(),
    };
    if let Some(class) = module.getattr_opt(NAME)? {
        // Anybody may have put anything there.
        if class.cast::<PyType>().is_ok_and(|class| class.is_subclass(&base).unwrap_or(false)) {
            return Ok(class);
        }
    }
    let doc = c"A panic in Rust code.\n\nDerives from BaseException: it says that the program is wrong, not its input.";
    let class = raw::errors::new_class(py, c"pyo3_runtime.PanicException", Some(doc), Some(&base), None)?.into_any();
    module.setattr(NAME, &class)?;
    modules.set_item(MODULE, module)?;
    Ok(class)
}

impl PanicException {
    /// The exception for what `catch_unwind` caught.
    #[cold]
    pub(crate) fn from_panic_payload(payload: Box<dyn Any + Send + 'static>) -> PyErr {
        let text = if let Some(text) = payload.downcast_ref::<String>() {
            text.clone()
        } else if let Some(text) = payload.downcast_ref::<&'static str>() {
            (*text).to_owned()
        } else {
            "panic from Rust code".to_owned()
        };
        Self::new_err((text,))
    }
}

/// Calls `f`; a panic in it becomes a [`PanicException`].
#[inline]
pub(crate) fn catch<R>(f: impl FnOnce() -> PyResult<R>) -> PyResult<R> {
    // What `f` had borrowed is given back by its guards; nothing of it is looked at again.
    catch_unwind(AssertUnwindSafe(f)).unwrap_or_else(|payload| Err(PanicException::from_panic_payload(payload)))
}

/// Goes on panicking if the exception is a panic that went through Python.
pub(super) fn resume_if_panic(py: Python<'_>, error: &PyErr) {
    let value = error.value(py);
    // The cheap questions first; looking at the class would make it where no panic ever happened.
    if raw::errors::is_exception(value) || value.get_type().name().map_or(true, |name| name != NAME) {
        return;
    }
    if value.get_type().is(panic_class(py)) {
        let text = value.str().map_or_else(|_| "panic from Rust code".to_owned(), |text| text.to_string());
        eprintln!("--- a panic that went through Python goes on; it came by here: ---");
        error.display(py);
        resume_unwind(Box::new(text));
    }
}
