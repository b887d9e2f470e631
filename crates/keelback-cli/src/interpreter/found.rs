//! Which interpreters there are on `PATH`.

use std::collections::BTreeMap;
use std::env;
use std::fmt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// What an interpreter is asked: its name, version, whether it runs without the GIL, and its platform.
const QUESTION: &str = "import sys, sysconfig; print(sys.implementation.name, '%d.%d.%d' % sys.version_info[:3], \
                        bool(sysconfig.get_config_var('Py_GIL_DISABLED')), sysconfig.get_platform())";

/// An interpreter that was asked who it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Found {
    path: PathBuf,
    implementation: String,
    version: String,
    free_threaded: bool,
    platform: String,
}

impl Found {
    /// Where it lies.
    pub(crate) fn path(&self) -> &Path {
        &self.path
    }
}

impl fmt::Display for Found {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = match self.implementation.as_str() {
            "cpython" => "CPython",
            "pypy" => "PyPy",
            "graalpy" => "GraalPy",
            other => other,
        };
        let threaded = if self.free_threaded { "t" } else { "" };
        write!(f, "{name} {}{threaded} ({}) at {}", self.version, self.platform, self.path.display())
    }
}

/// The interpreters from 3.9 on, the newest first; one that has several names is there once.
pub(crate) fn on_path() -> Vec<Found> {
    let mut candidates: BTreeMap<PathBuf, PathBuf> = BTreeMap::new();
    let directories = env::var_os("PATH").unwrap_or_default();
    for directory in env::split_paths(&directories) {
        for entry in directory.read_dir().into_iter().flatten().flatten() {
            let path = entry.path();
            let Ok(real) = path.canonicalize() else { continue };
            if is_python(&entry.file_name().to_string_lossy()) && real.is_file() {
                candidates.entry(real).or_insert(path);
            }
        }
    }
    let mut found: Vec<Found> = candidates.values().filter_map(|path| ask(path)).collect();
    found.retain(|found| numbers(&found.version) >= vec![3, 9]);
    found.sort_by_key(|found| (std::cmp::Reverse(numbers(&found.version)), found.path.clone()));
    found.dedup_by(|one, other| {
        let same = |found: &Found| (found.implementation.clone(), found.version.clone(), found.free_threaded);
        same(one) == same(other)
    });
    found
}

/// Whether a program of this name is an interpreter: `python3`, `python3.13t`, `pypy3.11`, `graalpy`.
fn is_python(name: &str) -> bool {
    let name = name.strip_suffix(".exe").unwrap_or(name);
    let version = ["python", "pypy", "graalpy"].iter().find_map(|start| name.strip_prefix(start));
    version.is_some_and(|version| version.trim_end_matches('t').chars().all(|c| c.is_ascii_digit() || c == '.'))
}

fn ask(path: &Path) -> Option<Found> {
    let output = Command::new(path).args(["-I", "-S", "-c", QUESTION]).stdin(Stdio::null()).output().ok()?;
    let text = String::from_utf8(output.stdout).ok()?;
    let mut words = text.split_whitespace().map(str::to_owned);
    Some(Found {
        path: path.to_path_buf(),
        implementation: words.next()?,
        version: words.next()?,
        free_threaded: words.next()? == "True",
        platform: words.next()?,
    })
}

fn numbers(version: &str) -> Vec<u32> {
    version.split('.').filter_map(|part| part.parse().ok()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn interpreters_are_known_by_their_names() {
        for name in ["python", "python3", "python3.13", "python3.14t", "python3.exe", "pypy3.11", "graalpy"] {
            assert!(is_python(name), "{name}");
        }
        for name in ["python3-config", "pythonw", "python3.11-gdb.py", "pypy-c", "ipython"] {
            assert!(!is_python(name), "{name}");
        }
    }
}
