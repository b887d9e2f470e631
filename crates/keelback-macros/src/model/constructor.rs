//! A constructor that is made from fields.

use super::{Callable, Class, Entry, Field, Input, Owner, Role, TextSignature, Variant, Written, unraw};
use crate::tokens::{Ident, Span, TokenStream, ident};

impl Class {
    /// The constructor of a struct. Its parameters have the names of Rust, as in PyO3, but in a data class; `_0` in a tuple.
    pub(crate) fn constructor(&self, name: &Ident, fields: &[Field]) -> Callable {
        let python_name = |field: &Field| self.options.data.as_ref().and_then(|_| self.field_name(field));
        let parameter = |field: &Field| python_name(field).map_or_else(|| parameter(field), |name| ident(&name));
        callable(name, fields, fields.iter().map(parameter).collect(), None)
    }
}

impl Variant {
    /// The constructor of the variant's class.
    pub(crate) fn constructor(&self) -> Callable {
        let fields = self.fields.all();
        let name = |field: &Field| Ident::new(&field.variant_name(), field.place());
        let names = fields.iter().map(name).collect();
        callable(&self.name, fields, names, self.constructor.as_ref().map(|(_, written)| written))
    }
}

impl Field {
    /// Its name in Python as a field of a variant, where `_0` is the first of a tuple.
    pub(crate) fn variant_name(&self) -> String {
        self.python_name.clone().unwrap_or_else(|| unraw(&parameter(self)))
    }

    /// Where it stands.
    fn place(&self) -> Span {
        let first = self.member.clone().into_iter().next();
        first.map_or_else(Span::call_site, |first| first.span())
    }
}

fn parameter(field: &Field) -> Ident {
    match &field.name {
        Some(name) => name.clone(),
        None => ident(&format!("_{}", field.member)),
    }
}

fn callable(name: &Ident, fields: &[Field], names: Vec<Ident>, written: Option<&Written>) -> Callable {
    let written = written.cloned().or_else(|| with_defaults(fields, &names));
    let input =
        |(field, name): (&Field, Ident)| Input { name, ty: field.ty.clone(), from_py_with: None, role: Role::Argument };
    Callable {
        name: name.clone(),
        python_name: "__new__".to_owned(),
        repeated: Vec::new(),
        doc: Default::default(),
        owner: Owner::Class,
        receiver: TokenStream::new(),
        inputs: fields.iter().zip(names).map(input).collect(),
        output: TokenStream::new(),
        asynchronous: None,
        written,
        text_signature: TextSignature::Generated,
        warnings: Vec::new(),
        refused: Vec::new(),
    }
}

/// The signature, if a field has a default.
fn with_defaults(fields: &[Field], names: &[Ident]) -> Option<Written> {
    fields.iter().find(|field| field.default.is_some())?;
    let entry = |(field, name): (&Field, &Ident)| Entry::Parameter {
        name: name.clone(),
        annotation: None,
        default: field.default.as_ref().map(|(_, default)| default.clone()),
    };
    let entries = fields.iter().zip(names).map(entry).collect();
    Some(Written { entries, returns: None, tokens: TokenStream::new() })
}
