//! Projects that are programs, and the tool as one of them.

use std::path::Path;

use crate::project::Directory;
use crate::wheel::Wheel;

#[test]
fn a_program_is_a_script_of_its_wheel() {
    let project = Directory::new("program");
    project.manifest("program", "").write("src/main.rs", "fn main() {}\n");
    project.write("pyproject.toml", "[build-system]\nrequires = []\nbuild-backend = \"maturin\"\n");
    project.keelback(&["build", "-o", "out"]).succeeds();
    let wheel = Wheel::only_in(&project.path().join("out"));
    assert_eq!(wheel.tag(), "py3-none");
    let members = wheel.members();
    let script = members.iter().find(|member| member.contains("scripts"));
    assert_eq!(script.map(String::as_str), Some("program-0.1.0.data/scripts/program 755 1980 1 1"));
    project
        .keelback(&["develop"])
        .fails(1)
        .says("error: the crate `program` is a program, which is not installed for editing");
}

#[test]
fn the_members_of_a_wheel_are_packed_as_asked() {
    let project = Directory::new("packing");
    project.manifest("packing", "").write("src/main.rs", "fn main() {}\n");
    project.write("pyproject.toml", "[tool.maturin]\nbindings = \"bin\"\n");
    let packing = |arguments: &[&str]| {
        // Into the same directory: a wheel that was packed otherwise is not up to date.
        project.keelback(&[&["build", "-o", "out"], arguments].concat()).succeeds();
        Wheel::only_in(&project.path().join("out")).packing()
    };
    let (way, usual) = packing(&[]);
    assert_eq!(way, "deflate");
    let (way, fast) = packing(&["--compression-level", "1"]);
    assert_eq!(way, "deflate");
    let (_, small) = packing(&["--compression-method", "deflated", "--compression-level", "9"]);
    assert!(small <= usual && usual < fast, "{small} {usual} {fast}");
    let (way, plain) = packing(&["--compression-method", "stored"]);
    assert_eq!(way, "store");
    assert!(plain > fast);
    project
        .keelback(&["build", "--compression-level", "10"])
        .fails(1)
        .says("error: `--compression-level 10` is not supported")
        .says("levels are 1, fast, to 9, small");
}

#[test]
fn the_tool_builds_itself() {
    let out = Directory::new("itself");
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let mut command = out.command();
    // The profile and the directory of the tests, where it is built already.
    command.env("CARGO_TARGET_DIR", Path::new(env!("CARGO_BIN_EXE_keelback")).ancestors().nth(2).expect("a directory"));
    command.current_dir(root).args(["build", "-o"]).arg(out.path());
    crate::project::Outcome::of(&mut command).succeeds();
    let wheel = Wheel::only_in(out.path());
    assert_eq!(wheel.tag(), "py3-none");
    let package = wheel.package();
    for file in ["keelback/__init__.py", "keelback/__main__.py", "keelback/_tool.py", "keelback/hook.py"] {
        assert!(package.iter().any(|path| path == file), "{package:?}");
    }
    assert!(package.iter().any(|path| path.ends_with(".data/scripts/keelback")), "{package:?}");
}
