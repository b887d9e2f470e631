//! Mistakes: collected, never thrown, so that one compilation shows all of them.

use proc_macro2::TokenStream;
use quote::ToTokens;
use std::fmt::Display;

/// What was wrong, each with the tokens that it was wrong about.
#[derive(Default)]
pub(crate) struct Errors {
    found: Option<syn::Error>,
}

impl Errors {
    /// Reports `message` at `tokens`, which are the user's own.
    pub(crate) fn at(&mut self, tokens: impl ToTokens, message: impl Display) {
        self.report(tokens.into_token_stream(), message.to_string());
    }

    fn report(&mut self, tokens: TokenStream, message: String) {
        self.push(syn::Error::new_spanned(tokens, message));
    }

    /// Adds what the parser reported.
    pub(crate) fn push(&mut self, error: syn::Error) {
        match &mut self.found {
            Some(found) => found.combine(error),
            None => self.found = Some(error),
        }
    }

    /// Takes the value of `result`, or its error.
    pub(crate) fn take<T>(&mut self, result: syn::Result<T>) -> Option<T> {
        result.map_err(|error| self.push(error)).ok()
    }

    /// The diagnostics as tokens, or nothing when all was well.
    pub(crate) fn finish(self) -> Option<TokenStream> {
        self.found.map(syn::Error::into_compile_error)
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
