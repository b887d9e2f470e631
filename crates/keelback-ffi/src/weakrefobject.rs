//! `weakrefobject.h`.

use crate::prelude::*;

capi! { "weakrefobject.h" =>
    fn PyWeakref_NewRef(ob: *mut PyObject, callback: *mut PyObject) -> *mut PyObject;
    fn PyWeakref_NewProxy(ob: *mut PyObject, callback: *mut PyObject) -> *mut PyObject;
    [3.9 to 3.14] fn PyWeakref_GetObject(reference: *mut PyObject) -> *mut PyObject => null_mut();
    [3.13] fn PyWeakref_GetRef(reference: *mut PyObject, pobj: *mut *mut PyObject) -> c_int => -1;
    [3.14] fn PyWeakref_IsDead(reference: *mut PyObject) -> c_int => -1;
}
