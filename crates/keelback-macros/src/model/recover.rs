//! What is left of a model that had mistakes.

use super::{Class, ClassKind, Derive, DeriveBody, Function, Methods, Module};

/// Models that can be expanded without what was wrong, for the sake of the code that names the item.
pub(crate) trait Recover: Sized {
    /// The model without what may be wrong; nothing when too little is left.
    fn recover(self) -> Option<Self>;
}

impl Recover for Function {
    fn recover(mut self) -> Option<Self> {
        self.callable.written = None;
        self.callable.refused.is_empty().then_some(self)
    }
}

impl Recover for Class {
    fn recover(mut self) -> Option<Self> {
        let options = &mut self.options;
        let derived = [
            &mut options.eq,
            &mut options.eq_int,
            &mut options.ord,
            &mut options.hash,
            &mut options.str,
            &mut options.new,
            &mut options.generic,
            &mut options.data,
        ];
        for derived in derived {
            *derived = None;
        }
        options.frozen = None;
        options.base_enum = None;
        if let ClassKind::Enum(variants) = &mut self.kind {
            variants.clear();
        }
        self.generics.is_empty().then_some(self)
    }
}

/// Nothing names a module but the interpreter.
impl Recover for Module {
    fn recover(self) -> Option<Self> {
        None
    }
}

/// Nothing names the rows of methods but the class, which looks whether there are any.
impl Recover for Methods {
    fn recover(self) -> Option<Self> {
        None
    }
}

/// The conversion stays, for the sake of the code that needs it, and does nothing.
impl Recover for Derive {
    fn recover(mut self) -> Option<Self> {
        self.body = DeriveBody::Broken;
        Some(self)
    }
}
