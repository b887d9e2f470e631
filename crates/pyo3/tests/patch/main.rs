//! The package stands in for PyO3: crates that are written for that build on it unchanged, and Python imports what
//! comes of them.
//!
//! The crates are in `tests/fixtures`, a workspace of its own. `KEELBACK_PYTHON` says with which Python they run, else
//! it is `python3`.
#![forbid(unsafe_code)]

mod configuration;
mod fixtures;
mod functions;
mod libraries;
mod macros;
mod paths;
mod python;
mod rust_side;
mod split;
