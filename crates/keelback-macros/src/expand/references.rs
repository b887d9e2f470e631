//! What the garbage collector sees of an instance: the fields whose types hold Python references, which traits decide.

use super::call::local;
use super::written_type::{elided, place};
use crate::model::{Class, ClassKind, Variant};
use crate::tokens::{TokenStream, commas, quote, quote_at};

/// The items of `PyClassImpl` that look at the fields. A macro is called by its whole path, `package`.
pub(super) fn references(class: &Class, package: &TokenStream) -> TokenStream {
    let name = &class.name;
    let fields = match &class.kind {
        ClassKind::Struct(fields) => fields,
        ClassKind::Enum(variants) if class.has_variants_with_fields() => return of_variants(class, variants, package),
        ClassKind::Enum(_) => return quote!([package, name] #package::visit_fields! { #name; }),
    };
    let mut visited = Vec::new();
    for field in fields {
        let (repeated, member) = (&field.repeated, &field.member);
        let ty = elided(&field.ty.tokens, Some(&quote!([name] #name)));
        visited.push(quote_at!(place(&field.ty.tokens), [repeated, member, ty] [#repeated] #member: #ty));
    }
    let fields = commas(visited);
    quote!([package, name, fields] #package::visit_fields! { #name; #fields })
}

/// The same for an enum, of which each variant has fields of its own.
fn of_variants(class: &Class, variants: &[Variant], package: &TokenStream) -> TokenStream {
    let name = &class.name;
    let (mut arms, mut types) = (TokenStream::new(), Vec::new());
    for variant in variants {
        let (repeated, variant_name) = (&variant.repeated, &variant.name);
        let mut members = Vec::new();
        for (index, field) in variant.fields.all().iter().enumerate() {
            let (member, local) = (&field.member, local(&format!("__field{index}")));
            members.push(quote!([member, local] #member: #local));
            let ty = elided(&field.ty.tokens, Some(&quote!([name] #name)));
            types.push(quote_at!(place(&field.ty.tokens), [repeated, ty] [#repeated] #ty));
        }
        let members = commas(members);
        arms.extend(quote!([repeated, variant_name, members] [#repeated] #variant_name { #members }));
    }
    let types = commas(types);
    quote!([package, name, arms, types] #package::visit_variants! { #name; #arms; #types })
}
