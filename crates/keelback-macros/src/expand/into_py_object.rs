//! `#[derive(IntoPyObject)]` and `#[derive(IntoPyObjectRef)]`.

use super::call::{local, local_at};
use super::field_hint::{field_hint, tuple_hint};
use super::written_type::{moved, place};
use crate::model::{
    ContainerOptions, Derive, DeriveBody, DeriveVariant, GenericKind, Key, Lifetimes, Record, RecordField, Rename,
    Root, lifetime,
};
use crate::tokens::{Ident, TokenStream, commas, quote, quote_at};

/// The implementation for values.
pub(crate) fn into_py_object(derive: &Derive, root: &Root) -> TokenStream {
    Writer::new(derive, root, None).implement()
}

/// The implementation for references.
pub(crate) fn into_py_object_ref(derive: &Derive, root: &Root) -> TokenStream {
    Writer::new(derive, root, Some(lifetime("__a"))).implement()
}

/// What the parts of the implementation have in common.
struct Writer<'a> {
    derive: &'a Derive,
    package: TokenStream,
    private: TokenStream,
    /// The lifetime of the reference that is converted, if it is one.
    reference: Option<TokenStream>,
    /// The interpreter's lifetime.
    python: TokenStream,
    /// Whether [`Writer::python`] is none of the type's own.
    is_added: bool,
}

/// An implementation's types and its function.
struct Implementation {
    target: TokenStream,
    output: TokenStream,
    error: TokenStream,
    hint: Option<TokenStream>,
    body: TokenStream,
}

impl<'a> Writer<'a> {
    fn new(derive: &'a Derive, root: &Root, reference: Option<TokenStream>) -> Writer<'a> {
        let types: Vec<_> = derive.fields().into_iter().map(|field| &field.ty).collect();
        let found = Lifetimes::of_handles(&derive.generics, &types);
        let (package, private) = (root.private(derive.options.root.as_ref()), Root::alias());
        let is_added = found.is_none();
        Writer { derive, package, private, reference, python: found.unwrap_or_else(|| lifetime("__py")), is_added }
    }

    fn implement(&self) -> TokenStream {
        let Writer { derive, package, private, reference, python, is_added } = self;
        let Implementation { target, output, error, hint, body } = match &derive.body {
            DeriveBody::Struct(record) => self.structure(record),
            DeriveBody::Enum(variants) => self.enumeration(variants),
            DeriveBody::Broken => self.any(quote!([] ::core::unreachable!())),
        };
        let added: Vec<TokenStream> = reference.iter().cloned().chain(is_added.then(|| python.clone())).collect();
        let and = self.and();
        let mut converted = Vec::new();
        for parameter in derive.generics.names(GenericKind::Type) {
            converted.push(quote! {
                [and, parameter, private, python]
                #and #parameter: #private::IntoPyObject<#python>,
            });
        }
        let (declared, arguments) = (derive.generics.declarations(&added), derive.generics.arguments());
        let (name, predicates, py) = (&derive.name, derive.generics.predicates(), local("__py"));
        quote! {
        [package, private, declared, python, and, name, arguments, predicates, converted, target, output, error, hint, py, body]
                    #[allow(deprecated)]
                    const _: () = {
                        use #package as #private;
                        #[automatically_derived]
                        impl #declared #private::IntoPyObject<#python> for #and #name #arguments
                        where
                            #predicates #converted
                        {
                            type Target = #target;
                            type Output = #output;
                            type Error = #error;
                            #hint
                            fn into_pyobject(
                                self,
                                #py: #private::Python<#python>,
                            ) -> ::core::result::Result<#output, #error> {
                                #body
                            }
                        }
                    };
                }
    }

    /// `&'a` where a reference is converted.
    fn and(&self) -> Option<TokenStream> {
        self.reference.as_ref().map(|lifetime| quote!([lifetime] &#lifetime))
    }

    fn structure(&self, record: &Record) -> Implementation {
        let (private, python, options) = (&self.private, &self.python, &self.derive.options);
        let (name, rename) = (&self.derive.name, self.derive.rename(options));
        let pattern = pattern(&quote!([name] #name), record);
        let hint = self.constant(self.hint(record, options, rename));
        if let Some(field) = record.whole(options) {
            let value = self.whole(field, &variable(0, &field.ty));
            let body = quote!([pattern, value] let #pattern = self; #value);
            if field.into_py_with.is_some() {
                return Implementation { hint, ..self.any(body) };
            }
            let (ty, and) = (&field.ty, self.and());
            let private = moved(private, place(ty));
            let of = |name| {
                let name = Ident::new(name, place(ty));
                quote_at! {
                    place(ty), [and, ty, private, python, name]
                    <#and #ty as #private::IntoPyObject<#python>>::#name
                }
            };
            return Implementation { target: of("Target"), output: of("Output"), error: of("Error"), hint, body };
        }
        let (target, value) = match record.is_named {
            true => (quote!([private] #private::PyDict), self.dict(record, rename)),
            false => (quote!([private] #private::PyTuple), self.tuple(record)),
        };
        Implementation {
            output: quote!([private, python, target] #private::Bound<#python, #target>),
            target,
            error: quote!([private] #private::PyErr),
            hint,
            body: quote!([pattern, value] let #pattern = self; #value),
        }
    }

    fn enumeration(&self, variants: &[DeriveVariant]) -> Implementation {
        let (package, private, name) = (&self.package, &self.private, &self.derive.name);
        let (mut arms, mut hints) = (Vec::new(), Vec::new());
        for DeriveVariant { name: variant, options, record } in variants {
            let rename = self.derive.rename(options);
            let pattern = pattern(&quote!([name, variant] #name::#variant), record);
            let value = match record.whole(options) {
                Some(field) => self.object(field, &variable(0, &field.ty)),
                None => {
                    let made = if record.is_named { self.dict(record, rename) } else { self.tuple(record) };
                    quote!([private, made] #private::derived::made({ #made }))
                }
            };
            arms.push(quote!([pattern, value] #pattern => #value));
            hints.push(self.hint(record, options, rename));
        }
        let (arms, hints) = (commas(arms), commas(hints));
        let hint = self.constant(quote!([package, hints] #package::type_hint_union!(#hints)));
        Implementation { hint, ..self.any(quote!([arms] match self { #arms })) }
    }

    /// An implementation whose result may be any object.
    fn any(&self, body: TokenStream) -> Implementation {
        let (private, python) = (&self.private, &self.python);
        Implementation {
            target: quote!([private] #private::PyAny),
            output: quote!([private, python] #private::Bound<#python, #private::PyAny>),
            error: quote!([private] #private::PyErr),
            hint: None,
            body,
        }
    }

    /// A `dict` of the fields.
    fn dict(&self, record: &Record, rename: Option<Rename>) -> TokenStream {
        let (package, private) = (&self.package, &self.private);
        let (py, dict) = (local("__py"), local("__dict"));
        let mut insertions = Vec::new();
        for (index, field) in record.fields.iter().enumerate() {
            let key = match field.key(rename) {
                Key::Text(text) => quote!([package, py, text] #package::intern!(#py, #text)),
                Key::Expression(expression) => expression,
            };
            let variable = variable(index, &field.ty);
            let value = match &field.into_py_with {
                Some(_) => {
                    let made = self.object(field, &variable);
                    quote!([made] #made?)
                }
                None => quote!([variable] #variable),
            };
            let private = moved(private, place(&field.ty));
            insertions.push(quote_at! {
                place(&field.ty), [private, dict, key, value]
                #private::derived::insert(&#dict, #key, #value)?;
            });
        }
        quote! {
        [dict, private, py, insertions]
                    let #dict = #private::PyDict::new(#py);
                    #insertions
                    #private::PyResult::Ok(#dict)
                }
    }

    /// A `tuple` of the fields.
    fn tuple(&self, record: &Record) -> TokenStream {
        let (private, py) = (&self.private, local("__py"));
        let mut items = Vec::new();
        for (index, field) in record.fields.iter().enumerate() {
            let item = self.object(field, &variable(index, &field.ty));
            items.push(quote!([item] #item?));
        }
        let items = commas(items);
        quote!([private, py, items] #private::derived::tuple_of(#py, [#items]))
    }

    /// The conversion of a field that stands for the whole, with its own result.
    fn whole(&self, field: &RecordField, variable: &Ident) -> TokenStream {
        if field.into_py_with.is_some() {
            return self.object(field, variable);
        }
        let (ty, python, and, py) = (&field.ty, &self.python, self.and(), local("__py"));
        let private = moved(&self.private, place(ty));
        quote_at! {
            place(ty), [and, ty, private, python, variable, py]
            <#and #ty as #private::IntoPyObject<#python>>::into_pyobject(#variable, #py)
        }
    }

    /// The conversion of a field to any object.
    fn object(&self, field: &RecordField, variable: &Ident) -> TokenStream {
        let (ty, py) = (&field.ty, local("__py"));
        let Some(function) = &field.into_py_with else {
            let private = moved(&self.private, place(ty));
            return quote_at!(place(ty), [private, variable, py] #private::derived::object(#variable, #py));
        };
        let kind = if self.reference.is_some() { quote!([] Borrowed) } else { quote!([] Owned) };
        let private = moved(&self.private, place(function));
        quote_at! {
            place(function), [private, function, kind, variable, py]
            #private::derived::made(#function(::std::borrow::Cow::#kind(#variable), #py))
        }
    }

    /// What annotations call the result.
    fn hint(&self, record: &Record, options: &ContainerOptions, rename: Option<Rename>) -> TokenStream {
        let (private, and) = (&self.private, self.and());
        if record.is_named && record.whole(options).is_none() {
            let has_names = record.fields.iter().all(|field| matches!(field.key(rename), Key::Text(_)));
            return match has_names {
                true => quote!([private] #private::derived::NAMED),
                false => quote!([private] <#private::PyDict as #private::PyTypeInfo>::TYPE_HINT),
            };
        }
        let mut hints = Vec::new();
        for RecordField { ty, into_py_with, .. } in &record.fields {
            let constant = quote!([and, ty, private] <#and #ty as #private::IntoPyObject<'_>>::OUTPUT_TYPE);
            hints.push(field_hint(ty, into_py_with.is_some(), constant, &self.derive.generics, private));
        }
        match record.whole(options) {
            Some(_) => quote!([hints] #hints),
            None => tuple_hint(&hints, &self.package, private),
        }
    }

    fn constant(&self, hint: TokenStream) -> Option<TokenStream> {
        let private = &self.private;
        Some(quote!([private, hint] const OUTPUT_TYPE: #private::PyStaticExpr = #hint;))
    }
}

/// `Point { x: __0, y: __1 }`.
fn pattern(constructor: &TokenStream, record: &Record) -> TokenStream {
    let mut fields = Vec::new();
    for (index, field) in record.fields.iter().enumerate() {
        let (member, variable) = (&field.member, variable(index, &field.ty));
        fields.push(quote!([member, variable] #member: #variable));
    }
    let fields = commas(fields);
    quote!([constructor, fields] #constructor { #fields })
}

/// What a field is bound to, at the place of its type.
fn variable(index: usize, ty: &TokenStream) -> Ident {
    local_at(&format!("__field_{index}"), place(ty))
}
