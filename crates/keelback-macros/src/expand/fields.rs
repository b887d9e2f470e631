//! The fields of a class that Python sees.

use super::call::local;
use super::methods::{Rows, property_row};
use super::written_type::{elided, place};
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
        if field.get.is_some() || class.options.get_all.is_some() {
            getter(class, field, &name, index, private, rows);
        }
        if field.set.is_some() || class.options.set_all.is_some() {
            setter(class, field, &name, index, private, rows);
        }
    }
}

fn getter(class: &Class, field: &Field, name: &str, index: usize, private: &TokenStream, rows: &mut Rows) {
    let member = &field.member;
    let [py, this, instance, holder, result] = ["__py", "__this", "__instance", "__holder", "__result"].map(local);
    let convert = quote_spanned!(place(&field.ty.tokens)=> .into_object(#py));
    let body = quote! {
        let mut #holder = ::core::default::Default::default();
        let #instance = #private::receiver_ref(#this, &mut #holder)?;
        let #result = {
            use #private::returned::*;
            #private::Field(&#instance.#member)#convert
        };
        #result
    };
    let target = quote::ToTokens::to_token_stream(&format_ident!("__get_{index}"));
    let signature =
        Accessor { output: quote!(#private::Object), count: 0, accessor: quote!(Getter::of::<#target>()), body };
    accessor(class, field, name, &target, signature, private, rows);
}

fn setter(class: &Class, field: &Field, name: &str, index: usize, private: &TokenStream, rows: &mut Rows) {
    let member = &field.member;
    let class_name = &class.name;
    let ty = elided(&field.ty.tokens, Some(&quote!(#class_name)));
    let [this, instance, holder, arguments, value, value_holder] =
        ["__this", "__instance", "__holder", "__arguments", "__value", "__value_holder"].map(local);
    let convert = quote_spanned! {place(&field.ty.tokens)=>
        let #value = #private::argument::<#ty, _>(#arguments[0], &mut #value_holder, #name)?;
    };
    let body = quote! {
        let mut #value_holder = ::core::default::Default::default();
        #convert
        let mut #holder = ::core::default::Default::default();
        let #instance = #private::receiver_mut(#this, &mut #holder)?;
        #instance.#member = #value;
        ::core::result::Result::Ok(())
    };
    let target = quote::ToTokens::to_token_stream(&format_ident!("__set_{index}"));
    accessor(
        class,
        field,
        name,
        &target,
        Accessor { output: quote!(()), count: 1, accessor: quote!(Setter::of::<#target>()), body },
        private,
        rows,
    );
}

struct Accessor {
    output: TokenStream,
    count: usize,
    accessor: TokenStream,
    body: TokenStream,
}

fn accessor(
    class: &Class,
    field: &Field,
    name: &str,
    target: &TokenStream,
    accessor: Accessor,
    private: &TokenStream,
    rows: &mut Rows,
) {
    let Accessor { output, count, accessor, body } = accessor;
    let (class, repeated) = (&class.name, &field.repeated);
    let c_name = format!("{name}\0");
    let doc = field.doc.c_string(private, "");
    let [py, this, arguments] = ["__py", "__this", "__arguments"].map(local);
    let row = property_row(target, accessor, count, private);
    rows.properties.push(quote!(#(#repeated)* #private::#row));
    rows.entry_points.push(quote! {
        #(#repeated)*
        struct #target;
        #(#repeated)*
        impl #private::Function<#count> for #target {
            type Receiver = #private::Instance<#class>;
            type Output = #output;
            const DESCRIPTOR: #private::FunctionDescriptor = #private::FunctionDescriptor {
                name: #private::cstr(#c_name), class: ::core::option::Option::Some(<#class as #private::PyClass>::NAME), doc: #doc,
                ..#private::FunctionDescriptor::EMPTY
            };
            fn call<'a, 'py>(
                #py: #private::Python<'py>,
                #this: <#private::Instance<#class> as #private::Receiver>::Value<'a, 'py>,
                #arguments: &[#private::Argument<'a, 'py>; #count],
            ) -> #private::PyResult<#output> {
                #body
            }
        }
    });
}
