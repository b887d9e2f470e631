//! The binding against a live interpreter: the one that `find_libpython` finds. `KEELBACK_PYTHON`
//! names another. One process holds one Python, so each version is a run of its own.

#![allow(unsafe_code, missing_docs, reason = "tests of an unsafe interface")]

mod absent;
mod calls;
mod datetimes;
mod interpreter;
mod layout;
mod modules;
mod refcounts;
mod types;
