//! What `dict.keys()`, `dict.values()` and `dict.items()` return.

use crate::raw;

raw::native_type::native_type!(
    /// The type of `dict.keys()`.
    PyDictKeys, "_collections_abc", "dict_keys", PyDictKeys_Type
);

raw::native_type::native_type!(
    /// The type of `dict.values()`.
    PyDictValues, "_collections_abc", "dict_values", PyDictValues_Type
);

raw::native_type::native_type!(
    /// The type of `dict.items()`.
    PyDictItems, "_collections_abc", "dict_items", PyDictItems_Type
);
