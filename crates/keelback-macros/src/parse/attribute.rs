//! Attributes of an item, read without understanding foreign ones.

use crate::model::{Doc, DocPart};
use crate::report::Errors;
use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use quote::quote;
use syn::ext::IdentExt;
use syn::parse::{ParseStream, Parser};
use syn::{LitStr, Token, bracketed, parenthesized};

/// One `#[path ..]`.
pub(super) struct Attribute {
    /// The whole attribute.
    pub(super) tokens: TokenStream,
    path: Vec<Ident>,
    pub(super) arguments: Arguments,
}

/// What follows the path.
pub(super) enum Arguments {
    None,
    /// `(..)`
    List(TokenStream),
    /// `= ..`
    Value(TokenStream),
}

impl Attribute {
    /// All attributes that stand before an item.
    pub(super) fn outer(input: ParseStream<'_>) -> syn::Result<Vec<Attribute>> {
        let mut attributes = Vec::new();
        while input.peek(Token![#]) && !input.peek2(Token![!]) {
            attributes.push(Attribute::parse(input)?);
        }
        Ok(attributes)
    }

    /// All attributes that stand first inside an item: `#![..]`.
    pub(super) fn inner(input: ParseStream<'_>) -> syn::Result<Vec<Attribute>> {
        let mut attributes = Vec::new();
        while input.peek(Token![#]) && input.peek2(Token![!]) {
            attributes.push(Attribute::parse(input)?);
        }
        Ok(attributes)
    }

    fn parse(input: ParseStream<'_>) -> syn::Result<Attribute> {
        let ahead = input.fork();
        let content;
        input.parse::<Token![#]>()?;
        input.parse::<Option<Token![!]>>()?;
        bracketed!(content in input);
        content.parse::<Option<Token![::]>>()?;
        let mut path = vec![Ident::parse_any(&content)?];
        while content.parse::<Option<Token![::]>>()?.is_some() {
            path.push(Ident::parse_any(&content)?);
        }
        let arguments = if content.peek(syn::token::Paren) {
            let list;
            parenthesized!(list in content);
            Arguments::List(list.parse()?)
        } else if content.parse::<Option<Token![=]>>()?.is_some() {
            Arguments::Value(content.parse()?)
        } else {
            Arguments::None
        };
        content.parse::<TokenStream>()?;
        let hash: Token![#] = ahead.parse()?;
        let bang: Option<Token![!]> = ahead.parse()?;
        let brackets: proc_macro2::Group = ahead.parse()?;
        let tokens = quote!(#hash #bang #brackets);
        Ok(Attribute { tokens, path, arguments })
    }

    /// Whether its whole path is `name`.
    pub(super) fn is(&self, name: &str) -> bool {
        matches!(self.path.as_slice(), [only] if only == name)
    }

    /// Whether the last part of its path is `name`: `#[pyclass]`, `#[pyo3::pyclass]`.
    pub(super) fn ends_with(&self, name: &str) -> bool {
        self.name() == name
    }

    /// The last part of its path.
    pub(super) fn name(&self) -> &Ident {
        &self.path[self.path.len() - 1]
    }

    /// Where it stands.
    pub(super) fn span(&self) -> Span {
        self.name().span()
    }
}

/// What is repeated on everything that is generated for an item: the attributes that decide whether it exists, and, where it is
/// deprecated, the permission to name it all the same.
pub(super) fn repeated(attributes: &[Attribute]) -> Vec<TokenStream> {
    let repeat = |attribute: &Attribute| match attribute.path.as_slice() {
        [only] if only == "cfg" => Some(attribute.tokens.clone()),
        [only] if only == "deprecated" => Some(quote!(#[allow(deprecated)])),
        _ => None,
    };
    attributes.iter().filter_map(repeat).collect()
}

/// The integer type in `#[repr(u8)]`.
pub(super) fn repr(attributes: &[Attribute]) -> Option<Ident> {
    for attribute in attributes.iter().filter(|attribute| attribute.is("repr")) {
        let Arguments::List(list) = &attribute.arguments else {
            continue;
        };
        for tree in list.clone() {
            match tree {
                TokenTree::Ident(name) if name.to_string().starts_with(['i', 'u']) => return Some(name),
                _ => {}
            }
        }
    }
    None
}

/// The doc comment.
pub(super) fn doc(attributes: &[Attribute], errors: &mut Errors) -> Doc {
    let mut parts = Vec::new();
    for attribute in attributes.iter().filter(|attribute| attribute.is("doc")) {
        let Arguments::Value(value) = &attribute.arguments else {
            continue; // `#[doc(hidden)]` and the like
        };
        let literal = |input: ParseStream<'_>| input.parse::<LitStr>();
        parts.push(match literal.parse2(value.clone()) {
            Ok(text) => DocPart::Text(text.value()),
            Err(_) => DocPart::Expression(value.clone()),
        });
    }
    let doc = Doc { parts };
    if doc.has_nul() {
        errors.push(syn::Error::new(
            attributes.first().map_or_else(Span::call_site, Attribute::span),
            "a Python doc string cannot hold a NUL character: remove it from the doc comment",
        ));
    }
    doc
}

/// The argument lists of all `#[pyo3(..)]`.
pub(super) fn pyo3_lists(attributes: &[Attribute], errors: &mut Errors) -> Vec<TokenStream> {
    let mut lists = Vec::new();
    for attribute in attributes.iter().filter(|attribute| attribute.is("pyo3")) {
        match &attribute.arguments {
            Arguments::List(list) => lists.push(list.clone()),
            _ => errors.at(&attribute.tokens, "`#[pyo3]` holds options: write `#[pyo3(option, ..)]`"),
        }
    }
    lists
}
