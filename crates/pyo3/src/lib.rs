//! PyO3's names over Keelback.
//!
//! A package that depends on `pyo3` builds on Keelback without a change to its sources when the workspace that builds it
//! says
//!
//! ```toml
//! [patch.crates-io]
//! pyo3 = { path = "keelback/crates/pyo3" }
//! pyo3-ffi = { path = "keelback/crates/pyo3-ffi" }
//! ```
//!
//! All of PyO3's cargo features can be asked for.
#![forbid(unsafe_code)]

#[doc(hidden)]
pub mod impl_;
pub mod prelude;
pub mod types;

pub use keelback_core::exceptions::ToPyErr;
pub use keelback_core::*;
pub use pyo3_ffi as ffi;

#[cfg(feature = "macros")]
pub use keelback_macros::{
    Pyo3FromPyObject as FromPyObject, Pyo3IntoPyObject as IntoPyObject, Pyo3IntoPyObjectRef as IntoPyObjectRef,
    pyo3_pyclass as pyclass, pyo3_pyfunction as pyfunction, pyo3_pymethods as pymethods, pyo3_pymodule as pymodule,
};

pub use class::{basic, gc};

/// Names that PyO3 keeps for older code.
pub mod class {
    pub use keelback_core::{PyTraverseError, PyVisit};

    /// The operators of `__richcmp__`.
    pub mod basic {
        pub use keelback_core::pyclass::CompareOp;
    }

    /// The garbage collector.
    pub mod gc {
        pub use keelback_core::{PyTraverseError, PyVisit};
    }
}
