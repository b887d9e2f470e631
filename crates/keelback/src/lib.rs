//! Write Python packages in Rust: functions, classes and exceptions that Python imports from one library, whichever
//! Python it is.
//!
//! ```
//! use keelback::prelude::*;
//!
//! /// Functions about numbers.
//! #[pymodule]
//! mod numbers {
//!     use keelback::prelude::*;
//!
//!     /// Twice the number.
//!     #[pyfunction]
//!     fn double(number: i64) -> i64 {
//!         2 * number
//!     }
//! }
//!
//! Python::attach(|py| {
//!     let numbers = keelback::wrap_pymodule!(numbers)(py).into_bound(py);
//!     let four: i64 = numbers.call_method1("double", (2,)).unwrap().extract().unwrap();
//!     assert_eq!(four, 4);
//! });
//! ```
//!
//! The library that `cargo build` makes of a `cdylib` with such a module has no Python symbol in it. It finds the
//! interpreter that imports it, from Python 3.9 to 3.15 and on, with the GIL and without.
#![forbid(unsafe_code)]

pub use keelback_core::*;

#[cfg(feature = "macros")]
pub use keelback_macros::{FromPyObject, IntoPyObject, IntoPyObjectRef, pyclass, pyfunction, pymethods, pymodule};

/// What most extensions use: `use keelback::prelude::*;`.
pub mod prelude {
    pub use keelback_core::prelude::*;

    #[cfg(feature = "macros")]
    pub use keelback_macros::{FromPyObject, IntoPyObject, IntoPyObjectRef, pyclass, pyfunction, pymethods, pymodule};
}
