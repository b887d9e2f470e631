//! What PyO3 hides, and tests of crates that go with it reach for all the same.

/// What differs between platforms.
pub mod platform {
    /// Locks.
    pub mod sync {
        /// Locks that do not care about panics.
        pub mod nonpoison {
            pub use keelback_core::sync::nonpoison::{PyMutex as Mutex, PyMutexGuard as MutexGuard};
        }
    }
}

/// Code in an indented string.
pub mod unindent {
    pub use keelback_core::__private::unindent;
}
