//! Console scripts: <https://packaging.python.org/en/latest/specifications/entry-points/#use-for-scripts>.

use std::fs;
use std::path::Path;

use crate::artifact::Extension;
use crate::environment::Environment;
use crate::error::{Error, Result};
use crate::project::{EntryPoints, Project};
use crate::report;

/// A program to install.
#[derive(Debug)]
pub(super) struct Script {
    /// Where it lies, seen from the environment's packages.
    pub(super) path: String,
    pub(super) bytes: Vec<u8>,
}

/// The programs that the project's entry points ask for, and its binaries.
pub(super) fn of(project: &Project, extension: &Extension, environment: &Environment) -> Result<Vec<Script>> {
    let entries = project.distribution().entry_points.group(EntryPoints::CONSOLE_SCRIPTS);
    let entries = match cfg!(windows) && !entries.is_empty() {
        true => {
            report::warning("console scripts are not made on Windows yet", None, None);
            &[]
        }
        false => entries,
    };
    let programs = environment
        .relative_to_packages(&environment.programs())
        .ok_or_else(|| Error::new("the environment's packages lie outside it").at(environment.site_packages()))?;
    let script = |(name, object): &(String, String)| {
        let text = text(&environment.python(), object).ok_or_else(|| {
            Error::new(format!("the script `{name}` names `{object}`, which is not of the form `module:function`"))
                .at(project.pyproject().unwrap_or(project.root()))
        })?;
        Ok(Script { path: format!("{programs}/{name}"), bytes: text.into_bytes() })
    };
    let mut scripts = entries.iter().map(script).collect::<Result<Vec<_>>>()?;
    for program in &extension.programs {
        let bytes = fs::read(&program.path).map_err(|error| Error::io("read the program", &program.path, &error))?;
        let suffix = if cfg!(windows) { ".exe" } else { "" };
        scripts.push(Script { path: format!("{programs}/{}{suffix}", program.name), bytes });
    }
    Ok(scripts)
}

fn text(python: &Path, object: &str) -> Option<String> {
    let object = object.split('[').next().unwrap_or("").trim();
    let (module, attribute) = object.split_once(':')?;
    let (module, attribute) = (module.trim(), attribute.trim());
    let imported = attribute.split('.').next().filter(|name| !name.is_empty())?;
    Some(format!(
        "{}import sys\n\nfrom {module} import {imported}\n\nif __name__ == \"__main__\":\n    sys.exit({attribute}())\n",
        first_line(&python.to_string_lossy())
    ))
}

/// What makes the system start Python; a path that the kernel would not take goes through the shell.
fn first_line(python: &str) -> String {
    match python.contains(' ') || python.len() > 120 {
        true => format!("#!/bin/sh\n'''exec' \"{python}\" \"$0\" \"$@\"\n' '''\n"),
        false => format!("#!{python}\n"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_script_calls_its_object() {
        let text = text(Path::new("/v/bin/python"), "pkg.cli:App.main").unwrap();
        assert!(text.starts_with("#!/v/bin/python\n"));
        assert!(text.contains("from pkg.cli import App\n"));
        assert!(text.ends_with("    sys.exit(App.main())\n"));
        assert_eq!(super::text(Path::new("/v/bin/python"), "pkg.cli"), None);
    }

    #[test]
    fn odd_paths_go_through_the_shell() {
        assert!(first_line("/a b/python").starts_with("#!/bin/sh\n'''exec' \"/a b/python\""));
    }
}
