//! The small commands.

use crate::project::{Directory, HOLLOW, Outcome, python};

#[test]
fn the_schema_is_printed() {
    let directory = Directory::new("commands_schema");
    let schema = directory.keelback(&["generate-json-schema"]).succeeds().stdout;
    assert_eq!(schema, include_str!("../../keelback.schema.json"));
}

#[test]
fn completions_are_for_every_shell() {
    let directory = Directory::new("commands_completions");
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let text = directory.keelback(&["completions", shell]).succeeds().stdout;
        assert!(text.contains("list-python") && text.contains("skip-existing"), "{shell}");
    }
    directory.keelback(&["completions", "tcsh"]).fails(2);
}

#[test]
fn interpreters_are_listed() {
    let directory = Directory::new("commands_pythons");
    let bin = python().parent().expect("a directory").to_owned();
    let mut command = directory.command();
    let outcome = Outcome::of(command.arg("list-python").env("PATH", &bin)).succeeds();
    let line = outcome.stdout.lines().next().expect("an interpreter");
    assert!(line.starts_with("CPython 3.") && line.contains(&*bin.to_string_lossy()), "{line}");
    let mut command = directory.command();
    Outcome::of(command.arg("list-python").env("PATH", "")).succeeds().says("there is no Python");
}

#[test]
fn what_was_made_is_removed() {
    let project = Directory::new("commands_clean");
    project.extension("commands_clean", HOLLOW).write("target/other", "").write("target/wheels/x.whl", "");
    let mut command = project.command();
    Outcome::of(command.arg("clean").env_remove("CARGO_TARGET_DIR")).succeeds().says("Removed");
    assert_eq!(project.files_below("target"), ["other"]);
    let mut command = project.command();
    Outcome::of(command.args(["clean", "--all"]).env_remove("CARGO_TARGET_DIR")).succeeds();
    assert_eq!(project.files_below("target"), Vec::<String>::new());
}

#[test]
fn the_workflow_builds_one_wheel_for_each_platform() {
    let project = Directory::new("commands_ci");
    project.extension("commands_ci", HOLLOW);
    let text = project.keelback(&["generate-ci", "github"]).succeeds().stdout;
    let is_in_place = |line: &str| !line.starts_with("- ");
    assert!(text.lines().all(is_in_place), "every step stands in a job:\n{text}");
    for job in ["linux-x86_64", "linux-aarch64", "musllinux-aarch64", "windows-x64", "macos-aarch64"] {
        assert!(text.contains(&format!("\n  {job}:\n    runs-on: ")), "{job}\n{text}");
    }
    assert_eq!(text.matches("run: keelback build --release --out dist\n").count(), 8, "{text}");
    assert!(text.contains("container: quay.io/pypa/manylinux_2_28_aarch64\n"), "{text}");
    assert!(text.contains("      id-token: write\n      attestations: write\n"), "{text}");
    assert!(text.ends_with("      - run: keelback upload dist/*\n"), "{text}");
    assert!(!text.contains("pytest") && !text.contains('\t') && text.lines().all(|line| line.trim_end() == line));
}

#[test]
fn the_workflow_is_as_the_settings_say() {
    let project = Directory::new("commands_ci_settings");
    project.extension("commands_ci_settings", HOLLOW).write(
        "pyproject.toml",
        "[tool.maturin.generate-ci.github]\npytest = true\ntrusted-publishing = false\nskip-attestation = true\n\
         publishing-environment = \"pypi\"\n[tool.maturin.generate-ci.github.linux]\nmanylinux = \"2014\"\ntargets = [\"x86_64\"]\n\
         [[tool.maturin.generate-ci.github.macos.target]]\narch = \"aarch64\"\nargs = \"--profile small\"\nrunner = \"mine\"\n",
    );
    let outcome = project.keelback(&["generate-ci", "github", "-o", "ci/CI.yml", "--platform", "manylinux", "macos"]);
    outcome.succeeds().does_not_say("warning");
    let text = std::fs::read_to_string(project.path().join("ci/CI.yml")).expect("the workflow");
    assert!(text.contains("    needs: [linux-x86_64, macos-aarch64, sdist]\n    environment: pypi\n"), "{text}");
    assert!(text.contains("    container: quay.io/pypa/manylinux2014_x86_64\n"), "{text}");
    assert!(
        text.contains("    runs-on: mine\n") && text.contains("keelback build --profile small --out dist\n"),
        "{text}"
    );
    assert!(
        text.contains("-m pytest\n") && text.contains("MATURIN_PYPI_TOKEN: ${{ secrets.PYPI_API_TOKEN }}\n"),
        "{text}"
    );
    assert!(!text.contains("id-token") && !text.contains("attest"), "{text}");
}
