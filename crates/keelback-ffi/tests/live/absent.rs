//! What only some versions have.

use keelback_ffi as ffi;

use crate::interpreter::{attached, evaluate, exception};

#[test]
fn a_missing_function_says_what_it_needs() {
    attached(|| {
        let found = ffi::optional::PyFrozenDict_New();
        let missing = ffi::missing().contains(&"PyFrozenDict_New");
        assert_eq!(found.is_none(), missing);
        assert_eq!(missing, ffi::layout().minor < 15);
        let result = unsafe { ffi::PyFrozenDict_New(evaluate("{}").0) };
        if missing {
            assert!(result.is_null());
            let release = ffi::load().unwrap().release().to_owned();
            let expected = format!("SystemError: PyFrozenDict_New needs Python 3.15, this is Python {release}");
            assert_eq!(exception(), expected);
        } else {
            unsafe { ffi::Py_DECREF(result) };
        }
    });
}

#[test]
fn a_function_that_is_gone_says_when() {
    attached(|| {
        if ffi::optional::PyWeakref_GetObject().is_some() {
            return;
        }
        assert!(unsafe { ffi::PyWeakref_GetObject(ffi::Py_None()) }.is_null());
        assert!(exception().contains("PyWeakref_GetObject needs Python 3.9 to 3.14"));
    });
}

#[test]
fn what_is_missing_belongs_to_other_versions() {
    attached(|| {
        let minor = ffi::layout().minor;
        for (name, since) in [
            ("PyList_GetItemRef", 13),
            ("PyDict_GetItemRef", 13),
            ("PyWeakref_GetRef", 13),
            ("PyErr_GetRaisedException", 12),
            ("PyType_FromMetaclass", 12),
            ("PyIter_Send", 10),
            ("PyModule_AddObjectRef", 10),
            ("PyLong_AsInt64", 14),
            ("PyType_GetQualName", 11),
        ] {
            assert_eq!(ffi::missing().contains(&name), minor < since, "{name}");
        }
        assert!(!ffi::missing().contains(&"PyObject_Repr"));
    });
}
