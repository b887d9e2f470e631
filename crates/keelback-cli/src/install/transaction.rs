//! Changing many files of an environment: all of them, or none.
//!
//! What is new is made in a directory beside the packages first, where a full disk or a missing
//! permission shows; then it is renamed into place, file by file, and what goes is renamed away. Each
//! step leaves behind how to undo it until the last one has been taken.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::error::{Error, Result};
use crate::files::placing::{self, Wanted};

/// Changes that have been prepared.
#[derive(Debug)]
pub(super) struct Transaction {
    staging: PathBuf,
    steps: Vec<Step>,
}

#[derive(Debug)]
enum Step {
    Put { staged: PathBuf, path: PathBuf },
    Remove { path: PathBuf },
}

/// What has been done, and how to take it back.
enum Done {
    /// A directory that was not there.
    Made(PathBuf),
    /// A file; what was at its path lies in `kept`, if anything was there.
    Placed { path: PathBuf, kept: Option<PathBuf> },
}

impl Transaction {
    /// A transaction without changes, whose new files wait in `site_packages`.
    pub(super) fn new(site_packages: &Path, name: &str) -> Self {
        let staging = site_packages.join(format!("{}{}", staging_prefix(name), std::process::id()));
        Self { staging, steps: Vec::new() }
    }

    /// Makes what is to be at `path`, unless it is there; says whether it had to.
    ///
    /// # Errors
    ///
    /// There is no room for it, or `path` cannot become a file.
    pub(super) fn put(&mut self, path: &Path, wanted: Wanted<'_>) -> Result<bool> {
        if wanted.is_at(path)? {
            return Ok(false);
        }
        check_vacant(path)?;
        let staged = self.staging.join(self.steps.len().to_string());
        let made = fs::create_dir_all(&self.staging).and_then(|()| wanted.make_at(&staged));
        made.map_err(|error| unwritable(path, &error))?;
        self.steps.push(Step::Put { staged, path: path.to_path_buf() });
        Ok(true)
    }

    /// Takes note that the file at `path` is to go; says whether there is one.
    pub(super) fn remove(&mut self, path: PathBuf) -> Result<bool> {
        if !path.symlink_metadata().is_ok_and(|present| !present.is_dir()) {
            return Ok(false);
        }
        fs::create_dir_all(&self.staging).map_err(|error| unwritable(&path, &error))?;
        self.steps.push(Step::Remove { path });
        Ok(true)
    }

    /// Takes the steps, in the order in which they were prepared.
    ///
    /// # Errors
    ///
    /// A step cannot be taken; those before it have been undone.
    pub(super) fn commit(self) -> Result<()> {
        let mut done = Vec::new();
        for (number, step) in self.steps.iter().enumerate() {
            if let Err(error) = step.take(&self.staging.join(format!("kept-{number}")), &mut done) {
                done.iter().rev().for_each(Done::undo);
                return Err(unwritable(step.path(), &error));
            }
        }
        Ok(())
    }
}

impl Drop for Transaction {
    fn drop(&mut self) {
        if !self.steps.is_empty() || self.staging.exists() {
            let _ = fs::remove_dir_all(&self.staging);
        }
    }
}

impl Step {
    fn path(&self) -> &Path {
        match self {
            Self::Put { path, .. } | Self::Remove { path } => path,
        }
    }

    fn take(&self, kept: &Path, done: &mut Vec<Done>) -> io::Result<()> {
        let path = self.path();
        match self {
            Self::Put { staged, .. } => {
                if let Some(parent) = path.parent() {
                    make_directory(parent, done)?;
                }
                let there = path.symlink_metadata().ok();
                let is_there = there.is_some();
                // A directory would be exchanged too, and go with what is left over.
                if there.is_some_and(|there| !there.is_dir()) && placing::exchange(staged, path).is_ok() {
                    done.push(Done::Placed { path: path.to_path_buf(), kept: Some(staged.clone()) });
                    return Ok(());
                }
                // A second name for the old file, so that at no moment there is none.
                let kept = is_there.then(|| kept.to_path_buf());
                if let Some(kept) = &kept {
                    fs::hard_link(path, kept).or_else(|_| fs::copy(path, kept).map(|_| ()))?;
                }
                done.push(Done::Placed { path: path.to_path_buf(), kept });
                fs::rename(staged, path)
            }
            Self::Remove { .. } => {
                fs::rename(path, kept)?;
                done.push(Done::Placed { path: path.to_path_buf(), kept: Some(kept.to_path_buf()) });
                Ok(())
            }
        }
    }
}

impl Done {
    fn undo(&self) {
        let _ = match self {
            Self::Made(directory) => fs::remove_dir(directory),
            Self::Placed { path, kept: Some(kept) } => fs::rename(kept, path),
            Self::Placed { path, kept: None } => fs::remove_file(path),
        };
    }
}

/// Makes the directory and those above it.
fn make_directory(directory: &Path, done: &mut Vec<Done>) -> io::Result<()> {
    if directory.is_dir() {
        return Ok(());
    }
    if let Some(parent) = directory.parent() {
        make_directory(parent, done)?;
    }
    fs::create_dir(directory)?;
    done.push(Done::Made(directory.to_path_buf()));
    Ok(())
}

/// Checks that `path` can become a file, as far as what is there goes.
fn check_vacant(path: &Path) -> Result<()> {
    let belongs = "it belongs to no installation of this project: move it away";
    if path.symlink_metadata().is_ok_and(|present| present.is_dir()) {
        return Err(Error::new("there is a directory where a file is to be").at(path).hint(belongs));
    }
    match path.ancestors().skip(1).find(|above| above.symlink_metadata().is_ok()) {
        Some(above) if !above.is_dir() => {
            Err(Error::new("there is a file where a directory is to be").at(above).hint(belongs))
        }
        _ => Ok(()),
    }
}

/// Removes what transactions that were killed have left.
pub(super) fn sweep(site_packages: &Path, name: &str) {
    let prefix = staging_prefix(name);
    for entry in site_packages.read_dir().into_iter().flatten().flatten() {
        let file_name = entry.file_name();
        let process = file_name.to_str().and_then(|name| name.strip_prefix(&prefix));
        if process.and_then(|process| process.parse().ok()).is_some_and(|process: u32| !is_running(process)) {
            let _ = fs::remove_dir_all(entry.path());
        }
    }
}

/// No name of a package begins with a dot, so that no Python and no installer takes it for one.
fn staging_prefix(name: &str) -> String {
    format!(".keelback-{name}-")
}

/// Whether the process is there, as far as the system says so in its file system.
fn is_running(process: u32) -> bool {
    let processes = Path::new("/proc");
    process == std::process::id() || !processes.join("self").exists() || processes.join(process.to_string()).exists()
}

fn unwritable(path: &Path, error: &io::Error) -> Error {
    let hint = match error.kind() {
        io::ErrorKind::StorageFull => "make room on the disk; what was installed before is as it was",
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => {
            "make an environment of your own, as with `python3 -m venv .venv`, or ask its owner; \
             what was installed before is as it was"
        }
        _ => "what was installed before is as it was",
    };
    Error::io("write the file", path, error).hint(hint)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn directory(name: &str) -> PathBuf {
        let path = std::env::temp_dir().join(format!("keelback-transaction-{}-{name}", std::process::id()));
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(&path).unwrap();
        path
    }

    fn names(directory: &Path) -> Vec<String> {
        let mut names: Vec<String> = directory
            .read_dir()
            .unwrap()
            .flatten()
            .map(|entry| entry.file_name().to_string_lossy().into_owned())
            .collect();
        names.sort();
        names
    }

    #[test]
    fn all_steps_are_taken() {
        let root = directory("all");
        fs::write(root.join("old"), "old").unwrap();
        fs::write(root.join("same"), "same").unwrap();
        let mut transaction = Transaction::new(&root, "x");
        assert!(transaction.put(&root.join("new/file"), Wanted::Bytes(b"1")).unwrap());
        assert!(!transaction.put(&root.join("same"), Wanted::Bytes(b"same")).unwrap());
        assert!(transaction.remove(root.join("old")).unwrap());
        assert!(!transaction.remove(root.join("none")).unwrap());
        assert!(root.join("old").exists() && !root.join("new/file").exists());
        transaction.commit().unwrap();
        assert_eq!(names(&root), ["new", "same"]);
        assert_eq!(fs::read(root.join("new/file")).unwrap(), b"1");
        fs::remove_dir_all(root).unwrap();
    }

    #[test]
    fn a_step_that_fails_undoes_the_others() {
        let root = directory("undo");
        fs::write(root.join("a"), "old").unwrap();
        fs::write(root.join("b"), "old").unwrap();
        let mut transaction = Transaction::new(&root, "x");
        transaction.put(&root.join("a"), Wanted::Bytes(b"new")).unwrap();
        transaction.remove(root.join("b")).unwrap();
        transaction.put(&root.join("fresh"), Wanted::Bytes(b"new")).unwrap();
        transaction.put(&root.join("made/new"), Wanted::Bytes(b"new")).unwrap();
        transaction.put(&root.join("c"), Wanted::Bytes(b"new")).unwrap();
        // Between preparing and taking, something takes the place.
        fs::create_dir(root.join("c")).unwrap();
        let error = transaction.commit().unwrap_err();
        assert!(error.what().starts_with("could not write the file"), "{error}");
        assert_eq!(names(&root), ["a", "b", "c"]);
        assert_eq!(fs::read(root.join("a")).unwrap(), b"old");
        fs::remove_dir_all(root).unwrap();
    }

    #[test]
    fn what_is_not_committed_leaves_nothing() {
        let root = directory("nothing");
        let mut transaction = Transaction::new(&root, "x");
        transaction.put(&root.join("new/deep/file"), Wanted::Bytes(b"1")).unwrap();
        assert_eq!(names(&root).len(), 1);
        drop(transaction);
        assert_eq!(names(&root), Vec::<String>::new());
        fs::create_dir(root.join(".keelback-x-4194305")).unwrap();
        sweep(&root, "x");
        assert_eq!(names(&root).len(), usize::from(!Path::new("/proc/self").exists()));
        fs::remove_dir_all(root).unwrap();
    }
}
