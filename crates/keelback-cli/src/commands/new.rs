//! `new`: make a project that builds.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use crate::cli;
use crate::error::{Error, Result};
use crate::project::{ProjectName, checkout, workspace_above};
use crate::report;
use crate::templates::{self, Filling, Shape};

pub(crate) fn run(arguments: &cli::New) -> Result<ExitCode> {
    let path = std::path::absolute(&arguments.path)
        .map_err(|error| Error::io("find the directory", &arguments.path, &error))?;
    check_vacant(&path)?;
    let name = match &arguments.name {
        Some(name) => ProjectName::parse(name)?,
        None => ProjectName::of_directory(&path)?,
    };
    let filling = Filling {
        name: name.as_str(),
        module: name.module(),
        dependency: &dependency(),
        own_workspace: workspace_above(&path),
    };
    let shape = Shape::of(arguments);
    for (file, text) in templates::files(shape, &filling) {
        write(&path.join(file), &text)?;
    }
    report::done("Created", format_args!("project `{}` in {}", name.as_str(), path.display()));
    report::done(
        "Next",
        format_args!("cd {} && keelback run -c 'import {1}; help({1})'", arguments.path.display(), name.module()),
    );
    Ok(ExitCode::SUCCESS)
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

fn write(path: &PathBuf, text: &str) -> Result<()> {
    if let Some(parent) = path.parent() {
        fs::create_dir_all(parent).map_err(|error| Error::io("make the directory", parent, &error))?;
    }
    fs::write(path, text).map_err(|error| Error::io("write the file", path, &error))
}
