//! `[tool.keelback]`, and `[tool.maturin]` with the same meaning.

mod choices;
mod companions;
mod features;
mod generate_ci;
mod keys;
mod patterns;
mod schema;
mod unknown;

use std::collections::BTreeMap;
use std::path::PathBuf;

use crate::error::{Place, Result};
use crate::project::document::{Document, Entry, Table};
use crate::report;

pub(crate) use choices::SdistGenerator;
pub(crate) use companions::{BinarySetting, ExtensionSetting};
pub(crate) use features::Feature;
pub(crate) use generate_ci::{GenerateCi, TargetCi};
pub(crate) use patterns::{Format, FromBuild, Pattern};
pub(crate) use schema::schema;

use crate::cli::{Audit, Bindings};

/// What a project says about how it is built and laid out.
#[derive(Debug)]
pub(crate) struct Settings {
    pub(crate) module_name: Option<Placed<String>>,
    pub(crate) manifest_path: Option<Placed<PathBuf>>,
    pub(crate) python_source: Option<Placed<PathBuf>>,
    pub(crate) python_packages: Vec<String>,
    pub(crate) data: Option<Placed<PathBuf>>,
    pub(crate) include: Vec<Pattern>,
    pub(crate) exclude: Vec<Pattern>,
    pub(crate) include_import_lib: bool,
    pub(crate) features: Vec<Feature>,
    pub(crate) all_features: bool,
    pub(crate) no_default_features: bool,
    pub(crate) profile: Option<String>,
    pub(crate) editable_profile: Option<String>,
    pub(crate) locked: bool,
    pub(crate) frozen: bool,
    pub(crate) config: Vec<String>,
    pub(crate) unstable_flags: Vec<String>,
    pub(crate) rustc_args: Vec<String>,
    pub(crate) targets: Vec<CargoTarget>,
    pub(crate) bindings: Option<Placed<Bindings>>,
    pub(crate) compatibility: Vec<String>,
    pub(crate) auditwheel: Option<Audit>,
    pub(crate) strip: Option<bool>,
    pub(crate) sdist_generator: SdistGenerator,
    pub(crate) sbom: SbomSetting,
    /// macOS deployment targets, by target triple.
    pub(crate) deployment_targets: BTreeMap<String, String>,
    pub(crate) generate_ci: GenerateCi,
    pub(crate) free_threaded: bool,
    pub(crate) extensions: Vec<ExtensionSetting>,
    pub(crate) binaries: Vec<BinarySetting>,
}

/// A setting and where it was made.
#[derive(Clone, Debug)]
pub(crate) struct Placed<T> {
    pub(crate) value: T,
    pub(crate) place: Place,
}

/// One of cargo's targets that is to be built.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct CargoTarget {
    pub(crate) name: String,
    pub(crate) kind: Option<String>,
}

/// Which lists of what is in the wheel it carries.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct SbomSetting {
    pub(crate) rust: Option<bool>,
    pub(crate) auditwheel: Option<bool>,
    pub(crate) include: Vec<PathBuf>,
}

impl CargoTarget {
    /// Whether it is the program of this name.
    pub(crate) fn is_program(&self, name: &str) -> bool {
        self.name == name && self.kind.as_deref().unwrap_or("bin") == "bin"
    }
}

impl Settings {
    /// What a project without a table of ours gets.
    pub(crate) fn unset() -> Self {
        let document = Document::parse("pyproject.toml".as_ref(), String::new());
        let unset = document.and_then(|document| Self::from_table(&document.root()));
        unset.expect("an empty table has no mistakes")
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
            unknown::refuse(&table)?;
            let settings = Self::from_table(&table)?;
            settings.warn_of_what_does_nothing(&table);
            return Ok(settings);
        }
        match tool.table("maturin")? {
            Some(table) => {
                unknown::warn(&table);
                let settings = Self::from_table(&table)?;
                settings.warn_of_what_does_nothing(&table);
                Ok(settings)
            }
            None => Ok(Self::unset()),
        }
    }

    fn from_table(table: &Table<'_>) -> Result<Self> {
        let flag = |key: &str| table.flag(key).map(Option::unwrap_or_default);
        // These keys change nothing here, but what they say must make sense.
        table.flag("use-base-python")?;
        table.text("pgo-command")?;
        table.text("pgo-dependency-group")?;
        Ok(Self {
            module_name: placed(table, "module-name", |entry| entry.text())?,
            manifest_path: placed(table, "manifest-path", path)?,
            python_source: placed(table, "python-source", path)?,
            python_packages: table.texts("python-packages")?,
            data: placed(table, "data", path)?,
            include: patterns::read(table, "include")?,
            exclude: patterns::read(table, "exclude")?,
            include_import_lib: flag("include-import-lib")?,
            features: features::read(table)?,
            all_features: flag("all-features")?,
            no_default_features: flag("no-default-features")?,
            profile: table.text("profile")?,
            editable_profile: table.text("editable-profile")?,
            locked: flag("locked")?,
            frozen: flag("frozen")?,
            config: table.texts("config")?,
            unstable_flags: table.texts("unstable-flags")?,
            rustc_args: table.texts("rustc-args")?,
            targets: targets(table)?,
            bindings: placed(table, "bindings", choices::bindings)?,
            compatibility: compatibility(table)?,
            auditwheel: choices::audit(table)?,
            strip: table.flag("strip")?,
            sdist_generator: choices::sdist_generator(table)?,
            sbom: sbom(table)?,
            deployment_targets: deployment_targets(table)?,
            generate_ci: generate_ci::read(table)?,
            free_threaded: table.flag("free-threaded")?.unwrap_or(true),
            extensions: companions::extensions(table)?,
            binaries: companions::binaries(table)?,
        })
    }

    /// Warns of keys that are known and change nothing yet.
    fn warn_of_what_does_nothing(&self, table: &Table<'_>) {
        let idle = [("target", !self.deployment_targets.is_empty()), ("include-import-lib", self.include_import_lib)];
        for (key, _) in idle.iter().filter(|(_, set)| *set) {
            let what = format!("`{key}` in [{}] has no effect yet", table.name());
            report::warning(what, Some(&table.place(key)), None);
        }
    }

    /// The globs of `include` for one format, of files of the project.
    pub(crate) fn included(&self, format: Format) -> Vec<String> {
        patterns::globs(&self.include, format)
    }

    /// What of the files that build scripts made is included.
    pub(crate) fn included_from_builds(&self) -> impl Iterator<Item = FromBuild<'_>> {
        patterns::from_builds(&self.include)
    }

    /// The globs of `exclude` for one format.
    pub(crate) fn excluded(&self, format: Format) -> Vec<String> {
        patterns::globs(&self.exclude, format)
    }
}

fn placed<'d, T>(
    table: &Table<'d>,
    key: &str,
    read: impl FnOnce(&Entry<'d>) -> Result<T>,
) -> Result<Option<Placed<T>>> {
    let Some(entry) = table.get(key) else {
        return Ok(None);
    };
    Ok(Some(Placed { value: read(&entry)?, place: entry.place() }))
}

fn path(entry: &Entry<'_>) -> Result<PathBuf> {
    entry.text().map(PathBuf::from)
}

fn targets(table: &Table<'_>) -> Result<Vec<CargoTarget>> {
    let Some(entry) = table.get("targets") else {
        return Ok(Vec::new());
    };
    let target = |table: Table<'_>, entry: Entry<'_>| {
        let name = table.text("name")?.ok_or_else(|| entry.invalid("has no `name`"))?;
        let kind = table.get("kind").map(|kind| choices::crate_type(&kind)).transpose()?;
        Ok(CargoTarget { name, kind })
    };
    entry.tables()?.into_iter().map(|(table, entry)| target(table, entry)).collect()
}

/// One tag, or several.
fn compatibility(table: &Table<'_>) -> Result<Vec<String>> {
    match table.get("compatibility") {
        Some(entry) if entry.as_text().is_some() => Ok(vec![entry.text()?]),
        _ => table.texts("compatibility"),
    }
}

fn sbom(table: &Table<'_>) -> Result<SbomSetting> {
    let Some(table) = table.table("sbom")? else {
        return Ok(SbomSetting::default());
    };
    Ok(SbomSetting {
        rust: table.flag("rust")?,
        auditwheel: table.flag("auditwheel")?,
        include: table.texts("include")?.into_iter().map(PathBuf::from).collect(),
    })
}

fn deployment_targets(table: &Table<'_>) -> Result<BTreeMap<String, String>> {
    let mut targets = BTreeMap::new();
    if let Some(table) = table.table("target")? {
        for (triple, entry) in table.entries() {
            if let Some(version) = entry.table()?.text("macos-deployment-target")? {
                targets.insert(triple.to_owned(), version);
            }
        }
    }
    Ok(targets)
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
            let names: Vec<&str> = settings.features.iter().map(|feature| feature.name.as_str()).collect();
            assert_eq!(names, ["x", "y"]);
            assert_eq!(patterns::globs(&settings.include, Format::Wheel), ["a.txt", "c.txt"]);
            assert_eq!(patterns::globs(&settings.include, Format::Sdist), ["a.txt", "b.txt", "c.txt"]);
            assert!(settings.free_threaded);
        }
    }

    #[test]
    fn every_key_of_maturin_is_read() {
        let settings = read(include_str!("settings/every_key.toml")).unwrap();
        assert_eq!(settings.targets, [CargoTarget { name: "t".into(), kind: Some("cdylib".into()) }]);
        assert_eq!(settings.compatibility, ["manylinux_2_28"]);
        assert_eq!(settings.auditwheel, Some(Audit::Check));
        assert_eq!(settings.sdist_generator, SdistGenerator::Git);
        assert_eq!(settings.sbom.include, [PathBuf::from("x.json")]);
        assert_eq!(settings.deployment_targets["aarch64-apple-darwin"], "11.0");
        assert_eq!(settings.strip, Some(true));
        assert_eq!(settings.data.unwrap().value, PathBuf::from("p.data"));
        assert_eq!(settings.features[0].python_version.as_deref(), Some(">=3.11"));
        let from_build = &settings.include[0];
        assert_eq!(from_build.origin, patterns::Origin::OutDir { to: "p/".into(), crate_name: Some("dep".into()) });
        assert!(settings.generate_ci.pytest);
        assert_eq!(settings.generate_ci.platforms["linux"].targets[0].target, "x86_64");
    }

    #[test]
    fn a_choice_that_does_not_exist_names_those_that_do() {
        let error = read("[tool.keelback]\nauditwheel = \"repare\"\n").unwrap_err();
        assert_eq!(
            error.what(),
            "`tool.keelback.auditwheel` must be `repair`, `check`, `warn` or `skip`, not `repare`"
        );
        assert_eq!(error.way_out(), Some("did you mean `repair`?"));
        let error = read("[tool.keelback]\ninclude = [{path = \"a\", format = \"egg\"}]\n").unwrap_err();
        assert_eq!(error.what(), "`tool.keelback.include[0].format` must be `sdist` or `wheel`, not `egg`");
    }
}
