//! What goes into a wheel.

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};

use crate::artifact::{BuiltProgram, Extension, Library};
use crate::error::{Error, Result};
use crate::files::{self, Content, PackageFile, Selection};
use crate::interpreter::Bound;
use crate::project::Project;
use crate::wheel::archive::{self, Member, Packing};
use crate::wheel::freshness::Note;
use crate::wheel::graft::graft;
use crate::wheel::{DistInfo, Portability, Record, Tags};

/// A wheel that is ready to be written.
#[derive(Debug)]
pub(crate) struct Wheel {
    file_name: String,
    package: Vec<PackageFile>,
    info: DistInfo,
    target_directory: PathBuf,
}

impl Wheel {
    /// Collects the package, its library and its metadata.
    ///
    /// # Errors
    ///
    /// A file cannot be read, or a library needs what the wheel does not promise.
    pub(crate) fn assemble(project: &Project, extension: &Extension, portability: &Portability) -> Result<Self> {
        let mut package = files::sources(project, extension, Selection::Shipped)?;
        package.extend(files::libraries(project, extension));
        package.extend(programs(project, extension));
        let mut grafted = Vec::new();
        if portability.grafts() {
            let directory = format!("{}.libs", project.distribution().normalized_name());
            let stage = project.target_directory().join("keelback").join("grafted");
            grafted = graft(&mut package, &directory, &stage, &extension.linked_paths)?;
        }
        let libraries = shipped(&package, &grafted)?;
        let platform = portability.tags(&libraries.iter().chain(&grafted).collect::<Vec<_>>())?;
        let tags = Tags::of(project, extension, platform);
        let info = DistInfo::of(project, &tags)?;
        Ok(Self::of(project, &tags, package, info))
    }

    /// Collects the package and the programs of a project that is no extension; `bound` is the Python that they embed, if any.
    ///
    /// # Errors
    ///
    /// There are no programs.
    pub(crate) fn of_programs(
        project: &Project,
        programs: &[BuiltProgram],
        bound: Option<&Bound>,
        portability: &Portability,
    ) -> Result<Self> {
        let Some(first) = programs.first() else {
            return Err(Error::new(format!("the crate `{}` has no programs", project.crate_name()))
                .at(project.manifest())
                .hint("a program is `src/main.rs`, or stands under [[bin]]"));
        };
        let tags = Tags::of_program(bound, portability.tags(&[&Library::read(&first.path)?])?);
        let info = DistInfo::of(project, &tags)?;
        let mut package = files::sources_of_program(project)?;
        package.extend(scripts(project, programs));
        Ok(Self::of(project, &tags, package, info))
    }

    /// Collects these files and this metadata.
    pub(crate) fn of(project: &Project, tags: &Tags, mut package: Vec<PackageFile>, info: DistInfo) -> Self {
        package.sort_by(|one, other| one.path.cmp(&other.path));
        let distribution = project.distribution();
        let file_name = format!("{}-{}-{tags}.whl", distribution.normalized_name(), distribution.version);
        Self { file_name, package, info, target_directory: project.target_directory().to_path_buf() }
    }

    /// The foreign libraries that were copied into the wheel.
    pub(crate) fn grafted(&self) -> Vec<&Path> {
        let is_graft = |file: &&PackageFile| file.path.split('/').next().is_some_and(|top| top.ends_with(".libs"));
        self.package
            .iter()
            .filter(is_graft)
            .filter_map(|file| match &file.content {
                Content::Library(path) => Some(path.as_path()),
                _ => None,
            })
            .collect()
    }

    /// Adds lists of what is in the wheel.
    pub(crate) fn add_sboms(&mut self, files: Vec<(String, Vec<u8>)>) {
        for (name, bytes) in files {
            self.info.add(&format!("sboms/{name}"), bytes);
        }
    }

    /// Writes the wheel into the directory `out`, unless it is there already, and says where it is.
    pub(crate) fn write(&self, out: &Path, packing: Packing) -> Result<PathBuf> {
        let path = out.join(&self.file_name);
        let note = Note::of(&path, &self.target_directory, &self.package, &self.info, packing);
        if note.fits(&path) {
            return Ok(path);
        }
        fs::create_dir_all(out).map_err(|error| Error::io("make the directory", out, &error))?;
        archive::write(&path, &self.members()?, packing)?;
        note.take(&path);
        Ok(path)
    }

    fn members(&self) -> Result<Vec<Member>> {
        let mut members = self.package.iter().map(member).collect::<Result<Vec<_>>>()?;
        let info = self.info.files.iter().cloned();
        members.extend(info.map(|(path, bytes)| Member { path, bytes, executable: false }));
        let mut record = Record::default();
        for member in &members {
            record.add(&member.path, &member.bytes);
        }
        let path = format!("{}/RECORD", self.info.directory);
        record.add_unhashed(&path);
        members.push(Member { path, bytes: record.text().into_bytes(), executable: false });
        Ok(members)
    }
}

/// The libraries and programs of the wheel but the grafted ones, without what they need of those.
fn shipped(package: &[PackageFile], grafted: &[Library]) -> Result<Vec<Library>> {
    let names: Vec<&OsStr> = grafted.iter().filter_map(|graft| graft.path.file_name()).collect();
    let mut libraries = Vec::new();
    for file in package {
        let Content::Library(path) = &file.content else { continue };
        if !grafted.iter().any(|graft| graft.path == *path) {
            let mut library = Library::read(path)?;
            library.needed.retain(|needed| !names.contains(&OsStr::new(needed)));
            libraries.push(library);
        }
    }
    Ok(libraries)
}

/// The extension's binaries as scripts.
pub(crate) fn programs(project: &Project, extension: &Extension) -> Vec<PackageFile> {
    scripts(project, &extension.programs)
}

/// The binaries, which installers put where an environment has its programs.
fn scripts(project: &Project, programs: &[BuiltProgram]) -> Vec<PackageFile> {
    let distribution = project.distribution();
    let directory = format!("{}-{}.data/scripts", distribution.normalized_name(), distribution.version);
    let program = |program: &BuiltProgram| {
        let suffix = program.path.extension().map(|end| format!(".{}", end.to_string_lossy())).unwrap_or_default();
        PackageFile {
            path: format!("{directory}/{}{suffix}", program.name),
            content: Content::Library(program.path.clone()),
        }
    };
    programs.iter().map(program).collect()
}

fn member(file: &PackageFile) -> Result<Member> {
    let read = |path: &Path| fs::read(path).map_err(|error| Error::io("read the file", path, &error));
    let (bytes, executable) = match &file.content {
        Content::File(path) => (read(path)?, is_executable(path)),
        Content::Library(path) => (read(path)?, true),
        Content::Text(text) => (text.clone().into_bytes(), false),
    };
    Ok(Member { path: file.path.clone(), bytes, executable })
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
