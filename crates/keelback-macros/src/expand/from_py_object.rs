//! `#[derive(FromPyObject)]`.

use super::call::local;
use super::field_hint::{field_hint, tuple_hint};
use super::written_type::{moved, place};
use crate::model::{
    ContainerOptions, Derive, DeriveBody, DeriveVariant, GenericKind, Key, Lifetimes, Record, RecordField, Rename,
    Root, Source, lifetime,
};
use crate::tokens::{TokenStream, commas, ident, quote, quote_at};

/// The implementation of the trait.
pub(crate) fn from_py_object(derive: &Derive, root: &Root) -> TokenStream {
    let (package, private) = (&root.private(derive.options.root.as_ref()), &Root::alias());
    let reader = Reader { derive, package, private };
    let (body, hint) = match &derive.body {
        DeriveBody::Struct(record) => reader.structure(record),
        DeriveBody::Enum(variants) => reader.enumeration(variants),
        DeriveBody::Broken => (quote!([] ::core::unreachable!()), None),
    };
    let types: Vec<_> = derive.fields().into_iter().map(|field| &field.ty).collect();
    let lifetimes = Lifetimes::of(&derive.generics, &types);
    let mut added = Vec::new();
    let mut own = |found: &Option<TokenStream>, name| match found {
        Some(found) => found.clone(),
        None => {
            added.push(lifetime(name));
            lifetime(name)
        }
    };
    let (a, py) = (own(&lifetimes.borrowed, "__a"), own(&lifetimes.python, "__py"));
    let outlives = lifetimes.borrowed.is_some().then(|| quote!([py, a] #py: #a,));
    let mut owned = Vec::new();
    for parameter in derive.generics.names(GenericKind::Type) {
        owned.push(quote!([parameter, private, py] #parameter: #private::FromPyObjectOwned<#py>,));
    }
    let (declared, arguments) = (derive.generics.declarations(&added), derive.generics.arguments());
    let (name, predicates, object) = (&derive.name, derive.generics.predicates(), local("__object"));
    quote! {
    [package, private, declared, a, py, name, arguments, predicates, outlives, owned, hint, object, body]
            #[allow(deprecated)]
            const _: () = {
                use #package as #private;
                #[automatically_derived]
                impl #declared #private::FromPyObject<#a, #py> for #name #arguments
                where
                    #predicates #outlives #owned
                {
                    type Error = #private::PyErr;
                    #hint
                    fn extract(#object: #private::Borrowed<#a, #py, #private::PyAny>) -> #private::PyResult<Self> {
                        #body
                    }
                }
            };
        }
}

/// What the parts of the implementation have in common.
struct Reader<'a> {
    derive: &'a Derive,
    package: &'a TokenStream,
    private: &'a TokenStream,
}

/// A struct or a variant.
struct Owner<'a> {
    /// `Point` or `Shape::Circle`, as written in code.
    constructor: TokenStream,
    /// The same in an error.
    called: String,
    options: &'a ContainerOptions,
    rename: Option<Rename>,
}

impl Reader<'_> {
    fn structure(&self, record: &Record) -> (TokenStream, Option<TokenStream>) {
        let Derive { name, options, .. } = self.derive;
        let constructor = quote!([name] #name);
        let owner = Owner { constructor, called: name.to_string(), options, rename: self.derive.rename(options) };
        (self.record(record, &owner), self.constant(self.hint(record, options)))
    }

    fn enumeration(&self, variants: &[DeriveVariant]) -> (TokenStream, Option<TokenStream>) {
        let (private, name, object) = (self.private, &self.derive.name, local("__object"));
        let (mut rows, mut readers, mut hints) = (Vec::new(), Vec::new(), Vec::new());
        for DeriveVariant { name: variant, options, record } in variants {
            let variant_name = variant.to_string();
            let annotation = options.annotation.as_ref().map_or(&variant_name, |(_, text)| text);
            rows.push(quote! {
                [private, variant_name, annotation]
                #private::derived::VariantRow { name: #variant_name, annotation: #annotation }
            });
            let owner = Owner {
                constructor: quote!([name, variant] #name::#variant),
                called: format!("{name}::{variant}"),
                options,
                rename: self.derive.rename(options),
            };
            let reader = self.record(record, &owner);
            readers.push(quote!([object, reader] |#object| { #reader }));
            hints.push(
                self.hint(record, options).unwrap_or_else(|| quote!([private] #private::PyStaticExpr::INCOMPLETE)),
            );
        }
        let (enum_name, package) = (name.to_string(), self.package);
        let (rows, readers, hints) = (commas(rows), commas(readers), commas(hints));
        let body = quote! {
        [private, enum_name, rows, object, readers]
                    static ROW: #private::derived::EnumRow =
                        #private::derived::EnumRow { name: #enum_name, variants: &[#rows] };
                    #private::derived::first_variant(#object, &ROW, &[#readers])
                };
        (body, self.constant(Some(quote!([package, hints] #package::type_hint_union!(#hints)))))
    }

    /// `Ok(Point { x: .., y: .. })`.
    fn record(&self, record: &Record, owner: &Owner<'_>) -> TokenStream {
        let (private, object, tuple) = (self.private, local("__object"), local("__tuple"));
        let constructor = &owner.constructor;
        let count = record.fields.len();
        let is_whole = record.whole(owner.options).is_some();
        let mut values = Vec::new();
        for (index, field) in record.fields.iter().enumerate() {
            let (member, path) = (&field.member, format!("{}.{}", owner.called, field.called()));
            let value = if is_whole {
                self.part(field, &quote!([] whole), quote!([path, object] #path, #object))
            } else if record.is_named {
                self.named(field, &path, owner)
            } else {
                self.part(field, &quote!([] tuple_item), quote!([path, tuple, index] #path, #tuple, #index))
            };
            values.push(quote!([member, value] #member: #value?));
        }
        let values = commas(values);
        let tuple = (!is_whole && !record.is_named).then(|| {
            quote! {
                [tuple, private, object, count]
                let #tuple = #private::derived::tuple(#object, #count)?;
            }
        });
        quote!([tuple, constructor, values] #tuple ::core::result::Result::Ok(#constructor { #values }))
    }

    /// A field that is the object itself, or an item of a tuple.
    fn part(&self, field: &RecordField, function: &TokenStream, arguments: TokenStream) -> TokenStream {
        let ty = &field.ty;
        let private = moved(self.private, place(ty));
        match &field.from_py_with {
            Some(user) => {
                let function = ident(&format!("{function}_converted"));
                quote!([private, function, arguments, user] #private::derived::#function(#arguments, #user))
            }
            None => {
                quote_at! {
                    place(ty), [private, function, ty, arguments]
                    #private::derived::#function::<#ty>(#arguments)
                }
            }
        }
    }

    /// A field that is an attribute or an item of the object.
    fn named(&self, field: &RecordField, path: &str, owner: &Owner<'_>) -> TokenStream {
        let (ty, object) = (&field.ty, local("__object"));
        let private = &moved(self.private, place(ty));
        let source = self.source(field, owner);
        let default = field.default.as_ref().map(|default| match &default.expression {
            Some(expression) => quote!([expression], || #expression),
            None => {
                let value = quote_at!(default.option.span(), [] ::core::default::Default::default());
                quote!([value], || #value)
            }
        });
        let suffix = if default.is_some() { "_or" } else { "" };
        let Some(user) = &field.from_py_with else {
            let function = ident(&format!("field{suffix}"));
            return quote_at! {
                place(ty), [private, function, ty, path, object, source, default]
                #private::derived::#function::<#ty>(#path, #object, #source #default)
            };
        };
        let function = ident(&format!("converted{suffix}"));
        quote! {
            [private, function, path, object, source, user, default]
            #private::derived::#function(#path, #object, #source, #user #default)
        }
    }

    /// Where the value of such a field is.
    fn source(&self, field: &RecordField, owner: &Owner<'_>) -> TokenStream {
        let (package, private, object) = (self.package, self.private, local("__object"));
        let attribute = match &field.source {
            Some(Source::Attribute(_, name)) => Some(name.clone()),
            Some(Source::Item(..)) => None,
            None => owner.options.from_item_all.is_none().then_some(None),
        };
        if let Some(name) = attribute {
            let name = name.unwrap_or_else(|| field.python_name(owner.rename));
            return quote! {
                [private, package, object, name]
                #private::derived::attribute(#package::intern!(#object.py(), #name))
            };
        }
        match field.key(owner.rename) {
            Key::Text(text) => {
                quote! {
                    [private, package, object, text]
                    #private::derived::item(#package::intern!(#object.py(), #text))
                }
            }
            Key::Expression(key) => {
                quote!([private, key, object] #private::derived::item(&#private::derived::key(#key, #object.py())?))
            }
        }
    }

    /// What annotations call the object, where they can: a protocol for attributes or items would need a name.
    fn hint(&self, record: &Record, options: &ContainerOptions) -> Option<TokenStream> {
        let (package, private) = (self.package, self.private);
        if record.is_named && record.whole(options).is_none() {
            return None;
        }
        let mut hints = Vec::new();
        for RecordField { ty, from_py_with, .. } in &record.fields {
            let constant = quote!([ty, private] <#ty as #private::FromPyObject<'_, '_>>::INPUT_TYPE);
            hints.push(field_hint(ty, from_py_with.is_some(), constant, &self.derive.generics, private));
        }
        match record.whole(options) {
            Some(_) => hints.pop(),
            None => Some(tuple_hint(&hints, package, private)),
        }
    }

    fn constant(&self, hint: Option<TokenStream>) -> Option<TokenStream> {
        let private = self.private;
        hint.map(|hint| quote!([private, hint] const INPUT_TYPE: #private::PyStaticExpr = #hint;))
    }
}
