//! An enum without fields: its variants become class attributes.

use super::derived;
use super::hint;
use super::rows::Rows;
use crate::model::{Class, Variant};
use crate::tokens::{Ident, Span, TokenStream, commas, quote};

/// Adds a class attribute per variant, `__repr__` and `__int__`.
pub(super) fn variants(class: &Class, variants: &[Variant], private: &TokenStream, rows: &mut Rows) {
    if variants.is_empty() {
        return; // what is left of an enum that had mistakes
    }
    let class_name = &class.name;
    let mut arms = Vec::new();
    let mut numbers = Vec::new();
    let number = class.repr.clone().unwrap_or_else(|| Ident::new("isize", Span::call_site()));
    for variant in variants {
        let (name, repeated) = (&variant.name, &variant.repeated);
        let python_name = class.member_name(name, variant.python_name.as_deref());
        let hint = hint::constant(&quote!([class_name] #class_name), None, private);
        let value = quote!([class_name, name] #class_name::#name);
        rows.attribute(&python_name, repeated, &value, &hint, Span::call_site(), private);
        let shown = format!("{}.{python_name}", class.python_name());
        numbers.push(quote! {
            [repeated, class_name, name, number]
            #repeated #class_name::#name => #class_name::#name as #number
        });
        arms.push(quote!([repeated, class_name, name, shown] #repeated #class_name::#name => #shown));
    }
    let (arms, numbers) = (commas(arms), commas(numbers));
    rows.entry_points.push(quote! {
        [class_name, arms, number, numbers]
        fn __shown(variant: &#class_name) -> &'static str {
            match *variant {
                #arms
            }
        }
        fn __number(variant: &#class_name) -> #number {
            match *variant {
                #numbers
            }
        }
    });
    let place = Ident::new("repr", Span::call_site());
    derived::add(class, &place, "repr", quote!([] __shown), false, private, rows);
    derived::add(class, &place, "int", quote!([] __number), false, private, rows);
}
