//! The rows of a class, collected by kind.

use super::call::{EntryPoint, local, local_at};
use super::written_type::{moved, place};
use crate::model::{Callable, MethodKind, Owner, Row, Special};
use crate::tokens::{Span, TokenStream, commas, ident, quote, quote_at};

/// The rows of a class, by kind.
#[derive(Default)]
pub(super) struct Rows {
    pub(super) entry_points: Vec<TokenStream>,
    methods: Vec<TokenStream>,
    properties: Vec<TokenStream>,
    /// Setters and deleters, which share one slot of a property.
    settings: Vec<Setting>,
    attributes: Vec<TokenStream>,
    slots: Vec<TokenStream>,
    constructors: Vec<TokenStream>,
}

/// A setter or a deleter.
struct Setting {
    property: String,
    repeated: Vec<TokenStream>,
    target: TokenStream,
    deletes: bool,
}

impl Rows {
    /// `ClassItems { .. }` with the kinds that there are.
    pub(super) fn items(&self, private: &TokenStream) -> TokenStream {
        let Rows { methods, properties, attributes, slots, constructors, .. } = self;
        let field = |name: &str, rows: &[TokenStream]| {
            let (name, rows) = (ident(name), commas(rows.to_vec()));
            (!rows.is_empty()).then(|| quote!([name, rows] #name: &[#rows],))
        };
        let methods = field("methods", methods);
        let settings = self.settings.iter().filter_map(|setting| self.setting(setting, private));
        let properties: Vec<TokenStream> = properties.iter().cloned().chain(settings).collect();
        let properties = field("properties", &properties);
        let attributes = field("attributes", attributes);
        let slots = field("slots", slots);
        quote! {
            [private, methods, properties, attributes, slots, constructors]
            #private::ClassItems { #methods #properties #attributes #slots #constructors ..#private::ClassItems::EMPTY }
        }
    }

    /// Adds an entry point and the row that names it.
    pub(super) fn entry(&mut self, entry: &EntryPoint<'_>, target: &TokenStream, kind: MethodKind) {
        let EntryPoint { private, callable, .. } = entry;
        let repeated = &callable.repeated;
        let count = callable.signature().parameters.len();
        let (rows, row) = match kind {
            MethodKind::New => {
                let row = quote!([private, target, count] #private::ConstructorRow::new::<#target, #count>());
                self.constructors.push(quote! {
                    [repeated, row]
                    #repeated constructor: ::core::option::Option::Some(#row),
                });
                return self.entry_point(entry, target);
            }
            MethodKind::Getter => {
                self.getter(target, repeated, private);
                return self.entry_point(entry, target);
            }
            MethodKind::Setter | MethodKind::Deleter => {
                let deletes = matches!(kind, MethodKind::Deleter);
                self.setter(&callable.python_name, target, repeated, deletes);
                return self.entry_point(entry, target);
            }
            MethodKind::Special(special) => (&mut self.slots, slot_row(special, target, callable, private)),
            MethodKind::Ordinary | MethodKind::ClassAttribute => {
                let prefix = match callable.owner {
                    Owner::Nothing => "static_",
                    Owner::Class => "class_",
                    _ => "",
                };
                let convention = entry.convention(target, prefix);
                (&mut self.methods, quote!([convention] MethodRow::#convention))
            }
        };
        let private = moved(private, entry.class.map_or_else(Span::call_site, place));
        rows.push(quote!([repeated, private, row] #repeated #private::#row));
        self.entry_point(entry, target);
    }

    /// Adds a method that the library has an entry point for.
    pub(super) fn method(&mut self, row: TokenStream) {
        self.methods.push(row);
    }

    /// Adds a special method that the library has an entry point for.
    pub(super) fn slot(&mut self, row: TokenStream) {
        self.slots.push(row);
    }

    /// Adds a class attribute that the library makes.
    pub(super) fn class_attribute(&mut self, row: TokenStream) {
        self.attributes.push(row);
    }

    /// Adds `__match_args__`.
    pub(super) fn match_args(&mut self, names: &[String], private: &TokenStream) {
        let py = local("__py");
        let names = commas(names.iter().map(|name| quote!([name] #name)).collect());
        self.attributes.push(quote! {
            [private, names, py]
            #private::AttributeRow::match_args(
                &#private::match_args_hint!(#names),
                |#py| #private::match_args(#py, &[#names]),
            )
        });
    }

    fn entry_point(&mut self, entry: &EntryPoint<'_>, target: &TokenStream) {
        let repeated = &entry.callable.repeated;
        let implementation = entry.implement(target);
        self.entry_points.push(quote! {
            [repeated, target, implementation]
            #repeated
            struct #target;
            #repeated
            #implementation
        });
    }

    /// Adds what reads a property. Rows of one name become one property when the class is made.
    pub(super) fn getter(&mut self, target: &TokenStream, repeated: &[TokenStream], private: &TokenStream) {
        self.properties.push(quote! {
            [repeated, private, target]
            #repeated #private::PropertyRow::getter::<#target>()
        });
    }

    /// Adds what sets or deletes a property.
    pub(super) fn setter(&mut self, property: &str, target: &TokenStream, repeated: &[TokenStream], deletes: bool) {
        let (property, repeated) = (property.to_owned(), repeated.to_vec());
        self.settings.push(Setting { property, repeated, target: target.clone(), deletes });
    }

    /// The row of a setter, together with a deleter of the same property; nothing for a deleter that went with a setter.
    fn setting(&self, setting: &Setting, private: &TokenStream) -> Option<TokenStream> {
        let Setting { property, repeated, target, deletes } = setting;
        let other = self.settings.iter().find(|other| other.property == *property && other.deletes != *deletes);
        let setter = match (deletes, other) {
            (true, Some(_)) => return None,
            (true, None) => quote!([target] deleter::<#target>()),
            (false, None) => quote!([target] setter::<#target>()),
            (false, Some(Setting { target: deleter, .. })) => quote! {
                [target, deleter]
                setter_and_deleter::<#target, #deleter>()
            },
        };
        Some(quote!([repeated, private, setter] #repeated #private::PropertyRow::#setter))
    }

    /// Adds a class attribute, whose value is made when the class is. `place` is that of the value's type.
    pub(super) fn attribute(
        &mut self,
        name: &str,
        repeated: &[TokenStream],
        value: &TokenStream,
        hint: &TokenStream,
        place: Span,
        private: &TokenStream,
    ) {
        let (py, output) = (local("__py"), local("__output"));
        let c_name = format!("{name}\0");
        let place_py = local_at("__py", place);
        let convert = quote_at!(place, [place_py] .into_object(#place_py));
        self.attributes.push(quote! {
            [repeated, private, c_name, hint, py, output, value, convert]
            #repeated
            #private::AttributeRow::new(#private::cstr(#c_name), #hint, |#py| {
                let #output = #value;
                use #private::returned::*;
                #private::Returned(#output)#convert
            })
        });
    }
}

fn slot_row(special: &Special, target: &TokenStream, callable: &Callable, private: &TokenStream) -> TokenStream {
    match special.row {
        Row::Plain(row) => {
            let row = ident(row);
            quote!([row, target] SlotRow::#row::<#target>())
        }
        Row::Counted(row) => {
            let (row, count) = (ident(row), callable.signature().parameters.len());
            quote!([row, target, count] SlotRow::#row::<#target, #count>())
        }
        Row::Operator(row, operator) => {
            let (row, operator) = (ident(row), ident(operator));
            quote!([private, row, operator, target] SlotRow::#row::<#private::operator::#operator, #target>())
        }
        Row::Refused(why) => unreachable!("`check` refused it: {why}"),
    }
}
