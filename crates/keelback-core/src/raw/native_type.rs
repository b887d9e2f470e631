//! What makes a Rust type stand for one of Python's own types or exceptions.
//!
//! None of these types has values: they are only the parameter of a handle.

/// Declares a type that the C API names: `PyList, "builtins", "list", PyList_Type, check:
/// PyList_Check, exact: PyList_CheckExact`.
macro_rules! native_type {
    ($(#[$meta:meta])* $name:ident, $module:tt, $python:tt, $type:ident $(, check: $check:ident)? $(, exact: $exact:ident)?) => {
        $crate::raw::native_type::opaque!($(#[$meta])* $name);

        #[allow(unsafe_code, reason = "the macro is part of raw")]
        // SAFETY: the type object is static in the interpreter, and the check is CPython's own for this type.
        unsafe impl $crate::type_object::PyTypeInfo for $name {
            const TYPE_HINT: $crate::inspect::PyStaticExpr = $crate::type_hint_identifier!($module, $python);

            #[inline]
            fn type_object_raw(_py: $crate::marker::Python<'_>) -> *mut $crate::ffi::PyTypeObject {
                $crate::ffi::$type()
            }

            $(
                #[inline]
                fn is_type_of(object: &$crate::instance::Bound<'_, $crate::types::PyAny>) -> bool {
                    // SAFETY: any live object may be asked.
                    unsafe { $crate::ffi::$check(object.as_ptr()) != 0 }
                }
            )?

            $(
                #[inline]
                fn is_exact_type_of(object: &$crate::instance::Bound<'_, $crate::types::PyAny>) -> bool {
                    // SAFETY: any live object may be asked.
                    unsafe { $crate::ffi::$exact(object.as_ptr()) != 0 }
                }
            )?
        }
    };
}

/// Declares the type of a singleton, which the C API does not name.
macro_rules! singleton_type {
    ($(#[$meta:meta])* $name:ident, $hint:expr, $singleton:ident) => {
        $crate::raw::native_type::opaque!($(#[$meta])* $name);

        #[allow(unsafe_code, reason = "the macro is part of raw")]
        // SAFETY: the type of a singleton is static in the interpreter, and the singleton is its only instance.
        unsafe impl $crate::type_object::PyTypeInfo for $name {
            const TYPE_HINT: $crate::inspect::PyStaticExpr = $hint;

            #[inline]
            fn type_object_raw(_py: $crate::marker::Python<'_>) -> *mut $crate::ffi::PyTypeObject {
                // SAFETY: the singleton is a live object.
                unsafe { $crate::ffi::Py_TYPE($crate::ffi::$singleton()) }
            }

            #[inline]
            fn is_type_of(object: &$crate::instance::Bound<'_, $crate::types::PyAny>) -> bool {
                object.as_ptr() == $crate::ffi::$singleton()
            }

            #[inline]
            fn is_exact_type_of(object: &$crate::instance::Bound<'_, $crate::types::PyAny>) -> bool {
                object.as_ptr() == $crate::ffi::$singleton()
            }
        }
    };
}

/// Declares a type that a Python module holds: it is imported when somebody asks for it first.
macro_rules! imported_type {
    ($(#[$meta:meta])* $name:ident, $module:tt, $attribute:tt $(, check: $check:path)?) => {
        $crate::raw::native_type::opaque!($(#[$meta])* $name);

        #[allow(unsafe_code, reason = "the macro is part of raw")]
        // SAFETY: the cell keeps the class alive for as long as the interpreter; the check, where there is one, says
        // yes to instances only.
        unsafe impl $crate::type_object::PyTypeInfo for $name {
            const TYPE_HINT: $crate::inspect::PyStaticExpr = $crate::type_hint_identifier!($module, $attribute);

            #[inline]
            fn type_object_raw(py: $crate::marker::Python<'_>) -> *mut $crate::ffi::PyTypeObject {
                static CELL: $crate::sync::interpreter::ObjectCell = $crate::sync::interpreter::ObjectCell::new();
                $crate::exceptions::class::imported(py, &CELL, $module, $attribute)
            }

            $(
                #[inline]
                fn is_type_of(object: &$crate::instance::Bound<'_, $crate::types::PyAny>) -> bool {
                    $check(object)
                }
            )?
        }
    };
}

/// Declares a type that the C API names in newer versions only; older ones get a stand-in that nothing is an instance of.
macro_rules! late_type {
    ($(#[$meta:meta])* $name:ident, $module:tt, $python:tt, $type:ident, $stand_in:literal, $check:ident, $exact:ident) => {
        $crate::raw::native_type::opaque!($(#[$meta])* $name);

        #[allow(unsafe_code, reason = "the macro is part of raw")]
        // SAFETY: the type object is static in the interpreter where it exists, and kept alive by the cell elsewhere;
        // the checks are CPython's own for this type, and say no elsewhere.
        unsafe impl $crate::type_object::PyTypeInfo for $name {
            const TYPE_HINT: $crate::inspect::PyStaticExpr = $crate::type_hint_identifier!($module, $python);

            #[inline]
            fn type_object_raw(py: $crate::marker::Python<'_>) -> *mut $crate::ffi::PyTypeObject {
                static CELL: $crate::sync::interpreter::ObjectCell = $crate::sync::interpreter::ObjectCell::new();
                let class = $crate::ffi::$type();
                if class.is_null() {
                    return $crate::exceptions::class::created::<$crate::types::PyAny>(py, &CELL, $stand_in, None);
                }
                class
            }

            #[inline]
            fn is_type_of(object: &$crate::instance::Bound<'_, $crate::types::PyAny>) -> bool {
                // SAFETY: any live object may be asked.
                unsafe { $crate::ffi::$check(object.as_ptr()) != 0 }
            }

            #[inline]
            fn is_exact_type_of(object: &$crate::instance::Bound<'_, $crate::types::PyAny>) -> bool {
                // SAFETY: any live object may be asked.
                unsafe { $crate::ffi::$exact(object.as_ptr()) != 0 }
            }
        }
    };
}

/// The struct itself.
macro_rules! opaque {
    ($(#[$meta:meta])* $name:ident) => {
        $(#[$meta])*
        #[repr(transparent)]
        pub struct $name(#[allow(dead_code)] $crate::types::PyAny);

        impl $crate::type_object::DerefToPyAny for $name {}
    };
}

/// Lets classes be built on an exception class.
macro_rules! native_base {
    ($name:ident) => {
        #[allow(unsafe_code, reason = "the macro is part of raw")]
        // SAFETY: instances of these types have one size, which is looked up when a class is built on one.
        unsafe impl $crate::class::base::ClassBase for $name {
            const GETS_ARGUMENTS: bool = true;
            type Flag = $crate::class::flag::NoFlag;
            type Initializer = $crate::class::initializer::NativeInitializer<Self>;
        }
    };
}

/// Makes a declared struct stand for the exception class that a function returns.
macro_rules! lazy_exception {
    ($name:ident, $module:tt, $python:tt, $class:path) => {
        $crate::__exception_impls!($name);
        $crate::raw::native_type::native_base!($name);

        #[allow(unsafe_code, reason = "the macro is part of raw")]
        // SAFETY: the function keeps the class alive for as long as the interpreter.
        unsafe impl $crate::type_object::PyTypeInfo for $name {
            const TYPE_HINT: $crate::inspect::PyStaticExpr = $crate::type_hint_identifier!($module, $python);

            #[inline]
            fn type_object_raw(py: $crate::marker::Python<'_>) -> *mut $crate::ffi::PyTypeObject {
                $class(py).as_ptr().cast()
            }
        }
    };
}

/// Declares an exception class that the C API names.
macro_rules! builtin_exception {
    ($(#[$meta:meta])* $name:ident, $python:tt, $class:ident) => {
        $(#[$meta])*
        #[repr(transparent)]
        pub struct $name(#[allow(dead_code)] $crate::types::PyAny);

        $crate::__exception_impls!($name);
        $crate::raw::native_type::native_base!($name);

        #[allow(unsafe_code, reason = "the macro is part of raw")]
        // SAFETY: built-in exception classes are static in the interpreter.
        unsafe impl $crate::type_object::PyTypeInfo for $name {
            const TYPE_HINT: $crate::inspect::PyStaticExpr = $crate::type_hint_identifier!("builtins", $python);

            #[inline]
            fn type_object_raw(_py: $crate::marker::Python<'_>) -> *mut $crate::ffi::PyTypeObject {
                // SAFETY: a plain read of what `load` filled in before anybody could have a token.
                unsafe { $crate::ffi::$class }.cast()
            }
        }
    };
}

/// Declares an exception class that the C API names in newer versions only; older ones get a stand-in that nothing
/// is an instance of.
macro_rules! late_exception {
    ($(#[$meta:meta])* $name:ident, $python:tt, $class:ident, $stand_in:literal, $base:ty) => {
        $(#[$meta])*
        #[repr(transparent)]
        pub struct $name(#[allow(dead_code)] $crate::types::PyAny);

        $crate::__exception_impls!($name);
        $crate::raw::native_type::native_base!($name);

        #[allow(unsafe_code, reason = "the macro is part of raw")]
        // SAFETY: the class is static in the interpreter where it exists, and kept alive by the cell elsewhere.
        unsafe impl $crate::type_object::PyTypeInfo for $name {
            const TYPE_HINT: $crate::inspect::PyStaticExpr = $crate::type_hint_identifier!("builtins", $python);

            #[inline]
            fn type_object_raw(py: $crate::marker::Python<'_>) -> *mut $crate::ffi::PyTypeObject {
                static CELL: $crate::sync::interpreter::ObjectCell = $crate::sync::interpreter::ObjectCell::new();
                // SAFETY: a plain read of what `load` filled in before anybody could have a token.
                let class = unsafe { $crate::ffi::$class };
                if class.is_null() {
                    $crate::exceptions::class::created::<$base>(py, &CELL, $stand_in, None)
                } else {
                    class.cast()
                }
            }
        }
    };
}

pub(crate) use {
    builtin_exception, imported_type, late_exception, late_type, lazy_exception, native_base, native_type, opaque,
    singleton_type,
};
