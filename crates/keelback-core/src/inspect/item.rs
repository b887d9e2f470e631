//! What a library says of its modules without being run.
//!
//! Each module that can be imported by itself exports a [`Root`] as `keelback_module_<name>`, which leads to the rows of
//! its functions and classes: those that calls and type objects are made from, so that stubs cost nothing. They are read
//! as they lie in the file, with its relocations applied. What can be reached from there has a layout of C (`repr(C)`; a
//! text or list is a pointer and a count), as have the further `#[pymethods]` blocks of classes, which stand in the section
//! `keelback`; and [`FORMAT`] counts the changes to it.

use crate::class::ClassRow;
use crate::function::FunctionDescriptor;
use crate::inspect::PyStaticExpr;
use crate::module::ModuleDescriptor;

/// Goes up with each change to the layout of what a [`Root`] leads to.
const FORMAT: usize = 3;

/// What a module's symbol names.
#[repr(C)]
pub struct Root {
    format: usize,
    module: &'static ModuleDescriptor,
}

impl Root {
    /// The root of a module.
    #[must_use]
    pub const fn new(module: &'static ModuleDescriptor) -> Self {
        Self { format: FORMAT, module }
    }
}

/// Something that a module holds.
#[derive(Clone, Copy)]
#[repr(u8)]
pub enum ModuleItem {
    /// A function.
    Function(&'static FunctionDescriptor),
    /// A class.
    Class(&'static ClassRow),
    /// An exception class that `create_exception!` declares.
    Exception(&'static ExceptionRow),
    /// A type that is described elsewhere.
    Type(&'static PyStaticExpr),
    /// A module.
    Module(&'static ModuleDescriptor),
    /// A constant.
    Constant(&'static ConstantRow),
    /// What only the function knows that fills the module.
    Unknown,
}

/// An exception class.
#[repr(C)]
pub struct ExceptionRow {
    /// What annotations call it.
    pub hint: &'static PyStaticExpr,
    /// The class that it derives from.
    pub base: &'static PyStaticExpr,
    /// `__doc__`; empty where there is none.
    pub doc: &'static str,
}

/// A constant.
#[repr(C)]
pub struct ConstantRow {
    /// Its name.
    pub name: &'static str,
    /// What annotations call its type.
    pub hint: &'static PyStaticExpr,
    /// Whether its name is in `__all__`.
    pub listed: bool,
}
