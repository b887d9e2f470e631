//! `object`, the type of which everything is an instance.

/// Makes `PyAny` stand for `object`.
macro_rules! implement {
    ($name:ident) => {
        #[allow(unsafe_code, reason = "the macro is part of raw")]
        // SAFETY: the type object is static in the interpreter, and every object is an instance of it.
        unsafe impl $crate::type_object::PyTypeInfo for $name {
            const TYPE_HINT: $crate::inspect::PyStaticExpr = $crate::inspect::PyStaticExpr::ANY;

            #[inline]
            fn type_object_raw(_py: $crate::marker::Python<'_>) -> *mut $crate::ffi::PyTypeObject {
                $crate::ffi::PyBaseObject_Type()
            }

            #[inline]
            fn is_type_of(_object: &$crate::instance::Bound<'_, $crate::types::PyAny>) -> bool {
                true
            }
        }
    };
}

pub(crate) use implement;
