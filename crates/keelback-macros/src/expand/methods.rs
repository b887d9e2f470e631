//! `#[pymethods]`.

use super::call::{EntryPoint, Shown, callee, local};
use crate::model::{Callable, Constant, Converter, Member, Method, MethodKind, Methods, Owner, Root, Special, unraw};
use proc_macro2::TokenStream;
use quote::{format_ident, quote};

/// The block, one entry point per method, and the rows that name them.
pub(crate) fn methods(methods: &Methods, root: &Root) -> TokenStream {
    let private = &root.private(methods.root.as_ref());
    let Methods { item, class, repeated, .. } = methods;
    let mut rows = Rows::default();
    for (index, member) in methods.members.iter().enumerate() {
        match member {
            Member::Method(method) => rows.method(method, index, class, private),
            Member::Constant(constant) => rows.constant(constant, class, private),
        }
    }
    let Rows { entry_points, .. } = &rows;
    let items = rows.items(private);
    quote! {
        #item
        #(#repeated)*
        const _: () = {
            #(#entry_points)*
            #[allow(clippy::needless_update)]
            static ITEMS: #private::ClassItems<#class> = #items;
            impl #private::Methods<#class> for #private::MethodsProbe<#class> {
                fn items(&self) -> ::core::option::Option<&'static #private::ClassItems<#class>> {
                    ::core::option::Option::Some(&ITEMS)
                }
            }
        };
    }
}

/// The rows of a class, by kind.
#[derive(Default)]
pub(super) struct Rows {
    pub(super) entry_points: Vec<TokenStream>,
    pub(super) methods: Vec<TokenStream>,
    pub(super) properties: Vec<TokenStream>,
    pub(super) attributes: Vec<TokenStream>,
    pub(super) slots: Vec<TokenStream>,
    pub(super) constructors: Vec<TokenStream>,
}

impl Rows {
    /// `ClassItems { .. }` with the kinds that there are.
    pub(super) fn items(&self, private: &TokenStream) -> TokenStream {
        let Rows { methods, properties, attributes, slots, constructors, .. } = self;
        let field = |name: &str, rows: &[TokenStream]| {
            let name = format_ident!("{name}");
            (!rows.is_empty()).then(|| quote!(#name: &[#(#rows),*],))
        };
        let methods = field("methods", methods);
        let properties = field("properties", properties);
        let attributes = field("attributes", attributes);
        let slots = field("slots", slots);
        quote!(#private::ClassItems { #methods #properties #attributes #slots #(#constructors,)* ..#private::ClassItems::EMPTY })
    }

    fn method(&mut self, method: &Method, index: usize, class: &TokenStream, private: &TokenStream) {
        let callable = &method.callable;
        let name = callee(&callable.name);
        if let MethodKind::ClassAttribute = method.kind {
            let py = local("__py");
            let passed = callable.inputs.iter().map(|_| &py);
            let value = quote!(<#class>::#name(#(#passed),*));
            self.attribute(&callable.python_name, &callable.repeated, &value, private);
            return;
        }
        let (result, shown) = match method.kind {
            MethodKind::New => (Converter::New, Shown::Constructor),
            MethodKind::Ordinary => (Converter::Object, Shown::All),
            MethodKind::Getter | MethodKind::ClassAttribute => (Converter::Object, Shown::Doc),
            MethodKind::Setter | MethodKind::Deleter => (Converter::Unit, Shown::Doc),
            MethodKind::Special(special) => (special.result, Shown::Nothing),
        };
        let target = format_ident!("__{}_{index}", unraw(&callable.name).trim_matches('_'));
        let entry = EntryPoint {
            private,
            callable,
            callee: quote!(<#class>::#name),
            class: Some(class),
            result,
            operand: matches!(method.kind, MethodKind::Special(special) if special.operand),
            shown,
        };
        self.row(&entry, &quote!(#target), method.kind);
    }

    /// Adds an entry point and the row that names it.
    pub(super) fn row(&mut self, entry: &EntryPoint<'_>, target: &TokenStream, kind: MethodKind) {
        let EntryPoint { private, callable, .. } = entry;
        let repeated = &callable.repeated;
        let count = callable.signature().parameters.len();
        let (rows, row) = match kind {
            MethodKind::New => {
                let row = quote!(#private::ConstructorRow::new::<#target, #count>());
                self.constructors.push(quote!(#(#repeated)* constructor: ::core::option::Option::Some(#row)));
                return self.entry_point(entry, target);
            }
            MethodKind::Getter => {
                (&mut self.properties, property_row(target, quote!(Getter::of::<#target>()), 0, private))
            }
            MethodKind::Setter => {
                (&mut self.properties, property_row(target, quote!(Setter::of::<#target>()), 1, private))
            }
            MethodKind::Deleter => {
                (&mut self.properties, property_row(target, quote!(Setter::deleter::<#target>()), 0, private))
            }
            MethodKind::Special(special) => (&mut self.slots, slot_row(special, target, callable)),
            MethodKind::Ordinary | MethodKind::ClassAttribute => {
                let prefix = match callable.owner {
                    Owner::Nothing => "static_",
                    Owner::Class => "class_",
                    _ => "",
                };
                let convention = entry.convention(target, prefix);
                (&mut self.methods, quote!(MethodRow::#convention))
            }
        };
        rows.push(quote!(#(#repeated)* #private::#row));
        self.entry_point(entry, target);
    }

    fn entry_point(&mut self, entry: &EntryPoint<'_>, target: &TokenStream) {
        let repeated = &entry.callable.repeated;
        let implementation = entry.implement(target);
        self.entry_points.push(quote! {
            #(#repeated)*
            struct #target;
            #(#repeated)*
            #implementation
        });
    }

    fn constant(&mut self, constant: &Constant, class: &TokenStream, private: &TokenStream) {
        let name = callee(&constant.name);
        self.attribute(&constant.python_name, &constant.repeated, &quote!(<#class>::#name), private);
    }

    /// Adds a class attribute, whose value is made when the class is.
    pub(super) fn attribute(
        &mut self,
        name: &str,
        repeated: &[TokenStream],
        value: &TokenStream,
        private: &TokenStream,
    ) {
        let (py, output) = (local("__py"), local("__output"));
        let c_name = format!("{name}\0");
        self.attributes.push(quote! {
            #(#repeated)*
            #private::AttributeRow::new(#private::cstr(#c_name), |#py| {
                let #output = #value;
                use #private::returned::*;
                #private::Returned(#output).into_object(#py)
            })
        });
    }
}

fn slot_row(special: &Special, target: &TokenStream, callable: &Callable) -> TokenStream {
    let row = format_ident!("{}", special.row.unwrap_or(special.name));
    if special.row == Some("call") {
        let count = callable.signature().parameters.len();
        return quote!(SlotRow::call::<#target, #count>());
    }
    quote!(SlotRow::#row::<#target>())
}

/// One accessor of a property, a function of `arity` arguments. Rows of one name become one property when the class is made.
pub(super) fn property_row(
    target: &TokenStream,
    accessor: TokenStream,
    arity: usize,
    private: &TokenStream,
) -> TokenStream {
    let descriptor = quote!(<#target as #private::Function<#arity>>::DESCRIPTOR);
    let reads = accessor.to_string().starts_with("Getter");
    let accessor = quote!(::core::option::Option::Some(#private::#accessor));
    let none = quote!(::core::option::Option::None);
    let (getter, setter) = if reads { (accessor, none) } else { (none, accessor) };
    quote!(PropertyRow::new(#descriptor.name, #descriptor.doc, #getter, #setter))
}
