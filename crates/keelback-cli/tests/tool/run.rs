//! `keelback run`.

use std::fs;
use std::process::Command;

use crate::project::{Directory, Outcome, WORKING, python};

/// A package with sources, whose extension is `NAME._native`.
fn mixed(name: &str, sources: &str) -> Directory {
    let project = Directory::new(name);
    project.extension(name, &WORKING.replace("MODULE", "_native"));
    let source = if sources.is_empty() { ".".to_owned() } else { sources.to_owned() };
    project.write(
        "pyproject.toml",
        &format!("[tool.keelback]\nmodule-name = \"{name}._native\"\npython-source = \"{source}\"\n"),
    );
    project.write(&format!("{source}/{name}/__init__.py"), "from ._native import value\n");
    project.write(
        &format!("{source}/{name}/__main__.py"),
        "import sys, NAME\nprint(NAME.value, sys.argv[1:])\n".replace("NAME", name).as_str(),
    );
    project
}

#[test]
fn a_script_sees_the_extension_and_its_own_arguments() {
    let project = Directory::new("run_script");
    project.extension("run_script", WORKING);
    project.write("demo/main.py", "import sys, run_script\nprint(run_script.value, sys.argv[1:], __name__)\n");
    let outcome = project.keelback(&["run", "demo/main.py", "-r", "--python", "-q", "--", "x y"]).succeeds();
    assert_eq!(outcome.stdout, "1 ['-r', '--python', '-q', '--', 'x y'] __main__\n");
    outcome.says("Compiling run_script").says("Finished `dev` profile");
}

#[test]
fn the_script_says_which_project_it_is() {
    let project = Directory::new("run_elsewhere");
    project.extension("run_elsewhere", WORKING);
    project.write("main.py", "import run_elsewhere, os\nprint(run_elsewhere.value, os.getcwd())\n");
    let elsewhere = Directory::new("run_elsewhere_cwd");
    let script = project.path().join("main.py");
    let outcome = elsewhere.keelback(&["run".as_ref(), script.as_os_str()]).succeeds();
    assert_eq!(outcome.stdout, format!("1 {}\n", elsewhere.path().display()));
    let outside = Directory::new("run_elsewhere_script");
    outside.write("other.py", "import run_elsewhere\nprint('found')\n");
    let script = outside.path().join("other.py");
    let outcome = project.keelback(&["run".as_ref(), script.as_os_str()]).succeeds();
    assert_eq!(outcome.stdout, "found\n");
}

#[test]
fn code_and_modules_run_too() {
    let project = mixed("run_modules", "python");
    let outcome =
        project.keelback(&["run", "-c", "import run_modules, sys; print(run_modules.value, sys.argv)", "-m", "a"]);
    assert_eq!(outcome.succeeds().stdout, "1 ['-c', '-m', 'a']\n");
    let outcome = project.keelback(&["-q", "run", "-m", "run_modules", "--flag"]).succeeds();
    assert_eq!((outcome.stdout.as_str(), outcome.stderr.as_str()), ("1 ['--flag']\n", ""));
}

#[test]
fn an_edit_is_seen_and_nothing_else_is_built() {
    let project = mixed("run_edit", "python");
    let run = || project.keelback(&["run", "-c", "import run_edit; print(run_edit.value)"]).succeeds();
    assert_eq!(run().stdout, "1\n");
    run().does_not_say("Compiling");
    let source = fs::read_to_string(project.path().join("src/lib.rs")).expect("a file");
    project.write("src/lib.rs", &source.replace("c\"value\".as_ptr(), 1", "c\"value\".as_ptr(), 2"));
    let outcome = run();
    assert_eq!(outcome.stdout, "2\n");
    project
        .write("python/run_edit/__init__.py", "from .added import value\n")
        .write("python/run_edit/added.py", "value = 3\n");
    let outcome = run().does_not_say("Compiling");
    assert_eq!(outcome.stdout, "3\n");
    fs::remove_file(project.path().join("python/run_edit/added.py")).expect("a file");
    let outcome = project.keelback(&["run", "-c", "import run_edit"]).fails(1);
    outcome.says("No module named 'run_edit.added'");
}

#[test]
fn sources_beside_the_program_do_not_hide_the_library() {
    let project = mixed("run_beside", "");
    project.write("demo.py", "\"\"\"Doc.\"\"\"\nfrom __future__ import annotations\nimport sys, run_beside\nprint(run_beside.value, sys.argv, __doc__, __file__)\n");
    let outcome = project.keelback(&["run", "demo.py", "a"]).succeeds();
    assert_eq!(outcome.stdout, "1 ['demo.py', 'a'] Doc. demo.py\n");
    let outcome = project.keelback(&["run", "-m", "run_beside", "b"]).succeeds();
    assert_eq!(outcome.stdout, "1 ['b']\n");
    let outcome =
        project.keelback(&["run", "-c", "import sys, run_beside; print(run_beside.value, sys.argv)", "c"]).succeeds();
    assert_eq!(outcome.stdout, "1 ['-c', 'c']\n");
    let sources = project.files_below("run_beside");
    assert_eq!(sources, ["__init__.py", "__main__.py"]);
}

#[test]
fn the_programs_end_is_the_tools() {
    let project = Directory::new("run_status");
    project.extension("run_status", WORKING);
    project.keelback(&["run", "-c", "raise SystemExit(7)"]).fails(7);
    #[cfg(unix)]
    {
        use std::os::unix::process::ExitStatusExt;
        let outcome = project.keelback(&["run", "-c", "import os, signal; os.kill(os.getpid(), signal.SIGTERM)"]);
        assert_eq!(outcome.output.status.signal(), Some(15));
    }
}

#[test]
fn the_nearest_environment_runs_it() {
    let project = Directory::new("run_python");
    project.extension("run_python", WORKING);
    let environment = project.environment();
    let program = ["run", "-c", "import sys, run_python; print(sys.prefix)"];
    let outcome = Outcome::of(project.command().env_remove("KEELBACK_PYTHON").args(program)).succeeds();
    let root = environment.parent().and_then(|bin| bin.parent()).expect("a root");
    assert_eq!(outcome.stdout.trim(), root.to_string_lossy());
    let named =
        ["run", "--python", &python().to_string_lossy(), "-c", "import sys; print(sys.prefix == sys.base_prefix)"];
    assert_eq!(project.keelback(&named).succeeds().stdout, "True\n");
    let installed = project.files_below(".venv").into_iter().filter(|path| path.contains("run_python"));
    assert_eq!(installed.collect::<Vec<_>>(), Vec::<String>::new());
}

#[test]
fn python_alone_cannot_import_it() {
    let project = mixed("run_alone", "python");
    project.keelback(&["run", "-c", "import run_alone"]).succeeds();
    let mut command = Command::new(python());
    Outcome::of(command.current_dir(project.path()).args(["-c", "import run_alone"])).fails(1);
}
