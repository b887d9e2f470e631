//! The functions in the slots of a type that a class may want to go on calling.

use std::ffi::{c_int, c_void};

use super::fields::{base_of, field, is_made_at_run_time, methods};
use crate::ffi;
use crate::instance::Borrowed;
use crate::prelude::*;
use crate::types::PyType;

/// The function in a slot of a type; null where there is none, or where that cannot be told.
///
/// Of a class that is written in Python it is that of the first one below it which is not: Python's own functions in its slots look
/// the method up in the instance's class, and so would come back to whoever asks.
pub(crate) fn function(class: &Bound<'_, PyType>, slot: c_int) -> *mut c_void {
    let mut class = class.as_borrowed();
    while is_made_at_run_time(class) && methods(class).is_null() {
        // SAFETY: no Python code runs in here.
        let Some(base) = (unsafe { base_of(class) }) else { break };
        class = base;
    }
    let offset = match slot {
        ffi::Py_tp_richcompare => std::mem::offset_of!(ffi::PyTypeObject, tp_richcompare),
        ffi::Py_tp_setattro => std::mem::offset_of!(ffi::PyTypeObject, tp_setattro),
        ffi::Py_tp_descr_set => std::mem::offset_of!(ffi::PyTypeObject, tp_descr_set),
        _ => return function_in_table(class, slot),
    };
    // SAFETY: the offset is that of a pointer field.
    unsafe { field(class, offset, slot) }
}

/// `mp_ass_subscript` or an operator's function, which lie in tables of their own.
fn function_in_table(class: Borrowed<'_, '_, PyType>, slot: c_int) -> *mut c_void {
    let table = if slot == ffi::Py_mp_ass_subscript {
        std::mem::offset_of!(ffi::PyTypeObject, tp_as_mapping)
    } else {
        std::mem::offset_of!(ffi::PyTypeObject, tp_as_number)
    };
    let Some(offset) = offset_in_table(slot) else { return std::ptr::null_mut() };
    let class: *mut ffi::PyTypeObject = class.as_ptr().cast();
    if !ffi::layout().type_fields {
        // SAFETY: a live type; the call looks the slot up.
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
fn offset_in_table(slot: c_int) -> Option<usize> {
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
