//! `#[pyfunction]`.

use super::call::{EntryPoint, Shown, callee};
use crate::model::{Converter, Function, Root, Takes};
use crate::tokens::{TokenStream, quote};

/// The function, a module of its name that holds its definition, and the definition's row.
pub(crate) fn function(function: &Function, root: &Root) -> TokenStream {
    let (package, private) = (&root.private(function.root.as_ref()), &Root::alias());
    let Function { item, visibility, callable, .. } = function;
    let (name, repeated) = (&callable.name, &callable.repeated);
    let target = &quote!([name] #name::__Definition);
    let entry = EntryPoint {
        private,
        callable,
        callee: callee(name),
        class: None,
        result: Converter::Object,
        takes: Takes::Signature,
        shown: Shown::All,
    };
    let (implementation, convention) = (entry.implement(target), entry.convention(target, ""));
    quote! {
        [item, repeated, visibility, name, package, private, implementation, target, convention]
        #item
        #repeated
        #[doc(hidden)]
        #visibility mod #name {
            pub struct __Definition;
        }
        #repeated
        const _: () = {
            use #package as #private;
            #implementation
            impl #private::Definition for #target {
                const ROW: #private::FunctionRow = #private::FunctionRow::#convention;
            }
            impl #private::Export for #target {
                const ITEM: #private::ModuleItem = #private::describe_function::<Self>();
                fn export(self, module: &#private::Bound<'_, #private::PyModule>) -> #private::PyResult<()> {
                    #private::add_function(module, <Self as #private::Definition>::ROW)
                }
            }
        };
    }
}
