//! The benchmark's functions, bound by `keelback`.

use std::collections::HashMap;

use keelback::exceptions::PyValueError;
use keelback::prelude::*;

include!("../../peer.rs");
