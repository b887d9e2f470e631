//! Where the extension belongs among the Python sources.

use std::fmt;
use std::path::{Path, PathBuf};

use crate::error::{Error, Result};
use crate::project::document::Document;
use crate::project::manifest::Package;
use crate::project::settings::Settings;
use crate::report;

/// The dotted name that Python imports the extension by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ModuleName(Vec<String>);

/// A project's layout.
#[derive(Clone, Debug)]
pub(crate) enum Layout {
    /// The crate alone: the extension stands in a package that is made for it.
    Plain {
        /// The extension's name, without dots.
        module: ModuleName,
        /// Where a stub for it may lie.
        root: PathBuf,
    },
    /// The extension stands in a package that has Python sources.
    Mixed {
        /// The extension's full name, package included.
        module: ModuleName,
        /// The directory that the packages lie in.
        root: PathBuf,
        /// The top-level packages.
        packages: Vec<String>,
    },
}

impl ModuleName {
    /// Parses a dotted name.
    ///
    /// # Errors
    ///
    /// A part of it is no Python identifier.
    pub(crate) fn parse(name: &str) -> Result<Self> {
        let parts: Vec<String> = name.split('.').map(str::to_owned).collect();
        match parts.iter().find(|part| !is_identifier(part)) {
            Some(part) => Err(Error::new(format!("`{part}` in the module name `{name}` is no Python identifier"))),
            None => Ok(Self(parts)),
        }
    }

    /// The last part: what the library's file and init function are named after.
    pub(crate) fn extension(&self) -> &str {
        self.0.last().map_or("", String::as_str)
    }

    /// The parts before the last: the package that the extension stands in.
    pub(crate) fn package(&self) -> &[String] {
        &self.0[..self.0.len() - 1]
    }

    /// The first part.
    pub(crate) fn top(&self) -> &str {
        &self.0[0]
    }

    /// The same name as a submodule of itself, as in `hello.hello`.
    fn nested(&self) -> Self {
        Self(vec![self.0[0].clone(), self.0[0].clone()])
    }
}

impl fmt::Display for ModuleName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.join("."))
    }
}

impl Layout {
    /// Finds out a project's layout.
    pub(crate) fn of(root: &Path, settings: &Settings, document: Option<&Document>, package: &Package) -> Result<Self> {
        let module = module_name(settings, document, package)?;
        let python_root = python_root(root, settings, &module)?;
        let top = python_root.join(module.top());
        let has_sources = is_package(&top, &module);
        if module.package().is_empty() && !has_sources {
            warn_of_overlooked_package(root, settings, &module);
            return Ok(Self::Plain { module, root: python_root });
        }
        if !has_sources {
            return Err(missing_package(&module, &top, settings));
        }
        let mut packages = vec![module.top().to_owned()];
        packages.extend(settings.python_packages.iter().cloned());
        packages.sort();
        packages.dedup();
        if let Some(package) = packages.iter().find(|package| !python_root.join(package).is_dir()) {
            return Err(Error::new(format!("the Python package `{package}` of `python-packages` does not exist"))
                .at(&python_root.join(package)));
        }
        let module = if module.package().is_empty() { module.nested() } else { module };
        Ok(Self::Mixed { module, root: python_root, packages })
    }

    /// The extension's name: what its file and init function are named after.
    pub(crate) fn extension(&self) -> &str {
        self.module().extension()
    }

    /// The full name of the extension as it is set or derived.
    pub(crate) fn module(&self) -> &ModuleName {
        match self {
            Self::Plain { module, .. } | Self::Mixed { module, .. } => module,
        }
    }

    /// The package that people import.
    pub(crate) fn top(&self) -> &str {
        self.module().top()
    }

    /// The directory that the library belongs to, relative to the import root, as path parts.
    pub(crate) fn library_directory(&self) -> Vec<&str> {
        match self {
            Self::Plain { module, .. } => vec![module.top()],
            Self::Mixed { module, .. } => module.package().iter().map(String::as_str).collect(),
        }
    }
}

fn module_name(settings: &Settings, document: Option<&Document>, package: &Package) -> Result<ModuleName> {
    if let Some(set) = &settings.module_name {
        return ModuleName::parse(&set.value).map_err(|error| error.at_place(set.place.clone()));
    }
    if let Some(name) = package.explicit_library_name()? {
        return ModuleName::parse(&name);
    }
    let project = match document {
        Some(document) => document.root().table("project")?,
        None => None,
    };
    let name = match project {
        Some(project) => project.text("name")?,
        None => None,
    };
    let name = name.unwrap_or_else(|| package.name().to_owned());
    ModuleName::parse(&name.replace(['-', '.'], "_"))
        .map_err(|error| error.at(package.directory()).hint("set `module-name` in [tool.keelback]"))
}

fn python_root(root: &Path, settings: &Settings, module: &ModuleName) -> Result<PathBuf> {
    if let Some(set) = &settings.python_source {
        let directory = root.join(&set.value);
        return match directory.is_dir() {
            true => Ok(directory),
            false => Err(Error::new(format!("`python-source` names `{}`, which is no directory", set.value.display()))
                .at_place(set.place.clone())),
        };
    }
    let in_src = root.join("src");
    let crate_is_elsewhere = !root.join("Cargo.toml").is_file();
    let sources = in_src.join(module.top()).join("__init__.py").is_file();
    Ok(if crate_is_elsewhere && sources { in_src } else { root.to_path_buf() })
}

/// Whether the directory is a Python package rather than, say, a crate of the same name.
fn is_package(directory: &Path, module: &ModuleName) -> bool {
    if directory.join("__init__.py").is_file() {
        return true;
    }
    let has_python = |directory: &Path| {
        let entries = directory.read_dir().into_iter().flatten().flatten();
        entries.map(|entry| entry.path()).any(|path| path.extension().is_some_and(|extension| extension == "py"))
    };
    let is_namespace = !module.package().is_empty() || has_python(directory);
    directory.is_dir() && is_namespace && !directory.join("Cargo.toml").exists()
}

fn missing_package(module: &ModuleName, top: &Path, settings: &Settings) -> Error {
    let what =
        format!("the module name `{module}` says that there is a Python package `{}`, but there is none", module.top());
    let error = match &settings.module_name {
        Some(set) => Error::new(what).at_place(set.place.clone()),
        None => Error::new(what),
    };
    error.hint(format!(
        "make `{}`, or set `python-source` to the directory that the package is in",
        top.join("__init__.py").display()
    ))
}

fn warn_of_overlooked_package(root: &Path, settings: &Settings, module: &ModuleName) {
    let init = root.join("python").join(module.top()).join("__init__.py");
    if settings.python_source.is_none() && init.is_file() {
        let what = format!("the Python package `python/{}` is not part of the project", module.top());
        report::warning(what, None, Some("set `python-source = \"python\"` in [tool.keelback]"));
    }
}

/// Whether Python takes the text for a name. Of letters beyond ASCII, all are taken.
pub(crate) fn is_identifier(text: &str) -> bool {
    let mut characters = text.chars();
    let starts = characters.next().is_some_and(|c| c == '_' || c.is_alphabetic());
    starts && characters.all(|c| c == '_' || c.is_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_module_name_has_a_package_and_an_extension() {
        let name = ModuleName::parse("a.b._c").unwrap();
        assert_eq!((name.top(), name.extension()), ("a", "_c"));
        assert_eq!(name.package(), ["a", "b"]);
        assert_eq!(name.to_string(), "a.b._c");
    }

    #[test]
    fn a_module_name_is_made_of_identifiers() {
        assert!(ModuleName::parse("a.b-c").is_err());
        assert!(ModuleName::parse("").is_err());
        assert!(ModuleName::parse("1a").is_err());
    }
}
