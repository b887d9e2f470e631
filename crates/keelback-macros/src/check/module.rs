//! Rules for modules.

use super::function::{callable, no_signature, not_asynchronous};
use crate::model::{Callable, Module, ModuleBody, ModuleItemKind, Role};
use crate::report::Errors;

/// `#[pymodule]`.
pub(crate) fn module(module: &Module, errors: &mut Errors) {
    if !module.options.submodule && !module.python_name().is_ascii() {
        let why = "the function that makes a module is named after it, which takes ASCII letters: add `name = \"..\"`";
        errors.at(&module.name, why);
    }
    match &module.body {
        ModuleBody::Function { callable, .. } => {
            fills_a_module(callable, "a `#[pymodule]` function", errors);
            if !callable.inputs.iter().any(|input| input.role == Role::Owner) {
                errors.at(
                    &callable.name,
                    "a `#[pymodule]` function gets the module that it fills: add `m: &Bound<'_, PyModule>`",
                );
            }
        }
        ModuleBody::Inline { items, .. } => {
            let mut has_init = false;
            for item in items {
                if let ModuleItemKind::Init(init, _) = &item.kind {
                    fills_a_module(init, "`#[pymodule_init]`", errors);
                    if std::mem::replace(&mut has_init, item.repeated.is_empty()) && item.repeated.is_empty() {
                        errors.at(
                            &init.name,
                            "a module has one `#[pymodule_init]`: call this function from the other one",
                        );
                    }
                }
            }
        }
    }
}

fn fills_a_module(function: &Callable, what: &str, errors: &mut Errors) {
    callable(function, errors);
    not_asynchronous(function, what, errors);
    for input in function.arguments() {
        let why = format!("{what} takes the module and `Python<'_>` alone: remove `{}`", input.name);
        errors.at(&input.name, why);
    }
    no_signature(function, what, errors);
}
