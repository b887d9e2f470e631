//! The fields of a class that Python sees.

use super::call::{local, local_at};
use super::hint;
use super::rows::Rows;
use super::written_type::{elided, moved, place};
use crate::model::{Class, Field};
use proc_macro2::TokenStream;
use quote::{format_ident, quote, quote_spanned};

/// Adds the rows of the fields with `get` or `set`.
pub(super) fn properties(class: &Class, fields: &[Field], private: &TokenStream, rows: &mut Rows) {
    for (index, field) in fields.iter().enumerate() {
        let name = match (&field.name, &field.python_name) {
            (Some(name), chosen) => class.member_name(name, chosen.as_deref()),
            (None, Some(chosen)) => chosen.clone(),
            (None, None) => continue,
        };
        let accessor = Accessor { class, field, name: &name, private };
        if field.get.is_some() || class.options.get_all.is_some() {
            let target = format_ident!("__get_{index}");
            rows.entry_points.push(accessor.getter(&quote!(#target)));
            rows.getter(&quote!(#target), &field.repeated, private);
        }
        if field.set.is_some() || class.options.set_all.is_some() {
            let target = format_ident!("__set_{index}");
            rows.entry_points.push(accessor.setter(&quote!(#target)));
            rows.setter(&name, &quote!(#target), &field.repeated, false);
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
        let [py, this, instance, holder, result] = ["__py", "__this", "__instance", "__holder", "__result"].map(local);
        let convert = quote_spanned!(place(&self.field.ty.tokens)=> .into_object(#py));
        let body = quote! {
            let mut #holder = ::core::default::Default::default();
            let #instance = #private::receiver_ref(#this, &mut #holder)?;
            let #result = {
                use #private::returned::*;
                #private::Field(&#instance.#member)#convert
            };
            #result
        };
        let (ty, class) = (&self.field.ty.tokens, &self.class.name);
        let hint = hint::value(ty, Some(&quote!(#class)), private);
        self.implement(target, 0, &quote!(#private::Object), &quote!(result: #hint), &body)
    }

    fn setter(&self, target: &TokenStream) -> TokenStream {
        let (member, name, class) = (&self.field.member, self.name, &self.class.name);
        let span = place(&self.field.ty.tokens);
        let private = &moved(self.private, span);
        let ty = elided(&self.field.ty.tokens, Some(&quote!(#class)));
        let [this, instance, holder, arguments, value, value_holder] =
            ["__this", "__instance", "__holder", "__arguments", "__value", "__value_holder"]
                .map(|name| local_at(name, span));
        let body = quote_spanned! {span=>
            let mut #value_holder = ::core::default::Default::default();
            let #value = #private::argument::<#ty, _>(#arguments[0], &mut #value_holder, #name)?;
            let mut #holder = ::core::default::Default::default();
            let #instance = #private::receiver_mut(#this, &mut #holder)?;
            #instance.#member = #value;
            ::core::result::Result::Ok(())
        };
        let hint = hint::argument(&self.field.ty.tokens, Some(&quote!(#class)), private);
        let parameters = quote!(parameters: &[#private::Parameter::value(#hint)]);
        self.implement(target, 1, &quote!(()), &parameters, &body)
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
        let [py, this, arguments] = ["__py", "__this", "__arguments"].map(local);
        quote! {
            #(#repeated)*
            struct #target;
            #(#repeated)*
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
