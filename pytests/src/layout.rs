//! What the library found out about the running Python, for comparison with the Python itself.

use keelback::prelude::*;

/// The layout, and reference counts.
#[pymodule(submodule)]
pub(crate) mod layout {
    use keelback::ffi::LongLayout;
    use keelback::prelude::*;
    use keelback::types::{PyDict, PyList, PyTuple};

    /// Where things lie in this Python's objects; 0 where functions are used.
    #[pyfunction]
    fn layout(py: Python<'_>) -> PyResult<Bound<'_, PyDict>> {
        let layout = keelback::ffi::layout();
        let dict = PyDict::new(py);
        dict.set_item("version_hex", layout.version_hex)?;
        dict.set_item("minor", layout.minor)?;
        dict.set_item("free_threaded", layout.free_threaded)?;
        dict.set_item("debug", layout.debug)?;
        dict.set_item("header", layout.header)?;
        dict.set_item("type_offset", layout.type_offset)?;
        dict.set_item("type_shift", layout.type_shift)?;
        dict.set_item("type_fields", layout.type_fields)?;
        dict.set_item("inline_refcounts", layout.inline_refcounts)?;
        dict.set_item("immortal", layout.immortal)?;
        dict.set_item("count", layout.count)?;
        dict.set_item("size_offset", layout.size_offset)?;
        dict.set_item("tuple_items", layout.tuple_items)?;
        dict.set_item("list_items", layout.list_items)?;
        dict.set_item("ascii_state", layout.ascii_state)?;
        dict.set_item("ascii_mask", layout.ascii_mask)?;
        dict.set_item("ascii_data", layout.ascii_data)?;
        dict.set_item("unicode_data", layout.unicode_data)?;
        dict.set_item("bytes_data", layout.bytes_data)?;
        dict.set_item("float_value", layout.float_value)?;
        dict.set_item("long", long(layout.long))?;
        Ok(dict)
    }

    fn long(layout: LongLayout) -> (&'static str, usize, usize) {
        match layout {
            LongLayout::Functions => ("functions", 0, 0),
            LongLayout::Signed { size, digits } => ("signed", size, digits),
            LongLayout::Tagged { tag, digits } => ("tagged", tag, digits),
        }
    }

    /// C functions that this Python does not have.
    #[pyfunction]
    fn missing() -> Vec<&'static str> {
        keelback::ffi::missing().to_vec()
    }

    /// How many handles Rust holds while `look` is called.
    #[pyfunction]
    fn with_clones<'py>(
        object: &Bound<'py, PyAny>,
        count: usize,
        look: &Bound<'py, PyAny>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let clones = vec![object.clone(); count];
        let seen = look.call0();
        drop(clones);
        seen
    }

    /// As `with_clones`, with handles that are not bound to the thread.
    #[pyfunction]
    fn with_owned<'py>(
        object: &Bound<'py, PyAny>,
        count: usize,
        look: &Bound<'py, PyAny>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let handles: Vec<Py<PyAny>> = (0..count).map(|_| object.clone().unbind()).collect();
        let clones: Vec<Py<PyAny>> = handles.iter().map(|handle| handle.clone_ref(object.py())).collect();
        drop(handles);
        let seen = look.call0();
        drop(clones);
        seen
    }

    /// Clones and drops many times.
    #[pyfunction]
    fn clone_often(object: &Bound<'_, PyAny>, rounds: usize) {
        for _ in 0..rounds {
            drop(object.clone());
        }
    }

    /// The items as Rust reads them.
    #[pyfunction]
    fn list_items<'py>(list: &Bound<'py, PyList>) -> PyResult<Vec<Bound<'py, PyAny>>> {
        (0..list.len()).map(|index| list.get_item(index)).collect()
    }

    /// The items as Rust reads them.
    #[pyfunction]
    fn tuple_items<'py>(tuple: &Bound<'py, PyTuple>) -> PyResult<Vec<Bound<'py, PyAny>>> {
        (0..tuple.len()).map(|index| tuple.get_item(index)).collect()
    }

    /// The object's type as Rust reads it.
    #[pyfunction]
    fn type_of<'py>(object: &Bound<'py, PyAny>) -> Bound<'py, PyAny> {
        object.get_type().into_any()
    }

    #[pyfunction]
    fn refcount(object: &Bound<'_, PyAny>) -> isize {
        object.get_refcnt()
    }
}
