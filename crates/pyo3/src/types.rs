//! Python's own types, with the paths that PyO3 has for some of them besides the flat one.

pub use keelback_core::types::*;

/// Re-exports the names of one file.
macro_rules! paths {
    ($($(#[$doc:meta])* $module:ident { $($name:ident),* $(,)? })*) => {
        $(
            $(#[$doc])*
            pub mod $module {
                pub use keelback_core::types::{$($name),*};
            }
        )*
    };
}

paths! {
    /// `bytes`.
    bytes { PyBytes, PyBytesMethods, PyBytesWriter }
    /// Capsules.
    capsule { CapsuleName, PyCapsule, PyCapsuleMethods }
    /// Code objects.
    code { PyCode, PyCodeInput, PyCodeMethods }
    /// Dates and times.
    datetime {
        PyDate, PyDateAccess, PyDateTime, PyDelta, PyDeltaAccess, PyTime, PyTimeAccess, PyTzInfo, PyTzInfoAccess,
    }
    /// Iterators.
    iterator { PyIterator, PySendResult }
    /// `slice`.
    slice { PySlice, PySliceIndices, PySliceMethods }
    /// `str`.
    string { PyString, PyStringData, PyStringMethods }
}

/// `dict`.
pub mod dict {
    pub use keelback_core::types::iter::BoundDictIterator;
    pub use keelback_core::types::{IntoPyDict, PyDict, PyDictMethods};
}

/// `frozendict`.
pub mod frozendict {
    pub use keelback_core::types::iter::BoundFrozenDictIterator;
    pub use keelback_core::types::{PyFrozenDict, PyFrozenDictMethods};
}

/// `frozenset`.
pub mod frozenset {
    pub use keelback_core::types::iter::BoundFrozenSetIterator;
    pub use keelback_core::types::{PyFrozenSet, PyFrozenSetBuilder, PyFrozenSetMethods};
}

/// `list`.
pub mod list {
    pub use keelback_core::types::iter::BoundListIterator;
    pub use keelback_core::types::{PyList, PyListMethods};
}

/// `types.MappingProxyType`.
pub mod mappingproxy {
    pub use keelback_core::types::iter::BoundMappingProxyIterator;
    pub use keelback_core::types::{PyMappingProxy, PyMappingProxyMethods};
}

/// `set`.
pub mod set {
    pub use keelback_core::types::iter::BoundSetIterator;
    pub use keelback_core::types::{PySet, PySetMethods};
}

/// `tuple`.
pub mod tuple {
    pub use keelback_core::types::iter::{BorrowedTupleIterator, BoundTupleIterator};
    pub use keelback_core::types::{PyTuple, PyTupleMethods};
}

/// [`crate::sync::PyMutex`], under the path that it had once.
#[deprecated = "it is `pyo3::sync::PyMutex`"]
pub type PyMutex<T> = keelback_core::sync::PyMutex<T>;

/// [`crate::sync::PyMutexGuard`], under the path that it had once.
#[deprecated = "it is `pyo3::sync::PyMutexGuard`"]
pub type PyMutexGuard<'a, T> = keelback_core::sync::PyMutexGuard<'a, T>;
