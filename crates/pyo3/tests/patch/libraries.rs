//! What the linker made: no Python in it, and the function that Python looks for.
//!
//! A library without an undefined `Py*` symbol needs no flag of the linker on any system: `-undefined dynamic_lookup`
//! is for symbols that are looked up when the library is loaded, and there are none.
#![cfg(target_os = "linux")]

use std::path::Path;
use std::process::Command;

use crate::fixtures::library;
use crate::python::Outcome;

const MODULES: [&str; 3] = ["beacon", "tally", "_parcel_runtime"];

/// Written by hand, without what 3.15 looks for first.
const BY_HAND: &str = "sluice";

/// The symbols of a library's dynamic table: `--undefined-only` or `--defined-only`.
fn symbols(library: &Path, which: &str) -> Vec<String> {
    let table = Outcome::of(Command::new("nm").args(["-D", which]).arg(library)).succeeds().stdout;
    table.lines().filter_map(|line| line.split_whitespace().last()).map(str::to_owned).collect()
}

#[test]
fn need_no_python() {
    for module in MODULES.into_iter().chain([BY_HAND]) {
        let library = library(module, false);
        let python = |name: &String| name.starts_with("Py") || name.starts_with("_Py");
        let undefined: Vec<_> = symbols(&library, "--undefined-only").into_iter().filter(python).collect();
        assert!(undefined.is_empty(), "{module}: {undefined:?}");
        let needs = Outcome::of(Command::new("readelf").arg("-d").arg(&library)).succeeds().stdout;
        assert!(!needs.contains("libpython"), "{module}: {needs}");
    }
}

#[test]
fn export_the_init_functions_alone() {
    for module in MODULES {
        let mut exported = symbols(&library(module, false), "--defined-only");
        exported.retain(|name| name.starts_with("Py"));
        exported.sort();
        assert_eq!(exported, [format!("PyInit_{module}"), format!("PyModExport_{module}")]);
    }
}
