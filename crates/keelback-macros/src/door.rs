//! What happens behind each door: parse, check, expand; and when something is wrong, the user's item together with every mistake.

use crate::model::{Derive, Recover, Root};
use crate::report::Errors;
use crate::tokens::{TokenStream, quote};
use crate::{check, expand, parse};

/// `#[pyfunction]`.
pub(crate) fn function(attribute: TokenStream, item: TokenStream, root: &Root) -> TokenStream {
    let parsed = |errors: &mut Errors| parse::function(attribute, item.clone(), errors);
    let item = parse::strip::function(item.clone());
    run(item, parsed, check::function, |model| expand::function(model, root))
}

/// `#[pymodule]`, on a function or on an inline module.
pub(crate) fn module(attribute: TokenStream, item: TokenStream, root: &Root) -> TokenStream {
    let parsed = |errors: &mut Errors| parse::module(attribute, item.clone(), errors);
    let item = parse::strip::module(item.clone());
    run(item, parsed, check::module, |model| expand::module(model, root))
}

/// `#[pyclass]`.
pub(crate) fn class(attribute: TokenStream, item: TokenStream, root: &Root) -> TokenStream {
    let parsed = |errors: &mut Errors| parse::class(attribute, item.clone(), errors);
    let item = parse::strip::class(item.clone());
    run(item, parsed, check::class, |model| expand::class(model, root))
}

/// `#[pymethods]`.
pub(crate) fn methods(attribute: TokenStream, item: TokenStream, root: &Root) -> TokenStream {
    let parsed = |errors: &mut Errors| parse::methods(attribute, item.clone(), errors);
    let item = parse::strip::methods(item.clone());
    run(item, parsed, check::methods, |model| expand::methods(model, root))
}

/// `#[derive(FromPyObject)]`.
pub(crate) fn from_py_object(item: TokenStream, root: &Root) -> TokenStream {
    derive(item, check::from_py_object, |model| expand::from_py_object(model, root))
}

/// `#[derive(IntoPyObject)]`.
pub(crate) fn into_py_object(item: TokenStream, root: &Root) -> TokenStream {
    derive(item, check::into_py_object, |model| expand::into_py_object(model, root))
}

/// `#[derive(IntoPyObjectRef)]`.
pub(crate) fn into_py_object_ref(item: TokenStream, root: &Root) -> TokenStream {
    derive(item, check::into_py_object, |model| expand::into_py_object_ref(model, root))
}

/// A derive, behind which the compiler keeps the item itself.
fn derive(
    item: TokenStream,
    check: fn(&Derive, &mut Errors),
    expand: impl FnOnce(&Derive) -> TokenStream,
) -> TokenStream {
    run(TokenStream::new(), |errors| parse::derive(item, errors), check, expand)
}

/// The user's item always comes back, and so does what other code names of it, as far as it can be told without what was wrong:
/// one mistake in an attribute does not become twenty "cannot find" errors.
fn run<M: Recover>(
    item: TokenStream,
    parse: impl FnOnce(&mut Errors) -> Option<M>,
    check: fn(&M, &mut Errors),
    expand: impl FnOnce(&M) -> TokenStream,
) -> TokenStream {
    let mut errors = Errors::default();
    let model = parse(&mut errors);
    if let Some(model) = &model {
        check(model, &mut errors);
    }
    let Some(diagnostics) = errors.finish() else {
        return model.map_or(item, |model| expand(&model));
    };
    let expanded = model.and_then(Recover::recover).map_or(item, |model| expand(&model));
    quote!([expanded, diagnostics] #expanded #diagnostics)
}

#[cfg(test)]
mod tests {
    use super::{class, from_py_object, function, into_py_object, into_py_object_ref, methods, module};
    use crate::model::Root;
    use crate::tokens::{TokenStream, TokenTree};
    use quote::quote;

    fn count(tokens: TokenStream) -> usize {
        let one = |tree: TokenTree| match tree {
            TokenTree::Group(group) => 2 + count(group.stream()),
            _ => 1,
        };
        tokens.into_iter().map(one).sum()
    }

    /// What an expansion costs to compile grows with its size: it is rows and one short entry point, and stays so.
    #[test]
    fn expansions_stay_small() {
        let root = Root::keelback();
        let item = quote!(
            fn f(x: i64) -> i64 {
                x
            }
        );
        let function = count(function(quote!(), item, &root));
        assert!(function < 580, "{function}");
        let empty = quote!(impl D {});
        let one = quote!(impl E { fn m(&self, x: i64) -> i64 { x } });
        let method = count(methods(quote!(), one, &root)) - count(methods(quote!(), empty, &root));
        assert!(method < 520, "{method}");
        let size = count(class(
            quote!(),
            quote!(
                struct C;
            ),
            &root,
        ));
        assert!(size < 430, "{size}");
    }

    #[test]
    fn derived_conversions_stay_small() {
        let root = Root::keelback();
        let with = |fields: TokenStream| quote!(struct S { #fields });
        let derives = [(from_py_object as fn(TokenStream, &Root) -> TokenStream, 60), (into_py_object, 60)];
        for (derive, most) in derives {
            let [one, two] = [quote!(x: i64), quote!(x: i64, y: i64)].map(|fields| count(derive(with(fields), &root)));
            assert!(one < 260 && two - one < most, "{one} {two}");
        }
    }

    #[test]
    fn generated_code_is_safe() {
        let root = Root::pyo3();
        let expanded = [
            function(
                quote!(),
                quote!(
                    fn f(x: i64, y: &str) -> i64 {
                        x
                    }
                ),
                &root,
            ),
            class(
                quote!(get_all, eq),
                quote!(
                    struct C {
                        x: i64,
                    }
                ),
                &root,
            ),
            methods(
                quote!(),
                quote!(impl C { #[new] fn new() -> C {} fn m(&mut self) {} fn __len__(&self) -> usize {} }),
                &root,
            ),
            module(
                quote!(submodule),
                quote!(
                    mod m {
                        #[pyfunction]
                        fn f() {}
                    }
                ),
                &root,
            ),
        ];
        let item = quote!(
            enum E<'a, T> {
                A(&'a str, T),
                B {
                    #[pyo3(default)]
                    x: i64,
                    y: T,
                },
            }
        );
        let derived = [from_py_object, into_py_object, into_py_object_ref].map(|derive| derive(item.clone(), &root));
        for tokens in expanded.into_iter().chain(derived) {
            let text = tokens.to_string();
            assert!(!text.contains("unsafe") && !text.contains("keelback"), "{text}");
        }
    }

    #[test]
    fn the_item_comes_back_from_a_mistake() {
        let root = Root::keelback();
        let text = module(
            quote!(nmae = "x"),
            quote!(
                #[pyo3(name = "m")]
                fn m(a: i64, b: i64) {
                    body
                }
            ),
            &root,
        )
        .to_string();
        assert!(
            text.starts_with(
                &quote!(
                    fn m(a: i64, b: i64) {
                        body
                    }
                )
                .to_string()
            ),
            "{text}"
        );
        assert!(text.contains("has no option `nmae`"), "{text}");
    }
}
