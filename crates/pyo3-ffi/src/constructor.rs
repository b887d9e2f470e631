//! Binding when the library is loaded: a hand-written init function calls the C API at once.

/// Binds to the interpreter that is loading the library.
///
/// Whether that works does not matter here: there may be no interpreter, in a program that starts
/// one later, and if the one that is there cannot be used, the init function says so.
extern "C" fn bind() {
    let _ = keelback_ffi::load();
}

/// What the loader calls after it has loaded the library.
#[used]
#[cfg_attr(windows, unsafe(link_section = ".CRT$XCU"))]
#[cfg_attr(target_vendor = "apple", unsafe(link_section = "__DATA,__mod_init_func"))]
#[cfg_attr(not(any(windows, target_vendor = "apple")), unsafe(link_section = ".init_array"))]
static BIND: extern "C" fn() = bind;
