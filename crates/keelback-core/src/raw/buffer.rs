//! Views of other objects' memory: `PyObject_GetBuffer`, `PyBuffer_*`.
//!
//! C-API: <https://docs.python.org/3/c-api/buffer.html>.

use std::ffi::{CStr, c_char, c_void};
use std::ptr::NonNull;

use crate::exceptions::PyBufferError;
use crate::ffi;
use crate::instance::Bound;
use crate::marker::Python;
use crate::types::PyAny;
use crate::{PyErr, PyResult};

/// In which order the items of several dimensions follow each other.
#[derive(Clone, Copy)]
pub(crate) enum Order {
    /// The last index changes first.
    C = b'C' as isize,
    /// The first index changes first.
    Fortran = b'F' as isize,
}

/// A view of an object's memory, given back when it is dropped.
///
/// Invariant: `filled.shape` and `filled.strides` point to `ndim` sizes; no size is negative, and their product times
/// `itemsize` is `len`.
pub(crate) struct View(Box<Exported>);

struct Exported {
    /// As the exporter filled it, for giving it back; it stays where it is, since pointers in it may lead into it.
    exported: ffi::Py_buffer,
    /// The same, with the shape and the strides that an exporter may leave out.
    filled: ffi::Py_buffer,
    /// The shape, and the strides of items without gaps.
    own: Vec<isize>,
}

// SAFETY: the view is only read, except by functions that ask for a token; giving it back attaches the thread.
unsafe impl Send for View {}
// SAFETY: as for `Send`.
unsafe impl Sync for View {}

/// Writes the strides of items that follow each other without gaps, and returns the bytes of all.
#[inline]
fn contiguous(shape: &[isize], strides: &mut [isize], item: isize) -> Result<isize, &'static str> {
    let mut size = item;
    for (length, stride) in shape.iter().zip(strides).rev() {
        *stride = size;
        if *length < 0 {
            return Err("the shape of the buffer makes no sense");
        }
        size = size.checked_mul(*length).ok_or("the buffer is too large")?;
    }
    Ok(size)
}

impl View {
    /// Asks an object for its memory, whatever shape and format that has.
    #[inline]
    pub(crate) fn get(object: &Bound<'_, PyAny>) -> PyResult<Self> {
        let view = ffi::Py_buffer::new();
        let mut exported = Box::new(Exported { exported: view, filled: view, own: Vec::new() });
        // SAFETY: a live object, and a place that does not move until the view is given back.
        let status = unsafe { ffi::PyObject_GetBuffer(object.as_ptr(), &mut exported.exported, ffi::PyBUF_FULL_RO) };
        if status == -1 {
            return Err(PyErr::fetch(object.py()));
        }
        let mut view = Self(exported);
        view.fill().map_err(PyBufferError::new_err)?;
        Ok(view)
    }

    /// Fills in what the exporter may leave out (PEP 3118), and checks that the numbers belong together.
    #[inline]
    fn fill(&mut self) -> Result<(), &'static str> {
        let Exported { exported, filled, own } = &mut *self.0;
        *filled = *exported;
        let dimensions = usize::try_from(exported.ndim).map_err(|_| "the number of dimensions is negative")?;
        if exported.itemsize < 0 || exported.len < 0 || dimensions > ffi::PyBUF_MAX_NDIM as usize {
            return Err("the size of the buffer makes no sense");
        }
        if exported.shape.is_null() && dimensions > 0 {
            return Err("shape is null");
        }
        own.resize(2 * dimensions, 0);
        let (shape, strides) = own.split_at_mut(dimensions);
        if dimensions > 0 {
            // SAFETY: an exporter's shape has one size for each dimension.
            shape.copy_from_slice(unsafe { std::slice::from_raw_parts(exported.shape, dimensions) });
        }
        let mut size = contiguous(shape, strides, exported.itemsize)?;
        if size != exported.len {
            if exported.strides.is_null() && dimensions > 0 {
                return Err("strides is null");
            }
            let [length] = shape else { return Err("the shape of the buffer does not fit its length") };
            // Exporters that count their length in items, say: what is taken is there by both numbers.
            *length = exported.len.checked_div(exported.itemsize).unwrap_or(0).min(*length);
            size = *length * exported.itemsize;
        }
        filled.len = size;
        filled.shape = shape.as_mut_ptr();
        if exported.strides.is_null() {
            filled.strides = strides.as_mut_ptr();
        }
        Ok(())
    }

    #[inline]
    pub(crate) fn raw(&self) -> &ffi::Py_buffer {
        &self.0.filled
    }

    /// The object whose memory it is.
    #[inline]
    pub(crate) fn object<'py>(&self, _py: Python<'py>) -> Option<&Bound<'py, PyAny>> {
        NonNull::new(self.raw().obj)?;
        let object: *const Bound<'py, PyAny> = (&raw const self.raw().obj).cast();
        // SAFETY: a handle is laid out as the pointer, which is not null; the view owns the reference as long as it is
        // borrowed, and the token proves the thread is attached.
        Some(unsafe { &*object })
    }

    /// How many dimensions there are.
    #[inline]
    pub(crate) fn dimensions(&self) -> usize {
        self.raw().ndim as usize
    }

    /// One size for each dimension.
    #[inline]
    pub(crate) fn shape(&self) -> &[usize] {
        // SAFETY: invariant of the type; a size that is not negative reads the same as a `usize`.
        unsafe { std::slice::from_raw_parts(self.raw().shape.cast(), self.dimensions()) }
    }

    /// The bytes from item to item, for each dimension.
    #[inline]
    pub(crate) fn strides(&self) -> &[isize] {
        // SAFETY: invariant of the type.
        unsafe { std::slice::from_raw_parts(self.raw().strides, self.dimensions()) }
    }

    /// Where a dimension consists of pointers to the next one.
    #[inline]
    pub(crate) fn suboffsets(&self) -> Option<&[isize]> {
        let suboffsets = NonNull::new(self.raw().suboffsets)?;
        // SAFETY: an exporter's suboffsets are one for each dimension.
        Some(unsafe { std::slice::from_raw_parts(suboffsets.as_ptr(), self.dimensions()) })
    }

    /// What an item is, in the language of `struct`.
    #[inline]
    pub(crate) fn format(&self) -> &CStr {
        if self.raw().format.is_null() {
            return c"B";
        }
        // SAFETY: an exporter's format ends with a NUL and lives as long as the view.
        unsafe { CStr::from_ptr(self.raw().format) }
    }

    /// Whether the items follow each other without gaps.
    #[inline]
    pub(crate) fn is_contiguous(&self, order: Order) -> bool {
        // One item has no strides, though some exporters give a pointer to none, which CPython does not expect.
        // SAFETY: a view that is complete.
        self.dimensions() == 0 || unsafe { ffi::PyBuffer_IsContiguous(self.raw(), order as c_char) != 0 }
    }

    /// The pointer that stands in a dimension of pointers.
    ///
    /// # Safety
    ///
    /// `place` is the address of an item of a dimension whose suboffset is not negative.
    #[inline]
    pub(crate) unsafe fn follow(place: *mut c_void) -> *mut c_void {
        // SAFETY: forwarded from this function's contract.
        unsafe { place.cast::<*mut c_void>().read_unaligned() }
    }

    /// Where an item is, or the first of a sub-array.
    ///
    /// # Panics
    ///
    /// If there is none.
    #[inline]
    pub(crate) fn item(&self, indices: &[usize]) -> *mut c_void {
        let shape = self.shape();
        assert!(indices.len() <= shape.len(), "{} indices for {} dimensions", indices.len(), shape.len());
        let mut place = self.raw().buf;
        for (dimension, &index) in indices.iter().enumerate() {
            assert!(index < shape[dimension], "index {index} is out of range for a size of {}", shape[dimension]);
            place = place.wrapping_byte_offset(self.strides()[dimension].wrapping_mul(index as isize));
            if let Some(suboffset) = self.suboffsets().map(|all| all[dimension]).filter(|suboffset| *suboffset >= 0) {
                // SAFETY: the indices are in range, and this dimension is one of pointers.
                place = unsafe { Self::follow(place) }.wrapping_byte_offset(suboffset);
            }
        }
        place
    }

    /// Copies all items to `target`.
    ///
    /// # Safety
    ///
    /// `len` bytes may be written there, which is the size of the view.
    #[inline]
    pub(crate) unsafe fn read(&self, py: Python<'_>, target: *mut c_void, order: Order) -> PyResult<()> {
        let view = self.raw();
        // SAFETY: a view that is complete, and room for all of it.
        let status = unsafe { ffi::PyBuffer_ToContiguous(target, view, view.len, order as c_char) };
        if status == -1 { Err(PyErr::fetch(py)) } else { Ok(()) }
    }

    /// Copies all items from `source`.
    ///
    /// # Safety
    ///
    /// `len` bytes may be read there, which is the size of the view; the view may be written, and takes any bytes.
    #[inline]
    pub(crate) unsafe fn write(&self, py: Python<'_>, source: *const c_void, order: Order) -> PyResult<()> {
        let view = self.raw();
        // SAFETY: a view that is complete and may be written, and as many bytes as it has.
        let status = unsafe { ffi::PyBuffer_FromContiguous(view, source, view.len, order as c_char) };
        if status == -1 { Err(PyErr::fetch(py)) } else { Ok(()) }
    }
}

impl Drop for View {
    /// Gives the view back, in any case once: a thread that is not attached attaches. Once the interpreter has ended
    /// there is nobody to give it back to.
    #[inline]
    fn drop(&mut self) {
        // SAFETY: the view was filled by `PyObject_GetBuffer` and is given back once; the thread is attached.
        let mut release = || unsafe { ffi::PyBuffer_Release(&mut self.0.exported) };
        if crate::attach::is_attached() {
            release();
        } else {
            Python::try_attach(|_| release());
        }
    }
}
