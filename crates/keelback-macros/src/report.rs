//! Mistakes: collected, never thrown, so that one compilation shows all of them.

use crate::tokens::{
    Delimiter, Group, Ident, Literal, Punct, Spacing, Span, ToTokens, TokenStream, TokenTree, tokens_of,
};

/// What was wrong, and where.
#[derive(Debug)]
pub(crate) struct Mistake {
    /// The first and the last of the tokens that are shown.
    place: (Span, Span),
    pub(crate) message: String,
}

impl Mistake {
    /// A mistake at one token.
    pub(crate) fn new(place: Span, message: impl Into<String>) -> Mistake {
        Mistake { place: (place, place), message: message.into() }
    }

    /// `::core::compile_error! { "message" }`. A compiler shows a macro call from its first token to its last.
    fn report(self) -> TokenStream {
        let (first, last) = self.place;
        let punct = |letter: char, spacing: Spacing, place: Span| {
            let mut punct = Punct::new(letter, spacing);
            punct.set_span(place);
            TokenTree::Punct(punct)
        };
        let mut message = Literal::string(&self.message);
        message.set_span(last);
        let mut braces = Group::new(Delimiter::Brace, TokenTree::Literal(message).into());
        braces.set_span(last);
        TokenStream::from_iter([
            punct(':', Spacing::Joint, first),
            punct(':', Spacing::Alone, first),
            Ident::new("core", first).into(),
            punct(':', Spacing::Joint, first),
            punct(':', Spacing::Alone, first),
            Ident::new("compile_error", first).into(),
            punct('!', Spacing::Alone, last),
            braces.into(),
        ])
    }
}

/// Every mistake in an item.
#[derive(Default)]
pub(crate) struct Errors {
    found: Vec<Mistake>,
}

impl Errors {
    /// Reports `message` at `tokens`, which are the user's own.
    pub(crate) fn at(&mut self, tokens: impl ToTokens, message: impl Into<String>) {
        self.report(tokens_of(&tokens), message.into());
    }

    fn report(&mut self, tokens: TokenStream, message: String) {
        let mut spans = tokens.into_iter().map(|tree| tree.span());
        let first = spans.next().unwrap_or_else(Span::call_site);
        self.push(Mistake { place: (first, spans.last().unwrap_or(first)), message });
    }

    /// Adds what the parser found.
    pub(crate) fn push(&mut self, mistake: Mistake) {
        self.found.push(mistake);
    }

    /// Takes the value of `result`, or its mistake.
    pub(crate) fn take<T>(&mut self, result: Result<T, Mistake>) -> Option<T> {
        result.map_err(|mistake| self.push(mistake)).ok()
    }

    /// The diagnostics as tokens, or nothing when all was well.
    pub(crate) fn finish(self) -> Option<TokenStream> {
        (!self.found.is_empty()).then(|| self.found.into_iter().map(Mistake::report).collect())
    }
}

/// `names`, each in backquotes, the one nearest to `wanted` first.
pub(crate) fn nearest_first(wanted: &str, names: &[&str]) -> String {
    let mut sorted: Vec<&str> = Vec::new();
    for name in names {
        let place = sorted.partition_point(|nearer| distance(wanted, nearer) <= distance(wanted, name));
        sorted.insert(place, name);
    }
    list(&sorted)
}

/// `names` in backquotes, separated by commas.
pub(crate) fn list(names: &[&str]) -> String {
    let quoted: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
    quoted.join(", ")
}

/// How many letters have to be inserted, removed or replaced to get from one word to the other.
fn distance(from: &str, to: &str) -> usize {
    let to: Vec<char> = to.chars().collect();
    let mut row: Vec<usize> = (0..=to.len()).collect();
    for (line, letter) in from.chars().enumerate() {
        let mut diagonal = row[0];
        row[0] = line + 1;
        for (column, other) in to.iter().enumerate() {
            let replaced = diagonal + usize::from(letter != *other);
            diagonal = row[column + 1];
            row[column + 1] = replaced.min(diagonal + 1).min(row[column] + 1);
        }
    }
    row[to.len()]
}

#[cfg(test)]
mod tests {
    use super::{Errors, distance, nearest_first};
    use quote::quote;

    #[test]
    fn the_nearest_name_comes_first() {
        assert_eq!(
            nearest_first("nmae", &["signature", "text_signature", "name"]),
            "`name`, `signature`, `text_signature`"
        );
        assert_eq!(distance("kitten", "sitting"), 3);
        assert_eq!(distance("", "abc"), 3);
    }

    #[test]
    fn errors_are_collected() {
        let mut errors = Errors::default();
        assert!(Errors::default().finish().is_none());
        errors.at(quote!(a), "first");
        errors.at(quote!(b), "second");
        let text = errors.finish().unwrap().to_string();
        assert!(text.contains("first") && text.contains("second"), "{text}");
    }
}
