//! `pybuffer.h`.

use crate::prelude::*;

capi! { "pybuffer.h" =>
    fn PyObject_CheckBuffer(obj: *mut PyObject) -> c_int;
    fn PyObject_GetBuffer(obj: *mut PyObject, view: *mut Py_buffer, flags: c_int) -> c_int;
    fn PyBuffer_GetPointer(view: *const Py_buffer, indices: *const Py_ssize_t) -> *mut c_void;
    fn PyBuffer_SizeFromFormat(format: *const c_char) -> Py_ssize_t;
    fn PyBuffer_ToContiguous(buf: *mut c_void, view: *const Py_buffer, len: Py_ssize_t, order: c_char) -> c_int;
    fn PyBuffer_FromContiguous(view: *const Py_buffer, buf: *const c_void, len: Py_ssize_t, order: c_char) -> c_int;
    fn PyObject_CopyData(dest: *mut PyObject, src: *mut PyObject) -> c_int;
    fn PyBuffer_IsContiguous(view: *const Py_buffer, order: c_char) -> c_int;
    fn PyBuffer_FillContiguousStrides(ndims: c_int, shape: *mut Py_ssize_t, strides: *mut Py_ssize_t, itemsize: c_int, order: c_char);
    fn PyBuffer_FillInfo(view: *mut Py_buffer, o: *mut PyObject, buf: *mut c_void, len: Py_ssize_t, readonly: c_int, flags: c_int) -> c_int;
    fn PyBuffer_Release(view: *mut Py_buffer);
}

/// A view of an object's memory.
#[repr(C)]
#[derive(Debug, Clone, Copy)]
pub struct Py_buffer {
    /// The first item.
    pub buf: *mut c_void,
    /// The object, owned by the view.
    pub obj: *mut PyObject,
    /// The size in bytes.
    pub len: Py_ssize_t,
    /// The size of an item.
    pub itemsize: Py_ssize_t,
    /// Whether it must not be written.
    pub readonly: c_int,
    /// The number of dimensions.
    pub ndim: c_int,
    /// The items' format, in the language of `struct`.
    pub format: *mut c_char,
    /// The number of items in each dimension.
    pub shape: *mut Py_ssize_t,
    /// The bytes from item to item in each dimension.
    pub strides: *mut Py_ssize_t,
    /// Where a dimension consists of pointers.
    pub suboffsets: *mut Py_ssize_t,
    /// The exporter's own.
    pub internal: *mut c_void,
}

impl Py_buffer {
    /// A view of nothing.
    pub const fn new() -> Self {
        Self {
            buf: null_mut(),
            obj: null_mut(),
            len: 0,
            itemsize: 0,
            readonly: 0,
            ndim: 0,
            format: null_mut(),
            shape: null_mut(),
            strides: null_mut(),
            suboffsets: null_mut(),
            internal: null_mut(),
        }
    }
}

impl Default for Py_buffer {
    #[inline]
    fn default() -> Self {
        Self::new()
    }
}

macro_rules! requests {
    ($($name:ident = $value:expr;)*) => {
        $(
            #[doc = concat!("`", stringify!($name), "` of `pybuffer.h`.")]
            pub const $name: c_int = $value;
        )*
    };
}

requests! {
    PyBUF_MAX_NDIM = 64;
    PyBUF_SIMPLE = 0;
    PyBUF_WRITABLE = 0x0001;
    PyBUF_WRITEABLE = PyBUF_WRITABLE;
    PyBUF_FORMAT = 0x0004;
    PyBUF_ND = 0x0008;
    PyBUF_STRIDES = 0x0010 | PyBUF_ND;
    PyBUF_C_CONTIGUOUS = 0x0020 | PyBUF_STRIDES;
    PyBUF_F_CONTIGUOUS = 0x0040 | PyBUF_STRIDES;
    PyBUF_ANY_CONTIGUOUS = 0x0080 | PyBUF_STRIDES;
    PyBUF_INDIRECT = 0x0100 | PyBUF_STRIDES;
    PyBUF_CONTIG = PyBUF_ND | PyBUF_WRITABLE;
    PyBUF_CONTIG_RO = PyBUF_ND;
    PyBUF_STRIDED = PyBUF_STRIDES | PyBUF_WRITABLE;
    PyBUF_STRIDED_RO = PyBUF_STRIDES;
    PyBUF_RECORDS = PyBUF_STRIDES | PyBUF_WRITABLE | PyBUF_FORMAT;
    PyBUF_RECORDS_RO = PyBUF_STRIDES | PyBUF_FORMAT;
    PyBUF_FULL = PyBUF_INDIRECT | PyBUF_WRITABLE | PyBUF_FORMAT;
    PyBUF_FULL_RO = PyBUF_INDIRECT | PyBUF_FORMAT;
    PyBUF_READ = 0x100;
    PyBUF_WRITE = 0x200;
}
