//! The files of an sdist before it is written.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Component, Path, PathBuf};

use crate::error::{Error, Result};

/// Files by their path below the sdist's root, with `/` between the parts.
#[derive(Debug)]
pub(super) struct Tree {
    root: PathBuf,
    files: BTreeMap<String, Content>,
}

/// What a file holds.
#[derive(Debug)]
pub(super) enum Content {
    /// What the file at this path holds.
    File(PathBuf),
    /// These bytes, instead of what lies there.
    Bytes(Vec<u8>),
}

impl Tree {
    /// An empty tree whose root stands for the directory `root`.
    pub(super) fn new(root: PathBuf) -> Self {
        Self { root, files: BTreeMap::new() }
    }

    /// The directory that the tree's root stands for.
    pub(super) fn root(&self) -> &Path {
        &self.root
    }

    /// Adds the file at `path` where it lies.
    pub(super) fn add(&mut self, path: &Path) -> Result<()> {
        let relative = self.relative(path)?;
        self.files.entry(relative).or_insert_with(|| Content::File(path.to_path_buf()));
        Ok(())
    }

    /// Puts bytes at a place below the root, instead of what may be there.
    pub(super) fn put(&mut self, relative: &str, bytes: Vec<u8>) {
        self.files.insert(relative.to_owned(), Content::Bytes(bytes));
    }

    /// Whether the tree has the file at `path`.
    pub(super) fn has(&self, path: &Path) -> bool {
        self.relative(path).is_ok_and(|relative| self.files.contains_key(&relative))
    }

    /// Leaves out what `unwanted` says about paths below the root.
    pub(super) fn retain(&mut self, wanted: impl Fn(&str) -> bool) {
        self.files.retain(|path, _| wanted(path));
    }

    /// The files in order.
    pub(super) fn files(&self) -> impl Iterator<Item = (&str, &Content)> {
        self.files.iter().map(|(path, content)| (path.as_str(), content))
    }

    /// The place of `path` below the root.
    pub(super) fn relative(&self, path: &Path) -> Result<String> {
        let outside = || Error::new("the file lies outside of what an sdist can hold").at(path);
        let cleaned = clean(path);
        let relative = cleaned.strip_prefix(&self.root).map_err(|_| outside())?;
        slashed(relative)
            .ok_or_else(|| Error::new("the file's name is not UTF-8, which an sdist cannot carry").at(path))
    }
}

impl Content {
    /// The file's bytes, and whether it can be run.
    pub(super) fn read(&self) -> Result<(Vec<u8>, bool)> {
        match self {
            Self::Bytes(bytes) => Ok((bytes.clone(), false)),
            Self::File(path) => {
                let bytes = fs::read(path).map_err(|error| Error::io("read the file", path, &error))?;
                Ok((bytes, is_executable(path)))
            }
        }
    }
}

/// A relative path as archives have it.
pub(super) fn slashed(path: &Path) -> Option<String> {
    let parts: Option<Vec<&str>> = path.iter().map(|part| part.to_str()).collect();
    parts.map(|parts| parts.join("/"))
}

/// The path from the directory `from` to `to`, both absolute, with `/` between the parts.
pub(super) fn path_between(from: &Path, to: &Path) -> String {
    let shared = from.components().zip(to.components()).take_while(|(one, other)| one == other).count();
    let up = from.components().skip(shared).map(|_| "..".to_owned());
    let down = to.components().skip(shared).map(|part| part.as_os_str().to_string_lossy().into_owned());
    let parts: Vec<String> = up.chain(down).collect();
    if parts.is_empty() { ".".to_owned() } else { parts.join("/") }
}

/// The path without `.` and `..` in it.
pub(super) fn clean(path: &Path) -> PathBuf {
    let mut cleaned = PathBuf::new();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir => {
                cleaned.pop();
            }
            part => cleaned.push(part),
        }
    }
    cleaned
}

#[cfg(unix)]
fn is_executable(path: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt;
    path.metadata().is_ok_and(|metadata| metadata.permissions().mode() & 0o111 != 0)
}

#[cfg(not(unix))]
fn is_executable(_path: &Path) -> bool {
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_lead_from_one_directory_to_another() {
        assert_eq!(path_between(Path::new("/a/b"), Path::new("/a/b/c/d")), "c/d");
        assert_eq!(path_between(Path::new("/a/b"), Path::new("/a/c")), "../c");
        assert_eq!(path_between(Path::new("/a"), Path::new("/a")), ".");
        assert_eq!(clean(Path::new("/a/b/../c/./d")), Path::new("/a/c/d"));
    }
}
