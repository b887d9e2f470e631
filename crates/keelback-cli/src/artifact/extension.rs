//! The library as the extension of a project: whether it is the one that the project says it is.

use std::path::{Path, PathBuf};

use crate::artifact::companions::{BuiltModule, BuiltProgram};
use crate::artifact::library::{Library, System};
use crate::artifact::naming;
use crate::compile::OutDirectory;
use crate::error::{Error, Result};
use crate::interpreter::Bound;
use crate::project::{Layout, Project};
use crate::report;

/// A built library that Python can import under the project's module name.
#[derive(Clone, Debug)]
pub(crate) struct Extension {
    library: Library,
    name: String,
    /// The Python that it is for, where it is not for every one.
    bound: Option<Bound>,
    /// A crate for the sake of which it is for Pythons with the GIL only.
    specialized: Option<String>,
    /// The further extension modules.
    pub(crate) modules: Vec<BuiltModule>,
    /// The binaries.
    pub(crate) programs: Vec<BuiltProgram>,
    /// Where build scripts put what they made.
    pub(crate) out_directories: Vec<OutDirectory>,
    /// Where build scripts say that libraries lie.
    pub(crate) linked_paths: Vec<PathBuf>,
}

impl Extension {
    /// Reads the library and checks that it is the project's extension.
    ///
    /// # Errors
    ///
    /// It has no init function, or one of another name, or needs libpython.
    pub(crate) fn read(project: &Project, library: &Path) -> Result<Self> {
        let library = Library::read(library)?;
        let name = project.layout().extension();
        check_init_symbol(&library, name, project)?;
        check_libpython(&library)?;
        Ok(Self {
            library,
            name: name.to_owned(),
            bound: None,
            specialized: None,
            modules: Vec::new(),
            programs: Vec::new(),
            out_directories: Vec::new(),
            linked_paths: Vec::new(),
        })
    }

    /// The module's own name, without its package.
    pub(crate) fn name(&self) -> &str {
        &self.name
    }

    /// Where cargo put the library.
    pub(crate) fn path(&self) -> &Path {
        &self.library.path
    }

    /// What the library says about itself.
    pub(crate) fn library(&self) -> &Library {
        &self.library
    }

    /// The file name under which Python finds it.
    pub(crate) fn file_name(&self) -> String {
        match &self.bound {
            Some(bound) => format!("{}{}", self.name, bound.suffix()),
            None => naming::module_file_name(self.library.system, &self.name),
        }
    }

    /// Says for which Python the library was built; one that binds late is for every one all the same.
    pub(crate) fn bind(&mut self, bound: Bound) {
        self.specialized = bound.specialized().map(str::to_owned);
        self.bound = Some(bound).filter(|_| !self.library.undefined.is_empty());
    }

    /// The Python that it is for, where it is not for every one.
    pub(crate) fn bound(&self) -> Option<&Bound> {
        self.bound.as_ref()
    }

    /// Whether it tells Python 3.15 and later that it knows of builds without the GIL.
    pub(crate) fn is_free_threaded(&self) -> bool {
        let own = self.library.exports.contains(&naming::export_symbol(&self.name));
        own && self.specialized.is_none() && self.modules.iter().all(BuiltModule::is_free_threaded)
    }

    /// Whether it leaves functions of Python to the loader.
    pub(crate) fn calls_the_c_api(&self) -> bool {
        !self.library.undefined.is_empty()
    }

    /// Checks that one wheel of it is right for every Python.
    ///
    /// # Errors
    ///
    /// It was linked against the C API of one Python.
    pub(crate) fn check_fit_to_ship(&self) -> Result<()> {
        if self.bound.is_some() {
            return Ok(());
        }
        let libraries = self.modules.iter().map(|module| &module.library).chain([&self.library]);
        let Some(library) = libraries.into_iter().find(|library| !library.undefined.is_empty()) else {
            return Ok(());
        };
        let (undefined, first) = (&library.undefined, &library.undefined[0]);
        let others = match undefined.len() - 1 {
            0 => String::new(),
            others => format!(" and {others} more"),
        };
        let what = format!(
            "the library links against Python's C API (`{first}`{others}), so one wheel of it is not right for every Python"
        );
        Err(Error::new(what)
            .at(&library.path)
            .hint("depend on `keelback`, whose libraries look Python up when they are loaded"))
    }

    /// Says why a wheel of it leaves free-threaded Pythons out, if the project did not ask for that.
    pub(crate) fn note_free_threading(&self, wanted: bool) -> bool {
        if wanted && !self.is_free_threaded() {
            let because = match &self.specialized {
                Some(name) => format!("the crate `{name}` is compiled for Pythons with the GIL"),
                None => format!("the library does not export `{}`", naming::export_symbol(&self.name)),
            };
            let what = format!("the wheel is not for free-threaded Pythons, as {because}");
            let hint = match &self.specialized {
                Some(_) => "set `free-threaded = false` in [tool.keelback]",
                None => "make the module with `#[pymodule]`, or set `free-threaded = false` in [tool.keelback]",
            };
            report::warning(what, None, Some(hint));
        }
        wanted && self.is_free_threaded()
    }
}

fn check_init_symbol(library: &Library, name: &str, project: &Project) -> Result<()> {
    let Some(expected) = naming::init_symbol(name) else {
        let is_unicode = |symbol: &String| symbol.starts_with("PyInitU_");
        return match library.exports.iter().any(is_unicode) {
            true => Ok(()),
            false => Err(no_init_symbol(library, name)),
        };
    };
    if library.exports.contains(&expected) {
        return Ok(());
    }
    let found: Vec<&str> = library.exports.iter().filter_map(|symbol| symbol.strip_prefix("PyInit_")).collect();
    match found.first() {
        None => Err(no_init_symbol(library, name)),
        Some(first) => Err(other_init_symbol(library, &expected, &found, first, project)),
    }
}

fn no_init_symbol(library: &Library, name: &str) -> Error {
    Error::new(format!("the library has no init function, so Python cannot import it as `{name}`"))
        .at(&library.path)
        .hint(format!("mark a module with `#[pymodule]`, as in `#[pymodule] mod {name} {{ ... }}`"))
}

fn other_init_symbol(library: &Library, expected: &str, found: &[&str], first: &str, project: &Project) -> Error {
    let listed: Vec<String> = found.iter().map(|name| format!("`PyInit_{name}`")).collect();
    let module = project.layout().module();
    let name = project.layout().extension();
    let key = match project.layout() {
        Layout::Plain { .. } => first.to_owned(),
        Layout::Mixed { module, .. } => format!("{}.{first}", module.package().join(".")),
    };
    let error = Error::new(format!(
        "the library's init function is {}, but a module named `{module}` needs `{expected}`",
        listed.join(", ")
    ));
    let error = match &project.settings().module_name {
        Some(set) => error.at_place(set.place.clone()),
        None => error.at(&library.path),
    };
    error.hint(format!(
        "rename the `#[pymodule]` to `{name}`, or set `module-name = \"{key}\"` in [tool.keelback] of pyproject.toml"
    ))
}

pub(super) fn check_libpython(library: &Library) -> Result<()> {
    let is_python = |needed: &&String| {
        let name = needed.rsplit('/').next().unwrap_or(needed).to_lowercase();
        match library.system {
            System::Linux | System::MacOs => name.starts_with("libpython") || name == "python",
            // `python3.dll` is the same for every version, `python311.dll` is not.
            System::Windows => name.starts_with("python3") && name != "python3.dll",
        }
    };
    match library.needed.iter().find(is_python) {
        Some(needed) => Err(Error::new(format!("the library needs `{needed}`: it would load in one Python only"))
            .at(&library.path)
            .hint("find the dependency that links Python; PyO3 does so without its `extension-module` feature")),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::artifact::Architecture;

    fn needing(system: System, needed: &str) -> Result<()> {
        check_libpython(&Library {
            path: "library".into(),
            system,
            architecture: Architecture::X86_64,
            exports: Vec::new(),
            undefined: Vec::new(),
            needed: vec!["other".to_owned(), needed.to_owned()],
            versions: Vec::new(),
            minimum_macos: None,
        })
    }

    #[test]
    fn a_library_for_one_python_is_refused() {
        let error = needing(System::Linux, "libpython3.11.so.1.0").unwrap_err();
        assert_eq!(error.what(), "the library needs `libpython3.11.so.1.0`: it would load in one Python only");
        let framework = "/Library/Frameworks/Python.framework/Versions/3.13/Python";
        assert!(needing(System::MacOs, framework).is_err());
        assert!(needing(System::MacOs, "@rpath/libpython3.13.dylib").is_err());
        assert!(needing(System::Windows, "python313.dll").is_err());
    }

    #[test]
    fn what_is_the_same_for_every_python_is_no_matter() {
        assert!(needing(System::Linux, "libc.so.6").is_ok());
        assert!(needing(System::Windows, "python3.dll").is_ok());
    }
}
