//! Modules: their definition, their initialization, what is put into them.
//!
//! Initialization is multi-phase (PEP 489, from 3.15 PEP 793): a definition is built once in a process, at run time,
//! since its header differs from one Python to the next; what belongs to an interpreter is made when the module is
//! executed there.

mod nested;

pub use crate::raw::module_definition::{ModuleDefinition, export, initialize};
pub use nested::{add_submodule, add_submodule_definition};

use std::ffi::CStr;

use crate::class::cell;
use crate::err::panic;
use crate::exceptions::PyAttributeError;
use crate::function::FunctionRow;
use crate::inspect::ModuleItem;
use crate::instance::Bound;
use crate::marker::Python;
use crate::prelude::*;
use crate::pyclass::PyClass;
use crate::raw;
use crate::types::{PyCFunction, PyList, PyModule, PyType};

/// What a `#[pymodule]` says of itself.
#[derive(Clone, Copy)]
#[repr(C)]
pub struct ModuleDescriptor {
    /// Its name.
    pub name: &'static CStr,
    /// `__doc__`; an empty text where there is none, as PyO3 has it.
    pub doc: &'static CStr,
    /// `Some(true)`: the module needs the GIL, which a free-threaded Python then switches on.
    pub gil_used: Option<bool>,
    /// Whether its author promises that interpreters with GILs of their own may import it.
    pub own_gil: bool,
    /// What it holds, as far as it can be told without filling it.
    pub items: &'static [ModuleItem],
    /// Fills the module.
    pub execute: fn(&Bound<'_, PyModule>) -> PyResult<()>,
    /// What it says it is in, where that is not the module that it is added to.
    pub module: Option<&'static str>,
}

impl ModuleDescriptor {
    /// No name, no content: where a struct literal starts from.
    pub const EMPTY: Self = Self {
        name: c"",
        doc: c"",
        gil_used: None,
        own_gil: false,
        items: &[ModuleItem::Unknown],
        execute: |_| Ok(()),
        module: None,
    };
}

/// What a `#[pymodule]` leaves beside the function or in the `mod`.
#[diagnostic::on_unimplemented(message = "`{Self}` is not a Python module", note = "put `#[pymodule]` on it")]
pub trait Module {
    /// Its definition.
    const DEFINITION: &'static ModuleDefinition;
}

/// Adds a value under a name, and the name to `__all__`.
///
/// # Errors
///
/// Whatever setting an attribute raises.
#[inline]
pub fn add<'py>(module: &Bound<'py, PyModule>, name: &Bound<'py, PyString>, value: &Bound<'py, PyAny>) -> PyResult<()> {
    let all = index(module)?;
    if !all.contains(name)? {
        all.append(name)?;
    }
    module.setattr(name, value)
}

/// `__all__`, made if there is none.
///
/// # Errors
///
/// `TypeError` if it is not a list.
pub fn index<'py>(module: &Bound<'py, PyModule>) -> PyResult<Bound<'py, PyList>> {
    let py = module.py();
    let name = crate::intern!(py, "__all__");
    match module.getattr(name) {
        Ok(all) => Ok(all.cast_into()?),
        Err(error) if error.is_instance_of::<PyAttributeError>(py) => {
            let all = PyList::empty(py);
            module.setattr(name, &all)?;
            Ok(all)
        }
        Err(error) => Err(error),
    }
}

/// Adds anything under its `__name__`; a module as [`add_submodule`] does.
///
/// # Errors
///
/// `AttributeError` if it has no name; whatever setting an attribute raises.
pub(crate) fn add_named<'py>(module: &Bound<'py, PyModule>, object: &Bound<'py, PyAny>) -> PyResult<()> {
    if let Ok(inner) = object.cast::<PyModule>() {
        return add_submodule(module, inner);
    }
    let name = object.getattr(crate::intern!(module.py(), "__name__"))?.cast_into::<PyString>()?;
    add(module, &name, object)
}

/// Adds a function that exists.
///
/// # Errors
///
/// Whatever setting an attribute raises.
#[inline]
pub fn add_function<'py>(module: &Bound<'py, PyModule>, function: &Bound<'py, PyCFunction>) -> PyResult<()> {
    add_named(module, function.as_any())
}

/// Makes a function and adds it.
///
/// # Errors
///
/// Whatever setting an attribute raises.
#[inline]
pub fn add_row(module: &Bound<'_, PyModule>, row: FunctionRow) -> PyResult<()> {
    add_function(module, &row.bind(module.py(), Some(module))?)
}

/// What `add_class` adds: classes, and enums that are classes of Python's.
#[diagnostic::on_unimplemented(message = "`{Self}` is not a Python class", note = "put `#[pyclass]` on it")]
pub trait ModuleClass {
    /// Adds it; the first module that a class is added to becomes its `__module__`.
    ///
    /// # Errors
    ///
    /// Whatever making the class raises.
    fn add_to(module: &Bound<'_, PyModule>) -> PyResult<()>;
}

impl<C: PyClass> ModuleClass for C {
    #[inline]
    fn add_to(module: &Bound<'_, PyModule>) -> PyResult<()> {
        register::<C>(module)
    }
}

/// Adds a class.
///
/// # Errors
///
/// Whatever making the class raises.
#[inline]
pub fn add_class<C: ModuleClass>(module: &Bound<'_, PyModule>) -> PyResult<()> {
    C::add_to(module)
}

fn register<C: PyClass>(module: &Bound<'_, PyModule>) -> PyResult<()> {
    let py = module.py();
    let module_name = module.name()?;
    let class = cell::try_type_object::<C>(py, Some(module_name.to_str()?))?;
    if C::DESCRIPTOR.module.is_none() {
        adopt(class, &module_name)?;
    }
    add(module, &PyString::new(py, C::NAME), class.as_any())
}

/// A class that was made before any module registered it says `builtins`; it gets the module's name now.
#[inline]
pub(crate) fn adopt<'py>(class: &Bound<'py, PyType>, module_name: &Bound<'py, PyString>) -> PyResult<()> {
    let name = crate::intern!(class.py(), "__module__");
    let current = class.getattr(name)?;
    if current.eq("builtins")? {
        // An immutable class keeps what it says.
        let _ = class.setattr(name, module_name);
    }
    Ok(())
}

/// Makes the module of a definition, as `wrap_pymodule!` does.
///
/// # Errors
///
/// Whatever making the module raises.
#[inline]
pub fn make(py: Python<'_>, definition: &'static ModuleDefinition) -> PyResult<Py<PyModule>> {
    let descriptor = definition.descriptor();
    let module = PyModule::new(py, descriptor.name.to_str()?)?;
    fill(&module, descriptor)?;
    Ok(module.unbind())
}

/// Puts in what the module says of itself.
#[inline]
fn fill(module: &Bound<'_, PyModule>, descriptor: &ModuleDescriptor) -> PyResult<()> {
    module.setattr(crate::intern!(module.py(), "__doc__"), descriptor.doc.to_str()?)?;
    if descriptor.gil_used == Some(true) {
        raw::module_::set_gil_used(module, true)?;
    }
    (descriptor.execute)(module)
}

/// A function that makes a module from a `#[pymodule]`, to be called with a `Python` token.
#[macro_export]
macro_rules! wrap_pymodule {
    ($module:path) => {
        &|py: $crate::Python<'_>| {
            use $module as marked_with_pymodule;
            $crate::__private::make(py, <marked_with_pymodule::__Definition as $crate::__private::Module>::DEFINITION)
                .expect("failed to wrap pymodule")
        }
    };
}

/// Adds a constant.
///
/// # Errors
///
/// That of the conversion.
pub fn add_constant<'py, T: IntoPyObject<'py>>(module: &Bound<'py, PyModule>, name: &str, value: T) -> PyResult<()> {
    let py = module.py();
    add(module, &PyString::new(py, name), &value.into_bound_py_any(py)?)
}

/// Fills the module; called in the interpreter that imports it.
#[inline]
pub(crate) fn execute(descriptor: &ModuleDescriptor, module: &Bound<'_, PyModule>) -> PyResult<()> {
    crate::sync::interpreter::enter(module.py());
    if descriptor.own_gil {
        crate::attach::deferred::expect_other_gils(module.py());
    }
    panic::publish(module.py())?;
    (descriptor.execute)(module)
}
