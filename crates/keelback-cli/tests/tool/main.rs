//! The tool's tests: each runs the real binary on a real project.

mod backend;
mod build;
mod develop;
mod events;
mod hook;
#[cfg(target_os = "linux")]
mod interruptions;
mod mistakes;
mod new;
mod project;
mod run;
mod sdist;
mod watch;
mod wheel;
