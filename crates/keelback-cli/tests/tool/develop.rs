//! `keelback develop`.

use std::path::Path;
use std::process::Command;

use crate::project::{Directory, Outcome, WORKING};

fn plain(name: &str) -> Directory {
    let project = Directory::new(name);
    project.extension(name, WORKING);
    project
}

fn mixed(name: &str) -> Directory {
    let project = Directory::new(name);
    project.extension(name, &WORKING.replace("MODULE", "_native"));
    make_mixed(&project, name);
    project
}

fn make_mixed(project: &Directory, name: &str) {
    project.library("_native", WORKING);
    project.write(
        "pyproject.toml",
        &format!("[tool.keelback]\nmodule-name = \"{name}._native\"\npython-source = \"python\"\n"),
    );
    project.write(&format!("python/{name}/__init__.py"), "from ._native import value\n");
}

fn python(python: &Path, directory: &Path, program: &str) -> Outcome {
    Outcome::of(Command::new(python).current_dir(directory).env_remove("PYTHONPATH").args(["-c", program]))
}

/// What is in the environment's `site-packages`.
fn installed(project: &Directory) -> Vec<String> {
    let files = project.files_below(".venv");
    let inside = files.iter().filter_map(|path| path.split_once("site-packages/"));
    inside.map(|(_, path)| path.to_owned()).collect()
}

const INFO: [&str; 7] = ["INSTALLER", "METADATA", "RECORD", "REQUESTED", "WHEEL", "direct_url.json", "keelback.json"];

#[test]
fn a_plain_project_is_installed() {
    let project = plain("dev_plain");
    let interpreter = project.environment();
    project.keelback(&["develop"]).succeeds().says("Installed dev_plain 0.1.0 in ");
    let mut expected: Vec<String> = INFO.iter().map(|file| format!("dev_plain-0.1.0.dist-info/{file}")).collect();
    expected.extend(["dev_plain/__init__.py".to_owned(), "dev_plain/dev_plain.so".to_owned()]);
    assert_eq!(installed(&project), expected);
    python(&interpreter, Path::new("/"), "import dev_plain; assert dev_plain.value == 1").succeeds();
    let program = "import importlib.metadata as m; d = m.distribution('dev-plain'); print(d.version, d.read_text('INSTALLER').strip(), [str(f) for f in d.files if not f.locate().exists()])";
    assert_eq!(python(&interpreter, Path::new("/"), program).succeeds().stdout, "0.1.0 keelback []\n");
}

#[test]
fn nothing_is_done_where_nothing_changed() {
    let project = plain("dev_again");
    let interpreter = project.environment();
    project.keelback(&["develop"]).succeeds();
    project.keelback(&["develop"]).succeeds().says("Unchanged dev_again 0.1.0").does_not_say("Compiling");
    let source = std::fs::read_to_string(project.path().join("src/lib.rs")).expect("a file");
    project.write("src/lib.rs", &source.replace("c\"value\".as_ptr(), 1", "c\"value\".as_ptr(), 2"));
    project.keelback(&["develop"]).succeeds().says("Installed dev_again");
    python(&interpreter, Path::new("/"), "import dev_again; assert dev_again.value == 2").succeeds();
}

#[test]
fn a_build_does_not_reach_into_an_environment() {
    let project = plain("dev_apart");
    let interpreter = project.environment();
    project.keelback(&["develop"]).succeeds();
    let source = std::fs::read_to_string(project.path().join("src/lib.rs")).expect("a file");
    project.write("src/lib.rs", &source.replace("c\"value\".as_ptr(), 1", "c\"value\".as_ptr(), 2"));
    project.keelback(&["run", "-c", "import dev_apart; assert dev_apart.value == 2"]).succeeds();
    python(&interpreter, Path::new("/"), "import dev_apart; assert dev_apart.value == 1").succeeds();
}

#[test]
fn a_mixed_project_is_editable_and_its_sources_stay_clean() {
    let project = mixed("dev_mixed");
    let interpreter = project.environment();
    project.keelback(&["develop"]).succeeds();
    assert!(installed(&project).contains(&"_dev_mixed_editable/_native.so".to_owned()));
    let program = "import dev_mixed, dev_mixed._native as n; print(dev_mixed.value, dev_mixed.__file__, n.__name__)";
    let expected = format!("1 {}/python/dev_mixed/__init__.py dev_mixed._native\n", project.path().display());
    assert_eq!(python(&interpreter, Path::new("/"), program).succeeds().stdout, expected);
    // Also where the sources are found without the environment's help.
    assert_eq!(python(&interpreter, &project.path().join("python"), program).succeeds().stdout, expected);
    project.write("python/dev_mixed/added.py", "");
    python(&interpreter, Path::new("/"), "import dev_mixed.added").succeeds();
    assert_eq!(project.files_below("python"), ["dev_mixed/__init__.py", "dev_mixed/added.py"]);
}

#[test]
fn a_stale_library_among_the_sources_is_not_imported() {
    let project = mixed("dev_stale");
    let interpreter = project.environment();
    project.write("python/dev_stale/_native.so", "not a library");
    project.keelback(&["develop"]).succeeds();
    python(&interpreter, Path::new("/"), "import dev_stale; assert dev_stale.value == 1").succeeds();
    project.keelback(&["run", "-c", "import dev_stale; assert dev_stale.value == 1"]).succeeds();
}

#[test]
fn a_run_in_an_environment_takes_what_it_built() {
    let project = mixed("dev_run");
    let interpreter = project.environment();
    project.keelback(&["develop"]).succeeds();
    let source = std::fs::read_to_string(project.path().join("src/lib.rs")).expect("a file");
    project.write("src/lib.rs", &source.replace("c\"value\".as_ptr(), 1", "c\"value\".as_ptr(), 2"));
    let program = ["run", "--python", &interpreter.to_string_lossy(), "-c", "import dev_run; print(dev_run.value)"];
    assert_eq!(project.keelback(&program).succeeds().stdout, "2\n");
}

#[test]
fn another_layout_replaces_the_old_one() {
    let project = plain("dev_layout");
    let interpreter = project.environment();
    project.keelback(&["develop"]).succeeds();
    python(&interpreter, Path::new("/"), "import dev_layout").succeeds();
    make_mixed(&project, "dev_layout");
    project.keelback(&["develop"]).succeeds();
    let packages: Vec<String> = installed(&project).into_iter().filter(|path| !path.contains(".dist-info")).collect();
    assert_eq!(packages, ["_dev_layout_editable/__init__.py", "_dev_layout_editable/_native.so", "dev_layout.pth"]);
    let manifest = std::fs::read_to_string(project.path().join("Cargo.toml")).expect("a file");
    project.write("Cargo.toml", &manifest.replace("0.1.0", "0.2.0"));
    project.keelback(&["develop"]).succeeds().says("Installed dev_layout 0.2.0");
    assert!(installed(&project).iter().all(|path| !path.contains("0.1.0")));
    python(&interpreter, Path::new("/"), "import dev_layout; assert dev_layout.value == 1").succeeds();
}

#[test]
fn scripts_are_installed() {
    let project = mixed("dev_script");
    let pyproject = "[project]\nname = \"dev-script\"\nversion = \"1\"\n[project.scripts]\ndev-script = \"dev_script:main\"\n\
                     [tool.keelback]\nmodule-name = \"dev_script._native\"\npython-source = \"python\"\n";
    project.write("pyproject.toml", pyproject);
    project.write("python/dev_script/__init__.py", "from ._native import value\ndef main():\n    return value + 4\n");
    let interpreter = project.environment();
    project.keelback(&["develop"]).succeeds();
    let script = interpreter.with_file_name("dev-script");
    Outcome::of(&mut Command::new(&script)).fails(5);
    project.write("pyproject.toml", &pyproject.replace("[project.scripts]\ndev-script = \"dev_script:main\"\n", ""));
    project.keelback(&["develop"]).succeeds();
    assert!(!script.exists());
}

#[test]
fn the_active_environment_comes_first() {
    let project = plain("dev_active");
    project.environment();
    let other = Directory::new("dev_active_other");
    let interpreter = other.environment();
    let root = other.path().join(".venv");
    let outcome = Outcome::of(project.command().env("VIRTUAL_ENV", &root).args(["develop"])).succeeds();
    outcome.says(&format!("in {}", root.display()));
    python(&interpreter, Path::new("/"), "import dev_active").succeeds();
    assert_eq!(installed(&project), Vec::<String>::new());
}

#[test]
fn pip_lists_and_uninstalls_it() {
    let Some(pip) = crate::project::pip() else {
        return;
    };
    for (name, project) in [("dev_pip_plain", plain("dev_pip_plain")), ("dev_pip_mixed", mixed("dev_pip_mixed"))] {
        let interpreter = project.environment();
        let before = installed(&project);
        project.keelback(&["develop"]).succeeds();
        let pip = |arguments: &[&str]| {
            let mut command = Command::new(&pip);
            Outcome::of(command.args(["-m", "pip", "--python"]).arg(&interpreter).args(arguments))
        };
        let listed = pip(&["list", "--editable"]).succeeds().stdout;
        assert!(listed.contains(&*project.path().to_string_lossy()), "{listed}");
        // By its tag the sample is for Pythons with the GIL.
        let gil = "import sysconfig; print(sysconfig.get_config_var('Py_GIL_DISABLED'))";
        if python(&interpreter, Path::new("/"), gil).succeeds().stdout.trim() != "1" {
            pip(&["check"]).succeeds();
        }
        python(&interpreter, Path::new("/"), &format!("import {name}")).succeeds();
        pip(&["uninstall", "-y", name]).succeeds();
        assert_eq!(installed(&project), before);
    }
}

/// A package in the environment, by its metadata alone.
fn package(project: &Directory, name: &str, version: &str, lines: &str) {
    let site_packages = site_packages(project);
    project.write(
        &format!("{site_packages}/{name}-{version}.dist-info/METADATA"),
        &format!("Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n{lines}"),
    );
}

/// The environment's `site-packages`, seen from the project.
fn site_packages(project: &Directory) -> String {
    let lib = project.path().join(".venv/lib");
    let python = lib.read_dir().expect("an environment").flatten().next().expect("a version").file_name();
    format!(".venv/lib/{}/site-packages", python.to_string_lossy())
}

#[test]
fn dependencies_that_are_there_need_no_installer() {
    let project = plain("dev_needs");
    project.environment();
    let pyproject = "[project]\nname = \"dev-needs\"\nversion = \"1\"\n\
                     dependencies = [\"There>=1\", \"never; python_version < '3'\", \"with[more]\"]\n\
                     [project.optional-dependencies]\nfast = [\"gone-extra\"]\n\
                     [dependency-groups]\nother = [\"gone-group\"]\n";
    project.write("pyproject.toml", pyproject);
    package(&project, "there", "1.5", "");
    package(&project, "with", "1", "Requires-Dist: there; extra == 'more'\n");
    // The environment has no pip, and there is no uv either: whoever looks for an installer fails.
    let path = std::env::var_os("PATH").expect("a PATH");
    let path = std::env::split_paths(&path).filter(|directory| !directory.join("uv").exists());
    let path = std::env::join_paths(path).expect("a PATH");
    let without_installers = |arguments: &[&str]| Outcome::of(project.command().env("PATH", &path).args(arguments));
    let outcome = without_installers(&["develop"]).succeeds();
    outcome.says("Installed dev-needs 1 in ").does_not_say("Installing");
    for (arguments, wanted) in [(["-E", "fast"], "gone-extra"), (["-G", "other"], "gone-group")] {
        let outcome = without_installers(&["develop", arguments[0], arguments[1]]).fails(1);
        outcome
            .says(&format!("Installing {wanted}\n"))
            .says("error: the environment has no pip, and uv is not on PATH\n")
            .says("hint: run `python -m ensurepip` in it, install uv, or name a pip with `--pip-path`");
    }
    let text = pyproject.replace("other =", "dev =");
    project.write("pyproject.toml", &text);
    without_installers(&["develop"]).fails(1).says("Installing gone-group\n");
    project.keelback(&["develop", "-E", "slow"]).fails(1).says("error: the project has no extra `slow`\n");
    project.keelback(&["develop", "-G", "slow"]).fails(1).says("error: there is no dependency group `slow`\n");
}

#[test]
fn a_library_is_built_in_place_without_an_environment() {
    let project = mixed("dev_in_place");
    let stale = "python/dev_in_place/_native.cpython-39-x86_64-linux-gnu.so";
    project.write(stale, "not a library").write("python/dev_in_place/_native_other.so", "");
    let outcome = project.keelback(&["develop", "--skip-install"]).succeeds();
    outcome.says("warning: removed a library that Python would import instead: ");
    assert_eq!(project.files_below("python/dev_in_place"), ["__init__.py", "_native.so", "_native_other.so"]);
    let sources = project.path().join("python");
    python(crate::project::python(), &sources, "import dev_in_place; assert dev_in_place.value == 1").succeeds();
    let lone = plain("dev_in_place_lone");
    lone.keelback(&["develop", "--skip-install"]).fails(1).says("error: `--skip-install` needs a Python package");
}

#[test]
fn what_another_tool_installed_is_replaced() {
    let project = plain("dev_other_tool");
    project.environment();
    let site_packages = site_packages(&project);
    package(&project, "Dev.Other_Tool", "0.0.9", "");
    project
        .write(
            &format!("{site_packages}/Dev.Other_Tool-0.0.9.dist-info/RECORD"),
            "dev_other_tool/__init__.py,,\ndev_other_tool/old.py,,\n../../../bin/old,,\n../../../../src/lib.rs,,\n",
        )
        .write(&format!("{site_packages}/Dev.Other_Tool-0.0.9.dist-info/unrecorded.json"), "{}")
        .write(&format!("{site_packages}/dev_other_tool/__init__.py"), "")
        .write(&format!("{site_packages}/dev_other_tool/old.py"), "")
        .write(&format!("{site_packages}/dev_other_tool/dev_other_tool.abi3.so"), "unrecorded")
        .write(".venv/bin/old", "");
    let outcome = project.keelback(&["develop"]).succeeds();
    outcome.says("warning: removed a library that Python would import instead: ").says("dev_other_tool.abi3.so");
    let mut expected: Vec<String> = INFO.iter().map(|file| format!("dev_other_tool-0.1.0.dist-info/{file}")).collect();
    expected.extend(["dev_other_tool/__init__.py".to_owned(), "dev_other_tool/dev_other_tool.so".to_owned()]);
    assert_eq!(installed(&project), expected);
    assert!(!project.path().join(".venv/bin/old").exists());
    // A record does not reach out of the environment.
    assert!(project.path().join("src/lib.rs").exists());
    project.write(&format!("{site_packages}/dev_other_tool-3.egg-info/PKG-INFO"), "");
    let outcome = project.keelback(&["develop"]).fails(1);
    outcome.says("error: the project is installed already, by another tool, without a record of its files\n");
}
