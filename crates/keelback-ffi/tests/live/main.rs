//! The binding against a live interpreter: the one that `find_libpython` finds. `KEELBACK_PYTHON`
//! names another. One process holds one Python, so each version is a run of its own.

#![allow(
    clippy::undocumented_unsafe_blocks,
    reason = "one sentence holds for all of them: the test runs attached, and owns what it passes"
)]

mod absent;
mod allocation;
mod calls;
mod datetimes;
mod interpreter;
mod layout;
mod modules;
mod refcounts;
mod types;
