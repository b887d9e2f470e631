//! `PyTypeObject` and the tables it points to, as they are in a build with the GIL.
//!
//! The fields have not moved from 3.9 to 3.15. In a free-threaded build each lies
//! [`Layout::type_shift`](crate::Layout) further: [`type_field`](crate::type_field) finds it.

use core::ffi::{c_char, c_int, c_uint, c_ulong, c_void};

use crate::{
    Py_buffer, Py_hash_t, Py_ssize_t, PyGetSetDef, PyMemberDef, PyMethodDef, PyObject, PyVarObject,
};

/// `unaryfunc` of `object.h`.
pub type unaryfunc = unsafe extern "C" fn(*mut PyObject) -> *mut PyObject;
/// `binaryfunc` of `object.h`.
pub type binaryfunc = unsafe extern "C" fn(*mut PyObject, *mut PyObject) -> *mut PyObject;
/// `ternaryfunc` of `object.h`.
pub type ternaryfunc =
    unsafe extern "C" fn(*mut PyObject, *mut PyObject, *mut PyObject) -> *mut PyObject;
/// `inquiry` of `object.h`.
pub type inquiry = unsafe extern "C" fn(*mut PyObject) -> c_int;
/// `lenfunc` of `object.h`.
pub type lenfunc = unsafe extern "C" fn(*mut PyObject) -> Py_ssize_t;
/// `ssizeargfunc` of `object.h`.
pub type ssizeargfunc = unsafe extern "C" fn(*mut PyObject, Py_ssize_t) -> *mut PyObject;
/// `ssizessizeargfunc` of `object.h`.
pub type ssizessizeargfunc =
    unsafe extern "C" fn(*mut PyObject, Py_ssize_t, Py_ssize_t) -> *mut PyObject;
/// `ssizeobjargproc` of `object.h`.
pub type ssizeobjargproc = unsafe extern "C" fn(*mut PyObject, Py_ssize_t, *mut PyObject) -> c_int;
/// `ssizessizeobjargproc` of `object.h`.
pub type ssizessizeobjargproc =
    unsafe extern "C" fn(*mut PyObject, Py_ssize_t, Py_ssize_t, arg4: *mut PyObject) -> c_int;
/// `objobjargproc` of `object.h`.
pub type objobjargproc =
    unsafe extern "C" fn(*mut PyObject, *mut PyObject, *mut PyObject) -> c_int;
/// `objobjproc` of `object.h`.
pub type objobjproc = unsafe extern "C" fn(*mut PyObject, *mut PyObject) -> c_int;
/// `visitproc` of `object.h`.
pub type visitproc = unsafe extern "C" fn(object: *mut PyObject, arg: *mut c_void) -> c_int;
/// `traverseproc` of `object.h`.
pub type traverseproc =
    unsafe extern "C" fn(slf: *mut PyObject, visit: visitproc, arg: *mut c_void) -> c_int;
/// `freefunc` of `object.h`.
pub type freefunc = unsafe extern "C" fn(*mut c_void);
/// `destructor` of `object.h`.
pub type destructor = unsafe extern "C" fn(*mut PyObject);
/// `getattrfunc` of `object.h`.
pub type getattrfunc = unsafe extern "C" fn(*mut PyObject, *mut c_char) -> *mut PyObject;
/// `getattrofunc` of `object.h`.
pub type getattrofunc = unsafe extern "C" fn(*mut PyObject, *mut PyObject) -> *mut PyObject;
/// `setattrfunc` of `object.h`.
pub type setattrfunc = unsafe extern "C" fn(*mut PyObject, *mut c_char, *mut PyObject) -> c_int;
/// `setattrofunc` of `object.h`.
pub type setattrofunc = unsafe extern "C" fn(*mut PyObject, *mut PyObject, *mut PyObject) -> c_int;
/// `reprfunc` of `object.h`.
pub type reprfunc = unsafe extern "C" fn(*mut PyObject) -> *mut PyObject;
/// `hashfunc` of `object.h`.
pub type hashfunc = unsafe extern "C" fn(*mut PyObject) -> Py_hash_t;
/// `richcmpfunc` of `object.h`.
pub type richcmpfunc =
    unsafe extern "C" fn(*mut PyObject, *mut PyObject, c_int) -> *mut PyObject;
/// `getiterfunc` of `object.h`.
pub type getiterfunc = unsafe extern "C" fn(*mut PyObject) -> *mut PyObject;
/// `iternextfunc` of `object.h`.
pub type iternextfunc = unsafe extern "C" fn(*mut PyObject) -> *mut PyObject;
/// `descrgetfunc` of `object.h`.
pub type descrgetfunc =
    unsafe extern "C" fn(*mut PyObject, *mut PyObject, *mut PyObject) -> *mut PyObject;
/// `descrsetfunc` of `object.h`.
pub type descrsetfunc = unsafe extern "C" fn(*mut PyObject, *mut PyObject, *mut PyObject) -> c_int;
/// `initproc` of `object.h`.
pub type initproc = unsafe extern "C" fn(*mut PyObject, *mut PyObject, *mut PyObject) -> c_int;
/// `newfunc` of `object.h`.
pub type newfunc =
    unsafe extern "C" fn(*mut PyTypeObject, *mut PyObject, *mut PyObject) -> *mut PyObject;
/// `allocfunc` of `object.h`.
pub type allocfunc = unsafe extern "C" fn(*mut PyTypeObject, Py_ssize_t) -> *mut PyObject;
/// `vectorcallfunc` of `object.h`.
pub type vectorcallfunc = unsafe extern "C" fn(
    callable: *mut PyObject,
    args: *const *mut PyObject,
    nargsf: usize,
    kwnames: *mut PyObject,
) -> *mut PyObject;
/// `sendfunc` of `object.h`.
pub type sendfunc = unsafe extern "C" fn(
    iter: *mut PyObject,
    value: *mut PyObject,
    result: *mut *mut PyObject,
) -> PySendResult;
/// `getbufferproc` of `object.h`.
pub type getbufferproc = unsafe extern "C" fn(*mut PyObject, *mut Py_buffer, c_int) -> c_int;
/// `releasebufferproc` of `object.h`.
pub type releasebufferproc = unsafe extern "C" fn(*mut PyObject, *mut Py_buffer);
/// `PyType_WatchCallback` of `object.h`.
pub type PyType_WatchCallback = unsafe extern "C" fn(r#type: *mut PyObject) -> c_int;

/// How a step of a coroutine or generator ended.
#[repr(C)]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PySendResult {
    /// It returned.
    PYGEN_RETURN = 0,
    /// It raised.
    PYGEN_ERROR = -1,
    /// It yielded.
    PYGEN_NEXT = 1,
}

macro_rules! protocol {
    ($(#[$doc:meta])* $name:ident { $($field:ident: $type:ty,)* }) => {
        $(#[$doc])*
        #[repr(C)]
        #[derive(Debug, Clone, Copy, Default)]
        #[allow(missing_docs)]
        pub struct $name {
            $(pub $field: Option<$type>,)*
        }
    };
}

protocol! {
    /// The asynchronous slots of a type. `am_send` is there since Python 3.10.
    PyAsyncMethods {
        am_await: unaryfunc,
        am_aiter: unaryfunc,
        am_anext: unaryfunc,
        am_send: sendfunc,
    }
}

protocol! {
    /// The mapping slots of a type.
    PyMappingMethods {
        mp_length: lenfunc,
        mp_subscript: binaryfunc,
        mp_ass_subscript: objobjargproc,
    }
}

protocol! {
    /// The buffer slots of a type.
    PyBufferProcs {
        bf_getbuffer: getbufferproc,
        bf_releasebuffer: releasebufferproc,
    }
}

protocol! {
    /// The number slots of a type.
    PyNumberMethods {
        nb_add: binaryfunc,
        nb_subtract: binaryfunc,
        nb_multiply: binaryfunc,
        nb_remainder: binaryfunc,
        nb_divmod: binaryfunc,
        nb_power: ternaryfunc,
        nb_negative: unaryfunc,
        nb_positive: unaryfunc,
        nb_absolute: unaryfunc,
        nb_bool: inquiry,
        nb_invert: unaryfunc,
        nb_lshift: binaryfunc,
        nb_rshift: binaryfunc,
        nb_and: binaryfunc,
        nb_xor: binaryfunc,
        nb_or: binaryfunc,
        nb_int: unaryfunc,
        nb_reserved: unaryfunc,
        nb_float: unaryfunc,
        nb_inplace_add: binaryfunc,
        nb_inplace_subtract: binaryfunc,
        nb_inplace_multiply: binaryfunc,
        nb_inplace_remainder: binaryfunc,
        nb_inplace_power: ternaryfunc,
        nb_inplace_lshift: binaryfunc,
        nb_inplace_rshift: binaryfunc,
        nb_inplace_and: binaryfunc,
        nb_inplace_xor: binaryfunc,
        nb_inplace_or: binaryfunc,
        nb_floor_divide: binaryfunc,
        nb_true_divide: binaryfunc,
        nb_inplace_floor_divide: binaryfunc,
        nb_inplace_true_divide: binaryfunc,
        nb_index: unaryfunc,
        nb_matrix_multiply: binaryfunc,
        nb_inplace_matrix_multiply: binaryfunc,
    }
}

protocol! {
    /// The sequence slots of a type.
    PySequenceMethods {
        sq_length: lenfunc,
        sq_concat: binaryfunc,
        sq_repeat: ssizeargfunc,
        sq_item: ssizeargfunc,
        was_sq_slice: unaryfunc,
        sq_ass_item: ssizeobjargproc,
        was_sq_ass_slice: unaryfunc,
        sq_contains: objobjproc,
        sq_inplace_concat: binaryfunc,
        sq_inplace_repeat: ssizeargfunc,
    }
}

/// A type, to its last field that all of 3.9 to 3.15 have.
#[repr(C)]
#[derive(Debug)]
#[allow(missing_docs)]
pub struct PyTypeObject {
    pub ob_base: PyVarObject,
    pub tp_name: *const c_char,
    pub tp_basicsize: Py_ssize_t,
    pub tp_itemsize: Py_ssize_t,
    pub tp_dealloc: Option<destructor>,
    pub tp_vectorcall_offset: Py_ssize_t,
    pub tp_getattr: Option<getattrfunc>,
    pub tp_setattr: Option<setattrfunc>,
    pub tp_as_async: *mut PyAsyncMethods,
    pub tp_repr: Option<reprfunc>,
    pub tp_as_number: *mut PyNumberMethods,
    pub tp_as_sequence: *mut PySequenceMethods,
    pub tp_as_mapping: *mut PyMappingMethods,
    pub tp_hash: Option<hashfunc>,
    pub tp_call: Option<ternaryfunc>,
    pub tp_str: Option<reprfunc>,
    pub tp_getattro: Option<getattrofunc>,
    pub tp_setattro: Option<setattrofunc>,
    pub tp_as_buffer: *mut PyBufferProcs,
    pub tp_flags: c_ulong,
    pub tp_doc: *const c_char,
    pub tp_traverse: Option<traverseproc>,
    pub tp_clear: Option<inquiry>,
    pub tp_richcompare: Option<richcmpfunc>,
    pub tp_weaklistoffset: Py_ssize_t,
    pub tp_iter: Option<getiterfunc>,
    pub tp_iternext: Option<iternextfunc>,
    pub tp_methods: *mut PyMethodDef,
    pub tp_members: *mut PyMemberDef,
    pub tp_getset: *mut PyGetSetDef,
    pub tp_base: *mut PyTypeObject,
    pub tp_dict: *mut PyObject,
    pub tp_descr_get: Option<descrgetfunc>,
    pub tp_descr_set: Option<descrsetfunc>,
    pub tp_dictoffset: Py_ssize_t,
    pub tp_init: Option<initproc>,
    pub tp_alloc: Option<allocfunc>,
    pub tp_new: Option<newfunc>,
    pub tp_free: Option<freefunc>,
    pub tp_is_gc: Option<inquiry>,
    pub tp_bases: *mut PyObject,
    pub tp_mro: *mut PyObject,
    pub tp_cache: *mut PyObject,
    pub tp_subclasses: *mut PyObject,
    pub tp_weaklist: *mut PyObject,
    pub tp_del: Option<destructor>,
    pub tp_version_tag: c_uint,
    pub tp_finalize: Option<destructor>,
    pub tp_vectorcall: Option<vectorcallfunc>,
}

/// One slot of a [`PyType_Spec`].
#[repr(C)]
#[derive(Debug, Clone, Copy)]
pub struct PyType_Slot {
    /// Which: one of the `Py_tp_*` and kin; 0 ends the list.
    pub slot: c_int,
    /// A function, or what the slot asks for.
    pub pfunc: *mut c_void,
}

impl Default for PyType_Slot {
    #[inline]
    fn default() -> Self {
        Self { slot: 0, pfunc: core::ptr::null_mut() }
    }
}

/// What `PyType_FromSpec` makes a type of.
#[repr(C)]
#[derive(Debug, Clone, Copy)]
pub struct PyType_Spec {
    /// With the module before the last dot.
    pub name: *const c_char,
    /// The size of an instance; 0 inherits the base's.
    pub basicsize: c_int,
    /// The size of an item of a variable-size type.
    pub itemsize: c_int,
    /// `Py_TPFLAGS_*`.
    pub flags: c_uint,
    /// Ended by a slot 0.
    pub slots: *mut PyType_Slot,
}

impl Default for PyType_Spec {
    #[inline]
    fn default() -> Self {
        Self {
            name: core::ptr::null(),
            basicsize: 0,
            itemsize: 0,
            flags: 0,
            slots: core::ptr::null_mut(),
        }
    }
}
