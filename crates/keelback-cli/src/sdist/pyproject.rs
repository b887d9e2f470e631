//! `pyproject.toml` at the root of the sdist, where frontends look for it.

use std::path::Path;

use toml_edit::{DocumentMut, Item, Table, TableLike};

use crate::error::{Error, Result};
use crate::project::Project;
use crate::sdist::tree::{Tree, clean, path_between, slashed};

/// Adds the project's own file with the files that it names; paths in it follow if it moves up.
pub(super) fn add(tree: &mut Tree, project: &Project) -> Result<()> {
    let pyproject = project.pyproject().ok_or_else(|| {
        Error::new("the project has no pyproject.toml, so nobody could build the sdist")
            .at(project.root())
            .hint("add one, with the table [build-system]: `keelback init` shows how")
    })?;
    let text = std::fs::read_to_string(pyproject).map_err(|error| Error::io("read the file", pyproject, &error))?;
    let mut document: DocumentMut =
        text.parse().map_err(|error| Error::new(format!("not valid TOML: {error}")).at(pyproject))?;
    if document.get("build-system").is_none() {
        return Err(Error::new("there is no table [build-system], so nobody would know how to build the sdist")
            .at(pyproject)
            .hint("add these lines:\n\n    [build-system]\n    requires = [\"keelback\"]\n    build-backend = \"keelback\""));
    }
    copy_readme(tree, &mut document, project)?;
    for file in &project.distribution().license_files {
        let path = project.root().join(file);
        let bytes = std::fs::read(&path).map_err(|error| Error::io("read the licence file", &path, &error))?;
        if let Some(relative) = slashed(file) {
            tree.put(&relative, bytes);
        }
    }
    if project.root() != tree.root() {
        move_up(tree.root(), &mut document, project);
    }
    let rewritten = document.to_string();
    tree.put("pyproject.toml", rewritten.into_bytes());
    Ok(())
}

/// Puts the readme where the file names it; one from outside of the project comes to the root.
fn copy_readme(tree: &mut Tree, document: &mut DocumentMut, project: &Project) -> Result<()> {
    let readme = document.get_mut("project").and_then(|project| project.get_mut("readme"));
    let Some(readme) = readme.filter(|readme| !readme.is_none()) else {
        return Ok(());
    };
    let item = match readme.is_str() {
        true => readme,
        false => match readme.get_mut("file") {
            Some(file) => file,
            None => return Ok(()),
        },
    };
    let named = item.as_str().unwrap_or_default().to_owned();
    let path = clean(&project.root().join(&named));
    let bytes = std::fs::read(&path).map_err(|error| Error::io("read the readme", &path, &error))?;
    match path.strip_prefix(project.root()).ok().and_then(slashed) {
        Some(relative) => tree.put(&relative, bytes),
        None => {
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            tree.put(&name, bytes);
            *item = toml_edit::value(name);
        }
    }
    Ok(())
}

/// Lets the tool's paths begin at the sdist's root.
fn move_up(root: &Path, document: &mut DocumentMut, project: &Project) {
    let name = tool_name(document);
    let tool = document.entry("tool").or_insert_with(implicit);
    let Some(table) = tool.as_table_like_mut() else {
        return;
    };
    let Some(table) = table.entry(name).or_insert(Item::Table(Table::new())).as_table_like_mut() else {
        return;
    };
    table.insert("manifest-path", toml_edit::value(path_between(root, &clean(project.manifest()))));
    table.insert("python-source", toml_edit::value(path_between(root, &clean(project.python_root()))));
    if let Some(data) = project.data_directory() {
        table.insert("data", toml_edit::value(path_between(root, &clean(&data))));
    }
    let prefix = path_between(root, project.root());
    for key in ["extensions", "binaries"] {
        move_manifests(table, key, &prefix);
    }
    for key in ["include", "exclude"] {
        move_globs(table, key, &prefix);
    }
}

fn move_manifests(table: &mut dyn TableLike, key: &str, prefix: &str) {
    let Some(item) = table.get_mut(key) else {
        return;
    };
    let moved = |path: &str| slashed(&clean(Path::new(&format!("{prefix}/{path}")))).unwrap_or_default();
    if let Some(tables) = item.as_array_of_tables_mut() {
        for table in tables.iter_mut() {
            if let Some(path) = table.get("manifest-path").and_then(Item::as_str).map(moved) {
                table.insert("manifest-path", toml_edit::value(path));
            }
        }
    }
    for value in item.as_array_mut().into_iter().flat_map(|array| array.iter_mut()) {
        if let Some(table) = value.as_inline_table_mut() {
            if let Some(path) = table.get("manifest-path").and_then(|path| path.as_str()).map(moved) {
                table.insert("manifest-path", path.into());
            }
        }
    }
}

fn move_globs(table: &mut dyn TableLike, key: &str, prefix: &str) {
    let Some(array) = table.get_mut(key).and_then(Item::as_array_mut) else {
        return;
    };
    for value in array.iter_mut() {
        let moved = |glob: &str| format!("{prefix}/{glob}");
        if let Some(glob) = value.as_str() {
            *value = moved(glob).into();
        } else if let Some(detailed) = value.as_inline_table_mut().filter(|table| !table.contains_key("from")) {
            if let Some(glob) = detailed.get("path").and_then(|path| path.as_str()).map(moved) {
                detailed.insert("path", glob.into());
            }
        }
    }
}

/// The table that the project's settings stand in, or would.
fn tool_name(document: &DocumentMut) -> &'static str {
    let has = |name: &str| document.get("tool").and_then(|tool| tool.get(name)).is_some();
    let backend = document.get("build-system").and_then(|build| build.get("build-backend")).and_then(Item::as_str);
    match (has("keelback"), has("maturin"), backend) {
        (false, true, _) | (false, false, Some("maturin")) => "maturin",
        _ => "keelback",
    }
}

fn implicit() -> Item {
    let mut table = Table::new();
    table.set_implicit(true);
    Item::Table(table)
}
