//! `cargo test` in a crate that is an extension and a library: it links, and attaches to Python.

use crate::fixtures::cargo;
use crate::python::{Outcome, interpreter};

#[test]
fn crate_on_pyo3_is_tested_from_rust() {
    let outcome = Outcome::of(cargo(&["test", "--package", "tally"]).env("KEELBACK_PYTHON", interpreter())).succeeds();
    assert!(outcome.stdout.contains("2 passed"), "{}", outcome.stdout);
}

#[test]
fn crate_on_keelback_is_tested_from_rust() {
    let outcome = Outcome::of(cargo(&["test", "--package", "tide"]).env("KEELBACK_PYTHON", interpreter())).succeeds();
    assert_eq!(outcome.stdout.matches("1 passed").count(), 2, "{}", outcome.stdout);
}
