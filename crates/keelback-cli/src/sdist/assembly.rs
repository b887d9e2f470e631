//! What goes into an sdist, and making it.

use std::fs;
use std::path::{Path, PathBuf};

use crate::error::{Error, Result};
use crate::project::Project;
use crate::report;
use crate::sdist::crates::Crates;
use crate::sdist::staging::Staged;
use crate::sdist::tree::Tree;
use crate::sdist::{archive, listing, manifests, pyproject};
use crate::wheel::metadata_text;

/// An sdist that has been laid out and verified, ready to be written.
pub(crate) struct Sdist {
    name: String,
    tree: Tree,
    staged: Staged,
}

impl Sdist {
    /// Collects the project's files, its crates' and their workspaces', and verifies that cargo and the
    /// tool take them for the same project.
    ///
    /// # Errors
    ///
    /// The project has no `pyproject.toml`, or what would be in the sdist is not complete.
    pub(crate) fn assemble(project: &Project, out: &Path) -> Result<Self> {
        let name = format!("{}-{}", project.distribution().normalized_name(), project.distribution().version);
        let metadata = metadata_text(project.distribution());
        let mut tree = match listing::is_unpacked_sdist(project) {
            true => listing::whole_directory(project, out)?,
            false => Self::collect(project, out)?,
        };
        tree.put("PKG-INFO", metadata.clone().into_bytes());
        let staged = Staged::write(&tree, &name)?;
        let (path, lock) = staged.lock()?;
        tree.put(&path, lock);
        let found = staged.project()?;
        if metadata_text(found.distribution()) != metadata {
            return Err(Error::new("the sdist's project would have other metadata than this one")
                .at(project.pyproject().unwrap_or(project.manifest()))
                .hint("keep the files that `[project]` names, such as the readme, in the project's directory"));
        }
        Ok(Self { name, tree, staged })
    }

    fn collect(project: &Project, out: &Path) -> Result<Tree> {
        let crates = Crates::of(project)?;
        let mut tree = Tree::new(crates.common_directory(project));
        listing::add(&mut tree, project, &crates, out)?;
        manifests::rewrite(&mut tree, &crates)?;
        pyproject::add(&mut tree, project)?;
        Ok(tree)
    }

    /// Writes the sdist into the directory `out` and says where it is.
    pub(crate) fn write(&self, out: &Path) -> Result<PathBuf> {
        fs::create_dir_all(out).map_err(|error| Error::io("make the directory", out, &error))?;
        let path = out.join(format!("{}.tar.gz", self.name));
        archive::write(&path, &self.name, &self.tree)?;
        report::step("Verified", format_args!("{} with its lock file, offline", path.display()));
        Ok(path)
    }

    /// The project as it lies in the sdist, unpacked; it goes when the sdist does.
    pub(crate) fn project(&self) -> Result<Project> {
        self.staged.project()
    }
}
