//! What an index is told about a project: `[project]`, completed from `Cargo.toml`.

use std::path::{Path, PathBuf};
use std::str::FromStr;

use pep440_rs::{Version, VersionSpecifiers};

use crate::error::{Error, Result};
use crate::project::document::Document;
use crate::project::entry_points::EntryPoints;
use crate::project::manifest::Package;
use crate::project::pep621;
use crate::report;

/// The core metadata of a project.
///
/// See <https://packaging.python.org/en/latest/specifications/core-metadata/>.
#[derive(Clone, Debug, Default)]
pub(crate) struct Distribution {
    pub(crate) name: String,
    pub(crate) version: String,
    pub(crate) summary: Option<String>,
    pub(crate) readme: Option<Readme>,
    pub(crate) requires_python: Option<String>,
    pub(crate) license_expression: Option<String>,
    pub(crate) license_text: Option<String>,
    pub(crate) license_files: Vec<PathBuf>,
    pub(crate) authors: Vec<Person>,
    pub(crate) maintainers: Vec<Person>,
    pub(crate) keywords: Vec<String>,
    pub(crate) classifiers: Vec<String>,
    /// Of the crate, whatever else is said: tools that read no labels of links look here.
    pub(crate) home_page: Option<String>,
    pub(crate) urls: Vec<(String, String)>,
    pub(crate) entry_points: EntryPoints,
    pub(crate) dependencies: Vec<String>,
    pub(crate) extras: Vec<(String, Vec<String>)>,
}

/// A long description.
#[derive(Clone, Debug)]
pub(crate) struct Readme {
    pub(crate) text: String,
    pub(crate) content_type: String,
}

/// An author or maintainer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Person {
    pub(crate) name: Option<String>,
    pub(crate) email: Option<String>,
}

/// Globs for files of licences where nothing else is said (PEP 639).
pub(crate) const LICENSE_FILES: [&str; 4] = ["LICEN[CS]E*", "COPYING*", "NOTICE*", "AUTHORS*"];

impl Distribution {
    /// Reads `[project]` and completes it from the crate where there is no such table, or where it
    /// says that a field is dynamic.
    pub(crate) fn read(root: &Path, document: Option<&Document>, package: &Package) -> Result<Self> {
        let project = match document {
            Some(document) => document.root().table("project")?,
            None => None,
        };
        match project {
            Some(project) => pep621::read(root, &project, package),
            None => Self::of_crate(root, package),
        }
    }

    /// The name as it stands in file names: lower case, runs of `-_.` as one `_`.
    pub(crate) fn normalized_name(&self) -> String {
        normalized_name(&self.name)
    }

    /// What `Cargo.toml` says.
    pub(crate) fn of_crate(root: &Path, package: &Package) -> Result<Self> {
        let license_files = match &package.license_file {
            Some(file) => license_of_crate(root, &package.directory().join(file)),
            None => license_files(root, &LICENSE_FILES.map(str::to_owned))?,
        };
        Ok(Self {
            name: package.name().to_owned(),
            version: crate_version(package)?,
            summary: package.description.as_deref().map(one_line),
            readme: crate_readme(package)?,
            license_expression: package.license.as_deref().map(spdx),
            license_files,
            authors: package.authors.iter().map(|author| Person::from_cargo(author)).collect(),
            keywords: package.keywords.clone(),
            home_page: package.homepage.clone(),
            urls: crate_urls(package),
            ..Self::default()
        })
    }
}

impl Person {
    /// Cargo's `Name <mail>`.
    fn from_cargo(author: &str) -> Self {
        match author.split_once('<') {
            Some((name, email)) => Self {
                name: Some(name.trim().to_owned()).filter(|name| !name.is_empty()),
                email: Some(email.trim_end().trim_end_matches('>').to_owned()),
            },
            None => Self { name: Some(author.trim().to_owned()), email: None },
        }
    }
}

impl Readme {
    /// Reads a readme, whose type its file name tells.
    pub(crate) fn read(path: &Path, content_type: Option<String>) -> Result<Self> {
        let text = std::fs::read_to_string(path).map_err(|error| Error::io("read the readme", path, &error))?;
        let extension = path.extension().and_then(|extension| extension.to_str()).unwrap_or("");
        let content_type = content_type.unwrap_or_else(|| match extension.to_lowercase().as_str() {
            "md" | "markdown" => "text/markdown; charset=UTF-8; variant=GFM".to_owned(),
            "rst" => "text/x-rst; charset=UTF-8".to_owned(),
            _ => "text/plain; charset=UTF-8".to_owned(),
        });
        Ok(Self { text, content_type })
    }
}

/// A project's name for comparison and for file names (PEP 503 with `_`).
pub(crate) fn normalized_name(name: &str) -> String {
    let mut normalized = String::with_capacity(name.len());
    for part in name.split(['-', '_', '.']).filter(|part| !part.is_empty()) {
        if !normalized.is_empty() {
            normalized.push('_');
        }
        normalized.push_str(&part.to_lowercase());
    }
    normalized
}

/// The crate's version in Python's spelling: `1.0.0-alpha.1` is `1.0.0a1` (PEP 440).
pub(crate) fn crate_version(package: &Package) -> Result<String> {
    let manifest = package.directory().join("Cargo.toml");
    version(&package.version).map_err(|error| {
        error.at(&manifest).hint("set a version of its own for the package: `version` in [project] of pyproject.toml")
    })
}

/// A version in its canonical form.
pub(crate) fn version(version: &str) -> Result<String> {
    match Version::from_str(version) {
        Ok(version) => Ok(version.to_string()),
        Err(_) => Err(Error::new(format!("the version `{version}` is none that Python packages can have (PEP 440)"))),
    }
}

/// Whether a Python of this version satisfies `requires_python`.
pub(crate) fn accepts_python(requires_python: &str, python: &str) -> Result<bool> {
    let specifiers = python_versions(requires_python)?;
    Ok(Version::from_str(python).is_ok_and(|python| specifiers.contains(&python)))
}

/// The versions of Python that a `requires-python` stands for.
pub(crate) fn python_versions(requires_python: &str) -> Result<VersionSpecifiers> {
    VersionSpecifiers::from_str(requires_python).map_err(|error| {
        Error::new(format!("`requires-python` is no version specifier: {}", one_line(&error.to_string())))
    })
}

/// The readme that the crate names, or that cargo found beside it.
pub(crate) fn crate_readme(package: &Package) -> Result<Option<Readme>> {
    let path = package.readme.as_ref().map(|readme| package.directory().join(readme));
    path.filter(|path| path.is_file()).map(|path| Readme::read(&path, None)).transpose()
}

/// The crate's links.
pub(crate) fn crate_urls(package: &Package) -> Vec<(String, String)> {
    let labelled = [
        ("Homepage", &package.homepage),
        ("Documentation", &package.documentation),
        ("Source Code", &package.repository),
    ];
    let present = labelled.into_iter().filter_map(|(label, url)| Some((label.to_owned(), url.clone()?)));
    present.collect()
}

/// Cargo's licence as SPDX has it: older crates write a slash for `OR`.
pub(crate) fn spdx(license: &str) -> String {
    license.split('/').map(str::trim).collect::<Vec<_>>().join(" OR ")
}

/// The files below `root` that match the globs, sorted.
pub(crate) fn license_files(root: &Path, globs: &[String]) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for glob in globs {
        let matcher = globset::GlobBuilder::new(glob)
            .literal_separator(true)
            .build()
            .map_err(|error| Error::new(format!("`{glob}` is no glob: {}", error.kind())))?
            .compile_matcher();
        let depth = (!glob.contains("**")).then(|| glob.split('/').count());
        let mut walk = ignore::WalkBuilder::new(root);
        walk.standard_filters(false).max_depth(depth).filter_entry(|entry| {
            let is_other = entry.file_name() == ".git" || entry.path().join("CACHEDIR.TAG").is_file();
            entry.depth() == 0 || !is_other
        });
        let paths = walk.build().flatten().filter(|entry| entry.path().is_file());
        files.extend(paths.filter_map(|entry| {
            let relative = entry.path().strip_prefix(root).ok()?.to_path_buf();
            matcher.is_match(&relative).then_some(relative)
        }));
    }
    files.sort();
    files.dedup();
    Ok(files)
}

/// The licence file that the crate names: below `root`, as a wheel cannot carry a path that leads out of it.
fn license_of_crate(root: &Path, file: &Path) -> Vec<PathBuf> {
    if let Ok(relative) = file.strip_prefix(root) {
        return vec![relative.to_path_buf()];
    }
    report::warning(
        format_args!("the licence file `{}` lies outside of the project and is not shipped", file.display()),
        None,
        Some("copy it into the project, and name it in `license-files` of [project]"),
    );
    Vec::new()
}

/// A text with its line ends as spaces: the fields of the metadata are single lines.
pub(crate) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_normalized() {
        assert_eq!(normalized_name("My.Ext--x_y"), "my_ext_x_y");
    }

    #[test]
    fn versions_of_crates_become_versions_of_packages() {
        assert_eq!(version("0.1.0").unwrap(), "0.1.0");
        assert_eq!(version("0.1.0-alpha.1").unwrap(), "0.1.0a1");
        assert_eq!(version("1.0.0-rc.2").unwrap(), "1.0.0rc2");
        assert_eq!(version("1.0.0+local").unwrap(), "1.0.0+local");
        assert!(version("1.0.0-nightly").is_err());
    }

    #[test]
    fn authors_are_split() {
        let whole = Person::from_cargo("A B <a@b.c>");
        assert_eq!(whole, Person { name: Some("A B".into()), email: Some("a@b.c".into()) });
        assert_eq!(Person::from_cargo("Solo").email, None);
    }

    #[test]
    fn python_versions_are_compared() {
        assert!(accepts_python(">=3.9", "3.10.1").unwrap());
        assert!(!accepts_python(">=3.9,<3.12", "3.12.0").unwrap());
        assert!(accepts_python("three", "3.12.0").is_err());
    }

    #[test]
    fn slashes_are_or() {
        assert_eq!(spdx("MIT/Apache-2.0"), "MIT OR Apache-2.0");
    }
}
