//! The fields of a struct and the variants of an enum.

use super::attribute::{self, Attribute};
use super::cursor::Cursor;
use super::expression::expression;
use super::header::visibility;
use super::options::{self, Known};
use super::written_type::{skip_where, written_type};
use crate::model::{Field, Variant, unraw};
use crate::report::{Errors, Mistake};
use crate::tokens::{Delimiter, Literal, TokenTree};

const FIELD: Known = Known { owner: "a field", names: &["get", "set", "name"], repeatable: &[] };
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
    let mut field = Field { member, ty, doc, repeated, name, python_name: None, get: None, set: None };
    let mut seen = Vec::new();
    for list in attribute::pyo3_lists(&attributes, errors) {
        options::read(list, &FIELD, &mut seen, errors, &mut |option, input| {
            match option.to_string().as_str() {
                "get" => field.get = Some(option.clone()),
                "set" => field.set = Some(option.clone()),
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
        found.extend(variant(&mut content, errors)?);
        content.take_punct(',');
    }
    Ok(found)
}

/// One variant; none, and a mistake, when it has fields.
fn variant(input: &mut Cursor, errors: &mut Errors) -> Result<Option<Variant>, Mistake> {
    let attributes = Attribute::outer(input)?;
    let name = input.ident()?;
    let fields = input.take_group(Delimiter::Brace).or_else(|| input.take_group(Delimiter::Parenthesis));
    let has_fields = fields.is_some();
    if has_fields {
        let why = format!(
            "a variant with fields is not built yet: keep `{}` without fields, or make a class of its own for it",
            unraw(&name)
        );
        errors.at(&name, why);
    }
    if input.take_punct('=').is_some() {
        expression(input)?;
    }
    let mut variant = Variant { name, repeated: attribute::repeated(&attributes), python_name: None };
    let mut seen = Vec::new();
    for list in attribute::pyo3_lists(&attributes, errors) {
        options::read(list, &VARIANT, &mut seen, errors, &mut |option, input| match option.to_string().as_str() {
            "name" => {
                variant.python_name = Some(options::name(option, input)?);
                Ok(())
            }
            _ => Err(Mistake::new(
                option.span(),
                "`constructor` belongs to a variant with fields, which is not built yet: remove it",
            )),
        });
    }
    Ok((!has_fields).then_some(variant))
}
