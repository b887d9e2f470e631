//! `pymem.h`.

use crate::prelude::*;

capi! { "pymem.h" =>
    fn PyMem_Malloc(size: usize) -> *mut c_void;
    fn PyMem_Realloc(ptr: *mut c_void, new_size: usize) -> *mut c_void;
    fn PyMem_Free(ptr: *mut c_void);
    fn PyMem_RawMalloc(size: usize) -> *mut c_void;
    fn PyMem_RawCalloc(nelem: usize, elsize: usize) -> *mut c_void;
    fn PyMem_RawRealloc(ptr: *mut c_void, new_size: usize) -> *mut c_void;
    fn PyMem_RawFree(ptr: *mut c_void);
    fn PyMem_Calloc(nelem: usize, elsize: usize) -> *mut c_void;
}
