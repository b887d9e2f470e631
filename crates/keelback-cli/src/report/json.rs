//! What programs read: one JSON object a line, with the field `event`.

use std::io::Write;
use std::path::Path;

use serde_json::{Value, json};

use crate::error::{Error, Place};

pub(super) fn started(command: &str) {
    write(&json!({ "event": "started", "command": command, "version": env!("CARGO_PKG_VERSION") }));
}

pub(super) fn finished(success: bool) {
    write(&json!({ "event": "finished", "success": success }));
}

pub(super) fn done(verb: &str, text: &str) {
    write(&json!({ "event": "done", "verb": verb, "text": text }));
}

pub(super) fn step(verb: &str, text: &str) {
    write(&json!({ "event": "step", "verb": verb, "text": text }));
}

pub(super) fn made(kind: &str, path: &Path) {
    let path = std::path::absolute(path).unwrap_or_else(|_| path.to_path_buf());
    write(&json!({ "event": "made", "kind": kind, "path": path.to_string_lossy() }));
}

pub(super) fn warning(what: &str, place: Option<&Place>, hint: Option<&str>) {
    write(&mistake("warning", what, place, &[], hint));
}

pub(super) fn error(error: &Error) {
    write(&mistake("error", error.what(), error.place(), error.details(), error.way_out()));
}

/// One of cargo's own messages, as cargo wrote it.
pub(super) fn cargo(line: &str) {
    if let Ok(message) = serde_json::from_str::<Value>(line) {
        write(&json!({ "event": "cargo", "message": message }));
    }
}

fn mistake(event: &str, what: &str, place: Option<&Place>, details: &[String], hint: Option<&str>) -> Value {
    json!({
        "event": event,
        "message": what,
        "path": place.map(|place| place.path.to_string_lossy()),
        "line": place.and_then(|place| place.line),
        "details": details,
        "hint": hint,
    })
}

/// A reader that went away is no reason to stop.
fn write(event: &Value) {
    let _ = writeln!(std::io::stdout().lock(), "{event}");
}
