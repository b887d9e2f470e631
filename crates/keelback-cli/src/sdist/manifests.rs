//! Manifests as they are right in an sdist, which has not all that lies around the project.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use toml_edit::{Array, DocumentMut, Item, TableLike};

use crate::error::{Error, Result};
use crate::sdist::crates::{Crate, Crates};
use crate::sdist::tree::{Tree, clean, path_between};

/// Rewrites the manifests that speak of what is not in the tree; the others stay as they are.
pub(super) fn rewrite(tree: &mut Tree, crates: &Crates) -> Result<()> {
    let manifests: BTreeSet<&PathBuf> = crates.shipped.keys().chain(crates.workspaces.keys()).collect();
    for manifest in manifests {
        let text = std::fs::read_to_string(manifest).map_err(|error| Error::io("read the file", manifest, &error))?;
        let mut document: DocumentMut =
            text.parse().map_err(|error| Error::new(format!("not valid TOML: {error}")).at(manifest))?;
        match crates.shipped.get(manifest) {
            Some(package) => {
                copy_in(tree, &mut document, package, "readme", package.readme.as_ref())?;
                copy_in(tree, &mut document, package, "license-file", package.license_file.as_ref())?;
                drop_targets(tree, &mut document, package);
            }
            None => keep_workspace_only(&mut document),
        }
        if let Some(members) = crates.workspaces.get(manifest) {
            keep_members(&mut document, manifest, members);
            drop_patches(tree, &mut document, manifest);
        }
        let rewritten = document.to_string();
        if rewritten != text {
            tree.put(&tree.relative(manifest)?, rewritten.into_bytes());
        }
    }
    Ok(())
}

/// Copies a file that the manifest names, if it lies outside of the crate, and names the copy.
fn copy_in(
    tree: &mut Tree,
    document: &mut DocumentMut,
    package: &Crate,
    key: &str,
    named: Option<&PathBuf>,
) -> Result<()> {
    let Some(path) = named.map(|path| clean(&package.directory().join(path))).filter(|path| path.is_file()) else {
        return Ok(());
    };
    if path.starts_with(package.directory()) {
        return tree.add(&path);
    }
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let bytes = std::fs::read(&path).map_err(|error| Error::io("read the file", &path, &error))?;
    let copy = package.directory().join(&name);
    tree.put(&tree.relative(&copy)?, bytes);
    document["package"][key] = toml_edit::value(name);
    Ok(())
}

/// Takes out targets whose sources are not shipped: cargo would miss the files.
fn drop_targets(tree: &Tree, document: &mut DocumentMut, package: &Crate) {
    let is_missing = |kind: &str, name: &str| {
        let target = package.targets.iter().find(|target| target.name == name && target.kind.iter().any(|k| k == kind));
        target.is_some_and(|target| !tree.has(&target.src_path))
    };
    for kind in ["bin", "example", "test", "bench"] {
        if let Some(tables) = document.get_mut(kind).and_then(Item::as_array_of_tables_mut) {
            tables.retain(|table| {
                let name = table.get("name").and_then(Item::as_str).unwrap_or_default();
                !is_missing(kind, name)
            });
            if tables.is_empty() {
                document.remove(kind);
            }
        }
    }
    if let Some(table) = document.get_mut("package").and_then(Item::as_table_like_mut) {
        let default_run = table.get("default-run").and_then(Item::as_str).unwrap_or_default();
        if is_missing("bin", default_run) {
            table.remove("default-run");
        }
        if package.targets.iter().any(|target| target.kind == ["custom-build"] && !tree.has(&target.src_path)) {
            table.insert("build", toml_edit::value(false));
        }
    }
}

/// Keeps of a workspace's manifest what concerns its members: its own package is not shipped.
fn keep_workspace_only(document: &mut DocumentMut) {
    let kept = ["workspace", "patch", "profile", "replace", "cargo-features"];
    let others: Vec<String> =
        document.iter().map(|(key, _)| key.to_owned()).filter(|key| !kept.contains(&key.as_str())).collect();
    for key in others {
        document.remove(&key);
    }
}

/// Lists the members that are shipped, where others are listed.
fn keep_members(document: &mut DocumentMut, manifest: &Path, shipped: &BTreeSet<PathBuf>) {
    let root = manifest.parent().unwrap_or(Path::new(""));
    let directories = shipped.iter().filter_map(|manifest| manifest.parent());
    let members: Vec<String> =
        directories.filter(|directory| *directory != root).map(|directory| path_between(root, directory)).collect();
    let Some(workspace) = document.get_mut("workspace").and_then(Item::as_table_like_mut) else {
        return;
    };
    let listed = listed(workspace, "members");
    let is_same = listed.iter().collect::<BTreeSet<_>>() == members.iter().collect();
    if !is_same {
        let members: Array = members.iter().collect();
        workspace.insert("members", toml_edit::value(members));
    }
    let default = self::listed(workspace, "default-members");
    if default.iter().any(|member| !members.contains(member) && member != ".") {
        workspace.remove("default-members");
    }
}

fn listed(table: &dyn TableLike, key: &str) -> Vec<String> {
    let array = table.get(key).and_then(Item::as_array);
    array.into_iter().flatten().filter_map(|value| value.as_str()).map(str::to_owned).collect()
}

/// Takes out patches with a crate that is not shipped: nothing that is shipped uses it.
fn drop_patches(tree: &Tree, document: &mut DocumentMut, manifest: &Path) {
    let root = manifest.parent().unwrap_or(Path::new(""));
    let Some(patch) = document.get_mut("patch").and_then(Item::as_table_like_mut) else {
        return;
    };
    for (_, source) in patch.iter_mut() {
        let Some(source) = source.as_table_like_mut() else {
            continue;
        };
        let is_missing = |item: &Item| {
            let path = item.as_table_like().and_then(|table| table.get("path")).and_then(Item::as_str);
            path.is_some_and(|path| !tree.has(&clean(&root.join(path)).join("Cargo.toml")))
        };
        let missing: Vec<String> =
            source.iter().filter(|(_, item)| is_missing(item)).map(|(key, _)| key.to_owned()).collect();
        for key in missing {
            source.remove(&key);
        }
    }
}
