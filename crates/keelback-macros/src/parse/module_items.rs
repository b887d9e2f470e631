//! The items of an inline module, of which only the head is read.

use super::attribute::{self, Attribute};
use super::cursor::Cursor;
use super::export::exported_names;
use super::filling;
use super::function::{CallableOptions, callable};
use super::header::{Header, visibility};
use super::written_type::{Angles, at_value, until};
use crate::model::{Callable, Filling, FillingKind, ModuleItem, ModuleItemKind, Owner, Statement};
use crate::report::{Errors, Mistake};
use crate::tokens::{Delimiter, Ident, TokenStream, TokenTree, is_one_of, is_word, quote};

/// What the module registers, and its content with nested modules marked as such, if there are any.
pub(super) fn items(
    input: &mut Cursor,
    errors: &mut Errors,
) -> Result<(Vec<ModuleItem>, Option<TokenStream>), Mistake> {
    let mut found = Vec::new();
    let mut rewritten = TokenStream::new();
    let mut has_submodule = false;
    while !input.is_empty() {
        let attributes = Attribute::outer(input)?;
        let kinds = kinds(input.clone(), &attributes, errors)?;
        let is_submodule = kinds.iter().any(|kind| matches!(kind, ModuleItemKind::Submodule(_)));
        // The mark stands last, behind the attribute macro that reads it.
        let mark = is_submodule.then(|| quote!([] #[pyo3(submodule)]));
        let item = skip_item(input);
        rewritten.extend(quote!([attributes, mark, item] #attributes #mark #item));
        has_submodule |= is_submodule;
        let repeated = attribute::repeated(&attributes);
        for kind in kinds {
            found.push(ModuleItem { repeated: repeated.clone(), kind });
        }
    }
    Ok((found, has_submodule.then_some(rewritten)))
}

/// How an item is registered; `input` stands behind its attributes.
fn kinds(mut input: Cursor, attributes: &[Attribute], errors: &mut Errors) -> Result<Vec<ModuleItemKind>, Mistake> {
    let marked = |name: &str| attributes.iter().find(|attribute| attribute.ends_with(name));
    if marked("pymodule_init").is_some() {
        let body = skip_item(&mut input.clone()).into_iter().last();
        let header = Header::parse(&mut input)?;
        let init = callable(attributes, header, CallableOptions::default(), Owner::Module, errors);
        let filling = filling_of_init(&init, body);
        return Ok(vec![ModuleItemKind::Init(Box::new(init), filling)]);
    }
    visibility(&mut input);
    if let Some(export) = marked("pymodule_export") {
        if input.take_word("use").is_some() {
            return Ok(exported_names(&mut input)?.into_iter().map(ModuleItemKind::Export).collect());
        }
        if input.take_word("const").is_some() && input.is_punct_after(1, ':') {
            let name = input.ident()?;
            input.take_punct(':');
            return Ok(vec![ModuleItemKind::Constant { name, ty: until(&mut input, at_value) }]);
        }
        let why = "`#[pymodule_export]` stands on a `use` or on a `const`; an item marked `#[pyfunction]`, `#[pyclass]` or `#[pymodule]` is exported anyway";
        errors.at(&export.tokens, why);
        return Ok(Vec::new());
    }
    if let Some(marker) = marked("pyfn") {
        errors.at(&marker.tokens, "`#[pyfn]` belongs into a `#[pymodule]` function: in a `mod`, write `#[pyfunction]`");
    }
    let kind = if marked("pyfunction").is_some() {
        named_after(input, &["fn"]).map(ModuleItemKind::Function)
    } else if marked("pyclass").is_some() {
        named_after(input, &["struct", "enum"]).map(ModuleItemKind::Class)
    } else if marked("pymodule").is_some() {
        named_after(input, &["mod", "fn"]).map(ModuleItemKind::Submodule)
    } else {
        None
    };
    Ok(kind.into_iter().collect())
}

/// What the body of a `#[pymodule_init]` function adds.
fn filling_of_init(init: &Callable, body: Option<TokenTree>) -> Vec<Filling> {
    match body {
        Some(TokenTree::Group(body)) => {
            let statements = [Statement::Other(body.stream())];
            // The row that says it stands outside of the body.
            match filling::holds_items(&statements) {
                true => vec![Filling::always(FillingKind::Unknown)],
                false => filling::filling(init, &statements),
            }
        }
        _ => Vec::new(),
    }
}

/// The name behind one of `keywords`. An item without one is reported by its own macro.
pub(super) fn named_after(mut input: Cursor, keywords: &[&str]) -> Option<Ident> {
    while let Some(tree) = input.next() {
        match tree {
            TokenTree::Ident(word) if is_one_of(&word, keywords) => {
                return input.take_ident();
            }
            TokenTree::Group(group) if group.delimiter() == Delimiter::Brace => return None,
            _ => {}
        }
    }
    None
}

/// Takes the next item: up to its `;`, or up to and with its braces.
pub(super) fn skip_item(input: &mut Cursor) -> TokenStream {
    let needs_semicolon = is_value(input.clone());
    let mut tokens = TokenStream::new();
    let mut angles = Angles::default();
    while let Some(tree) = input.next() {
        angles.step(&tree);
        let ends = match &tree {
            TokenTree::Punct(punct) => punct.as_char() == ';',
            TokenTree::Group(group) => group.delimiter() == Delimiter::Brace && !needs_semicolon && angles.depth == 0,
            _ => false,
        };
        tokens.extend([tree]);
        if ends {
            break;
        }
    }
    tokens
}

/// Whether the item may hold braces before its `;`: a constant, but not a `const fn`.
fn is_value(mut item: Cursor) -> bool {
    visibility(&mut item);
    let is_function = ["fn", "unsafe", "async", "extern"]
        .iter()
        .any(|word| matches!(item.after(1), Some(TokenTree::Ident(second)) if is_word(second, word)));
    ["use", "static", "type"].iter().any(|word| item.is_word(word)) || (item.is_word("const") && !is_function)
}

#[cfg(test)]
mod tests {
    use super::items;
    use crate::model::ModuleItemKind;
    use crate::parse::cursor::Cursor;
    use crate::report::Errors;
    use quote::quote;

    fn described(content: crate::tokens::TokenStream) -> (Vec<String>, Option<String>) {
        let mut errors = Errors::default();
        let (items, rewritten) = items(&mut Cursor::new(content), &mut errors).unwrap();
        assert!(errors.finish().is_none());
        let describe = |kind: &ModuleItemKind| match kind {
            ModuleItemKind::Function(name) => format!("fn {name}"),
            ModuleItemKind::Class(name) => format!("class {name}"),
            ModuleItemKind::Submodule(name) => format!("mod {name}"),
            ModuleItemKind::Export(name) => format!("use {name}"),
            ModuleItemKind::Constant { name, .. } => format!("const {name}"),
            ModuleItemKind::Init(init, filling) => format!("init {} {}", init.name, filling.len()),
        };
        (items.iter().map(|item| describe(&item.kind)).collect(), rewritten.map(|tokens| tokens.to_string()))
    }

    #[test]
    fn items_are_found_in_order_between_others() {
        let (found, rewritten) = described(quote! {
            use std::{collections::{HashMap}, fmt};
            const LIMITS: [i64; { 2 }] = { [1, 2] };
            static NAME: &str = "x";
            #[pyfunction] pub(crate) fn a<T: Into<Option<[u8; { 2 }]>>>() -> Vec<u8> where T: Copy { struct Inner; }
            const fn helper() -> i64 { 1 }
            type Alias = i64;
            #[pyo3::pyclass] pub struct B { x: i64 }
            #[pyclass] struct C(i64);
            #[pyclass] enum D { E }
            impl<T> From<T> for B where T: Clone { fn from(_: T) -> B { B } }
            macro_rules! m { () => {} }
            m! { }
            m!();
            #[pymodule_export] use super::{f, g as h};
            #[pymodule_export] pub const X: i64 = 5;
            #[pymodule_init] fn init(m: &Bound<'_, PyModule>) -> PyResult<()> { m.add("x", 1) }
        });
        let expected = ["fn a", "class B", "class C", "class D", "use f", "use h", "const X", "init init 1"];
        assert_eq!(found, expected);
        assert!(rewritten.is_none());
    }

    #[test]
    fn a_nested_module_is_told_that_it_is_one() {
        let (found, rewritten) = described(quote!(
            #[pymodule]
            mod inner {
                #[pyfunction]
                fn f() {}
            }
            fn g() {}
        ));
        assert_eq!(found, ["mod inner"]);
        let expected = quote!(
            #[pymodule]
            #[pyo3(submodule)]
            mod inner {
                #[pyfunction]
                fn f() {}
            }
            fn g() {}
        );
        assert_eq!(rewritten.unwrap(), expected.to_string());
    }
}
