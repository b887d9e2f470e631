//! Modules: what they hold.

use super::class::Class;
use super::expression::Expression;
use super::function::Function;
use super::rows::{Reader, Reading};

/// A module.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Module {
    pub(crate) name: String,
    pub(crate) doc: String,
    pub(crate) items: Vec<Item>,
    /// What it says it is in, where that is not the module that holds it.
    pub(crate) package: Option<String>,
}

/// Something that a module holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Item {
    Function(Function),
    Class(Box<Class>),
    Exception(ExceptionClass),
    /// A type that is described elsewhere.
    Type(Expression),
    Module(Module),
    Constant(Constant),
    /// What only the function knows that fills the module.
    Unknown,
}

/// An exception class.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ExceptionClass {
    pub(crate) hint: Expression,
    pub(crate) base: Expression,
    pub(crate) doc: String,
}

/// A constant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Constant {
    pub(crate) name: String,
    pub(crate) hint: Expression,
    /// Whether its name is in `__all__`.
    pub(crate) listed: bool,
}

/// How deep modules may be nested.
const DEPTH: usize = 30;

impl Reader<'_> {
    /// The module whose descriptor lies at an address.
    pub(super) fn module(&self, address: u64) -> Reading<Module> {
        self.module_within(address, DEPTH)
    }

    fn module_within(&self, address: u64, depth: usize) -> Reading<Module> {
        let depth = depth.checked_sub(1).ok_or("modules are nested too deeply")?;
        let rows = self.rows(address, 5, 2)?;
        Ok(Module {
            name: self.c_text(address, 0)?,
            doc: self.c_text(address, 2)?,
            items: rows.into_iter().map(|row| self.item(row, depth)).collect::<Reading<_>>()?,
            package: self.optional_text(address, 8)?,
        })
    }

    fn item(&self, address: u64, depth: usize) -> Reading<Item> {
        let row = self.word(address, 1);
        Ok(match self.byte(address)? {
            0 => Item::Function(self.function(row?)?),
            1 => Item::Class(Box::new(self.class(row?)?)),
            2 => Item::Exception(self.exception(row?)?),
            3 => Item::Type(self.expression(row?)?),
            4 => Item::Module(self.module_within(row?, depth)?),
            5 => Item::Constant(self.constant(row?)?),
            6 => Item::Unknown,
            kind => return Err(format!("a module holds something of the unknown kind {kind}")),
        })
    }

    fn exception(&self, address: u64) -> Reading<ExceptionClass> {
        Ok(ExceptionClass {
            hint: self.expression(self.word(address, 0)?)?,
            base: self.expression(self.word(address, 1)?)?,
            doc: self.text(address, 2)?,
        })
    }

    fn constant(&self, address: u64) -> Reading<Constant> {
        Ok(Constant {
            name: self.text(address, 0)?,
            hint: self.expression(self.word(address, 2)?)?,
            listed: self.byte(self.field(address, 3))? != 0,
        })
    }
}
