//! The items of a buffer as Rust values, and slices of them.

use std::cell::{Cell, UnsafeCell};
use std::ffi::CStr;
use std::marker::PhantomData;
use std::ptr::NonNull;

use super::buffer::{Order, View};
use crate::PyResult;
use crate::buffer::{ElementType, PyBuffer, PyUntypedBuffer};
use crate::ffi;
use crate::marker::Python;

/// Rust types that an item of a buffer may be.
///
/// # Safety
///
/// Any bytes are a value of the type, and it has no padding.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not the element of a buffer",
    note = "take a number such as `u8`, `i32` or `f64`"
)]
pub unsafe trait Element: Copy {
    /// Whether an item of this format is such a value; its size and its alignment are another question.
    fn is_compatible_format(format: &CStr) -> bool;
}

macro_rules! elements {
    ($kind:ident: $($type:ty),*) => {
        $(
            // SAFETY: a number: any bytes are one, and it has no padding.
            unsafe impl Element for $type {
                #[inline]
                fn is_compatible_format(format: &CStr) -> bool {
                    crate::buffer::is_native(format)
                        && ElementType::from_format(format) == ElementType::$kind { bytes: size_of::<$type>() }
                }
            }
        )*
    };
}

elements!(UnsignedInteger: u8, u16, u32, u64, usize);
elements!(SignedInteger: i8, i16, i32, i64, isize);
elements!(Float: f32, f64);

/// An item that others may write between two looks at it.
#[repr(transparent)]
pub struct ReadOnlyCell<T: Element>(UnsafeCell<T>);

impl<T: Element> ReadOnlyCell<T> {
    /// The value that it has now.
    #[inline]
    pub fn get(&self) -> T {
        // SAFETY: the cell is tied to an attached thread with the GIL, which keeps writers out, and any bytes are a `T`.
        unsafe { *self.0.get() }
    }

    /// Where it is.
    #[inline]
    pub fn as_ptr(&self) -> *const T {
        self.0.get()
    }
}

/// The same view, if its items are `T`s; else why not.
pub(crate) fn as_typed<T: Element>(buffer: &PyUntypedBuffer) -> Result<&PyBuffer<T>, &'static str> {
    if let Some(reason) = buffer.refused::<T>() {
        return Err(reason);
    }
    // SAFETY: `PyBuffer` is `repr(transparent)` over the view, whatever its parameter is.
    Ok(unsafe { &*std::ptr::from_ref(buffer).cast() })
}

/// The same view, if its items are `T`s; else why not.
pub(crate) fn into_typed<T: Element>(buffer: PyUntypedBuffer) -> Result<PyBuffer<T>, &'static str> {
    match buffer.refused::<T>() {
        Some(reason) => Err(reason),
        None => Ok(PyBuffer(buffer, PhantomData)),
    }
}

/// The items as a slice, if they follow each other without gaps.
///
/// The caller knows that they are `T`s, as every `PyBuffer<T>` does.
#[inline]
fn slice<T>(view: &View, order: Order) -> Option<NonNull<[T]>> {
    let items = view.raw();
    if !view.is_contiguous(order) {
        return None;
    }
    let count = items.len.checked_div(items.itemsize).unwrap_or(0) as usize;
    // An empty buffer may lie nowhere.
    let first = NonNull::new(items.buf.cast::<T>()).unwrap_or(NonNull::dangling());
    Some(NonNull::slice_from_raw_parts(first, count))
}

impl<T: Element> PyBuffer<T> {
    /// The items, if they follow each other without gaps in the given order.
    #[inline]
    pub(crate) fn slice_ptr(&self, order: Order) -> Option<NonNull<[T]>> {
        slice(&self.0.0, order)
    }

    /// As [`PyBuffer::slice_ptr`], safe to look at while the GIL keeps others from writing; without a GIL nothing does.
    #[inline]
    fn guarded_slice(&self, order: Order) -> Option<NonNull<[T]>> {
        self.slice_ptr(order).filter(|_| !ffi::layout().free_threaded)
    }

    /// The items to look at.
    #[inline]
    pub(crate) fn cells<'a>(&'a self, _py: Python<'a>, order: Order) -> Option<&'a [ReadOnlyCell<T>]> {
        let slice = self.guarded_slice(order)?;
        // SAFETY: as many `T`s as the view has lie there while it is borrowed; they are shared as cells, and the token
        // keeps other threads out.
        Some(unsafe { &*(slice.as_ptr() as *const [ReadOnlyCell<T>]) })
    }

    /// The items to look at and to change, if that is allowed.
    #[inline]
    pub(crate) fn cells_mut<'a>(&'a self, _py: Python<'a>, order: Order) -> Option<&'a [Cell<T>]> {
        let slice = self.guarded_slice(order).filter(|_| !self.readonly())?;
        // SAFETY: as many `T`s as the view has lie there while it is borrowed; they are shared as cells, and the token
        // keeps other threads out.
        Some(unsafe { &*(slice.as_ptr() as *const [Cell<T>]) })
    }

    /// Copies all items to a slice of the same length.
    ///
    /// # Panics
    ///
    /// If the length is another one.
    pub(crate) fn read(&self, py: Python<'_>, target: &mut [T], order: Order) -> PyResult<()> {
        assert_eq!(target.len(), self.item_count(), "one place for each item");
        // SAFETY: there is room for as many `T`s as there are items, which have the size of a `T`; any bytes are one.
        unsafe { self.0.0.read(py, target.as_mut_ptr().cast(), order) }
    }

    /// All items.
    pub(crate) fn collect(&self, py: Python<'_>, order: Order) -> PyResult<Vec<T>> {
        let count = self.item_count();
        let mut items = Vec::<T>::with_capacity(count);
        // SAFETY: there is room for as many `T`s as there are items, which have the size of a `T`.
        unsafe { self.0.0.read(py, items.as_mut_ptr().cast(), order) }?;
        // SAFETY: `read` has written every item, and any bytes are a `T`.
        unsafe { items.set_len(count) };
        Ok(items)
    }

    /// Copies all items from a slice of the same length, to a view that may be written.
    ///
    /// # Panics
    ///
    /// If the length is another one, or the view must not be written.
    #[inline]
    pub(crate) fn write(&self, py: Python<'_>, source: &[T], order: Order) -> PyResult<()> {
        assert!(!self.readonly() && source.len() == self.item_count(), "one item for each place");
        // SAFETY: there are as many `T`s as the view has items, which have the size of a `T`, and it may be written.
        unsafe { self.0.0.write(py, source.as_ptr().cast(), order) }
    }
}
