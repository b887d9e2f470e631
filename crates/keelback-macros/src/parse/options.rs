//! Lists of options: `name = "..", frozen, signature = (..)`.

use super::cursor::{Cursor, Text};
use super::expression::{expression, until_comma};
use crate::model::Rename;
use crate::report::{Errors, Mistake, list, nearest_first};
use crate::tokens::{Ident, Punct, Spacing, Span, TokenStream, TokenTree};

/// The options that something takes, and who asks.
pub(super) struct Known {
    /// Whose options they are, for messages: `#[pyfunction]`.
    pub(super) owner: &'static str,
    pub(super) names: &'static [&'static str],
    /// Options that may be given again.
    pub(super) repeatable: &'static [&'static str],
}

/// Reads what stands behind the name of an option.
pub(super) type Read<'a> = &'a mut dyn FnMut(&Ident, &mut Cursor) -> Result<(), Mistake>;

/// Reads a list. `read` is called for each known option with the input behind its name. An unknown option, one that is given
/// twice and one that does not read are reported, and the list goes on after the next comma.
pub(super) fn read(mut list: Cursor, known: &Known, seen: &mut Vec<String>, errors: &mut Errors, read: Read<'_>) {
    while !list.is_empty() {
        if let Err(mistake) = one(&mut list, known, seen, read) {
            errors.push(mistake);
            until_comma(&mut list);
        }
        list.take_punct(',');
    }
}

fn one(input: &mut Cursor, known: &Known, seen: &mut Vec<String>, read: Read<'_>) -> Result<(), Mistake> {
    let option = match input.take_ident() {
        Some(option) => option,
        None => return Err(input.mistake(format!("expected an option of {}", known.owner))),
    };
    let name = option.to_string();
    let owner = known.owner;
    if !known.names.contains(&name.as_str()) {
        let names = nearest_first(&name, known.names);
        return Err(Mistake::new(option.span(), format!("{owner} has no option `{name}`; it takes {names}")));
    }
    if seen.contains(&name) && !known.repeatable.contains(&name.as_str()) {
        let why = format!("`{name}` is given twice for one item: keep one of the two");
        return Err(Mistake::new(option.span(), why));
    }
    seen.push(name.clone());
    read(&option, input)?;
    if !input.is_empty() && !input.is_punct(',') {
        return Err(input.mistake(format!("expected `,` after the option `{name}`")));
    }
    Ok(())
}

/// `= "text"`.
pub(super) fn text(option: &Ident, input: &mut Cursor) -> Result<Text, Mistake> {
    equals(option, input, "\"..\"")?;
    match input.take_text() {
        Some(text) => Ok(text),
        None => Err(input.mistake(format!("`{option}` takes a string: `{option} = \"..\"`"))),
    }
}

/// `= "name"`, where the text has to be a Python identifier, which may be spelled as a raw one of Rust's.
pub(super) fn name(option: &Ident, input: &mut Cursor) -> Result<String, Mistake> {
    let Text { value, span } = text(option, input)?;
    let name = value.strip_prefix("r#").map_or_else(|| value.clone(), str::to_owned);
    let starts = name.starts_with(|first: char| first.is_alphabetic() || first == '_');
    if starts && name.chars().all(|letter| letter.is_alphanumeric() || letter == '_') {
        return Ok(name);
    }
    let why = format!("{value:?} is not a Python identifier: use letters, digits and `_`, no digit first");
    Err(Mistake::new(span, why))
}

/// `= "a::path"`: the package whose items the expansion names.
pub(super) fn root(option: &Ident, input: &mut Cursor) -> Result<TokenStream, Mistake> {
    let text = text(option, input)?;
    let why = "`crate` takes the path of the package that re-exports Keelback: `crate = \"::keelback\"`";
    path(&text).ok_or_else(|| Mistake::new(text.span, why))
}

/// The tokens of the path in a string.
fn path(text: &Text) -> Option<TokenStream> {
    let mut tokens = TokenStream::new();
    for (index, segment) in text.value.split("::").enumerate() {
        if index > 0 {
            tokens.extend(separator(text.span));
        }
        let segment = segment.trim();
        if segment.is_empty() && index == 0 && text.value.len() > 2 {
            continue;
        }
        let (segment, is_raw) = segment.strip_prefix("r#").map_or((segment, false), |segment| (segment, true));
        let starts = segment.starts_with(|first: char| first.is_ascii_alphabetic() || first == '_');
        if !starts || !segment.chars().all(|letter| letter.is_ascii_alphanumeric() || letter == '_') {
            return None;
        }
        let segment = if is_raw { Ident::new_raw(segment, text.span) } else { Ident::new(segment, text.span) };
        tokens.extend([TokenTree::Ident(segment)]);
    }
    Some(tokens)
}

fn separator(place: Span) -> [TokenTree; 2] {
    let (mut first, mut second) = (Punct::new(':', Spacing::Joint), Punct::new(':', Spacing::Alone));
    first.set_span(place);
    second.set_span(place);
    [TokenTree::Punct(first), TokenTree::Punct(second)]
}

/// `= "camelCase"`: how names are respelled.
pub(super) fn rename_all(option: &Ident, input: &mut Cursor) -> Result<Rename, Mistake> {
    let Text { value: wanted, span } = text(option, input)?;
    let names = Rename::RULES.map(|(name, _)| name);
    let rule = Rename::RULES.into_iter().find(|(name, _)| *name == wanted);
    rule.map(|(_, rule)| rule).ok_or_else(|| {
        let rules = if wanted.is_empty() { list(&names) } else { nearest_first(&wanted, &names) };
        Mistake::new(span, format!("no rule is called {wanted:?}; there are {rules}"))
    })
}

/// `= path::to::function`; older code has it in quotation marks.
pub(super) fn function(option: &Ident, input: &mut Cursor) -> Result<TokenStream, Mistake> {
    equals(option, input, "path::to::function")?;
    match input.take_text() {
        Some(text) => {
            Err(Mistake::new(text.span, format!("`{option}` takes the path of a function: remove the quotes")))
        }
        None => expression(input),
    }
}

/// `= true` or `= false`.
pub(super) fn boolean(option: &Ident, input: &mut Cursor) -> Result<bool, Mistake> {
    equals(option, input, "true")?;
    if input.take_word("true").is_some() {
        return Ok(true);
    }
    if input.take_word("false").is_some() {
        return Ok(false);
    }
    Err(input.mistake(format!("`{option}` takes `true` or `false`")))
}

/// The `=` behind an option that takes a value, of which `example` shows one.
pub(super) fn equals(option: &Ident, input: &mut Cursor, example: &str) -> Result<(), Mistake> {
    match input.take_punct('=') {
        Some(_) => Ok(()),
        None => Err(Mistake::new(option.span(), format!("`{option}` takes a value: `{option} = {example}`"))),
    }
}

#[cfg(test)]
mod tests {
    use super::{path, text};
    use crate::parse::cursor::Cursor;
    use quote::{format_ident, quote};

    #[test]
    fn paths_in_strings() {
        let tokens = |written: &str| {
            let mut input = Cursor::new(quote!(= #written));
            path(&text(&format_ident!("crate"), &mut input).unwrap()).map(|path| path.to_string().replace(' ', ""))
        };
        for written in ["keelback", "::keelback", "crate::a::r#in", "a::b"] {
            assert_eq!(tokens(written).as_deref(), Some(written));
        }
        for written in ["", "::", "a::", "a b", "1a", "a<b>", "a-b"] {
            assert_eq!(tokens(written), None, "{written}");
        }
    }
}
