//! `#[new]`, `#[getter]` and the other attributes that say what a function in a `#[pymethods]` block is.

use super::attribute::{Arguments, Attribute};
use super::cursor::Cursor;
use super::header::{Header, Receiver};
use super::strip::METHOD_MARKERS;
use crate::model::{MethodKind, Owner, Special, unraw};
use crate::report::Errors;
use crate::tokens::{Ident, is_word};

/// The attributes that say what a function in the block is.
#[derive(Default)]
pub(super) struct Markers {
    new: Option<Ident>,
    accessor: Option<(Ident, MethodKind)>,
    /// The name in `#[getter(name)]`.
    pub(super) property: Option<String>,
    pub(super) class: Option<Ident>,
    static_: Option<Ident>,
    attribute: Option<Ident>,
}

impl Markers {
    pub(super) fn read(attributes: &[Attribute], errors: &mut Errors) -> Markers {
        let mut found = Markers::default();
        let mut first: Option<Ident> = None;
        for attribute in attributes.iter().filter(|attribute| attribute.is_one_of(&METHOD_MARKERS)) {
            let marker = attribute.name().clone();
            let pair = |one: &Ident, other: &Ident| {
                (is_word(one, "new") && is_word(other, "classmethod"))
                    || (is_word(one, "classmethod") && is_word(other, "new"))
            };
            if let Some(first) = first.as_ref().filter(|first| !pair(first, &marker)) {
                errors.at(&attribute.tokens, format!("a function is one thing: keep `#[{first}]` or `#[{marker}]`"));
                continue;
            }
            first = Some(marker.clone());
            found.property = found.property.or_else(|| property(attribute, errors));
            match marker.to_string().as_str() {
                "new" => found.new = Some(marker),
                "getter" => found.accessor = Some((marker, MethodKind::Getter)),
                "setter" => found.accessor = Some((marker, MethodKind::Setter)),
                "deleter" => found.accessor = Some((marker, MethodKind::Deleter)),
                "classmethod" => found.class = Some(marker),
                "staticmethod" => found.static_ = Some(marker),
                _ => found.attribute = Some(marker),
            }
        }
        found
    }

    pub(super) fn kind(&self, name: &str) -> MethodKind {
        if self.new.is_some() || name == "__new__" {
            return MethodKind::New;
        }
        if let Some((_, kind)) = self.accessor {
            return kind;
        }
        if self.attribute.is_some() {
            return MethodKind::ClassAttribute;
        }
        match Special::find(name) {
            // A static one fills the slot too, and leaves the instance unused.
            Some(special) if self.class.is_none() => MethodKind::Special(special),
            _ => MethodKind::Ordinary,
        }
    }

    pub(super) fn owner(&self, kind: MethodKind, header: &Header) -> Owner {
        if self.class.is_some() {
            return Owner::Class;
        }
        if self.static_.is_some() || matches!(kind, MethodKind::New | MethodKind::ClassAttribute) {
            return Owner::Nothing;
        }
        match header.receiver {
            Some(Receiver::Shared(_)) => Owner::Shared,
            Some(Receiver::Exclusive(_)) => Owner::Exclusive,
            Some(Receiver::Value(_)) => Owner::Shared, // reported by the caller
            None => Owner::Typed,
        }
    }
}

/// The name in `#[getter(name)]` or `#[getter("name")]`.
fn property(attribute: &Attribute, errors: &mut Errors) -> Option<String> {
    let Arguments::List(list) = &attribute.arguments else {
        return None;
    };
    if !attribute.is_one_of(&["getter", "setter", "deleter"]) {
        errors.at(
            &attribute.tokens,
            format!("`#[{}]` takes no arguments: options stand in `#[pyo3(..)]`", attribute.name()),
        );
        return None;
    }
    let mut input = Cursor::inside(list);
    let name = match input.take_text() {
        Some(text) => Some(text.value),
        None => input.take_ident().map(|name| unraw(&name)),
    };
    let name = name.filter(|_| input.is_empty());
    if name.is_none() {
        let why = format!("`#[{0}]` takes the property's name: `#[{0}(name)]`", attribute.name());
        errors.at(&attribute.tokens, why);
    }
    name
}
