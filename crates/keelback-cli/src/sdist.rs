//! Source distributions: <https://packaging.python.org/en/latest/specifications/source-distribution-format/>.

mod archive;
mod assembly;
mod crates;
mod listing;
mod manifests;
mod pyproject;
mod staging;
mod tree;

pub(crate) use assembly::Sdist;
