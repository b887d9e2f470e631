//! Doc comments.

use crate::tokens::{TokenStream, quote};

/// The doc comment of an item: what Python shows as `__doc__`.
#[derive(Clone, Default)]
pub(crate) struct Doc {
    pub(crate) parts: Vec<DocPart>,
}

/// One `#[doc = ..]`.
#[derive(Clone)]
pub(crate) enum DocPart {
    /// A literal: `/// text`.
    Text(String),
    /// An expression that the compiler evaluates: `#[doc = include_str!("..")]`.
    Expression(TokenStream),
}

impl Doc {
    /// One expression of type `&'static CStr`: `head`, then the doc comment's lines. `private` is the path to `__private`.
    pub(crate) fn c_string(&self, private: &TokenStream, head: &str) -> TokenStream {
        let mut pieces: Vec<TokenStream> = Vec::new();
        let mut text = head.to_owned();
        for (index, part) in self.parts.iter().enumerate() {
            if index > 0 {
                text.push('\n');
            }
            match part {
                DocPart::Text(line) => text.push_str(line.strip_prefix(' ').unwrap_or(line)),
                DocPart::Expression(expression) => {
                    pieces.push(quote!([text, expression] #text, #expression,));
                    text.clear();
                }
            }
        }
        text.push('\0');
        if pieces.is_empty() {
            return quote!([private, text] #private::cstr(#text));
        }
        quote!([private, pieces, text] #private::cstr(::core::concat!(#pieces #text)))
    }

    /// Whether a literal line holds a NUL, which no C string can.
    pub(crate) fn has_nul(&self) -> bool {
        let nul = |part: &DocPart| matches!(part, DocPart::Text(line) if line.contains('\0'));
        self.parts.iter().any(nul)
    }
}

#[cfg(test)]
mod tests {
    use super::{Doc, DocPart};
    use quote::quote;

    #[test]
    fn lines_lose_one_space_and_are_joined() {
        let doc = Doc { parts: vec![DocPart::Text(" One.".into()), DocPart::Text("   two".into())] };
        assert_eq!(
            doc.c_string(&quote!(R), "f()\n--\n\n").to_string(),
            quote!(R::cstr("f()\n--\n\nOne.\n  two\0")).to_string()
        );
    }

    #[test]
    fn an_expression_is_left_to_the_compiler() {
        let doc = Doc { parts: vec![DocPart::Text(" One.".into()), DocPart::Expression(quote!(include_str!("x")))] };
        let expected = quote!(R::cstr(::core::concat!("One.\n", include_str!("x"), "\0")));
        assert_eq!(doc.c_string(&quote!(R), "").to_string(), expected.to_string());
    }
}
