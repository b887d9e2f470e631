//! Types, generics and what else ends at a token outside of angle brackets.

use super::cursor::Cursor;
use crate::model::Type;
use crate::tokens::{Delimiter, Spacing, TokenStream, TokenTree, is_word};

/// How deep a run of tokens stands in angle brackets.
#[derive(Default)]
pub(super) struct Angles {
    pub(super) depth: usize,
    /// Whether the previous token starts `->` or `=>`, whose `>` closes nothing.
    arrow: bool,
}

impl Angles {
    /// Goes on behind `tree`.
    pub(super) fn step(&mut self, tree: &TokenTree) {
        let TokenTree::Punct(punct) = tree else {
            self.arrow = false;
            return;
        };
        match punct.as_char() {
            '<' => self.depth += 1,
            '>' if !self.arrow => self.depth = self.depth.saturating_sub(1),
            _ => {}
        }
        self.arrow = matches!(punct.as_char(), '-' | '=') && punct.spacing() == Spacing::Joint;
    }
}

/// Takes the tokens before the first one outside of angle brackets that `ends` the run.
pub(super) fn until(input: &mut Cursor, ends: fn(&Cursor) -> bool) -> TokenStream {
    let mut tokens = TokenStream::new();
    let mut angles = Angles::default();
    while angles.depth > 0 || !ends(input) {
        let Some(tree) = input.next() else { break };
        angles.step(&tree);
        tokens.extend([tree]);
    }
    tokens
}

/// At a comma.
pub(super) fn at_comma(input: &Cursor) -> bool {
    input.is_punct_after(0, ',')
}

/// At the value behind the type of a constant.
pub(super) fn at_value(input: &Cursor) -> bool {
    input.is_punct_after(0, '=')
}

/// At what follows the head of an item: `where`, its `;` or its braces, which `macro_rules!` may have put into a group.
pub(super) fn at_body(input: &Cursor) -> bool {
    match input.upcoming() {
        Some(TokenTree::Ident(word)) => is_word(word, "where"),
        Some(TokenTree::Group(group)) => match group.delimiter() {
            Delimiter::Brace => true,
            Delimiter::None => at_body(&Cursor::inside(group)),
            _ => false,
        },
        Some(TokenTree::Punct(punct)) => punct.as_char() == ';',
        _ => false,
    }
}

/// Skips a `where` clause, if there is one.
pub(super) fn skip_where(input: &mut Cursor) {
    if input.take_word("where").is_some() {
        until(input, at_body);
    }
}

/// The type of a parameter or a field, up to the comma behind it.
pub(super) fn written_type(input: &mut Cursor) -> Type {
    let tokens = until(input, at_comma);
    Type { is_python: is_called(&tokens, "Python"), is_option: is_called(&tokens, "Option"), tokens }
}

/// Two types are recognized by their last name. No trait can tell a macro how many parameters Python sees, which is what `Python`
/// decides; `Option` only decides how its default may be written.
fn is_called(ty: &TokenStream, name: &str) -> bool {
    let mut trees: Vec<TokenTree> = ty.clone().into_iter().collect();
    if let [TokenTree::Group(group)] = trees.as_slice() {
        return matches!(group.delimiter(), Delimiter::None | Delimiter::Parenthesis)
            && is_called(&group.stream(), name);
    }
    // A last segment's generics, a path of identifiers before it.
    if matches!(trees.last(), Some(TokenTree::Punct(punct)) if punct.as_char() == '>') {
        let mut angles = Angles::default();
        let mut start = trees.len();
        for (index, tree) in trees.iter().enumerate() {
            if angles.depth == 0 && matches!(tree, TokenTree::Punct(punct) if punct.as_char() == '<') {
                start = index;
            }
            angles.step(tree);
        }
        trees.truncate(start);
        while matches!(trees.last(), Some(TokenTree::Punct(punct)) if punct.as_char() == ':') {
            trees.pop();
        }
    }
    matches!(trees.last(), Some(TokenTree::Ident(last)) if is_word(last, name)) && is_path(&trees)
}

/// Whether it starts as a path does: no reference, no `dyn`, no pointer, no lifetime.
fn is_path(trees: &[TokenTree]) -> bool {
    let starts = match &trees[0] {
        TokenTree::Ident(_) => true,
        TokenTree::Punct(punct) => matches!(punct.as_char(), ':' | '<'),
        _ => false,
    };
    starts && !matches!(trees, [TokenTree::Ident(_), TokenTree::Ident(_), ..])
}

/// The parameters between angle brackets, if there are any: the whole list with its brackets, and each parameter.
pub(super) fn generics(input: &mut Cursor) -> (TokenStream, Vec<TokenStream>) {
    let Some(open) = input.take_punct('<') else {
        return (TokenStream::new(), Vec::new());
    };
    let mut list = TokenStream::from(TokenTree::Punct(open));
    let mut parameters = Vec::new();
    while !input.is_empty() {
        let parameter = until(input, |input| at_comma(input) || input.is_punct_after(0, '>'));
        if !parameter.is_empty() {
            list.extend(parameter.clone());
            parameters.push(parameter);
        }
        let Some(mark) = input.next() else { break };
        let closes = matches!(&mark, TokenTree::Punct(punct) if punct.as_char() == '>');
        list.extend([mark]);
        if closes {
            break;
        }
    }
    (if parameters.is_empty() { TokenStream::new() } else { list }, parameters)
}

#[cfg(test)]
mod tests {
    use super::{generics, written_type};
    use crate::parse::cursor::Cursor;
    use crate::tokens::{Delimiter, Group};
    use quote::quote;

    #[test]
    fn types_end_at_their_comma() {
        let text = "Map<K, fn(A) -> B>, [u8; 2], (A, B), &'a dyn Fn(A, B) -> C, <A as B<C, D>>::E, Vec<{ 1 > 2 }>";
        let mut input = Cursor::new(text.parse().unwrap());
        let mut found = Vec::new();
        while !input.is_empty() {
            found.push(written_type(&mut input).tokens.to_string().replace(' ', ""));
            input.take_punct(',');
        }
        let expected = ["Map<K,fn(A)->B>", "[u8;2]", "(A,B)", "&'adynFn(A,B)->C", "<AasB<C,D>>::E", "Vec<{1>2}>"];
        assert_eq!(found, expected);
    }

    #[test]
    fn names_are_seen_at_the_end_of_a_path() {
        let option = |text: &str| written_type(&mut Cursor::new(text.parse().unwrap())).is_option;
        for text in
            ["Option<&str>", "::std::option::Option<Vec<fn() -> u8>>", "(Option<i64>)", "Option::<u8>", "Option"]
        {
            assert!(option(text), "{text}");
        }
        for text in ["&Option<u8>", "Vec<Option<u8>>", "Option::<u8>::Item", "dyn Option", "Other", "(Option<u8>, u8)"]
        {
            assert!(!option(text), "{text}");
        }
        let variable = Group::new(Delimiter::None, quote!(pyo3::Python<'_>));
        assert!(written_type(&mut Cursor::new(quote!(#variable))).is_python);
    }

    #[test]
    fn generics_are_taken_apart() {
        let mut input = Cursor::new(quote!(<'a, T: Into<Vec<u8>>, const N: usize = { 1 }> (rest)));
        let (list, parameters) = generics(&mut input);
        assert_eq!(list.to_string(), quote!(<'a, T: Into<Vec<u8>>, const N: usize = { 1 }>).to_string());
        let parameters: Vec<String> = parameters.iter().map(ToString::to_string).collect();
        assert_eq!(parameters.len(), 3);
        assert_eq!(parameters[1], quote!(T: Into<Vec<u8>>).to_string());
        assert!(input.take_group(Delimiter::Parenthesis).is_some());
        assert!(generics(&mut Cursor::new(quote!(<> x))).0.is_empty());
    }
}
