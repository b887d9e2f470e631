//! What a class has from its bases: what it declares anew may not be what a checker takes for the same.

use crate::description::{Class, Function};
use crate::stubs::known::{Known, path_of};
use crate::stubs::{native, special};

/// The bases of a class, the nearest first.
pub(super) struct Inherited<'s> {
    ours: Vec<&'s Class>,
    /// The class of Python's that the last one of ours derives from, unless that is `object`.
    native: Option<String>,
}

impl<'s> Inherited<'s> {
    pub(super) fn of(known: &Known<'s>, class: &'s Class) -> Self {
        let mut inherited = Self { ours: Vec::new(), native: None };
        let mut base = &class.base;
        // Nothing is its own base, but a damaged library could say so.
        while let Some(class) = known.class(&path_of(base)).filter(|_| inherited.ours.len() < 100) {
            inherited.ours.push(class);
            base = &class.base;
        }
        inherited.native = match known.is_exception(&path_of(base)) {
            true => Some("BaseException".to_owned()),
            false => base.dotted().filter(|name| name != "object"),
        };
        inherited
    }

    /// What a class has that derives from `class`, of which this is what it has from its own bases.
    pub(super) fn and<'c>(&self, class: &'c Class) -> Inherited<'c>
    where
        's: 'c,
    {
        let ours = std::iter::once(class).chain(self.ours.iter().copied()).collect();
        Inherited { ours, native: self.native.clone() }
    }

    /// Whether the class's instances are classes.
    pub(super) fn is_metaclass(&self) -> bool {
        self.native.as_deref() == Some("type")
    }

    /// Whether a base has the special method.
    pub(super) fn has_special(&self, name: &str) -> bool {
        self.ours.iter().any(|class| special_method(class, name).is_some())
            || self.native.as_deref().is_some_and(|native| native::has_operator(native, name))
    }

    /// Whether the bases have something else of that name: a checker may refuse what is declared in its place.
    pub(super) fn is_changed(&self, method: &Function) -> bool {
        let is_other = |class: &&Class| match member(class, &method.name) {
            Some(Member::Method(inherited)) => {
                inherited.parameters != method.parameters || inherited.result != method.result
            }
            Some(Member::Other) => true,
            None => false,
        };
        self.ours.iter().any(is_other) || self.has_natively(&method.name)
    }

    /// Whether a base has something of that name.
    pub(super) fn has(&self, name: &str) -> bool {
        self.ours.iter().any(|class| member(class, name).is_some()) || self.has_natively(name)
    }

    fn has_natively(&self, name: &str) -> bool {
        self.native.as_deref().is_some_and(|native| native::has(native, name))
    }
}

enum Member {
    Method(Function),
    Other,
}

fn member(class: &Class, name: &str) -> Option<Member> {
    let method = class.methods.iter().find(|method| method.function.name == name);
    let method = method.map(|method| method.function.clone()).or_else(|| special_method(class, name));
    let is_other = class.properties.iter().any(|property| property.name == name)
        || class.attributes.iter().any(|attribute| attribute.name == name)
        || class.variants.iter().any(|variant| variant.name == name);
    method.map(Member::Method).or_else(|| is_other.then_some(Member::Other))
}

fn special_method(class: &Class, name: &str) -> Option<Function> {
    special::declared_by(&class.slots).into_iter().find(|method| method.name == name)
}

/// Methods that a class over an abstract one of Python's has to have for checkers, though Python lets it be without.
pub(super) fn promised(inherited: &Inherited<'_>, class: &Class) -> Vec<Function> {
    if !inherited.ours.is_empty() || inherited.native.as_deref() != Some("datetime.tzinfo") {
        return Vec::new();
    }
    native::zone_methods().into_iter().filter(|method| member(class, &method.name).is_none()).collect()
}
