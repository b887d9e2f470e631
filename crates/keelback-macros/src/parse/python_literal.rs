//! A default value as Python would write it.

use super::literal::{character, string};
use crate::tokens::{Delimiter, Literal, TokenStream, TokenTree, is_word};

/// The Python text of a Rust literal (`true`, `None`, `-5`, `1_000u8`, `0xff`, `1e3`, `"text"`, `'c'`), also in a `Some`; nothing
/// for any other expression.
pub(super) fn python_literal(expression: &TokenStream) -> Option<String> {
    let mut trees: Vec<TokenTree> = expression.clone().into_iter().collect();
    while let [TokenTree::Group(group)] = trees.as_slice() {
        if group.delimiter() != Delimiter::None {
            break;
        }
        trees = group.stream().into_iter().collect();
    }
    match trees.as_slice() {
        [TokenTree::Ident(name)] => match name.to_string().as_str() {
            "true" => Some("True".to_owned()),
            "false" => Some("False".to_owned()),
            "None" => Some("None".to_owned()),
            _ => None,
        },
        [TokenTree::Ident(some), TokenTree::Group(value)] if is_word(some, "Some") => python_literal(&value.stream()),
        [TokenTree::Literal(literal)] => text(literal),
        [TokenTree::Punct(sign), TokenTree::Literal(literal)] if sign.as_char() == '-' => {
            Some(format!("-{}", number(literal)?))
        }
        _ => None,
    }
}

fn text(literal: &Literal) -> Option<String> {
    if let Some(text) = string(literal) {
        return Some(quoted(&text, '"'));
    }
    match character(literal) {
        Some(letter) => Some(quoted(&letter.to_string(), '\'')),
        None => number(literal),
    }
}

/// Integers are written in decimal, floats as they stand; both lose underscores and suffix.
fn number(literal: &Literal) -> Option<String> {
    let written = literal.to_string().replace('_', "");
    if !written.starts_with(|first: char| first.is_ascii_digit()) {
        return None;
    }
    let (digits, radix) = match written.get(..2) {
        Some("0x") => (&written[2..], 16),
        Some("0o") => (&written[2..], 8),
        Some("0b") => (&written[2..], 2),
        _ => (written.as_str(), 10),
    };
    let suffixes =
        ["i8", "i16", "i32", "i64", "i128", "isize", "u8", "u16", "u32", "u64", "u128", "usize", "f32", "f64"];
    let hexadecimal_float = |suffix: &str| radix == 16 && suffix.starts_with('f');
    let suffix = suffixes.into_iter().find(|suffix| digits.ends_with(suffix) && !hexadecimal_float(suffix));
    let digits = suffix.and_then(|suffix| digits.strip_suffix(suffix)).unwrap_or(digits);
    if let Ok(value) = u128::from_str_radix(digits, radix) {
        let is_float = suffix.is_some_and(|suffix| suffix.starts_with('f'));
        return Some(if is_float { format!("{value}.0") } else { value.to_string() });
    }
    digits.parse::<f64>().ok().map(|_| digits.to_owned())
}

/// A Python string literal with the given quotation mark, in ASCII: `inspect.signature` reads no other text.
fn quoted(value: &str, mark: char) -> String {
    let mut text = String::from(mark);
    for letter in value.chars() {
        match letter {
            '\n' => text.push_str("\\n"),
            '\r' => text.push_str("\\r"),
            '\t' => text.push_str("\\t"),
            '\\' => text.push_str("\\\\"),
            _ if letter == mark => text.extend(['\\', letter]),
            ' '..='~' => text.push(letter),
            ..='\u{ff}' => text.push_str(&format!("\\x{:02x}", letter as u32)),
            ..='\u{ffff}' => text.push_str(&format!("\\u{:04x}", letter as u32)),
            _ => text.push_str(&format!("\\U{:08x}", letter as u32)),
        }
    }
    text.push(mark);
    text
}

#[cfg(test)]
mod tests {
    use super::python_literal;

    fn python(rust: &str) -> String {
        python_literal(&rust.parse().unwrap()).unwrap_or_else(|| "...".to_owned())
    }

    #[test]
    fn literals_are_shown_as_python_writes_them() {
        let cases = [
            ("true", "True"),
            ("false", "False"),
            ("None", "None"),
            ("5", "5"),
            ("-5", "-5"),
            ("1_000i64", "1000"),
            ("0xff", "255"),
            ("0b11u8", "3"),
            ("1.5", "1.5"),
            ("-1.5f32", "-1.5"),
            ("2f64", "2.0"),
            ("1e10", "1e10"),
            ("0x1f32", "7986"),
            (r#""it's \"q\" \n""#, r#""it's \"q\" \n""#),
            ("r\"\\d\"", "\"\\\\d\""),
            ("'c'", "'c'"),
            ("\"\\u{e9}\\0\"", "\"\\xe9\\x00\""),
            ("\"€😀\"", "\"\\u20ac\\U0001f600\""),
            ("Some(5)", "5"),
            ("Some(\"x\")", "\"x\""),
        ];
        for (rust, expected) in cases {
            assert_eq!(python(rust), expected, "{rust}");
        }
    }

    #[test]
    fn anything_else_is_an_ellipsis() {
        for rust in ["i64::MAX", "vec![1]", "Some(f())", "b\"x\"", "f(1)", "-x", "other", "c\"x\""] {
            assert_eq!(python(rust), "...", "{rust}");
        }
    }
}
