//! What the class machinery does with type objects: fields that are read inline, allocation, calls.
//!
//! C-API: <https://docs.python.org/3/c-api/typeobj.html>.

use std::ffi::{CStr, c_void};

use crate::PyResult;
use crate::exceptions::{PyBaseException, PyTypeError};
use crate::ffi;
use crate::instance::{Borrowed, Bound};
use crate::marker::Python;
use crate::prelude::*;
use crate::types::{PyDict, PyTuple, PyType};

/// Where fields of a type lie in a build with the GIL, 3.9 to 3.15; `Layout::type_shift` is added in other builds.
mod offset {
    pub(super) const DOC: usize = std::mem::offset_of!(crate::ffi::PyTypeObject, tp_doc);
    pub(super) const BASE: usize = std::mem::offset_of!(crate::ffi::PyTypeObject, tp_base);
    pub(super) const METHODS: usize = std::mem::offset_of!(crate::ffi::PyTypeObject, tp_methods);
    pub(super) const INIT: usize = std::mem::offset_of!(crate::ffi::PyTypeObject, tp_init);
    pub(super) const NEW: usize = std::mem::offset_of!(crate::ffi::PyTypeObject, tp_new);
    pub(super) const FREE: usize = std::mem::offset_of!(crate::ffi::PyTypeObject, tp_free);
    pub(super) const DEALLOC: usize = std::mem::offset_of!(crate::ffi::PyTypeObject, tp_dealloc);
    pub(super) const TRAVERSE: usize = std::mem::offset_of!(crate::ffi::PyTypeObject, tp_traverse);
    pub(super) const FINALIZE: usize = std::mem::offset_of!(crate::ffi::PyTypeObject, tp_finalize);
    pub(super) const MEMBERS: usize = std::mem::offset_of!(crate::ffi::PyTypeObject, tp_members);
    pub(super) const CLEAR: usize = std::mem::offset_of!(crate::ffi::PyTypeObject, tp_clear);
    pub(super) const VECTORCALL: usize = std::mem::offset_of!(crate::ffi::PyTypeObject, tp_vectorcall);
}

/// A field of a type that holds a pointer.
///
/// # Safety
///
/// `class` is a live type; `offset` is that of a pointer field, and `slot` its number.
#[inline]
unsafe fn field(class: *mut ffi::PyTypeObject, offset: usize, slot: std::ffi::c_int) -> *mut c_void {
    if ffi::layout().type_fields {
        // SAFETY: the layout says that the fields lie where this offset says.
        unsafe { *ffi::type_field::<*mut c_void>(class, offset) }
    } else {
        // SAFETY: a live type; the call looks the slot up.
        unsafe { ffi::PyType_GetSlot(class, slot) }
    }
}

/// The object as a type, which the caller knows it to be.
#[inline]
pub(crate) fn as_type<'a, 'py>(object: &'a Bound<'py, PyAny>) -> &'a Bound<'py, PyType> {
    debug_assert!(object.is_instance_of::<PyType>());
    // SAFETY: the callers pass what `PyType_FromSpec` returned.
    unsafe { object.cast_raw_ref() }
}

/// The method table of the object's type, where that can be read.
#[inline]
pub(crate) fn methods(object: &Bound<'_, PyAny>) -> Option<*const ffi::PyMethodDef> {
    if !ffi::layout().type_fields {
        return None;
    }
    // SAFETY: a live object has a live type.
    let class = unsafe { ffi::Py_TYPE(object.as_ptr()) };
    // SAFETY: a live type and the offset of a pointer field.
    Some(unsafe { field(class, offset::METHODS, ffi::Py_tp_methods) }.cast_const().cast())
}

/// The class itself, or the first of those that its instances are laid out as which is not written in Python: it has a table of
/// methods.
pub(crate) fn native<'py>(class: &Bound<'py, PyType>) -> Bound<'py, PyType> {
    let py = class.py();
    let mut class = class.clone();
    loop {
        let base = base_of(py, class.as_ptr().cast());
        if !methods_of(py, class.as_ptr().cast()).is_null() || base.is_null() {
            return class;
        }
        // SAFETY: the base of a live type is a live type.
        class = unsafe { Borrowed::from_ptr_unchecked(py, base.cast()) }.to_owned();
    }
}

/// `tp_methods`.
pub(crate) fn methods_of(_py: Python<'_>, class: *mut ffi::PyTypeObject) -> *const ffi::PyMethodDef {
    // SAFETY: the caller has a live type, and the offset is that of a pointer field.
    unsafe { field(class, offset::METHODS, ffi::Py_tp_methods) }.cast_const().cast()
}

/// `tp_base`; null for `object`.
pub(crate) fn base_of(_py: Python<'_>, class: *mut ffi::PyTypeObject) -> *mut ffi::PyTypeObject {
    // SAFETY: the caller has a live type, and the offset is that of a pointer field.
    unsafe { field(class, offset::BASE, ffi::Py_tp_base) }.cast()
}

/// Whether there is a `tp_finalize`.
pub(crate) fn has_finalizer(_py: Python<'_>, class: *mut ffi::PyTypeObject) -> bool {
    // SAFETY: the caller has a live type, and the offset is that of a pointer field.
    let finalize = unsafe { field(class, offset::FINALIZE, ffi::Py_tp_finalize) };
    !finalize.is_null()
}

/// Where instances have the references that the class's own table of members tells of, as that of `__slots__` does.
pub(crate) fn reference_members(_py: Python<'_>, class: *mut ffi::PyTypeObject) -> impl Iterator<Item = isize> {
    // SAFETY: the caller has a live type, and the offset is that of a pointer field.
    let mut member: *const ffi::PyMemberDef = unsafe { field(class, offset::MEMBERS, ffi::Py_tp_members) }.cast();
    std::iter::from_fn(move || {
        // SAFETY: null, or a member of a table that lives as long as its type, and ends with one that has no name.
        let this = unsafe { member.as_ref() }.filter(|member| !member.name.is_null())?;
        member = member.wrapping_add(1);
        Some(this)
    })
    .filter(|member| member.type_code == ffi::Py_T_OBJECT_EX)
    .map(|member| member.offset)
}

/// `tp_new` and `tp_init` as they stand now.
#[inline]
pub(crate) fn constructors(class: &Bound<'_, PyType>) -> (*mut c_void, *mut c_void) {
    let class = class.as_ptr().cast();
    // SAFETY: a live type and the offset of a pointer field.
    let new = unsafe { field(class, offset::NEW, ffi::Py_tp_new) };
    // SAFETY: as above.
    let init = unsafe { field(class, offset::INIT, ffi::Py_tp_init) };
    (new, init)
}

/// Sets `tp_vectorcall` of a class that nobody else has seen yet.
#[inline]
pub(crate) fn set_vectorcall(class: &Bound<'_, PyType>, function: ffi::vectorcallfunc) {
    if ffi::layout().type_fields {
        let place = ffi::type_field::<Option<ffi::vectorcallfunc>>(class.as_ptr().cast(), offset::VECTORCALL);
        // SAFETY: the layout says that the field lies there; nobody calls the class yet.
        unsafe { place.write(Some(function)) };
    }
}

/// Gives the class its doc text with the signature: up to Python 3.9 `PyType_FromSpec` keeps the text behind it only.
pub(crate) fn keep_signature(class: &Bound<'_, PyType>, doc: &CStr) {
    if !ffi::layout().type_fields || ffi::layout().minor > 9 {
        return;
    }
    let text = doc.to_bytes_with_nul();
    // SAFETY: the thread is attached.
    let copy = unsafe { ffi::PyObject_Malloc(text.len()) }.cast::<u8>();
    if copy.is_null() {
        return;
    }
    // SAFETY: the copy has room for the text.
    unsafe { copy.copy_from_nonoverlapping(text.as_ptr(), text.len()) };
    let place = ffi::type_field::<*mut c_void>(class.as_ptr().cast(), offset::DOC);
    // SAFETY: the layout says that the field lies there; a heap type owns the text, which is replaced by the copy.
    let shortened = unsafe { place.replace(copy.cast()) };
    // SAFETY: `PyType_FromSpec` allocated it so, and the type does not refer to it any more.
    unsafe { ffi::PyObject_Free(shortened) };
}

/// A new instance of the class, zeroed behind its header; an owned reference.
///
/// # Errors
///
/// `MemoryError`.
#[inline]
pub(crate) fn allocate(class: &Bound<'_, PyType>) -> PyResult<*mut ffi::PyObject> {
    // SAFETY: a live type; what `tp_alloc` is everywhere but in our own classes, where it refuses.
    let object = unsafe { ffi::PyType_GenericAlloc(class.as_ptr().cast(), 0) };
    if object.is_null() { Err(crate::PyErr::fetch(class.py())) } else { Ok(object) }
}

/// A new instance of `class` by the `tp_new` of its base, a type of Python's own; an owned reference.
///
/// # Errors
///
/// Whatever that raises, and `TypeError` if it gives anything but an instance of exactly `class`.
pub(crate) fn native_new(
    base: &Bound<'_, PyType>,
    class: &Bound<'_, PyType>,
    arguments: &Bound<'_, PyTuple>,
    keywords: Option<&Bound<'_, PyDict>>,
) -> PyResult<*mut ffi::PyObject> {
    // SAFETY: a live type and the offset of a pointer field.
    let new = unsafe { field(base.as_ptr().cast(), offset::NEW, ffi::Py_tp_new) };
    if new.is_null() {
        return Err(PyTypeError::new_err(format!("cannot create '{}' instances", base.name()?)));
    }
    // SAFETY: a `tp_new` is of this signature.
    let new = unsafe { std::mem::transmute::<*mut c_void, ffi::newfunc>(new) };
    let keywords = keywords.map_or(std::ptr::null_mut(), Bound::as_ptr);
    // SAFETY: a type that is derived from the base, a tuple, and a dictionary or null.
    let object = unsafe { new(class.as_ptr().cast(), arguments.as_ptr(), keywords) };
    // SAFETY: an owned reference, or null with an exception set.
    let object: Bound<'_, PyAny> = unsafe { Bound::from_owned_raw_or_err(class.py(), object) }?;
    // SAFETY: a live object.
    if unsafe { ffi::Py_TYPE(object.as_ptr()) }.cast() != class.as_ptr() {
        let (base, class) = (base.name()?, class.name()?);
        return Err(PyTypeError::new_err(format!("{base}.__new__({class}) did not make an instance of {class}")));
    }
    Ok(object.into_ptr())
}

/// What a type says of the size of its instances.
pub(crate) struct Sizes {
    pub(crate) basic: usize,
    pub(crate) item: isize,
    pub(crate) dict: isize,
    pub(crate) weaklist: isize,
    is_class: bool,
}

impl Sizes {
    /// Looks that instances end where `basic` says.
    ///
    /// # Errors
    ///
    /// `TypeError`, which names the class `derived` that was to be built on them.
    pub(crate) fn refuse_items(&self, base: &Bound<'_, PyType>, derived: &str) -> PyResult<()> {
        // Behind a class its items begin where its metaclass says, so that there is room in between.
        if self.item == 0 || self.is_class {
            return Ok(());
        }
        let base = name_with_module(base);
        let why = "its instances have items behind them, where the value would lie";
        Err(PyTypeError::new_err(format!("{base} cannot be the base of the class {derived}: {why}")))
    }
}

/// Looks that the base was not made at run time, unless by us or as an exception: instances of other classes that were may have
/// more than their `__basicsize__` says.
///
/// # Errors
///
/// `TypeError`, which names the class `derived` that was to be built on it.
pub(crate) fn refuse_made_by_python(base: &Bound<'_, PyType>, is_ours: bool, derived: &str) -> PyResult<()> {
    if is_ours || !is_made_at_run_time(base.py(), base.as_ptr().cast()) || base.is_subclass_of::<PyBaseException>()? {
        return Ok(());
    }
    let base = name_with_module(base);
    let why = "it was made when the program ran, as classes written in Python are, and is no exception";
    Err(PyTypeError::new_err(format!("{base} cannot be the base of the class {derived}: {why}")))
}

/// Whether the type is no static one.
pub(crate) fn is_made_at_run_time(_py: Python<'_>, class: *mut ffi::PyTypeObject) -> bool {
    // SAFETY: the callers have a live type.
    unsafe { ffi::PyType_GetFlags(class) & ffi::Py_TPFLAGS_HEAPTYPE != 0 }
}

/// Whether the collector tracks the instances of the class.
pub(crate) fn is_collected(class: &Bound<'_, PyType>) -> bool {
    is_collected_type(class.py(), class.as_ptr().cast())
}

/// As [`is_collected`].
pub(crate) fn is_collected_type(_py: Python<'_>, class: *mut ffi::PyTypeObject) -> bool {
    // SAFETY: the caller has a live type.
    unsafe { ffi::PyType_GetFlags(class) & ffi::Py_TPFLAGS_HAVE_GC != 0 }
}

/// What `class` says of the size of its instances.
///
/// # Errors
///
/// Whatever reading its attributes raises.
pub(crate) fn sizes(class: &Bound<'_, PyType>) -> PyResult<Sizes> {
    let read = |name: &str| class.getattr(name)?.extract::<isize>();
    Ok(Sizes {
        basic: usize::try_from(read("__basicsize__")?)?,
        item: read("__itemsize__")?,
        dict: read("__dictoffset__")?,
        weaklist: read("__weakrefoffset__")?,
        is_class: class.is_subclass_of::<PyType>()?,
    })
}

/// `tp_dealloc`.
#[inline]
pub(crate) fn dealloc_function(_py: Python<'_>, class: *mut ffi::PyTypeObject) -> ffi::destructor {
    // SAFETY: the caller has an instance of the type, and the offset is that of a pointer field.
    let dealloc = unsafe { field(class, offset::DEALLOC, ffi::Py_tp_dealloc) };
    // SAFETY: every ready type has a `tp_dealloc`, of this signature.
    unsafe { std::mem::transmute::<*mut c_void, ffi::destructor>(dealloc) }
}

/// `tp_traverse`, if there is one.
#[inline]
pub(crate) fn traverse_function(_py: Python<'_>, class: *mut ffi::PyTypeObject) -> Option<ffi::traverseproc> {
    // SAFETY: the caller has an instance of the type, and the offset is that of a pointer field.
    let traverse = unsafe { field(class, offset::TRAVERSE, ffi::Py_tp_traverse) };
    // SAFETY: null, or a function of this signature.
    unsafe { std::mem::transmute::<*mut c_void, Option<ffi::traverseproc>>(traverse) }
}

/// `tp_clear`, if there is one.
#[inline]
pub(crate) fn clear_function(_py: Python<'_>, class: *mut ffi::PyTypeObject) -> Option<ffi::inquiry> {
    // SAFETY: the caller has an instance of the type, and the offset is that of a pointer field.
    let clear = unsafe { field(class, offset::CLEAR, ffi::Py_tp_clear) };
    // SAFETY: null, or a function of this signature.
    unsafe { std::mem::transmute::<*mut c_void, Option<ffi::inquiry>>(clear) }
}

/// `tp_free`.
#[inline]
pub(crate) fn free_function(_py: Python<'_>, class: *mut ffi::PyTypeObject) -> ffi::freefunc {
    // SAFETY: the caller has an instance of the type, and the offset is that of a pointer field.
    let free = unsafe { field(class, offset::FREE, ffi::Py_tp_free) };
    // SAFETY: every ready type has a `tp_free`, of this signature.
    unsafe { std::mem::transmute::<*mut c_void, ffi::freefunc>(free) }
}

/// Calls the class as `type.__call__` does: `__new__`, then `__init__`.
///
/// # Errors
///
/// Whatever these raise.
pub(crate) fn call<'py>(
    class: &Bound<'py, PyType>,
    arguments: &Bound<'py, PyTuple>,
    keywords: Option<&Bound<'py, PyDict>>,
) -> PyResult<Bound<'py, PyAny>> {
    // SAFETY: `type` is static in the interpreter, and the offset is that of a pointer field.
    let call = unsafe { field(ffi::PyType_Type(), std::mem::offset_of!(ffi::PyTypeObject, tp_call), ffi::Py_tp_call) };
    // SAFETY: `type` has a `tp_call`, of this signature.
    let call = unsafe { std::mem::transmute::<*mut c_void, ffi::ternaryfunc>(call) };
    let keywords = keywords.map_or(std::ptr::null_mut(), Bound::as_ptr);
    // SAFETY: a class, a tuple, and a dictionary or null.
    let object = unsafe { call(class.as_ptr(), arguments.as_ptr(), keywords) };
    // SAFETY: an owned reference, or null with an exception set.
    unsafe { Bound::from_owned_raw_or_err(class.py(), object) }
}

/// Sets an attribute of the class.
///
/// # Errors
///
/// Whatever setting it raises.
#[inline]
pub(crate) fn set_attribute(class: &Bound<'_, PyType>, name: &CStr, value: &Py<PyAny>) -> PyResult<()> {
    // SAFETY: a live class, a text that ends with a NUL, a live object.
    let status = unsafe { ffi::PyObject_SetAttrString(class.as_ptr(), name.as_ptr(), value.as_ptr()) };
    crate::err::error_on_minus_one(class.py(), status)
}

/// `module.Name`, as CPython's messages call a class.
#[inline]
pub(crate) fn name_with_module(class: &Bound<'_, PyType>) -> String {
    let name = class.qualname().map_or_else(|_| "?".to_owned(), |name| name.to_string());
    match class.module() {
        Ok(module) => format!("{module}.{name}"),
        Err(_) => name,
    }
}

/// The function in a slot of a type; null where there is none, or where that cannot be told.
///
/// Of a class that is written in Python it is that of the first one below it which is not: Python's own functions in its slots look
/// the method up in the instance's class, and so would come back to whoever asks.
pub(crate) fn function(class: &Bound<'_, PyType>, slot: std::ffi::c_int) -> *mut c_void {
    let py = class.py();
    let mut class: *mut ffi::PyTypeObject = class.as_ptr().cast();
    while is_made_at_run_time(py, class) && methods_of(py, class).is_null() {
        class = base_of(py, class);
    }
    let offset = match slot {
        ffi::Py_tp_richcompare => std::mem::offset_of!(ffi::PyTypeObject, tp_richcompare),
        ffi::Py_tp_setattro => std::mem::offset_of!(ffi::PyTypeObject, tp_setattro),
        ffi::Py_tp_descr_set => std::mem::offset_of!(ffi::PyTypeObject, tp_descr_set),
        _ => return function_in_table(py, class, slot),
    };
    // SAFETY: a live type and the offset of a pointer field.
    unsafe { field(class, offset, slot) }
}

/// `mp_ass_subscript` or an operator's function, which lie in tables of their own.
fn function_in_table(_py: Python<'_>, class: *mut ffi::PyTypeObject, slot: std::ffi::c_int) -> *mut c_void {
    let table = if slot == ffi::Py_mp_ass_subscript {
        std::mem::offset_of!(ffi::PyTypeObject, tp_as_mapping)
    } else {
        std::mem::offset_of!(ffi::PyTypeObject, tp_as_number)
    };
    let Some(offset) = offset_in_table(slot) else { return std::ptr::null_mut() };
    if !ffi::layout().type_fields {
        // SAFETY: the caller has a live type; the call looks the slot up.
        return unsafe { ffi::PyType_GetSlot(class, slot) };
    }
    // SAFETY: the layout says that the field lies there.
    let table = unsafe { *ffi::type_field::<*const u8>(class, table) };
    if table.is_null() {
        return std::ptr::null_mut();
    }
    // SAFETY: a table that is not null is live as long as its type, and all its fields are pointers to functions.
    unsafe { *table.add(offset).cast() }
}

/// Where a slot lies in its table.
fn offset_in_table(slot: std::ffi::c_int) -> Option<usize> {
    use std::mem::offset_of;
    Some(match slot {
        ffi::Py_mp_ass_subscript => offset_of!(ffi::PyMappingMethods, mp_ass_subscript),
        ffi::Py_nb_add => offset_of!(ffi::PyNumberMethods, nb_add),
        ffi::Py_nb_subtract => offset_of!(ffi::PyNumberMethods, nb_subtract),
        ffi::Py_nb_multiply => offset_of!(ffi::PyNumberMethods, nb_multiply),
        ffi::Py_nb_matrix_multiply => offset_of!(ffi::PyNumberMethods, nb_matrix_multiply),
        ffi::Py_nb_true_divide => offset_of!(ffi::PyNumberMethods, nb_true_divide),
        ffi::Py_nb_floor_divide => offset_of!(ffi::PyNumberMethods, nb_floor_divide),
        ffi::Py_nb_remainder => offset_of!(ffi::PyNumberMethods, nb_remainder),
        ffi::Py_nb_divmod => offset_of!(ffi::PyNumberMethods, nb_divmod),
        ffi::Py_nb_lshift => offset_of!(ffi::PyNumberMethods, nb_lshift),
        ffi::Py_nb_rshift => offset_of!(ffi::PyNumberMethods, nb_rshift),
        ffi::Py_nb_and => offset_of!(ffi::PyNumberMethods, nb_and),
        ffi::Py_nb_xor => offset_of!(ffi::PyNumberMethods, nb_xor),
        ffi::Py_nb_or => offset_of!(ffi::PyNumberMethods, nb_or),
        ffi::Py_nb_power => offset_of!(ffi::PyNumberMethods, nb_power),
        _ => return None,
    })
}
