//! What `dict.keys()`, `dict.values()` and `dict.items()` return.

use crate::raw;

raw::native_type::native_type!(
    /// The type of `dict.keys()`.
    PyDictKeys, PyDictKeys_Type
);

raw::native_type::native_type!(
    /// The type of `dict.values()`.
    PyDictValues, PyDictValues_Type
);

raw::native_type::native_type!(
    /// The type of `dict.items()`.
    PyDictItems, PyDictItems_Type
);
