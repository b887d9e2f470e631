//! Mistakes with environments. Each is made where version 1 is installed, and leaves it installed and usable.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::said;
use crate::project::{Directory, Outcome, WORKING};

/// A mistake.
struct Mistake {
    name: &'static str,
    /// Makes the mistake; `SITE` stands for the environment's packages.
    make: fn(&Directory, &Path),
    arguments: &'static [&'static str],
    /// What is said, with the project's directory as `ROOT` and the environment's packages as `SITE`.
    says: &'static str,
    /// Takes the mistake back.
    undo: fn(&Directory, &Path),
}

const TABLE: [Mistake; 12] = [
    Mistake {
        name: "env_file_for_folder",
        make: |project, site| {
            editable(project, "env_file_for_folder");
            fs::write(site.join("_env_file_for_folder_editable"), "").expect("a file");
        },
        arguments: &[],
        says: "error: there is a file where a directory is to be\n  --> SITE/_env_file_for_folder_editable\n\n\
               hint: it belongs to no installation of this project: move it away\n",
        undo: |_, site| fs::remove_file(site.join("_env_file_for_folder_editable")).expect("a file"),
    },
    Mistake {
        name: "env_folder_for_file",
        make: |project, site| {
            editable(project, "env_folder_for_file");
            fs::create_dir(site.join("env_folder_for_file.pth")).expect("a directory");
        },
        arguments: &[],
        says: "error: there is a directory where a file is to be\n  --> SITE/env_folder_for_file.pth\n\n\
               hint: it belongs to no installation of this project: move it away\n",
        undo: |_, site| fs::remove_dir(site.join("env_folder_for_file.pth")).expect("a directory"),
    },
    Mistake {
        name: "env_hidden",
        make: |project, site| {
            editable(project, "env_hidden");
            fs::write(site.join("env_hidden.py"), "value = 1\n").expect("a file");
        },
        arguments: &[],
        says: "error: `env_hidden` would be imported from the environment, not from the sources\n  --> SITE/env_hidden.py\n\n\
               hint: no installation of this project recorded the file: uninstall what it belongs to, or remove it\n",
        undo: |_, site| fs::remove_file(site.join("env_hidden.py")).expect("a file"),
    },
    Mistake {
        name: "env_unrecorded",
        make: |_, site| {
            let info = site.join("Env.Unrecorded-0.5.dist-info");
            fs::create_dir(&info).expect("a directory");
            fs::write(info.join("INSTALLER"), "conda\n").expect("a file");
        },
        arguments: &[],
        says: "error: the project is installed already, by `conda`, without a record of its files\n  \
               --> SITE/Env.Unrecorded-0.5.dist-info\n\nhint: uninstall it with the tool that installed it\n",
        undo: |_, site| fs::remove_dir_all(site.join("Env.Unrecorded-0.5.dist-info")).expect("a directory"),
    },
    Mistake {
        name: "env_no_extra",
        make: |project, _| {
            let extras =
                "[project]\nname = \"env_no_extra\"\nversion = \"0.1.0\"\n[project.optional-dependencies]\nfast = []\n";
            project.write("pyproject.toml", extras);
        },
        arguments: &["-E", "quick"],
        says: "error: the project has no extra `quick`\n  --> ROOT/pyproject.toml\n\nhint: its extras are `fast`\n",
        undo: no_pyproject,
    },
    Mistake {
        name: "env_no_group",
        make: |project, _| {
            project.write("pyproject.toml", "[tool.keelback]\n[dependency-groups]\ntest = []\n");
        },
        arguments: &["-G", "tests"],
        says: "error: there is no dependency group `tests`\n  --> ROOT/pyproject.toml:2\n\nhint: the groups are `test`\n",
        undo: no_pyproject,
    },
    Mistake {
        name: "env_group_circle",
        make: |project, _| {
            let groups = "[dependency-groups]\na = [{include-group = \"b\"}]\nb = [{include-group = \"a\"}]\n";
            project.write("pyproject.toml", groups);
        },
        arguments: &["-G", "b"],
        says: "error: the dependency group `b` includes itself\n  --> ROOT/pyproject.toml:3\n",
        undo: no_pyproject,
    },
    Mistake {
        name: "env_no_installer",
        make: |project, _| {
            project.write("pyproject.toml", "[dependency-groups]\ndev = [\"no-such-package-of-anyone\"]\n");
        },
        arguments: &["--pip-path", "/nowhere/pip"],
        says: "error: could not start the installer: No such file or directory (os error 2)\n  --> /nowhere/pip\n",
        undo: no_pyproject,
    },
    Mistake {
        name: "env_installer_fails",
        make: |project, _| {
            project.write("pyproject.toml", "[dependency-groups]\ndev = [\"no-such-package-of-anyone\"]\n");
        },
        arguments: &["--pip-path", "false"],
        says: "error: pip could not install the dependencies\n  asked for: no-such-package-of-anyone\n",
        undo: no_pyproject,
    },
    Mistake {
        name: "env_bad_script",
        make: |project, _| {
            let scripts = "[project]\nname = \"env_bad_script\"\nversion = \"0.1.0\"\n[project.scripts]\nrun = \"env_bad_script.main\"\n";
            project.write("pyproject.toml", scripts);
        },
        arguments: &[],
        says: "error: the script `run` names `env_bad_script.main`, which is not of the form `module:function`\n  \
               --> ROOT/pyproject.toml\n",
        undo: no_pyproject,
    },
    Mistake {
        name: "env_other_name",
        make: |project, _| {
            project.write("pyproject.toml", "[tool.keelback]\nmodule-name = \"other\"\n");
        },
        arguments: &[],
        says: "error: the library's init function is `PyInit_env_other_name`, but a module named `other` needs `PyInit_other`\n  \
               --> ROOT/pyproject.toml:2\n\nhint: rename the `#[pymodule]` to `other`, or set \
               `module-name = \"env_other_name\"` in [tool.keelback] of pyproject.toml\n",
        undo: no_pyproject,
    },
    Mistake {
        name: "env_pgo",
        make: |_, _| {},
        arguments: &["--pgo"],
        says: "error: `--pgo` is not supported\n\n\
               hint: run `cargo pgo` on the crate, and build with the profile that it makes\n",
        undo: |_, _| {},
    },
];

fn no_pyproject(project: &Directory, _: &Path) {
    fs::remove_file(project.path().join("pyproject.toml")).expect("a file");
}

/// Makes the project one whose package has sources.
fn editable(project: &Directory, name: &str) {
    project.library("_native", WORKING);
    project.write(
        "pyproject.toml",
        &format!("[tool.keelback]\nmodule-name = \"{name}._native\"\npython-source = \"python\"\n"),
    );
    project.write(&format!("python/{name}/__init__.py"), "from ._native import value\n");
}

/// A project that is installed with the value 1; its interpreter and the environment's packages.
fn installed(name: &str) -> (Directory, PathBuf, PathBuf) {
    let project = Directory::new(name);
    project.extension(name, WORKING);
    let interpreter = project.environment();
    project.keelback(&["develop"]).succeeds();
    let lib = project.path().join(".venv/lib");
    let python = lib.read_dir().expect("an environment").flatten().next().expect("a version").path();
    (project, interpreter, python.join("site-packages"))
}

fn value(interpreter: &Path, name: &str) -> String {
    let mut command = Command::new(interpreter);
    command.current_dir("/").env_remove("PYTHONPATH").args(["-c", &format!("import {name}; print({name}.value)")]);
    Outcome::of(&mut command).succeeds().stdout
}

#[test]
fn each_is_told_and_changes_nothing() {
    for mistake in TABLE {
        let (project, interpreter, site) = installed(mistake.name);
        (mistake.make)(&project, &site);
        project.set_value(2);
        let before = project.files_below(".venv");
        let outcome = project.keelback(&[&["develop"], mistake.arguments].concat()).fails(1);
        assert_eq!(
            said(&project, outcome).replace(&seen_from(&project, &site), "SITE"),
            mistake.says,
            "{}",
            mistake.name
        );
        assert_eq!(project.files_below(".venv"), before, "{}", mistake.name);
        assert_eq!(value(&interpreter, mistake.name), "1\n", "{}", mistake.name);
        (mistake.undo)(&project, &site);
        project.keelback(&["develop"]).succeeds();
        assert_eq!(value(&interpreter, mistake.name), "2\n", "{}", mistake.name);
    }
}

/// The directory of the packages as it stands in messages.
fn seen_from(project: &Directory, site: &Path) -> String {
    format!("ROOT/{}", site.strip_prefix(project.path()).expect("a path below").display())
}

#[test]
#[cfg(target_os = "linux")]
fn an_environment_that_cannot_be_written() {
    use std::os::unix::fs::PermissionsExt;
    let (project, interpreter, site) = installed("env_read_only");
    editable(&project, "env_read_only");
    project.keelback(&["run", "-c", ""]).succeeds();
    let set = |mode| fs::set_permissions(&site, fs::Permissions::from_mode(mode)).expect("permissions");
    set(0o555);
    let tool = project.command();
    // Permissions mean nothing to root, unless it gives that up.
    let mut command = Command::new("setpriv");
    let caps = "-dac_override,-dac_read_search";
    let is_root = Outcome::of(Command::new("id").arg("-u")).stdout == "0\n";
    match is_root {
        true => command.args(["--bounding-set", caps, "--inh-caps", caps]).arg(tool.get_program()),
        false => {
            command = Command::new(tool.get_program());
            &mut command
        }
    };
    command.arg("develop").current_dir(project.path());
    for (name, value) in tool.get_envs() {
        match value {
            Some(value) => command.env(name, value),
            None => command.env_remove(name),
        };
    }
    let outcome = Outcome::of(&mut command);
    set(0o755);
    assert_eq!(
        said(&project, outcome.fails(1)).replace(&seen_from(&project, &site), "SITE"),
        "error: could not write the file: Permission denied (os error 13)\n  \
         --> SITE/env_read_only-0.1.0.dist-info/RECORD\n\n\
         hint: make an environment of your own, as with `python3 -m venv .venv`, or ask its owner; \
         what was installed before is as it was\n"
    );
    assert_eq!(value(&interpreter, "env_read_only"), "1\n");
}

#[test]
fn a_directory_that_is_no_environment() {
    let project = Directory::new("env_none");
    project.extension("env_none", WORKING).write("folder/bin/python", "");
    let mut command = project.command();
    let outcome = Outcome::of(command.env("VIRTUAL_ENV", project.path().join("folder")).arg("develop")).fails(1);
    assert_eq!(
        said(&project, outcome),
        "error: the directory is no virtual environment: it has no `site-packages`\n  --> ROOT/folder\n\n\
         hint: `VIRTUAL_ENV` names this directory: activate another environment, or unset it\n"
    );
}
