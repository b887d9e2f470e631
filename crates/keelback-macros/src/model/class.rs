//! A class.

use super::{DefaultValue, Doc, Rename, Type, Written};
use crate::tokens::{Ident, Span, TokenStream};

/// `#[pyclass]`.
pub(crate) struct Class {
    /// The item, without our attributes.
    pub(crate) item: TokenStream,
    pub(crate) name: Ident,
    pub(crate) doc: Doc,
    pub(crate) repeated: Vec<TokenStream>,
    /// What stands between the name and the fields, when there is anything: a class has no parameters.
    pub(crate) generics: TokenStream,
    pub(crate) options: ClassOptions,
    pub(crate) kind: ClassKind,
    /// The integer type of `#[repr(..)]`, if there is one.
    pub(crate) repr: Option<Ident>,
}

/// What stands in `#[pyclass(..)]`; a flag holds its own token, so that a mistake can point at it.
#[derive(Default)]
pub(crate) struct ClassOptions {
    pub(crate) name: Option<String>,
    pub(crate) module: Option<String>,
    pub(crate) extends: Option<TokenStream>,
    pub(crate) freelist: Option<TokenStream>,
    pub(crate) rename_all: Option<Rename>,
    pub(crate) root: Option<TokenStream>,
    pub(crate) frozen: Option<Ident>,
    pub(crate) lock: Option<Ident>,
    pub(crate) subclass: Option<Ident>,
    pub(crate) dict: Option<Ident>,
    pub(crate) weakref: Option<Ident>,
    pub(crate) get_all: Option<Ident>,
    pub(crate) set_all: Option<Ident>,
    pub(crate) immutable_type: Option<Ident>,
    pub(crate) unsendable: Option<Ident>,
    pub(crate) mapping: Option<Ident>,
    pub(crate) sequence: Option<Ident>,
    pub(crate) eq: Option<Ident>,
    pub(crate) ord: Option<Ident>,
    pub(crate) hash: Option<Ident>,
    pub(crate) eq_int: Option<Ident>,
    pub(crate) str: Option<Ident>,
    /// The format of `str = ".."`.
    pub(crate) format: Option<Format>,
    /// `new = "from_fields"`.
    pub(crate) new: Option<Ident>,
    pub(crate) generic: Option<Ident>,
    pub(crate) data: Option<Ident>,
    /// `base_enum = "IntEnum"`: the word, and the name in Python's module `enum`.
    pub(crate) base_enum: Option<(Ident, String)>,
    pub(crate) from_py_object: Option<Ident>,
    pub(crate) skip_from_py_object: Option<Ident>,
    /// Options whose behaviour is not built yet, each with the sentence that says so.
    pub(crate) later: Vec<(Ident, String)>,
}

/// `str = "{x} of {0:?}"`.
pub(crate) struct Format {
    /// The text with `{}` in the place of every field, as `format!` takes it.
    pub(crate) template: String,
    /// The fields in the order of their places, `x` or `0`.
    pub(crate) members: Vec<TokenStream>,
    /// The place of the text.
    pub(crate) place: Span,
}

/// A struct or an enum.
pub(crate) enum ClassKind {
    Struct(Vec<Field>),
    Enum(Vec<Variant>),
}

/// A field of a struct.
pub(crate) struct Field {
    /// `name` or `0`.
    pub(crate) member: TokenStream,
    pub(crate) ty: Type,
    pub(crate) doc: Doc,
    pub(crate) repeated: Vec<TokenStream>,
    /// Its Rust name; none in a tuple struct.
    pub(crate) name: Option<Ident>,
    pub(crate) python_name: Option<String>,
    pub(crate) get: Option<Ident>,
    pub(crate) set: Option<Ident>,
    /// The word `default` and its value, for a constructor that is made from the fields.
    pub(crate) default: Option<(Ident, DefaultValue)>,
}

/// A variant of an enum.
pub(crate) struct Variant {
    pub(crate) name: Ident,
    pub(crate) doc: Doc,
    pub(crate) repeated: Vec<TokenStream>,
    pub(crate) python_name: Option<String>,
    pub(crate) fields: VariantFields,
    /// `constructor = (..)`, and the word itself.
    pub(crate) constructor: Option<(Ident, Written)>,
}

/// What stands behind the name of a variant.
pub(crate) enum VariantFields {
    Unit,
    Tuple(Vec<Field>),
    Named(Vec<Field>),
}

impl VariantFields {
    /// The fields, if there are any.
    pub(crate) fn all(&self) -> &[Field] {
        match self {
            VariantFields::Unit => &[],
            VariantFields::Tuple(fields) | VariantFields::Named(fields) => fields,
        }
    }
}

impl Class {
    /// Its name in Python.
    pub(crate) fn python_name(&self) -> String {
        self.options.name.clone().unwrap_or_else(|| super::unraw(&self.name))
    }

    /// Whether it is an enum of which a variant has fields.
    pub(crate) fn has_variants_with_fields(&self) -> bool {
        match &self.kind {
            ClassKind::Struct(_) => false,
            ClassKind::Enum(variants) => variants.iter().any(|variant| !matches!(variant.fields, VariantFields::Unit)),
        }
    }

    /// Whether its values are never changed: the variants of an enum with fields are not.
    pub(crate) fn is_frozen(&self) -> bool {
        self.options.frozen.is_some() || self.has_variants_with_fields()
    }

    /// The name of a field in Python, if it has one: fields of a tuple have names in a data class.
    pub(crate) fn field_name(&self, field: &Field) -> Option<String> {
        match (&field.name, &field.python_name) {
            (Some(name), chosen) => Some(self.member_name(name, chosen.as_deref())),
            (None, Some(chosen)) => Some(chosen.clone()),
            (None, None) => self.options.data.as_ref().map(|_| format!("_{}", field.member)),
        }
    }

    /// The name of a field or a variant in Python.
    pub(crate) fn member_name(&self, name: &Ident, chosen: Option<&str>) -> String {
        let name = super::unraw(name);
        match (chosen, self.options.rename_all) {
            (Some(chosen), _) => chosen.to_owned(),
            (None, Some(rule)) => rule.apply(&name),
            (None, None) => name,
        }
    }
}
