//! The benchmark's functions, bound by `keelback`.

use keelback::prelude::*;

include!("../../peer.rs");
