//! The arguments of special methods that are more than arguments: operands, an operator, a count.

use super::call::{EntryPoint, local_at};
use super::written_type::{elided, moved, place};
use crate::model::{Parameter, Takes};
use crate::tokens::{Ident, TokenStream, quote_at};

impl EntryPoint<'_> {
    /// `let value = ...;` for one of them; nothing for an ordinary argument.
    pub(super) fn operand(
        &self,
        value: &Ident,
        holder: &Ident,
        parameter: &Parameter<'_>,
        slot: usize,
    ) -> Option<TokenStream> {
        let span = place(&parameter.input.ty.tokens);
        let private = moved(self.private, span);
        let (arguments, py) = (local_at("__arguments", span), local_at("__py", span));
        let ty = elided(&parameter.input.ty.tokens, self.class);
        let converted = match (self.takes, slot) {
            (Takes::Signature | Takes::Arguments(_) | Takes::Visitor | Takes::Buffer(_), _) => return None,
            (Takes::Comparison, 1) => {
                return Some(quote_at! {
                    span, [value, ty, private, arguments, slot]
                    let #value: #ty = #private::compare_op(#arguments[#slot])?;
                });
            }
            (Takes::Count, _) => {
                return Some(quote_at! {
                    span, [value, ty, private, arguments, slot]
                    let #value: #ty = #private::count(#arguments[#slot])?;
                });
            }
            (Takes::Operands(_) | Takes::Comparison, _) => match &parameter.input.from_py_with {
                Some(path) => quote_at! {
                    span, [private, ty, arguments, slot, holder, path]
                    #private::operand_with::<#ty, _, _>(#arguments[#slot], &mut #holder, #path)
                },
                None => quote_at! {
                    span, [private, ty, arguments, slot, holder]
                    #private::operand::<#ty, _>(#arguments[#slot], &mut #holder)
                },
            },
        };
        Some(quote_at! {
            span, [holder, value, converted, private, py]
            let mut #holder = ::core::default::Default::default();
            let ::core::option::Option::Some(#value) = #converted? else {
                return ::core::result::Result::Ok(#private::Object::not_implemented(#py));
            };
        })
    }
}
