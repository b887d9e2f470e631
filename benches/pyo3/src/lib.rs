//! The benchmark's functions, bound by `pyo3`.

use pyo3::prelude::*;

include!("../../peer.rs");
