//! How `#[pyclass]` asks each field of a struct or a variant for references to Python objects.

/// `PyClassImpl::{HAS_REFERENCES, traverse, clear}` from the fields of a struct.
#[doc(hidden)]
#[macro_export]
macro_rules! __visit_fields {
    ($class:ident; $([$($cfg:tt)*] $field:tt: $type:ty),* $(,)?) => {
        const HAS_REFERENCES: bool = {
            use $crate::__private::NoReferences as _;
            false $(|| $crate::__field!([$($cfg)*] $crate::__private::ReferencesProbe::<$type>::HAS))*
        };

        #[inline]
        fn traverse(
            &self,
            visit: $crate::__private::PyVisit<'_>,
        ) -> ::core::result::Result<(), $crate::__private::PyTraverseError> {
            use $crate::__private::NoReferences as _;
            $($($cfg)* $crate::__private::ReferencesProbe::<$type>::NEW.visit(&self.$field, visit)?;)*
            ::core::result::Result::Ok(())
        }

        #[inline]
        fn clear(&mut self) {
            use $crate::__private::NoReferences as _;
            $($($cfg)* $crate::__private::ReferencesProbe::<$type>::NEW.give_up(&mut self.$field);)*
        }
    };
}

/// The same from the fields of the variants of an enum.
#[doc(hidden)]
#[macro_export]
macro_rules! __visit_variants {
    (
        $class:ident;
        $([$($cfg:tt)*] $variant:ident { $($member:tt: $field:ident),* $(,)? })*;
        $([$($field_cfg:tt)*] $type:ty),* $(,)?
    ) => {
        const HAS_REFERENCES: bool = {
            use $crate::__private::NoReferences as _;
            false $(|| $crate::__field!([$($field_cfg)*] $crate::__private::ReferencesProbe::<$type>::HAS))*
        };

        #[inline]
        fn traverse(
            &self,
            visit: $crate::__private::PyVisit<'_>,
        ) -> ::core::result::Result<(), $crate::__private::PyTraverseError> {
            use $crate::__private::NoReferences as _;
            match self {
                $($($cfg)* $class::$variant { $($member: $field),* } => {
                    $($crate::__private::probe_of($field).visit($field, visit)?;)*
                })*
            }
            ::core::result::Result::Ok(())
        }

        #[inline]
        fn clear(&mut self) {
            use $crate::__private::NoReferences as _;
            match self {
                $($($cfg)* $class::$variant { $($member: $field),* } => {
                    $($crate::__private::probe_of($field).give_up($field);)*
                })*
            }
        }
    };
}

/// A value that counts only where its `cfg` holds.
#[doc(hidden)]
#[macro_export]
macro_rules! __field {
    ([] $value:expr) => { $value };
    ([$($cfg:tt)*] $value:expr) => {{
        let mut value = false;
        $($cfg)*
        {
            value = $value;
        }
        value
    }};
}
