//! Text and bytes that Python owns and Rust reads, on any thread and without a copy.

mod bytes;
mod str;

pub use bytes::PyBackedBytes;
pub use str::PyBackedStr;

/// Comparisons with plain values, in both orders.
macro_rules! compare {
    ($backed:ident: $($(const $length:ident,)? $plain:ty: $value:ident => $read:expr;)*) => {
        $(
            impl $(<const $length: usize>)? PartialEq<$plain> for $backed {
                #[inline]
                fn eq(&self, $value: &$plain) -> bool {
                    **self == *$read
                }
            }

            impl $(<const $length: usize>)? PartialEq<$backed> for $plain {
                #[inline]
                fn eq(&self, other: &$backed) -> bool {
                    other == self
                }
            }
        )*
    };
}

/// The order of what is compared by value.
macro_rules! order {
    ($backed:ident, $plain:ty) => {
        impl PartialEq for $backed {
            #[inline]
            fn eq(&self, other: &Self) -> bool {
                **self == **other
            }
        }

        impl Eq for $backed {}

        impl Ord for $backed {
            #[inline]
            fn cmp(&self, other: &Self) -> Ordering {
                (**self).cmp(&**other)
            }
        }

        impl PartialOrd for $backed {
            #[inline]
            fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
                Some(self.cmp(other))
            }
        }

        impl PartialOrd<$plain> for $backed {
            #[inline]
            fn partial_cmp(&self, other: &$plain) -> Option<Ordering> {
                (**self).partial_cmp(other)
            }
        }

        impl PartialOrd<$backed> for $plain {
            #[inline]
            fn partial_cmp(&self, other: &$backed) -> Option<Ordering> {
                self.partial_cmp(&**other)
            }
        }

        impl Hash for $backed {
            #[inline]
            fn hash<H: Hasher>(&self, state: &mut H) {
                (**self).hash(state);
            }
        }
    };
}

use {compare, order};
