//! `data`: what the library makes of the fields.

use super::call::local;
use super::rows::Rows;
use super::written_type::place;
use crate::model::{Class, Field};
use crate::tokens::{TokenStream, commas, quote, quote_at};

/// Adds the rows of a data class, and what they know of the fields.
pub(super) fn data(class: &Class, fields: &[Field], private: &TokenStream, rows: &mut Rows) {
    let (name, options) = (&class.name, &class.options);
    let names: Vec<String> = fields.iter().filter_map(|field| class.field_name(field)).collect();
    rows.slot(quote!([private, name] #private::SlotRow::repr::<#private::DataRepr<#name>>()));
    if options.eq.is_none() {
        rows.slot(quote!([private, name] #private::SlotRow::eq::<#private::DataEqual<#name>>()));
        if options.frozen.is_some() {
            rows.slot(quote!([private, name] #private::SlotRow::hash::<#private::DataHash<#name>>()));
        }
    }
    rows.method(quote!([private, name] #private::MethodRow::noargs::<#private::DataReduce<#name>>()));
    rows.method(quote!([private, name] #private::MethodRow::class_fastcall::<#private::DataUnpickle<#name>, 2>()));
    rows.method(quote!([private, name] #private::MethodRow::keywords::<#private::DataReplace<#name>, 1>()));
    rows.match_args(&names, private);
    let (count, owner, given) = (fields.len(), local("__class"), local("__fields"));
    let rows_of_fields = commas(fields.iter().zip(&names).map(|(field, name)| row(field, name, private)).collect());
    rows.entry_points.push(quote! {
        [private, name, rows_of_fields, count, owner, given]
        impl #private::DataClass for #name {
            const FIELDS: &'static [#private::DataField<Self>] = {
                use #private::returned::*;
                &[#rows_of_fields]
            };
            fn from_fields(
                #owner: #private::Borrowed<'_, '_, #private::PyType>,
                #given: &#private::Bound<'_, #private::PyDict>,
            ) -> #private::PyResult<#private::New<Self>> {
                #private::from_fields::<Self, __FromFields, #count>(#owner, #given)
            }
        }
    });
}

/// What is known of one field.
fn row(field: &Field, name: &str, private: &TokenStream) -> TokenStream {
    let (member, span) = (&field.member, place(&field.ty.tokens));
    let (py, value, other, hasher) = (local("__py"), local("__value"), local("__other"), local("__hasher"));
    let convert = quote_at!(span, [py] .into_object(#py));
    quote! {
        [private, name, member, convert, py, value, other, hasher]
        #private::DataField {
            name: #name,
            get: |#value, #py| #private::Field(&#value.#member)#convert,
            equal: |#value, #other| #private::Compared(&#value.#member, &#other.#member).equal(),
            hash: |#value, #hasher| #private::Hashed(&#value.#member).feed(#hasher),
        }
    }
}
