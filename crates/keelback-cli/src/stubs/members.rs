//! The names that a module defines, which decide how others can be spelled in its stub.

use std::collections::BTreeSet;

use crate::description::{Class, Item, Module};

/// Names in one module's stub.
#[derive(Debug, Default)]
pub(super) struct Names {
    /// Those of the module itself.
    pub(super) own: BTreeSet<String>,
    /// Those inside of its classes, where they hide the module's and Python's own.
    pub(super) inner: BTreeSet<String>,
}

impl Names {
    pub(super) fn of(module: &Module) -> Self {
        let mut names = Self::default();
        for item in &module.items {
            if let Some(name) = name_of(item) {
                names.own.insert(name);
            }
            if let Item::Class(class) = item {
                names.inner.extend(member_names(class));
            }
        }
        names
    }

    /// Whether the name means something else than Python's own somewhere in the stub.
    pub(super) fn hides(&self, name: &str) -> bool {
        self.own.contains(name) || self.inner.contains(name)
    }
}

/// The name that a module's item has in it.
pub(super) fn name_of(item: &Item) -> Option<String> {
    match item {
        Item::Function(function) => Some(function.name.clone()),
        Item::Class(class) => Some(class.name.clone()),
        Item::Exception(class) => class.hint.last_name().map(str::to_owned),
        Item::Type(hint) => hint.last_name().map(str::to_owned),
        Item::Module(module) => Some(module.name.clone()),
        Item::Constant(constant) => Some(constant.name.clone()),
        Item::Unknown => None,
    }
}

fn member_names(class: &Class) -> impl Iterator<Item = String> + '_ {
    let methods = class.methods.iter().map(|method| &method.function.name);
    let properties = class.properties.iter().map(|property| &property.name);
    let attributes = class.attributes.iter().map(|attribute| &attribute.name);
    let variants = class.variants.iter().map(|variant| &variant.name);
    methods.chain(properties).chain(attributes).chain(variants).cloned()
}

/// Whether a stub can define the name; others are reached with `getattr` only.
pub(super) fn is_writable(name: &str) -> bool {
    const KEYWORDS: [&str; 35] = [
        "False", "None", "True", "and", "as", "assert", "async", "await", "break", "class", "continue", "def", "del",
        "elif", "else", "except", "finally", "for", "from", "global", "if", "import", "in", "is", "lambda", "nonlocal",
        "not", "or", "pass", "raise", "return", "try", "while", "with", "yield",
    ];
    let mut characters = name.chars();
    let starts = characters.next().is_some_and(|c| c == '_' || c.is_alphabetic());
    starts && characters.all(|c| c == '_' || c.is_alphanumeric()) && !KEYWORDS.contains(&name)
}
