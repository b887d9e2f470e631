//! Several extension modules in one wheel, and binaries beside them.

use std::fs;
use std::process::Command;

use crate::project::{Directory, HOLLOW, Outcome, WORKING};
use crate::wheel::Wheel;

const SETTINGS: &str = "[build-system]\nrequires = [\"keelback\"]\nbuild-backend = \"keelback\"\n\
[tool.keelback]\nmodule-name = \"NAME._one\"\npython-source = \"python\"\nbinaries = [\"NAME_cmd\"]\n\
[[tool.keelback.extensions]]\nmodule-name = \"NAME.deep._two\"\nmanifest-path = \"two/Cargo.toml\"\n";

/// Two crates with a module each, the first with a binary too, and a package around them.
fn project(name: &str, source: &str) -> Directory {
    let project = Directory::new(name);
    project.manifest(name, &format!("[lib]\ncrate-type = [\"cdylib\"]\n[[bin]]\nname = \"{name}_cmd\"\npath = \"src/cmd.rs\"\n[workspace]\nmembers = [\"two\"]\n"));
    project.library("_one", source).write("src/cmd.rs", "fn main() { println!(\"a binary\"); }");
    let manifest = format!(
        "[package]\nname = \"{name}_two\"\nversion = \"0.1.0\"\nedition = \"2024\"\n[lib]\ncrate-type = [\"cdylib\"]\n"
    );
    project.write("two/Cargo.toml", &manifest);
    project.write("two/src/lib.rs", &source.replace("MODULE", "_two").replace("VALUE", "2"));
    project.write(
        &format!("python/{name}/__init__.py"),
        "from ._one import value as one\nfrom .deep._two import value as two\n",
    );
    project.write(&format!("python/{name}/deep/__init__.py"), "");
    project.write("pyproject.toml", &SETTINGS.replace("NAME", name));
    project
}

#[test]
fn they_are_all_in_the_wheel() {
    let project = project("companions_wheel", HOLLOW);
    project.keelback(&["build", "--sdist", "-o", "dist"]).succeeds();
    let dist = project.path().join("dist");
    let sdist = dist.join("companions_wheel-0.1.0.tar.gz");
    assert!(sdist.is_file(), "the wheel was built from the sdist, which has both crates");
    fs::remove_file(sdist).expect("an sdist");
    let wheel = Wheel::only_in(&dist);
    assert_eq!(wheel.tag(), "cp314.cp39-abi3.abi3t.cp314t");
    assert_eq!(
        wheel.package(),
        [
            "companions_wheel-0.1.0.data/scripts/companions_wheel_cmd",
            "companions_wheel/__init__.py",
            "companions_wheel/_one.so",
            "companions_wheel/deep/__init__.py",
            "companions_wheel/deep/_two.so",
        ]
    );
    assert!(wheel.members()[0].contains("_cmd 755 "), "{:?}", wheel.members());
}

#[test]
fn they_can_be_imported_and_run() {
    let project = project("companions_install", WORKING);
    let interpreter = project.environment();
    let code = "import companions_install as m; print(m.one, m.two, m.deep._two.__name__)";
    let expected = "1 2 companions_install.deep._two\n";
    assert_eq!(project.keelback(&["run", "-c", code]).succeeds().stdout, expected);
    project.keelback(&["develop"]).succeeds().says("Installed");
    let python = Outcome::of(Command::new(&interpreter).current_dir("/").env_remove("PYTHONPATH").args(["-c", code]));
    assert_eq!(python.succeeds().stdout, expected);
    let program = interpreter.with_file_name("companions_install_cmd");
    assert_eq!(Outcome::of(&mut Command::new(program)).succeeds().stdout, "a binary\n");
    project.keelback(&["develop"]).succeeds().says("Unchanged");
}

#[test]
fn what_does_not_fit_is_refused() {
    let project = project("companions_wrong", HOLLOW);
    let settings = SETTINGS.replace("NAME", "companions_wrong");
    let cases = [
        ("deep._two\"", "elsewhere._two\"", "the module `elsewhere._two` lies in no package of the project"),
        ("deep._two\"", "_one\"", "there are two modules `companions_wrong._one`"),
        ("deep._two\"", "deep._three\"", "the library has no `PyInit__three`, so Python cannot import it as"),
        ("two/Cargo", "gone/Cargo", "`manifest-path` points to "),
        ("manifest-path", "manifest-pat", "unknown key `manifest-pat` in [tool.keelback.extensions[0]]"),
    ];
    for (from, to, expected) in cases {
        let text = if to.starts_with("elsewhere") {
            settings.replace("companions_wrong.deep._two\"", to)
        } else {
            settings.replace(from, to)
        };
        project.write("pyproject.toml", &text);
        project.keelback(&["build", "-o", "out"]).fails(1).says(&format!("error: {expected}")).says("pyproject.toml:");
    }
    assert_eq!(project.files_below("out"), Vec::<String>::new());
}
