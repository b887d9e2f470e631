//! The fields of a struct and the variants of an enum.

use super::attribute::{self, Attribute};
use super::cursor::Cursor;
use super::expression::expression;
use super::header::visibility;
use super::options::{self, Known};
use super::python_literal::python_literal;
use super::signature::signature;
use super::written_type::{skip_where, written_type};
use crate::model::{DefaultValue, Field, Variant, VariantFields};
use crate::report::{Errors, Mistake};
use crate::tokens::{Delimiter, Ident, Literal, TokenTree, is_word};

const FIELD: Known = Known { owner: "a field", names: &["get", "set", "name", "default"], repeatable: &[] };
const VARIANT: Known = Known { owner: "a variant", names: &["name", "constructor"], repeatable: &[] };

/// All fields; `input` stands behind the struct's name and generics.
pub(super) fn fields(input: &mut Cursor, errors: &mut Errors) -> Result<Vec<Field>, Mistake> {
    skip_where(input);
    let mut found = Vec::new();
    let (group, is_tuple) = match input.take_group(Delimiter::Parenthesis) {
        Some(group) => (Some(group), true),
        None => (input.take_group(Delimiter::Brace), false),
    };
    let Some(group) = group else {
        return Ok(found);
    };
    let mut content = Cursor::inside(&group);
    while !content.is_empty() {
        let index = is_tuple.then(|| Literal::usize_unsuffixed(found.len()));
        found.push(field(&mut content, index, errors)?);
        content.take_punct(',');
    }
    Ok(found)
}

/// One field: of a tuple struct when it has an index.
fn field(input: &mut Cursor, index: Option<Literal>, errors: &mut Errors) -> Result<Field, Mistake> {
    let attributes = Attribute::outer(input)?;
    visibility(input);
    let (name, member) = match index {
        Some(index) => (None, TokenTree::Literal(index).into()),
        None => {
            let name = input.ident()?;
            input.punct(':')?;
            (Some(name.clone()), TokenTree::Ident(name).into())
        }
    };
    let ty = written_type(input);
    let (doc, repeated) = (attribute::doc(&attributes, errors), attribute::repeated(&attributes));
    let mut field = Field { member, ty, doc, repeated, name, python_name: None, get: None, set: None, default: None };
    let mut seen = Vec::new();
    for list in attribute::pyo3_lists(&attributes, errors) {
        options::read(list, &FIELD, &mut seen, errors, &mut |option, input| {
            match option.to_string().as_str() {
                "get" => field.get = Some(option.clone()),
                "set" => field.set = Some(option.clone()),
                "default" => field.default = Some((option.clone(), default(option, input)?)),
                _ => field.python_name = Some(options::name(option, input)?),
            }
            Ok(())
        });
    }
    Ok(field)
}

/// All variants; `input` stands behind the enum's name and generics.
pub(super) fn variants(input: &mut Cursor, errors: &mut Errors) -> Result<Vec<Variant>, Mistake> {
    skip_where(input);
    let mut content = Cursor::inside(&input.group(Delimiter::Brace)?);
    let mut found = Vec::new();
    while !content.is_empty() {
        found.push(variant(&mut content, errors)?);
        content.take_punct(',');
    }
    Ok(found)
}

/// `default = expression`.
fn default(option: &Ident, input: &mut Cursor) -> Result<DefaultValue, Mistake> {
    options::equals(option, input, "1")?;
    let expression = expression(input)?;
    let text = python_literal(&expression).unwrap_or_else(|| "...".to_owned());
    Ok(DefaultValue { expression, text })
}

fn variant(input: &mut Cursor, errors: &mut Errors) -> Result<Variant, Mistake> {
    let attributes = Attribute::outer(input)?;
    let name = input.ident()?;
    let is_tuple = input.clone().take_group(Delimiter::Parenthesis).is_some();
    let is_named = input.clone().take_group(Delimiter::Brace).is_some();
    let fields = match (is_tuple, is_named) {
        (true, _) => VariantFields::Tuple(fields(input, errors)?),
        (_, true) => VariantFields::Named(fields(input, errors)?),
        _ => VariantFields::Unit,
    };
    if input.take_punct('=').is_some() {
        expression(input)?;
    }
    let (doc, repeated) = (attribute::doc(&attributes, errors), attribute::repeated(&attributes));
    let mut variant = Variant { name, doc, repeated, python_name: None, fields, constructor: None };
    let mut seen = Vec::new();
    for list in attribute::pyo3_lists(&attributes, errors) {
        options::read(list, &VARIANT, &mut seen, errors, &mut |option, input| {
            if is_word(option, "name") {
                variant.python_name = Some(options::name(option, input)?);
            } else {
                options::equals(option, input, "(a, b = 1)")?;
                variant.constructor = Some((option.clone(), signature(input)?));
            }
            Ok(())
        });
    }
    Ok(variant)
}
