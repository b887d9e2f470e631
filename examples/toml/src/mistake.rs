//! Where and why a document is no TOML.

use std::ops::Range;

use keelback::{create_exception, exceptions::PyValueError, prelude::*};

create_exception!(
    tomlread,
    TomlError,
    PyValueError,
    "A document is not TOML.\n\n`msg` says why; `pos` is where, `lineno` and `colno` are the same counted from 1."
);

/// The exception: its text says all, and its attributes are what the standard library's `TOMLDecodeError` has.
pub(crate) fn raised(py: Python<'_>, text: &str, message: &str, span: Option<Range<usize>>) -> PyErr {
    // The crate's messages are several lines where it says what it expected.
    let message = message.trim_end().replace('\n', ", ");
    let place = Place::of(text, span.map_or(text.len(), |span| span.start));
    let error = TomlError::new_err(format!("{message} (at line {}, column {})", place.line, place.column));
    let described = || {
        let value = error.value(py);
        value.setattr("msg", &message)?;
        value.setattr("pos", place.characters)?;
        value.setattr("lineno", place.line)?;
        value.setattr("colno", place.column)
    };
    described().err().unwrap_or(error)
}

/// A place in a text, in characters, as Python counts.
#[derive(Debug, PartialEq, Eq)]
struct Place {
    characters: usize,
    line: usize,
    column: usize,
}

impl Place {
    /// That of byte `offset`; inside a character, that of the character.
    fn of(text: &str, offset: usize) -> Self {
        let before = (0..=offset.min(text.len())).rev().find_map(|end| text.get(..end)).unwrap_or_default();
        let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
        Self {
            characters: before.chars().count(),
            line: 1 + before.matches('\n').count(),
            column: 1 + before[line_start..].chars().count(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Place;

    #[test]
    fn places_count_characters() {
        assert_eq!(Place::of("ä = 1\nö ? 2", 10), Place { characters: 8, line: 2, column: 3 });
    }

    #[test]
    fn the_end_of_the_text_is_a_place() {
        assert_eq!(Place::of("", 5), Place { characters: 0, line: 1, column: 1 });
    }
}
