//! What a derive stands on.

use super::{Generics, Rename, unraw};
use crate::tokens::{Ident, TokenStream};

/// `#[derive(FromPyObject)]`, `#[derive(IntoPyObject)]` or `#[derive(IntoPyObjectRef)]`.
pub(crate) struct Derive {
    pub(crate) name: Ident,
    pub(crate) generics: Generics,
    pub(crate) options: ContainerOptions,
    pub(crate) body: DeriveBody,
}

/// What the type is.
pub(crate) enum DeriveBody {
    Struct(Record),
    Enum(Vec<DeriveVariant>),
    /// What is left after mistakes: the conversion exists and does nothing.
    Broken,
}

/// A variant of an enum.
pub(crate) struct DeriveVariant {
    pub(crate) name: Ident,
    pub(crate) options: ContainerOptions,
    pub(crate) record: Record,
}

/// The fields of a struct or of a variant.
pub(crate) struct Record {
    pub(crate) fields: Vec<RecordField>,
    pub(crate) is_named: bool,
    /// The fields with their braces or parentheses; the name of what has neither.
    pub(crate) tokens: TokenStream,
}

/// A field.
pub(crate) struct RecordField {
    /// `name` or `0`.
    pub(crate) member: TokenStream,
    /// Its name; none in a tuple.
    pub(crate) name: Option<Ident>,
    pub(crate) ty: TokenStream,
    pub(crate) source: Option<Source>,
    pub(crate) from_py_with: Option<TokenStream>,
    pub(crate) into_py_with: Option<TokenStream>,
    pub(crate) default: Option<FieldDefault>,
}

/// Where the value of a field is in Python.
pub(crate) enum Source {
    /// `attribute` or `attribute("name")`.
    Attribute(Ident, Option<String>),
    /// `item` or `item(key)`.
    Item(Ident, Option<Key>),
}

/// The key of an item.
#[derive(Clone)]
pub(crate) enum Key {
    Text(String),
    Expression(TokenStream),
}

/// `default` or `default = expression`.
pub(crate) struct FieldDefault {
    pub(crate) option: Ident,
    pub(crate) expression: Option<TokenStream>,
}

/// What stands in `#[pyo3(..)]` on the type or on a variant; an option holds its own token, so that a mistake can point at it.
#[derive(Default)]
pub(crate) struct ContainerOptions {
    pub(crate) transparent: Option<Ident>,
    pub(crate) from_item_all: Option<Ident>,
    pub(crate) annotation: Option<(Ident, String)>,
    pub(crate) rename_all: Option<(Ident, Rename)>,
    pub(crate) root: Option<TokenStream>,
}

impl Record {
    /// The field that stands for the whole: the only one of a tuple, or of what is `transparent`.
    pub(crate) fn whole(&self, options: &ContainerOptions) -> Option<&RecordField> {
        match self.fields.as_slice() {
            [only] if !self.is_named || options.transparent.is_some() => Some(only),
            _ => None,
        }
    }
}

impl RecordField {
    /// What messages call it.
    pub(crate) fn called(&self) -> String {
        match &self.name {
            Some(name) => unraw(name),
            None => self.member.to_string(),
        }
    }

    /// Its name in Python, where no option says another.
    pub(crate) fn python_name(&self, rename: Option<Rename>) -> String {
        let name = self.called();
        match rename {
            Some(rule) => rule.apply(&name),
            None => name,
        }
    }

    /// Its key, as an item of a mapping.
    pub(crate) fn key(&self, rename: Option<Rename>) -> Key {
        match &self.source {
            Some(Source::Item(_, Some(key))) => key.clone(),
            _ => Key::Text(self.python_name(rename)),
        }
    }
}

impl Derive {
    /// The rule by which the fields of the type or of a variant are renamed: the nearest one.
    pub(crate) fn rename(&self, options: &ContainerOptions) -> Option<Rename> {
        options.rename_all.as_ref().or(self.options.rename_all.as_ref()).map(|(_, rule)| *rule)
    }

    /// All fields.
    pub(crate) fn fields(&self) -> Vec<&RecordField> {
        match &self.body {
            DeriveBody::Struct(record) => record.fields.iter().collect(),
            DeriveBody::Enum(variants) => variants.iter().flat_map(|variant| &variant.record.fields).collect(),
            DeriveBody::Broken => Vec::new(),
        }
    }
}
