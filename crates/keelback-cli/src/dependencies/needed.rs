//! What a project needs at run time and for working on it.

use crate::dependencies::{Choice, Installed, Installer};
use crate::environment::Environment;
use crate::error::{Error, Result};
use crate::project::{Project, normalized_name};
use crate::report;

/// What was asked for beside the project's own dependencies.
#[derive(Clone, Debug, Default)]
pub(crate) struct Wanted {
    pub(crate) extras: Vec<String>,
    /// Dependency groups; the group `dev` where none is named.
    pub(crate) groups: Vec<String>,
    /// Further requirements.
    pub(crate) requirements: Vec<String>,
}

/// Installs what the environment lacks of the project's dependencies; no installer is started where it lacks none.
///
/// # Errors
///
/// An extra or a group does not exist, or the installer fails.
pub(crate) fn complete(environment: &Environment, project: &Project, wanted: &Wanted, choice: &Choice) -> Result<()> {
    let mut requirements = project.distribution().dependencies.clone();
    requirements.extend(wanted.requirements.iter().cloned());
    for extra in &wanted.extras {
        requirements.extend(of_extra(project, extra)?.iter().cloned());
    }
    for group in &wanted.groups {
        requirements.extend(project.group(group)?);
    }
    if wanted.groups.is_empty() && project.has_group("dev")? {
        requirements.extend(project.group("dev")?);
    }
    if requirements.is_empty() {
        return Ok(());
    }
    let installed = Installed::read(environment.site_packages(), environment.surroundings());
    let missing = installed.missing(&requirements, &wanted.extras);
    if missing.is_empty() {
        return Ok(());
    }
    let names: Vec<&str> =
        missing.iter().map(|requirement| requirement.split(';').next().unwrap_or("").trim()).collect();
    report::done("Installing", names.join(", "));
    Installer::choose(choice, environment)?.install(&missing)
}

fn of_extra<'p>(project: &'p Project, wanted: &str) -> Result<&'p [String]> {
    let extras = &project.distribution().extras;
    let name = normalized_name(wanted);
    let found = extras.iter().find(|(extra, _)| normalized_name(extra) == name);
    found.map(|(_, requirements)| requirements.as_slice()).ok_or_else(|| {
        let names: Vec<String> = extras.iter().map(|(extra, _)| format!("`{extra}`")).collect();
        let error = Error::new(format!("the project has no extra `{wanted}`"));
        let error = error.at(project.pyproject().unwrap_or(project.manifest()));
        match names.is_empty() {
            true => error.hint("extras are the keys of [project.optional-dependencies]"),
            false => error.hint(format!("its extras are {}", names.join(", "))),
        }
    })
}
