//! An enum whose variants have fields: a class for each variant.

use super::call::local;
use super::from_fields::{Made, constructor, from_fields};
use super::hint;
use super::rows::Rows;
use super::written_type::place;
use crate::model::{Class, Field, Variant, VariantFields};
use crate::tokens::{Ident, TokenStream, commas, ident, quote, quote_at};

/// Adds the classes of the variants to that of the enum.
pub(super) fn variants(class: &Class, variants: &[Variant], private: &TokenStream, rows: &mut Rows) {
    for variant in variants {
        let (marker, repeated) = (marker(class, variant), &variant.repeated);
        let name = format!("{}\0", python_name(class, variant));
        rows.class_attribute(quote! {
            [repeated, private, marker, name]
            #repeated #private::AttributeRow::variant::<#marker>(#private::cstr(#name))
        });
        let implementation = implementation(class, variant, &marker, private);
        rows.entry_points.push(quote! {
            [repeated, marker, implementation]
            #repeated
            #[allow(non_camel_case_types)]
            struct #marker;
            #repeated
            const _: () = {
                #implementation
            };
        });
    }
    if class.options.data.is_some() {
        rows.entry_points.push(data(class, variants, private));
    }
}

/// The type that stands for the variant's class.
fn marker(class: &Class, variant: &Variant) -> Ident {
    ident(&format!("__{}_{}", crate::model::unraw(&class.name), crate::model::unraw(&variant.name)))
}

fn python_name(class: &Class, variant: &Variant) -> String {
    class.member_name(&variant.name, variant.python_name.as_deref())
}

/// A `match` over `self` that becomes an instance of its variant's class.
pub(super) fn instance(class: &Class, variants: &[Variant], private: &TokenStream) -> TokenStream {
    let name = &class.name;
    let arm = |variant: &Variant| {
        let (marker, variant_name, repeated) = (marker(class, variant), &variant.name, &variant.repeated);
        quote! {
            [repeated, name, variant_name, private, marker]
            #repeated #name::#variant_name { .. } => #private::variant_instance::<#marker>(py, self)
        }
    };
    let arms = commas(variants.iter().map(arm).collect());
    quote!([arms] match self { #arms })
}

/// `DataClass`: the fields of each variant.
fn data(class: &Class, variants: &[Variant], private: &TokenStream) -> TokenStream {
    let name = &class.name;
    let arm = |variant: &Variant| {
        let (marker, variant_name, repeated) = (marker(class, variant), &variant.name, &variant.repeated);
        quote! {
            [repeated, name, variant_name, private, marker]
            #repeated #name::#variant_name { .. } => <#marker as #private::Variant>::FIELDS
        }
    };
    let arms = commas(variants.iter().map(arm).collect());
    quote! {
        [private, name, arms]
        impl #private::DataClass for #name {
            fn fields(&self) -> &'static [#private::DataField<Self>] {
                match self { #arms }
            }
        }
    }
}

/// Everything of one variant's class.
fn implementation(class: &Class, variant: &Variant, marker: &Ident, private: &TokenStream) -> TokenStream {
    let name = &class.name;
    let mut rows = members(class, variant, marker, private);
    if class.options.data.is_some() {
        rows.method(
            quote!([private, marker] #private::MethodRow::class_fastcall::<#private::DataUnpickle<#marker>, 2>()),
        );
        rows.entry_points.push(from_fields(&quote!([marker] #marker), variant.fields.all().len(), private));
    }
    let (items, entry_points) = (rows.items(private), &rows.entry_points);
    let fields = commas(variant.fields.all().iter().map(|field| row(class, variant, field, private)).collect());
    let shown = commas(variant.fields.all().iter().map(|field| shown(class, field, private)).collect());
    let (python_name, descriptor) = (python_name(class, variant), descriptor(class, variant, marker, private));
    quote! {
        [private, name, marker, entry_points, items, fields, shown, python_name, descriptor]
        impl #private::PyClass for #marker {
            const NAME: &'static str = #python_name;
            type Frozen = #private::True;
        }
        #entry_points
        #[allow(clippy::needless_update)]
        static ITEMS: #private::ClassItems<#marker> = #items;
        impl #private::PyClassImpl for #marker {
            type Base = #name;
            type Flag = #private::FlagOf<#private::True>;
            #[allow(clippy::needless_update)]
            const DESCRIPTOR: #private::ClassDescriptor = #descriptor;
            const ITEMS: #private::ClassItemsList<Self> =
                #private::ClassItemsList::new(&ITEMS, ::core::option::Option::None);
            const HAS_REFERENCES: bool = false;
            fn cell() -> &'static #private::ClassCell {
                static CELL: #private::ClassCell = #private::ClassCell::new();
                &CELL
            }
            fn traverse(
                &self,
                _: #private::PyVisit<'_>,
            ) -> ::core::result::Result<(), #private::PyTraverseError> {
                ::core::result::Result::Ok(())
            }
        }
        impl #private::Variant for #marker {
            type Enum = #name;
            const FIELDS: &'static [#private::DataField<#name>] = {
                use #private::returned::*;
                &[#fields]
            };
            const SHOWN: &'static [#private::ShownField] = {
                use #private::Undescribed as _;
                &[#shown]
            };
            const ITSELF: Self = #marker;
        }
    }
}

/// The constructor, the properties and the special methods of a variant.
fn members(class: &Class, variant: &Variant, marker: &Ident, private: &TokenStream) -> Rows {
    let (name, variant_name) = (&class.name, &variant.name);
    let mut rows = Rows::default();
    let wrap = quote!([private] #private::variant);
    let made = Made {
        class: &quote!([marker] #marker),
        owner: &quote!([name] #name),
        path: &quote!([name, variant_name] #name::#variant_name),
        result: &quote!([private, marker] #private::PyClassInitializer<#marker>),
        wrap: Some(&wrap),
    };
    constructor(&made, variant.fields.all(), variant.constructor(), private, &mut rows);
    for index in 0..variant.fields.all().len() {
        let target = quote!([private, marker, index] #private::VariantField<#marker, #index>);
        rows.getter(&target, &[], private);
    }
    if let VariantFields::Tuple(_) = variant.fields {
        rows.slot(quote!([private, marker] #private::SlotRow::len::<#private::VariantLength<#marker>>()));
        rows.slot(quote!([private, marker] #private::SlotRow::getitem::<#private::VariantItem<#marker>>()));
    }
    let names: Vec<String> = variant.fields.all().iter().map(Field::variant_name).collect();
    rows.match_args(&names, private);
    rows
}

/// What the library does with one field.
fn row(class: &Class, variant: &Variant, field: &Field, private: &TokenStream) -> TokenStream {
    let (name, variant_name, member, span) = (&class.name, &variant.name, &field.member, place(&field.ty.tokens));
    let (py, value, other, hasher) = (local("__py"), local("__value"), local("__other"), local("__hasher"));
    let c_name = format!("{}\0", field.variant_name());
    let pattern =
        |local: &Ident| quote!([name, variant_name, member, local] #name::#variant_name { #member: #local, .. });
    let convert = quote_at!(span, [py] .into_object(#py));
    let (one, two) = (&local("__one"), &local("__two"));
    let (first, second) = (pattern(one), pattern(two));
    let get = quote! {
        [private, value, py, one, first, convert]
        |#value, #py| match #value {
            #first => #private::Field(#one)#convert,
            #[allow(unreachable_patterns)]
            _ => #private::other_variant(),
        }
    };
    if class.options.data.is_none() {
        return quote!([private, c_name, get] #private::DataField::read_only(#private::cstr(#c_name), #get));
    }
    quote! {
        [private, c_name, get, value, other, one, two, first, second, hasher]
        #private::DataField {
            name: #private::cstr(#c_name),
            get: #get,
            equal: |#value, #other| match (#value, #other) {
                (#first, #second) => #private::Compared(#one, #two).equal(),
                #[allow(unreachable_patterns)]
                _ => ::core::option::Option::Some(false),
            },
            hash: |#value, #hasher| match #value {
                #first => #private::Hashed(#one).feed(#hasher),
                #[allow(unreachable_patterns)]
                _ => #private::other_variant(),
            },
        }
    }
}

/// What Python shows of one field.
fn shown(class: &Class, field: &Field, private: &TokenStream) -> TokenStream {
    let (name, doc) = (&class.name, field.doc.c_string(private, ""));
    let hint = hint::value(&field.ty.tokens, Some(&quote!([name] #name)), private);
    quote!([private, doc, hint] #private::ShownField { doc: #doc, hint: #hint })
}

fn descriptor(class: &Class, variant: &Variant, marker: &Ident, private: &TokenStream) -> TokenStream {
    let c_name = format!("{}\0", python_name(class, variant));
    let (path, doc) = (format!("::{marker}"), variant.doc.c_string(private, ""));
    let module = class.options.module.as_ref().map(|module| {
        quote! {
            [module]
            module: ::core::option::Option::Some(#module),
        }
    });
    quote! {
        [private, c_name, path, module, doc]
        #private::ClassDescriptor {
            name: #private::cstr(#c_name), path: ::core::concat!(::core::module_path!(), #path), #module doc: #doc,
            ..#private::ClassDescriptor::EMPTY
        }
    }
}
