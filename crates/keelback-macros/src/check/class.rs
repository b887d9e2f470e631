//! Rules for classes.

use super::signature;
use crate::model::{Class, ClassKind, Field, Variant, VariantFields};
use crate::report::{Errors, Mistake};
use crate::tokens::{Ident, ToTokens};

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
            match &class.options.base_enum {
                Some(_) => of_python(class, errors),
                None => enumeration(class, errors),
            }
            for variant in variants {
                self::variant(class, variant, errors);
            }
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
        class.is_frozen(),
        "a hash has to stay the same, so `hash` needs values that do: add `frozen`",
    );
    needs(
        &options.eq_int,
        options.eq.is_some(),
        "`eq_int` makes variants equal to their numbers too, beside each other: add `eq`",
    );
    needs(
        &options.lock,
        options.frozen.is_none(),
        "a `frozen` class is never changed, so there is nothing to wait for: keep one of `lock` and `frozen`",
    );
    needs(&options.sequence, options.mapping.is_none(), "a class is a `mapping` or a `sequence`: keep one of the two");
    needs(
        &options.skip_from_py_object,
        options.from_py_object.is_none(),
        "`from_py_object` and `skip_from_py_object` exclude each other: keep one",
    );
}

fn structure(class: &Class, fields: &[Field], errors: &mut Errors) {
    if let Some((option, _)) = &class.options.base_enum {
        errors.at(option, "a class of Python's module `enum` stands for an enum, not for a struct: remove `base_enum`");
    }
    if let Some(option) = &class.options.eq_int {
        errors.at(option, "only the variants of an enum without fields have numbers: remove `eq_int`");
    }
    derived_members(class, fields, errors);
    constructed(class, fields, errors);
    let options = &class.options;
    let frozen = options.frozen.is_some();
    let why = "a `frozen` class is never changed: remove `frozen`, or keep the field in a `Mutex`, an atomic or a cell and write a `#[setter]`";
    if let (Some(option), true) = (&options.set_all, frozen) {
        errors.at(option, why);
    }
    let all = options.get_all.as_ref().or(options.set_all.as_ref()).or(options.data.as_ref());
    let mut names = Vec::new();
    for field in fields {
        let seen = field.get.as_ref().or(field.set.as_ref()).or(all);
        if let (Some(option), None) = (seen.filter(|_| all.is_none()), class.field_name(field)) {
            errors.at(option, "a field without a name needs one in Python: add `name = \"..\"`");
        }
        if let (Some(option), true) = (&field.set, frozen) {
            errors.at(option, why);
        }
        if let (None, Some(_), Some(name)) = (seen, &field.python_name, &field.name) {
            errors.at(name, "Python does not see this field, so its Python name changes nothing: add `get` or `set`");
        }
        if let (Some(_), Some(name), true) = (seen, class.field_name(field), field.repeated.is_empty()) {
            names.push((&field.member, name));
        }
    }
    unique(names, errors);
}

/// Options that stand once for all fields, and again on one; a format, which names fields as Rust does.
fn derived_members(class: &Class, fields: &[Field], errors: &mut Errors) {
    let options = &class.options;
    for field in fields {
        for (one, all, name) in [(&field.get, &options.get_all, "get"), (&field.set, &options.set_all, "set")] {
            if let (Some(one), Some(_)) = (one, all) {
                errors.at(one, format!("`{name}_all` covers this field already: remove `{name}`"));
            }
        }
    }
    let Some(format) = &options.format else { return };
    if options.rename_all.is_some() || fields.iter().any(|field| field.python_name.is_some()) {
        let why = "the format names fields as Rust does, which other names in Python would make ambiguous: \
            remove `name` and `rename_all`, or take `str` without a format and implement `Display`";
        errors.push(Mistake::new(format.place, why));
    }
    for member in &format.members {
        let member = member.to_string();
        if !fields.iter().any(|field| field.member.to_string() == member) {
            let why = format!("`{}` has no field `{member}`: a format names fields", class.name);
            errors.push(Mistake::new(format.place, why));
        }
    }
}

/// What a constructor that is made from the fields needs.
fn constructed(class: &Class, fields: &[Field], errors: &mut Errors) {
    let Some(option) = class.options.new.as_ref().or(class.options.data.as_ref()) else {
        for (word, _) in fields.iter().filter_map(|field| field.default.as_ref()) {
            let why =
                "`default` is for a constructor that is made from the fields: add `new = \"from_fields\"` or `data`";
            errors.at(word, why);
        }
        return;
    };
    if class.options.extends.is_some() {
        let why = match class.options.new {
            Some(_) => {
                "a base class has a value to be made too, which no field tells: write a `#[new]` that returns a `PyClassInitializer`"
            }
            None => {
                "a data class is its fields, and a base class has a value too: remove `extends`, and keep the other value in a field"
            }
        };
        errors.at(option, why);
    }
    let names = Vec::from_iter(fields.iter().filter_map(|field| Some((&field.member, class.field_name(field)?))));
    for (member, name) in names.iter().filter(|(_, name)| class.options.data.is_some() && name.contains('-')) {
        errors.at(member, format!("`{name}` cannot be the name of a parameter: take another `rename_all`"));
    }
    let mut defaulted = false;
    for field in fields {
        if !field.repeated.is_empty() {
            let why = "a constructor made from the fields needs all of them: write a `#[new]` for a class with a field under `cfg`";
            errors.at(&field.member, why);
        }
        if defaulted && field.default.is_none() {
            let why =
                "a parameter without a default cannot follow one with a default: give this field one, or move it up";
            errors.at(&field.member, why);
        }
        defaulted |= field.default.is_some();
    }
}

/// What a variant cannot have, and how its constructor fits its fields.
fn variant(class: &Class, variant: &Variant, errors: &mut Errors) {
    if let (Some((option, _)), VariantFields::Unit) = (&variant.constructor, &variant.fields) {
        errors.at(option, "a variant without fields is not constructed: remove `constructor`");
    }
    let fields = variant.fields.all();
    if let (Some(_), false) = (&class.options.base_enum, fields.is_empty()) {
        errors
            .at(&variant.name, "a member of Python's enums has no fields: remove those of the variant, or `base_enum`");
    }
    for field in fields {
        if let Some(option) = &field.get {
            errors.at(option, "every field of a variant can be read: remove `get`");
        }
        if let Some(option) = &field.set {
            errors.at(option, "the fields of a variant are never changed: remove `set`");
        }
        if !field.repeated.is_empty() {
            errors.at(
                &field.member,
                "the constructor of a variant needs all of its fields: put the `cfg` on the variant",
            );
        }
        if let (Some((option, _)), Some(_)) = (&field.default, &variant.constructor) {
            errors.at(option, "the `constructor` of the variant says what its defaults are: remove one of the two");
        }
    }
    signature::written(&variant.constructor(), errors);
}

/// What an enum cannot have that is a class of Python's.
fn of_python(class: &Class, errors: &mut Errors) {
    let options = &class.options;
    let flags = [
        &options.eq,
        &options.eq_int,
        &options.ord,
        &options.hash,
        &options.str,
        &options.new,
        &options.generic,
        &options.data,
        &options.frozen,
        &options.subclass,
        &options.dict,
        &options.weakref,
        &options.get_all,
        &options.set_all,
        &options.immutable_type,
        &options.mapping,
        &options.sequence,
        &options.lock,
    ];
    for option in flags.into_iter().flatten() {
        errors.at(
            option,
            format!("with `base_enum` the class is Python's own, which `{option}` does not change: remove it"),
        );
    }
    if let Some(base) = &options.extends {
        errors.at(base, "with `base_enum` the class extends that of Python: remove `extends`");
    }
}

/// What makes no sense for an enum, whose instances are its variants.
fn enumeration(class: &Class, errors: &mut Errors) {
    let options = &class.options;
    if class.has_variants_with_fields() {
        let why = "only the variants of an enum without fields have numbers: remove `eq_int`";
        options.eq_int.iter().for_each(|option| errors.at(option, why));
        let why = "the variants of an enum with fields are never changed, and need no lock: remove `lock`";
        options.lock.iter().for_each(|option| errors.at(option, why));
    } else if let Some(option) = &options.get_all {
        errors.at(option, "a variant has no fields to get: remove `get_all`");
    }
    let senseless = [
        (&options.set_all, "the fields of a variant are never changed: remove `set_all`"),
        (&options.subclass, "an enum cannot be subclassed: its instances are its variants; remove `subclass`"),
        (&options.dict, "the variants of an enum are fixed and have no `__dict__`: remove `dict`"),
        (&options.mapping, "an enum is no mapping: remove `mapping`"),
        (&options.sequence, "an enum is no sequence: remove `sequence`"),
        (&options.generic, "an enum takes no arguments in annotations: remove `generic`"),
        (&options.new, "a variant is made from its own fields: remove `new`"),
    ];
    for (option, why) in senseless {
        if let Some(option) = option {
            errors.at(option, why);
        }
    }
    if let Some(format) = &options.format {
        let why = "the variants of an enum have no fields in common to format: take `str` without a format, and implement `Display`";
        errors.push(Mistake::new(format.place, why));
    }
    if let Some(base) = &options.extends {
        errors.at(base, "an enum extends nothing: remove `extends`");
    }
}

fn unique(names: Vec<(impl ToTokens, String)>, errors: &mut Errors) {
    let mut seen = Vec::new();
    for (token, name) in names {
        if seen.contains(&name) {
            errors.at(token, format!("Python already sees a `{name}` here: give one of the two another `name`"));
        }
        seen.push(name);
    }
}
