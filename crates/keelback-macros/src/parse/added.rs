//! What one statement of a function's body adds to a module, as far as it says so by itself.

use super::attribute::{self, Attribute};
use super::cursor::Cursor;
use super::expression::until_comma;
use super::written_type::{Angles, at_comma, until};
use crate::model::{Filling, FillingKind};
use crate::tokens::{Delimiter, TokenStream, TokenTree, is_one_of, is_word, quote};

/// What one statement adds; nothing where it has nothing to do with the module.
pub(super) fn added(statement: TokenStream, module: &str) -> Option<Filling> {
    if !mentions(statement.clone(), module) {
        return None;
    }
    let mut input = Cursor::new(statement);
    let attributes = Attribute::outer(&mut input).unwrap_or_default();
    let repeated = attribute::repeated(&attributes);
    let kind = call(&mut input, module).filter(|_| is_handled(input)).unwrap_or(FillingKind::Unknown);
    // Every module has a doc string.
    let is_doc = matches!(&kind, FillingKind::Constant { name, .. } if name == "__doc__");
    (!is_doc).then_some(Filling { repeated, kind })
}

/// Whether the module is used for more than to ask for its token or its name, or to be put somewhere as it is.
pub(super) fn mentions(tokens: TokenStream, module: &str) -> bool {
    let mut input = Cursor::new(tokens);
    while let Some(tree) = input.next() {
        match tree {
            TokenTree::Ident(name) if is_word(&name, module) => {
                let asks =
                    matches!(input.after(1), Some(TokenTree::Ident(method)) if is_one_of(method, &["py", "name"]));
                if !(input.is_punct_after(0, '.') && asks) {
                    return true;
                }
            }
            TokenTree::Ident(method) if is_one_of(&method, &["add_submodule", "set_item"]) => {
                input.take_group(Delimiter::Parenthesis);
            }
            TokenTree::Group(group) if mentions(group.stream(), module) => return true,
            _ => {}
        }
    }
    false
}

/// `module.method(..)`, up to what is done with its result.
fn call(input: &mut Cursor, module: &str) -> Option<FillingKind> {
    let receiver = input.take_ident()?;
    input.take_punct('.')?;
    let method = input.take_ident()?;
    if !is_word(&receiver, module) {
        return None;
    }
    match method.to_string().as_str() {
        "add_class" => {
            let ty = input.take_pair([':', ':']).then(|| angles(input)).flatten()?;
            input.take_group(Delimiter::Parenthesis)?;
            Some(FillingKind::Type(ty))
        }
        "add_function" | "add_wrapped" => {
            let mut inside = Cursor::inside(&input.take_group(Delimiter::Parenthesis)?);
            let item = wrapped(&mut inside)?;
            is_handled(inside).then_some(FillingKind::Item(item))
        }
        "add" => {
            let (name, value) = name_and_value(input)?;
            Some(constant(name, value))
        }
        "setattr" => {
            let (name, value) = name_and_value(input)?;
            let ty = literal_type(value);
            (name != "__all__").then_some(FillingKind::Constant { name, ty, listed: false })
        }
        "add_submodule" => {
            let mut inside = Cursor::inside(&input.take_group(Delimiter::Parenthesis)?);
            inside.take_punct('&');
            let variable = inside.take_ident()?.to_string();
            inside.is_empty().then_some(FillingKind::Variable(variable))
        }
        _ => None,
    }
}

/// `("name", value)`.
fn name_and_value(input: &mut Cursor) -> Option<(String, TokenStream)> {
    let mut inside = Cursor::inside(&input.take_group(Delimiter::Parenthesis)?);
    let name = inside.take_text()?.value;
    inside.take_punct(',')?;
    let value = until_comma(&mut inside);
    inside.take_punct(',');
    inside.is_empty().then_some((name, value))
}

/// What stands between the next angle brackets.
fn angles(input: &mut Cursor) -> Option<TokenStream> {
    let mut angles = Angles::default();
    angles.step(&input.take_punct('<')?.into());
    let mut tokens = TokenStream::new();
    loop {
        let tree = input.next()?;
        angles.step(&tree);
        if angles.depth == 0 {
            return Some(tokens);
        }
        tokens.extend([tree]);
    }
}

/// The path in `wrap_pyfunction!(path, ..)` or `wrap_pymodule!(path)`.
fn wrapped(input: &mut Cursor) -> Option<TokenStream> {
    let mut last = input.take_ident()?;
    while input.take_pair([':', ':']) {
        last = input.take_ident()?;
    }
    input.take_punct('!')?;
    if !is_one_of(&last, &["wrap_pyfunction", "wrap_pymodule"]) {
        return None;
    }
    let arguments = match input.next()? {
        TokenTree::Group(group) => group,
        _ => return None,
    };
    Some(until(&mut Cursor::inside(&arguments), at_comma)).filter(|path| !path.is_empty())
}

/// Whether nothing is left of a call but that its failure is passed on, or not accepted.
pub(super) fn is_handled(mut input: Cursor) -> bool {
    if input.take_punct('?').is_none() && input.take_punct('.').is_some() {
        let method = input.take_ident();
        let is_known = method.is_some_and(|method| is_one_of(&method, &["unwrap", "expect"]));
        return is_known && input.take_group(Delimiter::Parenthesis).is_some() && input.is_empty();
    }
    input.is_empty()
}

/// What is known of a value that gets a name.
fn constant(name: String, value: TokenStream) -> FillingKind {
    match named_type(value.clone()) {
        Some((last, ty)) if last == name => FillingKind::Type(ty),
        Some(_) => FillingKind::Constant { name, ty: None, listed: true },
        None => FillingKind::Constant { name, ty: literal_type(value), listed: true },
    }
}

/// The type in `py.get_type::<T>()`, and the last name of its path.
fn named_type(value: TokenStream) -> Option<(String, TokenStream)> {
    let mut input = Cursor::new(value);
    while !input.is_empty() {
        if input.take_word("get_type").is_none() {
            input.next();
            continue;
        }
        let ty = input.take_pair([':', ':']).then(|| angles(&mut input)).flatten()?;
        input.take_group(Delimiter::Parenthesis)?;
        let last = ty.clone().into_iter().last()?.to_string();
        return input.is_empty().then_some((last, ty));
    }
    None
}

/// The type of a literal, and of a macro that makes one.
fn literal_type(value: TokenStream) -> Option<TokenStream> {
    let text = quote!([] &'static str);
    let mut input = Cursor::new(value);
    if input.take_text().is_some() {
        return input.is_empty().then_some(text);
    }
    if ["env", "concat", "stringify", "include_str"].iter().any(|name| input.take_word(name).is_some()) {
        let is_call = input.take_punct('!').is_some() && matches!(input.next(), Some(TokenTree::Group(_)));
        return (is_call && input.is_empty()).then_some(text);
    }
    input.take_punct('-');
    let tree = input.next()?;
    if !input.is_empty() {
        return None;
    }
    match tree {
        TokenTree::Ident(word) if is_word(&word, "true") || is_word(&word, "false") => Some(quote!([] bool)),
        TokenTree::Literal(literal) => number_type(&literal.to_string()),
        _ => None,
    }
}

fn number_type(literal: &str) -> Option<TokenStream> {
    if !literal.starts_with(|first: char| first.is_ascii_digit()) {
        return None;
    }
    let is_decimal = !["0x", "0o", "0b"].iter().any(|start| literal.starts_with(start));
    let is_float = literal.ends_with("f32") || literal.ends_with("f64") || literal.contains(['.', 'e', 'E']);
    Some(if is_decimal && is_float { quote!([] f64) } else { quote!([] i64) })
}
