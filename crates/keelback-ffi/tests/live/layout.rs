//! The layout row against `ctypes`, which reads the same memory from Python's side, and the fast
//! paths against the functions.

use std::mem::offset_of;

use keelback_ffi as ffi;
use keelback_ffi::{LongLayout, PyTypeObject, layout};

use crate::interpreter::{Object, attached, evaluate, new, text};

/// Reads a C type at an offset of an object, through `ctypes`.
fn peek(object: &Object, ctype: &str, offset: usize) -> i64 {
    object.int(&format!("__import__('ctypes').{ctype}.from_address(id(o) + {offset}).value or 0"))
}

#[test]
fn the_row_of_a_known_version_is_confirmed() {
    attached(|| {
        let row = layout();
        let known = (9..=15).contains(&row.minor) && !(row.minor < 14 && row.free_threaded);
        assert_eq!(row.type_offset != 0, known, "{row:?}");
        assert_eq!(row.type_fields, known, "{row:?}");
        let plain = known && !row.free_threaded && !row.debug && row.header == 2 * size_of::<usize>();
        assert_eq!(row.inline_refcounts, plain, "{row:?}");
        assert_eq!(row.tuple_items != 0, known, "{row:?}");
        assert_eq!(row.list_items != 0, known && !row.free_threaded, "{row:?}");
        assert_eq!(row.own_list_items != 0, known, "{row:?}");
        assert_eq!(row.long != LongLayout::Functions, known, "{row:?}");
        assert_eq!(row.float_value != 0, known, "{row:?}");
        assert_eq!(row.bytes_data != 0, known, "{row:?}");
        assert_eq!(row.ascii_data != 0, known && cfg!(target_endian = "little"), "{row:?}");
    });
}

#[test]
fn the_version_is_that_of_sys() {
    attached(|| {
        let sys = evaluate("__import__('sys')");
        assert_eq!(sys.int("o.hexversion"), i64::from(layout().version_hex));
        assert_eq!(sys.int("o.version_info.minor"), i64::from(layout().minor));
        assert_eq!(
            sys.int("not o._is_gil_enabled() if hasattr(o, '_is_gil_enabled') else 0") == 1,
            layout().free_threaded
        );
        assert_eq!(sys.int("hasattr(o, 'gettotalrefcount')") == 1, layout().debug);
        assert_eq!(evaluate("object").int("o.__basicsize__"), layout().header as i64);
    });
}

#[test]
fn types_and_sizes_lie_where_ctypes_sees_them() {
    attached(|| {
        for expression in ["None", "(1, 2)", "[1, 2]", "'a'", "1.5", "{}", "int", "10 ** 100"] {
            let object = evaluate(expression);
            let class = unsafe { ffi::Py_TYPE(object.0) };
            assert_eq!(class as usize, object.int("id(type(o))") as usize, "{expression}");
            if layout().type_offset != 0 {
                assert_eq!(peek(&object, "c_void_p", layout().type_offset), class as i64, "{expression}");
            }
        }
        for (expression, length) in [("()", 0), ("(1, 2)", 2), ("[]", 0), ("[1] * 9", 9), ("b'abc'", 3)] {
            assert_eq!(unsafe { ffi::Py_SIZE(evaluate(expression).0) }, length, "{expression}");
        }
    });
}

#[test]
fn the_fields_of_a_type_lie_where_python_says() {
    attached(|| {
        if !layout().type_fields {
            return;
        }
        for expression in ["int", "list", "tuple", "dict", "object", "type", "ValueError", "type('T', (), {})"] {
            let class = evaluate(expression);
            let at = |offset| ffi::type_field::<isize>(class.0.cast(), offset);
            let read = |offset| unsafe { at(offset).read() } as i64;
            assert_eq!(read(offset_of!(PyTypeObject, tp_basicsize)), class.int("o.__basicsize__"), "{expression}");
            assert_eq!(read(offset_of!(PyTypeObject, tp_itemsize)), class.int("o.__itemsize__"), "{expression}");
            assert_eq!(read(offset_of!(PyTypeObject, tp_dictoffset)), class.int("o.__dictoffset__"), "{expression}");
            assert_eq!(
                read(offset_of!(PyTypeObject, tp_weaklistoffset)),
                class.int("o.__weakrefoffset__"),
                "{expression}"
            );
            assert_eq!(
                read(offset_of!(PyTypeObject, tp_base)),
                class.int("id(o.__base__) if o.__base__ else 0"),
                "{expression}"
            );
            assert_eq!(read(offset_of!(PyTypeObject, tp_mro)), class.int("id(o.__mro__)"), "{expression}");
            let flags = unsafe {
                ffi::type_field::<std::ffi::c_ulong>(class.0.cast(), offset_of!(PyTypeObject, tp_flags)).read()
            };
            assert_eq!(flags as i64, class.int("o.__flags__"), "{expression}");
        }
    });
}

#[test]
fn the_slots_of_a_type_lie_where_get_slot_finds_them() {
    attached(|| {
        if !layout().type_fields || layout().minor < 10 {
            return; // 3.9 has `PyType_GetSlot` for heap types only, which is the next test.
        }
        for expression in ["list", "int", "bytes", "type"] {
            let class = evaluate(expression);
            for (slot, offset) in [
                (ffi::Py_tp_methods, offset_of!(PyTypeObject, tp_methods)),
                (ffi::Py_tp_dealloc, offset_of!(PyTypeObject, tp_dealloc)),
                (ffi::Py_tp_new, offset_of!(PyTypeObject, tp_new)),
                (ffi::Py_tp_free, offset_of!(PyTypeObject, tp_free)),
                (ffi::Py_tp_init, offset_of!(PyTypeObject, tp_init)),
                (ffi::Py_tp_alloc, offset_of!(PyTypeObject, tp_alloc)),
                (ffi::Py_tp_finalize, offset_of!(PyTypeObject, tp_finalize)),
                (ffi::Py_tp_richcompare, offset_of!(PyTypeObject, tp_richcompare)),
            ] {
                let found = unsafe { ffi::PyType_GetSlot(class.0.cast(), slot) };
                let read = unsafe { ffi::type_field::<*mut std::ffi::c_void>(class.0.cast(), offset).read() };
                assert_eq!(found, read, "slot {slot} of {expression}");
            }
        }
    });
}

#[test]
fn tp_vectorcall_is_what_a_class_is_called_by() {
    attached(|| {
        if !layout().type_fields {
            return;
        }
        let offset = offset_of!(PyTypeObject, tp_vectorcall);
        assert_eq!(offset + layout().type_shift, 400 + layout().header - 16);
        let class = evaluate("tuple");
        let function = unsafe { ffi::type_field::<Option<ffi::vectorcallfunc>>(class.0.cast(), offset).read() };
        let function = function.expect("tuple is called by vectorcall");
        let argument = evaluate("'ab'");
        let made = new(unsafe { function(class.0, &argument.0, 1, std::ptr::null_mut()) });
        assert_eq!(made.int("o == ('a', 'b')"), 1);
    });
}

#[test]
fn tuples_and_lists_give_their_items() {
    attached(|| {
        for expression in ["(None, 1, 'x', 2.5)", "tuple(range(1000))", "('a',)"] {
            let tuple = evaluate(expression);
            assert_eq!(unsafe { ffi::PyTuple_GET_SIZE(tuple.0) } as i64, tuple.int("len(o)"));
            for index in 0..unsafe { ffi::PyTuple_Size(tuple.0) } {
                let item = unsafe { ffi::PyTuple_GET_ITEM(tuple.0, index) };
                assert_eq!(item, unsafe { ffi::PyTuple_GetItem(tuple.0, index) });
                if layout().tuple_items != 0 && index < 4 {
                    let at = layout().tuple_items + index as usize * size_of::<usize>();
                    assert_eq!(peek(&tuple, "c_void_p", at), item as i64);
                }
            }
        }
        for expression in ["[None, 1, 'x', 2.5]", "list(range(1000))", "[]"] {
            let list = evaluate(expression);
            assert_eq!(unsafe { ffi::PyList_GET_SIZE(list.0) } as i64, list.int("len(o)"));
            for index in 0..unsafe { ffi::PyList_Size(list.0) } {
                let item = unsafe { ffi::PyList_GET_ITEM(list.0, index) };
                assert_eq!(item, unsafe { ffi::PyList_GetItem(list.0, index) });
            }
        }
    });
}

#[test]
fn new_tuples_and_lists_take_their_items() {
    attached(|| {
        let item = evaluate("object()");
        let tuple = new(unsafe { ffi::PyTuple_New(1) });
        unsafe { ffi::PyTuple_SET_ITEM(tuple.0, 0, ffi::Py_NewRef(item.0)) };
        let list = new(unsafe { ffi::PyList_New(1) });
        unsafe { ffi::PyList_SET_ITEM(list.0, 0, ffi::Py_NewRef(item.0)) };
        assert_eq!(tuple.int("id(o[0])"), item.0 as i64);
        assert_eq!(list.int("id(o[0])"), item.0 as i64);
    });
}

#[test]
fn compact_ints_have_their_value_and_others_are_told_apart() {
    attached(|| {
        let known = layout().long != LongLayout::Functions;
        let mut values: Vec<i64> = vec![0, 1, -1, 5, -5, 255, 256, 257, -6, 1000, -1000, 32_767, -32_767];
        values.extend([1 << 29, -(1 << 29), (1 << 30) - 1, 1 - (1 << 30)]);
        for value in values {
            let object = evaluate(&value.to_string());
            let compact = unsafe { ffi::long_compact_value(object.0) };
            if known && value.abs() < 1 << 15 {
                assert_eq!(compact, Some(value as isize));
            }
            assert!(compact.is_none() || compact == Some(value as isize), "{value}: {compact:?}");
        }
        for value in ["1 << 30", "-(1 << 30)", "1 << 40", "-(1 << 40)", "1 << 62", "10 ** 100", "-10 ** 100"] {
            assert_eq!(unsafe { ffi::long_compact_value(evaluate(value).0) }, None, "{value}");
        }
        for (value, expected) in [("True", 1), ("False", 0)] {
            let compact = unsafe { ffi::long_compact_value(evaluate(value).0) };
            assert!(compact == Some(expected) || !known, "{value}: {compact:?}");
        }
        let subclass = evaluate("type('I', (int,), {})(7)");
        assert!(unsafe { ffi::long_compact_value(subclass.0) } == Some(7) || !known);
    });
}

#[test]
fn ascii_strings_give_their_bytes_and_others_are_told_apart() {
    attached(|| {
        for expression in ["''", "'a'", "'hello'", "'x' * 1000", "chr(127)", "'\\0'"] {
            let string = evaluate(expression);
            match unsafe { ffi::unicode_ascii(string.0) } {
                Some((data, length)) => {
                    let bytes = unsafe { std::slice::from_raw_parts(data, length) };
                    assert_eq!(bytes, text(&string).as_bytes(), "{expression}");
                }
                None => assert_eq!(layout().ascii_data, 0, "{expression}"),
            }
            assert_eq!(unsafe { ffi::PyUnicode_IS_ASCII(string.0) }, 1);
        }
        for expression in ["'\\xe9'", "'\\u20ac'", "'\\U0001f40d'", "type('S', (str,), {})('a')", "'\\ud800'"] {
            assert_eq!(unsafe { ffi::unicode_ascii(evaluate(expression).0) }, None, "{expression}");
        }
    });
}

#[test]
fn characters_of_all_widths_are_read() {
    attached(|| {
        for (expression, kind) in [
            ("'abc'", 1),
            ("'\\xe9t\\xe9'", 1),
            ("'\\u20ac!'", 2),
            ("'\\U0001f40d\\u20ac'", 4),
            ("type('S', (str,), {})('ab')", 1),
            ("type('S', (str,), {})('a\\u20ac')", 2),
        ] {
            let string = evaluate(expression);
            assert_eq!(unsafe { ffi::PyUnicode_KIND(string.0) }, kind, "{expression}");
            let data = unsafe { ffi::PyUnicode_DATA(string.0) }.cast::<u8>();
            assert!(!data.is_null());
            for index in 0..string.int("len(o)") {
                let at = data.wrapping_add(index as usize * kind as usize);
                let character = match kind {
                    1 => u32::from(unsafe { at.read() }),
                    2 => u32::from(unsafe { at.cast::<u16>().read() }),
                    _ => unsafe { at.cast::<u32>().read() },
                };
                assert_eq!(i64::from(character), string.int(&format!("ord(o[{index}])")), "{expression}");
            }
        }
    });
}

#[test]
fn only_exact_types_are_read_inline() {
    attached(|| {
        let layout = layout();
        let int = |text| unsafe { ffi::long_exact_value(layout, evaluate(text).0) };
        let float = |text| unsafe { ffi::float_exact_value(layout, evaluate(text).0) };
        let text = |text| unsafe { ffi::unicode_exact_ascii(layout, evaluate(text).0) }.map(|(_, length)| length);
        if layout.type_offset != 0 {
            assert_eq!((int("7"), float("-1.5"), text("'abc'")), (Some(7), Some(-1.5), Some(3)));
        }
        for other in ["True", "None", "type('I', (int,), {})(7)", "type('F', (float,), {})(7)", "[]", "()", "b'a'"] {
            assert_eq!((int(other), float(other), text(other)), (None, None, None), "{other}");
        }
        for other in ["type('S', (str,), {})('abc')", "'\u{e9}'", "'\u{1f40d}'"] {
            assert_eq!((int(other), float(other), text(other)), (None, None, None), "{other}");
        }
    });
}

#[test]
fn floats_and_bytes_are_read() {
    attached(|| {
        for (expression, value) in [("0.0", 0.0), ("-1.5", -1.5), ("1e300", 1e300), ("2.0 ** -1074", 5e-324)] {
            assert_eq!(unsafe { ffi::PyFloat_AS_DOUBLE(evaluate(expression).0) }, value);
        }
        let bytes = evaluate("b'ab\\0c'");
        let length = unsafe { ffi::PyBytes_GET_SIZE(bytes.0) } as usize;
        let data = unsafe { ffi::PyBytes_AS_STRING(bytes.0) }.cast::<u8>();
        assert_eq!(unsafe { std::slice::from_raw_parts(data, length + 1) }, b"ab\0c\0");
    });
}

#[test]
fn a_memoryview_holds_its_view() {
    attached(|| {
        let view = evaluate("memoryview(bytearray(b'abcd'))[1:3]");
        let buffer = unsafe { ffi::PyMemoryView_GET_BUFFER(view.0) };
        if buffer.is_null() {
            return;
        }
        assert_eq!(unsafe { (*buffer).len }, 2);
        assert_eq!(unsafe { (*buffer).buf.cast::<u8>().read() }, b'b');
        assert_eq!(unsafe { ffi::PyMemoryView_GET_BASE(view.0) } as i64, view.int("id(o.obj)"));
    });
}

#[test]
fn a_cached_hash_is_the_hash() {
    attached(|| {
        let string = evaluate("''.join(['ne', 'ver hashed'])");
        assert_eq!(unsafe { ffi::PyUnstable_Unicode_GET_CACHED_HASH(string.0) }, -1);
        let hash = string.int("hash(o)") as isize;
        let cached = unsafe { ffi::PyUnstable_Unicode_GET_CACHED_HASH(string.0) };
        assert!(cached == hash || layout().ascii_data == 0);
    });
}
