//! `init`: make a project of a directory, without changing what is there.

use std::path::Path;
use std::process::ExitCode;

use crate::cli;
use crate::commands::new;
use crate::error::{Error, Result};
use crate::project::{Project, Start};
use crate::report;

pub(crate) fn run(arguments: &cli::Init) -> Result<ExitCode> {
    let path = std::path::absolute(&arguments.path)
        .map_err(|error| Error::io("find the directory", &arguments.path, &error))?;
    if path.join("pyproject.toml").exists() {
        return Err(Error::new("there is a project already").at(&path.join("pyproject.toml")));
    }
    let name = new::name(&path, &arguments.options)?;
    let has_crate = path.join("Cargo.toml").exists();
    let mut created = Vec::new();
    for (file, text) in new::files(&path, &name, &arguments.options)? {
        // Beside a crate that is there, its template would only be in the way.
        let is_of_crate = file.ends_with(".rs") || file.ends_with("Cargo.toml") || file.starts_with("tests/");
        if path.join(&file).exists() || (has_crate && is_of_crate) {
            continue;
        }
        new::write(&path.join(&file), &text)?;
        created.push(file);
    }
    report::done("Created", created.join(", "));
    if has_crate {
        say_what_is_left(&path)?;
    }
    Ok(ExitCode::SUCCESS)
}

/// What the crate that was there lacks for an extension.
fn say_what_is_left(path: &Path) -> Result<()> {
    match Project::find(&Start::new(Some(&path.join("Cargo.toml")))?) {
        Ok(_) => Ok(()),
        Err(error) => {
            report::warning(error.what(), error.place(), error.way_out());
            Ok(())
        }
    }
}
