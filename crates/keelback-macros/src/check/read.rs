//! Rules for what `#[derive(FromPyObject)]` reads.

use crate::model::{ContainerOptions, Derive, DeriveBody, Lifetimes, Record, RecordField, Source};
use crate::report::Errors;
use crate::tokens::TokenTree;

/// `#[derive(FromPyObject)]`.
pub(super) fn read(derive: &Derive, errors: &mut Errors) {
    match &derive.body {
        DeriveBody::Struct(fields) => {
            if let Some((option, _)) = &derive.options.annotation {
                errors.at(option, "only an error about an enum tells what its variants stand for: remove `annotation`");
            }
            record(fields, &derive.options, errors);
        }
        DeriveBody::Enum(variants) => {
            if let Some((option, _)) = &derive.options.annotation {
                let why = "an enum has no annotation as a whole: write `#[pyo3(annotation = \"..\")]` on the variant";
                errors.at(option, why);
            }
            for variant in variants {
                record(&variant.record, &variant.options, errors);
            }
        }
        DeriveBody::Broken => {}
    }
    let types: Vec<_> = derive.fields().into_iter().map(|field| &field.ty).collect();
    for lifetime in Lifetimes::of(&derive.generics, &types).surplus {
        errors.at(
            lifetime,
            "a value that is read has two lifetimes at most, `'py` and one that it borrows from the object for: remove this one",
        );
    }
}

fn record(record: &Record, options: &ContainerOptions, errors: &mut Errors) {
    let is_whole = record.whole(options).is_some();
    for field in &record.fields {
        if let (Some(default), true) = (&field.default, is_whole || !record.is_named) {
            let why = if is_whole {
                "the object itself is never missing: remove `default`"
            } else {
                "an item of a tuple is never missing, since the length has to fit: remove `default`"
            };
            errors.at(&default.option, why);
        }
        if record.is_named && !is_whole {
            named(field, options, errors);
        }
    }
    let all_default = record.fields.iter().all(|field| field.default.is_some());
    if let ([first, ..], true, false) = (record.fields.as_slice(), all_default && record.is_named, is_whole) {
        let option = first.default.as_ref().map(|default| &default.option);
        errors.at(option, "if every field had a `default`, any object at all would do: leave one field without");
    }
}

/// A field that is an attribute or an item of the object.
fn named(field: &RecordField, options: &ContainerOptions, errors: &mut Errors) {
    if options.from_item_all.is_some() {
        match &field.source {
            Some(Source::Item(option, None)) => {
                errors.at(option, "`from_item_all` makes every field an item already: remove `item`");
            }
            Some(Source::Attribute(option, _)) => {
                errors.at(option, "`from_item_all` makes every field an item: remove one of the two");
            }
            _ => {}
        }
    }
    let is_reference =
        matches!(field.ty.clone().into_iter().next(), Some(TokenTree::Punct(and)) if and.as_char() == '&');
    if is_reference && field.from_py_with.is_none() {
        errors.at(
            &field.ty,
            "an attribute or an item lives as long as it is looked at, so nothing can borrow from it: take an owned type such as `String`",
        );
    }
}
