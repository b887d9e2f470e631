//! Modules in modules: named as their place says, and put where `import parent.child` looks.
//!
//! An extension is no package, so nothing finds what is in it by looking at files: what can be imported from it stands
//! in `sys.modules` as soon as the module around it does.

use super::{ModuleDefinition, add, fill};
use crate::instance::Bound;
use crate::prelude::*;
use crate::types::{PyCFunction, PyDict, PyModule, PyType};

/// Makes a nested module and adds it.
///
/// # Errors
///
/// Whatever making the module raises; then it cannot be imported.
#[inline]
pub fn add_submodule_definition(parent: &Bound<'_, PyModule>, definition: &'static ModuleDefinition) -> PyResult<()> {
    let py = parent.py();
    let descriptor = definition.descriptor();
    let name = descriptor.name.to_str()?;
    let qualified = match descriptor.module {
        Some(package) => format!("{package}.{name}"),
        None => qualify(&parent.name()?, name)?,
    };
    let module = PyModule::new(py, &qualified)?;
    let importable = publish(parent, &module, &qualified)?;
    if let Err(error) = fill(&module, descriptor) {
        if importable {
            modules(py)?.del_item(&qualified)?;
        }
        return Err(error);
    }
    add(parent, &PyString::new(py, name), module.as_any())
}

/// Adds a module that exists, under the last part of its name.
///
/// # Errors
///
/// Whatever setting an attribute raises.
pub fn add_submodule<'py>(parent: &Bound<'py, PyModule>, module: &Bound<'py, PyModule>) -> PyResult<()> {
    let full_name = module.name()?;
    let name = last_part(full_name.to_str()?).to_owned();
    let qualified = qualify(&parent.name()?, &name)?;
    if is_unknown(module) {
        publish(parent, module, &qualified)?;
    }
    add(parent, &PyString::new(parent.py(), &name), module.as_any())
}

fn qualify(parent: &Bound<'_, PyString>, name: &str) -> PyResult<String> {
    Ok(format!("{}.{name}", parent.to_str()?))
}

fn last_part(name: &str) -> &str {
    name.rsplit('.').next().unwrap_or(name)
}

/// `sys.modules`.
#[inline]
fn modules(py: Python<'_>) -> PyResult<Bound<'_, PyDict>> {
    Ok(py.import(crate::intern!(py, "sys"))?.getattr(crate::intern!(py, "modules"))?.cast_into()?)
}

/// Whether the module was made here, and by no import.
fn is_unknown(module: &Bound<'_, PyModule>) -> bool {
    module.getattr(crate::intern!(module.py(), "__spec__")).is_ok_and(|spec| spec.is_none())
}

/// Makes the module, and those that were added to it before, importable where the module around it is; whether it was.
fn publish(parent: &Bound<'_, PyModule>, module: &Bound<'_, PyModule>, qualified: &str) -> PyResult<bool> {
    let py = parent.py();
    let modules = modules(py)?;
    if !modules.get_item(parent.name()?)?.is_some_and(|known| known.is(parent)) {
        return Ok(false);
    }
    rename(module, qualified)?;
    describe(parent, module, qualified)?;
    modules.set_item(qualified, module)?;
    for value in module.dict().values().iter() {
        if let Ok(inner) = value.cast::<PyModule>() {
            if is_unknown(inner) {
                let name = format!("{qualified}.{}", last_part(inner.name()?.to_str()?));
                publish(module, inner, &name)?;
            }
        }
    }
    Ok(true)
}

/// Sets `__name__`, and `__module__` of what the module made while it was called something else.
fn rename(module: &Bound<'_, PyModule>, qualified: &str) -> PyResult<()> {
    let py = module.py();
    let former = module.name()?;
    if former == qualified {
        return Ok(());
    }
    module.setattr(crate::intern!(py, "__name__"), qualified)?;
    let attribute = crate::intern!(py, "__module__");
    for value in module.dict().values().iter() {
        let is_own = value.is_instance_of::<PyCFunction>() || value.is_instance_of::<PyType>();
        if is_own && value.getattr(attribute)?.eq(&former)? {
            // A class may be immutable; then it says what it said.
            let _ = value.setattr(attribute, qualified);
        }
    }
    Ok(())
}

/// Gives the module the spec that an import would, from that of the module around it.
fn describe(parent: &Bound<'_, PyModule>, module: &Bound<'_, PyModule>, qualified: &str) -> PyResult<()> {
    let py = parent.py();
    let name = crate::intern!(py, "__spec__");
    let spec = parent.getattr(name)?;
    if spec.is_none() {
        return Ok(());
    }
    let loader = spec.getattr(crate::intern!(py, "loader"))?;
    let own = spec.get_type().call1((qualified, &loader))?;
    own.setattr("origin", spec.getattr("origin")?)?;
    module.setattr(name, own)?;
    module.setattr("__loader__", loader)?;
    module.setattr("__package__", parent.name()?)
}
