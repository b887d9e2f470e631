//! `#[pyclass]`.

use super::attribute::{self, Attribute};
use super::cursor::Cursor;
use super::expression::expression;
use super::fields::{fields, variants};
use super::format::format;
use super::header::visibility;
use super::options::{self, Known};
use super::strip;
use super::written_type::generics;
use crate::model::{Class, ClassKind, ClassOptions};
use crate::report::{Errors, Mistake};
use crate::tokens::{Ident, TokenStream};

const CLASS: Known = Known {
    owner: "`#[pyclass]`",
    names: &[
        "name",
        "module",
        "frozen",
        "lock",
        "subclass",
        "extends",
        "dict",
        "weakref",
        "get_all",
        "set_all",
        "rename_all",
        "eq",
        "eq_int",
        "ord",
        "hash",
        "str",
        "from_py_object",
        "skip_from_py_object",
        "unsendable",
        "immutable_type",
        "mapping",
        "sequence",
        "freelist",
        "generic",
        "data",
        "base_enum",
        "new",
        "crate",
    ],
    repeatable: &[],
};

/// `#[pyclass(attribute)] item`.
pub(crate) fn class(attribute: TokenStream, item: TokenStream, errors: &mut Errors) -> Option<Class> {
    let parsed = whole(attribute, item, errors);
    errors.take(parsed)
}

fn whole(attribute: TokenStream, item: TokenStream, errors: &mut Errors) -> Result<Class, Mistake> {
    let input = &mut Cursor::new(item.clone());
    let attributes = Attribute::outer(input)?;
    visibility(input);
    let is_enum = input.take_word("enum").is_some();
    if !is_enum && input.take_word("struct").is_none() {
        return Err(input.mistake("`#[pyclass]` stands on a struct or an enum"));
    }
    let name = input.ident()?;
    let (generics, _) = generics(input);
    let kind =
        if is_enum { ClassKind::Enum(variants(input, errors)?) } else { ClassKind::Struct(fields(input, errors)?) };
    let options = class_options(attribute, &attributes, errors);
    let doc = attribute::doc(&attributes, errors);
    let (repeated, repr) = (attribute::repeated(&attributes), attribute::repr(&attributes));
    Ok(Class { item: strip::class(item), name, doc, repeated, generics, options, kind, repr })
}

fn class_options(attribute: TokenStream, attributes: &[Attribute], errors: &mut Errors) -> ClassOptions {
    let mut found = ClassOptions::default();
    let mut seen = Vec::new();
    let mut lists = vec![Cursor::new(attribute)];
    lists.extend(attribute::pyo3_lists(attributes, errors));
    for list in lists {
        options::read(list, &CLASS, &mut seen, errors, &mut |option, input| read(&mut found, option, input));
    }
    found
}

fn read(found: &mut ClassOptions, option: &Ident, input: &mut Cursor) -> Result<(), Mistake> {
    let word = option.to_string();
    match word.as_str() {
        "name" => found.name = Some(options::name(option, input)?),
        "module" => found.module = Some(options::text(option, input)?.value),
        "crate" => found.root = Some(options::root(option, input)?),
        "rename_all" => found.rename_all = Some(options::rename_all(option, input)?),
        "extends" => {
            options::equals(option, input, "Base")?;
            found.extends = Some(expression(input)?);
        }
        "freelist" => {
            options::equals(option, input, "8")?;
            found.freelist = Some(expression(input)?);
        }
        "str" => {
            found.str = Some(option.clone());
            if input.is_punct('=') {
                found.format = Some(format(&options::text(option, input)?)?);
            }
        }
        "base_enum" => {
            let text = options::text(option, input)?;
            if !matches!(text.value.as_str(), "Enum" | "IntEnum") {
                let why = format!("{:?} cannot be the class of a Rust enum: write \"Enum\" or \"IntEnum\"", text.value);
                return Err(Mistake::new(text.span, why));
            }
            found.base_enum = Some((option.clone(), text.value));
        }
        "new" => {
            let text = options::text(option, input)?;
            if text.value != "from_fields" {
                let why = "there is one constructor that can be made: `new = \"from_fields\"`, with a parameter for every field";
                return Err(Mistake::new(text.span, why));
            }
            found.new = Some(option.clone());
        }
        _ => *flag(found, &word) = Some(option.clone()),
    }
    Ok(())
}

/// Where a flag is kept.
fn flag<'a>(found: &'a mut ClassOptions, word: &str) -> &'a mut Option<Ident> {
    match word {
        "frozen" => &mut found.frozen,
        "lock" => &mut found.lock,
        "subclass" => &mut found.subclass,
        "dict" => &mut found.dict,
        "weakref" => &mut found.weakref,
        "get_all" => &mut found.get_all,
        "set_all" => &mut found.set_all,
        "immutable_type" => &mut found.immutable_type,
        "unsendable" => &mut found.unsendable,
        "mapping" => &mut found.mapping,
        "sequence" => &mut found.sequence,
        "eq" => &mut found.eq,
        "ord" => &mut found.ord,
        "hash" => &mut found.hash,
        "eq_int" => &mut found.eq_int,
        "generic" => &mut found.generic,
        "data" => &mut found.data,
        "from_py_object" => &mut found.from_py_object,
        "skip_from_py_object" => &mut found.skip_from_py_object,
        _ => unreachable!("every known option is read"),
    }
}

#[cfg(test)]
mod tests {
    use super::class;
    use crate::model::{Class, ClassKind, Rename};
    use crate::report::Errors;
    use quote::quote;

    fn parsed(attribute: crate::tokens::TokenStream, item: crate::tokens::TokenStream) -> Class {
        let mut errors = Errors::default();
        let class = class(attribute, item, &mut errors).unwrap();
        assert!(errors.finish().is_none());
        class
    }

    #[test]
    fn options_and_fields() {
        let class = parsed(
            quote!(name = "Other", frozen, freelist = 8, extends = super::Base, rename_all = "camelCase"),
            quote! {
                /// Doc.
                #[pyo3(get_all)]
                pub struct Class { #[pyo3(get, set, name = "x")] pub first: Vec<(i64, u8)>, #[cfg(a)] second_field: [u8; 2] }
            },
        );
        assert_eq!(class.python_name(), "Other");
        let options = &class.options;
        assert!(options.frozen.is_some() && options.get_all.is_some() && options.subclass.is_none());
        assert_eq!(options.extends.as_ref().unwrap().to_string(), quote!(super::Base).to_string());
        assert_eq!(options.rename_all, Some(Rename::Camel));
        let ClassKind::Struct(fields) = &class.kind else { panic!("a struct") };
        let name = |index: usize| {
            class.member_name(fields[index].name.as_ref().unwrap(), fields[index].python_name.as_deref())
        };
        assert_eq!((name(0), name(1)), ("x".to_owned(), "secondField".to_owned()));
        assert!(fields[0].get.is_some() && fields[0].set.is_some() && fields[1].get.is_none());
        assert_eq!(fields[1].repeated.len(), 1);
    }

    #[test]
    fn other_shapes() {
        let class = parsed(
            quote!(),
            quote!(
                struct Tuple(#[pyo3(get, name = "a")] pub i64, u8)
                where
                    u8: Copy;
            ),
        );
        let ClassKind::Struct(fields) = &class.kind else { panic!("a struct") };
        assert_eq!(fields[1].member.to_string(), "1");
        let class = parsed(
            quote!(eq),
            quote!(
                enum Color {
                    Red,
                    #[pyo3(name = "VERT")]
                    Green = 1 << 3,
                }
            ),
        );
        let ClassKind::Enum(variants) = &class.kind else { panic!("an enum") };
        assert_eq!(variants[1].python_name.as_deref(), Some("VERT"));
        parsed(
            quote!(),
            quote!(
                struct Unit;
            ),
        );
    }
}
