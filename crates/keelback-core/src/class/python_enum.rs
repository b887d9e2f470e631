//! Enums that are classes of Python's module `enum`: `#[pyclass(base_enum = "IntEnum")]`.
//!
//! Such a class is made by Python, and its members are Python's: iteration, `Color(1)`, flags and pickles are what they
//! are for any `enum.Enum`. Rust values become members and members become Rust values.

use std::ffi::CStr;
use std::marker::PhantomData;

use crate::class::{AttributeRow, ClassDescriptor, ClassRow, EnumInstances, EnumMember};
use crate::exceptions::PyTypeError;
use crate::export::Export;
use crate::function::Object;
use crate::inspect::{ModuleItem, PyStaticExpr};
use crate::instance::{Borrowed, Bound};
use crate::marker::Python;
use crate::prelude::*;
use crate::types::{PyDict, PyModule, PyTuple, PyType};

/// A Rust enum whose class is one of Python's module `enum`.
pub trait PythonEnum: Sized + 'static {
    /// Its name in Python.
    const NAME: &'static str;
    /// What it looks like from Python.
    const DESCRIPTOR: ClassDescriptor;
    /// `Enum` or `IntEnum`.
    const BASE: &'static str;
    /// The same as annotations call it.
    const BASE_HINT: PyStaticExpr;
    /// Its variants, in order.
    const MEMBERS: &'static [EnumMember<Self>];
    /// The members as attributes, for stubs.
    const ATTRIBUTES: &'static [AttributeRow];

    /// Which of [`PythonEnum::MEMBERS`] the value is.
    fn index(&self) -> usize;
    /// The value of its member.
    ///
    /// # Errors
    ///
    /// `MemoryError`.
    fn value(&self, py: Python<'_>) -> PyResult<Object>;
    /// Where the members of each interpreter are kept.
    fn instances() -> &'static EnumInstances;
}

/// The class, and then its members.
fn members<'py, E: PythonEnum>(py: Python<'py>, module: Option<&str>) -> PyResult<&'py Bound<'py, PyTuple>> {
    let members = E::instances().cell().get_or_try_init(py, || {
        let values = E::MEMBERS.iter().map(|member| {
            let value = member.make().value(py)?;
            (member.name(), value).into_bound_py_any(py)
        });
        make(py, E::BASE, &E::DESCRIPTOR, values.collect::<PyResult<Vec<_>>>()?, module)
    })?;
    Ok(members.cast()?)
}

/// Makes the class with `enum.Enum(name, values)`.
fn make(
    py: Python<'_>,
    base: &str,
    descriptor: &ClassDescriptor,
    values: Vec<Bound<'_, PyAny>>,
    module: Option<&str>,
) -> PyResult<Object> {
    let options = PyDict::new(py);
    options.set_item("module", descriptor.module.or(module).unwrap_or("builtins"))?;
    let name = text(descriptor.name)?;
    options.set_item("qualname", name)?;
    let class = py.import("enum")?.getattr(base)?.call((name, values), Some(&options))?;
    if !descriptor.doc.is_empty() {
        class.setattr("__doc__", text(descriptor.doc)?)?;
    }
    let mut all = vec![class.clone()];
    // Members of equal values would be one: the numbers of a Rust enum are all different.
    for member in class.try_iter()? {
        all.push(member?);
    }
    Ok(PyTuple::new(py, all)?.into_any().unbind())
}

fn text(text: &CStr) -> PyResult<&str> {
    Ok(text.to_str()?)
}

/// The class of an enum.
///
/// # Errors
///
/// Whatever making the class raises.
fn class<'py, E: PythonEnum>(py: Python<'py>, module: Option<&str>) -> PyResult<Bound<'py, PyType>> {
    Ok(members::<E>(py, module)?.get_item(0)?.cast_into()?)
}

/// The member that stands for a value.
///
/// # Errors
///
/// Whatever making the class raises.
pub fn python_enum_member<'py, E: PythonEnum>(py: Python<'py>, value: &E) -> PyResult<Bound<'py, PyAny>> {
    members::<E>(py, None)?.get_item(1 + value.index())
}

/// The value that a member stands for.
///
/// # Errors
///
/// `TypeError` for anything else.
pub fn python_enum_value<E: PythonEnum>(object: Borrowed<'_, '_, PyAny>) -> PyResult<E> {
    let members = members::<E>(object.py(), None)?;
    for (index, member) in E::MEMBERS.iter().enumerate() {
        if members.get_item(1 + index)?.is(object) {
            return Ok(member.make());
        }
    }
    let (found, wanted) = (object.get_type().qualname()?, E::NAME);
    Err(PyTypeError::new_err(format!("'{found}' object is not an instance of '{wanted}'")))
}

/// What a module adds by name.
pub struct PythonEnumExport<E>(PhantomData<E>);

impl<E> PythonEnumExport<E> {
    /// The export of an enum.
    #[must_use]
    pub const fn new() -> Self {
        Self(PhantomData)
    }
}

impl<E> Default for PythonEnumExport<E> {
    fn default() -> Self {
        Self::new()
    }
}

impl<E: PythonEnum> Export for PythonEnumExport<E> {
    const ITEM: ModuleItem = ModuleItem::Class(const { &ClassRow::of_python_enum::<E>() });

    fn export(self, module: &Bound<'_, PyModule>) -> PyResult<()> {
        add_python_enum::<E>(module)
    }
}

/// Adds an enum to a module, which becomes its `__module__` if it is the first.
///
/// # Errors
///
/// Whatever making the class raises.
pub fn add_python_enum<E: PythonEnum>(module: &Bound<'_, PyModule>) -> PyResult<()> {
    let name = module.name()?;
    let class = class::<E>(module.py(), Some(name.to_str()?))?;
    if E::DESCRIPTOR.module.is_none() {
        crate::module::adopt(&class, &name)?;
    }
    module.add(E::NAME, class)
}
