//! `keelback build`.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::project::{Directory, HOLLOW, Outcome, WORKING, python};
use crate::wheel::Wheel;

const INIT: &str = "from ._native import *\n";

/// Builds a wheel into `out`, and reads it.
#[track_caller]
fn build(project: &Directory) -> Wheel {
    project.keelback(&["build", "-o", "out"]).succeeds();
    Wheel::only_in(&project.path().join("out"))
}

#[test]
fn one_wheel_is_for_every_python() {
    let project = Directory::new("build_plain");
    project.extension("build_plain", HOLLOW);
    let wheel = build(&project);
    assert_eq!(wheel.tag(), "cp314.cp39-abi3.abi3t.cp314t");
    assert!(wheel.name().starts_with("build_plain-0.1.0-"));
    assert_eq!(wheel.package(), ["build_plain/__init__.py", "build_plain/build_plain.so"]);
    let lines = wheel.text("build_plain-0.1.0.dist-info/WHEEL");
    for tag in ["cp314-abi3", "cp314-abi3t", "cp314-cp314t", "cp39-abi3", "cp39-abi3t", "cp39-cp314t"] {
        assert!(lines.contains(&format!("\nTag: {tag}-manylinux_2_")) || cfg!(not(target_env = "gnu")), "{lines}");
    }
    assert!(lines.starts_with("Wheel-Version: 1.0\nGenerator: keelback "));
}

#[test]
fn free_threading_is_left_out_on_request() {
    let project = Directory::new("build_gil");
    project.extension("build_gil", HOLLOW);
    project.write("pyproject.toml", "[tool.keelback]\nfree-threaded = false\n");
    assert_eq!(build(&project).tag(), "cp39-abi3");
}

#[test]
fn free_threading_is_left_out_where_the_library_does_not_know_of_it() {
    let project = Directory::new("build_old");
    project.extension("build_old", &HOLLOW.replace("PyModExport_", "Other_"));
    let outcome = project.keelback(&["build", "-o", "out"]).succeeds();
    outcome.says("does not export `PyModExport_build_old`");
    assert_eq!(Wheel::only_in(&project.path().join("out")).tag(), "cp39-abi3");
}

#[test]
fn a_mixed_project_ships_its_sources() {
    let project = Directory::new("build_mixed");
    project.extension("build_mixed", &HOLLOW.replace("MODULE", "_native"));
    project.write(
        "pyproject.toml",
        "[project]\nname = \"Build.Mixed\"\nversion = \"1.0-rc1\"\n\n\
         [tool.keelback]\nmodule-name = \"build_mixed._native\"\npython-source = \"python\"\n\
         include = [\"python/build_mixed/generated.txt\"]\nexclude = [\"**/*.secret\"]\n",
    );
    let stale = "python/build_mixed/_native.cpython-311-x86_64-linux-gnu.so";
    for path in ["py.typed", "sub/deep.py", "generated.txt", "ignored.txt", "x.secret", "__pycache__/a.pyc"] {
        project.write(&format!("python/build_mixed/{path}"), "");
    }
    project.write("python/build_mixed/__init__.py", INIT).write(stale, "");
    project.write("python/build_mixed/.gitignore", "generated.txt\nignored.txt\n.gitignore\n");
    let wheel = build(&project);
    assert!(wheel.name().starts_with("build_mixed-1.0rc1-"), "{}", wheel.name());
    assert_eq!(
        wheel.package(),
        [
            "build_mixed/__init__.py",
            "build_mixed/_native.so",
            "build_mixed/generated.txt",
            "build_mixed/py.typed",
            "build_mixed/sub/deep.py",
        ]
    );
}

#[test]
fn the_library_goes_where_a_dotted_name_says() {
    let project = Directory::new("build_dotted");
    project.extension("build_dotted", &HOLLOW.replace("MODULE", "_c"));
    project.write("a/b/__init__.py", "").write("a/__init__.py", "");
    project.write("pyproject.toml", "[tool.maturin]\nmodule-name = \"a.b._c\"\nfeatures = []\nstrip = true\n");
    project.keelback(&["b", "-o", "out"]).succeeds().does_not_say("warning");
    let wheel = Wheel::only_in(&project.path().join("out"));
    assert_eq!(wheel.package(), ["a/__init__.py", "a/b/__init__.py", "a/b/_c.so"]);
}

#[test]
fn a_crate_may_lie_in_rust() {
    let project = Directory::new("build_src");
    let cargo =
        "[package]\nname = \"build_src\"\nversion = \"0.2.0\"\nedition = \"2024\"\n[lib]\ncrate-type = [\"cdylib\"]\n";
    project.write("rust/Cargo.toml", cargo).write("rust/src/lib.rs", &HOLLOW.replace("MODULE", "build_src"));
    project.write("src/build_src/__init__.py", INIT).write("pyproject.toml", "");
    assert_eq!(build(&project).package(), ["build_src/__init__.py", "build_src/build_src.so"]);
    let manifest = project.path().join("rust/Cargo.toml");
    let outcome =
        project.keelback(&["build".as_ref(), "-o".as_ref(), "again".as_ref(), "-m".as_ref(), manifest.as_os_str()]);
    outcome.succeeds();
    assert_eq!(Wheel::only_in(&project.path().join("again")).package().len(), 2);
}

#[test]
fn the_metadata_comes_from_both_files() {
    let project = Directory::new("build_metadata");
    project.manifest(
        "build_metadata",
        "description = \"From Cargo\"\nlicense = \"MIT/Apache-2.0\"\nkeywords = [\"k1\", \"k2\"]\n\
         authors = [\"A B <a@b.c>\"]\nrepository = \"https://example.org/r\"\nreadme = \"README.md\"\n\n\
         [lib]\ncrate-type = [\"cdylib\"]\n",
    );
    project.library("build_metadata", HOLLOW).write("README.md", "# Read me\n").write("LICENSE-MIT", "MIT");
    project.keelback(&["build", "-o", "cargo"]).succeeds();
    let wheel = Wheel::only_in(&project.path().join("cargo"));
    assert_eq!(
        wheel.text("build_metadata-0.1.0.dist-info/METADATA"),
        "Metadata-Version: 2.4\nName: build_metadata\nVersion: 0.1.0\nSummary: From Cargo\nKeywords: k1,k2\n\
         Author-email: A B <a@b.c>\nLicense-Expression: MIT OR Apache-2.0\nLicense-File: LICENSE-MIT\n\
         Project-URL: Source Code, https://example.org/r\n\
         Description-Content-Type: text/markdown; charset=UTF-8; variant=GFM\n\n# Read me\n\n"
    );
    project.write("pyproject.toml", PYPROJECT);
    let wheel = build(&project);
    let info = "build_metadata-2.0.dist-info";
    assert_eq!(wheel.text(&format!("{info}/METADATA")), METADATA);
    assert_eq!(wheel.text(&format!("{info}/licenses/LICENSE-MIT")), "MIT");
    let entry_points = wheel.text(&format!("{info}/entry_points.txt"));
    assert_eq!(entry_points, "[console_scripts]\ncmd = build_metadata:main\n\n[grp.x]\ne = m:n\n");
}

const PYPROJECT: &str = r#"
[project]
name = "build-metadata"
version = "2.0"
description = "From\n pyproject"
requires-python = ">=3.9"
dependencies = ["a>=1"]
license = "MIT"
license-files = ["LICENSE*"]
authors = [{ name = "N", email = "n@x.y" }, { name = "Only" }]
classifiers = ["Programming Language :: Rust"]
dynamic = ["keywords"]

[project.optional-dependencies]
Dev_x = ["c; os_name == 'nt'"]

[project.urls]
Home = "https://example.org/h"

[project.scripts]
cmd = "build_metadata:main"

[project.entry-points."grp.x"]
e = "m:n"
"#;

const METADATA: &str = "\
Metadata-Version: 2.4
Name: build-metadata
Version: 2.0
Summary: From pyproject
Keywords: k1,k2
Author: Only
Author-email: N <n@x.y>
License-Expression: MIT
License-File: LICENSE-MIT
Classifier: Programming Language :: Rust
Project-URL: Home, https://example.org/h
Requires-Python: >=3.9
Requires-Dist: a>=1
Provides-Extra: dev-x
Requires-Dist: c ; os_name == 'nt' and extra == 'dev-x'
";

#[test]
fn data_files_go_where_installers_look_for_them() {
    let project = Directory::new("build_data");
    project
        .extension("build_data", HOLLOW)
        .write("build_data.data/scripts/run", "")
        .write("build_data.data/data/etc/x", "");
    let data = |wheel: &Wheel| {
        let package = wheel.package();
        package.into_iter().filter(|path| path.contains(".data/")).collect::<Vec<_>>()
    };
    let expected = ["build_data-0.1.0.data/data/etc/x", "build_data-0.1.0.data/scripts/run"];
    assert_eq!(data(&build(&project)), expected);
    project.write("build_data.data/other/x", "");
    project.keelback(&["build"]).fails(1).says("error: data files go into data, headers, platlib, purelib, scripts");
    project.write("pyproject.toml", "[tool.maturin]\ndata = \"gone\"\n");
    project
        .keelback(&["build"])
        .fails(1)
        .says("error: `data` names `gone`, which is no directory")
        .says("pyproject.toml:2");
}

#[test]
fn the_same_bytes_are_made_every_time() {
    let project = Directory::new("build_same");
    project.extension("build_same", HOLLOW);
    let first = build(&project);
    let members = first.members();
    assert_eq!(members[0], "build_same/__init__.py 644 1980 1 1");
    assert_eq!(members[1], "build_same/build_same.so 755 1980 1 1");
    let bytes = first.bytes();
    let library = project.path().join("src/lib.rs");
    fs::write(&library, fs::read(&library).expect("a file")).expect("a file");
    assert_eq!(build(&project).bytes(), bytes);
    let mut command = project.command();
    let dated = command.args(["build", "-o", "dated"]).env("SOURCE_DATE_EPOCH", "1700000000");
    assert!(dated.status().expect("the tool").success());
    let dated = Wheel::only_in(&project.path().join("dated"));
    assert_eq!(dated.members()[0], "build_same/__init__.py 644 2023 11 14");
}

#[test]
fn the_same_bytes_are_made_in_every_folder() {
    let built = |name: &str, settings: &[(&str, &str)]| {
        let project = Directory::new(name);
        let source =
            format!("{HOLLOW}\n#[unsafe(no_mangle)]\npub fn fails(index: usize) -> u8 {{ below::at(index) }}\n");
        project.manifest(
            "build_folder",
            "[lib]\ncrate-type = [\"cdylib\"]\n[dependencies]\nbelow = { path = \"below\" }\n",
        );
        project.library("build_folder", &source);
        project.write(
            "below/Cargo.toml",
            "[package]\nname = \"below\"\nversion = \"0.1.0\"\nedition = \"2024\"\nbuild = \"build.rs\"\n",
        );
        project.write("below/build.rs", "fn main() { std::fs::write(std::env::var(\"OUT_DIR\").unwrap() + \"/at.rs\", \"pub fn at(i: usize) -> u8 { [1, 2][i] }\").unwrap() }");
        project.write("below/src/lib.rs", "include!(concat!(env!(\"OUT_DIR\"), \"/at.rs\"));\n");
        for (path, text) in settings {
            project.write(path, text);
        }
        let mut command = project.command();
        command.args(["build", "-o", "out"]).env("CARGO_TARGET_DIR", project.path().join("target"));
        Outcome::of(command.env("SOURCE_DATE_EPOCH", "1700000000")).succeeds();
        let bytes = Wheel::only_in(&project.path().join("out")).bytes();
        let library = fs::read(project.path().join("target/debug/libbuild_folder.so")).expect("a library");
        let path = project.path().to_string_lossy().into_owned();
        assert!(!library.windows(path.len()).any(|window| window == path.as_bytes()), "the library knows {path}");
        bytes
    };
    let first = built("build_folder_one", &[]);
    assert!(built("build_other_folder_two", &[]) == first);
    // Flags that the user set are there too, whichever place they come from.
    let flags = "[build]\nrustflags = [\"--cfg=mine\"]\n";
    let of_targets = "[target.'cfg(unix)']\nrustflags = [\"--cfg=mine\"]\n";
    for (name, flags) in [("build_folder_flags", flags), ("build_folder_targets", of_targets)] {
        built(
            name,
            &[
                (".cargo/config.toml", flags),
                (
                    "src/lib.rs",
                    &format!(
                        "#[cfg(not(mine))]\ncompile_error!(\"no\");\n{}",
                        HOLLOW.replace("MODULE", "build_folder")
                    ),
                ),
            ],
        );
    }
}

#[test]
fn lists_of_what_is_in_the_wheel_are_shipped_on_request() {
    let project = Directory::new("build_sbom");
    let lines = "license = \"MIT\"\n[lib]\ncrate-type = [\"cdylib\"]\n[dependencies]\nbelow = { path = \"below\" }\n";
    project.manifest("build_sbom", lines).library("build_sbom", HOLLOW).write("mine.json", "{}");
    project
        .write("below/Cargo.toml", "[package]\nname = \"below\"\nversion = \"0.2.0\"\n")
        .write("below/src/lib.rs", "");
    project.write("pyproject.toml", "[tool.keelback.sbom]\nrust = true\ninclude = [\"mine.json\"]\n");
    let wheel = build(&project);
    assert_eq!(wheel.text("build_sbom-0.1.0.dist-info/sboms/mine.json"), "{}");
    let list = wheel.text("build_sbom-0.1.0.dist-info/sboms/build_sbom.cyclonedx.json");
    for part in ["\"purl\": \"pkg:cargo/below@0.2.0\"", "\"expression\": \"MIT\"", "\"serialNumber\": \"urn:uuid:"] {
        assert!(list.contains(part), "{list}");
    }
    assert!(!list.contains(&*project.path().to_string_lossy()), "{list}");
    project.keelback(&["build", "--sbom-include", "gone.json"]).fails(1).says("gone.json");
}

#[test]
fn a_wheel_that_is_there_is_not_made_again() {
    let project = Directory::new("build_again");
    project.extension("build_again", HOLLOW);
    let path = || project.path().join("out").join(&project.files_below("out")[0]);
    let time = || path().metadata().and_then(|metadata| metadata.modified()).expect("a time");
    build(&project);
    let first = time();
    build(&project);
    assert_eq!(time(), first);
    // One that something has touched is made again, and one whose metadata have changed.
    fs::write(path(), "no wheel").expect("a file");
    let bytes = build(&project).bytes();
    project.write("README.md", "# Read me\n");
    assert!(build(&project).bytes() != bytes);
}

#[test]
fn a_library_that_calls_the_c_api_is_for_one_python() {
    let project = Directory::new("build_bound");
    project.extension("build_bound", WORKING);
    let wheel = build(&project);
    let question =
        "import sys, sysconfig; print('cp3%d' % sys.version_info[1], sysconfig.get_config_var('EXT_SUFFIX'))";
    let said = Outcome::of(Command::new(python()).args(["-c", question])).succeeds().stdout;
    let (tag, suffix) = said.trim().split_once(' ').expect("two words");
    assert!(wheel.tag().starts_with(&format!("{tag}-{tag}")), "{}", wheel.tag());
    assert!(wheel.package().contains(&format!("build_bound/build_bound{suffix}")), "{:?}", wheel.package());
    // A project that says that it is for every Python is told that it is not.
    let outcome = project.keelback(&["build", "-o", "other", "-b", "keelback"]).fails(1);
    outcome.says("links against Python's C API (`PyModuleDef_Init` and 2 more)").says("hint: depend on `keelback`");
    assert!(!Path::new(&project.path().join("other")).exists());
}

#[test]
fn a_kind_that_is_not_there_is_an_error() {
    let project = Directory::new("build_kind");
    project.extension("build_kind", HOLLOW);
    project.keelback(&["build", "-b", "pyo3"]).fails(1).says("error: the crate `build_kind` does not depend on PyO3");
    project.keelback(&["build", "-b", "uniffi"]).fails(1).says("error: `bindings = \"uniffi\"` is not supported");
    project.write("pyproject.toml", "[tool.maturin]\nbindings = \"cffi\"\n");
    project
        .keelback(&["build"])
        .fails(1)
        .says("error: `bindings = \"cffi\"` is not supported")
        .says("pyproject.toml:2")
        .says("hint: make functions with `#[pymodule]`");
    project.write("pyproject.toml", "");
    let outcome = project.keelback(&["build", "-o", "out", "-i", "python3"]).succeeds();
    outcome.says("warning: the wheel is for every Python from 3.9 on, whichever interpreters are named");
}

#[test]
fn a_profile_and_features_are_cargos() {
    let project = Directory::new("build_profile");
    project.manifest(
        "build_profile",
        "[lib]\ncrate-type = [\"cdylib\"]\n[features]\nneeded = []\n[profile.small]\ninherits = \"release\"\nstrip = true\n",
    );
    project.library("build_profile", &format!("#[cfg(not(feature = \"needed\"))]\ncompile_error!(\"no\");\n{HOLLOW}"));
    project.write("pyproject.toml", "[tool.keelback]\nprofile = \"small\"\nfeatures = [\"needed\"]\n");
    let outcome = project.keelback(&["-v", "build", "-o", "out"]).succeeds();
    outcome.says("--profile=small --features=needed").says("Finished `small` profile");
}
