//! An object's type and size, and a type's fields, read inline where the layout is known.

use core::ffi::{c_int, c_ulong, c_void};
use core::mem::offset_of;

use crate::{Py_ssize_t, PyObject, PyTypeObject, layout};

/// The type of an object, borrowed from it.
///
/// # Safety
///
/// `object` is live and the thread is attached.
#[inline]
pub unsafe fn Py_TYPE(object: *mut PyObject) -> *mut PyTypeObject {
    let offset = layout().type_offset;
    if offset != 0 {
        // SAFETY: `load` has seen live objects hold their type there.
        unsafe { object.byte_add(offset).cast::<*mut PyTypeObject>().read() }
    } else {
        // SAFETY: the caller's contract.
        unsafe { type_by_function(object) }
    }
}

/// The type of an object, borrowed from it, where the layout says how long its header is: the type is the last word.
///
/// # Safety
///
/// `object` is live, and `header` is the size of its header.
#[inline(always)]
pub(crate) unsafe fn last_of_header(object: *mut PyObject, header: usize) -> *mut PyTypeObject {
    let field = object.cast::<u8>().wrapping_add(header - size_of::<usize>());
    // SAFETY: the type is the header's last word, in every build.
    unsafe { field.cast::<*mut PyTypeObject>().read() }
}

/// The type, from a version whose layout is not known.
#[cold]
unsafe fn type_by_function(object: *mut PyObject) -> *mut PyTypeObject {
    if let Some(function) = super::exported::optional::Py_TYPE() {
        // SAFETY: the caller's contract.
        return unsafe { function(object) };
    }
    // SAFETY: the caller's contract.
    let class = unsafe { crate::PyObject_Type(object) };
    // SAFETY: the reference just made; the object keeps its type alive.
    unsafe { crate::Py_DecRef(class) };
    class.cast()
}

/// Whether the type of an object is exactly `class`.
///
/// # Safety
///
/// `object` is live and the thread is attached.
#[inline]
pub unsafe fn Py_IS_TYPE(object: *mut PyObject, class: *mut PyTypeObject) -> c_int {
    // SAFETY: the caller's contract.
    (unsafe { Py_TYPE(object) } == class).into()
}

/// The number of items of a variable-size object.
///
/// # Safety
///
/// `object` is a live tuple, list, bytes or another variable-size object that is not an `int`.
#[inline]
pub unsafe fn Py_SIZE(object: *mut PyObject) -> Py_ssize_t {
    let offset = layout().size_offset;
    if offset != 0 {
        // SAFETY: `load` has seen the size there.
        unsafe { object.byte_add(offset).cast::<Py_ssize_t>().read() }
    } else {
        // SAFETY: the caller's contract.
        unsafe { crate::PyObject_Size(object) }
    }
}

/// Sets the number of items; for the types of a crate that lays its objects out itself.
///
/// # Safety
///
/// `object` is a variable-size object that nobody else sees yet.
#[inline]
pub unsafe fn Py_SET_SIZE(object: *mut crate::PyVarObject, size: Py_ssize_t) {
    let field = object.cast::<u8>().wrapping_add(layout().header);
    // SAFETY: in every build the size follows the header.
    unsafe { field.cast::<Py_ssize_t>().write(size) };
}

/// Sets the type of an object.
///
/// # Safety
///
/// `object` is live, and instances of `class` are laid out like it.
#[inline]
pub unsafe fn Py_SET_TYPE(object: *mut PyObject, class: *mut PyTypeObject) {
    let field = object.cast::<u8>().wrapping_add(layout().header - size_of::<usize>());
    // SAFETY: in every build the type is the header's last word.
    unsafe { field.cast::<*mut PyTypeObject>().write(class) };
}

/// A field of a type: `offset` is the one in [`PyTypeObject`], as in a build with the GIL.
///
/// The pointer may be followed if the layout says `type_fields`.
///
/// ```
/// use core::mem::offset_of;
/// use keelback_ffi::{PyTypeObject, type_field};
///
/// fn flags(class: *mut PyTypeObject) -> *mut core::ffi::c_ulong {
///     type_field(class, offset_of!(PyTypeObject, tp_flags))
/// }
/// ```
#[inline]
pub fn type_field<T>(class: *mut PyTypeObject, offset: usize) -> *mut T {
    class.cast::<c_void>().wrapping_byte_add(offset + layout().type_shift).cast()
}

/// The flags of a type, read inline where that is known.
///
/// # Safety
///
/// `class` is live.
#[inline]
unsafe fn flags(class: *mut PyTypeObject) -> c_ulong {
    if layout().type_fields {
        let field = type_field::<c_ulong>(class, offset_of!(PyTypeObject, tp_flags));
        // SAFETY: `load` has compared what lies there with `PyType_GetFlags`.
        unsafe { field.read() }
    } else {
        // SAFETY: the caller's contract.
        unsafe { crate::PyType_GetFlags(class) }
    }
}

/// Whether a type has one of the flags.
///
/// # Safety
///
/// `class` is live.
#[inline]
pub unsafe fn PyType_HasFeature(class: *mut PyTypeObject, feature: c_ulong) -> c_int {
    // SAFETY: the caller's contract.
    (unsafe { flags(class) } & feature != 0).into()
}

/// [`PyType_HasFeature`] for the flags of the built-in types.
///
/// # Safety
///
/// `class` is live.
#[inline]
pub unsafe fn PyType_FastSubclass(class: *mut PyTypeObject, flag: c_ulong) -> c_int {
    // SAFETY: the caller's contract.
    unsafe { PyType_HasFeature(class, flag) }
}

/// Whether instances of a type take part in garbage collection.
///
/// # Safety
///
/// `class` is live.
#[inline]
pub unsafe fn PyType_IS_GC(class: *mut PyTypeObject) -> c_int {
    // SAFETY: the caller's contract.
    unsafe { PyType_HasFeature(class, crate::Py_TPFLAGS_HAVE_GC) }
}

/// Whether an object is an instance of a type or of a subclass.
///
/// # Safety
///
/// `object` and `class` are live and the thread is attached.
#[inline]
pub unsafe fn PyObject_TypeCheck(object: *mut PyObject, class: *mut PyTypeObject) -> c_int {
    // SAFETY: the caller's contract.
    let own = unsafe { Py_TYPE(object) };
    // SAFETY: both types are live.
    (own == class || unsafe { crate::PyType_IsSubtype(own, class) } != 0).into()
}

/// Whether both are the same object.
///
/// # Safety
///
/// None: pointers are compared.
#[inline]
pub unsafe fn Py_Is(x: *mut PyObject, y: *mut PyObject) -> c_int {
    (x == y).into()
}

/// Whether it is `None`.
///
/// # Safety
///
/// None: pointers are compared.
#[inline]
pub unsafe fn Py_IsNone(object: *mut PyObject) -> c_int {
    (object == crate::Py_None()).into()
}

/// Whether it is `True`.
///
/// # Safety
///
/// None: pointers are compared.
#[inline]
pub unsafe fn Py_IsTrue(object: *mut PyObject) -> c_int {
    (object == crate::Py_True()).into()
}

/// Whether it is `False`.
///
/// # Safety
///
/// None: pointers are compared.
#[inline]
pub unsafe fn Py_IsFalse(object: *mut PyObject) -> c_int {
    (object == crate::Py_False()).into()
}

/// Deletes an attribute, a macro before Python 3.13.
///
/// # Safety
///
/// As [`PyObject_SetAttr`](crate::PyObject_SetAttr).
#[inline]
pub unsafe fn PyObject_DelAttr(object: *mut PyObject, name: *mut PyObject) -> c_int {
    // SAFETY: the caller's contract; null deletes.
    unsafe { crate::PyObject_SetAttr(object, name, core::ptr::null_mut()) }
}

/// Deletes an attribute, a macro before Python 3.13.
///
/// # Safety
///
/// As [`PyObject_SetAttrString`](crate::PyObject_SetAttrString).
#[inline]
pub unsafe fn PyObject_DelAttrString(object: *mut PyObject, name: *const core::ffi::c_char) -> c_int {
    // SAFETY: the caller's contract; null deletes.
    unsafe { crate::PyObject_SetAttrString(object, name, core::ptr::null_mut()) }
}
