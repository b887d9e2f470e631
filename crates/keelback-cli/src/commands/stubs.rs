//! `stubs`: write the stubs of the extension, or look whether they are up to date.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use crate::artifact::Extension;
use crate::cli;
use crate::compile;
use crate::error::{Error, Result};
use crate::files::placing::Wanted;
use crate::files::{self, placing};
use crate::project::{Layout, Project, Start};
use crate::report;
use crate::stubs::StubFile;

pub(crate) fn run(arguments: &cli::Stubs) -> Result<ExitCode> {
    let start = Start::new(arguments.manifest.path())?;
    let project = Project::find(&start)?;
    let library = compile::library(&project, &arguments.cargo, compile::Purpose::Run)?.path;
    let extension = Extension::read(&project, &library)?;
    let stubs = files::stubs(&project, &extension)?;
    if stubs.is_empty() {
        return Err(Error::new("the library says nothing of its functions and classes")
            .at(extension.path())
            .hint("stubs are written for modules that are made with `#[pymodule]` of `keelback`"));
    }
    match &arguments.out {
        Some(out) if out == Path::new("-") => print(&stubs),
        Some(out) => settle(out, &stubs, arguments.check),
        None => {
            let (root, stubs) = among_the_sources(&project, stubs);
            settle(&root, &stubs, arguments.check)
        }
    }
}

/// Where the stubs lie in the project, and how they are called there.
///
/// A lone extension has no package: its only stub lies beside the crate, as `module.pyi`.
fn among_the_sources(project: &Project, stubs: Vec<StubFile>) -> (PathBuf, Vec<StubFile>) {
    match project.layout() {
        Layout::Mixed { root, .. } => (root.clone(), stubs),
        Layout::Plain { module, root } => {
            let name = module.extension();
            let whole = format!("{name}/{name}.pyi");
            let only = stubs.iter().find(|stub| stub.path == whole).cloned();
            match only {
                Some(stub) => (root.clone(), vec![StubFile { path: format!("{name}.pyi"), ..stub }]),
                None => (root.clone(), stubs),
            }
        }
    }
}

fn print(stubs: &[StubFile]) -> Result<ExitCode> {
    use std::io::Write;
    let mut text = String::new();
    for (index, stub) in stubs.iter().enumerate() {
        if stubs.len() > 1 {
            let gap = if index > 0 { "\n" } else { "" };
            text.push_str(&format!("{gap}# {}\n", stub.path));
        }
        text.push_str(&stub.text);
    }
    let written = std::io::stdout().lock().write_all(text.as_bytes());
    written.map_err(|error| Error::new(format!("could not write the stubs: {error}")))?;
    Ok(ExitCode::SUCCESS)
}

/// Writes the stubs below `root`, or only compares them.
fn settle(root: &Path, stubs: &[StubFile], check: bool) -> Result<ExitCode> {
    let is_stale = |stub: &&StubFile| fs::read(root.join(&stub.path)).ok().as_deref() != Some(stub.text.as_bytes());
    if check {
        let Some(stale) = stubs.iter().find(is_stale) else {
            report::done("Checked", format_args!("{} stubs, which are up to date", stubs.len()));
            return Ok(ExitCode::SUCCESS);
        };
        let path = root.join(&stale.path);
        let what = if path.exists() { "the stub is not what the library says" } else { "the stub is missing" };
        return Err(Error::new(what).at(&path).hint("write it with `keelback stubs`"));
    }
    for stub in stubs {
        let path = root.join(&stub.path);
        placing::put(&path, Wanted::Bytes(stub.text.as_bytes()))?;
        report::done("Wrote", path.display());
    }
    Ok(ExitCode::SUCCESS)
}
