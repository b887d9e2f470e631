//! Reference counts: balanced, and untouched where an object is immortal.

use keelback_ffi as ffi;

use crate::interpreter::{attached, evaluate, new};

/// Objects of many kinds, some immortal.
const EXPRESSIONS: &[&str] = &[
    "object()",
    "[]",
    "{}",
    "(1, 2)",
    "'text'.upper()",
    "1.5 * 2",
    "10 ** 30",
    "b'x' * 9",
    "set()",
    "lambda: 0",
    "type('T', (), {})",
    "None",
    "True",
    "int",
    "5",
    "-5",
    "'a'",
    "()",
    "''",
    "...",
];

#[test]
fn taking_and_giving_up_is_balanced() {
    attached(|| {
        for expression in EXPRESSIONS {
            let object = evaluate(expression);
            let before = unsafe { ffi::Py_REFCNT(object.0) };
            for _ in 0..1000 {
                unsafe { ffi::Py_INCREF(object.0) };
            }
            let immortal = unsafe { ffi::_Py_IsImmortal(object.0) } != 0;
            let during = unsafe { ffi::Py_REFCNT(object.0) };
            assert_eq!(during - before, if immortal { 0 } else { 1000 }, "{expression}");
            for _ in 0..1000 {
                unsafe { ffi::Py_DECREF(object.0) };
            }
            assert_eq!(unsafe { ffi::Py_REFCNT(object.0) }, before, "{expression}");
        }
    });
}

#[test]
fn inline_and_function_agree() {
    attached(|| {
        for expression in EXPRESSIONS {
            let object = evaluate(expression);
            let before = unsafe { ffi::Py_REFCNT(object.0) };
            unsafe { ffi::Py_INCREF(object.0) };
            unsafe { ffi::Py_DecRef(object.0) };
            assert_eq!(unsafe { ffi::Py_REFCNT(object.0) }, before, "{expression}");
            unsafe { ffi::Py_IncRef(object.0) };
            unsafe { ffi::Py_DECREF(object.0) };
            assert_eq!(unsafe { ffi::Py_REFCNT(object.0) }, before, "{expression}");
        }
    });
}

#[test]
fn the_count_is_that_of_sys_getrefcount() {
    attached(|| {
        let object = evaluate("[]");
        let counted = object.int("__import__('sys').getrefcount(o)") as isize;
        // The dictionary that `o` stands in, and up to 3.13 the call's argument.
        let count = unsafe { ffi::Py_REFCNT(object.0) };
        assert!((1..=2).contains(&(counted - count)), "{counted} {count}");
    });
}

#[test]
fn the_last_reference_deletes() {
    attached(|| {
        let died = evaluate("[]");
        let object = died.evaluate("(lambda l: type('D', (), {'__del__': lambda s: l.append(1)})())(o)");
        assert_eq!(died.int("len(o)"), 0);
        drop(object);
        assert_eq!(died.int("len(o)"), 1);
    });
}

#[test]
fn none_is_immortal_from_3_12() {
    attached(|| {
        let immortal = unsafe { ffi::_Py_IsImmortal(ffi::Py_None()) } != 0;
        assert_eq!(immortal, ffi::layout().minor >= 12);
        let object = evaluate("object()");
        assert_eq!(unsafe { ffi::_Py_IsImmortal(object.0) }, 0);
    });
}

#[test]
fn clear_forgets_before_it_gives_up() {
    attached(|| {
        let object = evaluate("object()");
        let before = unsafe { ffi::Py_REFCNT(object.0) };
        let mut pointer = unsafe { ffi::Py_NewRef(object.0) };
        unsafe { ffi::Py_CLEAR(&mut pointer) };
        assert!(pointer.is_null());
        unsafe { ffi::Py_CLEAR(&mut pointer) };
        unsafe { ffi::Py_XINCREF(pointer) };
        unsafe { ffi::Py_XDECREF(pointer) };
        assert_eq!(unsafe { ffi::Py_REFCNT(object.0) }, before);
    });
}

#[test]
fn all_live_objects_keep_their_counts() {
    attached(|| {
        let objects = new(unsafe { ffi::PyObject_CallNoArgs(evaluate("__import__('gc').get_objects").0) });
        let count = unsafe { ffi::PyList_Size(objects.0) };
        assert!(count > 1000);
        for index in 0..count {
            let object = unsafe { ffi::PyList_GetItem(objects.0, index) };
            let before = unsafe { ffi::Py_REFCNT(object) };
            unsafe { ffi::Py_INCREF(object) };
            unsafe { ffi::Py_DECREF(object) };
            assert_eq!(unsafe { ffi::Py_REFCNT(object) }, before);
        }
    });
}
