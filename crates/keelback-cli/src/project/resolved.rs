//! What cargo makes of a crate's features, all that it depends on included.

use std::process::Stdio;

use crate::cli;
use crate::compile;
use crate::error::{Error, Result};
use crate::project::Project;

/// The features of PyO3 that are on when the project is built with these options; none where it is not used.
///
/// Cargo's tree is of this crate alone, whereas its metadata mix in what other members of a workspace ask for.
///
/// # Errors
///
/// Cargo refuses the crate.
pub(super) fn pyo3_features(project: &Project, options: &cli::Cargo) -> Result<Option<Vec<String>>> {
    let mut command = compile::cargo();
    command.args(["tree", "--quiet", "--prefix=none", "--edges=normal", "--format={p}\t{f}", "--manifest-path"]);
    command.arg(project.manifest()).args(compile::for_tree(project, options)?).stdin(Stdio::null());
    let output = command.output().map_err(|error| compile::no_cargo(&error))?;
    if !output.status.success() {
        let said = String::from_utf8_lossy(&output.stderr).trim_end().replace('\n', "\n  ");
        let error = Error::new("cargo cannot find out what the crate depends on").at(project.manifest());
        return Err(error.detail(said));
    }
    Ok(features_in(&String::from_utf8_lossy(&output.stdout)))
}

/// The features in cargo's lines that are about PyO3.
fn features_in(tree: &str) -> Option<Vec<String>> {
    let mut found = None;
    for line in tree.lines() {
        let (package, features) = line.split_once('\t').unwrap_or((line, ""));
        if package.starts_with("pyo3 v") || package.starts_with("pyo3-ffi v") {
            let features = features.trim_end_matches("(*)").split(',').map(str::trim).filter(|name| !name.is_empty());
            found.get_or_insert_with(Vec::new).extend(features.map(str::to_owned));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_features_of_pyo3_are_found_wherever_it_is() {
        let tree = "mine v0.1.0 (/mine)\tdefault\nmiddle v1.0.0\t\npyo3 v0.30.1\tabi3-py310,macros\n\
                    pyo3-ffi v0.30.1\tabi3 (*)\npyo3-macros v0.30.1\tx\n";
        assert_eq!(features_in(tree).unwrap(), ["abi3-py310", "macros", "abi3"]);
        assert_eq!(features_in("mine v0.1.0 (/mine)\t\npyo3-log v1.0.0\t\n"), None);
    }
}
