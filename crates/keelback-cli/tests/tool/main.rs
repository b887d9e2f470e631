//! The tool's tests: each runs the real binary on a real project.

#[cfg(target_os = "linux")]
mod backend;
mod bound;
mod build;
mod commands;
mod companions;
mod develop;
mod events;
mod hook;
mod index;
mod interruptions;
mod mistakes;
mod new;
#[cfg(all(target_os = "linux", target_pointer_width = "64"))]
mod portability;
mod programs;
mod project;
mod publish;
mod run;
mod sdist;
mod stubs;
mod test;
mod watch;
mod wheel;
