//! `[project]`: <https://packaging.python.org/en/latest/specifications/pyproject-toml/>.

use std::path::Path;

use crate::dependencies::normal_form;
use crate::error::{Error, Result};
use crate::project::distribution::{self, Distribution, LICENSE_FILES, Person, Readme};
use crate::project::document::{Entry, Table};
use crate::project::entry_points::EntryPoints;
use crate::project::manifest::Package;
use crate::report;

/// Reads the table; a field that it calls dynamic comes from the crate.
pub(crate) fn read(root: &Path, project: &Table<'_>, package: &Package) -> Result<Distribution> {
    let dynamic = project.texts("dynamic")?;
    let from_crate = Distribution::of_crate(root, package);
    let is_dynamic = |field: &str| dynamic.iter().any(|dynamic| dynamic == field);
    let mut distribution = Distribution {
        name: name(project)?,
        version: version(project, package, is_dynamic("version"))?,
        summary: project.text("description")?.as_deref().map(distribution::one_line),
        readme: readme(root, project)?,
        requires_python: requires_python(project)?,
        authors: people(project, "authors")?,
        maintainers: people(project, "maintainers")?,
        keywords: project.texts("keywords")?,
        classifiers: project.texts("classifiers")?,
        home_page: package.homepage.clone(),
        urls: pairs(project, "urls")?,
        entry_points: entry_points(project)?,
        dependencies: requirements(project, "dependencies")?,
        extras: extras(project)?,
        ..Distribution::default()
    };
    license(root, project, &mut distribution)?;
    if !dynamic.iter().all(|field| field == "version") {
        fill(&mut distribution, from_crate?, is_dynamic);
    }
    Ok(distribution)
}

/// Takes the dynamic fields from the crate.
fn fill(distribution: &mut Distribution, from_crate: Distribution, is_dynamic: impl Fn(&str) -> bool) {
    if is_dynamic("description") {
        distribution.summary = from_crate.summary;
    }
    if is_dynamic("readme") {
        distribution.readme = from_crate.readme;
    }
    if is_dynamic("license") {
        distribution.license_expression = from_crate.license_expression;
    }
    if is_dynamic("authors") {
        distribution.authors = from_crate.authors;
    }
    if is_dynamic("keywords") {
        distribution.keywords = from_crate.keywords;
    }
    if is_dynamic("urls") {
        distribution.urls = from_crate.urls;
    }
}

fn name(project: &Table<'_>) -> Result<String> {
    let Some(name) = project.text("name")? else {
        return Err(Error::new("[project] has no `name`").at_place(project_place(project)));
    };
    let edge = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
    let inner = |c: char| c.is_ascii_alphanumeric() || "-_.".contains(c);
    if edge(name.chars().next()) && edge(name.chars().last()) && name.chars().all(inner) {
        return Ok(name);
    }
    let what = format!("`{name}` is no name for a project: it is made of ASCII letters, digits, `-`, `_` and `.`");
    Err(Error::new(what).at_place(project.place("name")))
}

fn version(project: &Table<'_>, package: &Package, dynamic: bool) -> Result<String> {
    match project.text("version")? {
        Some(version) => distribution::version(&version).map_err(|error| error.at_place(project.place("version"))),
        None if dynamic => distribution::crate_version(package),
        // maturin takes it so, and published projects rely on that.
        None => {
            let place = project_place(project);
            let hint = "say that it is the crate's: `dynamic = [\"version\"]`";
            report::warning("[project] has no `version`, so the crate's is taken", Some(&place), Some(hint));
            distribution::crate_version(package)
        }
    }
}

/// Some line of the table, for an error about something that is not in it.
fn project_place(project: &Table<'_>) -> crate::error::Place {
    let first = project.keys().next().unwrap_or("name");
    project.place(first)
}

fn requires_python(project: &Table<'_>) -> Result<Option<String>> {
    let Some(requires_python) = project.text("requires-python")? else {
        return Ok(None);
    };
    let versions = distribution::python_versions(&requires_python);
    versions
        .map(|versions| Some(versions.to_string()))
        .map_err(|error| error.at_place(project.place("requires-python")))
}

fn readme(root: &Path, project: &Table<'_>) -> Result<Option<Readme>> {
    let Some(entry) = project.get("readme") else {
        return Ok(None);
    };
    let at_entry = |error: Error| error.at_place(entry.place());
    if let Some(file) = entry.as_text() {
        return Readme::read(&root.join(file), None).map(Some).map_err(at_entry);
    }
    let table = entry.table()?;
    let content_type = table.text("content-type")?;
    match (table.text("file")?, table.text("text")?) {
        (Some(file), None) => Readme::read(&root.join(file), content_type).map(Some).map_err(at_entry),
        (None, Some(text)) => {
            let content_type = content_type.unwrap_or_else(|| "text/plain; charset=UTF-8".to_owned());
            Ok(Some(Readme { text, content_type }))
        }
        _ => Err(entry.invalid("must have either `file` or `text`")),
    }
}

fn license(root: &Path, project: &Table<'_>, distribution: &mut Distribution) -> Result<()> {
    if let Some(entry) = project.get("license") {
        if let Some(expression) = entry.as_text() {
            distribution.license_expression = Some(expression.to_owned());
        } else {
            let table = entry.table()?;
            distribution.license_text = table.text("text")?;
            if let Some(file) = table.text("file")? {
                distribution.license_files.push(file.into());
            }
        }
    }
    let stated = project.get("license-files");
    let globs = match &stated {
        Some(_) => project.texts("license-files")?,
        None => LICENSE_FILES.map(str::to_owned).to_vec(),
    };
    distribution.license_files.extend(distribution::license_files(root, &globs)?);
    distribution.license_files.sort();
    distribution.license_files.dedup();
    let missing = distribution.license_files.iter().find(|file| !root.join(file).is_file());
    match missing {
        Some(file) => Err(Error::new(format!("the licence file `{}` does not exist", file.display()))
            .at_place(project.place("license"))),
        None => Ok(()),
    }
}

fn people(project: &Table<'_>, key: &str) -> Result<Vec<Person>> {
    let Some(entry) = project.get(key) else {
        return Ok(Vec::new());
    };
    let person = |entry: &Entry<'_>| {
        let table = entry.table()?;
        Ok(Person { name: table.text("name")?, email: table.text("email")? })
    };
    entry.list()?.iter().map(person).collect()
}

fn pairs(table: &Table<'_>, key: &str) -> Result<Vec<(String, String)>> {
    let Some(table) = table.table(key)? else {
        return Ok(Vec::new());
    };
    let pair = |(key, entry): (&str, Entry<'_>)| Ok((key.to_owned(), entry.text()?));
    table.entries().map(pair).collect()
}

fn entry_points(project: &Table<'_>) -> Result<EntryPoints> {
    let mut entry_points = EntryPoints::default();
    let groups = [("scripts", EntryPoints::CONSOLE_SCRIPTS), ("gui-scripts", "gui_scripts")];
    for (key, group) in groups {
        for (name, object) in pairs(project, key)? {
            entry_points.add(group, &name, &object);
        }
    }
    if let Some(table) = project.table("entry-points")? {
        for group in table.keys() {
            for (name, object) in pairs(&table, group)? {
                entry_points.add(group, &name, &object);
            }
        }
    }
    Ok(entry_points)
}

/// The requirements of a list, as metadata has them.
fn requirements(table: &Table<'_>, key: &str) -> Result<Vec<String>> {
    let Some(entry) = table.get(key) else {
        return Ok(Vec::new());
    };
    let requirement = |entry: &Entry<'_>| {
        let text = entry.text()?;
        normal_form(&text, None).map_err(|why| {
            Error::new(format!("`{text}` is no requirement: {why}"))
                .at_place(entry.place())
                .hint("one is a name, extras, versions and a condition: `name[extra] >= 1.0 ; python_version < '3.12'`")
        })
    };
    entry.list()?.iter().map(requirement).collect()
}

fn extras(project: &Table<'_>) -> Result<Vec<(String, Vec<String>)>> {
    let Some(table) = project.table("optional-dependencies")? else {
        return Ok(Vec::new());
    };
    let extra = |key: &str| Ok((distribution::normalized_name(key).replace('_', "-"), requirements(&table, key)?));
    table.keys().map(extra).collect()
}
