//! Rules for everything that Python calls.

use super::signature;
use crate::model::{Callable, Function, Owner, Role, TextSignature};
use crate::report::Errors;

/// `#[pyfunction]`.
pub(crate) fn function(function: &Function, errors: &mut Errors) {
    callable(&function.callable, errors);
}

/// What holds for functions and methods alike.
pub(super) fn callable(callable: &Callable, errors: &mut Errors) {
    for refused in &callable.refused {
        errors.at(&refused.tokens, &refused.why);
    }
    for input in &callable.inputs {
        if let (Some(path), Role::Python | Role::Owner) = (&input.from_py_with, input.role) {
            errors.at(
                path,
                format!(
                    "`{}` is not filled by an argument, so there is nothing to convert: remove `from_py_with`",
                    input.name
                ),
            );
        }
    }
    cancel_handles(callable, errors);
    signature::written(callable, errors);
}

/// What an `async fn` has besides arguments.
fn cancel_handles(callable: &Callable, errors: &mut Errors) {
    let handles = callable.inputs.iter().filter(|input| input.role == Role::CancelHandle);
    for (index, input) in handles.enumerate() {
        if input.from_py_with.is_some() {
            errors.at(&input.name, "`from_py_with` and `cancel_handle` cannot be specified together");
        } else if index > 0 {
            errors.at(&input.name, "`cancel_handle` may only be specified once");
        }
    }
}

/// A function whose result nobody awaits.
pub(super) fn not_asynchronous(callable: &Callable, what: &str, errors: &mut Errors) {
    if let Some(word) = &callable.asynchronous {
        errors.at(word, format!("`async` is for functions and ordinary methods, not for {what}: remove it"));
    }
}

/// A function that Python does not call with arguments: no options about them.
pub(super) fn takes_no_arguments(callable: &Callable, what: &str, errors: &mut Errors) {
    for input in callable.arguments() {
        errors.at(&input.name, format!("{what} takes no arguments besides `Python<'_>`: remove `{}`", input.name));
    }
    no_signature(callable, what, errors);
}

/// Options about a signature that nobody can see.
pub(super) fn no_signature(callable: &Callable, what: &str, errors: &mut Errors) {
    if let Some(written) = &callable.written {
        errors.at(&written.tokens, format!("{what} has a fixed signature: remove the option"));
    }
    if let (TextSignature::Given(_), Owner::Nothing | Owner::Class | Owner::Shared | Owner::Exclusive | Owner::Typed) =
        (&callable.text_signature, callable.owner)
    {
        errors.at(&callable.name, format!("{what} shows no signature: remove `text_signature`"));
    }
}
