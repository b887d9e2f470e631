//! `Py_TPFLAGS_*`, and the operators of rich comparison.

use core::ffi::{c_int, c_uint, c_ulong};

macro_rules! flags {
    ($($(#[$doc:meta])* $name:ident = $value:expr;)*) => {
        $($(#[$doc])* pub const $name: c_ulong = $value;)*
    };
}

flags! {
    /// The interpreter keeps the instance's weak references, since Python 3.12.
    Py_TPFLAGS_MANAGED_WEAKREF = 1 << 3;
    /// The interpreter keeps the instance's `__dict__`, since Python 3.11.
    Py_TPFLAGS_MANAGED_DICT = 1 << 4;
    /// `match` takes instances for sequences, since Python 3.10.
    Py_TPFLAGS_SEQUENCE = 1 << 5;
    /// `match` takes instances for mappings, since Python 3.10.
    Py_TPFLAGS_MAPPING = 1 << 6;
    /// The type cannot be called, since Python 3.10.
    Py_TPFLAGS_DISALLOW_INSTANTIATION = 1 << 7;
    /// The type's attributes cannot be set, since Python 3.10.
    Py_TPFLAGS_IMMUTABLETYPE = 1 << 8;
    /// The type is itself allocated on the heap.
    Py_TPFLAGS_HEAPTYPE = 1 << 9;
    /// The type can be subclassed.
    Py_TPFLAGS_BASETYPE = 1 << 10;
    /// Instances may be called by vectorcall.
    Py_TPFLAGS_HAVE_VECTORCALL = 1 << 11;
    /// The type is complete.
    Py_TPFLAGS_READY = 1 << 12;
    /// The type is being completed.
    Py_TPFLAGS_READYING = 1 << 13;
    /// Instances take part in garbage collection.
    Py_TPFLAGS_HAVE_GC = 1 << 14;
    /// Instances behave like unbound methods.
    Py_TPFLAGS_METHOD_DESCRIPTOR = 1 << 17;
    /// The version tag is valid.
    Py_TPFLAGS_VALID_VERSION_TAG = 1 << 19;
    /// The type is abstract.
    Py_TPFLAGS_IS_ABSTRACT = 1 << 20;
    /// `match` binds the instance to one positional pattern, since Python 3.10.
    _Py_TPFLAGS_MATCH_SELF = 1 << 22;
    /// The items lie at the end of the instance, since Python 3.12.
    Py_TPFLAGS_ITEMS_AT_END = 1 << 23;
    /// A subclass of `int`.
    Py_TPFLAGS_LONG_SUBCLASS = 1 << 24;
    /// A subclass of `list`.
    Py_TPFLAGS_LIST_SUBCLASS = 1 << 25;
    /// A subclass of `tuple`.
    Py_TPFLAGS_TUPLE_SUBCLASS = 1 << 26;
    /// A subclass of `bytes`.
    Py_TPFLAGS_BYTES_SUBCLASS = 1 << 27;
    /// A subclass of `str`.
    Py_TPFLAGS_UNICODE_SUBCLASS = 1 << 28;
    /// A subclass of `dict`.
    Py_TPFLAGS_DICT_SUBCLASS = 1 << 29;
    /// A subclass of `BaseException`.
    Py_TPFLAGS_BASE_EXC_SUBCLASS = 1 << 30;
    /// A subclass of `type`.
    Py_TPFLAGS_TYPE_SUBCLASS = 1 << 31;
    /// What every type has; 1 << 18 is `HAVE_VERSION_TAG`, which older versions read.
    Py_TPFLAGS_DEFAULT = 1 << 18;
    /// The type has `tp_finalize`.
    Py_TPFLAGS_HAVE_FINALIZE = 1;
    /// The type has a version tag.
    Py_TPFLAGS_HAVE_VERSION_TAG = 1 << 18;
}

/// `<`
pub const Py_LT: c_int = 0;
/// `<=`
pub const Py_LE: c_int = 1;
/// `==`
pub const Py_EQ: c_int = 2;
/// `!=`
pub const Py_NE: c_int = 3;
/// `>`
pub const Py_GT: c_int = 4;
/// `>=`
pub const Py_GE: c_int = 5;

/// `str` rather than `repr`, for `PyFile_WriteObject`.
pub const Py_PRINT_RAW: c_int = 1;

/// `None`, for `Py_GetConstant`.
pub const Py_CONSTANT_NONE: c_uint = 0;
/// `False`, for `Py_GetConstant`.
pub const Py_CONSTANT_FALSE: c_uint = 1;
/// `True`, for `Py_GetConstant`.
pub const Py_CONSTANT_TRUE: c_uint = 2;
/// `...`, for `Py_GetConstant`.
pub const Py_CONSTANT_ELLIPSIS: c_uint = 3;
/// `NotImplemented`, for `Py_GetConstant`.
pub const Py_CONSTANT_NOT_IMPLEMENTED: c_uint = 4;
/// `0`, for `Py_GetConstant`.
pub const Py_CONSTANT_ZERO: c_uint = 5;
/// `1`, for `Py_GetConstant`.
pub const Py_CONSTANT_ONE: c_uint = 6;
/// `""`, for `Py_GetConstant`.
pub const Py_CONSTANT_EMPTY_STR: c_uint = 7;
/// `b""`, for `Py_GetConstant`.
pub const Py_CONSTANT_EMPTY_BYTES: c_uint = 8;
/// `()`, for `Py_GetConstant`.
pub const Py_CONSTANT_EMPTY_TUPLE: c_uint = 9;

/// Counts the vectorcall's first argument out: the callee may overwrite what is before it.
pub const PY_VECTORCALL_ARGUMENTS_OFFSET: usize = 1 << (usize::BITS - 1);
