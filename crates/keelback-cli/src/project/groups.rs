//! Dependency groups: <https://packaging.python.org/en/latest/specifications/dependency-groups/>.

use crate::error::{Error, Result};
use crate::project::document::{Document, Entry, Table};
use crate::project::normalized_name;

/// The requirements of a group, those of the groups that it includes in their place.
///
/// # Errors
///
/// There is no such group, an entry is neither a requirement nor an inclusion, or a group includes itself.
pub(crate) fn requirements(document: &Document, group: &str) -> Result<Vec<String>> {
    let mut requirements = Vec::new();
    let Some(groups) = document.root().table("dependency-groups")? else {
        return Err(
            missing(document, group).hint("groups are the keys of [dependency-groups], and there is no such table")
        );
    };
    collect(document, &groups, group, &mut Vec::new(), &mut requirements)?;
    Ok(requirements)
}

/// Whether there is such a group.
pub(crate) fn exists(document: &Document, group: &str) -> Result<bool> {
    Ok(document.root().table("dependency-groups")?.is_some_and(|groups| find(&groups, group).is_some()))
}

fn find<'d>(groups: &Table<'d>, name: &str) -> Option<(&'d str, Entry<'d>)> {
    let wanted = normalized_name(name);
    groups.entries().find(|(name, _)| normalized_name(name) == wanted)
}

fn missing(document: &Document, name: &str) -> Error {
    let error = Error::new(format!("there is no dependency group `{name}`"));
    error.at_place(document.root().place("dependency-groups"))
}

fn collect(
    document: &Document,
    groups: &Table<'_>,
    name: &str,
    around: &mut Vec<String>,
    into: &mut Vec<String>,
) -> Result<()> {
    let Some((key, group)) = find(groups, name) else {
        let names: Vec<String> = groups.keys().map(|name| format!("`{name}`")).collect();
        return Err(missing(document, name).hint(format!("the groups are {}", names.join(", "))));
    };
    if around.iter().any(|outer| outer == key) {
        return Err(Error::new(format!("the dependency group `{key}` includes itself")).at_place(groups.place(key)));
    }
    around.push(key.to_owned());
    for entry in group.list()? {
        match entry.as_text() {
            Some(requirement) => into.push(requirement.to_owned()),
            None => match entry.table()?.text("include-group")? {
                Some(included) => collect(document, groups, &included, around, into)?,
                None => return Err(entry.mismatch("a requirement or `{include-group = ..}`")),
            },
        }
    }
    around.pop();
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    const TEXT: &str = "[dependency-groups]\n\"Test_x\" = [\"pytest>=8\"]\nall = [{include-group = \"test-x\"}, \"ruff\"]\n\
                        loop = [{include-group = \"pool\"}]\npool = [{include-group = \"loop\"}]\n";

    fn read(group: &str) -> Result<Vec<String>> {
        requirements(&Document::parse(Path::new("pyproject.toml"), TEXT.to_owned())?, group)
    }

    #[test]
    fn groups_include_groups() {
        assert_eq!(read("all").unwrap(), ["pytest>=8", "ruff"]);
    }

    #[test]
    fn a_circle_and_a_missing_group_are_errors() {
        assert_eq!(read("loop").unwrap_err().what(), "the dependency group `loop` includes itself");
        assert_eq!(read("docs").unwrap_err().what(), "there is no dependency group `docs`");
    }
}
