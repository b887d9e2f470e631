//! What the tool tells the person in front of it: all of it on stderr, in cargo's form.
//!
//! The standard output belongs to the program that is run. Colours appear only on a terminal, and
//! never where `NO_COLOR` is set; both are `anstream`'s doing.

use std::fmt::Display;
use std::sync::OnceLock;

use anstyle::{AnsiColor, Style};

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
}

static VERBOSITY: OnceLock<Verbosity> = OnceLock::new();

/// Sets how much is said; the first call counts.
pub(crate) fn set_verbosity(verbosity: Verbosity) {
    let _ = VERBOSITY.set(verbosity);
}

/// How much is said.
pub(crate) fn verbosity() -> Verbosity {
    VERBOSITY.get().copied().unwrap_or_default()
}

/// Says what was done, as cargo does: a verb in the margin and the thing.
pub(crate) fn done(verb: &str, thing: impl Display) {
    if verbosity() >= Verbosity::Normal {
        let style = bold(AnsiColor::BrightGreen);
        anstream::eprintln!("{style}{verb:>12}{style:#} {thing}");
    }
}

/// Says which step is being taken, where that was asked for.
pub(crate) fn step(verb: &str, thing: impl Display) {
    if verbosity() >= Verbosity::Verbose {
        let style = bold(AnsiColor::BrightCyan);
        anstream::eprintln!("{style}{verb:>12}{style:#} {thing}");
    }
}

/// Warns of something that does not stop the work.
pub(crate) fn warning(what: impl Display, place: Option<&Place>, hint: Option<&str>) {
    let style = bold(AnsiColor::BrightYellow);
    anstream::eprintln!("{style}warning{style:#}: {what}");
    render_place(place);
    render_hint(hint);
}

/// Shows an error.
pub(crate) fn error(error: &Error) {
    let style = bold(AnsiColor::BrightRed);
    anstream::eprintln!("{style}error{style:#}: {}", error.what());
    render_place(error.place());
    for line in error.details() {
        anstream::eprintln!("  {line}");
    }
    render_hint(error.way_out());
}

fn render_place(place: Option<&Place>) {
    if let Some(place) = place {
        let style = bold(AnsiColor::BrightBlue);
        anstream::eprintln!("  {style}-->{style:#} {place}");
    }
}

fn render_hint(hint: Option<&str>) {
    if let Some(hint) = hint {
        let style = bold(AnsiColor::BrightCyan);
        anstream::eprintln!("\n{style}hint{style:#}: {hint}");
    }
}

fn bold(color: AnsiColor) -> Style {
    color.on_default().bold()
}
