//! The values of literals.
//!
//! <https://doc.rust-lang.org/reference/tokens.html#literals>

use crate::tokens::Literal;
use std::str::Chars;

/// The value of a string literal, raw or not; nothing for another literal.
pub(super) fn string(literal: &Literal) -> Option<String> {
    let written = literal.to_string();
    if let Some(raw) = written.strip_prefix('r') {
        let quoted = raw.trim_start_matches('#');
        let hashes = &raw[..raw.len() - quoted.len()];
        let end = quoted.rfind(&format!("\"{hashes}"))?;
        return quoted.get(1..end).map(str::to_owned);
    }
    let mut letters = written.strip_prefix('"')?.chars();
    let mut value = String::new();
    loop {
        match letters.next()? {
            '"' => return Some(value),
            '\\' => value.extend(escaped(&mut letters)?),
            letter => value.push(letter),
        }
    }
}

/// The value of a character literal; nothing for another literal.
pub(super) fn character(literal: &Literal) -> Option<char> {
    let written = literal.to_string();
    let mut letters = written.strip_prefix('\'')?.chars();
    match letters.next()? {
        '\\' => escaped(&mut letters)?,
        letter => Some(letter),
    }
}

/// What stands for the letters behind a backslash: one, or none for a line that goes on.
fn escaped(letters: &mut Chars<'_>) -> Option<Option<char>> {
    Some(Some(match letters.next()? {
        'n' => '\n',
        'r' => '\r',
        't' => '\t',
        '0' => '\0',
        'x' => {
            let digits = letters.as_str().get(..2)?;
            *letters = letters.as_str().get(2..)?.chars();
            char::from(u8::from_str_radix(digits, 16).ok()?)
        }
        'u' => {
            let (digits, rest) = letters.as_str().strip_prefix('{')?.split_once('}')?;
            *letters = rest.chars();
            char::from_u32(u32::from_str_radix(&digits.replace('_', ""), 16).ok()?)?
        }
        '\n' => {
            *letters = letters.as_str().trim_start_matches([' ', '\t', '\n', '\r']).chars();
            return Some(None);
        }
        itself => itself,
    }))
}

#[cfg(test)]
mod tests {
    use super::{character, string};
    use crate::tokens::Literal;

    #[test]
    fn strings() {
        let cases = [
            (r#""""#, ""),
            (r#""plain é""#, "plain é"),
            (r#""\n\r\t\0\\\'\"""#, "\n\r\t\0\\'\""),
            (r#""\x41\u{e9}\u{1F_600}""#, "Aé😀"),
            ("\"one \\\n    two\"", "one two"),
            (r#"r"\d""#, "\\d"),
            (r###"r##"a"#b"##"###, "a\"#b"),
        ];
        for (written, value) in cases {
            assert_eq!(string(&written.parse().unwrap()).as_deref(), Some(value), "{written}");
        }
        for other in ["'c'", "b\"x\"", "c\"x\"", "br\"x\"", "5", "1.5"] {
            assert_eq!(string(&other.parse().unwrap()), None, "{other}");
        }
        assert_eq!(string(&Literal::string("\u{7f} \u{0}")).as_deref(), Some("\u{7f} \u{0}"));
    }

    #[test]
    fn characters() {
        for (written, value) in [("'c'", 'c'), (r"'\''", '\''), (r"'\u{e9}'", 'é'), ("'\"'", '"')] {
            assert_eq!(character(&written.parse().unwrap()), Some(value), "{written}");
        }
        assert_eq!(character(&"b'x'".parse().unwrap()), None);
    }
}
