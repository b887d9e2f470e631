//! `#[pymodule_export]`: functions, classes, exceptions and modules are added by one name.

use std::marker::PhantomData;

use crate::function::Definition;
use crate::inspect::ModuleItem;
use crate::instance::Bound;
use crate::prelude::*;
use crate::type_object::PyTypeInfo;

/// What can be put into a module by name; the macros implement it for what they leave beside an item.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be exported by a module",
    note = "mark the item `#[pyfunction]`, `#[pyclass]` or `#[pymodule]`"
)]
pub trait Export {
    /// What is known of it without adding it.
    const ITEM: ModuleItem;

    /// Adds it.
    ///
    /// # Errors
    ///
    /// Whatever adding raises.
    fn export(self, module: &Bound<'_, PyModule>) -> PyResult<()>;
}

/// Stands for a type that is exported.
pub struct ClassExport<T>(PhantomData<T>);

/// Gives every Python type the associated name that functions and modules have as an item.
pub trait ExportClass: Sized {
    /// The export of the type.
    #[allow(non_upper_case_globals, reason = "it stands where functions and modules have an item of this name")]
    const __Definition: ClassExport<Self> = ClassExport(PhantomData);
}

impl<T: PyTypeInfo> ExportClass for T {}

impl<T: PyTypeInfo> Export for ClassExport<T> {
    const ITEM: ModuleItem = T::ITEM;

    #[inline]
    fn export(self, module: &Bound<'_, PyModule>) -> PyResult<()> {
        T::register(module)
    }
}

/// Adds an item.
///
/// # Errors
///
/// Whatever adding raises.
#[inline]
pub fn export(module: &Bound<'_, PyModule>, item: impl Export) -> PyResult<()> {
    item.export(module)
}

/// What the function that fills a module adds to it, as far as its statements say it.
pub trait Filled {
    /// It, in the order of the statements.
    const ITEMS: &'static [ModuleItem];
}

/// Stands for a type that a function adds to its module.
pub struct Registered<T>(PhantomData<T>);

impl<T: PyTypeInfo> Registered<T> {
    /// What is known of it.
    pub const ITEM: ModuleItem = T::ITEM;
}

/// What is left of a type that is none of Python's: where it is added, the compiler says so.
pub trait Unregistered {
    /// Nothing is known.
    const ITEM: ModuleItem = ModuleItem::Unknown;
}

impl<T> Unregistered for Registered<T> {}

/// What is known of a function without adding it.
#[must_use]
pub const fn describe_function<D: Definition>() -> ModuleItem {
    ModuleItem::Function(D::ROW.descriptor())
}

/// What is known of an item without adding it.
#[must_use]
pub const fn describe<T: Export>(_item: &T) -> ModuleItem {
    T::ITEM
}

/// Adds the item of this name: a function, a class, an exception or a module. Without a module: what is known of it.
#[doc(hidden)]
#[macro_export]
macro_rules! __export {
    ($item:ident) => {{
        #[allow(unused_imports)]
        use $crate::__private::ExportClass as _;
        $crate::__private::describe(&$item::__Definition)
    }};
    ($module:expr, $item:ident) => {{
        #[allow(unused_imports)]
        use $crate::__private::ExportClass as _;
        $crate::__private::export_item($module, $item::__Definition)?
    }};
}
