//! What the body of a function adds to its module, as far as its statements say it by themselves: stubs are written from this.
//!
//! A statement that does something else with the module (calls a function with it, adds in a loop) adds nobody knows what.
//! Nothing here is an error: the compiler sees the body as it stands.

use super::attribute::{self, Attribute};
use super::cursor::Cursor;
use super::expression::until_comma;
use super::written_type::{Angles, at_comma, until};
use crate::model::{Callable, Filling, FillingKind, Role, Statement};
use crate::tokens::{Delimiter, TokenStream, TokenTree, is_one_of, is_word, quote};

/// What the statements add to the module that the function is called with, in their order.
pub(super) fn filling(callable: &Callable, statements: &[Statement]) -> Vec<Filling> {
    let module = callable.inputs.iter().find(|input| input.role != Role::Python).map(|input| input.name.to_string());
    let Some(module) = &module else { return Vec::new() };
    let mut found = Vec::new();
    for statement in statements {
        match statement {
            Statement::Other(tokens) => found.extend(pieces(tokens.clone()).filter_map(|piece| added(piece, module))),
            Statement::Added(added) if added.module.to_string() == *module => {
                let name = &added.name;
                found.push(Filling::always(FillingKind::Item(quote!([name] #name))));
            }
            Statement::Added(_) => {}
        }
    }
    found
}

/// Whether the statements hold items: names in the body then do not mean what they mean beside the function.
pub(super) fn holds_items(statements: &[Statement]) -> bool {
    const KEYWORDS: [&str; 9] = ["use", "fn", "struct", "enum", "type", "const", "static", "mod", "macro_rules"];
    statements.iter().any(|statement| match statement {
        Statement::Other(tokens) => {
            let is_keyword = |tree: TokenTree| matches!(&tree, TokenTree::Ident(word) if is_one_of(word, &KEYWORDS));
            tokens.clone().into_iter().any(is_keyword)
        }
        Statement::Added(_) => true,
    })
}

/// The runs between semicolons.
fn pieces(tokens: TokenStream) -> impl Iterator<Item = TokenStream> {
    let mut pieces = vec![TokenStream::new()];
    for tree in tokens {
        match &tree {
            TokenTree::Punct(punct) if punct.as_char() == ';' => pieces.push(TokenStream::new()),
            _ => pieces.iter_mut().next_back().into_iter().for_each(|piece| piece.extend([tree.clone()])),
        }
    }
    pieces.into_iter()
}

/// What one statement adds; nothing where it has nothing to do with the module.
fn added(statement: TokenStream, module: &str) -> Option<Filling> {
    if !mentions(statement.clone(), module) {
        return None;
    }
    let mut input = Cursor::new(statement);
    let attributes = Attribute::outer(&mut input).unwrap_or_default();
    let repeated = attribute::repeated(&attributes);
    let kind = call(&mut input, module).filter(|_| is_handled(input)).unwrap_or(FillingKind::Unknown);
    Some(Filling { repeated, kind })
}

/// Whether the module is used for more than to ask for its token or its name.
fn mentions(tokens: TokenStream, module: &str) -> bool {
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
            let mut inside = Cursor::inside(&input.take_group(Delimiter::Parenthesis)?);
            let name = inside.take_text()?.value;
            inside.take_punct(',')?;
            let value = until_comma(&mut inside);
            inside.take_punct(',');
            inside.is_empty().then(|| constant(name, value))
        }
        _ => None,
    }
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
fn is_handled(mut input: Cursor) -> bool {
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
        Some(_) => FillingKind::Constant { name, ty: None },
        None => FillingKind::Constant { name, ty: literal_type(value) },
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

#[cfg(test)]
mod tests {
    use super::{added, holds_items, pieces};
    use crate::model::{FillingKind, Statement};
    use crate::tokens::TokenStream;
    use quote::quote;

    fn described(body: TokenStream) -> Vec<String> {
        let describe = |kind: FillingKind| match kind {
            FillingKind::Type(ty) => format!("type {ty}"),
            FillingKind::Item(path) => format!("item {path}"),
            FillingKind::Constant { name, ty } => format!("{name}: {}", ty.unwrap_or_default()),
            FillingKind::Unknown => "unknown".to_owned(),
        };
        pieces(body).filter_map(|piece| added(piece, "m")).map(|filling| describe(filling.kind)).collect()
    }

    #[test]
    fn calls_say_what_they_add() {
        let found = described(quote! {
            let py = m.py();
            m.add_class::<A<Vec<u8>>>()?;
            #[cfg(x)]
            m.add_function(wrap_pyfunction!(inner::f, m)?)?;
            m.add_wrapped(pyo3::wrap_pymodule!(sub)).unwrap();
            m.add("E", py.get_type::<errors::E>())?;
            m.add("Other", m.py().get_type::<E>())?;
            m.add("ONE", -1)?;
            m.add("HALF", 0.5,)?;
            m.add("YES", true)?;
            m.add("__version__", env!("CARGO_PKG_VERSION"))?;
            m.add("x", compute())?;
            Ok(())
        });
        let expected = [
            "type A < Vec < u8 >>",
            "item inner :: f",
            "item sub",
            "type errors :: E",
            "Other: ",
            "ONE: i64",
            "HALF: f64",
            "YES: bool",
            "__version__: &'static str",
            "x: ",
        ];
        assert_eq!(found, expected);
    }

    #[test]
    fn what_is_done_otherwise_is_unknown() {
        for body in [
            quote!(register(m)?),
            quote!(if x {
                m.add_class::<A>()?;
            }),
            quote!(m.add(name, 1)?),
            quote!(m.add_class::<A>().map(drop)),
            quote!(m.add_submodule(&sub)?),
            quote!(m.add_function(f)?),
        ] {
            assert_eq!(described(body), ["unknown"]);
        }
        assert!(described(quote!(other.add_class::<A>()?; Ok(()))).is_empty());
    }

    #[test]
    fn items_in_a_body_are_seen() {
        assert!(holds_items(&[Statement::Other(quote!(use a::b;, m.add_class::<b>()))]));
        assert!(!holds_items(&[Statement::Other(quote!(m.add_class::<b>()))]));
    }
}
