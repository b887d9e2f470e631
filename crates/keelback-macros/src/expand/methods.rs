//! `#[pymethods]`.

use std::sync::{Mutex, PoisonError};

use super::call::{EntryPoint, Shown, callee, local, result_place};
use super::hint;
use super::rows::Rows;
use super::written_type::place;
use crate::model::{Constant, Converter, Member, Method, MethodKind, Methods, Root, Takes, unraw};
use crate::tokens::{Ident, TokenStream, TokenTree, commas, ident, quote, quote_at};

/// The block, one entry point per method, and the rows that name them.
pub(crate) fn methods(methods: &Methods, root: &Root) -> TokenStream {
    let (package, private) = (&root.private(methods.root.as_ref()), &Root::alias());
    let Methods { item, class, repeated, .. } = methods;
    let mut rows = Rows::default();
    for (index, member) in methods.members.iter().enumerate() {
        match member {
            Member::Method(method) => add_method(&mut rows, method, index, class, private),
            Member::Constant(constant) => add_constant(&mut rows, constant, class, private),
        }
    }
    let Rows { entry_points, .. } = &rows;
    let items = rows.items(private);
    let found = if is_first(class) {
        quote! {
            [class, private]
            impl #class {
                #[doc(hidden)]
                pub const __ITEMS: ::core::option::Option<&'static #private::ClassItems<#class>> =
                    ::core::option::Option::Some(&ITEMS);
            }
        }
    } else {
        quote!([class, private] #private::further_block!(#class, ITEMS);)
    };
    let constructors: TokenStream = methods.members.iter().filter_map(|member| constructor(member, class)).collect();
    quote! {
        [item, repeated, package, private, entry_points, class, items, found, constructors]
        #item
        #repeated
        const _: () = {
            use #package as #private;
            #entry_points
            #[allow(clippy::needless_update)]
            static ITEMS: #private::ClassItems<#class> = #items;
            #found
            #constructors
        };
    }
}

/// What a class can have once only, for a constructor: that of another block is an error then.
fn constructor(member: &Member, class: &TokenStream) -> Option<TokenStream> {
    let Member::Method(method) = member else { return None };
    let Method { kind: MethodKind::New, callable, .. } = &**method else { return None };
    let repeated: TokenStream = callable.repeated.iter().cloned().collect();
    Some(quote_at! {
        callable.name.span(), [class, repeated]
        #repeated
        impl #class {
            #[doc(hidden)]
            #[allow(dead_code)]
            const __A_CLASS_HAS_ONE_CONSTRUCTOR: () = ();
        }
    })
}

/// The classes of the crate by name, and those of which there was a block.
///
/// What is remembered is as old as the compiler's process, which compiles one crate.
static CLASSES: Mutex<[Vec<String>; 2]> = Mutex::new([Vec::new(), Vec::new()]);

/// Notes that the crate has a class of this name.
pub(super) fn declare(class: &Ident) {
    CLASSES.lock().unwrap_or_else(PoisonError::into_inner)[0].push(unraw(class));
}

/// Whether it is the first block of the class of this name.
///
/// The first one is a constant of its class, of which there can be only one; the others are found when the library is
/// loaded. A block that is taken for a later one works all the same: where there is another class of this name, where the class
/// comes after the block, or where the name is another one for the class (`type Other = Class`), which may have its first block under
/// its own.
fn is_first(class: &TokenStream) -> bool {
    let name = last_name(class.clone()).unwrap_or_default();
    let mut classes = CLASSES.lock().unwrap_or_else(PoisonError::into_inner);
    let is_first = classes[0].contains(&name) && !classes[1].contains(&name);
    if is_first {
        classes[1].push(name);
    }
    is_first
}

/// The last name of a path, which is the same however much of the path is written.
fn last_name(path: TokenStream) -> Option<String> {
    path.into_iter().filter_map(name_of).last()
}

fn name_of(tree: TokenTree) -> Option<String> {
    match tree {
        TokenTree::Ident(name) => Some(unraw(&name)),
        TokenTree::Group(group) => last_name(group.stream()),
        _ => None,
    }
}

/// Adds one function of the block.
fn add_method(rows: &mut Rows, method: &Method, index: usize, class: &TokenStream, private: &TokenStream) {
    let callable = &method.callable;
    let name = callee(&callable.name);
    if let MethodKind::ClassAttribute = method.kind {
        let py = local("__py");
        let passed = commas(vec![TokenTree::Ident(py).into(); callable.inputs.len()]);
        let value = quote!([class, name, passed] <#class>::#name(#passed));
        let hint = hint::constant(&callable.output, Some(class), private);
        rows.attribute(&callable.python_name, &callable.repeated, &value, &hint, result_place(callable), private);
        return;
    }
    let (result, takes, shown) = match method.kind {
        MethodKind::New => (Converter::New, Takes::Signature, Shown::Constructor),
        MethodKind::Ordinary => (Converter::Object, Takes::Signature, Shown::All),
        MethodKind::Getter | MethodKind::ClassAttribute => (Converter::Object, Takes::Arguments(0), Shown::Doc),
        MethodKind::Setter => (Converter::Unit, Takes::Arguments(1), Shown::Doc),
        MethodKind::Deleter => (Converter::Unit, Takes::Arguments(0), Shown::Doc),
        MethodKind::Special(special) => (special.result, special.takes, Shown::Nothing),
    };
    let target = ident(&format!("__{}_{index}", unraw(&callable.name).trim_matches('_')));
    let entry = EntryPoint {
        private,
        callable,
        callee: quote!([class, name] <#class>::#name),
        class: Some(class),
        result,
        takes,
        shown,
    };
    rows.entry(&entry, &quote!([target] #target), method.kind);
}

/// Adds one constant of the block.
fn add_constant(rows: &mut Rows, constant: &Constant, class: &TokenStream, private: &TokenStream) {
    let name = callee(&constant.name);
    let hint = hint::constant(&constant.ty, Some(class), private);
    let (value, place) = (quote!([class, name] <#class>::#name), place(&constant.ty));
    rows.attribute(&constant.python_name, &constant.repeated, &value, &hint, place, private);
}
