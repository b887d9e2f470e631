//! The parameters of a type.

use crate::tokens::{Punct, Spacing, TokenStream, TokenTree, commas, ident, is_one_of, is_word, quote};

/// What stands in angle brackets behind a name, and the `where` clause.
#[derive(Default)]
pub(crate) struct Generics {
    /// In source order.
    pub(crate) parameters: Vec<GenericParameter>,
    /// The predicates, without the word `where`.
    pub(crate) clauses: TokenStream,
}

/// One parameter.
pub(crate) struct GenericParameter {
    pub(crate) kind: GenericKind,
    /// `'a`, `T` or `N`.
    pub(crate) name: TokenStream,
    /// As it is declared, without a default: `'a: 'b`, `T: Clone`, `const N: usize`.
    pub(crate) declaration: TokenStream,
}

/// What a parameter stands for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum GenericKind {
    Lifetime,
    Type,
    Const,
}

impl Generics {
    /// The names of one kind.
    pub(crate) fn names(&self, kind: GenericKind) -> Vec<&TokenStream> {
        self.parameters.iter().filter(|parameter| parameter.kind == kind).map(|parameter| &parameter.name).collect()
    }

    /// `<'a, T>`, or nothing.
    pub(crate) fn arguments(&self) -> TokenStream {
        let names = commas(self.parameters.iter().map(|parameter| parameter.name.clone()).collect());
        if self.parameters.is_empty() { TokenStream::new() } else { quote!([names] <#names>) }
    }

    /// The predicates, each with a comma behind it.
    pub(crate) fn predicates(&self) -> TokenStream {
        let clauses = &self.clauses;
        let ends = clauses.clone().into_iter().last();
        let has_comma = matches!(ends, Some(TokenTree::Punct(mark)) if mark.as_char() == ',');
        if clauses.is_empty() || has_comma { clauses.clone() } else { quote!([clauses] #clauses,) }
    }

    /// The declarations behind `added` lifetimes, for an `impl`.
    pub(crate) fn declarations(&self, added: &[TokenStream]) -> TokenStream {
        let mut declared = added.to_vec();
        for of_lifetimes in [true, false] {
            for parameter in &self.parameters {
                if (parameter.kind == GenericKind::Lifetime) == of_lifetimes {
                    declared.push(parameter.declaration.clone());
                }
            }
        }
        let declared = commas(declared);
        quote!([declared] <#declared>)
    }
}

/// Which lifetimes of a type are the interpreter's, and which are those of an object that it borrows from.
#[derive(Default)]
pub(crate) struct Lifetimes {
    /// `'py`, or one that a handle has: `Bound<'x, T>`.
    pub(crate) python: Option<TokenStream>,
    /// One that a reference has: `&'x str`, `Cow<'x, str>`.
    pub(crate) borrowed: Option<TokenStream>,
    /// More than that.
    pub(crate) surplus: Vec<TokenStream>,
}

impl Lifetimes {
    /// Tells them apart by where they stand in the types of the fields; what cannot be told is the interpreter's.
    pub(crate) fn of(generics: &Generics, types: &[&TokenStream]) -> Lifetimes {
        let mut found = Lifetimes::default();
        let mut others = Vec::new();
        for name in generics.names(GenericKind::Lifetime) {
            let borrows = types.iter().any(|ty| is_borrow(ty, &called(name)));
            match (called(name) == "py", borrows) {
                (true, _) => found.python = Some(name.clone()),
                (false, true) if found.borrowed.is_none() => found.borrowed = Some(name.clone()),
                (false, true) => found.surplus.push(name.clone()),
                (false, false) => others.push(name),
            }
        }
        for name in others {
            let place = if found.python.is_none() { &mut found.python } else { &mut found.borrowed };
            if place.is_some() {
                found.surplus.push(name.clone());
            } else {
                *place = Some(name.clone());
            }
        }
        found
    }

    /// The lifetime of a handle among the parameters: `'py`, or one that stands only in handles.
    pub(crate) fn of_handles(generics: &Generics, types: &[&TokenStream]) -> Option<TokenStream> {
        let names = generics.names(GenericKind::Lifetime);
        let named = names.iter().find(|name| called(name) == "py");
        let handle = || names.iter().find(|name| types.iter().any(|ty| is_handle(ty, &called(name))));
        named.or_else(handle).map(|name| (*name).clone())
    }
}

/// A lifetime of our own, which no type of the user's has.
pub(crate) fn lifetime(name: &str) -> TokenStream {
    let mark = Punct::new('\'', Spacing::Joint);
    TokenStream::from_iter([TokenTree::Punct(mark), TokenTree::Ident(ident(name))])
}

/// The name of a lifetime without its mark.
fn called(lifetime: &TokenStream) -> String {
    lifetime.clone().into_iter().nth(1).map_or_else(String::new, |name| name.to_string())
}

/// Whether a reference or a `Cow` of the lifetime stands in the type.
fn is_borrow(ty: &TokenStream, lifetime: &str) -> bool {
    stands(ty, lifetime, &|before| match before {
        [.., TokenTree::Punct(and)] if and.as_char() == '&' => true,
        [.., TokenTree::Ident(name), TokenTree::Punct(open)] => {
            open.as_char() == '<' && is_one_of(name, &["Cow", "Borrowed"])
        }
        _ => false,
    })
}

/// Whether a handle of the lifetime stands in the type.
fn is_handle(ty: &TokenStream, lifetime: &str) -> bool {
    stands(ty, lifetime, &|before| match before {
        [.., TokenTree::Ident(name), TokenTree::Punct(open)] if open.as_char() == '<' => {
            is_one_of(name, &["Bound", "PyRef", "PyRefMut", "Python"])
        }
        // `Borrowed<'a, 'py, ..>`
        [
            ..,
            TokenTree::Ident(name),
            TokenTree::Punct(_),
            TokenTree::Punct(_),
            TokenTree::Ident(_),
            TokenTree::Punct(comma),
        ] => is_word(name, "Borrowed") && comma.as_char() == ',',
        _ => false,
    })
}

/// Whether the lifetime stands somewhere in the type behind what `fits`.
fn stands(ty: &TokenStream, lifetime: &str, fits: &impl Fn(&[TokenTree]) -> bool) -> bool {
    let trees: Vec<TokenTree> = ty.clone().into_iter().collect();
    trees.iter().enumerate().any(|(index, tree)| match tree {
        TokenTree::Group(group) => stands(&group.stream(), lifetime, fits),
        TokenTree::Ident(name) if index > 0 && is_word(name, lifetime) => {
            let mark = matches!(&trees[index - 1], TokenTree::Punct(mark) if mark.as_char() == '\'');
            mark && fits(&trees[..index - 1])
        }
        _ => false,
    })
}

#[cfg(test)]
mod tests {
    use super::{GenericKind, GenericParameter, Generics, Lifetimes};
    use crate::tokens::TokenStream;
    use quote::quote;

    fn told(names: &[TokenStream], types: &[TokenStream]) -> [String; 3] {
        let parameter = |name: &TokenStream| GenericParameter {
            kind: GenericKind::Lifetime,
            name: name.clone(),
            declaration: name.clone(),
        };
        let generics = Generics { parameters: names.iter().map(parameter).collect(), clauses: TokenStream::new() };
        let found = Lifetimes::of(&generics, &types.iter().collect::<Vec<_>>());
        let text = |lifetime: Option<TokenStream>| lifetime.map_or_else(String::new, |name| name.to_string());
        [text(found.python), text(found.borrowed), found.surplus.len().to_string()]
    }

    #[test]
    fn lifetimes_by_their_place() {
        assert_eq!(told(&[quote!('a)], &[quote!(&'a str)]), ["", "'a", "0"]);
        assert_eq!(told(&[quote!('a)], &[quote!(Option<Cow<'a, str>>)]), ["", "'a", "0"]);
        assert_eq!(told(&[quote!('a)], &[quote!(Bound<'a, PyAny>)]), ["'a", "", "0"]);
        assert_eq!(told(&[quote!('a)], &[quote!(Unknown<'a>)]), ["'a", "", "0"]);
        assert_eq!(told(&[quote!('py)], &[quote!(&'py str)]), ["'py", "", "0"]);
        assert_eq!(told(&[quote!('a), quote!('py)], &[quote!(Borrowed<'a, 'py, PyAny>)]), ["'py", "'a", "0"]);
        assert_eq!(told(&[quote!('b), quote!('a)], &[quote!((Bound<'b, T>, &'a str))]), ["'b", "'a", "0"]);
        assert_eq!(told(&[quote!('a), quote!('b)], &[quote!(&'a str), quote!(&'b str)]), ["", "'a", "1"]);
        assert_eq!(told(&[quote!('a), quote!('b), quote!('c)], &[]), ["'a", "'b", "1"]);
    }
}
