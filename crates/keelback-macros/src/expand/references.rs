//! What the garbage collector sees of an instance: the fields whose types hold Python references, which traits decide.

use super::written_type::{elided, place};
use crate::model::{Class, ClassKind};
use crate::tokens::{TokenStream, commas, quote, quote_at};

/// The items of `PyClassImpl` that look at the fields. A macro is called by its whole path, `package`.
pub(super) fn references(class: &Class, package: &TokenStream) -> TokenStream {
    let name = &class.name;
    let ClassKind::Struct(fields) = &class.kind else {
        return quote!([package, name] #package::visit_fields! { #name; });
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
