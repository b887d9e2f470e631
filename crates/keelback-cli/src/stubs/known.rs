//! Which classes the library's modules hold, and where each is imported from.

use std::collections::{BTreeMap, BTreeSet};

use crate::description::{Class, Expression, Item, Module};

/// Where a class stands: the full name of its module, and its name there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Home {
    pub(super) module: String,
    pub(super) name: String,
}

/// The classes of a library, by the paths of their Rust types; exceptions, which have none, by the names that they say.
#[derive(Debug, Default)]
pub(super) struct Known<'m> {
    homes: BTreeMap<String, Home>,
    classes: BTreeMap<&'m str, &'m Class>,
    modules: BTreeSet<String>,
}

impl<'m> Known<'m> {
    /// The classes of the module and of those in it; a class is at home where it is added first.
    pub(super) fn of(module: &'m Module, full_name: &str) -> Self {
        let mut known = Self::default();
        known.add(module, full_name);
        known
    }

    fn add(&mut self, module: &'m Module, full_name: &str) {
        self.modules.insert(full_name.to_owned());
        for item in &module.items {
            match item {
                Item::Class(class) => {
                    let home = Home { module: full_name.to_owned(), name: class.name.clone() };
                    self.homes.entry(class.path.clone()).or_insert(home);
                    self.classes.insert(&class.path, class);
                }
                Item::Exception(class) => {
                    let name = class.hint.last_name().unwrap_or_default().to_owned();
                    let home = Home { module: full_name.to_owned(), name };
                    self.homes.entry(path_of(&class.hint)).or_insert(home);
                }
                Item::Module(inner) => {
                    if let Some(inner_name) = full_name_of(inner, full_name) {
                        self.add(inner, &inner_name);
                    }
                }
                _ => {}
            }
        }
    }

    /// Where a class is at home, if the library says so: by the path of its Rust type, or its full name.
    pub(super) fn home(&self, path: &str) -> Option<&Home> {
        self.homes.get(path)
    }

    /// What the library says of the class.
    pub(super) fn class(&self, path: &str) -> Option<&'m Class> {
        self.classes.get(path).copied()
    }

    /// Whether it is an exception that the library makes.
    pub(super) fn is_exception(&self, path: &str) -> bool {
        self.homes.contains_key(path) && !self.classes.contains_key(path)
    }

    /// Whether there is a stub for the module.
    pub(super) fn has_module(&self, full_name: &str) -> bool {
        self.modules.contains(full_name)
    }
}

/// What a module that `outer` holds is imported as; `None` if it says to be in a package of somebody else, for which no stub
/// is written.
pub(super) fn full_name_of(inner: &Module, outer: &str) -> Option<String> {
    let top = |name: &str| name.split('.').next().unwrap_or(name).to_owned();
    match &inner.package {
        Some(package) if top(package) != top(outer) => None,
        Some(package) => Some(format!("{package}.{}", inner.name)),
        None => Some(format!("{outer}.{}", inner.name)),
    }
}

/// By what a class is known: the path of its Rust type, else its full name.
pub(super) fn path_of(hint: &Expression) -> String {
    match hint {
        Expression::Class(_, path) => path.clone(),
        other => other.dotted().unwrap_or_default(),
    }
}
