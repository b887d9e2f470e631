//! What annotations call the types of a signature: the library finds it out from the Rust types.

use super::written_type::{elided, moved, place};
use crate::model::Converter;
use crate::tokens::{TokenStream, TokenTree, is_word, quote, quote_at};

/// The type of a parameter.
pub(super) fn argument(ty: &TokenStream, class: Option<&TokenStream>, private: &TokenStream) -> TokenStream {
    let span = place(ty);
    let (ty, private) = (elided(ty, class), moved(private, span));
    quote_at!(span, [private, ty] <#private::ArgumentType<#ty, _>>::HINT)
}

/// The type of a value that becomes an object.
pub(super) fn value(ty: &TokenStream, class: Option<&TokenStream>, private: &TokenStream) -> TokenStream {
    let span = place(ty);
    let (ty, private) = (elided(ty, class), moved(private, span));
    quote_at!(span, [private, ty] <#private::ResultType<#ty>>::HINT)
}

/// The type of what a function gives; nothing where that is `None`, or has no name.
pub(super) fn result(
    output: &TokenStream,
    converter: Converter,
    class: Option<&TokenStream>,
    private: &TokenStream,
) -> Option<TokenStream> {
    match converter {
        Converter::Unit => None,
        Converter::Length | Converter::Hash => Some(value(&quote!([] usize), None, private)),
        Converter::Bool => Some(value(&quote!([] bool), None, private)),
        Converter::Itself => class.map(|class| value(class, None, private)),
        Converter::New => class.map(|class| quote!([private, class] const { &#private::class_hint::<#class>() })),
        Converter::Object | Converter::Next if output.is_empty() => None,
        Converter::Object | Converter::Next if is_nameless(output) => Some(quote! {
            [private]
            &#private::PyStaticExpr::INCOMPLETE
        }),
        Converter::Object => Some(value(output, class, private)),
        Converter::Next => {
            let span = place(output);
            let (ty, private) = (elided(output, class), moved(private, span));
            Some(quote_at!(span, [private, ty] <#private::ResultType<#ty>>::ITEM))
        }
    }
}

/// The type of a value that no function gives: an expression that stands by itself.
pub(super) fn constant(ty: &TokenStream, class: Option<&TokenStream>, private: &TokenStream) -> TokenStream {
    let hint = result(ty, Converter::Object, class, private).unwrap_or_else(|| {
        quote! {
            [private]
            &#private::PyStaticExpr::NONE
        }
    });
    quote!([private, hint] {
        use #private::Undescribed as _;
        #hint
    })
}

/// The type of a coroutine whose outcome has the type `result`; nothing stands for `None`.
pub(super) fn coroutine(result: Option<TokenStream>, private: &TokenStream) -> TokenStream {
    let result = result.unwrap_or_else(|| {
        quote! {
            [private]
            &#private::PyStaticExpr::NONE
        }
    });
    quote! {
        [private, result]
        const {
            &#private::type_hint_subscript!(
                #private::PyStaticExpr::COROUTINE, #private::PyStaticExpr::ANY, #private::PyStaticExpr::ANY, *#result
            )
        }
    }
}

/// The annotation that somebody wrote.
pub(super) fn written(text: &str, private: &TokenStream) -> TokenStream {
    quote!([private, text] &#private::PyStaticExpr::Name { id: #text })
}

/// Whether a type cannot be written anywhere else: `impl Trait`, `!`.
fn is_nameless(ty: &TokenStream) -> bool {
    let mut trees = ty.clone().into_iter();
    let never = matches!((trees.next(), trees.next()), (Some(TokenTree::Punct(mark)), None) if mark.as_char() == '!');
    never || has_impl(ty)
}

fn has_impl(ty: &TokenStream) -> bool {
    ty.clone().into_iter().any(|tree| match tree {
        TokenTree::Ident(word) => is_word(&word, "impl"),
        TokenTree::Group(group) => has_impl(&group.stream()),
        _ => false,
    })
}
