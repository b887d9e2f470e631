//! The commands, one file each; a command reads as a list of steps.

pub(crate) mod build;
pub(crate) mod check;
pub(crate) mod clean;
pub(crate) mod completions;
pub(crate) mod develop;
pub(crate) mod generate_ci;
pub(crate) mod generate_json_schema;
pub(crate) mod init;
pub(crate) mod list_python;
pub(crate) mod new;
pub(crate) mod pep517;
pub(crate) mod publish;
pub(crate) mod run;
pub(crate) mod sdist;
pub(crate) mod stubs;
pub(crate) mod test;
