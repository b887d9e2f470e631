//! What a project has beside its extension: further extension modules, and binaries.

use std::path::{Path, PathBuf};

use crate::artifact::extension::{Extension, check_libpython};
use crate::artifact::library::Library;
use crate::artifact::naming;
use crate::cli;
use crate::compile::{self, Purpose};
use crate::error::{Error, Result};
use crate::interpreter::Bound;
use crate::project::{Companion, ModuleName, Project};

/// A further extension module that was built.
#[derive(Clone, Debug)]
pub(crate) struct BuiltModule {
    pub(crate) module: ModuleName,
    pub(crate) library: Library,
}

/// A binary that was built.
#[derive(Clone, Debug)]
pub(crate) struct BuiltProgram {
    pub(crate) name: String,
    pub(crate) path: PathBuf,
}

/// Builds the project's extension and all that comes with it; for one Python where it is `bound` to one.
///
/// # Errors
///
/// Cargo fails, or what it built is not what the project says it is.
pub(crate) fn build(
    project: &Project,
    options: &cli::Cargo,
    purpose: Purpose,
    bound: Option<Bound>,
) -> Result<Extension> {
    let options = &bound.as_ref().map_or(options.clone(), |bound| bound.tell(options));
    let built = compile::library(project, options, purpose)?;
    let mut extension = Extension::read(project, &built.path)?;
    extension.out_directories = built.out_directories;
    extension.linked_paths = built.linked_paths;
    for companion in project.companions() {
        let library = compile::library_of(project, &companion.manifest, options, purpose)?;
        extension.modules.push(BuiltModule::read(companion, &library)?);
    }
    for binary in project.binaries() {
        let path = compile::binary(project, &binary.manifest, &binary.name, options, purpose)?;
        extension.programs.push(BuiltProgram { name: binary.name.clone(), path });
    }
    if let Some(bound) = bound {
        extension.bind(bound);
    }
    Ok(extension)
}

/// Builds the programs of a project that is no extension.
///
/// # Errors
///
/// Cargo fails.
pub(crate) fn programs(project: &Project, options: &cli::Cargo, purpose: Purpose) -> Result<Vec<BuiltProgram>> {
    let program = |name: String| {
        let path = compile::binary(project, project.manifest(), &name, options, purpose)?;
        Ok(BuiltProgram { name, path })
    };
    project.programs().map(program).collect()
}

impl BuiltModule {
    fn read(companion: &Companion, library: &Path) -> Result<Self> {
        let library = Library::read(library)?;
        let name = companion.module.extension();
        let expected = naming::init_symbol(name).unwrap_or_default();
        if !library.exports.iter().any(|symbol| *symbol == expected || symbol.starts_with("PyInitU_")) {
            let what = format!("the library has no `{expected}`, so Python cannot import it as `{}`", companion.module);
            return Err(Error::new(what)
                .at_place(companion.place.clone())
                .hint(format!("name the crate's `#[pymodule]` `{name}`, or correct `module-name`")));
        }
        check_libpython(&library)?;
        Ok(Self { module: companion.module.clone(), library })
    }

    /// The file name under which Python finds it.
    pub(crate) fn file_name(&self) -> String {
        naming::module_file_name(self.library.system, self.module.extension())
    }

    /// Where it lies below the import root.
    pub(crate) fn path(&self) -> String {
        format!("{}/{}", self.module.package().join("/"), self.file_name())
    }

    /// Whether it knows of builds without the GIL.
    pub(crate) fn is_free_threaded(&self) -> bool {
        self.library.exports.contains(&naming::export_symbol(self.module.extension()))
    }
}
