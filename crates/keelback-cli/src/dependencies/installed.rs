//! The packages of an environment, by their metadata.

use std::collections::{HashMap, HashSet};
use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::str::FromStr;

use pep440_rs::Version;

use crate::dependencies::marker::Surroundings;
use crate::dependencies::requirement::Requirement;
use crate::project::normalized_name;

/// What is installed, and which Python it is for.
#[derive(Debug)]
pub(crate) struct Installed {
    packages: HashMap<String, Package>,
    surroundings: Surroundings,
}

#[derive(Debug)]
struct Package {
    version: Version,
    /// The directory or file that describes it.
    info: PathBuf,
}

impl Installed {
    /// The packages whose metadata lie in the directory.
    pub(crate) fn read(site_packages: &Path, surroundings: Surroundings) -> Self {
        let entries = site_packages.read_dir().into_iter().flatten().flatten();
        let packages = entries.filter_map(|entry| {
            let file_name = entry.file_name();
            let stem = ["dist-info", "egg-info"]
                .iter()
                .find_map(|end| file_name.to_str()?.strip_suffix(end)?.strip_suffix('.'))?;
            let mut parts = stem.splitn(3, '-');
            let (name, version) = (parts.next()?, parts.next()?);
            let version = Version::from_str(version).ok()?;
            Some((normalized_name(name), Package { version, info: entry.path() }))
        });
        Self { packages: packages.collect(), surroundings }
    }

    /// Those of the requirements that nothing here satisfies, as they are written.
    ///
    /// Where that cannot be told, a requirement counts as not satisfied.
    pub(crate) fn missing<'r>(&self, requirements: &'r [String], extras: &[String]) -> Vec<&'r str> {
        let mut seen = HashSet::new();
        let mut is_missing = |text: &&str| !self.satisfies(text, extras, &mut seen);
        requirements.iter().map(String::as_str).filter(|text| is_missing(text)).collect()
    }

    fn satisfies(&self, text: &str, extras: &[String], seen: &mut HashSet<(String, Vec<String>)>) -> bool {
        let Some(requirement) = Requirement::parse(text) else {
            return false;
        };
        match self.is_needed(&requirement, extras) {
            Some(true) => {}
            Some(false) => return true,
            None => return false,
        }
        let Some(package) = self.packages.get(&requirement.name) else {
            return false;
        };
        if !requirement.accepts(&package.version) || !package.comes_from(requirement.url.as_deref()) {
            return false;
        }
        let key = (requirement.name.clone(), requirement.extras.clone());
        !seen.insert(key)
            || package.requirements().iter().all(|needed| self.satisfies(needed, &requirement.extras, seen))
    }

    fn is_needed(&self, requirement: &Requirement, extras: &[String]) -> Option<bool> {
        let extras = std::iter::once("").chain(extras.iter().map(String::as_str));
        let each: Vec<_> = extras.map(|extra| self.surroundings.satisfy(&requirement.marker, extra)).collect();
        if each.contains(&Some(true)) { Some(true) } else { each.iter().all(Option::is_some).then_some(false) }
    }
}

impl Package {
    fn comes_from(&self, url: Option<&str>) -> bool {
        let Some(url) = url else {
            return true;
        };
        let text = std::fs::read_to_string(self.info.join("direct_url.json")).unwrap_or_default();
        let direct: Option<serde_json::Value> = serde_json::from_str(&text).ok();
        direct.as_ref().and_then(|direct| direct.get("url")?.as_str()) == Some(url)
    }

    /// What the package requires itself: the fields of its metadata, not its description.
    fn requirements(&self) -> Vec<String> {
        let files = [self.info.join("METADATA"), self.info.join("PKG-INFO"), self.info.clone()];
        let Some(file) = files.iter().filter(|path| path.is_file()).find_map(|path| File::open(path).ok()) else {
            return Vec::new();
        };
        let lines = BufReader::new(file).lines().map_while(Result::ok).take_while(|line| !line.is_empty());
        lines.filter_map(|line| line.strip_prefix("Requires-Dist:").map(|rest| rest.trim().to_owned())).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_missing_is_told_from_metadata() {
        let root = std::env::temp_dir().join(format!("keelback-installed-{}", std::process::id()));
        let _ = std::fs::remove_dir_all(&root);
        let package = |name: &str, requirements: &str| {
            let info = root.join(format!("{name}.dist-info"));
            std::fs::create_dir_all(&info).unwrap();
            let text = format!("Metadata-Version: 2.1\n{requirements}\nRequires-Dist: in-the-description\n");
            std::fs::write(info.join("METADATA"), text).unwrap();
        };
        package("base-1.5", "");
        package("Top_Level-2.0", "Requires-Dist: base>=1\nRequires-Dist: gone ; extra == 'more'\n");
        package("circle-1", "Requires-Dist: circle\n");
        package("broken-1", "Requires-Dist: base>=2\n");
        let installed = Installed::read(&root, Surroundings::new(Some("3.11.7"), "CPython"));
        let missing = |requirement: &str| !installed.missing(&[requirement.to_owned()], &["dev".to_owned()]).is_empty();
        for there in ["base", "BASE==1.5", "top-level", "circle", "none ; python_version < '3'", "none ; extra == 'x'"]
        {
            assert!(!missing(there), "{there}");
        }
        let gone = ["none", "base>2", "top-level[more]", "broken", "none ; extra == 'dev'", "?", "base @ https://x/y"];
        for gone in gone {
            assert!(missing(gone), "{gone}");
        }
        std::fs::remove_dir_all(root).unwrap();
    }
}
