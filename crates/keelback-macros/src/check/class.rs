//! Rules for classes.

use crate::model::{Class, ClassKind, Field};
use crate::report::Errors;
use crate::tokens::Ident;

/// `#[pyclass]`.
pub(crate) fn class(class: &Class, errors: &mut Errors) {
    if !class.generics.is_empty() {
        let why = "a Python class has no parameters, neither types nor lifetimes: keep owned values of concrete types";
        errors.at(&class.generics, why);
    }
    for (option, why) in &class.options.later {
        errors.at(option, why);
    }
    together(class, errors);
    match &class.kind {
        ClassKind::Struct(fields) => structure(class, fields, errors),
        ClassKind::Enum(variants) => {
            if variants.is_empty() {
                errors.at(&class.name, "an enum without variants has no instances: add a variant, or make it a struct");
            }
            let names = variants.iter().filter(|variant| variant.repeated.is_empty());
            let names =
                names.map(|variant| (&variant.name, class.member_name(&variant.name, variant.python_name.as_deref())));
            unique(names.collect(), errors);
            enumeration(class, errors);
        }
    }
}

/// Options that need each other, or exclude each other.
fn together(class: &Class, errors: &mut Errors) {
    let options = &class.options;
    let mut needs = |option: &Option<Ident>, other: bool, why: &str| {
        if let (Some(option), false) = (option, other) {
            errors.at(option, why);
        }
    };
    needs(&options.ord, options.eq.is_some(), "`ord` compares, which takes equality too: add `eq`");
    needs(&options.hash, options.eq.is_some(), "equal values have equal hashes, so `hash` needs an equality: add `eq`");
    needs(
        &options.hash,
        options.frozen.is_some(),
        "a hash has to stay the same, so `hash` needs values that do: add `frozen`",
    );
    needs(&options.sequence, options.mapping.is_none(), "a class is a `mapping` or a `sequence`: keep one of the two");
    needs(
        &options.skip_from_py_object,
        options.from_py_object.is_none(),
        "`from_py_object` and `skip_from_py_object` exclude each other: keep one",
    );
}

fn structure(class: &Class, fields: &[Field], errors: &mut Errors) {
    let frozen = class.options.frozen.is_some();
    let why = "a `frozen` class is never changed: remove `frozen`, or keep the field in a `Mutex`, an atomic or a cell and write a `#[setter]`";
    if let (Some(option), true) = (&class.options.set_all, frozen) {
        errors.at(option, why);
    }
    for field in fields {
        let accessible = field.get.as_ref().or(field.set.as_ref());
        if let (Some(option), None, None) = (accessible, &field.name, &field.python_name) {
            errors.at(option, "a field without a name needs one in Python: add `name = \"..\"`");
        }
        if let (Some(option), true) = (&field.set, frozen) {
            errors.at(option, why);
        }
        let all = class.options.get_all.as_ref().or(class.options.set_all.as_ref());
        if let (None, Some(_), Some(name)) = (all.or(accessible), &field.python_name, &field.name) {
            errors.at(name, "Python does not see this field, so its Python name changes nothing: add `get` or `set`");
        }
    }
    let mut names = Vec::new();
    for field in fields {
        let is_seen = field.repeated.is_empty() && (field.get.is_some() || field.set.is_some());
        if let (Some(name), true) = (&field.name, is_seen) {
            names.push((name, class.member_name(name, field.python_name.as_deref())));
        }
    }
    unique(names, errors);
}

/// What makes no sense for an enum, whose instances are its variants.
fn enumeration(class: &Class, errors: &mut Errors) {
    let options = &class.options;
    let senseless = [
        (&options.get_all, "a variant has no fields to get: remove `get_all`"),
        (&options.set_all, "a variant has no fields to set: remove `set_all`"),
        (&options.subclass, "an enum cannot be subclassed: its instances are its variants; remove `subclass`"),
        (&options.dict, "the variants of an enum are fixed and have no `__dict__`: remove `dict`"),
        (&options.mapping, "an enum is no mapping: remove `mapping`"),
        (&options.sequence, "an enum is no sequence: remove `sequence`"),
    ];
    for (option, why) in senseless {
        if let Some(option) = option {
            errors.at(option, why);
        }
    }
    if let Some(base) = &options.extends {
        errors.at(base, "an enum extends nothing: remove `extends`");
    }
}

fn unique(names: Vec<(&Ident, String)>, errors: &mut Errors) {
    let mut seen = Vec::new();
    for (token, name) in names {
        if seen.contains(&name) {
            errors.at(token, format!("Python already sees a `{name}` here: give one of the two another `name`"));
        }
        seen.push(name);
    }
}
