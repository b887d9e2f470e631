//! Types of other libraries that a crate declares by hand, as `numpy` does its arrays.

/// Says that a struct stands for a type of another library, so that `Bound<Struct>` dereferences to `Bound<PyAny>`.
///
/// The struct has to be a `#[repr(transparent)]` [`PyAny`](crate::PyAny), and needs a hand-written
/// [`PyTypeInfo`](crate::PyTypeInfo). Crates that do this read the library's C structs, which begin with the object header
/// of builds with the GIL. So a library that holds such a crate refuses, with an `ImportError`, to be imported by a
/// free-threaded Python.
#[doc(hidden)]
#[macro_export]
macro_rules! pyobject_native_type_named {
    ($name:ty $(;$generics:ident)*) => {
        impl $crate::type_object::DerefToPyAny for $name {}

        const _: () = {
            #[allow(unsafe_code, reason = "the section is the loader's list of functions to call, and this is one")]
            #[used]
            #[cfg_attr(windows, unsafe(link_section = ".CRT$XCU"))]
            #[cfg_attr(target_vendor = "apple", unsafe(link_section = "__DATA,__mod_init_func"))]
            #[cfg_attr(not(any(windows, target_vendor = "apple")), unsafe(link_section = ".init_array"))]
            static EMBEDS_HEADER: extern "C" fn() = $crate::ffi::embeds_header;
        };
    };
}
