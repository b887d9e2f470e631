//! Objects that are allocated for a type of the caller's choice.

use keelback_ffi as ffi;

use crate::interpreter::{attached, evaluate};

#[test]
fn plain_objects_are_made_for_a_type() {
    attached(|| {
        let class = ffi::PyBaseObject_Type();
        let object = unsafe { ffi::PyObject_New::<ffi::PyObject>(class) };
        assert_eq!(unsafe { ffi::Py_TYPE(object) }, class);
        unsafe { ffi::Py_DECREF(object) };
    });
}

#[test]
fn collected_objects_have_items_and_are_moved() {
    attached(|| {
        if ffi::layout().tuple_items == 0 {
            // Then items are set by a function, which takes what was there before for an object.
            return;
        }
        let class = ffi::PyTuple_Type();
        let made = unsafe { ffi::PyObject_GC_NewVar::<ffi::PyObject>(class, 1) };
        assert_eq!(unsafe { ffi::PyObject_GC_IsTracked(made) }, 0);
        let tuple = unsafe { ffi::PyObject_GC_Resize::<ffi::PyObject>(made, 3) };
        assert_eq!(unsafe { ffi::PyTuple_Size(tuple) }, 3);
        for index in 0..3 {
            let item = evaluate(&format!("'item' + '{index}'"));
            unsafe { ffi::Py_INCREF(item.0) };
            unsafe { ffi::PyTuple_SET_ITEM(tuple, index, item.0) };
        }
        unsafe { ffi::PyObject_GC_Track(tuple.cast()) };
        let same = evaluate("('item0', 'item1', 'item2')");
        assert_eq!(unsafe { ffi::PyObject_RichCompareBool(tuple, same.0, ffi::Py_EQ) }, 1);
        unsafe { ffi::Py_DECREF(tuple) };
    });
}
