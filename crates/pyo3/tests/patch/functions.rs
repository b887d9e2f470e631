//! Functions and a module's own attributes, seen from Python; panics; names of files.

use crate::fixtures::{library, root};
use crate::python::Site;

fn script(name: &str) -> String {
    root().join(name).join("check.py").to_string_lossy().into_owned()
}

#[test]
fn unfinished_functions_raise_and_the_rest_works() {
    let site = Site::new("beacon").copy(&library("beacon", false), "beacon");
    let outcome = site.python(&[], &[&script("beacon")]).succeeds();
    assert!(outcome.stderr.contains("not yet implemented"), "the panic is reported: {}", outcome.stderr);
}

#[test]
fn module_by_hand_is_imported() {
    let site = Site::new("sluice").copy(&library("sluice", false), "sluice");
    site.python(&[], &[&script("sluice")]).succeeds();
}

#[test]
fn file_of_another_name_is_an_import_error() {
    let site = Site::new("other").copy(&library("beacon", false), "other");
    let outcome = site.python(&[], &["-c", "import other"]);
    outcome.fails_with("ImportError: dynamic module does not define module export function (");
    outcome.fails_with("PyInit_other)");
}

#[test]
fn copy_is_imported() {
    let debug = Site::new("tally-debug").copy(&library("tally", false), "tally");
    debug.python(&[], &[&script("tally"), "debug"]).succeeds();
    let release = Site::new("tally-release").copy(&library("tally", true), "tally");
    release.python(&[], &[&script("tally"), "release"]).succeeds();
}

#[cfg(unix)]
#[test]
fn symbolic_link_is_imported() {
    let site = Site::new("tally-link").link(&library("tally", true), "tally");
    site.python(&[], &[&script("tally"), "release"]).succeeds();
}

#[test]
fn copy_in_a_directory_is_imported_from_there() {
    let site = Site::new("tally-target").copy(&library("tally", false), "target.debug.tally");
    let code = "from target.debug import tally; print(tally.__name__, tally.add_dozen(30))";
    assert_eq!(site.python(&[], &["-c", code]).succeeds().stdout.trim(), "target.debug.tally 42");
}
