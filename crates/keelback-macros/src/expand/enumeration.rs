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
    for variant in variants {
        let (name, repeated) = (&variant.name, &variant.repeated);
        let python_name = class.member_name(name, variant.python_name.as_deref());
        let hint = hint::constant(&quote!([class_name] #class_name), None, private);
        let value = quote!([class_name, name] #class_name::#name);
        rows.attribute(&python_name, repeated, &value, &hint, Span::call_site(), private);
    }
    rows.entry_points.push(implementation(class, variants, private));
    let place = Ident::new("repr", Span::call_site());
    let callee = quote!([private, class_name] #private::enum_repr::<#class_name>);
    derived::add(class, &place, "repr", callee, None, private, rows);
    let callee = quote!([private, class_name] <#class_name as #private::PlainEnum>::number);
    derived::add(class, &place, "int", callee, None, private, rows);
    if class.options.data.is_some() {
        rows.method(quote!([private, class_name] #private::MethodRow::noargs::<#private::EnumReduce<#class_name>>()));
    }
}

/// What the library knows of the variants.
fn implementation(class: &Class, variants: &[Variant], private: &TokenStream) -> TokenStream {
    let (class_name, table) = (&class.name, table(class, variants, private));
    let number = class.repr.clone().unwrap_or_else(|| Ident::new("isize", Span::call_site()));
    let numbers = numbers(class, variants, &number);
    quote! {
        [private, class_name, number, table, numbers]
        impl #private::PlainEnum for #class_name {
            type Number = #number;
            #table
            fn number(&self) -> #number {
                match *self { #numbers }
            }
        }
    }
}

/// The items that enums of both kinds have: the variants, and which of them a value is.
pub(super) fn table(class: &Class, variants: &[Variant], private: &TokenStream) -> TokenStream {
    let class_name = &class.name;
    let (mut members, mut places, mut indexes) = (Vec::new(), Vec::new(), Vec::new());
    for variant in variants {
        let (name, repeated) = (&variant.name, &variant.repeated);
        let python_name = class.member_name(name, variant.python_name.as_deref());
        members.push(quote! {
            [repeated, private, python_name, class_name, name]
            #repeated #private::EnumMember::new(#python_name, || #class_name::#name)
        });
        places.push(quote!([repeated, name] #repeated #name));
        indexes.push(quote!([repeated, class_name, name] #repeated #class_name::#name => __Place::#name as usize));
    }
    let (members, places, indexes) = (commas(members), commas(places), commas(indexes));
    quote! {
        [private, members, places, indexes]
        const MEMBERS: &'static [#private::EnumMember<Self>] = &[#members];
        fn index(&self) -> usize {
            enum __Place { #places }
            match *self { #indexes }
        }
        fn instances() -> &'static #private::EnumInstances {
            static INSTANCES: #private::EnumInstances = #private::EnumInstances::new();
            &INSTANCES
        }
    }
}

/// The arms of a `match` that gives the discriminant.
pub(super) fn numbers(class: &Class, variants: &[Variant], number: &Ident) -> TokenStream {
    let class_name = &class.name;
    let arm = |variant: &Variant| {
        let (name, repeated) = (&variant.name, &variant.repeated);
        quote!([repeated, class_name, name, number] #repeated #class_name::#name => #class_name::#name as #number)
    };
    commas(variants.iter().map(arm).collect())
}
