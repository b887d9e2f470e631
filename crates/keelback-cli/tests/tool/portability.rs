//! Platform tags that are asked for, and foreign libraries that go into the wheel.

use std::fs;
use std::process::Command;

use crate::project::{Directory, HOLLOW, Outcome, python};
use crate::wheel::Wheel;

const FOREIGN: &str = "#[unsafe(no_mangle)]\npub extern \"C\" fn foreign() -> i32 { 42 }\n";

const SCRIPT: &str = r#"fn main() {
    println!("cargo:rustc-link-search=native={}/native", std::env::var("CARGO_MANIFEST_DIR").unwrap());
}"#;

const SOURCE: &str = r#"
#[link(name = "NAME_foreign")]
unsafe extern "C" {
    fn foreign() -> i32;
}

#[unsafe(no_mangle)]
pub extern "C" fn probe() -> i32 {
    unsafe { foreign() }
}
"#;

/// Unpacks the wheel, loads the extension from there, and calls it.
const PROBE: &str = "import ctypes, sys, zipfile
zipfile.ZipFile(sys.argv[1]).extractall(sys.argv[2])
print(ctypes.CDLL(sys.argv[2] + '/' + sys.argv[3]).probe())
";

/// A project whose extension needs a library that no other system has.
fn project(name: &str) -> Directory {
    let project = Directory::new(name);
    project.write("native/foreign.rs", FOREIGN);
    let library = format!("lib{name}_foreign.so");
    let mut rustc = Command::new("rustc");
    rustc.args(["--crate-type=cdylib", "foreign.rs", "-o", &library]);
    rustc.arg(format!("-Clink-arg=-Wl,-soname,{library}.1")).current_dir(project.path().join("native"));
    Outcome::of(&mut rustc).succeeds();
    let native = project.path().join("native");
    fs::copy(native.join(&library), native.join(format!("{library}.1"))).expect("a library");
    project.manifest(name, "[lib]\ncrate-type = [\"cdylib\"]\n").write("build.rs", SCRIPT);
    project.library(name, &format!("{HOLLOW}{}", SOURCE.replace("NAME", name)));
    project
}

#[test]
fn a_foreign_library_goes_into_the_wheel() {
    let project = project("foreign");
    project.keelback(&["build", "-o", "out"]).succeeds().does_not_say("warning");
    let wheel = Wheel::only_in(&project.path().join("out"));
    assert!(wheel.name().contains("-manylinux_2_"), "{}", wheel.name());
    let package = wheel.package();
    let copy = package.iter().find(|path| path.starts_with("foreign.libs/")).expect("a copy");
    assert!(copy.starts_with("foreign.libs/libforeign_foreign-") && copy.ends_with(".so.1"), "{copy}");
    // It is the copy that is loaded.
    fs::remove_dir_all(project.path().join("native")).expect("a directory");
    let mut probe = Command::new(python());
    probe.args(["-c", PROBE]).arg(wheel.path()).arg(project.path().join("unpacked")).arg("foreign/foreign.so");
    assert_eq!(Outcome::of(&mut probe).succeeds().stdout, "42\n");
}

#[test]
fn a_foreign_library_is_an_error_where_it_is_asked_for() {
    let project = project("foreign_checked");
    let outcome = project.keelback(&["build", "-o", "out", "--auditwheel", "check"]).fails(1);
    outcome.says("needs `libforeign_checked_foreign.so.1`, which not every Linux has").says("hint: link it statically");
    assert!(!project.path().join("out").exists());
    project.keelback(&["build", "-o", "out", "--auditwheel", "warn"]).succeeds().says("for systems like this one only");
    assert!(Wheel::only_in(&project.path().join("out")).name().contains("-linux_"));
    fs::remove_dir_all(project.path().join("out")).expect("a directory");
    fs::remove_file(project.path().join("native/libforeign_checked_foreign.so.1")).expect("a library");
    project
        .keelback(&["build", "-o", "out"])
        .fails(1)
        .says("needs `libforeign_checked_foreign.so.1`, which is not found")
        .says("LD_LIBRARY_PATH");
    assert!(!project.path().join("out").exists());
}

#[test]
fn a_tag_is_promised_if_it_can_be() {
    let project = Directory::new("promised");
    project.extension("promised", HOLLOW);
    let named = |arguments: &[&str]| {
        let _ = fs::remove_dir_all(project.path().join("out"));
        project.keelback(&[&["build", "-o", "out"], arguments].concat()).succeeds();
        Wheel::only_in(&project.path().join("out")).name()
    };
    assert!(named(&["--compatibility", "off"]).contains("-linux_"));
    assert!(named(&["--manylinux", "2_99"]).contains("-manylinux_2_99_"));
    project.keelback(&["build", "--manylinux", "2_5"]).fails(1).says("error: Rust's libraries need glibc 2.17");
    project.keelback(&["build", "--manylinux", "new"]).fails(1).says("error: `new` is no platform tag");
    let needy = "unsafe extern \"C\" { fn arc4random() -> u32; }\n#[unsafe(no_mangle)]\npub extern \"C\" fn probe() -> u32 { unsafe { arc4random() } }\n";
    project.library("promised", &format!("{HOLLOW}{needy}"));
    if project.keelback(&["build", "-o", "new"]).succeeds().stderr.contains("manylinux_2_36") {
        project
            .keelback(&["build", "--manylinux", "2_35"])
            .fails(1)
            .says("error: the library needs `GLIBC_2.36` of `libc.so.6`, which is newer than `manylinux_2_35` promises")
            .says("hint: it is `arc4random`; ");
    }
}
