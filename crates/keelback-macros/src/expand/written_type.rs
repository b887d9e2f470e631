//! A written type, spelled so that it also reads right outside the item that it was written in.

use crate::tokens::{Group, Ident, Punct, Spacing, Span, TokenStream, TokenTree, is_word};

/// The tokens with every lifetime elided (a call has lifetimes of its own; `'static` stays) and with `Self` replaced by the class.
pub(super) fn elided(tokens: &TokenStream, class: Option<&TokenStream>) -> TokenStream {
    let mut trees = tokens.clone().into_iter();
    let mut spelled = TokenStream::new();
    while let Some(tree) = trees.next() {
        match tree {
            TokenTree::Punct(quote) if quote.as_char() == '\'' => {
                let name = trees.next();
                let is_static = matches!(&name, Some(TokenTree::Ident(name)) if is_word(name, "static"));
                let span = name.as_ref().map_or(quote.span(), TokenTree::span);
                let name = if is_static { name } else { Some(TokenTree::Ident(Ident::new("_", span))) };
                let mut mark = Punct::new('\'', Spacing::Joint);
                mark.set_span(quote.span());
                spelled.extend([TokenTree::Punct(mark)]);
                spelled.extend(name);
            }
            TokenTree::Group(group) => {
                let mut copy = Group::new(group.delimiter(), elided(&group.stream(), class));
                copy.set_span(group.span());
                spelled.extend([TokenTree::Group(copy)]);
            }
            TokenTree::Ident(word) if is_word(&word, "Self") => match class {
                Some(class) => spelled.extend(class.clone()),
                None => spelled.extend([TokenTree::Ident(word)]),
            },
            other => spelled.extend([other]),
        }
    }
    spelled
}

/// Where `tokens` start, for generated tokens that an error has to point from: the place is the user's, the names in it are ours.
pub(super) fn place(tokens: &TokenStream) -> Span {
    let first = tokens.clone().into_iter().next();
    at(first.map_or_else(Span::call_site, |first| first.span()))
}

/// Generated tokens, moved to a place of the user's.
pub(super) fn moved(tokens: &TokenStream, place: Span) -> TokenStream {
    let mut moved = TokenStream::new();
    for mut tree in tokens.clone() {
        tree.set_span(place);
        moved.extend([tree]);
    }
    moved
}

/// A span at the same place whose local names are out of reach for the user's code.
pub(super) fn at(span: Span) -> Span {
    span.resolved_at(Span::mixed_site())
}

#[cfg(test)]
mod tests {
    use super::elided;
    use quote::quote;

    #[test]
    fn lifetimes_go_and_self_is_named() {
        let class = quote!(crate::Foo);
        let spelled = elided(&quote!(Option<(&'a Bound<'py, Self>, &'static str)>), Some(&class));
        assert_eq!(spelled.to_string(), quote!(Option<(&'_ Bound<'_, crate::Foo>, &'static str)>).to_string());
    }
}
