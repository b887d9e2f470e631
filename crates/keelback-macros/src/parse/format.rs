//! `str = "{x} of {0:?}"`: a text with the names of fields in it.

use super::cursor::Text;
use crate::model::Format;
use crate::report::Mistake;
use crate::tokens::{Ident, Literal, Span, TokenStream, TokenTree};

/// The text, taken apart.
pub(super) fn format(text: &Text) -> Result<Format, Mistake> {
    let mut format = Format { template: String::new(), members: Vec::new(), place: text.span };
    let mut rest = text.value.as_str();
    while let Some(mark) = rest.find(['{', '}']) {
        let (before, after) = rest.split_at(mark);
        format.template += before;
        if let Some(doubled) = ["{{", "}}"].into_iter().find(|doubled| after.starts_with(doubled)) {
            format.template += doubled;
            rest = &after[2..];
            continue;
        }
        let Some((inside, after)) = after.strip_prefix('{').and_then(|after| after.split_once('}')) else {
            let why = "a `{` and its `}` stand around the name of a field: double one that is meant as it is";
            return Err(Mistake::new(text.span, why));
        };
        let (name, how) = inside.split_once(':').map_or((inside, None), |(name, how)| (name, Some(how)));
        format.members.push(member(name.trim(), text.span)?);
        format.template += &how.map_or_else(|| "{}".to_owned(), |how| format!("{{:{how}}}"));
        rest = after;
    }
    format.template += rest;
    Ok(format)
}

/// `x` or `0`.
fn member(name: &str, place: Span) -> Result<TokenStream, Mistake> {
    if name.is_empty() {
        let why = "an empty `{}` names no field: write the field's name, or its number in a tuple struct";
        return Err(Mistake::new(place, why));
    }
    if let Ok(index) = name.parse() {
        let mut index = Literal::usize_unsuffixed(index);
        index.set_span(place);
        return Ok(TokenTree::Literal(index).into());
    }
    let (plain, is_raw) = name.strip_prefix("r#").map_or((name, false), |plain| (plain, true));
    let starts = plain.starts_with(|first: char| first.is_alphabetic() || first == '_');
    if plain == "_" || !starts || !plain.chars().all(|letter| letter.is_alphanumeric() || letter == '_') {
        return Err(Mistake::new(
            place,
            format!("`{name}` is not the name of a field: between `{{` and `}}` stands one"),
        ));
    }
    let name = if is_raw { Ident::new_raw(plain, place) } else { Ident::new(plain, place) };
    Ok(TokenTree::Ident(name).into())
}

#[cfg(test)]
mod tests {
    use super::format;
    use crate::parse::cursor::Text;
    use crate::tokens::Span;

    fn read(text: &str) -> Result<(String, Vec<String>), String> {
        let text = Text { value: text.to_owned(), span: Span::call_site() };
        let format = format(&text).map_err(|mistake| mistake.message)?;
        Ok((format.template, format.members.iter().map(ToString::to_string).collect()))
    }

    #[test]
    fn members_go_and_their_order_stays() {
        let (template, members) = read("é {x} {{{0:?}}} { y :>5}}}{r#in}").unwrap();
        assert_eq!(template, "é {} {{{:?}}} {:>5}}}{}");
        assert_eq!(members, ["x", "0", "y", "r#in"]);
        assert_eq!(read("").unwrap(), (String::new(), Vec::new()));
    }

    #[test]
    fn what_names_no_field() {
        for (text, why) in [
            ("{}", "an empty `{}`"),
            ("{:?}", "an empty `{}`"),
            ("{x", "a `{` and its `}`"),
            ("x}", "a `{` and its `}`"),
            ("{a.b}", "`a.b` is not the name"),
            ("{1x}", "`1x` is not the name"),
            ("{_}", "`_` is not the name"),
        ] {
            let found = read(text).unwrap_err();
            assert!(found.starts_with(why), "{text}: {found}");
        }
    }
}
