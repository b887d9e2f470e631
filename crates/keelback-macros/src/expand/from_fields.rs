//! A constructor with a parameter for every field: `new = "from_fields"`, data classes, variants.

use super::call::{EntryPoint, Shown};
use super::rows::Rows;
use super::written_type::elided;
use crate::model::{Callable, Converter, Field, MethodKind, Takes, Type};
use crate::tokens::{TokenStream, commas, ident, quote};

/// What a constructor makes of the fields.
pub(super) struct Made<'a> {
    /// The class.
    pub(super) class: &'a TokenStream,
    /// The type whose value it is, which `Self` stands for in the fields.
    pub(super) owner: &'a TokenStream,
    /// What stands before the fields: `Class` or `Enum::Variant`.
    pub(super) path: &'a TokenStream,
    /// The type of what the constructor gives.
    pub(super) result: &'a TokenStream,
    /// The function that is given the value, if there is one.
    pub(super) wrap: Option<&'a TokenStream>,
}

/// Adds the constructor `__FromFields`.
pub(super) fn constructor(
    made: &Made<'_>,
    fields: &[Field],
    mut callable: Callable,
    private: &TokenStream,
    rows: &mut Rows,
) {
    let Made { class, owner, path, result, wrap } = made;
    let (mut parameters, mut members) = (Vec::new(), Vec::new());
    for (index, (field, input)) in fields.iter().zip(&mut callable.inputs).enumerate() {
        let (local, member) = (ident(&format!("__field{index}")), &field.member);
        let tokens = elided(&field.ty.tokens, Some(owner));
        parameters.push(quote!([local, tokens] #local: #tokens));
        members.push(quote!([member, local] #member: #local));
        input.ty = Type { tokens, ..field.ty };
    }
    let (parameters, members) = (commas(parameters), commas(members));
    let mut value = quote!([path, members] #path { #members });
    if let Some(wrap) = wrap {
        value = quote!([wrap, value] #wrap(#value));
    }
    rows.entry_points.push(quote! {
        [parameters, result, value]
        #[allow(clippy::too_many_arguments)]
        fn __from_fields(#parameters) -> #result {
            #value
        }
    });
    let entry = EntryPoint {
        private,
        callable: &callable,
        callee: quote!([] __from_fields),
        class: Some(class),
        result: Converter::New,
        takes: Takes::Signature,
        shown: Shown::Constructor,
    };
    rows.entry(&entry, &quote!([] __FromFields), MethodKind::New);
}

/// The implementation of `FromFields`, by which pickles are read.
pub(super) fn from_fields(class: &TokenStream, count: usize, private: &TokenStream) -> TokenStream {
    let (owner, given) = (super::call::local("__class"), super::call::local("__fields"));
    quote! {
        [private, class, owner, given, count]
        impl #private::FromFields for #class {
            fn from_fields(
                #owner: #private::Borrowed<'_, '_, #private::PyType>,
                #given: &#private::Bound<'_, #private::PyDict>,
            ) -> #private::PyResult<#private::New<Self>> {
                #private::from_fields::<Self, __FromFields, #count>(#owner, #given)
            }
        }
    }
}
