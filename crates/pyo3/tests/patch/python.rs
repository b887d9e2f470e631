//! Running Python on what was built.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// How the file of a native module ends, without a Python version in it.
pub(crate) const SUFFIX: &str = if cfg!(windows) { ".pyd" } else { ".so" };

/// The interpreter to test with.
pub(crate) fn interpreter() -> OsString {
    std::env::var_os("KEELBACK_PYTHON").unwrap_or_else(|| "python3".into())
}

/// A directory that Python can import from, and that goes when the test ends.
pub(crate) struct Site(PathBuf);

impl Site {
    pub(crate) fn new(name: &str) -> Self {
        let root = std::env::temp_dir().join(format!("keelback-pyo3-{}-{name}", std::process::id()));
        let _ = fs::remove_dir_all(&root);
        fs::create_dir_all(&root).expect("a temporary directory");
        Self(root)
    }

    pub(crate) fn path(&self) -> &Path {
        &self.0
    }

    /// A copy of a built library, under the name of a module (`a.b` goes into a directory `a`).
    pub(crate) fn copy(self, library: &Path, module: &str) -> Self {
        fs::copy(library, self.file(module)).expect("a copy");
        self
    }

    /// A symbolic link to it.
    #[cfg(unix)]
    pub(crate) fn link(self, library: &Path, module: &str) -> Self {
        std::os::unix::fs::symlink(library, self.file(module)).expect("a link");
        self
    }

    fn file(&self, module: &str) -> PathBuf {
        let file = self.0.join(format!("{}{SUFFIX}", module.replace('.', "/")));
        fs::create_dir_all(file.parent().expect("a directory")).expect("a directory");
        file
    }

    /// Runs Python with the directory, and these others, on its path.
    pub(crate) fn python(&self, others: &[PathBuf], arguments: &[&str]) -> Outcome {
        let path = std::env::join_paths(std::iter::once(&self.0).chain(others)).expect("a path");
        Outcome::of(Command::new(interpreter()).current_dir(&self.0).args(arguments).env("PYTHONPATH", path))
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// What a program printed, and how it ended.
pub(crate) struct Outcome {
    success: bool,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

impl Outcome {
    pub(crate) fn of(command: &mut Command) -> Self {
        let output = command.env("PYTHONDONTWRITEBYTECODE", "1").output().expect("a program that starts");
        Self {
            success: output.status.success(),
            stdout: String::from_utf8_lossy(&output.stdout).into_owned(),
            stderr: String::from_utf8_lossy(&output.stderr).into_owned(),
        }
    }

    #[track_caller]
    pub(crate) fn succeeds(self) -> Self {
        assert!(self.success, "{}{}", self.stdout, self.stderr);
        self
    }

    /// Asserts failure, with this text in what was printed for errors.
    #[track_caller]
    pub(crate) fn fails_with(&self, text: &str) {
        assert!(!self.success && self.stderr.contains(text), "no `{text}` in:\n{}{}", self.stdout, self.stderr);
    }
}
