//! What people read.

use std::fmt::Display;

use anstyle::{AnsiColor, Style};

use crate::error::{Error, Place};

pub(super) fn done(verb: &str, thing: impl Display) {
    let style = bold(AnsiColor::BrightGreen);
    anstream::eprintln!("{style}{verb:>12}{style:#} {thing}");
}

pub(super) fn step(verb: &str, thing: impl Display) {
    let style = bold(AnsiColor::BrightCyan);
    anstream::eprintln!("{style}{verb:>12}{style:#} {thing}");
}

pub(super) fn warning(what: impl Display, place: Option<&Place>, hint: Option<&str>) {
    let style = bold(AnsiColor::BrightYellow);
    anstream::eprintln!("{style}warning{style:#}: {what}");
    render_place(place);
    render_hint(hint);
}

pub(super) fn error(error: &Error) {
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
