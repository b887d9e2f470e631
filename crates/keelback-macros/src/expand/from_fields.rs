//! `new = "from_fields"`: a constructor with a parameter for every field.

use super::call::{EntryPoint, Shown};
use super::rows::Rows;
use super::written_type::elided;
use crate::model::{
    Callable, Class, Converter, Entry, Field, Input, MethodKind, Owner, Role, Takes, TextSignature, Type, Written,
};
use crate::tokens::{Ident, TokenStream, commas, ident, quote};

/// Adds the constructor of a struct.
pub(super) fn constructor(class: &Class, fields: &[Field], option: &Ident, private: &TokenStream, rows: &mut Rows) {
    let name = &class.name;
    let names: Vec<Ident> = fields.iter().map(|field| parameter(class, field)).collect();
    let value = quote!([name] #name);
    let written = written(fields, &names);
    let (function, inputs) = from_fields(&value, &value, fields, names);
    rows.entry_points.push(function);
    let callable = callable(option, inputs, written);
    let entry = EntryPoint {
        private,
        callable: &callable,
        callee: quote!([] __from_fields),
        class: Some(&value),
        result: Converter::New,
        takes: Takes::Signature,
        shown: Shown::Constructor,
    };
    rows.entry(&entry, &quote!([] __FromFields), MethodKind::New);
}

/// The name of a field as a parameter: that of Rust, as in PyO3, but in a data class; `_0` in a tuple.
fn parameter(class: &Class, field: &Field) -> Ident {
    let python_name = class.options.data.as_ref().and_then(|_| class.field_name(field));
    match (python_name, &field.name) {
        (Some(name), _) => ident(&name),
        (None, Some(name)) => name.clone(),
        (None, None) => ident(&format!("_{}", field.member)),
    }
}

/// `fn __from_fields`, which makes `value { .. }` of the type `result`, and its parameters.
fn from_fields(
    value: &TokenStream,
    result: &TokenStream,
    fields: &[Field],
    names: Vec<Ident>,
) -> (TokenStream, Vec<Input>) {
    let (mut parameters, mut members, mut inputs) = (Vec::new(), Vec::new(), Vec::new());
    for (index, (field, name)) in fields.iter().zip(names).enumerate() {
        let (local, member) = (ident(&format!("__field{index}")), &field.member);
        let tokens = elided(&field.ty.tokens, Some(result));
        parameters.push(quote!([local, tokens] #local: #tokens));
        members.push(quote!([member, local] #member: #local));
        let ty = Type { tokens, ..field.ty };
        inputs.push(Input { name, ty, from_py_with: None, role: Role::Argument });
    }
    let (parameters, members) = (commas(parameters), commas(members));
    let function = quote! {
        [parameters, result, value, members]
        #[allow(clippy::too_many_arguments)]
        fn __from_fields(#parameters) -> #result {
            #value { #members }
        }
    };
    (function, inputs)
}

/// The signature, if a field has a default.
fn written(fields: &[Field], names: &[Ident]) -> Option<Written> {
    fields.iter().find(|field| field.default.is_some())?;
    let entry = |(field, name): (&Field, &Ident)| Entry::Parameter {
        name: name.clone(),
        annotation: None,
        default: field.default.as_ref().map(|(_, default)| default.clone()),
    };
    let entries = fields.iter().zip(names).map(entry).collect();
    Some(Written { entries, returns: None, tokens: TokenStream::new() })
}

fn callable(option: &Ident, inputs: Vec<Input>, written: Option<Written>) -> Callable {
    Callable {
        name: option.clone(),
        python_name: "__new__".to_owned(),
        repeated: Vec::new(),
        doc: Default::default(),
        owner: Owner::Class,
        receiver: TokenStream::new(),
        inputs,
        output: TokenStream::new(),
        asynchronous: None,
        written,
        text_signature: TextSignature::Generated,
        warnings: Vec::new(),
        refused: Vec::new(),
    }
}
