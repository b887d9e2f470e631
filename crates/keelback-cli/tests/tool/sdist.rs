//! `keelback sdist`, and building from one.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::project::{Directory, HOLLOW, Outcome, python};
use crate::wheel::Wheel;

const BUILD_SYSTEM: &str = "[build-system]\nrequires = [\"keelback\"]\nbuild-backend = \"keelback\"\n";

const LIST: &str = "import sys, tarfile
with tarfile.open(sys.argv[1]) as sdist:
    for member in sdist.getmembers():
        print(member.name, oct(member.mode)[2:], member.mtime, member.uid, member.uname)
    if sys.argv[2:]:
        sdist.extractall(sys.argv[2])
";

/// The only sdist in a directory.
#[track_caller]
fn only_in(directory: &Path) -> PathBuf {
    let entries = directory.read_dir().expect("a directory").flatten().map(|entry| entry.path());
    let sdists: Vec<PathBuf> = entries.filter(|path| path.extension().is_some_and(|end| end == "gz")).collect();
    assert_eq!(sdists.len(), 1, "{sdists:?}");
    sdists[0].clone()
}

/// Unpacks an sdist below a directory; gives its files, without the directory that all lie in.
fn unpack(sdist: &Path, into: &Path) -> Vec<String> {
    let mut command = Command::new(python());
    let listed = Outcome::of(command.args(["-c", LIST]).arg(sdist).arg(into)).succeeds().stdout;
    let paths = listed.lines().map(|line| line.split(' ').next().expect("a name"));
    paths.map(|path| path.split_once('/').expect("a directory").1.to_owned()).collect()
}

/// Makes an sdist into `dist`, and unpacks it into `unpacked`; gives its files.
#[track_caller]
fn make(project: &Directory, arguments: &[&str]) -> Vec<String> {
    let out = project.path().join("dist");
    let out = out.to_string_lossy();
    project.keelback(&[&["sdist", "-o", &out], arguments].concat()).succeeds();
    unpack(&only_in(&project.path().join("dist")), &project.path().join("unpacked"))
}

/// The one directory that was unpacked.
fn unpacked(project: &Directory) -> PathBuf {
    let mut entries = project.path().join("unpacked").read_dir().expect("a directory").flatten();
    entries.next().expect("a directory").path()
}

/// Builds a wheel in a directory, offline and with the lock file, and gives its files.
fn build_in(project: &Directory, directory: &Path) -> Vec<String> {
    let mut command = project.command();
    command.current_dir(directory).args(["build", "--locked", "--offline", "-o"]).arg(project.path().join("wheels"));
    Outcome::of(&mut command).succeeds();
    Wheel::only_in(&project.path().join("wheels")).package()
}

#[test]
fn a_plain_project_is_packed_and_builds_from_what_was_packed() {
    let project = Directory::new("sdist_plain");
    project.extension("sdist_plain", HOLLOW).write("pyproject.toml", BUILD_SYSTEM);
    project.write("LICENSE", "L").write("run.sh", "#!/bin/sh\n").write("sdist_plain.pyi", "");
    project.write("secret.txt", "").write("generated.txt", "").write(".gitignore", "generated.txt\ndist/\n");
    let settings =
        "[tool.keelback]\ninclude = [{path = \"generated.txt\", format = \"sdist\"}]\nexclude = [\"secret.txt\"]\n";
    project.write("pyproject.toml", &format!("{BUILD_SYSTEM}{settings}"));
    let files = make(&project, &[]);
    let expected = [
        "Cargo.lock",
        "Cargo.toml",
        "LICENSE",
        "PKG-INFO",
        "generated.txt",
        "pyproject.toml",
        "run.sh",
        "sdist_plain.pyi",
        "src/lib.rs",
    ];
    assert_eq!(
        files.iter().filter(|file| !file.starts_with('.')).collect::<Vec<_>>(),
        expected.iter().collect::<Vec<_>>()
    );
    let unpacked = unpacked(&project);
    let info = fs::read_to_string(unpacked.join("PKG-INFO")).expect("PKG-INFO");
    assert!(info.starts_with("Metadata-Version: 2.4\nName: sdist_plain\nVersion: 0.1.0\n"), "{info}");
    assert_eq!(build_in(&project, &unpacked).len(), 4);
}

#[test]
fn the_same_bytes_are_made_every_time_and_inside_of_an_sdist_too() {
    let project = Directory::new("sdist_same");
    project.extension("sdist_same", HOLLOW).write("pyproject.toml", BUILD_SYSTEM);
    project.write(&format!("src/{}/x.rs", "long".repeat(30)), "");
    make(&project, &[]);
    let first = fs::read(only_in(&project.path().join("dist"))).expect("an sdist");
    let mut command = project.command();
    let unpacked = unpacked(&project);
    command.current_dir(&unpacked).args(["sdist", "-o", "again"]);
    Outcome::of(&mut command).succeeds();
    assert_eq!(fs::read(only_in(&unpacked.join("again"))).expect("an sdist"), first);
    Outcome::of(&mut command).succeeds();
    assert_eq!(fs::read(only_in(&unpacked.join("again"))).expect("an sdist"), first);
    let mut python = Command::new(python());
    let sdist = only_in(&project.path().join("dist"));
    let listed = Outcome::of(python.args(["-c", LIST]).arg(sdist)).succeeds().stdout;
    assert!(listed.lines().all(|line| line.ends_with(" 644 1153704088 0 ")), "{listed}");
    assert!(listed.contains(&"long".repeat(30)), "{listed}");
}

#[test]
fn crates_of_a_workspace_come_along() {
    let project = Directory::new("sdist_workspace");
    project.write(
        "Cargo.toml",
        "[workspace]\nresolver = \"2\"\nmembers = [\"crates/*\"]\n[workspace.package]\nversion = \"0.3.0\"\nedition = \"2021\"\n\
         [workspace.dependencies]\nsdist_inner = { path = \"crates/inner\" }\n",
    );
    let package = |name: &str, more: &str| {
        format!("[package]\nname = \"{name}\"\nversion.workspace = true\nedition.workspace = true\n{more}")
    };
    let cdylib = "readme = \"../../README.md\"\n[lib]\ncrate-type = [\"cdylib\"]\n[dependencies]\nsdist_inner = { workspace = true, optional = true }\n";
    project.write("README.md", "# Workspace\n").write("crates/inner/Cargo.toml", &package("sdist_inner", ""));
    project.write("crates/inner/src/lib.rs", "").write("crates/other/src/lib.rs", "");
    project.write("crates/other/Cargo.toml", &package("sdist_other", ""));
    project.write("crates/ext/Cargo.toml", &package("sdist_ext", cdylib));
    project.write("crates/ext/src/lib.rs", &HOLLOW.replace("MODULE", "sdist_ext"));
    let pyproject = format!(
        "{BUILD_SYSTEM}[project]\nname = \"sdist-ext\"\ndynamic = [\"version\", \"readme\"]\n[tool.maturin]\nmodule-name = \"sdist_ext\"\n"
    );
    project.write("crates/ext/pyproject.toml", &pyproject).write("crates/ext/LICENSE", "");
    let files = make(&project, &["-m", "crates/ext/Cargo.toml"]);
    assert_eq!(
        files,
        [
            "Cargo.lock",
            "Cargo.toml",
            "LICENSE",
            "PKG-INFO",
            "crates/ext/Cargo.toml",
            "crates/ext/LICENSE",
            "crates/ext/README.md",
            "crates/ext/src/lib.rs",
            "crates/inner/Cargo.toml",
            "crates/inner/src/lib.rs",
            "pyproject.toml",
        ]
    );
    let unpacked = unpacked(&project);
    let read = |path: &str| fs::read_to_string(unpacked.join(path)).expect("a file");
    assert!(read("Cargo.toml").contains("members = [\"crates/ext\", \"crates/inner\"]"), "{}", read("Cargo.toml"));
    assert!(read("pyproject.toml").contains("manifest-path = \"crates/ext/Cargo.toml\""), "{}", read("pyproject.toml"));
    assert!(read("crates/ext/Cargo.toml").contains("readme = \"README.md\""));
    assert!(!read("Cargo.lock").contains("sdist_other"), "{}", read("Cargo.lock"));
    assert!(read("PKG-INFO").contains("\n# Workspace\n"));
    assert_eq!(build_in(&project, &unpacked), ["sdist_ext/__init__.py", "sdist_ext/sdist_ext.so"]);
}

#[test]
fn a_crate_and_sources_outside_of_the_project_come_along() {
    let project = Directory::new("sdist_outside");
    project.write("dep/Cargo.toml", "[package]\nname = \"sdist_dep\"\nversion = \"0.1.0\"\nedition = \"2021\"\n");
    project.write("dep/src/lib.rs", "").write("python/sdist_outside/__init__.py", "from ._native import *\n");
    let cargo = "[package]\nname = \"sdist_outside\"\nversion = \"0.1.0\"\nedition = \"2021\"\n[lib]\ncrate-type = [\"cdylib\"]\n\
                 [dependencies]\nsdist_dep = { path = \"../dep\" }\n[[bench]]\nname = \"gone\"\npath = \"benches/gone.rs\"\n";
    project.write("ext/Cargo.toml", &cargo.replace("edition", "exclude = [\"benches\"]\nedition"));
    project.write("ext/src/lib.rs", &HOLLOW.replace("MODULE", "_native")).write("ext/benches/gone.rs", "");
    let settings = "[tool.keelback]\npython-source = \"../python\"\nmodule-name = \"sdist_outside._native\"\n";
    project.write("ext/pyproject.toml", &format!("{BUILD_SYSTEM}{settings}"));
    let files = make(&project, &["-m", "ext/Cargo.toml"]);
    for file in ["dep/src/lib.rs", "python/sdist_outside/__init__.py", "ext/Cargo.lock", "pyproject.toml"] {
        assert!(files.contains(&file.to_owned()), "{file} in {files:?}");
    }
    let unpacked = unpacked(&project);
    assert!(!fs::read_to_string(unpacked.join("ext/Cargo.toml")).expect("a file").contains("[[bench]]"));
    assert_eq!(build_in(&project, &unpacked), ["sdist_outside/__init__.py", "sdist_outside/_native.so"]);
}

#[test]
fn a_wheel_can_be_built_from_the_sdist_at_once() {
    let project = Directory::new("sdist_build");
    project.extension("sdist_build", HOLLOW).write("pyproject.toml", BUILD_SYSTEM);
    project.keelback(&["build", "--sdist", "-o", "dist"]).succeeds().says("sdist_build-0.1.0.tar.gz").says(".whl");
    assert_eq!(project.files_below("dist").len(), 2);
}

#[test]
fn what_nobody_could_build_is_no_sdist() {
    let project = Directory::new("sdist_mistakes");
    project.extension("sdist_mistakes", HOLLOW);
    project.keelback(&["sdist"]).fails(1).says("error: the project has no pyproject.toml");
    project.write("pyproject.toml", "[tool.keelback]\n");
    project.keelback(&["sdist"]).fails(1).says("error: there is no table [build-system]").says("hint: add these lines");
    project.write("pyproject.toml", &format!("{BUILD_SYSTEM}[tool.keelback]\nexclude = [\"src/*\"]\n"));
    let outcome = project.keelback(&["sdist", "-o", "dist"]).fails(1);
    outcome.says("error: cargo does not accept what would be in the sdist").says("src/lib.rs");
    assert_eq!(project.files_below("dist"), Vec::<String>::new());
}
