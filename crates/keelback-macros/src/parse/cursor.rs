//! A place in a run of tokens, and the small steps that move it.
//!
//! The compiler has read an item before an attribute macro gets it, so items are well-formed and can be stepped through; only what
//! stands in our own attributes needs errors of ours.

use super::literal;
use crate::report::Mistake;
use crate::tokens::{Delimiter, Group, Ident, Punct, Spacing, Span, TokenStream, TokenTree, is_word};

/// What is left of a run of tokens.
#[derive(Clone)]
pub(super) struct Cursor {
    /// The next token stands last.
    trees: Vec<TokenTree>,
    /// The place of what is missing at the end.
    end: Span,
}

/// A string literal.
pub(super) struct Text {
    pub(super) value: String,
    pub(super) span: Span,
}

impl Cursor {
    /// At the first of `tokens`.
    pub(super) fn new(tokens: TokenStream) -> Cursor {
        Cursor::ending_at(tokens, Span::call_site())
    }

    /// At the first token between the delimiters of `group`.
    pub(super) fn inside(group: &Group) -> Cursor {
        Cursor::ending_at(group.stream(), group.span_close())
    }

    fn ending_at(tokens: TokenStream, end: Span) -> Cursor {
        let mut trees: Vec<TokenTree> = tokens.into_iter().collect();
        trees.reverse();
        Cursor { trees, end }
    }

    /// The next token as it stands.
    pub(super) fn next(&mut self) -> Option<TokenTree> {
        self.trees.pop()
    }

    /// The token that [`Cursor::next`] would take.
    pub(super) fn upcoming(&self) -> Option<&TokenTree> {
        self.trees.last()
    }

    /// The next token. If that is a group without delimiters, which `macro_rules!` puts around what a variable such as
    /// `$name:ty` stands for, the group is opened.
    fn peek(&mut self) -> Option<&TokenTree> {
        while let Some(TokenTree::Group(group)) = self.trees.last() {
            if group.delimiter() != Delimiter::None {
                break;
            }
            let inside = group.stream();
            self.trees.pop();
            let start = self.trees.len();
            self.trees.extend(inside);
            self.trees[start..].reverse();
        }
        self.trees.last()
    }

    /// Whether nothing is left.
    pub(super) fn is_empty(&mut self) -> bool {
        self.peek().is_none()
    }

    /// All that is left.
    pub(super) fn rest(self) -> TokenStream {
        self.trees.into_iter().rev().collect()
    }

    /// A mistake at the next token.
    pub(super) fn mistake(&mut self, message: impl Into<String>) -> Mistake {
        let end = self.end;
        Mistake::new(self.peek().map_or(end, TokenTree::span), message)
    }

    /// Whether the next token is the identifier `word`.
    pub(super) fn is_word(&mut self, word: &str) -> bool {
        matches!(self.peek(), Some(TokenTree::Ident(ident)) if is_word(ident, word))
    }

    /// Whether the next token is an identifier or a keyword.
    pub(super) fn is_ident(&mut self) -> bool {
        matches!(self.peek(), Some(TokenTree::Ident(_)))
    }

    /// Whether the next token is `letter`.
    pub(super) fn is_punct(&mut self, letter: char) -> bool {
        matches!(self.peek(), Some(TokenTree::Punct(punct)) if punct.as_char() == letter)
    }

    /// Whether the next tokens are the two letters of `::` or `->`.
    pub(super) fn is_pair(&mut self, pair: [char; 2]) -> bool {
        matches!(self.peek(), Some(TokenTree::Punct(first)) if first.as_char() == pair[0] && first.spacing() == Spacing::Joint)
            && self.is_punct_after(1, pair[1])
    }

    /// Whether the token `distance` behind the next one is `letter`.
    pub(super) fn is_punct_after(&self, distance: usize, letter: char) -> bool {
        matches!(self.after(distance), Some(TokenTree::Punct(punct)) if punct.as_char() == letter)
    }

    /// The token `distance` behind the next one.
    pub(super) fn after(&self, distance: usize) -> Option<&TokenTree> {
        self.trees.get(self.trees.len().checked_sub(distance + 1)?)
    }

    /// Takes the identifier `word`, if it is next.
    pub(super) fn take_word(&mut self, word: &str) -> Option<Ident> {
        if self.is_word(word) { self.take_ident() } else { None }
    }

    /// Takes an identifier or a keyword, if one is next.
    pub(super) fn take_ident(&mut self) -> Option<Ident> {
        match self.peek() {
            Some(TokenTree::Ident(ident)) => {
                let ident = ident.clone();
                self.trees.pop();
                Some(ident)
            }
            _ => None,
        }
    }

    /// Takes `letter`, if it is next.
    pub(super) fn take_punct(&mut self, letter: char) -> Option<Punct> {
        match self.peek() {
            Some(TokenTree::Punct(punct)) if punct.as_char() == letter => {
                let punct = punct.clone();
                self.trees.pop();
                Some(punct)
            }
            _ => None,
        }
    }

    /// Takes `::` or `->`, if it is next.
    pub(super) fn take_pair(&mut self, pair: [char; 2]) -> bool {
        let found = self.is_pair(pair);
        if found {
            self.trees.truncate(self.trees.len() - 2);
        }
        found
    }

    /// Takes the group with `delimiter`, if it is next.
    pub(super) fn take_group(&mut self, delimiter: Delimiter) -> Option<Group> {
        match self.peek() {
            Some(TokenTree::Group(group)) if group.delimiter() == delimiter => {
                let group = group.clone();
                self.trees.pop();
                Some(group)
            }
            _ => None,
        }
    }

    /// Takes a string literal, if one is next.
    pub(super) fn take_text(&mut self) -> Option<Text> {
        match self.peek() {
            Some(TokenTree::Literal(literal)) => {
                let text = Text { value: literal::string(literal)?, span: literal.span() };
                self.trees.pop();
                Some(text)
            }
            _ => None,
        }
    }

    /// Takes an identifier or a keyword.
    pub(super) fn ident(&mut self) -> Result<Ident, Mistake> {
        match self.take_ident() {
            Some(ident) => Ok(ident),
            None => Err(self.mistake("expected an identifier")),
        }
    }

    /// Takes `letter`.
    pub(super) fn punct(&mut self, letter: char) -> Result<Punct, Mistake> {
        match self.take_punct(letter) {
            Some(punct) => Ok(punct),
            None => Err(self.mistake(format!("expected `{letter}`"))),
        }
    }

    /// Takes a group with `delimiter`.
    pub(super) fn group(&mut self, delimiter: Delimiter) -> Result<Group, Mistake> {
        match self.take_group(delimiter) {
            Some(group) => Ok(group),
            None => Err(self.mistake(match delimiter {
                Delimiter::Parenthesis => "expected parentheses",
                Delimiter::Brace => "expected braces",
                _ => "expected brackets",
            })),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Cursor;
    use crate::tokens::{Delimiter, Group, TokenStream, TokenTree};
    use quote::quote;

    /// What `macro_rules!` makes of a variable.
    fn variable(tokens: TokenStream) -> TokenTree {
        TokenTree::Group(Group::new(Delimiter::None, tokens))
    }

    #[test]
    fn groups_of_macro_variables_are_opened() {
        let (nothing, text) = (variable(quote!()), variable(quote!("a")));
        let nested = variable(variable(quote!(word ::)).into());
        let mut input = Cursor::new(quote!(#nothing #nested #text));
        assert!(input.is_word("word") && input.take_word("other").is_none());
        assert!(input.take_word("word").is_some());
        assert!(input.take_pair([':', ':']));
        assert_eq!(input.take_text().unwrap().value, "a");
        assert!(input.is_empty());
    }

    #[test]
    fn a_run_keeps_them() {
        let value = variable(quote!(1 + 2));
        let input = Cursor::new(quote!(#value * 3));
        assert_eq!(input.clone().rest().into_iter().count(), 3);
        assert!(matches!(input.upcoming(), Some(TokenTree::Group(_))));
    }

    #[test]
    fn nothing_is_taken_that_was_not_asked_for() {
        let mut input = Cursor::new(quote!(a(b)));
        assert!(input.take_punct(',').is_none() && input.take_text().is_none());
        assert!(input.punct(',').is_err() && input.group(Delimiter::Brace).is_err());
        assert!(input.ident().is_ok() && input.group(Delimiter::Parenthesis).is_ok());
        assert!(input.ident().is_err());
    }
}
