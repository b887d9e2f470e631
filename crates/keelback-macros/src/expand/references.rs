//! What the garbage collector sees of an instance: the fields whose types hold Python references, which traits decide.

use super::call::local;
use super::written_type::{elided, place};
use crate::model::{Class, ClassKind};
use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};

/// The items of `PyClassImpl` that look at the fields.
pub(super) fn references(class: &Class, private: &TokenStream) -> TokenStream {
    let name = &class.name;
    let fields = match &class.kind {
        ClassKind::Struct(fields) if !fields.is_empty() => fields,
        _ => return quote!(const HAS_REFERENCES: bool = false;),
    };
    let [found, visit] = ["__found", "__visit"].map(local);
    let (mut constants, mut traversals, mut releases) = (Vec::new(), Vec::new(), Vec::new());
    for field in fields {
        let (repeated, member) = (&field.repeated, &field.member);
        let ty = elided(&field.ty.tokens, Some(&quote!(#name)));
        let probe = quote_spanned!(place(&field.ty.tokens)=> #private::ReferencesProbe::<#ty>);
        constants.push(quote!(#(#repeated)* let #found = #found || #probe::HAS;));
        traversals.push(quote!(#(#repeated)* #probe::NEW.visit(&self.#member, #visit)?;));
        releases.push(quote!(#(#repeated)* #probe::NEW.give_up(&mut self.#member);));
    }
    quote! {
        const HAS_REFERENCES: bool = {
            use #private::probe::*;
            let #found = false;
            #(#constants)*
            #found
        };
        fn traverse(&self, #visit: #private::PyVisit<'_>) -> ::core::result::Result<(), #private::PyTraverseError> {
            use #private::probe::*;
            #(#traversals)*
            ::core::result::Result::Ok(())
        }
        fn clear(&mut self) {
            use #private::probe::*;
            #(#releases)*
        }
    }
}
