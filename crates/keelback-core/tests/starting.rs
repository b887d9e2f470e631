//! Threads that come while the interpreter is being started.
//!
//! The test has a process of its own: it starts a Python whose `site` waits for what the test does meanwhile.
#![cfg(feature = "auto-initialize")]

use std::path::Path;

use keelback_core::prelude::*;

/// What Python imports while it starts: it says so in one file, and waits for the other.
const CUSTOMIZE: &str = "\
import os, sys, time
folder = os.path.dirname(__file__)
open(os.path.join(folder, 'begun'), 'w').close()
while not os.path.exists(os.path.join(folder, 'tried')):
    time.sleep(0.001)
sys.keelback_site = 'done'
";

/// What `site` has left.
fn site(py: Python<'_>) -> String {
    py.import("sys").unwrap().getattr("keelback_site").unwrap().extract().unwrap()
}

fn wait_for(file: &Path) {
    while !file.exists() {
        std::thread::yield_now();
    }
}

#[test]
fn nobody_attaches_before_site_is_there() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("starting");
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join("sitecustomize.py"), CUSTOMIZE).unwrap();
    // SAFETY: this is the only test of the process, and no other thread of it uses the environment yet.
    unsafe { std::env::set_var("PYTHONPATH", &folder) };
    std::thread::scope(|scope| {
        scope.spawn(Python::initialize);
        wait_for(&folder.join("begun"));
        assert_eq!(Python::try_attach(site), None);
        let waiting = scope.spawn(|| Python::attach(site));
        std::fs::write(folder.join("tried"), "").unwrap();
        assert_eq!(waiting.join().unwrap(), "done");
    });
    assert_eq!(Python::try_attach(site).as_deref(), Some("done"));
}
