//! `code.h`.

use crate::prelude::*;

capi! { "code.h" =>
    [3.11] fn PyCode_GetCode(code: *mut PyCodeObject) -> *mut PyObject => null_mut();
    [3.9] fn PyCode_NewEmpty(filename: *const c_char, funcname: *const c_char, firstlineno: c_int) -> *mut PyCodeObject => null_mut();
    [3.9] fn PyCode_Addr2Line(arg1: *mut PyCodeObject, arg2: c_int) -> c_int => -1;
    [3.11] fn PyCode_Addr2Location(arg1: *mut PyCodeObject, arg2: c_int, arg3: *mut c_int, arg4: *mut c_int, arg5: *mut c_int, arg6: *mut c_int) -> c_int => -1;
    [3.11] fn PyCode_GetVarnames(code: *mut PyCodeObject) -> *mut PyObject => null_mut();
    [3.11] fn PyCode_GetCellvars(code: *mut PyCodeObject) -> *mut PyObject => null_mut();
    [3.11] fn PyCode_GetFreevars(code: *mut PyCodeObject) -> *mut PyObject => null_mut();
}

macro_rules! code_flags {
    ($($name:ident = $value:literal;)*) => {
        $(
            #[doc = concat!("`", stringify!($name), "`, a flag of a code object.")]
            pub const $name: c_int = $value;
        )*
    };
}

code_flags! {
    CO_OPTIMIZED = 0x0001;
    CO_NEWLOCALS = 0x0002;
    CO_VARARGS = 0x0004;
    CO_VARKEYWORDS = 0x0008;
    CO_NESTED = 0x0010;
    CO_GENERATOR = 0x0020;
    CO_COROUTINE = 0x0080;
    CO_ITERABLE_COROUTINE = 0x0100;
    CO_ASYNC_GENERATOR = 0x0200;
}
