//! Workflows that build and publish a project.

mod github;
mod targets;

pub(crate) use github::workflow;
