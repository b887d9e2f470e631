//! Slots that a class takes from the traits of its Rust type: `eq`, `eq_int`, `ord`, `hash`, `str`.

use super::call::{EntryPoint, Shown, local_at};
use super::rows::Rows;
use crate::model::{Callable, Class, Format, Input, MethodKind, Owner, Role, Special, TextSignature, Type};
use crate::tokens::{Ident, Literal, Span, TokenStream, TokenTree, commas, ident, quote, quote_at};

/// Adds the slots that the options ask for.
pub(super) fn slots(class: &Class, private: &TokenStream, rows: &mut Rows) {
    let (name, options) = (&class.name, &class.options);
    let itself = &quote!([name] &#name);
    match (&options.eq, &options.eq_int) {
        (_, Some(option)) => {
            let callee = quote_at!(option.span(), [private, name] #private::equals_or_int::<#name>);
            let operand = quote!([private, name] #private::EnumOperand<'_, '_, #name>);
            add(class, option, "eq", callee, Some(&operand), private, rows);
        }
        (Some(option), None) => {
            for method in ["eq", "ne"] {
                let callee = method_of(option, quote!([name] <#name as ::core::cmp::PartialEq>), method);
                add(class, option, method, callee, Some(itself), private, rows);
            }
        }
        (None, None) => {}
    }
    if let Some(option) = &options.ord {
        for method in ["lt", "le", "gt", "ge"] {
            let callee = method_of(option, quote!([name] <#name as ::core::cmp::PartialOrd>), method);
            add(class, option, method, callee, Some(itself), private, rows);
        }
    }
    if let Some(option) = &options.hash {
        add(
            class,
            option,
            "hash",
            quote_at!(option.span(), [private, name] #private::hash_of::<#name>),
            None,
            private,
            rows,
        );
    }
    if let Some(option) = &options.str {
        let callee = match &options.format {
            Some(format) => formatted(class, format, rows),
            None => method_of(option, quote!([name] <#name as ::std::string::ToString>), "to_string"),
        };
        add(class, option, "str", callee, None, private, rows);
    }
}

/// Adds the function that fills the format of `str = ".."`, and gives its name.
fn formatted(class: &Class, format: &Format, rows: &mut Rows) -> TokenStream {
    let Format { template, members, place } = format;
    let name = &class.name;
    let mut text = Literal::string(template);
    text.set_span(*place);
    let mut passed = vec![TokenStream::from(TokenTree::Literal(text))];
    let value = local_at("__value", *place);
    passed.extend(members.iter().map(|member| quote_at!(*place, [value, member] #value.#member)));
    let passed = commas(passed);
    rows.entry_points.push(quote! {
        [value, name, passed]
        fn __formatted(#value: &#name) -> ::std::string::String {
            ::std::format!(#passed)
        }
    });
    quote!([] __formatted)
}

fn method_of(option: &Ident, implementation: TokenStream, method: &str) -> TokenStream {
    let method = Ident::new(method, option.span());
    quote_at!(option.span(), [implementation, method] #implementation::#method)
}

/// The type of what a slot gives, as a function would say it.
fn output(option: &Ident, name: &str) -> TokenStream {
    match name {
        "repr" | "str" => quote_at!(option.span(), [] ::std::string::String),
        "int" | "hash" => quote_at!(option.span(), [] isize),
        _ => quote_at!(option.span(), [] bool),
    }
}

/// Adds the slot `__name__`, filled by `callee`: a function of `&self`, and of an operand of type `other` for a comparison.
pub(super) fn add(
    class: &Class,
    option: &Ident,
    name: &str,
    callee: TokenStream,
    other: Option<&TokenStream>,
    private: &TokenStream,
    rows: &mut Rows,
) {
    let Some(special) = Special::find(&format!("__{name}__")) else {
        return;
    };
    let class_name = &class.name;
    let class_path = quote!([class_name] #class_name);
    let other = other.map(|tokens| {
        let ty = Type { tokens: tokens.clone(), is_python: false, is_option: false };
        Input { name: Ident::new("other", Span::call_site()), ty, from_py_with: None, role: Role::Argument }
    });
    let callable = Callable {
        name: option.clone(),
        python_name: special.name.to_owned(),
        repeated: Vec::new(),
        doc: Default::default(),
        owner: Owner::Shared,
        receiver: quote!([option] #option),
        inputs: other.into_iter().collect(),
        output: output(option, name),
        asynchronous: None,
        written: None,
        text_signature: TextSignature::Absent,
        warnings: Vec::new(),
        refused: Vec::new(),
    };
    let target = ident(&format!("__{name}"));
    let entry = EntryPoint {
        private,
        callable: &callable,
        callee,
        class: Some(&class_path),
        result: special.result,
        takes: special.takes,
        shown: Shown::Nothing,
    };
    rows.entry(&entry, &quote!([target] #target), MethodKind::Special(special));
}
