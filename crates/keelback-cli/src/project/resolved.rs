//! What cargo makes of a crate's features, all that it depends on included.

use std::process::Stdio;

use crate::cli;
use crate::compile;
use crate::error::{Error, Result};
use crate::project::Project;

/// PyO3 among what a crate depends on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Pyo3 {
    /// The features that are on.
    pub(crate) features: Vec<String>,
    /// A crate that makes of each version of Python something else when it is compiled: the build script of
    /// one that depends on it asks for PyO3's cfgs, or it holds structures with the header of objects.
    pub(crate) specialized: Option<String>,
}

/// PyO3 as it is when the project is built with these options; none where it is not used.
///
/// Cargo's tree is of this crate alone, whereas its metadata mix in what other members of a workspace ask for.
///
/// # Errors
///
/// Cargo refuses the crate.
pub(super) fn pyo3(project: &Project, options: &cli::Cargo) -> Result<Option<Pyo3>> {
    let mut command = compile::cargo();
    command.args(["tree", "--quiet", "--prefix=none", "--edges=normal,build", "--format={p}\t{f}", "--manifest-path"]);
    command.arg(project.manifest()).args(compile::for_tree(project, options)?).stdin(Stdio::null());
    let output = command.output().map_err(|error| compile::no_cargo(&error))?;
    if !output.status.success() {
        let said = String::from_utf8_lossy(&output.stderr).trim_end().replace('\n', "\n  ");
        let error = Error::new("cargo cannot find out what the crate depends on").at(project.manifest());
        return Err(error.detail(said));
    }
    Ok(found_in(&String::from_utf8_lossy(&output.stdout)))
}

/// What cargo's lines say of PyO3.
fn found_in(tree: &str) -> Option<Pyo3> {
    let mut found: Option<Pyo3> = None;
    let mut specialized = None;
    for line in tree.lines() {
        let (package, features) = line.split_once('\t').unwrap_or((line, ""));
        match package.split_once(" v").map(|(name, _)| name) {
            Some("pyo3" | "pyo3-ffi") => {
                let features = features.trim_end_matches("(*)").split(',').map(str::trim);
                let features = features.filter(|name| !name.is_empty()).map(str::to_owned);
                found.get_or_insert_with(Pyo3::default).features.extend(features);
            }
            Some(name @ ("pyo3-build-config" | "numpy")) => specialized = Some(name.to_owned()),
            _ => {}
        }
    }
    found.map(|found| Pyo3 { specialized, ..found })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_features_of_pyo3_are_found_wherever_it_is() {
        let tree = "mine v0.1.0 (/mine)\tdefault\nmiddle v1.0.0\t\npyo3 v0.30.1\tabi3-py310,macros\n\
                    pyo3-ffi v0.30.1\tabi3 (*)\npyo3-macros v0.30.1\tx\n";
        assert_eq!(found_in(tree).unwrap().features, ["abi3-py310", "macros", "abi3"]);
        assert_eq!(found_in("mine v0.1.0 (/mine)\t\npyo3-log v1.0.0\t\n"), None);
        let numpy = found_in("numpy v0.30.0\t\npyo3 v0.30.1 (/pyo3)\t\n").unwrap();
        assert_eq!(numpy.specialized.as_deref(), Some("numpy"));
    }
}
