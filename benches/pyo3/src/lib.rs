//! The benchmark's functions, bound by `pyo3`.

use std::collections::HashMap;

use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;

include!("../../peer.rs");
