//! `new`: make a project that builds.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use crate::ci;
use crate::cli::{self, Bindings};
use crate::error::{Error, Result};
use crate::project::{ProjectName, Settings, checkout, workspace_above};
use crate::report;
use crate::templates::{self, Filling, Shape};

/// The version of PyO3 that a new project asks for, unless it is one of Keelback's.
const PYO3: &str = "0.30";

pub(crate) fn run(arguments: &cli::New) -> Result<ExitCode> {
    let path = std::path::absolute(&arguments.path)
        .map_err(|error| Error::io("find the directory", &arguments.path, &error))?;
    check_vacant(&path)?;
    let name = name(&path, &arguments.options)?;
    for (file, text) in files(&path, &name, &arguments.options)? {
        write(&path.join(file), &text)?;
    }
    report::done("Created", format_args!("project `{}` in {}", name.as_str(), path.display()));
    report::done(
        "Next",
        format_args!("cd {} && keelback run -c 'import {1}; help({1})'", arguments.path.display(), name.module()),
    );
    Ok(ExitCode::SUCCESS)
}

/// The name that was chosen, else the directory's.
pub(super) fn name(path: &Path, options: &cli::NewOptions) -> Result<ProjectName> {
    match &options.name {
        Some(name) => ProjectName::parse(name),
        None => ProjectName::of_directory(path),
    }
}

/// The files of a new project in `path`, relative to it, and their texts.
pub(super) fn files(path: &Path, name: &ProjectName, options: &cli::NewOptions) -> Result<Vec<(String, String)>> {
    let (binding, dependency) = match options.bindings {
        Bindings::Keelback => ("keelback", dependency()),
        Bindings::Pyo3 => ("pyo3", format!("\"{PYO3}\"")),
        _ => {
            return Err(
                Error::new("there is no template for bindings of this kind").hint("choose `keelback` or `pyo3`")
            );
        }
    };
    let filling = Filling {
        name: name.as_str(),
        module: name.module(),
        binding,
        dependency: &dependency,
        own_workspace: workspace_above(path),
    };
    let mut files = templates::files(Shape::of(options), &filling);
    if options.ci {
        let workflow = ci::workflow(&Settings::unset(), &[], "keelback generate-ci github");
        files.push((".github/workflows/CI.yml".to_owned(), workflow));
    }
    Ok(files)
}

fn check_vacant(path: &Path) -> Result<()> {
    let is_vacant = match path.read_dir() {
        Ok(mut entries) => entries.next().is_none(),
        Err(_) => !path.exists(),
    };
    match is_vacant {
        true => Ok(()),
        false => Err(Error::new("there is something already")
            .at(path)
            .hint("name a directory that does not exist or is empty")),
    }
}

/// The checkout that the tool was built from, so that the project builds today, else a version.
fn dependency() -> String {
    match checkout(env::current_exe().ok().as_deref()) {
        Some(checkout) => format!("{{ path = {} }}", toml_string(&checkout)),
        None => format!("\"{}\"", env!("CARGO_PKG_VERSION")),
    }
}

fn toml_string(path: &Path) -> String {
    format!("\"{}\"", path.to_string_lossy().replace('\\', "\\\\").replace('"', "\\\""))
}

/// Writes a file and the directories above it.
pub(super) fn write(path: &PathBuf, text: &str) -> Result<()> {
    if let Some(parent) = path.parent() {
        fs::create_dir_all(parent).map_err(|error| Error::io("make the directory", parent, &error))?;
    }
    fs::write(path, text).map_err(|error| Error::io("write the file", path, &error))
}
