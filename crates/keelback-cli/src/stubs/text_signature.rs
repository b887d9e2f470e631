//! Signatures that somebody wrote for Python to show in place of the real ones.

use crate::description::{Expression, Function, Parameter, ParameterKind};

/// The parameters as Python shows them: the function's own, unless it shows others.
pub(super) fn shown(function: &Function) -> Vec<Parameter> {
    let Some(parsed) = function.text_signature.as_deref().and_then(parse) else {
        return function.parameters.clone();
    };
    let is_same = parsed.len() == function.parameters.len()
        && parsed.iter().zip(&function.parameters).all(|((name, kind, default), own)| {
            *name == own.name && *kind == own.kind && default.is_some() == own.default.is_some()
        });
    if is_same {
        return function.parameters.clone();
    }
    let hint_of = |name: &str| {
        let own = function.parameters.iter().find(|own| own.name == name);
        own.map_or_else(|| Expression::of_module("typing", "Any"), |own| own.hint.clone())
    };
    let parameter = |(name, kind, default): (String, ParameterKind, Option<String>)| Parameter {
        hint: hint_of(&name),
        name,
        kind,
        default,
    };
    parsed.into_iter().map(parameter).collect()
}

type Shown = (String, ParameterKind, Option<String>);

/// `($self, a, /, b=1, *args, c, **kwargs)`; `None` for what is no signature.
fn parse(text: &str) -> Option<Vec<Shown>> {
    let inside = text.trim().strip_prefix('(')?.strip_suffix(')')?;
    let mut shown: Vec<Shown> = Vec::new();
    let mut kind = ParameterKind::PositionalOrKeyword;
    for part in split(inside) {
        let part = part.trim();
        match part {
            "" => {}
            "/" => shown.iter_mut().for_each(|(_, kind, _)| *kind = ParameterKind::PositionalOnly),
            "*" => kind = ParameterKind::KeywordOnly,
            // What a method is called on, which its stub writes anyway.
            _ if part.starts_with('$') => {}
            _ => {
                let (name, default) = match part.split_once('=') {
                    Some((name, default)) => (name.trim(), Some(default.trim().to_owned())),
                    None => (part, None),
                };
                let (name, own) = match (name.strip_prefix("**"), name.strip_prefix('*')) {
                    (Some(name), _) => (name, ParameterKind::VarKeyword),
                    (_, Some(name)) => (name, ParameterKind::VarPositional),
                    _ => (name, kind),
                };
                if own == ParameterKind::VarPositional {
                    kind = ParameterKind::KeywordOnly;
                }
                shown.push((name.to_owned(), own, default));
            }
        }
    }
    shown.iter().all(|(name, ..)| super::members::is_writable(name)).then_some(shown)
}

/// The parts between commas that stand in no bracket and no text.
fn split(text: &str) -> Vec<String> {
    let (mut parts, mut part, mut depth, mut quote) = (Vec::new(), String::new(), 0_usize, None);
    for c in text.chars() {
        match (quote, c) {
            (Some(open), _) if c == open => quote = None,
            (None, '\'' | '"') => quote = Some(c),
            (None, '(' | '[' | '{') => depth += 1,
            (None, ')' | ']' | '}') => depth = depth.saturating_sub(1),
            (None, ',') if depth == 0 => {
                parts.push(std::mem::take(&mut part));
                continue;
            }
            _ => {}
        }
        part.push(c);
    }
    parts.push(part);
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signatures_are_parsed() {
        let parsed = parse("($self, a, /, b=(1, 2), *args, c=',', **rest)").unwrap();
        let kinds: Vec<_> = parsed.iter().map(|(name, kind, _)| (name.as_str(), *kind)).collect();
        assert_eq!(
            kinds,
            [
                ("a", ParameterKind::PositionalOnly),
                ("b", ParameterKind::PositionalOrKeyword),
                ("args", ParameterKind::VarPositional),
                ("c", ParameterKind::KeywordOnly),
                ("rest", ParameterKind::VarKeyword),
            ]
        );
        assert_eq!(parsed[1].2.as_deref(), Some("(1, 2)"));
        assert_eq!(parse("anything"), None);
    }
}
