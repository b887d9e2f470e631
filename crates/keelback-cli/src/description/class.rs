//! Classes: their methods, properties and attributes.

use super::expression::Expression;
use super::function::{DOC, Function};
use super::rows::{Reader, Reading};

/// Flags of `PyMethodDef`.
const METH_CLASS: u32 = 0x10;
const METH_STATIC: u32 = 0x20;

/// A class.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Class {
    pub(crate) name: String,
    /// The path of the Rust type.
    pub(crate) path: String,
    pub(crate) doc: String,
    pub(crate) base: Expression,
    /// Whether Python may derive from it.
    pub(crate) subclass: bool,
    pub(crate) methods: Vec<Method>,
    pub(crate) properties: Vec<Property>,
    pub(crate) attributes: Vec<Attribute>,
    /// The classes of an enum's variants, which are attributes of its class.
    pub(crate) variants: Vec<Class>,
    /// Special methods, as they were written in Rust.
    pub(crate) slots: Vec<Function>,
    pub(crate) constructor: Option<Function>,
}

/// A method.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Method {
    pub(crate) kind: MethodKind,
    pub(crate) function: Function,
}

/// What a method is called on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum MethodKind {
    Instance,
    Class,
    Static,
}

/// A property, put together from its sides.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Property {
    pub(crate) name: String,
    pub(crate) getter: Option<Function>,
    /// What sets it, or deletes it where it takes nothing.
    pub(crate) setter: Option<Function>,
}

/// A class attribute.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Attribute {
    pub(crate) name: String,
    pub(crate) hint: Expression,
}

impl Reader<'_> {
    /// The class whose row lies at an address.
    pub(super) fn class(&self, address: u64) -> Reading<Class> {
        let descriptor = self.word(address, 1)?;
        let mut class = Class {
            name: self.c_text(descriptor, 0)?,
            path: self.text(descriptor, 2)?,
            doc: class_doc(&self.c_text(descriptor, 6)?),
            base: self.expression(self.word(address, 2)?)?,
            subclass: self.byte(self.field(descriptor, 8))? != 0,
            methods: Vec::new(),
            properties: Vec::new(),
            attributes: Vec::new(),
            variants: Vec::new(),
            slots: Vec::new(),
            constructor: None,
        };
        let tables = [self.word(address, 3)?, self.word(address, 4)?];
        let further = self.further_blocks(&class.path)?;
        for table in tables.into_iter().chain(further).filter(|table| *table != 0) {
            self.members(table, &mut class)?;
        }
        Ok(class)
    }

    /// Adds what one table of rows holds.
    fn members(&self, address: u64, class: &mut Class) -> Reading<()> {
        for row in self.rows(address, 0, 1)? {
            let entry = self.word(row, 0)?;
            let flags = self.int(self.field(entry, 2))?;
            let kind = match (flags & METH_CLASS != 0, flags & METH_STATIC != 0) {
                (true, _) => MethodKind::Class,
                (_, true) => MethodKind::Static,
                _ => MethodKind::Instance,
            };
            class.methods.push(Method { kind, function: self.function(self.word(entry, 4)?)? });
        }
        for row in self.rows(address, 2, 3)? {
            let function = self.function(self.word(row, 0)?)?;
            let (reads, sets) = (self.word(row, 1)? != 0, self.word(row, 2)? != 0);
            class.add_side(function, reads, sets);
        }
        for row in self.rows(address, 4, 6)? {
            let variant = self.word(row, 4)?;
            if variant != 0 {
                class.variants.push(self.class(variant)?);
                continue;
            }
            let hint = self.expression(self.word(row, 2)?)?;
            class.attributes.push(Attribute { name: self.c_text(row, 0)?, hint });
        }
        let mut slots = Vec::new();
        for row in self.rows(address, 6, 2)? {
            slots.push(self.function(self.word(row, 0)?)?);
        }
        class.add_slots(slots);
        let constructor = self.word(address, 8)?;
        if constructor != 0 {
            class.constructor = Some(self.function(self.word(constructor, 0)?)?);
        }
        Ok(())
    }
}

fn class_doc(text: &str) -> String {
    text.split_once(DOC).map_or(text, |(_, doc)| doc).to_owned()
}

impl Class {
    /// Adds special methods; they stand in place of those that came before, and an equality takes a hash away.
    fn add_slots(&mut self, slots: Vec<Function>) {
        let has = |name: &str| slots.iter().any(|slot| slot.name == name);
        let hides_hash = (has("__eq__") || has("__richcmp__")) && !has("__hash__");
        self.slots.retain(|slot| !(has(&slot.name) || hides_hash && slot.name == "__hash__"));
        self.slots.extend(slots);
    }

    /// Adds one side of a property; the other may have come before.
    fn add_side(&mut self, function: Function, reads: bool, sets: bool) {
        let known = self.properties.iter().position(|property| property.name == function.name);
        let index = known.unwrap_or_else(|| {
            self.properties.push(Property { name: function.name.clone(), getter: None, setter: None });
            self.properties.len() - 1
        });
        let property = &mut self.properties[index];
        if reads {
            property.getter = Some(function.clone());
        }
        if sets {
            property.setter = Some(function);
        }
    }
}
