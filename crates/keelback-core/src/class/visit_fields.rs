//! How `#[pyclass]` asks each field for references to Python objects.

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
