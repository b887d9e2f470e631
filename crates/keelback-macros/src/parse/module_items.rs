//! The items of an inline module, of which only the head is read.

use super::attribute::{self, Attribute};
use super::export::exported_names;
use super::function::{CallableOptions, callable};
use super::header::Header;
use crate::model::{ModuleItem, ModuleItemKind, Owner};
use crate::report::Errors;
use proc_macro2::{Delimiter, Ident, TokenStream, TokenTree};
use quote::quote;
use syn::parse::ParseStream;
use syn::{Token, Visibility};

/// What the module registers, and its content with nested modules marked as such, if there are any.
pub(super) fn items(
    input: ParseStream<'_>,
    errors: &mut Errors,
) -> syn::Result<(Vec<ModuleItem>, Option<TokenStream>)> {
    let mut found = Vec::new();
    let mut rewritten = TokenStream::new();
    let mut has_submodule = false;
    while !input.is_empty() {
        let attributes = Attribute::outer(input)?;
        let kinds = kinds(&input.fork(), &attributes, errors)?;
        let is_submodule = kinds.iter().any(|kind| matches!(kind, ModuleItemKind::Submodule(_)));
        let written = attributes.iter().map(|attribute| &attribute.tokens);
        // The mark stands last, behind the attribute macro that reads it.
        let mark = is_submodule.then(|| quote!(#[pyo3(submodule)]));
        let item = skip_item(input)?;
        rewritten.extend(quote!(#(#written)* #mark #item));
        has_submodule |= is_submodule;
        let repeated = attribute::repeated(&attributes);
        for kind in kinds {
            found.push(ModuleItem { repeated: repeated.clone(), kind });
        }
    }
    Ok((found, has_submodule.then_some(rewritten)))
}

/// How an item is registered; `input` stands behind its attributes.
fn kinds(input: ParseStream<'_>, attributes: &[Attribute], errors: &mut Errors) -> syn::Result<Vec<ModuleItemKind>> {
    let marked = |name: &str| attributes.iter().find(|attribute| attribute.ends_with(name));
    if marked("pymodule_init").is_some() {
        let header = Header::parse(input)?;
        let init = callable(attributes, header, CallableOptions::default(), Owner::Module, errors);
        return Ok(vec![ModuleItemKind::Init(Box::new(init))]);
    }
    input.parse::<Visibility>()?;
    if let Some(export) = marked("pymodule_export") {
        if input.peek(Token![use]) {
            return Ok(exported_names(input)?.into_iter().map(ModuleItemKind::Export).collect());
        }
        if input.parse::<Option<Token![const]>>()?.is_some() && input.peek(syn::Ident) {
            return Ok(vec![ModuleItemKind::Constant(input.parse()?)]);
        }
        let why = "`#[pymodule_export]` stands on a `use` or on a `const`; an item marked `#[pyfunction]`, `#[pyclass]` or `#[pymodule]` is exported anyway";
        errors.at(&export.tokens, why);
        return Ok(Vec::new());
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

/// The name behind one of `keywords`. An item without one is reported by its own macro.
fn named_after(input: ParseStream<'_>, keywords: &[&str]) -> Option<Ident> {
    while !input.is_empty() {
        match input.parse::<TokenTree>().ok()? {
            TokenTree::Ident(word) if keywords.iter().any(|keyword| word == keyword) => return input.parse().ok(),
            TokenTree::Group(group) if group.delimiter() == Delimiter::Brace => return None,
            _ => {}
        }
    }
    None
}

/// Takes the next item: up to its `;`, or up to and with its braces.
fn skip_item(input: ParseStream<'_>) -> syn::Result<TokenStream> {
    let mut tokens = TokenStream::new();
    let mut needs_semicolon = false;
    let mut angles = 0usize;
    let mut previous = ' ';
    while !input.is_empty() {
        let is_first_word = tokens.is_empty() || previous == 'w';
        let is_function = input.peek(Token![const])
            && (input.peek2(Token![fn]) || input.peek2(Token![unsafe]) || input.peek2(Token![async]));
        let is_value = input.peek(Token![use])
            || input.peek(Token![static])
            || input.peek(Token![type])
            || input.peek(Token![const]);
        needs_semicolon |= is_first_word && is_value && !is_function && angles == 0;
        let tree: TokenTree = input.parse()?;
        let (ends, kind) = match &tree {
            TokenTree::Punct(punct) => {
                match punct.as_char() {
                    '<' => angles += 1,
                    '>' if previous != '-' && previous != '=' => angles = angles.saturating_sub(1),
                    _ => {}
                }
                (punct.as_char() == ';', punct.as_char())
            }
            TokenTree::Group(group) => (group.delimiter() == Delimiter::Brace && !needs_semicolon && angles == 0, 'g'),
            TokenTree::Ident(_) => (false, 'w'),
            TokenTree::Literal(_) => (false, 'l'),
        };
        previous = kind;
        tokens.extend([tree]);
        if ends {
            break;
        }
    }
    Ok(tokens)
}

#[cfg(test)]
mod tests {
    use super::items;
    use crate::model::ModuleItemKind;
    use crate::report::Errors;
    use quote::quote;
    use syn::parse::{ParseStream, Parser};

    fn described(content: proc_macro2::TokenStream) -> (Vec<String>, Option<String>) {
        let mut errors = Errors::default();
        let (items, rewritten) = (|input: ParseStream<'_>| items(input, &mut errors)).parse2(content).unwrap();
        assert!(errors.finish().is_none());
        let describe = |kind: &ModuleItemKind| match kind {
            ModuleItemKind::Function(name) => format!("fn {name}"),
            ModuleItemKind::Class(name) => format!("class {name}"),
            ModuleItemKind::Submodule(name) => format!("mod {name}"),
            ModuleItemKind::Export(name) => format!("use {name}"),
            ModuleItemKind::Constant(name) => format!("const {name}"),
            ModuleItemKind::Init(init) => format!("init {}", init.name),
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
            #[pymodule_init] fn init(m: &Bound<'_, PyModule>) -> PyResult<()> { Ok(()) }
        });
        let expected = ["fn a", "class B", "class C", "class D", "use f", "use h", "const X", "init init"];
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
