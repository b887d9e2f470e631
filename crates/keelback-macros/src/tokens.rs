//! Tokens, and templates that are filled with them.
//!
//! The types are the compiler's own: every user compiles what we depend on, so the crates that usually stand in between are left
//! out. `proc-macro2` takes the compiler's place in unit tests only, which run outside of it.

#[cfg(not(test))]
pub(crate) use proc_macro::{Delimiter, Group, Ident, Literal, Punct, Spacing, Span, TokenStream, TokenTree};
#[cfg(test)]
pub(crate) use proc_macro2::{Delimiter, Group, Ident, Literal, Punct, Spacing, Span, TokenStream, TokenTree};

/// What can stand for a `#name` in a template.
pub(crate) trait ToTokens {
    /// Adds its tokens.
    fn add_to(&self, trees: &mut Vec<TokenTree>);
}

/// Tokens from a template: `quote!([a, b] f(#a, #b))`. As with the crate of that name, `#a` stands for the tokens of the variable
/// `a`; the list says which there are, so that one function can fill a template that is only text in the compiled macros.
macro_rules! quote {
    ($($template:tt)*) => { $crate::tokens::quote_at!($crate::tokens::Span::call_site(), $($template)*) };
}

/// [`quote!`] at a place of the user's, where errors about the tokens are then shown.
macro_rules! quote_at {
    ($place:expr, [$($name:ident),* $(,)?] $($template:tt)*) => {
        $crate::tokens::fill($place, stringify!($($template)*), &[$((stringify!($name), &$name)),*])
    };
}

pub(crate) use {quote, quote_at};

/// The tokens of `template`, with `values` in the places of their names.
///
/// # Panics
///
/// If the template names a value that is not there: a mistake of ours, which the tests of the expansions find.
pub(crate) fn fill(place: Span, template: &str, values: &[(&str, &dyn ToTokens)]) -> TokenStream {
    let Ok(template) = template.parse() else { unreachable!("`{template}` is no Rust") };
    filled(place, template, values)
}

fn filled(place: Span, template: TokenStream, values: &[(&str, &dyn ToTokens)]) -> TokenStream {
    let mut found = Vec::new();
    let mut after_mark = false;
    for mut tree in template {
        if let (true, TokenTree::Ident(name)) = (after_mark, &tree) {
            let name = name.to_string();
            let Some((_, value)) = values.iter().find(|(known, _)| *known == name) else {
                unreachable!("`#{name}` is not in the list")
            };
            found.pop();
            separate(&mut found);
            value.add_to(&mut found);
            after_mark = false;
            continue;
        }
        after_mark = matches!(&tree, TokenTree::Punct(punct) if punct.as_char() == '#');
        if let TokenTree::Group(group) = &tree {
            tree = TokenTree::Group(Group::new(group.delimiter(), filled(place, group.stream(), values)));
        }
        tree.set_span(place);
        found.push(tree);
    }
    found.into_iter().collect()
}

/// Makes the last token one that is not read together with what follows: `&#a` is no `&&`, whatever `a` starts with.
fn separate(trees: &mut [TokenTree]) {
    if let Some(TokenTree::Punct(last)) = trees.last_mut() {
        let place = last.span();
        *last = Punct::new(last.as_char(), Spacing::Alone);
        last.set_span(place);
    }
}

/// `items` with commas between them.
pub(crate) fn commas(items: Vec<TokenStream>) -> TokenStream {
    let mut trees = Vec::new();
    for item in items {
        if !trees.is_empty() {
            trees.push(TokenTree::Punct(Punct::new(',', Spacing::Alone)));
        }
        trees.extend(item);
    }
    trees.into_iter().collect()
}

/// A name of ours.
pub(crate) fn ident(name: &str) -> Ident {
    Ident::new(name, Span::call_site())
}

/// The tokens of one value.
pub(crate) fn tokens_of(value: &dyn ToTokens) -> TokenStream {
    let mut trees = Vec::new();
    value.add_to(&mut trees);
    trees.into_iter().collect()
}

/// Whether it is the identifier `word`.
pub(crate) fn is_word(ident: &Ident, word: &str) -> bool {
    is_one_of(ident, &[word])
}

/// Whether it is one of the identifiers `words`.
pub(crate) fn is_one_of(ident: &Ident, words: &[&str]) -> bool {
    words.contains(&ident.to_string().as_str())
}

impl ToTokens for TokenStream {
    fn add_to(&self, trees: &mut Vec<TokenTree>) {
        trees.extend(self.clone());
    }
}

impl ToTokens for Ident {
    fn add_to(&self, trees: &mut Vec<TokenTree>) {
        trees.push(TokenTree::Ident(self.clone()));
    }
}

impl ToTokens for Group {
    fn add_to(&self, trees: &mut Vec<TokenTree>) {
        trees.push(TokenTree::Group(self.clone()));
    }
}

/// A string literal.
impl ToTokens for str {
    fn add_to(&self, trees: &mut Vec<TokenTree>) {
        trees.push(TokenTree::Literal(Literal::string(self)));
    }
}

/// A string literal.
impl ToTokens for String {
    fn add_to(&self, trees: &mut Vec<TokenTree>) {
        self.as_str().add_to(trees);
    }
}

impl ToTokens for usize {
    fn add_to(&self, trees: &mut Vec<TokenTree>) {
        trees.push(TokenTree::Literal(Literal::usize_unsuffixed(*self)));
    }
}

impl ToTokens for bool {
    fn add_to(&self, trees: &mut Vec<TokenTree>) {
        ident(if *self { "true" } else { "false" }).add_to(trees);
    }
}

impl<T: ToTokens + ?Sized> ToTokens for &T {
    fn add_to(&self, trees: &mut Vec<TokenTree>) {
        (**self).add_to(trees);
    }
}

/// Nothing for `None`.
impl<T: ToTokens> ToTokens for Option<T> {
    fn add_to(&self, trees: &mut Vec<TokenTree>) {
        if let Some(value) = self {
            value.add_to(trees);
        }
    }
}

/// One after the other.
impl<T: ToTokens> ToTokens for [T] {
    fn add_to(&self, trees: &mut Vec<TokenTree>) {
        for value in self {
            value.add_to(trees);
        }
    }
}

/// One after the other.
impl<T: ToTokens> ToTokens for Vec<T> {
    fn add_to(&self, trees: &mut Vec<TokenTree>) {
        self.as_slice().add_to(trees);
    }
}

#[cfg(test)]
mod tests {
    use super::{Spacing, TokenTree, commas, ident, quote};

    #[test]
    fn values_stand_where_their_names_stood() {
        let (name, text, count, nothing) = (ident("f"), "a\"b", 2usize, None::<bool>);
        let items = vec![quote!([] 1), quote!([name] #name)];
        let list = commas(items.clone());
        let reference = quote!([] & u8);
        let filled = quote!([reference] &#reference).into_iter().next();
        assert!(matches!(filled, Some(TokenTree::Punct(and)) if and.spacing() == Spacing::Alone));
        let filled = quote!([name, text, count, nothing, items, list] #[inline] fn #name() -> [u8; #count] { #text; #nothing [#list] #items });
        let expected = quote::quote!(#[inline] fn f() -> [u8; 2] { "a\"b"; [1, f] 1 f });
        assert_eq!(filled.to_string(), expected.to_string());
    }
}
