//! A dynamic library of any system: what it is for, exports and needs.

use std::fs::File;
use std::path::{Path, PathBuf};

use object::Object;
use object::read::ReadCache;

use crate::artifact::{elf, mach_o, pe};
use crate::error::{Error, Result};

/// The systems that libraries are built for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum System {
    Linux,
    MacOs,
    Windows,
}

/// The processors that wheels have names for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Architecture {
    X86_64,
    X86,
    Aarch64,
    Armv7l,
    Ppc64le,
    S390x,
    Riscv64,
    Loongarch64,
}

/// What is known about a built library.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Library {
    pub(crate) path: PathBuf,
    pub(crate) system: System,
    pub(crate) architecture: Architecture,
    /// Exported functions that Python looks for: `PyInit_*` and `PyModExport_*`.
    pub(crate) exports: Vec<String>,
    /// Symbols of Python that the loader is to find: none in a library that binds late.
    pub(crate) undefined: Vec<String>,
    /// Libraries that the loader is to load.
    pub(crate) needed: Vec<String>,
    /// Versions of symbols that are needed, with the library that must have them.
    pub(crate) versions: Vec<(String, String)>,
    /// The lowest version of macOS that the library runs on.
    pub(crate) minimum_macos: Option<(u16, u8)>,
}

impl Library {
    /// Reads what the library at `path` says about itself; only the parts asked for are read.
    pub(crate) fn read(path: &Path) -> Result<Self> {
        let file = File::open(path).map_err(|error| Error::io("open the library", path, &error))?;
        let cache = ReadCache::new(file);
        let unreadable = |error: object::Error| Error::new(format!("the library cannot be read: {error}")).at(path);
        let object = object::File::parse(&cache).map_err(unreadable)?;
        let architecture = architecture(&object).ok_or_else(|| {
            let what = format!("there is no wheel platform for the architecture {:?}", object.architecture());
            Error::new(what).at(path)
        })?;
        let mut library = Self {
            path: path.to_path_buf(),
            system: System::Linux,
            architecture,
            exports: Vec::new(),
            undefined: Vec::new(),
            needed: Vec::new(),
            versions: Vec::new(),
            minimum_macos: None,
        };
        match &object {
            object::File::Elf32(file) => elf::read(file, &mut library),
            object::File::Elf64(file) => elf::read(file, &mut library),
            object::File::MachO32(file) => mach_o::read(file, &mut library),
            object::File::MachO64(file) => mach_o::read(file, &mut library),
            object::File::Pe32(file) => pe::read(file, &mut library),
            object::File::Pe64(file) => pe::read(file, &mut library),
            other => {
                return Err(Error::new(format!("{:?} is no format for extensions", other.format())).at(path));
            }
        }
        .map_err(unreadable)?;
        library.exports.sort();
        library.undefined.sort();
        Ok(library)
    }

    /// Takes note of an exported symbol, if Python looks for such.
    pub(super) fn add_export(&mut self, name: &str) {
        if name.starts_with("PyInit_") || name.starts_with("PyInitU_") || name.starts_with("PyModExport_") {
            self.exports.push(name.to_owned());
        }
    }

    /// Takes note of a symbol that is needed, if it is one of Python's.
    pub(super) fn add_undefined(&mut self, name: &str) {
        if name.starts_with("Py") || name.starts_with("_Py") {
            self.undefined.push(name.to_owned());
        }
    }
}

/// The processor that the library is for.
fn architecture<'data>(object: &impl Object<'data>) -> Option<Architecture> {
    Some(match object.architecture() {
        object::Architecture::X86_64 => Architecture::X86_64,
        object::Architecture::I386 => Architecture::X86,
        object::Architecture::Aarch64 => Architecture::Aarch64,
        object::Architecture::Arm => Architecture::Armv7l,
        object::Architecture::PowerPc64 if object.is_little_endian() => Architecture::Ppc64le,
        object::Architecture::S390x => Architecture::S390x,
        object::Architecture::Riscv64 => Architecture::Riscv64,
        object::Architecture::LoongArch64 => Architecture::Loongarch64,
        _ => return None,
    })
}
