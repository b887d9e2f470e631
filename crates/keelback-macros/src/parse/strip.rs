//! The user's item without the attributes that only we understand. Works on tokens alone, so that it also works on an item that
//! could not be parsed.

use crate::tokens::{Delimiter, Group, TokenStream, TokenTree, is_one_of};

/// Attributes of methods.
pub(super) const METHOD_MARKERS: [&str; 7] =
    ["new", "getter", "setter", "deleter", "classmethod", "staticmethod", "classattr"];

/// A function: attributes of its own and of its parameters.
pub(crate) fn function(item: TokenStream) -> TokenStream {
    without(item, &["pyo3"], &|group| parenthesized(group, &["pyo3"]))
}

/// A struct or an enum: attributes at every depth, since types hold no foreign ones.
pub(crate) fn class(item: TokenStream) -> TokenStream {
    without(item, &["pyo3"], &|group| Some(class(group.stream())))
}

/// An `impl` block: attributes of its methods and of their parameters.
pub(crate) fn methods(item: TokenStream) -> TokenStream {
    let mut names = vec!["pyo3"];
    names.extend(METHOD_MARKERS);
    without(item, &["pyo3"], &|group| {
        let member = |inner: &Group| parenthesized(inner, &["pyo3"]);
        braced(group).map(|content| without(content, &names, &member))
    })
}

/// A module: attributes of its own and our markers of its items, which expand what else they carry themselves.
pub(crate) fn module(item: TokenStream) -> TokenStream {
    without(item, &["pyo3"], &|group| braced(group).map(module_content))
}

/// What stands between the braces of a module.
pub(super) fn module_content(content: TokenStream) -> TokenStream {
    without(content, &["pymodule_export", "pymodule_init", "pyfn"], &|_| None)
}

fn braced(group: &Group) -> Option<TokenStream> {
    (group.delimiter() == Delimiter::Brace).then(|| group.stream())
}

fn parenthesized(group: &Group, names: &[&str]) -> Option<TokenStream> {
    (group.delimiter() == Delimiter::Parenthesis).then(|| without(group.stream(), names, &|_| None))
}

/// What becomes of a group's content; `None` leaves it alone.
type Inner<'a> = &'a dyn Fn(&Group) -> Option<TokenStream>;

/// Leaves out the attributes called `names`.
fn without(tokens: TokenStream, names: &[&str], inner: Inner<'_>) -> TokenStream {
    let mut trees = tokens.into_iter().peekable();
    let mut kept = Vec::new();
    while let Some(tree) = trees.next() {
        let is_hash = matches!(&tree, TokenTree::Punct(punct) if punct.as_char() == '#');
        if is_hash && matches!(trees.peek(), Some(TokenTree::Group(group)) if is_attribute(group, names)) {
            trees.next();
            continue;
        }
        kept.push(match tree {
            TokenTree::Group(group) => TokenTree::Group(replaced(group, inner)),
            other => other,
        });
    }
    kept.into_iter().collect()
}

fn replaced(group: Group, inner: Inner<'_>) -> Group {
    let Some(content) = inner(&group) else {
        return group;
    };
    let mut copy = Group::new(group.delimiter(), content);
    copy.set_span(group.span());
    copy
}

/// Whether what stands in the brackets is one of `names`, and not a longer path that only begins so.
fn is_attribute(group: &Group, names: &[&str]) -> bool {
    let mut trees = group.stream().into_iter();
    let Some(TokenTree::Ident(name)) = trees.next() else {
        return false;
    };
    let goes_on = matches!(trees.next(), Some(TokenTree::Punct(punct)) if punct.as_char() == ':');
    group.delimiter() == Delimiter::Bracket && !goes_on && is_one_of(&name, names)
}

#[cfg(test)]
mod tests {
    use super::{class, function, methods, module};
    use quote::quote;

    #[test]
    fn functions_keep_their_bodies() {
        let item = quote!(
            #[pyo3(name = "x")]
            #[inline]
            fn f(#[pyo3(from_py_with = g)] a: i64) {
                #[pyo3]
                let x = 1;
            }
        );
        let expected = quote!(
            #[inline]
            fn f(a: i64) {
                #[pyo3]
                let x = 1;
            }
        );
        assert_eq!(function(item).to_string(), expected.to_string());
    }

    #[test]
    fn fields_and_methods_lose_theirs() {
        let item = quote!(
            struct S {
                #[pyo3(get)]
                #[cfg(a)]
                x: i64,
            }
        );
        assert_eq!(
            class(item).to_string(),
            quote!(
                struct S {
                    #[cfg(a)]
                    x: i64,
                }
            )
            .to_string()
        );
        let item = quote!(impl S { #[new] fn new() { #[new] x } #[getter(a)] fn a(&self, #[pyo3(x)] b: u8) {} #[new::x] fn c() {} });
        let expected = quote!(impl S { fn new() { #[new] x } fn a(&self, b: u8) {} #[new::x] fn c() {} });
        assert_eq!(methods(item).to_string(), expected.to_string());
    }

    #[test]
    fn items_of_a_module_keep_what_they_expand_themselves() {
        let item = quote!(
            #[pyo3(name = "x")]
            mod m {
                #[pyfunction]
                #[pyo3(name = "g")]
                fn f() {}
                #[pymodule_export]
                use a::b;
            }
        );
        let expected = quote!(
            mod m {
                #[pyfunction]
                #[pyo3(name = "g")]
                fn f() {}
                use a::b;
            }
        );
        assert_eq!(module(item).to_string(), expected.to_string());
    }
}
