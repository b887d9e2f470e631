//! What is killed or runs out of something on its way leaves what was there before, and can be repeated.

use std::fs;
use std::os::unix::process::ExitStatusExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::project::{Directory, HOLLOW, Outcome, WORKING};

/// A project that is installed with the value 1; its interpreter.
fn installed(name: &str) -> (Directory, PathBuf) {
    let project = Directory::new(name);
    project.extension(name, WORKING);
    let interpreter = project.environment();
    project.keelback(&["develop"]).succeeds();
    (project, interpreter)
}

fn value(interpreter: &Path, name: &str) -> String {
    let program = format!("import {name}, importlib.metadata as m; print({name}.value, m.version('{name}'))");
    let outcome = Outcome::of(Command::new(interpreter).env_remove("PYTHONPATH").args(["-c", &program]));
    outcome.succeeds().stdout.trim().to_owned()
}

/// A new version with the value 2, which is built but not installed.
fn next_version(project: &Directory) {
    project.set_value(2);
    let manifest = fs::read_to_string(project.path().join("Cargo.toml")).expect("a file");
    project.write("Cargo.toml", &manifest.replace("0.1.0", "0.2.0"));
    project.keelback(&["run", "-c", ""]).succeeds();
}

/// The tool, which cannot write a byte; the system kills it when it tries, or only tells it.
fn without_room(project: &Directory, words: &str, dies: bool) -> Outcome {
    let trap = if dies { "" } else { "trap '' XFSZ; " };
    let line = format!("{trap}ulimit -c 0; ulimit -f 0; exec {} {words}", env!("CARGO_BIN_EXE_keelback"));
    let tool = project.command();
    let mut shell = Command::new("sh");
    shell.current_dir(project.path()).args(["-c", &line]);
    for (name, value) in tool.get_envs() {
        match value {
            Some(value) => shell.env(name, value),
            None => shell.env_remove(name),
        };
    }
    // Files count, pipes do not.
    Outcome::of(shell.stdin(Stdio::null()))
}

#[test]
fn an_installation_without_room_changes_nothing() {
    let (project, interpreter) = installed("cut_full");
    let before = project.files_below(".venv");
    next_version(&project);
    without_room(&project, "develop", false)
        .fails(1)
        .says("error: could not write the file: File too large")
        .says("hint: what was installed before is as it was");
    assert_eq!(project.files_below(".venv"), before);
    assert_eq!(value(&interpreter, "cut_full"), "1 0.1.0");
    project.keelback(&["develop"]).succeeds().says("Installed cut_full 0.2.0");
    assert_eq!(value(&interpreter, "cut_full"), "2 0.2.0");
}

#[test]
fn an_installation_that_is_killed_changes_nothing() {
    let (project, interpreter) = installed("cut_killed");
    let before = project.files_below(".venv");
    next_version(&project);
    let outcome = without_room(&project, "develop", true);
    assert_eq!(outcome.output.status.signal(), Some(25), "{}", outcome.stderr);
    assert_eq!(value(&interpreter, "cut_killed"), "1 0.1.0");
    project.keelback(&["develop"]).succeeds();
    assert_eq!(value(&interpreter, "cut_killed"), "2 0.2.0");
    let without_version =
        |files: &[String]| files.iter().map(|file| file.replace("0.2.0", "0.1.0")).collect::<Vec<_>>();
    assert_eq!(without_version(&project.files_below(".venv")), before, "what the killed one left is gone");
}

#[test]
fn a_full_disk_is_told() {
    let project = Directory::new("cut_disk");
    project.extension("cut_disk", WORKING);
    project.environment();
    let lib = project.path().join(".venv/lib");
    let python = lib.read_dir().expect("an environment").flatten().next().expect("a version").path();
    let site_packages = python.join("site-packages");
    let mount = |words: &[&str]| Command::new("mount").args(words).arg(&site_packages).output();
    if !mount(&["-t", "tmpfs", "-o", "size=4k", "tmpfs"]).is_ok_and(|output| output.status.success()) {
        eprintln!("this machine mounts nothing for us: not tested with a disk that is full");
        return;
    }
    let outcome = project.keelback(&["develop"]);
    let left = project.files_below(".venv").into_iter().filter(|path| path.contains("site-packages/")).count();
    let unmounted = Command::new("umount").arg(&site_packages).status().expect("umount");
    assert!(unmounted.success());
    outcome.fails(1).says("No space left on device").says("hint: make room on the disk");
    assert_eq!(left, 0);
}

#[test]
fn a_build_without_room_leaves_the_old_wheel() {
    let project = Directory::new("cut_build");
    project.extension("cut_build", HOLLOW);
    project.keelback(&["build", "-o", "out"]).succeeds();
    let wheel = project.path().join("out").join(&project.files_below("out")[0]);
    let before = fs::read(&wheel).expect("a wheel");
    project.write("README.md", "# Read me\n").keelback(&["run", "-c", ""]).succeeds();
    for dies in [true, false] {
        let outcome = without_room(&project, "build -o out", dies);
        assert!(!outcome.output.status.success(), "{}", outcome.stderr);
        assert_eq!(fs::read(&wheel).expect("a wheel"), before);
    }
    project.keelback(&["build", "-o", "out"]).succeeds();
    assert_ne!(fs::read(&wheel).expect("a wheel"), before);
    assert_eq!(project.files_below("out").len(), 1, "{:?}", project.files_below("out"));
}

/// While cargo builds: the tool alone is killed, or it and cargo are interrupted as by ^C.
#[test]
fn a_build_that_is_interrupted_can_be_repeated() {
    // Not SIGINT: who starts these tests in the background of a shell has it ignored, and everybody below inherits that.
    for (name, signal, to_all) in [("cut_term", "TERM", true), ("cut_kill", "KILL", false)] {
        let (project, interpreter) = installed(name);
        project.set_value(2);
        // The build script says that it runs, and goes on when it may.
        let script = "use std::fs::{exists, write};\nfn main() {\n    println!(\"cargo::rerun-if-changed=build.rs\");\n    \
                      write(\"../started\", \"\").unwrap();\n    while !exists(\"../go\").unwrap() {\n        \
                      std::thread::yield_now();\n    }\n}\n";
        let marks = project.path().parent().expect("a parent").join(format!("{name}-{}", std::process::id()));
        let (started, go) = (marks.with_extension("started"), marks.with_extension("go"));
        let literal = |path: &Path| format!("{:?}", path.to_string_lossy());
        let script = script.replace("\"../started\"", &literal(&started)).replace("\"../go\"", &literal(&go));
        project.write("build.rs", &script);
        let mut command = project.command();
        command.arg("develop").stderr(Stdio::null());
        std::os::unix::process::CommandExt::process_group(&mut command, 0);
        let mut tool = command.spawn().expect("the tool");
        while !started.exists() {
            assert_eq!(tool.try_wait().expect("a status"), None, "the tool has ended");
            std::thread::yield_now();
        }
        let whom = if to_all { format!("-{}", tool.id()) } else { tool.id().to_string() };
        let killed = Command::new("kill").args(["-s", signal, "--", &whom]).status().expect("kill");
        assert!(killed.success());
        assert!(!tool.wait().expect("a status").success());
        assert_eq!(value(&interpreter, name), "1 0.1.0");
        fs::write(&go, "").expect("a file");
        project.keelback(&["develop"]).succeeds();
        assert_eq!(value(&interpreter, name), "2 0.1.0");
        fs::remove_file(started).expect("a file");
        fs::remove_file(go).expect("a file");
    }
}
