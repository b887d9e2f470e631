//! Foreign libraries in the wheel: copied under names of their own, which nothing else on a system has.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use crate::artifact::{Library, Names, System, rename, runpath};
use crate::error::{Error, Result};
use crate::files::placing::{self, Wanted};
use crate::files::{Content, PackageFile};
use crate::wheel::policy;

/// Copies what the extension modules among `package` need and not every system has into the directory
/// `libraries` of the wheel, and lets all refer to the copies. The files lie below `stage`.
///
/// # Errors
///
/// A library is not found, or cannot be given other names.
pub(super) fn graft(
    package: &mut Vec<PackageFile>,
    libraries: &str,
    stage: &Path,
    linked: &[PathBuf],
) -> Result<Vec<Library>> {
    let mut grafts = Grafts { linked, found: BTreeMap::new() };
    let mut changed = Vec::new();
    for (position, file) in package.iter().enumerate() {
        // A program does not know where the packages of its environment are.
        let Content::Library(path) = &file.content else { continue };
        if file.path.contains(".data/scripts/") {
            continue;
        }
        let library = Library::read(path)?;
        let foreign = grafts.take(&library)?;
        if !foreign.is_empty() {
            changed.push((position, path.clone(), foreign));
        }
    }
    for (position, path, foreign) in changed {
        let depth = package[position].path.matches('/').count();
        let runpath = format!("$ORIGIN/{}{libraries}", "../".repeat(depth));
        let names = Names { needed: grafts.names(&foreign), soname: None, runpath: Some(runpath) };
        package[position].content = Content::Library(renamed(&path, &names, &stage.join(&package[position].path))?);
    }
    let mut grafted = Vec::new();
    for graft in grafts.found.values() {
        let names = Names {
            needed: grafts.names(&graft.needs),
            soname: Some(graft.name.clone()),
            runpath: (!graft.needs.is_empty()).then(|| "$ORIGIN".to_owned()),
        };
        let place = format!("{libraries}/{}", graft.name);
        let path = renamed(&graft.library.path, &names, &stage.join(&place))?;
        grafted.push(Library { path: path.clone(), needed: Vec::new(), ..graft.library.clone() });
        package.push(PackageFile { path: place, content: Content::Library(path) });
    }
    Ok(grafted)
}

/// A foreign library that goes into the wheel.
struct Graft {
    library: Library,
    name: String,
    /// The foreign libraries that it needs itself.
    needs: Vec<String>,
}

struct Grafts<'l> {
    linked: &'l [PathBuf],
    /// By the name under which they are needed.
    found: BTreeMap<String, Graft>,
}

impl Grafts<'_> {
    /// Takes what the library needs, and what that needs; gives the names of the former.
    fn take(&mut self, library: &Library) -> Result<Vec<String>> {
        if library.system != System::Linux {
            return Ok(Vec::new());
        }
        let outside = match policy::is_musl(&library.needed) {
            true => policy::outside_musllinux(&library.needed),
            false => policy::outside_manylinux(&library.needed),
        };
        let outside: Vec<String> = outside.into_iter().map(str::to_owned).collect();
        for name in &outside {
            if self.found.contains_key(name) {
                continue;
            }
            let path = self.find(name, library)?;
            let found = Library::read(&path)?;
            let bytes = fs::read(&path).map_err(|error| Error::io("read the library", &path, &error))?;
            let graft = Graft { name: unique(name, &bytes), library: found.clone(), needs: Vec::new() };
            self.found.insert(name.clone(), graft);
            let needs = self.take(&found)?;
            if let Some(graft) = self.found.get_mut(name) {
                graft.needs = needs;
            }
        }
        Ok(outside)
    }

    fn names(&self, needed: &[String]) -> BTreeMap<String, String> {
        let pair = |name: &String| Some((name.clone(), self.found.get(name)?.name.clone()));
        needed.iter().filter_map(pair).collect()
    }

    /// Where the loader would find the library that `needing` needs, or where cargo's linker did.
    fn find(&self, name: &str, needing: &Library) -> Result<PathBuf> {
        let origin = needing.path.parent().unwrap_or(Path::new("")).to_string_lossy().into_owned();
        let own = runpath(&needing.path);
        let own = own.iter().map(|path| PathBuf::from(path.replace("${ORIGIN}", &origin).replace("$ORIGIN", &origin)));
        let variable = std::env::var_os("LD_LIBRARY_PATH").unwrap_or_default();
        let mut directories: Vec<PathBuf> = own.chain(self.linked.iter().cloned()).collect();
        directories.extend(std::env::split_paths(&variable));
        directories.extend(configured(Path::new("/etc/ld.so.conf"), 0));
        directories.extend(["/lib64", "/usr/lib64", "/lib", "/usr/lib", "/usr/local/lib"].map(PathBuf::from));
        let fits = |path: &PathBuf| {
            path.is_file() && Library::read(path).is_ok_and(|found| found.architecture == needing.architecture)
        };
        directories.iter().map(|directory| directory.join(name)).find(fits).ok_or_else(|| {
            Error::new(format!("the library needs `{name}`, which is not found, so it cannot be copied into the wheel"))
                .at(&needing.path)
                .hint("name its directory in LD_LIBRARY_PATH, link it statically, or build with `--auditwheel skip`")
        })
    }
}

/// The directories of the loader's configuration, which may include further files.
fn configured(file: &Path, depth: u8) -> Vec<PathBuf> {
    let text = fs::read_to_string(file).unwrap_or_default();
    let mut directories = Vec::new();
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#')) {
        let Some(pattern) = line.strip_prefix("include ") else {
            directories.push(PathBuf::from(line));
            continue;
        };
        let directory = Path::new(pattern.trim()).parent().unwrap_or(Path::new("/etc"));
        let mut files: Vec<PathBuf> =
            directory.read_dir().into_iter().flatten().flatten().map(|entry| entry.path()).collect();
        files.sort();
        let files = files.iter().filter(|file| depth < 4 && file.extension().is_some_and(|end| end == "conf"));
        directories.extend(files.flat_map(|file| configured(file, depth + 1)));
    }
    directories
}

/// `libx.so.1` as `libx-0123abcd.so.1`: by what it holds, so that two that differ have two names.
fn unique(name: &str, bytes: &[u8]) -> String {
    let digest = format!("{:x}", Sha256::digest(bytes));
    let (stem, rest) = name.split_at(name.find(".so").unwrap_or(name.len()));
    format!("{stem}-{}{rest}", &digest[..8])
}

fn renamed(path: &Path, names: &Names, copy: &Path) -> Result<PathBuf> {
    let bytes = fs::read(path).map_err(|error| Error::io("read the library", path, &error))?;
    let renamed = rename(&bytes, names).map_err(|why| {
        Error::new(format!("the library cannot be given other names: {why}"))
            .at(path)
            .hint("link what it needs statically, or build with `--auditwheel skip` for systems like this one")
    })?;
    placing::put(copy, Wanted::Bytes(&renamed))?;
    Ok(copy.to_path_buf())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn copies_are_named_by_what_they_hold() {
        assert_eq!(unique("libx.so.1.2", b"x"), "libx-2d711642.so.1.2");
        assert_eq!(unique("libx", b"x"), "libx-2d711642");
    }
}
