//! What was built: a dynamic library, read before it is used or shipped.

mod companions;
mod elf;
mod elf_names;
mod extension;
mod image;
mod library;
mod mach_o;
mod naming;
mod pe;

pub(crate) use companions::{BuiltProgram, build, programs};
pub(crate) use elf::{needing, runpath};
pub(crate) use elf_names::{Names, rename};
pub(crate) use extension::Extension;
pub(crate) use image::{Image, LibraryFile};
pub(crate) use library::{Architecture, Library, System};
pub(crate) use naming::is_library_of;
