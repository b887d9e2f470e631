//! `data`: what the library makes of the fields.

use super::call::local;
use super::from_fields::from_fields;
use super::rows::Rows;
use super::written_type::place;
use crate::model::{Class, Field};
use crate::tokens::{TokenStream, commas, quote, quote_at};

/// Adds the rows of a data class that is a struct, and what they know of the fields.
pub(super) fn data(class: &Class, fields: &[Field], private: &TokenStream, rows: &mut Rows) {
    let name = &class.name;
    let names: Vec<String> = fields.iter().filter_map(|field| class.field_name(field)).collect();
    slots(class, private, rows);
    rows.method(quote!([private, name] #private::MethodRow::class_fastcall::<#private::DataUnpickle<#name>, 2>()));
    rows.match_args(&names, private);
    let table = commas(fields.iter().zip(&names).map(|(field, name)| row(field, name, private)).collect());
    rows.entry_points.push(quote! {
        [private, name, table]
        impl #private::DataClass for #name {
            fn fields(&self) -> &'static [#private::DataField<Self>] {
                use #private::returned::*;
                const { &[#table] }
            }
        }
    });
    rows.entry_points.push(from_fields(&quote!([name] #name), fields.len(), private));
}

/// Adds the special methods, and those for copies and pickles.
pub(super) fn slots(class: &Class, private: &TokenStream, rows: &mut Rows) {
    let (name, options) = (&class.name, &class.options);
    rows.slot(quote!([private, name] #private::SlotRow::repr::<#private::DataRepr<#name>>()));
    if options.eq.is_none() {
        rows.slot(quote!([private, name] #private::SlotRow::eq::<#private::DataEqual<#name>>()));
        if class.is_frozen() {
            rows.slot(quote!([private, name] #private::SlotRow::hash::<#private::DataHash<#name>>()));
        }
    }
    rows.method(quote!([private, name] #private::MethodRow::noargs::<#private::DataReduce<#name>>()));
    rows.method(quote!([private, name] #private::MethodRow::keywords::<#private::DataReplace<#name>, 1>()));
}

/// What is known of one field of a struct.
fn row(field: &Field, name: &str, private: &TokenStream) -> TokenStream {
    let (member, span) = (&field.member, place(&field.ty.tokens));
    let (py, value, other, hasher) = (local("__py"), local("__value"), local("__other"), local("__hasher"));
    let (convert, name) = (quote_at!(span, [py] .into_object(#py)), format!("{name}\0"));
    quote! {
        [private, name, member, convert, py, value, other, hasher]
        #private::DataField {
            name: #private::cstr(#name),
            get: |#value, #py| #private::Field(&#value.#member)#convert,
            equal: |#value, #other| #private::Compared(&#value.#member, &#other.#member).equal(),
            hash: |#value, #hasher| #private::Hashed(&#value.#member).feed(#hasher),
        }
    }
}
