//! `keelback test`.

use std::process::Command;

use crate::project::{Directory, Outcome, WORKING};

/// Makes a wheel that is called pytest and runs the functions of `tests/test_*.py`.
const MAKE_PYTEST: &str = r#"
import sys, zipfile
MAIN = '''
import glob, runpy, sys
names = [(path, name) for path in sorted(glob.glob("tests/test_*.py"))
         for name, function in runpy.run_path(path).items() if name.startswith("test_") and not function()]
print(len(names), sys.argv[1:])
sys.exit(0 if names else 5)
'''
INFO = "pytest-99.dist-info/"
with zipfile.ZipFile(sys.argv[1] + "/pytest-99-py3-none-any.whl", "w") as wheel:
    wheel.writestr("pytest/__init__.py", "")
    wheel.writestr("pytest/__main__.py", MAIN)
    wheel.writestr(INFO + "METADATA", "Metadata-Version: 2.1\nName: pytest\nVersion: 99\n")
    wheel.writestr(INFO + "WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
    wheel.writestr(INFO + "RECORD", "")
"#;

#[test]
fn both_kinds_of_tests_run_in_one_environment() {
    if crate::project::pip().is_none() {
        return;
    }
    let project = Directory::new("both_tests");
    // The crate's own tests link no Python: they are an integration test without the library.
    project.manifest("both_tests", "[lib]\ncrate-type = [\"cdylib\"]\ntest = false\ndoctest = false\n");
    project.library("both_tests", WORKING);
    let in_rust = "#[test]\nfn python_is_named() {\n    let python = std::env::var(\"KEELBACK_PYTHON\").unwrap();\n    \
                   assert!(python.starts_with(&std::env::var(\"VIRTUAL_ENV\").unwrap()));\n}\n";
    project.write("tests/rust.rs", in_rust);
    Outcome::of(Command::new(crate::project::python()).args(["-c", MAKE_PYTEST]).arg(project.path())).succeeds();
    let test = |arguments: &[&str]| {
        let mut command = project.command();
        let target = project.path().join("target");
        command.env("CARGO_TARGET_DIR", target).env("PIP_NO_INDEX", "1").env("PIP_FIND_LINKS", project.path());
        Outcome::of(command.arg("test").args(arguments))
    };
    let outcome = test(&[]).succeeds();
    outcome.says("Installing pytest").says("Finished pytest, which found no tests").says("Running tests/rust.rs");
    project.write("tests/test_value.py", "import both_tests\ndef test_value():\n    assert both_tests.value == 1\n");
    let outcome = test(&["--no-rust", "--", "-x"]).succeeds();
    assert_eq!(outcome.does_not_say("Making").does_not_say("Running tests/rust.rs").stdout, "1 ['-x']\n");
    project.set_value(2);
    test(&["--no-rust"]).fails(1).says("AssertionError");
    project.set_value(1).write("tests/rust.rs", "#[test]\nfn fails() {\n    panic!()\n}\n");
    let outcome = test(&[]).fails(1);
    assert!(outcome.stdout.ends_with("1 []\n"), "pytest runs all the same: {}", outcome.stdout);
    assert_eq!(
        project.files_below("target/keelback/test").iter().filter(|path| path.ends_with("pyvenv.cfg")).count(),
        1
    );
}
