//! Views of other objects' memory.

use keelback::prelude::*;

/// What objects with the buffer protocol lend, and what is refused.
#[pymodule(submodule)]
pub(crate) mod buffers {
    use std::ffi::CString;

    use keelback::buffer::{Element, ElementType, PyBuffer, PyUntypedBuffer};
    use keelback::exceptions::PyTypeError;
    use keelback::prelude::*;
    use keelback::types::{PyDict, PyList};

    /// All that a view says of itself.
    #[pyfunction]
    fn describe<'py>(py: Python<'py>, object: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyDict>> {
        let view = PyUntypedBuffer::get(object)?;
        let said = PyDict::new(py);
        said.set_item("format", view.format())?;
        said.set_item("itemsize", view.item_size())?;
        said.set_item("items", view.item_count())?;
        said.set_item("nbytes", view.len_bytes())?;
        said.set_item("ndim", view.dimensions())?;
        said.set_item("shape", PyList::new(py, view.shape())?)?;
        said.set_item("strides", PyList::new(py, view.strides())?)?;
        said.set_item("suboffsets", view.suboffsets().map(<[isize]>::to_vec))?;
        said.set_item("readonly", view.readonly())?;
        said.set_item("c_contiguous", view.is_c_contiguous())?;
        said.set_item("f_contiguous", view.is_fortran_contiguous())?;
        said.set_item("obj", view.obj(py))?;
        Ok(said)
    }

    /// The items in both orders.
    fn both<'py, T: Element + IntoPyObject<'py>>(
        py: Python<'py>,
        object: &Bound<'py, PyAny>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let buffer: PyBuffer<T> = object.extract()?;
        let (c, fortran) = (buffer.to_vec(py)?, buffer.to_fortran_vec(py)?);
        (PyList::new(py, c)?, PyList::new(py, fortran)?).into_bound_py_any(py)
    }

    #[pyfunction]
    fn items<'py>(py: Python<'py>, object: &Bound<'py, PyAny>, kind: &str) -> PyResult<Bound<'py, PyAny>> {
        match kind {
            "u8" => both::<u8>(py, object),
            "i8" => both::<i8>(py, object),
            "u16" => both::<u16>(py, object),
            "i16" => both::<i16>(py, object),
            "u32" => both::<u32>(py, object),
            "i32" => both::<i32>(py, object),
            "u64" => both::<u64>(py, object),
            "i64" => both::<i64>(py, object),
            "usize" => both::<usize>(py, object),
            "isize" => both::<isize>(py, object),
            "f32" => both::<f32>(py, object),
            "f64" => both::<f64>(py, object),
            _ => Err(PyTypeError::new_err("there is no such kind")),
        }
    }

    /// Which of the kinds a format may be.
    #[pyfunction]
    fn compatible(format: CString) -> (String, Vec<&'static str>) {
        let mut kinds = Vec::new();
        macro_rules! ask {
            ($($kind:ident)*) => {
                $(if $kind::is_compatible_format(&format) {
                    kinds.push(stringify!($kind));
                })*
            };
        }
        ask!(u8 i8 u16 i16 u32 i32 u64 i64 f32 f64);
        (format!("{:?}", ElementType::from_format(&format)), kinds)
    }

    #[pyfunction]
    fn write(py: Python<'_>, object: &Bound<'_, PyAny>, items: Vec<i32>) -> PyResult<()> {
        PyBuffer::get(object)?.copy_from_slice(py, &items)
    }

    #[pyfunction]
    fn write_fortran(py: Python<'_>, object: &Bound<'_, PyAny>, items: Vec<i32>) -> PyResult<()> {
        PyBuffer::get(object)?.copy_from_fortran_slice(py, &items)
    }

    #[pyfunction]
    fn read(py: Python<'_>, object: &Bound<'_, PyAny>, length: usize) -> PyResult<Vec<i32>> {
        let mut items = vec![0; length];
        let buffer = PyBuffer::get(object)?;
        buffer.copy_to_slice(py, &mut items)?;
        let mut fortran = vec![0; length];
        buffer.copy_to_fortran_slice(py, &mut fortran)?;
        items.append(&mut fortran);
        Ok(items)
    }

    /// The slices that there are: the number of items of each.
    #[pyfunction]
    #[allow(deprecated, reason = "still there, and still tested")]
    fn slices(py: Python<'_>, object: &Bound<'_, PyAny>) -> PyResult<[Option<usize>; 6]> {
        let buffer = PyBuffer::<i32>::get(object)?;
        Ok([
            buffer.as_slice_ptr().map(|items| items.len()),
            buffer.as_fortran_slice_ptr().map(|items| items.len()),
            buffer.as_slice(py).map(<[_]>::len),
            buffer.as_fortran_slice(py).map(<[_]>::len),
            buffer.as_mut_slice(py).map(<[_]>::len),
            buffer.as_fortran_mut_slice(py).map(<[_]>::len),
        ])
    }

    /// Doubles the items where they are, with the GIL.
    #[pyfunction]
    #[allow(deprecated, reason = "still there, and still tested")]
    fn double(py: Python<'_>, object: &Bound<'_, PyAny>) -> PyResult<i32> {
        let buffer = PyBuffer::<i32>::get(object)?;
        for item in buffer.as_mut_slice(py).into_iter().flatten() {
            item.set(2 * item.get());
        }
        Ok(buffer.as_slice(py).into_iter().flatten().map(|item| item.get()).sum())
    }

    /// How far from the first item another one lies.
    #[pyfunction]
    fn offset(object: &Bound<'_, PyAny>, indices: Vec<usize>) -> PyResult<isize> {
        let view = PyUntypedBuffer::get(object)?;
        Ok(view.get_ptr(&indices).addr() as isize - view.buf_ptr().addr() as isize)
    }

    #[pyfunction]
    fn shown(object: &Bound<'_, PyAny>) -> PyResult<(String, String)> {
        let view = PyUntypedBuffer::get(object)?;
        let untyped = format!("{view:?}");
        Ok((untyped, format!("{:?}", view.as_typed::<u8>()?)))
    }

    /// Keeps a view.
    #[pyclass]
    struct Holder(Option<PyBuffer<u8>>);

    #[pymethods]
    impl Holder {
        #[new]
        fn new(buffer: PyBuffer<u8>) -> Self {
            Holder(Some(buffer))
        }

        /// Gives it back.
        fn release(&mut self) {
            drop(self.0.take());
        }

        /// Drops it on a thread that is not attached.
        fn drop_detached(&mut self, py: Python<'_>) {
            let buffer = self.0.take();
            py.detach(|| drop(buffer));
        }

        /// Drops it on a thread that never was attached.
        fn drop_elsewhere(&mut self, py: Python<'_>) {
            let buffer = self.0.take();
            py.detach(|| std::thread::spawn(|| drop(buffer)).join().unwrap());
        }
    }
}
