//! `capi!`: functions.

/// Declares the functions of one header; once per file.
///
/// ```text
/// capi! { "dictobject.h" =>
///     fn PyDict_New() -> *mut PyObject;                                needed: `load` fails without it
///     extern "C-unwind" fn PyEval_RestoreThread(state: *mut PyThreadState);     may take the GIL, and is parked
///                                                                      where the thread is ended instead
///     fn PyObject_Vectorcall(...) -> *mut PyObject = before_3_11;      not there: this Rust function
///     [3.13] fn PyDict_Pop(...) -> c_int => -1;                        not there: SystemError, then -1
///     [3.9 to 3.14] fn PyWeakref_GetObject(...) -> ... => null_mut();  gone since
/// }
/// ```
///
/// The lines with a version come last.
macro_rules! capi {
    ($header:literal =>
        $($(extern $abi:literal)? fn $name:ident($($argument:ident: $type:ty),* $(,)?)
            $(-> $return:ty)? $(= $substitute:path)?;)*
        $([$since:literal $(to $until:literal)?]
            $(extern $late_abi:literal)? fn $late:ident($($late_argument:ident: $late_type:ty),* $(,)?)
            $(-> $late_return:ty)? $(=> $failure:expr)?;)*
    ) => {
        #[repr(C)]
        #[allow(non_snake_case, missing_abi)]
        pub(crate) struct Functions {
            $($name: unsafe extern $($abi)? fn($($type),*) $(-> $return)?,)*
            $($late: Option<unsafe extern $($late_abi)? fn($($late_type),*) $(-> $late_return)?>,)*
        }

        impl Functions {
            /// What the slots hold before `load`.
            #[allow(clippy::missing_transmute_annotations, clippy::useless_transmute, reason = "the field says it")]
            pub(crate) const INITIAL: Self = Self {
                $($name: $crate::declare::initial!($($substitute)?),)*
                $($late: None,)*
            };
        }

        /// The symbols of this header.
        pub(crate) const TABLE: Table = Table {
            names: concat!($(stringify!($name), "\0",)* $(stringify!($late), "\0",)*),
            needed: &[$(concat!($(stringify!($substitute))?).is_empty()),*],
            slots: $crate::declare::Destination::Contiguous(Functions::slots().cast()),
        };

        $(
            #[doc = concat!("`", stringify!($name), "` of `", $header, "`.")]
            ///
            /// # Safety
            ///
            /// As [the C API](https://docs.python.org/3/c-api/index.html) documents: an attached
            /// thread, live objects of the kind asked for.
            // Two instructions. Merely `inline`, the functions of a header were one more object file in every crate
            // that is built for debugging.
            #[inline(always)]
            #[allow(non_snake_case, missing_abi, unreachable_pub, clippy::too_many_arguments)]
            pub unsafe extern $($abi)? fn $name($($argument: $type),*) $(-> $return)? {
                // SAFETY: a plain read of a static that `load` alone writes.
                let function = unsafe { (*Functions::slots()).$name };
                // SAFETY: the same function, under the caller's contract.
                $crate::declare::parked!($($abi)?; unsafe { function($($argument),*) })
            }
        )*

        $(
            #[doc = concat!("`", stringify!($late), "` of `", $header, "`, in Python ",
                stringify!($since), $(" to ", stringify!($until),)? " only; elsewhere it raises `SystemError`.")]
            ///
            /// # Safety
            ///
            /// As [the C API](https://docs.python.org/3/c-api/index.html) documents: an attached
            /// thread, live objects of the kind asked for.
            #[inline]
            #[allow(non_snake_case, missing_abi, unreachable_pub, dead_code, clippy::too_many_arguments, clippy::unused_unit)]
            pub unsafe extern $($late_abi)? fn $late($($late_argument: $late_type),*) $(-> $late_return)? {
                // SAFETY: a plain read of a static that `load` alone writes.
                match unsafe { (*Functions::slots()).$late } {
                    // SAFETY: the same function, under the caller's contract.
                    Some(function) => $crate::declare::parked!($($late_abi)?; unsafe { function($($late_argument),*) }),
                    None => {
                        $crate::declare::absent(
                            stringify!($late), stringify!($since), concat!($(stringify!($until))?));
                        $($failure)?
                    }
                }
            }
        )*

        /// The functions that only some versions have, each as `Some` where it is there.
        #[allow(unreachable_pub, reason = "the functions of some headers are wrapped by hand")]
        pub mod optional {
            #[allow(unused_imports)]
            use super::*;

            $(
                #[doc = concat!("[`", stringify!($late), "`](super::", stringify!($late),
                    "), if this Python has it.")]
                #[inline]
                #[allow(non_snake_case, missing_abi, unreachable_pub, dead_code)]
                pub fn $late() -> Option<unsafe extern $($late_abi)? fn($($late_type),*) $(-> $late_return)?> {
                    // SAFETY: a plain read of a static that `load` alone writes.
                    unsafe { (*Functions::slots()).$late }
                }
            )*
        }
    };
}

/// A call, guarded where the function may end the thread.
macro_rules! parked {
    (; $call:expr) => {
        $call
    };
    ($abi:literal; $call:expr) => {{
        let park = $crate::declare::ParkOnUnwind;
        let result = $call;
        park.passed();
        result
    }};
}

/// What a slot holds before `load`: a substitute, or the function that says "not loaded".
macro_rules! initial {
    () => {
        // SAFETY: both are pointers to functions; this one does not return, so that neither its
        // arguments nor its result matter.
        unsafe { core::mem::transmute(unloaded as unsafe extern "C" fn()) }
    };
    ($substitute:path) => {
        $substitute
    };
}

pub(crate) use {capi, initial, parked};
