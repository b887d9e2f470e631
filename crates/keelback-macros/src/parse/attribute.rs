//! Attributes of an item, read without understanding foreign ones.

use super::cursor::Cursor;
use crate::model::{Doc, DocPart};
use crate::report::{Errors, Mistake};
use crate::tokens::{Delimiter, Group, Ident, Span, ToTokens, TokenStream, TokenTree, is_one_of, is_word, quote};

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
    List(Group),
    /// `= ..`
    Value(TokenStream),
}

impl Attribute {
    /// All attributes that stand before an item.
    pub(super) fn outer(input: &mut Cursor) -> Result<Vec<Attribute>, Mistake> {
        let mut attributes = Vec::new();
        while input.is_punct('#') && !input.is_punct_after(1, '!') {
            attributes.push(Attribute::parse(input)?);
        }
        Ok(attributes)
    }

    /// All attributes that stand first inside an item: `#![..]`.
    pub(super) fn inner(input: &mut Cursor) -> Result<Vec<Attribute>, Mistake> {
        let mut attributes = Vec::new();
        while input.is_punct('#') && input.is_punct_after(1, '!') {
            attributes.push(Attribute::parse(input)?);
        }
        Ok(attributes)
    }

    fn parse(input: &mut Cursor) -> Result<Attribute, Mistake> {
        let mut tokens = TokenStream::from(TokenTree::Punct(input.punct('#')?));
        tokens.extend(input.take_punct('!').map(TokenTree::Punct));
        let brackets = input.group(Delimiter::Bracket)?;
        let mut content = Cursor::inside(&brackets);
        tokens.extend([TokenTree::Group(brackets)]);
        content.take_pair([':', ':']);
        let mut path = vec![content.ident()?];
        while content.take_pair([':', ':']) {
            path.push(content.ident()?);
        }
        let arguments = if let Some(list) = content.take_group(Delimiter::Parenthesis) {
            Arguments::List(list)
        } else if content.take_punct('=').is_some() {
            Arguments::Value(content.rest())
        } else {
            Arguments::None
        };
        Ok(Attribute { tokens, path, arguments })
    }

    /// Whether its whole path is `name`.
    pub(super) fn is(&self, name: &str) -> bool {
        matches!(self.path.as_slice(), [only] if is_word(only, name))
    }

    /// Whether its whole path is one of `names`.
    pub(super) fn is_one_of(&self, names: &[&str]) -> bool {
        matches!(self.path.as_slice(), [only] if is_one_of(only, names))
    }

    /// Whether the last part of its path is `name`: `#[pyclass]`, `#[pyo3::pyclass]`.
    pub(super) fn ends_with(&self, name: &str) -> bool {
        is_word(self.name(), name)
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

impl ToTokens for Attribute {
    fn add_to(&self, trees: &mut Vec<TokenTree>) {
        self.tokens.add_to(trees);
    }
}

/// What is repeated on everything that is generated for an item: the attributes that decide whether it exists, and, where it is
/// deprecated, the permission to name it all the same.
pub(super) fn repeated(attributes: &[Attribute]) -> Vec<TokenStream> {
    let repeat = |attribute: &Attribute| match attribute.path.as_slice() {
        [only] if is_word(only, "cfg") => Some(attribute.tokens.clone()),
        [only] if is_word(only, "deprecated") => Some(quote!([] #[allow(deprecated)])),
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
        for tree in list.stream() {
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
        let mut input = Cursor::new(value.clone());
        let text = input.take_text().filter(|_| input.is_empty());
        parts.push(match text {
            Some(text) => DocPart::Text(text.value),
            None => DocPart::Expression(value.clone()),
        });
    }
    let doc = Doc { parts };
    if doc.has_nul() {
        errors.push(Mistake::new(
            attributes.first().map_or_else(Span::call_site, Attribute::span),
            "a Python doc string cannot hold a NUL character: remove it from the doc comment",
        ));
    }
    doc
}

/// The argument lists of all `#[pyo3(..)]`.
pub(super) fn pyo3_lists(attributes: &[Attribute], errors: &mut Errors) -> Vec<Cursor> {
    let mut lists = Vec::new();
    for attribute in attributes.iter().filter(|attribute| attribute.is("pyo3")) {
        match &attribute.arguments {
            Arguments::List(list) => lists.push(Cursor::inside(list)),
            _ => errors.at(&attribute.tokens, "`#[pyo3]` holds options: write `#[pyo3(option, ..)]`"),
        }
    }
    lists
}
