//! `#[derive(FromPyObject)]`, `#[derive(IntoPyObject)]` and `#[derive(IntoPyObjectRef)]`, which take the same options.

use super::attribute::{self, Attribute};
use super::cursor::Cursor;
use super::expression::expression;
use super::generics::{generics, predicates};
use super::header::visibility;
use super::options::{self, Known};
use super::written_type::{at_comma, until};
use crate::model::{
    ContainerOptions, Derive, DeriveBody, DeriveVariant, FieldDefault, Key, Record, RecordField, Source,
};
use crate::report::{Errors, Mistake};
use crate::tokens::{Delimiter, Group, Ident, TokenStream, TokenTree, tokens_of};

const CONTAINER: Known = Known {
    owner: "a type with derived conversions",
    names: &["transparent", "from_item_all", "rename_all", "annotation", "crate"],
    repeatable: &[],
};
const VARIANT: Known =
    Known { owner: "a variant", names: &["transparent", "from_item_all", "rename_all", "annotation"], repeatable: &[] };
const FIELD: Known = Known {
    owner: "a field with derived conversions",
    names: &["item", "attribute", "from_py_with", "into_py_with", "default"],
    repeatable: &[],
};

/// The item that a derive stands on.
pub(crate) fn derive(item: TokenStream, errors: &mut Errors) -> Option<Derive> {
    let parsed = whole(item, errors);
    errors.take(parsed)
}

fn whole(item: TokenStream, errors: &mut Errors) -> Result<Derive, Mistake> {
    let input = &mut Cursor::new(item);
    let attributes = Attribute::outer(input)?;
    visibility(input);
    let is_enum = input.take_word("enum").is_some();
    if !is_enum && input.take_word("struct").is_none() {
        return Err(
            input.mistake("only a struct or an enum has fields that can be converted: write the `impl` by hand")
        );
    }
    let name = input.ident()?;
    let mut generics = generics(input);
    generics.clauses = predicates(input);
    let options = container(&attributes, &CONTAINER, errors);
    let body = if is_enum {
        DeriveBody::Enum(variants(input, errors)?)
    } else {
        let record = record(input, &name, errors)?;
        generics.clauses.extend(predicates(input)); // a tuple struct has them behind its fields
        DeriveBody::Struct(record)
    };
    Ok(Derive { name, generics, options, body })
}

fn variants(input: &mut Cursor, errors: &mut Errors) -> Result<Vec<DeriveVariant>, Mistake> {
    let mut content = Cursor::inside(&input.group(Delimiter::Brace)?);
    let mut found = Vec::new();
    while !content.is_empty() {
        let attributes = Attribute::outer(&mut content)?;
        let name = content.ident()?;
        let record = record(&mut content, &name, errors)?;
        if content.take_punct('=').is_some() {
            expression(&mut content)?;
        }
        content.take_punct(',');
        found.push(DeriveVariant { options: container(&attributes, &VARIANT, errors), name, record });
    }
    Ok(found)
}

/// The fields of what is called `owner`.
fn record(input: &mut Cursor, owner: &Ident, errors: &mut Errors) -> Result<Record, Mistake> {
    if let Some(braces) = input.take_group(Delimiter::Brace) {
        return Ok(Record { fields: fields(&braces, true, errors)?, is_named: true, tokens: tokens(braces) });
    }
    match input.take_group(Delimiter::Parenthesis) {
        Some(list) => Ok(Record { fields: fields(&list, false, errors)?, is_named: false, tokens: tokens(list) }),
        None => Ok(Record { fields: Vec::new(), is_named: false, tokens: tokens_of(owner) }),
    }
}

fn tokens(group: Group) -> TokenStream {
    TokenTree::Group(group).into()
}

fn fields(group: &Group, is_named: bool, errors: &mut Errors) -> Result<Vec<RecordField>, Mistake> {
    let mut content = Cursor::inside(group);
    let mut found = Vec::new();
    while !content.is_empty() {
        let attributes = Attribute::outer(&mut content)?;
        visibility(&mut content);
        let name = if is_named { Some(content.ident()?) } else { None };
        let member = match &name {
            Some(name) => {
                content.punct(':')?;
                tokens_of(name)
            }
            None => tokens_of(&found.len()),
        };
        let ty = until(&mut content, at_comma);
        content.take_punct(',');
        let mut field =
            RecordField { member, name, ty, source: None, from_py_with: None, into_py_with: None, default: None };
        let mut seen = Vec::new();
        for list in attribute::pyo3_lists(&attributes, errors) {
            options::read(list, &FIELD, &mut seen, errors, &mut |option, input| read_field(&mut field, option, input));
        }
        found.push(field);
    }
    Ok(found)
}

fn container(attributes: &[Attribute], known: &Known, errors: &mut Errors) -> ContainerOptions {
    let mut found = ContainerOptions::default();
    let mut seen = Vec::new();
    for list in attribute::pyo3_lists(attributes, errors) {
        options::read(list, known, &mut seen, errors, &mut |option, input| {
            match option.to_string().as_str() {
                "transparent" => found.transparent = Some(option.clone()),
                "from_item_all" => found.from_item_all = Some(option.clone()),
                "rename_all" => found.rename_all = Some((option.clone(), options::rename_all(option, input)?)),
                "annotation" => found.annotation = Some((option.clone(), options::text(option, input)?.value)),
                _ => found.root = Some(options::root(option, input)?),
            }
            Ok(())
        });
    }
    found
}

fn read_field(field: &mut RecordField, option: &Ident, input: &mut Cursor) -> Result<(), Mistake> {
    match option.to_string().as_str() {
        "from_py_with" => field.from_py_with = Some(options::function(option, input)?),
        "into_py_with" => field.into_py_with = Some(options::function(option, input)?),
        "default" => {
            let expression = if input.take_punct('=').is_some() { Some(expression(input)?) } else { None };
            field.default = Some(FieldDefault { option: option.clone(), expression });
        }
        word => {
            let source = if word == "item" { item(option, input)? } else { attribute(option, input)? };
            if field.source.is_some() {
                let why = "a field has one place: keep either `item` or `attribute`";
                return Err(Mistake::new(option.span(), why));
            }
            field.source = Some(source);
        }
    }
    Ok(())
}

/// `item` or `item(key)`.
fn item(option: &Ident, input: &mut Cursor) -> Result<Source, Mistake> {
    let Some(list) = input.take_group(Delimiter::Parenthesis) else {
        return Ok(Source::Item(option.clone(), None));
    };
    let mut content = Cursor::inside(&list);
    let text = content.clone().take_text().filter(|_| content.after(1).is_none());
    let key = match text {
        Some(text) => Some(Key::Text(text.value)),
        None => expression(&mut content).ok().filter(|_| content.is_empty()).map(Key::Expression),
    };
    match key {
        Some(key) => Ok(Source::Item(option.clone(), Some(key))),
        None => Err(Mistake::new(
            list.span(),
            "`item` takes one key: `item(\"name\")`, `item(0)`, or none for the field's name",
        )),
    }
}

/// `attribute` or `attribute("name")`.
fn attribute(option: &Ident, input: &mut Cursor) -> Result<Source, Mistake> {
    let Some(list) = input.take_group(Delimiter::Parenthesis) else {
        return Ok(Source::Attribute(option.clone(), None));
    };
    let mut content = Cursor::inside(&list);
    let name = content.take_text().filter(|name| !name.value.is_empty() && content.is_empty());
    match name {
        Some(name) => Ok(Source::Attribute(option.clone(), Some(name.value))),
        None => Err(Mistake::new(
            list.span(),
            "`attribute` takes one name: `attribute(\"name\")`, or none for the field's name",
        )),
    }
}
