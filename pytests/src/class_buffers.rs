//! Classes that lend their memory.

use keelback::prelude::*;

/// Classes with the buffer protocol.
#[pymodule(submodule)]
pub(crate) mod class_buffers {
    use std::ffi::{c_int, c_void};

    use keelback::exceptions::PyBufferError;
    use keelback::ffi;
    use keelback::prelude::*;

    /// Bytes that are lent, and counted while they are.
    #[pyclass(subclass)]
    struct Bytes {
        bytes: Vec<u8>,
        #[pyo3(get)]
        lent: usize,
    }

    #[pymethods]
    impl Bytes {
        #[new]
        fn new(bytes: Vec<u8>) -> Self {
            Bytes { bytes, lent: 0 }
        }

        fn push(&mut self, byte: u8) -> PyResult<()> {
            if self.lent > 0 {
                return Err(PyBufferError::new_err("the bytes are lent"));
            }
            self.bytes.push(byte);
            Ok(())
        }

        unsafe fn __getbuffer__(slf: Bound<'_, Self>, view: *mut ffi::Py_buffer, flags: c_int) -> PyResult<()> {
            let mut value = slf.try_borrow_mut()?;
            let (start, length) = (value.bytes.as_mut_ptr().cast::<c_void>(), value.bytes.len() as isize);
            // SAFETY: the view is CPython's; the bytes stay where they are as long as they are lent (`push`), and the
            // view keeps the instance alive.
            let status = unsafe { ffi::PyBuffer_FillInfo(view, slf.as_ptr(), start, length, 0, flags) };
            if status < 0 {
                return Err(PyErr::fetch(slf.py()));
            }
            value.lent += 1;
            Ok(())
        }

        unsafe fn __releasebuffer__(&mut self, _view: *mut ffi::Py_buffer) {
            self.lent -= 1;
        }
    }

    /// Lends nothing.
    #[pyclass]
    struct Refusing;

    #[pymethods]
    impl Refusing {
        #[new]
        fn new() -> Self {
            Refusing
        }

        unsafe fn __getbuffer__(&self, _py: Python<'_>, view: *mut ffi::Py_buffer, flags: c_int) -> PyResult<()> {
            assert!(!view.is_null());
            Err(PyBufferError::new_err(format!("refused {}", flags & ffi::PyBUF_WRITABLE)))
        }
    }

    /// Lends what is constant, and fails to take it back.
    #[pyclass(frozen)]
    struct Failing;

    static CONSTANT: [u8; 3] = *b"abc";

    #[pymethods]
    impl Failing {
        #[new]
        fn new() -> Self {
            Failing
        }

        unsafe fn __getbuffer__(slf: &Bound<'_, Self>, view: *mut ffi::Py_buffer, flags: c_int) -> PyResult<()> {
            let start = CONSTANT.as_ptr().cast_mut().cast::<c_void>();
            // SAFETY: the view is CPython's, and says that the bytes are only read.
            let status = unsafe { ffi::PyBuffer_FillInfo(view, slf.as_ptr(), start, 3, 1, flags) };
            if status < 0 { Err(PyErr::fetch(slf.py())) } else { Ok(()) }
        }

        unsafe fn __releasebuffer__(&self, py: Python<'_>, _view: *mut ffi::Py_buffer) -> PyResult<()> {
            assert!(PyErr::take(py).is_none());
            Err(PyBufferError::new_err("kept"))
        }
    }

    /// Lends four numbers, and says something wrong about them.
    #[pyclass(frozen)]
    struct Careless(String);

    static NUMBERS: [u32; 4] = [1, 2, 3, 4];
    /// The shape, the strides, and half the shape.
    static SIZES: [isize; 3] = [4, 4, 2];

    #[pymethods]
    impl Careless {
        #[new]
        fn new(mistake: String) -> Self {
            Careless(mistake)
        }

        unsafe fn __getbuffer__(slf: Bound<'_, Self>, view: *mut ffi::Py_buffer, _flags: c_int) -> PyResult<()> {
            let size = |index: usize| (&raw const SIZES[index]).cast_mut();
            let mistake = slf.get().0.clone();
            let filled = ffi::Py_buffer {
                buf: NUMBERS.as_ptr().cast_mut().cast(),
                obj: slf.into_ptr(),
                len: if mistake == "length in items" { 4 } else { 16 },
                itemsize: if mistake == "item size" { 8 } else { 4 },
                readonly: 1,
                ndim: 1,
                format: c"I".as_ptr().cast_mut(),
                shape: match mistake.as_str() {
                    "no shape" => std::ptr::null_mut(),
                    "short shape" => size(2),
                    _ => size(0),
                },
                strides: if mistake.starts_with("no strides") { std::ptr::null_mut() } else { size(1) },
                ..ffi::Py_buffer::new()
            };
            let filled = if mistake.ends_with("and length") { ffi::Py_buffer { len: 12, ..filled } } else { filled };
            // SAFETY: the view is CPython's; what is lent lives for ever.
            unsafe { view.write(filled) };
            Ok(())
        }
    }
}
