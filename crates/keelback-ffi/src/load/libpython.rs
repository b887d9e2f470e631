//! Finding an interpreter's shared library at run time, for programs written in Rust.
//!
//! All of it is `#[inline]`: it is compiled with the programs that look, not with every extension.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Mutex;

use super::{LoadError, LoadErrorKind};

/// The interpreter whose library was found last, and that library.
static FOUND: Mutex<Option<(PathBuf, PathBuf)>> = Mutex::new(None);

/// The interpreter whose library was opened.
static PROGRAM: Mutex<Option<PathBuf>> = Mutex::new(None);

/// Asks an interpreter where its shared library is: prints its version and, if there is one, the
/// path.
const QUESTION: &str = "
import os, sys, sysconfig
get = sysconfig.get_config_var
base = getattr(sys, 'base_prefix', sys.prefix)
names = [get('INSTSONAME'), get('LDLIBRARY'), 'Python']
places = [get('LIBDIR'), os.path.join(get('LIBDIR') or base, get('MULTIARCH') or ''),
          os.path.join(base, 'lib'), os.path.join(base, 'lib', get('MULTIARCH') or ''), get('LIBPL'), get('PYTHONFRAMEWORKPREFIX'), base]
if os.name == 'nt':
    names = ['python%d%d%s.dll' % (sys.version_info[:2] + (getattr(sys, 'abiflags', ''),))]
paths = [os.path.join(p, n) for n in names if n for p in places if p]
paths = [p for p in paths if os.path.isfile(p) and not p.endswith('.a')]
print('%s %d.%d' % ((sys.implementation.name,) + sys.version_info[:2]))
print(paths[0] if paths else '')
";

/// Finds the shared library of an interpreter: that of `KEELBACK_PYTHON` (an interpreter, or a
/// libpython itself), else of the active virtual environment (`VIRTUAL_ENV`), else of the first
/// one on `PATH` that has a shared library.
///
/// It runs the interpreter to ask it.
///
/// # Errors
///
/// A sentence that says which interpreters were asked and what to do.
#[inline]
pub fn find_libpython() -> Result<PathBuf, LoadError> {
    if let Some(python) = std::env::var_os("KEELBACK_PYTHON").filter(|value| !value.is_empty()) {
        let python = PathBuf::from(python);
        if is_library(&python) {
            return Ok(python);
        }
        return asked(&python).map_err(|reason| not_found("KEELBACK_PYTHON", &[reason]));
    }
    if let Some(environment) = std::env::var_os("VIRTUAL_ENV").filter(|value| !value.is_empty()) {
        let python = PathBuf::from(environment).join(in_environment());
        return asked(&python).map_err(|reason| not_found("VIRTUAL_ENV", &[reason]));
    }
    let mut reasons = Vec::new();
    for name in names() {
        match asked(Path::new(&name)) {
            Ok(library) => return Ok(library),
            Err(reason) => reasons.push(reason),
        }
    }
    // A name that is not there says nothing if another one is.
    let is_telling = |reason: &String| !reason.starts_with("there is no");
    if reasons.iter().any(is_telling) {
        reasons.retain(is_telling);
    } else {
        reasons.truncate(1);
    }
    Err(not_found("PATH", &reasons))
}

/// The names of interpreters to look for on `PATH`: the default ones, then the newest.
#[inline]
fn names() -> Vec<String> {
    let mut names = vec!["python3".to_owned(), "python".to_owned()];
    for minor in (9..=20).rev() {
        names.push(format!("python3.{minor}"));
    }
    names
}

#[inline]
fn in_environment() -> &'static str {
    if cfg!(windows) { "Scripts/python.exe" } else { "bin/python" }
}

#[inline]
fn is_library(path: &Path) -> bool {
    let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    name.ends_with(".dll")
        || name.ends_with(".dylib")
        || name == "Python"
        || name.as_bytes().windows(3).any(|part| part == b".so")
}

/// Asks one interpreter; the error is why it is of no use.
#[inline]
fn asked(python: &Path) -> Result<PathBuf, String> {
    let shown = python.display();
    let output = Command::new(python).args(["-c", QUESTION]).output();
    let output = output.map_err(|error| match error.kind() {
        std::io::ErrorKind::NotFound => format!("there is no `{shown}`"),
        _ => format!("`{shown}` cannot be run: {error}"),
    })?;
    if !output.status.success() {
        return Err(format!("`{shown}` failed with {}", output.status));
    }
    let text = String::from_utf8_lossy(&output.stdout);
    let mut lines = text.lines();
    let version = lines.next().unwrap_or_default();
    if !version.starts_with("cpython ") {
        return Err(format!("`{shown}` is not CPython but {version}"));
    }
    let library = lines.next().unwrap_or_default();
    if library.is_empty() {
        return Err(format!("`{shown}` ({version}) was built without a shared library"));
    }
    let library = PathBuf::from(library);
    *super::unpoisoned(&FOUND) = Some((library.clone(), resolved(python)));
    Ok(library)
}

/// The path of an interpreter that was named without one.
#[inline]
fn resolved(python: &Path) -> PathBuf {
    if python.components().count() > 1 {
        return python.to_owned();
    }
    let path = std::env::var_os("PATH").unwrap_or_default();
    for place in std::env::split_paths(&path) {
        let program = place.join(python);
        if program.is_file() {
            return program;
        }
    }
    python.to_owned()
}

#[inline]
fn not_found(source: &str, reasons: &[String]) -> LoadError {
    let message = format!(
        "found no shared library of Python by way of `{source}`: {}\n\nhint: set `KEELBACK_PYTHON` to an \
         interpreter of CPython 3.9 or later that was built with `--enable-shared`",
        reasons.join("; ")
    );
    LoadError::new(LoadErrorKind::NotFound, message)
}

/// Remembers the interpreter of a library that is being opened.
#[inline]
pub(super) fn chosen(library: &Path) {
    let found = super::unpoisoned(&FOUND);
    if let Some((_, program)) = found.as_ref().filter(|(known, _)| known == library) {
        *super::unpoisoned(&PROGRAM) = Some(program.clone());
    }
}

/// The interpreter whose library was opened, as Python is to think it was started.
///
/// It is how Python finds a virtual environment, and its own standard library.
#[inline]
pub(crate) fn program() -> Option<PathBuf> {
    super::unpoisoned(&PROGRAM).clone()
}
