//! The commands, one file each; a command reads as a list of steps.

pub(crate) mod build;
pub(crate) mod develop;
pub(crate) mod generate_json_schema;
pub(crate) mod new;
pub(crate) mod pep517;
pub(crate) mod run;
pub(crate) mod sdist;
