//! The parameters of a type, for an `impl` that repeats them.

use super::cursor::Cursor;
use super::written_type::{Angles, at_body, generics as list, until};
use crate::model::{GenericKind, GenericParameter, Generics};
use crate::tokens::{TokenStream, TokenTree, is_word};

/// The parameters between angle brackets, if there are any; `where` comes later.
pub(super) fn generics(input: &mut Cursor) -> Generics {
    let parameters = list(input).1.into_iter().filter_map(parameter).collect();
    Generics { parameters, clauses: TokenStream::new() }
}

/// What stands behind `where`, if anything does.
pub(super) fn predicates(input: &mut Cursor) -> TokenStream {
    if input.take_word("where").is_some() { until(input, at_body) } else { TokenStream::new() }
}

fn parameter(tokens: TokenStream) -> Option<GenericParameter> {
    let declaration = without_default(tokens);
    let mut trees = declaration.clone().into_iter();
    let first = trees.next()?;
    let (kind, name) = match &first {
        TokenTree::Punct(_) => (GenericKind::Lifetime, TokenStream::from_iter([first.clone(), trees.next()?])),
        TokenTree::Ident(word) if is_word(word, "const") => (GenericKind::Const, trees.next()?.into()),
        _ => (GenericKind::Type, first.clone().into()),
    };
    Some(GenericParameter { kind, name, declaration })
}

/// A declaration up to its `= default`.
fn without_default(tokens: TokenStream) -> TokenStream {
    let mut angles = Angles::default();
    let mut kept = TokenStream::new();
    for tree in tokens {
        if angles.depth == 0 && matches!(&tree, TokenTree::Punct(punct) if punct.as_char() == '=') {
            break;
        }
        angles.step(&tree);
        kept.extend([tree]);
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::generics;
    use crate::model::GenericKind;
    use crate::parse::cursor::Cursor;
    use quote::quote;

    #[test]
    fn parameters_are_told_apart() {
        let tokens = quote!(<'a: 'b, T: Iterator<Item = u8> + 'a = Empty<u8>, const N: usize = 2> { });
        let found = generics(&mut Cursor::new(tokens));
        assert_eq!(found.arguments().to_string().replace(' ', ""), "<'a,T,N>");
        let declared = found.declarations(&[quote!('py)]);
        let expected = quote!(<'py, 'a: 'b, T: Iterator<Item = u8> + 'a, const N: usize>);
        assert_eq!(declared.to_string(), expected.to_string());
        assert_eq!(found.names(GenericKind::Type).len(), 1);
        assert!(generics(&mut Cursor::new(quote!({}))).arguments().is_empty());
    }
}
