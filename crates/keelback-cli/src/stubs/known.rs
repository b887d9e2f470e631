//! Which classes the library's modules hold, and where each is imported from.

use std::collections::{BTreeMap, BTreeSet};

use crate::description::{Expression, Item, Module};

/// Where a class stands: the full name of its module, and its name there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Home {
    pub(super) module: String,
    pub(super) name: String,
}

/// The classes of a library, by the paths of their Rust types; exceptions, which have none, by the names that they say.
#[derive(Debug, Default)]
pub(super) struct Known {
    classes: BTreeMap<String, Home>,
    modules: BTreeSet<String>,
}

impl Known {
    /// The classes of the module and of those in it; a class is at home where it is added first.
    pub(super) fn of(module: &Module, full_name: &str) -> Self {
        let mut known = Self::default();
        known.add(module, full_name);
        known
    }

    fn add(&mut self, module: &Module, full_name: &str) {
        self.modules.insert(full_name.to_owned());
        for item in &module.items {
            match item {
                Item::Class(class) => {
                    let home = Home { module: full_name.to_owned(), name: class.name.clone() };
                    self.classes.entry(class.path.clone()).or_insert(home);
                }
                Item::Exception(class) => {
                    let name = class.hint.last_name().unwrap_or_default().to_owned();
                    let home = Home { module: full_name.to_owned(), name };
                    self.classes.entry(path_of(&class.hint)).or_insert(home);
                }
                Item::Module(inner) => self.add(inner, &format!("{full_name}.{}", inner.name)),
                _ => {}
            }
        }
    }

    /// Where a class is at home, if the library says so: by the path of its Rust type, or its full name.
    pub(super) fn home(&self, path: &str) -> Option<&Home> {
        self.classes.get(path)
    }

    /// Whether there is a stub for the module.
    pub(super) fn has_module(&self, full_name: &str) -> bool {
        self.modules.contains(full_name)
    }
}

/// By what a class is known: the path of its Rust type, else its full name.
pub(super) fn path_of(hint: &Expression) -> String {
    match hint {
        Expression::Class(_, path) => path.clone(),
        other => other.dotted().unwrap_or_default(),
    }
}
