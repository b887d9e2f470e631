//! The numbers of a type's slots, and of a module's.
//!
//! They are part of the stable ABI ([PEP 384](https://peps.python.org/pep-0384/)). Python 3.15
//! renumbers some of them for [`PySlot`] arrays and goes on taking these everywhere else.

use core::ffi::{c_int, c_void};

macro_rules! slots {
    ($($name:ident = $number:literal;)*) => {
        $(
            #[doc = concat!("Slot ", stringify!($number), ".")]
            pub const $name: c_int = $number;
        )*
    };
}

slots! {
    Py_bf_getbuffer = 1;
    Py_bf_releasebuffer = 2;
    Py_mp_ass_subscript = 3;
    Py_mp_length = 4;
    Py_mp_subscript = 5;
    Py_nb_absolute = 6;
    Py_nb_add = 7;
    Py_nb_and = 8;
    Py_nb_bool = 9;
    Py_nb_divmod = 10;
    Py_nb_float = 11;
    Py_nb_floor_divide = 12;
    Py_nb_index = 13;
    Py_nb_inplace_add = 14;
    Py_nb_inplace_and = 15;
    Py_nb_inplace_floor_divide = 16;
    Py_nb_inplace_lshift = 17;
    Py_nb_inplace_multiply = 18;
    Py_nb_inplace_or = 19;
    Py_nb_inplace_power = 20;
    Py_nb_inplace_remainder = 21;
    Py_nb_inplace_rshift = 22;
    Py_nb_inplace_subtract = 23;
    Py_nb_inplace_true_divide = 24;
    Py_nb_inplace_xor = 25;
    Py_nb_int = 26;
    Py_nb_invert = 27;
    Py_nb_lshift = 28;
    Py_nb_multiply = 29;
    Py_nb_negative = 30;
    Py_nb_or = 31;
    Py_nb_positive = 32;
    Py_nb_power = 33;
    Py_nb_remainder = 34;
    Py_nb_rshift = 35;
    Py_nb_subtract = 36;
    Py_nb_true_divide = 37;
    Py_nb_xor = 38;
    Py_sq_ass_item = 39;
    Py_sq_concat = 40;
    Py_sq_contains = 41;
    Py_sq_inplace_concat = 42;
    Py_sq_inplace_repeat = 43;
    Py_sq_item = 44;
    Py_sq_length = 45;
    Py_sq_repeat = 46;
    Py_tp_alloc = 47;
    Py_tp_base = 48;
    Py_tp_bases = 49;
    Py_tp_call = 50;
    Py_tp_clear = 51;
    Py_tp_dealloc = 52;
    Py_tp_del = 53;
    Py_tp_descr_get = 54;
    Py_tp_descr_set = 55;
    Py_tp_doc = 56;
    Py_tp_getattr = 57;
    Py_tp_getattro = 58;
    Py_tp_hash = 59;
    Py_tp_init = 60;
    Py_tp_is_gc = 61;
    Py_tp_iter = 62;
    Py_tp_iternext = 63;
    Py_tp_methods = 64;
    Py_tp_new = 65;
    Py_tp_repr = 66;
    Py_tp_richcompare = 67;
    Py_tp_setattr = 68;
    Py_tp_setattro = 69;
    Py_tp_str = 70;
    Py_tp_traverse = 71;
    Py_tp_members = 72;
    Py_tp_getset = 73;
    Py_tp_free = 74;
    Py_nb_matrix_multiply = 75;
    Py_nb_inplace_matrix_multiply = 76;
    Py_am_await = 77;
    Py_am_aiter = 78;
    Py_am_anext = 79;
    Py_tp_finalize = 80;
    Py_am_send = 81;
    Py_tp_vectorcall = 82;
    Py_tp_token = 83;
    Py_mod_create = 1;
    Py_mod_exec = 2;
    Py_mod_multiple_interpreters = 3;
    Py_mod_gil = 4;
    Py_mod_name = 100;
    Py_mod_doc = 101;
    Py_mod_state_size = 102;
    Py_mod_methods = 103;
    Py_mod_state_traverse = 104;
    Py_mod_state_clear = 105;
    Py_mod_state_free = 106;
    Py_mod_abi = 109;
    Py_mod_token = 110;
}

/// The module refuses to be imported in a subinterpreter.
pub const Py_MOD_MULTIPLE_INTERPRETERS_NOT_SUPPORTED: *mut c_void = core::ptr::null_mut();
/// The module can be imported in subinterpreters that share the GIL.
pub const Py_MOD_MULTIPLE_INTERPRETERS_SUPPORTED: *mut c_void = core::ptr::without_provenance_mut(1);
/// The module can be imported in subinterpreters with their own GIL.
pub const Py_MOD_PER_INTERPRETER_GIL_SUPPORTED: *mut c_void = core::ptr::without_provenance_mut(2);
/// The module relies on the GIL.
pub const Py_MOD_GIL_USED: *mut c_void = core::ptr::null_mut();
/// The module does without the GIL.
pub const Py_MOD_GIL_NOT_USED: *mut c_void = core::ptr::without_provenance_mut(1);

/// One slot of what `PyModExport_*` returns, since Python 3.15
/// ([PEP 793](https://peps.python.org/pep-0793/)).
///
/// Python 3.15 gives some slots a second number for these arrays: `Py_mod_create` 84,
/// `Py_mod_exec` 85, `Py_mod_multiple_interpreters` 86, `Py_mod_gil` 87.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct PySlot {
    /// The slot's number; 0 ends the list.
    pub sl_id: u16,
    /// `PySlot_*`.
    pub sl_flags: u16,
    /// Zero.
    pub sl_reserved: u32,
    /// What the slot asks for.
    pub sl_value: PySlotValue,
}

/// What a [`PySlot`] holds.
#[repr(C)]
#[derive(Clone, Copy)]
pub union PySlotValue {
    /// Data.
    pub sl_ptr: *mut c_void,
    /// A function.
    pub sl_func: Option<unsafe extern "C" fn()>,
    /// A size.
    pub sl_size: isize,
    /// A signed number.
    pub sl_int64: i64,
    /// An unsigned number.
    pub sl_uint64: u64,
}

/// A version that does not know the slot passes it over.
pub const PySlot_OPTIONAL: u16 = 1;
/// What the slot points to lives as long as the process.
pub const PySlot_STATIC: u16 = 2;
/// The slot holds a pointer, whatever it asks for.
pub const PySlot_INTPTR: u16 = 4;

/// What a library was compiled for, the value of `Py_mod_abi`, since Python 3.15.
#[repr(C)]
#[derive(Debug, Clone, Copy)]
pub struct PyABIInfo {
    /// Of this struct: 1.
    pub abiinfo_major_version: u8,
    /// Of this struct: 0.
    pub abiinfo_minor_version: u8,
    /// `PyABIInfo_*`.
    pub flags: u16,
    /// The Python whose headers were used.
    pub build_version: u32,
    /// The version whose ABI is used.
    pub abi_version: u32,
}

/// Uses the stable ABI.
pub const PyABIInfo_STABLE: u16 = 1;
/// Works with the GIL.
pub const PyABIInfo_GIL: u16 = 2;
/// Works without the GIL.
pub const PyABIInfo_FREETHREADED: u16 = 4;
/// Uses what is internal to CPython.
pub const PyABIInfo_INTERNAL: u16 = 8;
/// Works with the GIL and without.
pub const PyABIInfo_FREETHREADING_AGNOSTIC: u16 = PyABIInfo_GIL | PyABIInfo_FREETHREADED;
