//! `contextvars.Context` and its watchers.

use std::sync::Mutex;

use keelback::prelude::*;
use keelback::types::PyContext;
use keelback::types::context::{ContextEvent, ContextWatcherGuard};

/// The contexts that were switched to.
static SEEN: Mutex<Vec<Option<Py<PyContext>>>> = Mutex::new(Vec::new());
/// The watcher that is on.
static WATCHER: Mutex<Option<ContextWatcherGuard>> = Mutex::new(None);

fn switched(_py: Python<'_>, event: ContextEvent<'_, '_>) -> PyResult<()> {
    if let ContextEvent::Switched(context) = event {
        SEEN.lock().unwrap().push(context.map(|context| context.to_owned().unbind()));
    }
    Ok(())
}

fn raises(_py: Python<'_>, _event: ContextEvent<'_, '_>) -> PyResult<()> {
    Err(keelback::exceptions::PyValueError::new_err("from a watcher"))
}

fn panics(_py: Python<'_>, _event: ContextEvent<'_, '_>) -> PyResult<()> {
    panic!("in a watcher")
}

/// Watchers that are on and off.
#[pymodule(submodule)]
pub(crate) mod types_context {
    use keelback::exceptions::PyValueError;
    use keelback::prelude::*;
    use keelback::types::context::watch_callback;

    use super::*;

    #[pyfunction]
    fn watch(py: Python<'_>, how: &str) -> PyResult<()> {
        let callback = match how {
            "collects" => watch_callback!(switched),
            "raises" => watch_callback!(raises),
            "panics" => watch_callback!(panics),
            _ => return Err(PyValueError::new_err("there is no such callback")),
        };
        *WATCHER.lock().unwrap() = Some(PyContext::add_watcher(py, callback)?.unbind());
        Ok(())
    }

    /// Ends the watcher, and gives what was seen.
    #[pyfunction]
    fn clear(py: Python<'_>) -> PyResult<Vec<Option<Py<PyContext>>>> {
        let watcher = WATCHER.lock().unwrap().take();
        watcher.map_or(Ok(()), |watcher| watcher.clear(py))?;
        Ok(std::mem::take(&mut *SEEN.lock().unwrap()))
    }

    /// Drops the watcher while detached.
    #[pyfunction]
    fn drop_detached(py: Python<'_>) {
        let watcher = WATCHER.lock().unwrap().take();
        py.detach(|| drop(watcher));
    }

    #[pyfunction]
    fn is_context(object: &Bound<'_, PyAny>) -> bool {
        object.is_instance_of::<PyContext>()
    }
}
