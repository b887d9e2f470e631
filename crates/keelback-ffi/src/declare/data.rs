//! `addresses!`, `exceptions!` and `variadic!`: objects, and functions without a fixed signature.

/// Declares objects that C names by their address (`&PyList_Type`), each as an accessor.
macro_rules! addresses {
    ($type:ty:
        $($name:ident = $symbol:ident;)*
        $([$since:literal] $late:ident = $late_symbol:ident;)*
    ) => {
        #[repr(C)]
        #[allow(non_snake_case)]
        struct Addresses {
            $($name: *mut $type,)*
            $($late: *mut $type,)*
        }

        static SLOTS: $crate::declare::Slots<Addresses> = $crate::declare::Slots::new(Addresses {
            $($name: core::ptr::null_mut(),)*
            $($late: core::ptr::null_mut(),)*
        });

        /// The symbols of this file.
        pub(crate) const TABLE: $crate::declare::Table = $crate::declare::Table {
            names: concat!($(stringify!($symbol), "\0",)* $(stringify!($late_symbol), "\0",)*),
            needed: &[$(!stringify!($symbol).is_empty()),*],
            slots: $crate::declare::Destination::Contiguous(SLOTS.get().cast()),
        };

        $(
            #[doc = concat!("The address of CPython's `", stringify!($symbol), "`; null before `load`.")]
            #[inline]
            #[allow(non_snake_case)]
            pub fn $name() -> *mut $type {
                // SAFETY: a plain read of a static that `load` alone writes.
                unsafe { (*SLOTS.get()).$name }
            }
        )*

        $(
            #[doc = concat!("The address of CPython's `", stringify!($late_symbol),
                "`; null before Python ", stringify!($since), ".")]
            #[inline]
            #[allow(non_snake_case)]
            pub fn $late() -> *mut $type {
                // SAFETY: a plain read of a static that `load` alone writes.
                unsafe { (*SLOTS.get()).$late }
            }
        )*
    };
}

/// Declares the exception classes: variables that hold a pointer, in C and here.
macro_rules! exceptions {
    ($($name:ident;)* $([$since:literal] $late:ident;)*) => {
        $(
            #[doc = concat!("`", stringify!($name), "`; null before `load`.")]
            pub static mut $name: *mut $crate::PyObject = core::ptr::null_mut();
        )*
        $(
            #[doc = concat!("`", stringify!($late), "`; null before Python ", stringify!($since), ".")]
            pub static mut $late: *mut $crate::PyObject = core::ptr::null_mut();
        )*

        /// Where they go.
        const VARIABLES: &[*mut *mut core::ffi::c_void] = &[
            $((&raw mut $name).cast(),)*
            $((&raw mut $late).cast(),)*
        ];

        /// The exceptions.
        pub(crate) const TABLE: $crate::declare::Table = $crate::declare::Table {
            names: concat!($(stringify!($name), "\0",)* $(stringify!($late), "\0",)*),
            needed: &[$(!stringify!($name).is_empty()),*],
            slots: $crate::declare::Destination::Pointers(VARIABLES),
        };
    };
}

/// Declares functions with `...`, which Rust can call through a pointer but not define: each is
/// a variable that holds one, so that a call reads as in C.
macro_rules! variadic {
    ($(fn $name:ident($($type:ty),*; ...) $(-> $return:ty)?;)*) => {
        $(
            #[doc = concat!("`", stringify!($name), "`; absent, a call ends the process with a sentence.")]
            #[allow(clippy::missing_transmute_annotations, reason = "the variable says it")]
            pub static mut $name: unsafe extern "C" fn($($type,)* ...) $(-> $return)? =
                // SAFETY: both are pointers to functions; this one does not return.
                unsafe { core::mem::transmute($crate::declare::unloaded as unsafe extern "C" fn()) };
        )*

        /// Where they go.
        const VARIABLES: &[*mut *mut core::ffi::c_void] = &[$((&raw mut $name).cast(),)*];

        /// The functions without a fixed signature.
        pub(crate) const TABLE: $crate::declare::Table = $crate::declare::Table {
            names: concat!($(stringify!($name), "\0",)*),
            needed: &[],
            slots: $crate::declare::Destination::Addresses(VARIABLES),
        };
    };
}

pub(crate) use {addresses, exceptions, variadic};
