//! `[tool.keelback]`, and `[tool.maturin]` with the same meaning.

use std::path::PathBuf;

use crate::error::{Error, Place, Result};
use crate::project::document::{Document, Entry, Table};
use crate::report;

/// Keys that act, in both tables.
const KEYS: [&str; 14] = [
    "all-features",
    "editable-profile",
    "exclude",
    "features",
    "free-threaded",
    "frozen",
    "include",
    "locked",
    "manifest-path",
    "module-name",
    "no-default-features",
    "profile",
    "python-packages",
    "python-source",
];

/// Further keys of `[tool.maturin]` that would change the wheel, and do not here.
const UNSUPPORTED_KEYS: [&str; 7] =
    ["config", "data", "include-import-lib", "rustc-args", "strip", "targets", "unstable-flags"];

/// Further keys of `[tool.maturin]` about things that are decided otherwise here.
const IRRELEVANT_KEYS: [&str; 11] = [
    "auditwheel",
    "bindings",
    "compatibility",
    "generate-ci",
    "pgo-command",
    "pgo-dependency-group",
    "sbom",
    "sdist-generator",
    "skip-auditwheel",
    "target",
    "use-base-python",
];

/// What a project says about how it is built and laid out.
#[derive(Debug, Default)]
pub(crate) struct Settings {
    pub(crate) module_name: Option<Placed<String>>,
    pub(crate) manifest_path: Option<Placed<PathBuf>>,
    pub(crate) python_source: Option<Placed<PathBuf>>,
    pub(crate) python_packages: Vec<String>,
    pub(crate) features: Vec<String>,
    pub(crate) all_features: bool,
    pub(crate) no_default_features: bool,
    pub(crate) profile: Option<String>,
    pub(crate) editable_profile: Option<String>,
    pub(crate) locked: bool,
    pub(crate) frozen: bool,
    pub(crate) include: Vec<String>,
    pub(crate) exclude: Vec<String>,
    pub(crate) free_threaded: bool,
}

/// A setting and where it was made.
#[derive(Clone, Debug)]
pub(crate) struct Placed<T> {
    pub(crate) value: T,
    pub(crate) place: Place,
}

impl Settings {
    /// What a project without a table of ours gets.
    pub(crate) fn unset() -> Self {
        Self { free_threaded: true, ..Self::default() }
    }

    /// Reads the tool's table: `[tool.keelback]` if it is there, else `[tool.maturin]`.
    ///
    /// # Errors
    ///
    /// A value of the wrong type, and in `[tool.keelback]` a key that does not exist.
    pub(crate) fn read(document: &Document) -> Result<Self> {
        let Some(tool) = document.root().table("tool")? else {
            return Ok(Self::unset());
        };
        if let Some(table) = tool.table("keelback")? {
            refuse_unknown_keys(&table)?;
            return Self::from_table(&table);
        }
        match tool.table("maturin")? {
            Some(table) => {
                warn_of_unknown_keys(&table);
                Self::from_table(&table)
            }
            None => Ok(Self::unset()),
        }
    }

    fn from_table(table: &Table<'_>) -> Result<Self> {
        let defaults = Self::unset();
        Ok(Self {
            module_name: placed(table, "module-name", |text| text)?,
            manifest_path: placed(table, "manifest-path", PathBuf::from)?,
            python_source: placed(table, "python-source", PathBuf::from)?,
            python_packages: table.texts("python-packages")?,
            features: features(table)?,
            all_features: table.flag("all-features")?.unwrap_or_default(),
            no_default_features: table.flag("no-default-features")?.unwrap_or_default(),
            profile: table.text("profile")?,
            editable_profile: table.text("editable-profile")?,
            locked: table.flag("locked")?.unwrap_or_default(),
            frozen: table.flag("frozen")?.unwrap_or_default(),
            include: globs(table, "include")?,
            exclude: globs(table, "exclude")?,
            free_threaded: table.flag("free-threaded")?.unwrap_or(defaults.free_threaded),
        })
    }
}

fn placed<T>(table: &Table<'_>, key: &str, make: fn(String) -> T) -> Result<Option<Placed<T>>> {
    let Some(entry) = table.get(key) else {
        return Ok(None);
    };
    Ok(Some(Placed { value: make(entry.text()?), place: entry.place() }))
}

/// Cargo features; maturin's conditional form names the feature in a table.
fn features(table: &Table<'_>) -> Result<Vec<String>> {
    let Some(entry) = table.get("features") else {
        return Ok(Vec::new());
    };
    let feature = |entry: &Entry<'_>| match entry.as_text() {
        Some(name) => Ok(name.to_owned()),
        None => {
            let conditional = entry.table()?;
            if conditional.keys().any(|key| key != "feature") {
                return Err(entry
                    .invalid("has a condition: the library is the same for every Python")
                    .hint("name the feature as a string"));
            }
            conditional.text("feature")?.ok_or_else(|| entry.mismatch("the name of a feature"))
        }
    };
    entry.list()?.iter().map(feature).collect()
}

/// Globs for the wheel; entries that are for the sdist alone are left out.
fn globs(table: &Table<'_>, key: &str) -> Result<Vec<String>> {
    let Some(entry) = table.get(key) else {
        return Ok(Vec::new());
    };
    let mut globs = Vec::new();
    for entry in entry.list()? {
        if let Some(glob) = entry.as_text() {
            globs.push(glob.to_owned());
            continue;
        }
        let detailed = entry.table()?;
        let formats = match detailed.get("format") {
            Some(format) if format.as_text().is_some() => vec![format.text()?],
            Some(_) => detailed.texts("format")?,
            // maturin's default: `include` means the sdist, `exclude` both.
            None if key == "include" => vec!["sdist".to_owned()],
            None => vec!["wheel".to_owned()],
        };
        if formats.iter().any(|format| format == "wheel") {
            globs.push(detailed.text("path")?.ok_or_else(|| entry.mismatch("a glob"))?);
        }
    }
    Ok(globs)
}

fn refuse_unknown_keys(table: &Table<'_>) -> Result<()> {
    let Some(key) = table.keys().find(|key| !KEYS.contains(key)) else {
        return Ok(());
    };
    let hint = match nearest(key, KEYS.iter().copied()) {
        Some(nearest) => format!("did you mean `{nearest}`?"),
        None => format!("the keys are {}", KEYS.map(|key| format!("`{key}`")).join(", ")),
    };
    let what = format!("unknown key `{key}` in [{}]", table.name());
    Err(Error::new(what).at_place(table.place(key)).hint(hint))
}

fn warn_of_unknown_keys(table: &Table<'_>) {
    for key in table.keys().filter(|key| !KEYS.contains(key) && !IRRELEVANT_KEYS.contains(key)) {
        let place = table.place(key);
        if UNSUPPORTED_KEYS.contains(&key) {
            let what = format!("`{key}` in [{}] has no effect yet", table.name());
            report::warning(what, Some(&place), None);
            continue;
        }
        let known = KEYS.iter().chain(&UNSUPPORTED_KEYS).chain(&IRRELEVANT_KEYS).copied();
        let hint = nearest(key, known).map(|nearest| format!("did you mean `{nearest}`?"));
        let what = format!("unknown key `{key}` in [{}] is ignored", table.name());
        report::warning(what, Some(&place), hint.as_deref());
    }
}

/// The known key that `key` was probably meant to be.
fn nearest<'k>(key: &str, known: impl Iterator<Item = &'k str>) -> Option<&'k str> {
    let key = key.replace('_', "-").to_lowercase();
    known
        .map(|known| (strsim::damerau_levenshtein(&key, known), known))
        .filter(|(distance, known)| *distance <= known.len() / 3)
        .min()
        .map(|(_, known)| known)
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    fn read(text: &str) -> Result<Settings> {
        Settings::read(&Document::parse(Path::new("pyproject.toml"), text.to_owned())?)
    }

    #[test]
    fn the_keys_of_keelback_and_of_maturin_mean_the_same() {
        for tool in ["keelback", "maturin"] {
            let settings = read(&format!(
                "[tool.{tool}]\nmodule-name = \"a._b\"\npython-source = \"python\"\nfeatures = [\"x\", {{feature = \"y\"}}]\n\
                 include = [\"a.txt\", {{path = \"b.txt\", format = \"sdist\"}}, {{path = \"c.txt\", format = [\"wheel\", \"sdist\"]}}]\n"
            ))
            .unwrap();
            assert_eq!(settings.module_name.unwrap().value, "a._b");
            assert_eq!(settings.python_source.unwrap().place.line, Some(3));
            assert_eq!(settings.features, ["x", "y"]);
            assert_eq!(settings.include, ["a.txt", "c.txt"]);
            assert!(settings.free_threaded);
        }
    }

    #[test]
    fn the_nearest_key_is_named() {
        let error = read("[tool.keelback]\nmodul-name = \"a\"\n").unwrap_err();
        assert_eq!(error.what(), "unknown key `modul-name` in [tool.keelback]");
        assert_eq!(error.place().unwrap().line, Some(2));
        assert_eq!(error.way_out(), Some("did you mean `module-name`?"));
        assert_eq!(nearest("python_source", KEYS.into_iter()), Some("python-source"));
        assert_eq!(nearest("zzz", KEYS.into_iter()), None);
    }

    #[test]
    fn an_unknown_key_for_maturin_is_no_error() {
        assert!(read("[tool.maturin]\nmodul-name = \"a\"\nstrip = true\n").is_ok());
    }
}
