//! `#[pymodule]`.

use super::call::{callee, local, result_place};
use super::hint;
use super::written_type::place;
use crate::model::{
    Added, Callable, Filling, FillingKind, Module, ModuleBody, ModuleItem, ModuleItemKind, Role, Root, Statement, unraw,
};
use crate::tokens::{Group, TokenStream, commas, ident, quote, quote_at};

/// The module's item with its definition.
pub(crate) fn module(module: &Module, root: &Root) -> TokenStream {
    let (package, private) = (&root.private(module.options.root.as_ref()), &Root::alias());
    let (name, repeated) = (&module.name, &module.repeated);
    match &module.body {
        ModuleBody::Function { head, body, statements, visibility, callable, filling } => {
            let body = function_body(body, statements, filling, module, root);
            let filled = fill(callable, private);
            let definition = definition(
                module,
                package,
                &quote! {
                    [name]
                    #name::__Definition
                },
                &quote!([filled] #filled),
                &quote!([name, private] <#name::__Definition as #private::Filled>::ITEMS),
            );
            quote! {
                [head, body, repeated, visibility, name, definition]
                #head #body
                #repeated
                #[doc(hidden)]
                #visibility mod #name {
                    pub struct __Definition;
                }
                #repeated
                #definition
            }
        }
        ModuleBody::Inline { head, content, items } => {
            let lines: Vec<TokenStream> = items.iter().map(|item| register(item, package, private)).collect();
            let filled = quote!([lines] #lines ::core::result::Result::Ok(()));
            let described = items.iter().map(|item| describe(item, package, private));
            let described = commas(described.filter(|described| !described.is_empty()).collect());
            let described = quote!([described] &[#described]);
            let definition = definition(module, package, &quote!([] __Definition), &filled, &described);
            quote! {
                [head, content, definition]
                #head {
                    #content
                    #[doc(hidden)]
                    pub struct __Definition;
                    #definition
                }
            }
        }
    }
}

/// The body with its `#[pyfn]` functions: each becomes a `#[pyfunction]`, and a statement that adds it. What the statements
/// say that they add is described inside of the body, where names mean what they mean there.
fn function_body(body: &Group, statements: &[Statement], filling: &[Filling], module: &Module, root: &Root) -> Group {
    let chosen = module.options.root.as_ref();
    let (package, private) = (root.package(chosen), root.private(chosen));
    let same_package = chosen.map(|chosen| {
        let path = chosen.to_string().replace(' ', "");
        quote!([path] crate = #path,)
    });
    let name = &module.name;
    let described = commas(filling.iter().map(|filling| describe_filling(filling, &[], &private)).collect());
    let mut content = quote! {
        [private, name, described]
        #[allow(non_local_definitions, deprecated)]
        impl #private::Filled for #name::__Definition {
            const ITEMS: &'static [#private::ModuleItem] = {
                #[allow(unused_imports)]
                use #private::{ExportClass as _, Unregistered as _};
                &[#described]
            };
        }
    };
    for statement in statements {
        match statement {
            Statement::Other(tokens) => content.extend(tokens.clone()),
            Statement::Added(Added { module, options, names_package, item, name }) => {
                let same_package = same_package.as_ref().filter(|_| !names_package);
                content.extend(quote! {
                    [package, same_package, options, item, private, module, name]
                    #[#package::pyfunction(#same_package #options)]
                    #item
                    #private::add_function(&#module, <#name::__Definition as #private::Definition>::ROW)?;
                });
            }
        }
    }
    let mut copy = Group::new(body.delimiter(), content);
    copy.set_span(body.span());
    copy
}

/// The row, its registration and the entry points. `filled` is the body of the function that fills the module, `described`
/// what the row says of it.
fn definition(
    module: &Module,
    package: &TokenStream,
    target: &TokenStream,
    filled: &TokenStream,
    described: &TokenStream,
) -> TokenStream {
    let private = &Root::alias();
    let name = module.python_name();
    let c_name = format!("{name}\0");
    let package_name = module.options.module.as_ref();
    let package_name = package_name.map(|name| quote!([name] module: ::core::option::Option::Some(#name),));
    let doc = module.doc.c_string(private, "");
    let gil_used = module.options.gil_used.map(|used| quote!([used] gil_used: ::core::option::Option::Some(#used),));
    let own_gil = module.options.own_gil.then(|| quote!([] own_gil: true,));
    let entry_points = (!module.options.submodule).then(|| entry_points(&name, private));
    let argument = local("__module");
    quote! {
        [package, private, c_name, package_name, doc, gil_used, own_gil, described, argument, filled, target, entry_points]
        const _: () = {
            use #package as #private;
            #[allow(clippy::needless_update)]
            static DESCRIPTOR: #private::ModuleDescriptor = {
                use #private::{ExportClass as _, Undescribed as _, Unregistered as _};
                #private::ModuleDescriptor {
                    name: #private::cstr(#c_name), #package_name doc: #doc, #gil_used #own_gil items: #described, execute: __execute,
                    ..#private::ModuleDescriptor::EMPTY
                }
            };
            static MODULE: #private::ModuleDefinition = #private::ModuleDefinition::new(&DESCRIPTOR);
            fn __execute(#argument: &#private::Bound<'_, #private::PyModule>) -> #private::PyResult<()> {
                #filled
            }
            impl #private::Module for #target {
                const DEFINITION: &'static #private::ModuleDefinition = &MODULE;
            }
            impl #private::Export for #target {
                const ITEM: #private::ModuleItem = #private::ModuleItem::Module(&DESCRIPTOR);
                fn export(self, module: &#private::Bound<'_, #private::PyModule>) -> #private::PyResult<()> {
                    #private::add_submodule(module, &MODULE)
                }
            }
            #entry_points
        };
    }
}

/// What the interpreter looks for in the library: `PyModExport_*` from 3.15 on, `PyInit_*` before; and where its description starts.
fn entry_points(name: &str, private: &TokenStream) -> TokenStream {
    let initialize = ident(&format!("PyInit_{name}"));
    let export = ident(&format!("PyModExport_{name}"));
    let root = ident(&format!("keelback_module_{name}"));
    quote! {
        [initialize, private, export, root]
        #[unsafe(no_mangle)]
        pub extern "C" fn #initialize() -> *mut #private::ffi::PyObject {
            #private::initialize(&MODULE)
        }
        #[unsafe(no_mangle)]
        pub extern "C" fn #export() -> *mut ::core::ffi::c_void {
            #private::export(&MODULE)
        }
        #[unsafe(no_mangle)]
        pub static #root: #private::Root = #private::Root::new(&DESCRIPTOR);
    }
}

/// The call of a function that takes the module, as an expression of type `PyResult<()>`.
fn fill(callable: &Callable, private: &TokenStream) -> TokenStream {
    let module = local("__module");
    let mut passed = Vec::new();
    for input in &callable.inputs {
        passed.push(match input.role {
            Role::Python => quote!([module] #module.py()),
            _ => quote_at!(place(&input.ty.tokens), [private, module] #private::module_argument(#module)),
        });
    }
    let passed = commas(passed);
    let (name, output) = (callee(&callable.name), local("__output"));
    let convert = quote_at!(result_place(callable), [].into_unit());
    quote! {
        [output, name, passed, private, convert]
        {
            let #output = #name(#passed);
            use #private::returned::*;
            #private::Returned(#output)#convert
        }
    }
}

/// The statement that registers one item of an inline module.
fn register(item: &ModuleItem, package: &TokenStream, private: &TokenStream) -> TokenStream {
    let module = local("__module");
    let repeated = &item.repeated;
    let statement = match &item.kind {
        ModuleItemKind::Function(name) => {
            quote! {
                [private, module, name]
                #private::add_function(#module, <#name::__Definition as #private::Definition>::ROW)?;
            }
        }
        ModuleItemKind::Class(name) => quote!([private, name, module] #private::add_class::<#name>(#module)?;),
        ModuleItemKind::Submodule(name) => {
            quote! {
                [private, module, name]
                #private::add_submodule(#module, <#name::__Definition as #private::Module>::DEFINITION)?;
            }
        }
        ModuleItemKind::Export(name) => quote!([package, module, name] #package::export!(#module, #name);),
        ModuleItemKind::Constant { name, .. } => {
            let text = unraw(name);
            quote!([private, module, text, name] #private::add_constant(#module, #text, #name)?;)
        }
        ModuleItemKind::Init(callable, _) => {
            let call = fill(callable, private);
            quote!([call] #call?;)
        }
    };
    quote!([repeated, statement] #repeated #statement)
}

/// What the row says of what a statement adds, under the conditions of the function around it.
fn describe_filling(filling: &Filling, around: &[TokenStream], private: &TokenStream) -> TokenStream {
    let repeated = &filling.repeated;
    let described = match &filling.kind {
        FillingKind::Type(ty) => quote!([private, ty] <#private::Registered<#ty>>::ITEM),
        FillingKind::Item(path) => quote!([private, path] #private::describe(&#path::__Definition)),
        FillingKind::Constant { name, ty, listed } => {
            let hint = match ty {
                Some(ty) => hint::constant(ty, None, private),
                None => quote!([private] &#private::PyStaticExpr::ANY),
            };
            quote! {
                [private, name, hint, listed]
                #private::ModuleItem::Constant(const { &#private::ConstantRow { name: #name, hint: #hint, listed: #listed } })
            }
        }
        FillingKind::Made(made) => {
            let name = format!("{}\0", made.name);
            let items = commas(made.filling.iter().map(|filling| describe_filling(filling, &[], private)).collect());
            quote! {
                [private, name, items]
                #private::ModuleItem::Module(const {
                    &#private::ModuleDescriptor { name: #private::cstr(#name), items: &[#items], ..#private::ModuleDescriptor::EMPTY }
                })
            }
        }
        FillingKind::Variable(_) | FillingKind::Unknown => {
            quote!([private] #private::ModuleItem::Unknown)
        }
    };
    quote!([around, repeated, described] #around #repeated #described)
}

/// What the row says of one item of an inline module.
fn describe(item: &ModuleItem, package: &TokenStream, private: &TokenStream) -> TokenStream {
    let repeated = &item.repeated;
    let described = match &item.kind {
        ModuleItemKind::Function(name) | ModuleItemKind::Class(name) | ModuleItemKind::Submodule(name) => {
            quote!([private, name] #private::describe(&#name::__Definition))
        }
        ModuleItemKind::Export(name) => quote!([package, name] #package::export!(#name)),
        ModuleItemKind::Constant { name, ty } => {
            let (text, hint) = (unraw(name), hint::constant(ty, None, private));
            quote! {
                [private, text, hint]
                #private::ModuleItem::Constant(const { &#private::ConstantRow { name: #text, hint: #hint, listed: true } })
            }
        }
        ModuleItemKind::Init(_, filling) => {
            return commas(filling.iter().map(|filling| describe_filling(filling, repeated, private)).collect());
        }
    };
    quote!([repeated, described] #repeated #described)
}
