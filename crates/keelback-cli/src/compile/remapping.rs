//! Libraries without the paths of the machine that built them: the same bytes from any folder.
//!
//! Rust writes the paths of sources into messages of panics and into debug information. What is shipped
//! is built with other names for the directories; what is built to be run here is not, so that debuggers
//! find the sources, and that it is the same build as `cargo build`'s.

use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

use toml_edit::Array;

use crate::cli;
use crate::error::Result;
use crate::project::{Document, Project};

/// What separates flags in `CARGO_ENCODED_RUSTFLAGS`.
const SEPARATOR: &str = "\u{1f}";

/// Lets cargo give rustc the names, beside the flags that it gives already.
///
/// Cargo takes flags from one place only: a variable, else the targets' tables, else `build.rustflags`.
/// Ours have to go to the place that is taken.
pub(super) fn add(command: &mut Command, project: &Project, options: &cli::Cargo) -> Result<()> {
    let flags: Vec<String> = directories(project)
        .into_iter()
        .map(|(path, name)| format!("--remap-path-prefix={}={name}", path.display()))
        .collect();
    let given = env::var("CARGO_ENCODED_RUSTFLAGS").ok().or_else(|| {
        let words = env::var("RUSTFLAGS").ok()?;
        Some(words.split_whitespace().collect::<Vec<_>>().join(SEPARATOR))
    });
    if let Some(given) = given {
        let all = given.split(SEPARATOR).filter(|flag| !flag.is_empty()).chain(flags.iter().map(String::as_str));
        command.env("CARGO_ENCODED_RUSTFLAGS", all.collect::<Vec<_>>().join(SEPARATOR));
        return Ok(());
    }
    let key = match (has_flags_of_targets(options)?, &options.more.target) {
        (false, _) => "build.rustflags".to_owned(),
        (true, Some(target)) => format!("target.{target}.rustflags"),
        (true, None) => "target.'cfg(all())'.rustflags".to_owned(),
    };
    command.arg("--config").arg(format!("{key}={}", flags.iter().collect::<Array>()));
    Ok(())
}

/// The directories that paths may lie in, and their names; the innermost last, as rustc takes the last that fits.
fn directories(project: &Project) -> Vec<(PathBuf, &'static str)> {
    let home = home();
    let from = |variable: &str, below: &str| {
        env::var_os(variable).map(PathBuf::from).or_else(|| Some(home.as_ref()?.join(below)))
    };
    let tools = [(from("RUSTUP_HOME", ".rustup"), "/rustup"), (from("CARGO_HOME", ".cargo"), "/cargo")];
    let mut directories: Vec<_> = tools.into_iter().filter_map(|(path, name)| Some((path?, name))).collect();
    directories.push((project.workspace().to_path_buf(), "/project"));
    directories.push((project.target_directory().to_path_buf(), "/target"));
    directories.sort_by_key(|(path, _)| path.components().count());
    directories
}

fn home() -> Option<PathBuf> {
    env::var_os("HOME").or_else(|| env::var_os("USERPROFILE")).map(PathBuf::from)
}

/// Whether flags for some target are set, which would hide those for all.
fn has_flags_of_targets(options: &cli::Cargo) -> Result<bool> {
    let is_for_target = |name: &str| name.starts_with("CARGO_TARGET_") && name.ends_with("_RUSTFLAGS");
    if env::vars_os().any(|(name, _)| is_for_target(&name.to_string_lossy())) {
        return Ok(true);
    }
    if options.more.config.iter().any(|setting| setting.starts_with("target.") && setting.contains("rustflags")) {
        return Ok(true);
    }
    for file in configurations() {
        let document = Document::read(&file)?;
        let targets = document.root().table("target").ok().flatten();
        let has_flags = |targets: crate::project::Table<'_>| {
            targets.entries().any(|(_, target)| target.table().is_ok_and(|target| target.get("rustflags").is_some()))
        };
        if targets.is_some_and(has_flags) {
            return Ok(true);
        }
    }
    Ok(false)
}

/// The files that cargo reads its configuration from, here and above, and the user's own.
fn configurations() -> Vec<PathBuf> {
    let here = env::current_dir().unwrap_or_default();
    let mut directories: Vec<PathBuf> = here.ancestors().map(|directory| directory.join(".cargo")).collect();
    directories.extend(env::var_os("CARGO_HOME").map(PathBuf::from));
    directories.extend(home().map(|home| home.join(".cargo")));
    let file = |directory: &Path| {
        ["config", "config.toml"].iter().map(|name| directory.join(name)).find(|path| path.is_file())
    };
    directories.iter().filter_map(|directory| file(directory)).collect()
}
