//! `base_enum`: an enum that is a class of Python's.

use super::call::local;
use super::class::descriptor;
use super::enumeration::{numbers, table};
use crate::model::{Class, Variant};
use crate::tokens::{Ident, Span, TokenStream, commas, quote};

/// The item, and what the library knows of it.
pub(super) fn python_enum(
    class: &Class,
    variants: &[Variant],
    base: &str,
    package: &TokenStream,
    private: &TokenStream,
) -> TokenStream {
    let Class { item, name, repeated, .. } = class;
    let (descriptor, table) = (descriptor(class, private), table(class, variants, private));
    let (python_name, attributes) = (class.python_name(), attributes(class, variants, private));
    let number = class.repr.clone().unwrap_or_else(|| Ident::new("isize", Span::call_site()));
    let numbers = numbers(class, variants, &number);
    let (py, number_of, conversions) = (local("__py"), local("__number"), conversions(class, private));
    quote! {
        [item, repeated, package, private, name, python_name, descriptor, base, attributes, table, number, number_of, numbers, py, conversions]
        #item
        #repeated
        const _: () = {
            use #package as #private;
            impl #private::PythonEnum for #name {
                const NAME: &'static str = #python_name;
                #[allow(clippy::needless_update)]
                const DESCRIPTOR: #private::ClassDescriptor = #descriptor;
                const BASE: &'static str = #base;
                const BASE_HINT: #private::PyStaticExpr = #private::type_hint_identifier!("enum", #base);
                const ATTRIBUTES: &'static [#private::AttributeRow] = &[#attributes];
                #table
                fn value(&self, #py: #private::Python<'_>) -> #private::PyResult<#private::Object> {
                    let #number_of: #number = match *self { #numbers };
                    use #private::returned::*;
                    #private::Returned(#number_of).into_object(#py)
                }
            }
            impl #name {
                #[doc(hidden)]
                #[allow(non_upper_case_globals)]
                pub const __Definition: #private::PythonEnumExport<#name> = #private::PythonEnumExport::new();
            }
            #conversions
        };
    }
}

/// The members, as stubs show them.
fn attributes(class: &Class, variants: &[Variant], private: &TokenStream) -> TokenStream {
    let (name, py) = (&class.name, local("__py"));
    let row = |variant: &Variant| {
        let (variant_name, repeated) = (&variant.name, &variant.repeated);
        let c_name = format!("{}\0", class.member_name(variant_name, variant.python_name.as_deref()));
        quote! {
            [repeated, private, c_name, name, variant_name, py]
            #repeated
            #private::AttributeRow::new(
                #private::cstr(#c_name),
                &#private::python_enum_hint::<#name>(),
                |#py| #private::python_enum_member(#py, &#name::#variant_name).map(#private::Bound::unbind),
            )
        }
    };
    commas(variants.iter().map(row).collect())
}

fn conversions(class: &Class, private: &TokenStream) -> TokenStream {
    let (name, py, object, module) = (&class.name, local("__py"), local("__object"), local("__module"));
    quote! {
        [private, name, py, object, module]
        impl #private::ModuleClass for #name {
            fn add_to(#module: &#private::Bound<'_, #private::PyModule>) -> #private::PyResult<()> {
                #private::add_python_enum::<#name>(#module)
            }
        }
        impl<'py> #private::IntoPyObject<'py> for #name {
            type Target = #private::PyAny;
            type Output = #private::Bound<'py, #private::PyAny>;
            type Error = #private::PyErr;
            const OUTPUT_TYPE: #private::PyStaticExpr = #private::python_enum_hint::<#name>();
            fn into_pyobject(self, #py: #private::Python<'py>) -> #private::PyResult<Self::Output> {
                #private::python_enum_member(#py, &self)
            }
        }
        impl<'py> #private::IntoPyObject<'py> for &#name {
            type Target = #private::PyAny;
            type Output = #private::Bound<'py, #private::PyAny>;
            type Error = #private::PyErr;
            const OUTPUT_TYPE: #private::PyStaticExpr = #private::python_enum_hint::<#name>();
            fn into_pyobject(self, #py: #private::Python<'py>) -> #private::PyResult<Self::Output> {
                #private::python_enum_member(#py, self)
            }
        }
        impl<'a, 'py> #private::FromPyObject<'a, 'py> for #name {
            type Error = #private::PyErr;
            const INPUT_TYPE: #private::PyStaticExpr = #private::python_enum_hint::<#name>();
            fn extract(#object: #private::Borrowed<'a, 'py, #private::PyAny>) -> #private::PyResult<Self> {
                #private::python_enum_value(#object)
            }
        }
    }
}
