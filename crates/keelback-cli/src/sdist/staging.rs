//! The sdist, unpacked: what is verified, and what `build --sdist` builds from.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Stdio;

use crate::compile;
use crate::error::{Error, Result};
use crate::project::{Project, Start};
use crate::sdist::tree::{Tree, path_between};

/// A directory outside of every workspace that goes when this does.
pub(super) struct Staged {
    parent: PathBuf,
    root: PathBuf,
}

impl Staged {
    /// Writes the tree.
    pub(super) fn write(tree: &Tree, name: &str) -> Result<Self> {
        let parent = std::env::temp_dir().join(format!("keelback-sdist-{}", std::process::id()));
        let _ = fs::remove_dir_all(&parent);
        let staged = Self { root: parent.join(name), parent };
        for (relative, content) in tree.files() {
            let path = staged.root.join(relative);
            let directory = path.parent().unwrap_or(&staged.root);
            fs::create_dir_all(directory).map_err(|error| Error::io("make the directory", directory, &error))?;
            fs::write(&path, content.read()?.0).map_err(|error| Error::io("write the file", &path, &error))?;
        }
        Ok(staged)
    }

    /// The lock file and its place, as it is right for the crates that are shipped: cargo takes out what
    /// nothing needs any more, and adds nothing.
    pub(super) fn lock(&self) -> Result<(String, Vec<u8>)> {
        let manifest = Project::manifest_at(&self.start())?;
        self.metadata(&manifest, &["--offline"])?;
        let path = self.lock_path(&manifest);
        let lock = fs::read(&path).map_err(|error| Error::io("read the lock file", &path, &error))?;
        self.metadata(&manifest, &["--offline", "--locked"])?;
        Ok((path_between(&self.root, &path), lock))
    }

    /// The project that the tree is.
    pub(super) fn project(&self) -> Result<Project> {
        Project::find(&self.start())
    }

    fn start(&self) -> Start {
        Start::within(self.root.clone())
    }

    fn lock_path(&self, manifest: &Path) -> PathBuf {
        let directories = manifest.ancestors().skip(1).take_while(|directory| directory.starts_with(&self.root));
        let locks = directories.map(|directory| directory.join("Cargo.lock"));
        locks.into_iter().find(|lock| lock.is_file()).unwrap_or_else(|| self.root.join("Cargo.lock"))
    }

    fn metadata(&self, manifest: &Path, arguments: &[&str]) -> Result<()> {
        let mut command = compile::cargo();
        command.args(["metadata", "--format-version=1", "--manifest-path"]).arg(manifest).args(arguments);
        let output = command.stdin(Stdio::null()).output().map_err(|error| compile::no_cargo(&error))?;
        if output.status.success() {
            return Ok(());
        }
        let said = String::from_utf8_lossy(&output.stderr).replace(&*self.root.to_string_lossy(), "");
        Err(Error::new("cargo does not accept what would be in the sdist")
            .detail(said.trim_end().replace('\n', "\n  ")))
    }
}

impl Drop for Staged {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.parent);
    }
}
