//! What is said where there is no Python. One test, as it changes the process's environment.

use std::path::Path;

use keelback_ffi::{LoadErrorKind, find_libpython, is_attached, is_loaded, load, load_from, missing};

/// Runs `find_libpython` under other variables.
fn found_with(name: &str, value: &str) -> (LoadErrorKind, String) {
    for other in ["KEELBACK_PYTHON", "VIRTUAL_ENV", "PATH"] {
        // SAFETY: the only test of this process, and it has one thread.
        unsafe { std::env::remove_var(other) };
    }
    // SAFETY: as above.
    unsafe { std::env::set_var(name, value) };
    let error = find_libpython().expect_err("there is no Python there");
    (error.kind(), error.to_string())
}

#[test]
fn what_is_not_there_is_said_in_a_sentence() {
    let error = load().expect_err("this program has no Python in it");
    assert_eq!(error.kind(), LoadErrorKind::NoPython);
    assert_eq!(error.to_string(), "no Python is running in this process");

    let error = load_from(Path::new("/nowhere/libpython3.so")).expect_err("there is no such file");
    assert_eq!(error.kind(), LoadErrorKind::Open);
    assert!(error.to_string().starts_with("cannot open `/nowhere/libpython3.so`: "), "{error}");

    let hint = "hint: set `KEELBACK_PYTHON` to an interpreter of CPython 3.9 or later that was built \
                with `--enable-shared`";
    let (kind, message) = found_with("KEELBACK_PYTHON", "/nowhere/bin/python");
    assert_eq!(kind, LoadErrorKind::NotFound);
    assert!(message.contains("by way of `KEELBACK_PYTHON`: there is no `/nowhere/bin/python`"), "{message}");
    assert!(message.ends_with(hint), "{message}");

    let (_, message) = found_with("VIRTUAL_ENV", "/nowhere");
    assert!(message.contains("by way of `VIRTUAL_ENV`: there is no `/nowhere"), "{message}");

    let (_, message) = found_with("PATH", "/nowhere");
    assert!(message.contains("by way of `PATH`: there is no `python3`"), "{message}");

    assert!(!is_loaded());
    assert!(!is_attached());
    assert!(missing().is_empty());
}
