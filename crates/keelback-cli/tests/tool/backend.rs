//! The build backend: its hooks, called as frontends do, and through pip.

use std::path::PathBuf;
use std::process::Command;

use crate::project::{Directory, HOLLOW, Outcome, WORKING, python};
use crate::wheel::Wheel;

const PYPROJECT: &str = "[build-system]\nrequires = [\"keelback\"]\nbuild-backend = \"keelback\"\n\n\
                         [project]\nname = \"NAME\"\nversion = \"1.5\"\n\n\
                         [project.scripts]\nNAME = \"NAME:main\"\n";

fn project(name: &str, source: &str) -> Directory {
    let project = Directory::new(name);
    project.extension(name, source).write("pyproject.toml", &PYPROJECT.replace("NAME", name));
    project
}

fn mixed(name: &str) -> Directory {
    let project = project(name, &WORKING.replace("MODULE", "_native"));
    let tool = format!("\n[tool.keelback]\nmodule-name = \"{name}._native\"\npython-source = \"python\"\n");
    project.write("pyproject.toml", &(PYPROJECT.replace("NAME", name) + &tool));
    let init = "from ._native import value\n\ndef main():\n    raise SystemExit(value + 1)\n";
    project.write(&format!("python/{name}/__init__.py"), init);
    project
}

/// Runs lines of Python that call the hooks as `k`.
fn hooks(project: &Directory, lines: &str) -> Outcome {
    let program = format!("import keelback as k\n{lines}");
    Outcome::of(project.with_package(python()).args(["-c", &program]))
}

#[test]
fn the_hooks_say_what_they_made() {
    let project = project("backend_hooks", HOLLOW);
    let lines = "print(k.get_requires_for_build_wheel(), k.get_requires_for_build_editable({}), k.get_requires_for_build_sdist())\n\
                 print(k.prepare_metadata_for_build_wheel('info', None))\n\
                 print(k.build_wheel('out', None, 'info'))\n\
                 print(k.build_sdist('sdist', None))\n";
    let outcome = hooks(&project, lines).succeeds();
    let mut lines = outcome.stdout.lines();
    assert_eq!(lines.next(), Some("[] [] []"));
    let info = lines.next().expect("a directory");
    assert_eq!(info, "backend_hooks-1.5.dist-info");
    let wheel = Wheel::only_in(&project.path().join("out"));
    assert_eq!(lines.next(), Some(wheel.name().as_str()));
    let metadata = std::fs::read_to_string(project.path().join(format!("info/{info}/METADATA"))).expect("a file");
    assert_eq!(metadata, wheel.text(&format!("{info}/METADATA")));
    assert_eq!(lines.next(), Some("backend_hooks-1.5.tar.gz"));
    assert_eq!(project.files_below("sdist"), ["backend_hooks-1.5.tar.gz"]);
    assert!(outcome.stderr.contains("`release` profile"), "{}", outcome.stderr);
}

#[test]
fn settings_reach_the_tool() {
    let project = project("backend_settings", HOLLOW);
    for settings in [
        "{'build-args': '--profile dev --quiet'}",
        "{'maturin.build-args': ['--profile=dev', '--quiet']}",
        "None if not os.environ.update(MATURIN_PEP517_ARGS='--quiet --profile dev') else 0",
    ] {
        let outcome = hooks(&project, &format!("import os\nprint(k.build_wheel('out', {settings}))\n")).succeeds();
        assert_eq!(outcome.stderr, "", "{settings}");
    }
    let outcome = hooks(&project, "k.build_wheel('out', {'build-args': '--relase'})").fails(2);
    outcome.says("unexpected argument '--relase'");
}

#[test]
fn a_build_that_fails_fails_the_hook() {
    let project = project("backend_fails", "fn broken() -> u8 { \"text\" }\n");
    let outcome = hooks(&project, "k.build_wheel('out')").fails(1);
    outcome.says("mismatched types").says("error: cargo could not build the crate `backend_fails`");
    let mut command = project.with_package(python());
    command
        .env("KEELBACK_EXECUTABLE", "/nowhere/keelback")
        .args(["-c", "import keelback; keelback.build_wheel('out')"]);
    Outcome::of(&mut command).fails(1).says("error: `/nowhere/keelback` is not installed, or not on PATH");
}

#[test]
fn an_editable_wheel_leads_to_the_sources() {
    let project = mixed("backend_editable");
    hooks(&project, "print(k.build_editable('out'))").succeeds();
    let wheel = Wheel::only_in(&project.path().join("out"));
    assert_eq!(
        wheel.package(),
        ["_backend_editable_editable/__init__.py", "_backend_editable_editable/_native.so", "backend_editable.pth"]
    );
}

#[test]
fn pip_installs_and_edits_and_uninstalls() {
    let Some(pip) = crate::project::pip() else {
        return;
    };
    let project = mixed("backend_pip");
    let interpreter = project.environment();
    let run = |words: &[&str]| {
        let mut command = project.with_package(&pip);
        let quiet = ["--quiet", "--disable-pip-version-check", "--no-input", "--python"];
        Outcome::of(command.args(["-m", "pip"]).args(quiet).arg(&interpreter).args(words)).succeeds()
    };
    run(&["install", "--no-index", "--no-build-isolation", "-e", "."]);
    let import = || Outcome::of(Command::new(&interpreter).args(["-c", "import backend_pip; backend_pip.main()"]));
    import().fails(2);
    let script: PathBuf = interpreter.with_file_name("backend_pip");
    Outcome::of(&mut Command::new(&script)).fails(2);
    let init = "from ._native import value\n\ndef main():\n    raise SystemExit(value + 2)\n";
    project.write("python/backend_pip/__init__.py", init);
    import().fails(3);
    // The tool takes over what pip installed.
    project.keelback(&["develop"]).succeeds().says("Installed backend_pip 1.5");
    project.keelback(&["develop"]).succeeds().says("Unchanged backend_pip 1.5");
    import().fails(3);
    Outcome::of(&mut Command::new(&script)).fails(3);
    run(&["uninstall", "-y", "backend_pip"]);
    import().fails(1).says("No module named 'backend_pip'");
    assert!(!script.exists());
}
