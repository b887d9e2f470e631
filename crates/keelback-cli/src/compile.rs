//! Cargo: building the library, and finding what was built.

mod messages;
mod remapping;

use std::ffi::OsString;
use std::io::{BufRead, BufReader, ErrorKind};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus, Stdio};

use crate::cli;
use crate::error::{Error, Result};
use crate::project::{Project, Settings};
use crate::report::{self, Verbosity};

pub(crate) use messages::{Built, OutDirectory};
use messages::{Messages, Wanted};

/// What the library is built for; the project may name a profile for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Purpose {
    /// To run it in place.
    Run,
    /// To work on it in an environment.
    Develop,
    /// To hand it to others.
    Ship,
}

/// Builds the project's library and says where it is.
///
/// Cargo's progress and diagnostics stay visible; it decides itself whether there is anything to do.
///
/// # Errors
///
/// Cargo is missing or fails.
pub(crate) fn library(project: &Project, options: &cli::Cargo, purpose: Purpose) -> Result<Built> {
    built(project, project.manifest(), Wanted::Library, options, purpose)
}

/// Builds the library of another crate of the project, with its default features, and says where it is.
pub(crate) fn library_of(
    project: &Project,
    manifest: &Path,
    options: &cli::Cargo,
    purpose: Purpose,
) -> Result<PathBuf> {
    built(project, manifest, Wanted::Library, &without_features(options), purpose).map(|built| built.path)
}

/// Builds a binary of one of the project's crates and says where it is.
pub(crate) fn binary(
    project: &Project,
    manifest: &Path,
    name: &str,
    options: &cli::Cargo,
    purpose: Purpose,
) -> Result<PathBuf> {
    let wanted = Wanted::Binary(name.to_owned());
    let built = match manifest == project.manifest() {
        true => built(project, manifest, wanted, options, purpose),
        false => built(project, manifest, wanted, &without_features(options), purpose),
    };
    built.map(|built| built.path)
}

/// Features are named for the project's own crate.
fn without_features(options: &cli::Cargo) -> cli::Cargo {
    let mut options = options.clone();
    options.more.features.clear();
    options
}

fn built(project: &Project, manifest: &Path, wanted: Wanted, options: &cli::Cargo, purpose: Purpose) -> Result<Built> {
    let mut command = cargo();
    let rustc_arguments = rustc_arguments(project.settings(), options);
    // Arguments for rustc are given to one crate only by `cargo rustc`.
    command.arg(if rustc_arguments.is_empty() { "build" } else { "rustc" });
    match &wanted {
        Wanted::Library => command.arg("--lib"),
        Wanted::Binary(name) => command.args(["--bin", name]),
    };
    command.arg(report::cargo_message_format()).arg("--manifest-path").arg(manifest);
    let mut arguments = arguments(project.settings(), options, purpose)?;
    if manifest != project.manifest() {
        arguments.retain(|argument| !argument.starts_with("--features="));
    }
    command.args(arguments);
    if purpose == Purpose::Ship {
        remapping::add(&mut command, project, options)?;
    }
    if !rustc_arguments.is_empty() {
        command.arg("--").args(rustc_arguments);
    }
    command.envs(options.more.variables.iter().map(|(name, value)| (name, value)));
    command.stdin(Stdio::null()).stdout(Stdio::piped());
    report::step("Running", display(&command));
    let mut child = command.spawn().map_err(|error| no_cargo(&error))?;
    let mut messages = Messages::new(manifest, wanted);
    if let Some(stdout) = child.stdout.take() {
        for line in BufReader::new(stdout).lines().map_while(std::io::Result::ok) {
            report::cargo_message(&line);
            messages.read(&line);
        }
    }
    let status = child.wait().map_err(|error| no_cargo(&error))?;
    if !status.success() {
        return Err(failed(project, manifest, status));
    }
    messages.built().ok_or_else(|| {
        Error::new("cargo built no dynamic library for the crate").at(manifest).hint("is its `crate-type` `cdylib`?")
    })
}

/// A call of cargo: of the one that called us, if one did.
///
/// What `cargo run` sets for the program that it runs would tell build scripts about the wrong crate.
pub(crate) fn cargo() -> Command {
    let program = std::env::var_os("CARGO").unwrap_or_else(|| OsString::from("cargo"));
    let mut command = Command::new(program);
    let inherited = std::env::vars_os().map(|(name, _)| name).filter(|name| is_of_the_running_crate(name));
    for name in inherited {
        command.env_remove(name);
    }
    command
}

/// The error that cargo could not be started.
pub(crate) fn no_cargo(error: &std::io::Error) -> Error {
    match error.kind() {
        ErrorKind::NotFound => {
            Error::new("cargo is not installed, or not on PATH").hint("install Rust as https://rustup.rs says")
        }
        _ => Error::new(format!("cargo could not be started: {error}")),
    }
}

fn is_of_the_running_crate(name: &std::ffi::OsStr) -> bool {
    let name = name.to_string_lossy();
    let names =
        ["CARGO_BIN_NAME", "CARGO_CRATE_NAME", "CARGO_MANIFEST_DIR", "CARGO_MANIFEST_PATH", "CARGO_PRIMARY_PACKAGE"];
    name.starts_with("CARGO_PKG_") || names.contains(&name.as_ref())
}

fn arguments(settings: &Settings, options: &cli::Cargo, purpose: Purpose) -> Result<Vec<String>> {
    let more = &options.more;
    let mut arguments = Vec::new();
    let mut with_value = |flag: &str, value: String| arguments.push(format!("--{flag}={value}"));
    if let Some(profile) = profile(settings, options, purpose) {
        with_value("profile", profile);
    }
    let features = features(settings, options)?;
    if !features.is_empty() {
        with_value("features", features.join(","));
    }
    if let Some(target) = &more.target {
        with_value("target", target.clone());
    }
    if let Some(jobs) = more.jobs {
        with_value("jobs", jobs.to_string());
    }
    if let Some(formats) = more.timings.as_ref().filter(|formats| !formats.is_empty()) {
        with_value("timings", formats.clone());
    }
    if let Some(directory) = &more.target_dir {
        with_value("target-dir", directory.to_string_lossy().into_owned());
    }
    for value in either(&more.config, &settings.config) {
        with_value("config", value.clone());
    }
    arguments.extend(either(&more.unstable_flags, &settings.unstable_flags).iter().map(|flag| format!("-Z{flag}")));
    let flags = flags(settings, options);
    arguments.extend(flags.iter().filter(|(_, set)| *set).map(|(flag, _)| format!("--{flag}")));
    if report::verbosity() == Verbosity::Debug {
        arguments.push("-vv".to_owned());
    }
    Ok(arguments)
}

/// What `cargo tree` is told: what decides about features, and where crates come from.
pub(crate) fn for_tree(project: &Project, options: &cli::Cargo) -> Result<Vec<String>> {
    const KNOWN: [&str; 9] = [
        "--features=",
        "--target=",
        "--config=",
        "-Z",
        "--all-features",
        "--no-default-features",
        "--locked",
        "--offline",
        "--frozen",
    ];
    let mut arguments = arguments(project.settings(), &for_some_python(options), Purpose::Ship)?;
    arguments.retain(|argument| KNOWN.iter().any(|known| argument.starts_with(known)));
    Ok(arguments)
}

/// The options as they are before it is known which Python is built for: no condition is met.
fn for_some_python(options: &cli::Cargo) -> cli::Cargo {
    let mut options = options.clone();
    options.more.python.get_or_insert_with(|| "0".to_owned());
    options
}

/// What `cargo test` is told: the same as the build.
pub(crate) fn for_tests(project: &Project, options: &cli::Cargo) -> Result<Vec<String>> {
    arguments(project.settings(), options, Purpose::Develop)
}

/// What cargo was asked for beside what the project says itself, to ask for the same again.
pub(crate) fn asked(options: &cli::Cargo) -> Vec<String> {
    let mut asked = arguments(&Settings::unset(), options, Purpose::Develop).unwrap_or_default();
    asked.retain(|argument| !["--quiet", "--verbose", "-vv"].contains(&argument.as_str()));
    asked.extend(options.more.strip.map(|strip| format!("--strip={strip}")));
    if !options.more.rustc_args.is_empty() {
        asked.push("--".to_owned());
        asked.extend(options.more.rustc_args.iter().cloned());
    }
    asked
}

/// The flags of cargo without a value, and which of them are set.
fn flags(settings: &Settings, options: &cli::Cargo) -> [(&'static str, bool); 10] {
    let more = &options.more;
    [
        ("all-features", more.all_features || settings.all_features),
        ("no-default-features", more.no_default_features || settings.no_default_features),
        ("locked", more.locked || settings.locked),
        ("offline", more.offline),
        ("frozen", more.frozen || settings.frozen),
        ("ignore-rust-version", more.ignore_rust_version),
        ("future-incompat-report", more.future_incompat_report),
        ("timings", more.timings.as_ref().is_some_and(String::is_empty)),
        ("quiet", report::verbosity() == Verbosity::Quiet),
        ("verbose", report::verbosity() == Verbosity::Verbose),
    ]
}

/// The features: those asked for, else the project's.
fn features(settings: &Settings, options: &cli::Cargo) -> Result<Vec<String>> {
    if !options.more.features.is_empty() {
        return Ok(options.more.features.clone());
    }
    let Some(python) = &options.more.python else {
        return settings.features.iter().map(|feature| feature.for_every_python().map(str::to_owned)).collect();
    };
    let wanted = settings.features.iter().filter(|feature| feature.is_for(python, "cpython"));
    Ok(wanted.map(|feature| feature.name.clone()).collect())
}

/// What rustc is told about this crate alone.
fn rustc_arguments(settings: &Settings, options: &cli::Cargo) -> Vec<String> {
    let mut arguments = either(&options.more.rustc_args, &settings.rustc_args).to_vec();
    if options.more.strip.or(settings.strip).unwrap_or_default() {
        arguments.push("-Cstrip=symbols".to_owned());
    }
    arguments
}

/// A list of the command line, which replaces the project's if there is one.
fn either<'l>(asked: &'l [String], set: &'l [String]) -> &'l [String] {
    if asked.is_empty() { set } else { asked }
}

/// The cargo profile: the one asked for, else the project's for this purpose, else cargo's default.
fn profile(settings: &Settings, options: &cli::Cargo, purpose: Purpose) -> Option<String> {
    let asked = options.more.profile.clone().or_else(|| options.release.then(|| "release".to_owned()));
    asked.or_else(|| match purpose {
        Purpose::Run | Purpose::Develop => settings.editable_profile.clone().or_else(|| settings.profile.clone()),
        Purpose::Ship => settings.profile.clone(),
    })
}

fn failed(project: &Project, manifest: &Path, status: ExitStatus) -> Error {
    let how = match status.code() {
        Some(101) | None => String::new(),
        Some(code) => format!(" (exit status {code})"),
    };
    match manifest == project.manifest() {
        true => Error::new(format!("cargo could not build the crate `{}`{how}", project.crate_name())),
        false => Error::new(format!("cargo could not build the crate{how}")).at(manifest),
    }
}

fn display(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words.map(|word| word.to_string_lossy()).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use clap::Parser;

    use super::*;
    use crate::project::Document;

    /// What cargo is told where the command line says `words`.
    fn told(words: &[&str], settings: &Settings) -> Vec<String> {
        let line = ["keelback", "build"].iter().chain(words);
        let parsed = cli::Keelback::try_parse_from(line).expect("a command line");
        let cli::Command::Build(build) = parsed.command else { panic!("another command") };
        arguments(settings, &build.cargo(), Purpose::Ship).expect("arguments")
    }

    #[test]
    fn the_linker_is_told_nothing_whatever_the_system() {
        for target in ["x86_64-apple-darwin", "aarch64-apple-darwin", "x86_64-pc-windows-msvc"] {
            let told = told(&["--target", target], &Settings::unset());
            assert_eq!(told, [format!("--target={target}")]);
        }
        let set: Vec<_> =
            cargo().get_envs().filter(|(_, value)| value.is_some()).map(|(name, _)| name.to_owned()).collect();
        assert_eq!(set, Vec::<OsString>::new());
    }

    #[test]
    fn the_command_line_replaces_the_settings() {
        let text = "[tool.keelback]\nfeatures = [\"a\", \"b\"]\nprofile = \"small\"\nrustc-args = [\"-Cx\"]\n";
        let document = Document::parse(Path::new("pyproject.toml"), text.to_owned()).expect("valid TOML");
        let settings = Settings::read(&document).expect("settings");
        assert_eq!(told(&[], &settings), ["--profile=small", "--features=a,b"]);
        assert_eq!(told(&["-r", "-F", "c"], &settings), ["--profile=release", "--features=c"]);
        let rustc = |words: &[&str]| {
            let line = ["keelback", "build"].iter().chain(words);
            let cli::Command::Build(build) = cli::Keelback::try_parse_from(line).expect("a command line").command
            else {
                panic!("another command")
            };
            rustc_arguments(&settings, &build.cargo())
        };
        assert_eq!(rustc(&[]), ["-Cx"]);
        assert_eq!(rustc(&["--strip", "--", "-Cy"]), ["-Cy", "-Cstrip=symbols"]);
    }

    #[test]
    fn every_option_of_cargo_is_handed_over() {
        let words =
            ["-j2", "--timings", "--config", "a=1", "-Zx", "--ignore-rust-version", "--target-dir=t", "--frozen"];
        assert_eq!(
            told(&words, &Settings::unset()),
            ["--jobs=2", "--target-dir=t", "--config=a=1", "-Zx", "--frozen", "--ignore-rust-version", "--timings"]
        );
    }
}
