//! `signature = (a, /, b: "int" = 1, *args, c, **kwargs) -> "str"`.

use super::cursor::Cursor;
use super::expression::expression;
use super::python_literal::python_literal;
use crate::model::{DefaultValue, Entry, Written};
use crate::report::Mistake;
use crate::tokens::{Delimiter, Ident, TokenTree};

/// What stands behind `signature =`.
pub(super) fn signature(input: &mut Cursor) -> Result<Written, Mistake> {
    let Some(parentheses) = input.take_group(Delimiter::Parenthesis) else {
        return Err(input.mistake("`signature` takes the parameters in parentheses: `signature = (a, b = 1, *, c)`"));
    };
    let mut content = Cursor::inside(&parentheses);
    let mut entries = Vec::new();
    while !content.is_empty() {
        entries.push(entry(&mut content)?);
        if !content.is_empty() {
            content.punct(',')?;
        }
    }
    let returns = if input.take_pair(['-', '>']) { Some(type_text(input, "-> \"int\"")?) } else { None };
    Ok(Written { entries, returns, tokens: TokenTree::Group(parentheses).into() })
}

fn entry(input: &mut Cursor) -> Result<Entry, Mistake> {
    if let Some(slash) = input.take_punct('/') {
        return Ok(Entry::Slash(TokenTree::Punct(slash).into()));
    }
    let Some(star) = input.take_punct('*') else {
        let name = parameter_name(input)?;
        return Ok(Entry::Parameter { annotation: annotation(input)?, default: default(input)?, name });
    };
    if input.is_empty() || input.is_punct(',') {
        return Ok(Entry::Star(TokenTree::Punct(star).into()));
    }
    let is_keywords = input.take_punct('*').is_some();
    let name = parameter_name(input)?;
    let annotation = annotation(input)?;
    if input.is_punct('=') {
        return Err(input.mistake(format!("`{name}` collects what is left over and has no default: remove it")));
    }
    Ok(match is_keywords {
        true => Entry::Keywords { name, annotation },
        false => Entry::Arguments { name, annotation },
    })
}

fn parameter_name(input: &mut Cursor) -> Result<Ident, Mistake> {
    match input.take_ident() {
        Some(name) => Ok(name),
        None => Err(input.mistake("expected the name of a parameter, `/`, `*`, `*args` or `**kwargs`")),
    }
}

fn annotation(input: &mut Cursor) -> Result<Option<String>, Mistake> {
    if input.take_punct(':').is_none() {
        return Ok(None);
    }
    type_text(input, "name: \"int\"").map(Some)
}

/// The text of a Python type, for stubs and for people.
fn type_text(input: &mut Cursor, example: &str) -> Result<String, Mistake> {
    match input.take_text() {
        Some(text) => Ok(text.value),
        None => Err(input.mistake(format!("an annotation is the text of a Python type: `{example}`"))),
    }
}

fn default(input: &mut Cursor) -> Result<Option<DefaultValue>, Mistake> {
    if input.take_punct('=').is_none() {
        return Ok(None);
    }
    let expression = expression(input)?;
    let text = python_literal(&expression).unwrap_or_else(|| "...".to_owned());
    Ok(Some(DefaultValue { expression, text }))
}

#[cfg(test)]
mod tests {
    use super::signature;
    use crate::model::Entry;
    use crate::parse::cursor::Cursor;

    fn read(text: &str) -> Result<Vec<String>, String> {
        let mut input = Cursor::new(text.parse().unwrap());
        let written = signature(&mut input).map_err(|mistake| mistake.message)?;
        let mut shown: Vec<String> = written.entries.iter().map(show).collect();
        shown.extend(written.returns.map(|returns| format!("-> {returns}")));
        Ok(shown)
    }

    fn show(entry: &Entry) -> String {
        let annotation = entry.annotation().map(|text| format!(": {text}")).unwrap_or_default();
        match entry {
            Entry::Slash(_) => "/".to_owned(),
            Entry::Star(_) => "*".to_owned(),
            Entry::Arguments { name, .. } => format!("*{name}{annotation}"),
            Entry::Keywords { name, .. } => format!("**{name}{annotation}"),
            Entry::Parameter { name, default: None, .. } => format!("{name}{annotation}"),
            Entry::Parameter { name, default: Some(default), .. } => {
                let expression = default.expression.to_string().replace(' ', "");
                format!("{name}{annotation} = {expression} ({})", default.text)
            }
        }
    }

    #[test]
    fn the_whole_grammar() {
        let text = r#"(a, /, b: "int" = 5, *args: "str", c = f::<A, B>(), r#type = None, **kwargs) -> "list[int]""#;
        let expected = [
            "a",
            "/",
            "b: int = 5 (5)",
            "*args: str",
            "c = f::<A,B>() (...)",
            "r#type = None (None)",
            "**kwargs",
            "-> list[int]",
        ];
        assert_eq!(read(text).unwrap(), expected);
        assert_eq!(read("(a, *, b,)").unwrap(), ["a", "*", "b"]);
        assert!(read("()").unwrap().is_empty());
    }

    #[test]
    fn mistakes_say_the_way_out() {
        assert!(read("a, b").unwrap_err().contains("in parentheses"));
        assert!(read("(*args = 1)").unwrap_err().contains("has no default"));
        assert!(read("(a: int)").unwrap_err().contains("`name: \"int\"`"));
        assert!(read("(1)").unwrap_err().contains("name of a parameter"));
        assert!(read("(a = )").unwrap_err().contains("expected an expression"));
    }
}
