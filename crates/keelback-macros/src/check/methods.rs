//! Rules for methods.

use super::function::{callable, no_signature, not_asynchronous, takes_no_arguments};
use crate::model::{Callable, Member, Method, MethodKind, Methods, Owner, Role, Row, Special, Takes};
use crate::report::Errors;
use crate::tokens::Ident;

/// `#[pymethods]`.
pub(crate) fn methods(methods: &Methods, errors: &mut Errors) {
    for refused in &methods.refused {
        errors.at(&refused.tokens, &refused.why);
    }
    let mut seen = Vec::new();
    for member in &methods.members {
        if let Member::Method(method) = member {
            one(method, errors);
        }
        let (name, key, unconditional) = identity(member);
        if !unconditional {
            continue;
        }
        if seen.contains(&key) {
            errors.at(
                name,
                match &key {
                    ("constructor", _) => {
                        "a class has one constructor: keep one `#[new]`, make the other a `#[staticmethod]`".to_owned()
                    }
                    (what, known) => {
                        format!("the class already has the {what} `{known}`: give one of the two another name")
                    }
                },
            );
        }
        seen.push(key);
    }
}

/// What Python knows a member by: two accessors of a property are two things, a method and a constant are not.
fn identity(member: &Member) -> (&Ident, (&'static str, String), bool) {
    match member {
        Member::Constant(constant) => {
            (&constant.name, ("attribute", constant.python_name.clone()), constant.repeated.is_empty())
        }
        Member::Method(method) => {
            let callable = &method.callable;
            let what = match method.kind {
                MethodKind::New => {
                    return (&callable.name, ("constructor", "__new__".to_owned()), callable.repeated.is_empty());
                }
                MethodKind::Getter => "getter",
                MethodKind::Setter => "setter",
                MethodKind::Deleter => "deleter",
                MethodKind::Ordinary | MethodKind::Special(_) | MethodKind::ClassAttribute => "attribute",
            };
            (&callable.name, (what, callable.python_name.clone()), callable.repeated.is_empty())
        }
    }
}

fn one(method: &Method, errors: &mut Errors) {
    let function = &method.callable;
    callable(function, errors);
    match method.kind {
        MethodKind::New => not_asynchronous(function, "a constructor", errors),
        MethodKind::Ordinary => {}
        MethodKind::Getter => takes_no_arguments(function, "a getter", errors),
        MethodKind::Deleter => takes_no_arguments(function, "a deleter", errors),
        MethodKind::ClassAttribute => {
            takes_no_arguments(function, "a class attribute", errors);
            if !function.warnings.is_empty() {
                errors.at(&function.name, "reading a class attribute calls nothing that could warn: remove `warn`");
            }
        }
        MethodKind::Setter => {
            exactly(function, 1, "a setter", errors);
            no_signature(function, "a setter", errors);
        }
        MethodKind::Special(special) => special_method(function, special, errors),
    }
    let accessor = matches!(method.kind, MethodKind::Getter | MethodKind::Setter | MethodKind::Deleter);
    if accessor || matches!(method.kind, MethodKind::ClassAttribute) {
        not_asynchronous(function, "a property or class attribute", errors);
    }
    if accessor && matches!(function.owner, Owner::Nothing | Owner::Class) {
        errors.at(&function.name, "a property belongs to an instance: give this `&self`");
    }
}

fn special_method(function: &Callable, special: &Special, errors: &mut Errors) {
    let name = special.name;
    if let Row::Refused(why) = special.row {
        errors.at(&function.name, why);
        return;
    }
    if special.takes == Takes::Visitor {
        traversal(function, errors);
    }
    if let Some(count) = special.takes.count() {
        not_asynchronous(function, &format!("`{name}`"), errors);
        exactly(function, count, &format!("`{name}`"), errors);
        no_signature(function, &format!("`{name}`"), errors);
    }
}

/// The collector is at work, so nothing may give a way to run Python code.
fn traversal(function: &Callable, errors: &mut Errors) {
    let why =
        "the collector calls `__traverse__`, and no Python code may run meanwhile: take `&self` and `PyVisit<'_>` only";
    if function.owner != Owner::Shared {
        errors.at(&function.name, why);
    }
    for input in function.inputs.iter().filter(|input| input.role == Role::Python) {
        errors.at(&input.ty.tokens, why);
    }
    if !function.warnings.is_empty() {
        errors.at(&function.name, "the collector's call of `__traverse__` cannot warn: remove `warn`");
    }
}

fn exactly(function: &Callable, count: usize, what: &str, errors: &mut Errors) {
    let found = function.arguments().len();
    if found != count {
        let arguments = if count == 1 { "argument" } else { "arguments" };
        errors.at(
            &function.name,
            format!("{what} gets {count} {arguments} besides the instance, but this takes {found}"),
        );
    }
}
