//! The fields of a class that Python sees.

use super::call::{local, local_at};
use super::hint;
use super::rows::Rows;
use super::written_type::{elided, moved, place};
use crate::model::{Class, Field};
use crate::tokens::{TokenStream, ident, quote, quote_at};

/// Adds the rows of the fields with `get` or `set`.
pub(super) fn properties(class: &Class, fields: &[Field], private: &TokenStream, rows: &mut Rows) {
    for (index, field) in fields.iter().enumerate() {
        let Some(name) = class.field_name(field) else { continue };
        let accessor = Accessor { class, field, name: &name, private };
        if field.get.is_some() || class.options.get_all.is_some() || class.options.data.is_some() {
            let target = ident(&format!("__get_{index}"));
            rows.entry_points.push(accessor.getter(&quote!([target] #target)));
            rows.getter(&quote!([target] #target), &field.repeated, private);
        }
        if field.set.is_some() || class.options.set_all.is_some() {
            let target = ident(&format!("__set_{index}"));
            rows.entry_points.push(accessor.setter(&quote!([target] #target)));
            rows.setter(&name, &quote!([target] #target), &field.repeated, false);
        }
    }
}

/// What the entry points of one field have in common.
struct Accessor<'a> {
    class: &'a Class,
    field: &'a Field,
    /// The property's name in Python.
    name: &'a str,
    private: &'a TokenStream,
}

impl Accessor<'_> {
    fn getter(&self, target: &TokenStream) -> TokenStream {
        let (private, member) = (self.private, &self.field.member);
        let (py, this, instance) = (local("__py"), local("__this"), local("__instance"));
        let (holder, result) = (local("__holder"), local("__result"));
        let convert = quote_at!(place(&self.field.ty.tokens), [py] .into_object(#py));
        let body = quote! {
            [holder, instance, private, this, result, member, convert]
            let mut #holder = ::core::default::Default::default();
            let #instance = #private::receiver_ref(#this, &mut #holder, &Self::DESCRIPTOR)?;
            let #result = {
                use #private::returned::*;
                #private::Field(&#instance.#member)#convert
            };
            #result
        };
        let (ty, class) = (&self.field.ty.tokens, &self.class.name);
        let hint = hint::value(ty, Some(&quote!([class] #class)), private);
        self.implement(target, 0, &quote!([private] #private::Object), &quote!([hint] result: #hint), &body)
    }

    fn setter(&self, target: &TokenStream) -> TokenStream {
        let (member, name, class) = (&self.field.member, self.name, &self.class.name);
        let span = place(&self.field.ty.tokens);
        let private = &moved(self.private, span);
        let ty = elided(&self.field.ty.tokens, Some(&quote!([class] #class)));
        let (this, instance) = (local_at("__this", span), local_at("__instance", span));
        let (holder, arguments) = (local_at("__holder", span), local_at("__arguments", span));
        let (value, value_holder) = (local_at("__value", span), local_at("__value_holder", span));
        let body = quote_at! {
            span, [value_holder, value, private, ty, arguments, name, holder, instance, this, member]
            let mut #value_holder = ::core::default::Default::default();
            let #value = #private::argument::<#ty, _>(#arguments[0], &mut #value_holder, #name)?;
            let mut #holder = ::core::default::Default::default();
            let #instance = #private::receiver_mut(#this, &mut #holder, &Self::DESCRIPTOR)?;
            #instance.#member = #value;
            ::core::result::Result::Ok(())
        };
        let hint = hint::argument(&self.field.ty.tokens, Some(&quote!([class] #class)), private);
        let parameters = quote!([private, hint] parameters: &[#private::Parameter::value(#hint)]);
        self.implement(target, 1, &quote!([]()), &parameters, &body)
    }

    /// The implementation of `Function<count>` for a type of its own. `described` is what its descriptor says of the value.
    fn implement(
        &self,
        target: &TokenStream,
        count: usize,
        output: &TokenStream,
        described: &TokenStream,
        body: &TokenStream,
    ) -> TokenStream {
        let (private, class, repeated) = (self.private, &self.class.name, &self.field.repeated);
        let c_name = format!("{}\0", self.name);
        let doc = self.field.doc.c_string(private, "");
        let (py, this, arguments) = (local("__py"), local("__this"), local("__arguments"));
        quote! {
            [repeated, target, private, count, class, output, c_name, doc, described, py, this, arguments, body]
            #repeated
            struct #target;
            #repeated
            impl #private::Function<#count> for #target {
                type Receiver = #private::Instance<#class>;
                type Output = #output;
                const DESCRIPTOR: #private::FunctionDescriptor = {
                    use #private::Undescribed as _;
                    #private::FunctionDescriptor {
                        name: #private::cstr(#c_name),
                        class: ::core::option::Option::Some(<#class as #private::PyClass>::NAME),
                        doc: #doc,
                        #described,
                        ..#private::FunctionDescriptor::EMPTY
                    }
                };
                fn call<'a, 'py>(
                    #py: #private::Python<'py>,
                    #this: <#private::Instance<#class> as #private::Receiver>::Value<'a, 'py>,
                    #arguments: &[#private::Argument<'a, 'py>; #count],
                ) -> #private::PyResult<#output> {
                    #body
                }
            }
        }
    }
}
