//! An enum without fields: its variants become class attributes.

use super::derived;
use super::rows::Rows;
use crate::model::{Class, Variant};
use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;

/// Adds a class attribute per variant, and `__repr__`.
pub(super) fn variants(class: &Class, variants: &[Variant], private: &TokenStream, rows: &mut Rows) {
    if variants.is_empty() {
        return; // what is left of an enum that had mistakes
    }
    let class_name = &class.name;
    let mut arms = Vec::new();
    for variant in variants {
        let (name, repeated) = (&variant.name, &variant.repeated);
        let python_name = class.member_name(name, variant.python_name.as_deref());
        rows.attribute(&python_name, repeated, &quote!(#class_name::#name), private);
        let shown = format!("{}.{python_name}", class.python_name());
        arms.push(quote!(#(#repeated)* #class_name::#name => #shown));
    }
    rows.entry_points.push(quote! {
        fn __shown(variant: &#class_name) -> &'static str {
            match *variant {
                #(#arms,)*
            }
        }
    });
    let place = Ident::new("repr", Span::call_site());
    derived::add(class, &place, "repr", quote!(__shown), false, private, rows);
}
