//! What the tool tells whoever called it: people on stderr, in cargo's form, or programs on stdout, as
//! lines of JSON.
//!
//! The standard output belongs to the program that is run, and to results that were asked for. Colours
//! appear only on a terminal, and never where `NO_COLOR` is set; both are `anstream`'s doing.

mod json;
mod text;

use std::fmt::Display;
use std::path::Path;
use std::sync::{Mutex, OnceLock, PoisonError};

use crate::cli::Color;
use crate::error::{Error, Place};

/// How much is said.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Verbosity {
    /// Errors and warnings.
    Quiet,
    /// What was made, too.
    #[default]
    Normal,
    /// The commands that are run, too.
    Verbose,
    /// All that cargo can say, too.
    Debug,
}

/// In which form it is said.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Form {
    /// For people.
    #[default]
    Text,
    /// For editors and CI: `guide/events.md`.
    Json,
}

static CHOSEN: OnceLock<(Verbosity, Form)> = OnceLock::new();
/// The warnings that were given.
static SAID: Mutex<Vec<String>> = Mutex::new(Vec::new());

/// Sets how much is said and how; the first call counts.
pub(crate) fn set_up(verbosity: Verbosity, form: Form, color: Color) {
    let _ = CHOSEN.set((verbosity, form));
    match color {
        Color::Auto => {}
        Color::Always => anstream::ColorChoice::Always.write_global(),
        Color::Never => anstream::ColorChoice::Never.write_global(),
    }
}

/// How much is said.
pub(crate) fn verbosity() -> Verbosity {
    CHOSEN.get().copied().unwrap_or_default().0
}

/// In which form it is said.
pub(crate) fn form() -> Form {
    CHOSEN.get().copied().unwrap_or_default().1
}

/// Says which command begins.
pub(crate) fn started(command: &str) {
    if form() == Form::Json {
        json::started(command);
    }
}

/// Says how the command ended.
pub(crate) fn finished(success: bool) {
    if form() == Form::Json {
        json::finished(success);
    }
}

/// Says what was done, as cargo does: a verb in the margin and the thing.
pub(crate) fn done(verb: &str, thing: impl Display) {
    match form() {
        Form::Json => json::done(verb, &thing.to_string()),
        Form::Text if verbosity() >= Verbosity::Normal => text::done(verb, thing),
        Form::Text => {}
    }
}

/// Says which file was made, and what it is: `wheel`, `sdist`.
pub(crate) fn made(kind: &str, path: &Path) {
    match form() {
        Form::Json => json::made(kind, path),
        Form::Text => done("Built", format_args!("{kind} {}", path.display())),
    }
}

/// Says which step is being taken, where that was asked for.
pub(crate) fn step(verb: &str, thing: impl Display) {
    match form() {
        Form::Json => json::step(verb, &thing.to_string()),
        Form::Text if verbosity() >= Verbosity::Verbose => text::step(verb, thing),
        Form::Text => {}
    }
}

/// Warns of something that does not stop the work; once, however often a project is read (an sdist is, to be verified).
pub(crate) fn warning(what: impl Display, place: Option<&Place>, hint: Option<&str>) {
    let what = what.to_string();
    let mut said = SAID.lock().unwrap_or_else(PoisonError::into_inner);
    if said.contains(&what) {
        return;
    }
    match form() {
        Form::Json => json::warning(&what, place, hint),
        Form::Text => text::warning(&what, place, hint),
    }
    said.push(what);
}

/// Shows an error.
pub(crate) fn error(error: &Error) {
    match form() {
        Form::Json => json::error(error),
        Form::Text => text::error(error),
    }
}

/// The option that makes cargo tell what it builds, in the form that is wanted.
pub(crate) fn cargo_message_format() -> &'static str {
    match form() {
        Form::Json => "--message-format=json",
        Form::Text => "--message-format=json-render-diagnostics",
    }
}

/// Hands one of cargo's messages on to programs; to people cargo speaks itself.
pub(crate) fn cargo_message(line: &str) {
    if form() == Form::Json {
        json::cargo(line);
    }
}
