//! `#[pyclass]`.

use super::fields::properties;
use super::from_fields::Made;
use super::python_enum::python_enum;
use super::rows::Rows;
use super::written_type::place;
use super::{data, derived, enumeration, from_fields, methods, references, variants};
use crate::model::{Class, ClassKind, Field, Root};
use crate::tokens::{Ident, Span, TokenStream, quote, quote_at};

/// The item, its description and the rows of what Python sees of it.
pub(crate) fn class(class: &Class, root: &Root) -> TokenStream {
    let (package, private) = (&root.private(class.options.root.as_ref()), &Root::alias());
    let Class { item, name, repeated, options, .. } = class;
    if let (ClassKind::Enum(variants), Some((_, base))) = (&class.kind, &options.base_enum) {
        return python_enum(class, variants, base, package, private);
    }
    methods::declare(name);
    let mut rows = Rows::default();
    match &class.kind {
        ClassKind::Struct(fields) => properties(class, fields, private, &mut rows),
        ClassKind::Enum(variants) if class.has_variants_with_fields() => {
            variants::variants(class, variants, private, &mut rows);
        }
        ClassKind::Enum(variants) => enumeration::variants(class, variants, private, &mut rows),
    }
    derived::slots(class, private, &mut rows);
    match &class.kind {
        ClassKind::Struct(fields) => made_from_fields(class, fields, private, &mut rows),
        ClassKind::Enum(_) if class.has_variants_with_fields() && options.data.is_some() => {
            data::slots(class, private, &mut rows);
        }
        ClassKind::Enum(_) => {}
    }
    if options.generic.is_some() {
        rows.method(quote!([private, name] #private::MethodRow::class_one::<#private::ClassGetItem<#name>>()));
    }
    let python_name = class.python_name();
    let frozen = if class.is_frozen() { quote!([] True) } else { quote!([] False) };
    let flag = match &options.lock {
        Some(_) => quote!([private] #private::Lock),
        None => quote!([private, frozen] #private::FlagOf<#private::#frozen>),
    };
    let base = options.extends.clone().unwrap_or_else(|| quote!([private] #private::PyAny));
    let (descriptor, items, entry_points) = (descriptor(class, private), rows.items(private), &rows.entry_points);
    let (references, conversions) = (references::references(class, package), conversions(class, private));
    let one_constructor = options.new.as_ref().map(|option| {
        quote_at! {
            option.span(), [private, name]
            const _: () = {
                use #private::NoMethods as _;
                #private::assert_one_constructor(#name::__ITEMS)
            };
        }
    });
    let subclassable = (options.subclass.is_some() || class.has_variants_with_fields())
        .then(|| quote!([private, name] impl #private::Subclassable for #name {}));
    let shareable = options
        .unsendable
        .is_none()
        .then(|| quote_at!(name.span(), [private, name] const _: () = #private::assert_sync::<#name>();));
    quote! {
        [item, repeated, package, private, name, python_name, frozen, flag, entry_points, items, base, descriptor, references, conversions, shareable, subclassable, one_constructor]
        #item
        #repeated
        const _: () = {
            use #package as #private;
            impl #private::PyClass for #name {
                const NAME: &'static str = #python_name;
                type Frozen = #private::#frozen;
            }
            #entry_points
            #[allow(clippy::needless_update)]
            static ITEMS: #private::ClassItems<#name> = #items;
            impl #private::PyClassImpl for #name {
                type Base = #base;
                type Flag = #flag;
                #[allow(clippy::needless_update)]
                const DESCRIPTOR: #private::ClassDescriptor = #descriptor;
                const ITEMS: #private::ClassItemsList<Self> = {
                    use #private::NoMethods as _;
                    #private::ClassItemsList::new(&ITEMS, #name::__ITEMS)
                };
                fn cell() -> &'static #private::ClassCell {
                    static CELL: #private::ClassCell = #private::ClassCell::new();
                    &CELL
                }
                #references
            }
            #conversions
            #shareable
            #subclassable
            #one_constructor
        };
    }
}

/// Adds the constructor of a struct that is made from its fields, and what `data` brings.
fn made_from_fields(class: &Class, fields: &[Field], private: &TokenStream, rows: &mut Rows) {
    let (name, options) = (&class.name, &class.options);
    if let Some(option) = options.new.as_ref().or(options.data.as_ref()) {
        let name = &quote!([name] #name);
        let made = Made { class: name, owner: name, path: name, result: name, wrap: None };
        from_fields::constructor(&made, fields, class.constructor(option, fields), private, rows);
    }
    if options.data.is_some() {
        data::data(class, fields, private, rows);
    }
}

pub(super) fn descriptor(class: &Class, private: &TokenStream) -> TokenStream {
    let options = &class.options;
    let c_name = format!("{}\0", class.python_name());
    let path = format!("::{}", class.name);
    let doc = class.doc.c_string(private, "");
    let module = options.module.as_ref().map(|module| {
        quote! {
            [module]
            module: ::core::option::Option::Some(#module),
        }
    });
    let freelist = options.freelist.as_ref().map(|most| {
        let place = place(most);
        quote_at!(place, [most] freelist: #most,)
    });
    let flag = |flag: &Option<Ident>| {
        flag.as_ref().map(|name| {
            let name = Ident::new(&name.to_string(), Span::call_site());
            quote!([name] #name: true,)
        })
    };
    let flags = [
        &options.subclass,
        &options.dict,
        &options.weakref,
        &options.immutable_type,
        &options.unsendable,
        &options.mapping,
        &options.sequence,
    ];
    let mut flags: Vec<Option<TokenStream>> = flags.into_iter().map(flag).collect();
    // The classes of the variants are derived from that of the enum.
    flags.push(class.has_variants_with_fields().then(|| quote!([] subclass: true,)));
    quote! {
        [private, c_name, path, module, doc, freelist, flags]
        #private::ClassDescriptor {
            name: #private::cstr(#c_name), path: ::core::concat!(::core::module_path!(), #path), #module doc: #doc, #freelist #flags ..#private::ClassDescriptor::EMPTY
        }
    }
}

/// How a value becomes a Python object, and, if asked for, how an object becomes a clone of its value.
fn conversions(class: &Class, private: &TokenStream) -> TokenStream {
    let name = &class.name;
    let from = class.options.from_py_object.as_ref().map(|option| {
        let extract = quote_at!(option.span(), [private, name] #private::extract_clone::<#name>(object));
        quote! {
            [private, name, extract]
            impl<'a, 'py> #private::FromPyObject<'a, 'py> for #name {
                type Error = #private::PyErr;
                const INPUT_TYPE: #private::PyStaticExpr = #private::class_hint::<Self>();
                fn extract(object: #private::Borrowed<'a, 'py, #private::PyAny>) -> ::core::result::Result<Self, Self::Error> {
                    #extract
                }
            }
        }
    });
    // The value alone of a class that extends another one does not make an instance.
    if class.options.extends.is_some() {
        return from.unwrap_or_default();
    }
    let instance = match &class.kind {
        ClassKind::Enum(variants) if class.has_variants_with_fields() => variants::instance(class, variants, private),
        ClassKind::Enum(variants) if !variants.is_empty() => quote!([private] #private::enum_instance(py, &self)),
        _ => quote!([private] #private::Bound::new(py, self)),
    };
    quote! {
        [private, name, instance, from]
        impl<'py> #private::IntoPyObject<'py> for #name {
            type Target = Self;
            type Output = #private::Bound<'py, Self>;
            type Error = #private::PyErr;
            const OUTPUT_TYPE: #private::PyStaticExpr = #private::class_hint::<Self>();
            fn into_pyobject(self, py: #private::Python<'py>) -> ::core::result::Result<Self::Output, Self::Error> {
                #instance
            }
        }
        #from
    }
}
