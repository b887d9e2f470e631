//! Structs of other crates that begin with the object header by value, as NumPy's arrays are declared.
//!
//! Such a struct is right on builds with the GIL, from 3.9 on, and wrong on free-threaded ones, whose header is larger.

use core::sync::atomic::{AtomicBool, Ordering};

static EMBEDDED: AtomicBool = AtomicBool::new(false);

/// Says that something in this library reads such structs, so that free-threaded builds must not load it.
///
/// The loader calls it: see `pyobject_native_type_named!` in `keelback-core`.
#[doc(hidden)]
pub extern "C" fn embeds_header() {
    EMBEDDED.store(true, Ordering::Relaxed);
}

/// Whether something does. The loader has run everything that says so before an init function asks.
pub(super) fn is_embedded() -> bool {
    EMBEDDED.load(Ordering::Relaxed)
}
