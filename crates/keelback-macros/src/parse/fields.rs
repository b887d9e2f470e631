//! The fields of a struct and the variants of an enum.

use super::attribute::{self, Attribute};
use super::expression::expression;
use super::header::written_type;
use super::options::{self, Known};
use crate::model::{Field, Variant, unraw};
use crate::report::Errors;
use proc_macro2::{Ident, Literal};
use quote::ToTokens;
use syn::parse::ParseStream;
use syn::{Token, Visibility, WhereClause, braced, parenthesized};

const FIELD: Known = Known { owner: "a field", names: &["get", "set", "name"], repeatable: &[] };
const VARIANT: Known = Known { owner: "a variant", names: &["name", "constructor"], repeatable: &[] };

/// All fields; `input` stands behind the struct's name and generics.
pub(super) fn fields(input: ParseStream<'_>, errors: &mut Errors) -> syn::Result<Vec<Field>> {
    input.parse::<Option<WhereClause>>()?;
    let mut found = Vec::new();
    let content;
    if input.peek(syn::token::Brace) {
        braced!(content in input);
    } else if input.peek(syn::token::Paren) {
        parenthesized!(content in input);
        input.parse::<Option<WhereClause>>()?;
        input.parse::<Token![;]>()?;
        while !content.is_empty() {
            let index = Literal::usize_unsuffixed(found.len());
            found.push(field(&content, Some(index), errors)?);
            content.parse::<Option<Token![,]>>()?;
        }
        return Ok(found);
    } else {
        input.parse::<Token![;]>()?;
        return Ok(found);
    }
    while !content.is_empty() {
        found.push(field(&content, None, errors)?);
        content.parse::<Option<Token![,]>>()?;
    }
    Ok(found)
}

/// One field: of a tuple struct when it has an index.
fn field(input: ParseStream<'_>, index: Option<Literal>, errors: &mut Errors) -> syn::Result<Field> {
    let attributes = Attribute::outer(input)?;
    input.parse::<Visibility>()?;
    let (name, member) = match index {
        Some(index) => (None, index.into_token_stream()),
        None => {
            let name: Ident = input.parse()?;
            input.parse::<Token![:]>()?;
            (Some(name.clone()), name.into_token_stream())
        }
    };
    let ty = written_type(input)?;
    let (doc, repeated) = (attribute::doc(&attributes, errors), attribute::repeated(&attributes));
    let mut field = Field { member, ty, doc, repeated, name, python_name: None, get: None, set: None };
    let mut seen = Vec::new();
    for list in attribute::pyo3_lists(&attributes, errors) {
        options::read(list, &FIELD, &mut seen, errors, |option, input, _| {
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
pub(super) fn variants(input: ParseStream<'_>, errors: &mut Errors) -> syn::Result<Vec<Variant>> {
    input.parse::<Option<WhereClause>>()?;
    let content;
    braced!(content in input);
    let mut found = Vec::new();
    while !content.is_empty() {
        found.extend(variant(&content, errors)?);
        content.parse::<Option<Token![,]>>()?;
    }
    Ok(found)
}

/// One variant; none, and a mistake, when it has fields.
fn variant(input: ParseStream<'_>, errors: &mut Errors) -> syn::Result<Option<Variant>> {
    let attributes = Attribute::outer(input)?;
    let name: Ident = input.parse()?;
    let has_fields = input.peek(syn::token::Brace) || input.peek(syn::token::Paren);
    if has_fields {
        input.parse::<proc_macro2::Group>()?;
        let why = format!(
            "a variant with fields is not built yet: keep `{}` without fields, or make a class of its own for it",
            unraw(&name)
        );
        errors.at(&name, why);
    }
    if input.parse::<Option<Token![=]>>()?.is_some() {
        expression(input)?;
    }
    let mut variant = Variant { name, repeated: attribute::repeated(&attributes), python_name: None };
    let mut seen = Vec::new();
    for list in attribute::pyo3_lists(&attributes, errors) {
        options::read(list, &VARIANT, &mut seen, errors, |option, input, _| match option.to_string().as_str() {
            "name" => {
                variant.python_name = Some(options::name(option, input)?);
                Ok(())
            }
            _ => Err(syn::Error::new(
                option.span(),
                "`constructor` belongs to a variant with fields, which is not built yet: remove it",
            )),
        });
    }
    Ok((!has_fields).then_some(variant))
}
