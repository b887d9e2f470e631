//! Rules for the derived conversions.

use crate::model::{ContainerOptions, Derive, DeriveBody, DeriveVariant, Record, Source};
use crate::report::Errors;

/// `#[derive(FromPyObject)]`.
pub(crate) fn from_py_object(derive: &Derive, errors: &mut Errors) {
    both(derive, errors);
    super::read::read(derive, errors);
}

/// `#[derive(IntoPyObject)]` and `#[derive(IntoPyObjectRef)]`.
pub(crate) fn into_py_object(derive: &Derive, errors: &mut Errors) {
    both(derive, errors);
}

/// What holds in both directions.
fn both(derive: &Derive, errors: &mut Errors) {
    match &derive.body {
        DeriveBody::Struct(fields) => record(fields, &derive.options, errors),
        DeriveBody::Enum(variants) => enumeration(derive, variants, errors),
        DeriveBody::Broken => {}
    }
}

fn enumeration(derive: &Derive, variants: &[DeriveVariant], errors: &mut Errors) {
    if variants.is_empty() {
        errors.at(&derive.name, "an enum without variants has no values to convert: add a variant");
    }
    if let Some(option) = &derive.options.transparent {
        errors.at(option, "an enum is not `transparent` as a whole: write `#[pyo3(transparent)]` on the variant");
    }
    for variant in variants {
        record(&variant.record, &variant.options, errors);
        if let (Some((option, _)), Some(_)) = (&variant.options.rename_all, &derive.options.rename_all) {
            errors.at(option, "the enum has a `rename_all` for all its variants: keep one of the two");
        }
    }
}

fn record(record: &Record, options: &ContainerOptions, errors: &mut Errors) {
    let Record { fields, is_named, tokens } = record;
    if fields.is_empty() {
        errors.at(tokens, "without a field there is nothing to convert: add one, or implement the trait by hand");
        return;
    }
    if let (Some(option), true) = (&options.transparent, fields.len() > 1) {
        errors.at(
            option,
            format!(
                "what is `transparent` has one field, here are {}: keep one, or remove `transparent`",
                fields.len()
            ),
        );
    }
    if let Some((option, _)) = &options.rename_all {
        if !is_named {
            errors.at(option, "fields without names cannot be renamed: remove `rename_all`");
        } else if options.transparent.is_some() {
            errors.at(option, "Python does not see the name of a `transparent` field: remove `rename_all`");
        }
    }
    for field in fields {
        if let Some(source) = &field.source {
            placed(source, *is_named, options, errors);
        }
    }
}

/// Whether a field may have `item` or `attribute`.
fn placed(source: &Source, is_named: bool, options: &ContainerOptions, errors: &mut Errors) {
    let (Source::Attribute(option, _) | Source::Item(option, _)) = source;
    if !is_named {
        errors.at(option, format!("the fields of a tuple are the items of a tuple in Python: remove `{option}`"));
    } else if options.transparent.is_some() {
        errors.at(option, format!("a `transparent` field is the whole object: remove `{option}` or `transparent`"));
    }
}
