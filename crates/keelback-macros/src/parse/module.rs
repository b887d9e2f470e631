//! `#[pymodule]`.

use super::attribute::{self, Attribute};
use super::cursor::Cursor;
use super::function::{CallableOptions, callable};
use super::header::{Header, visibility};
use super::module_items::items;
use super::options::{self, Known};
use super::{filling, pyfn, strip};
use crate::model::{Module, ModuleBody, ModuleItem, ModuleOptions, Owner};
use crate::report::{Errors, Mistake};
use crate::tokens::{Delimiter, Ident, TokenStream, TokenTree, quote};

const MODULE: Known = Known {
    owner: "`#[pymodule]`",
    names: &["name", "module", "submodule", "gil_used", "unsafe", "own_gil", "crate"],
    repeatable: &["submodule"],
};

/// `#[pymodule(attribute)] item`.
pub(crate) fn module(attribute: TokenStream, item: TokenStream, errors: &mut Errors) -> Option<Module> {
    let mut input = Cursor::new(item.clone());
    let attributes = errors.take(Attribute::outer(&mut input))?;
    let body = Body::read(input, errors);
    let body = errors.take(body)?;
    let options = module_options(attribute, &attributes, errors);
    let mut doc = attribute::doc(&attributes, errors);
    let repeated = attribute::repeated(&attributes);
    let (name, body) = match body {
        Body::Inline { name, visibility, inner, content, items } => {
            doc.parts.extend(attribute::doc(&inner, errors).parts);
            let kept: Vec<&Attribute> = attributes.iter().filter(|attribute| !attribute.is("pyo3")).collect();
            (
                name.clone(),
                ModuleBody::Inline {
                    head: quote!([kept, visibility, name] #kept #visibility mod #name),
                    content,
                    items,
                },
            )
        }
        Body::Function(header) => {
            let visibility = header.visibility.clone();
            if let Some(receiver) = &header.receiver {
                errors.at(receiver.tokens(), "a module is made by a free function: move it out of the `impl` block");
            }
            let callable = Box::new(callable(&attributes, header, CallableOptions::default(), Owner::Module, errors));
            // The last token of a function is its body.
            let mut head: Vec<TokenTree> = item.into_iter().collect();
            let Some(TokenTree::Group(body)) = head.pop() else {
                return None;
            };
            let statements = errors.take(pyfn::statements(&body))?;
            let filling = filling::filling(&callable, &statements);
            let head = strip::module(head.into_iter().collect());
            (callable.name.clone(), ModuleBody::Function { head, body, statements, visibility, callable, filling })
        }
    };
    Some(Module { name, doc, repeated, options, body })
}

enum Body {
    Function(Header),
    Inline { name: Ident, visibility: TokenStream, inner: Vec<Attribute>, content: TokenStream, items: Vec<ModuleItem> },
}

impl Body {
    fn read(mut input: Cursor, errors: &mut Errors) -> Result<Body, Mistake> {
        let mut place = input.clone();
        let visibility = visibility(&mut input);
        if input.take_word("mod").is_some() {
            return Body::inline(visibility, input, errors);
        }
        match Header::parse(&mut place.clone()) {
            Ok(header) => Ok(Body::Function(header)),
            Err(_) if ["struct", "enum", "impl"].iter().any(|word| place.is_word(word)) => {
                Err(place.mistake("`#[pymodule]` stands on a function or on an inline `mod`"))
            }
            Err(mistake) => Err(mistake),
        }
    }

    fn inline(visibility: TokenStream, mut input: Cursor, errors: &mut Errors) -> Result<Body, Mistake> {
        let name = input.ident()?;
        let Some(braces) = input.take_group(Delimiter::Brace) else {
            let why =
                "a Python module is an inline `mod`: a macro sees what stands between the braces, not another file";
            return Err(Mistake::new(name.span(), why));
        };
        let mut content = Cursor::inside(&braces);
        let inner = Attribute::inner(&mut content)?;
        let (items, rewritten) = items(&mut content, errors)?;
        let content = match rewritten {
            Some(rewritten) => quote!([inner, rewritten] #inner #rewritten),
            None => braces.stream(),
        };
        let content = strip::module_content(content);
        Ok(Body::Inline { name, visibility, inner, content, items })
    }
}

const NOT_PROMISED: &str = "that no Python object goes from one interpreter to another is your promise, which nothing checks: \
    write `unsafe(own_gil)`";

/// `(own_gil)` behind `unsafe`.
fn promises_own_gil(option: &Ident, input: &mut Cursor) -> Result<bool, Mistake> {
    let promised = input.take_group(Delimiter::Parenthesis);
    let is_known = promised.is_some_and(|group| {
        let mut inside = Cursor::inside(&group);
        inside.take_word("own_gil").is_some() && inside.is_empty()
    });
    match is_known {
        true => Ok(true),
        false => Err(Mistake::new(option.span(), "there is one promise that a module can make: `unsafe(own_gil)`")),
    }
}

fn module_options(attribute: TokenStream, attributes: &[Attribute], errors: &mut Errors) -> ModuleOptions {
    let mut found = ModuleOptions::default();
    let mut seen = Vec::new();
    let mut lists = vec![Cursor::new(attribute)];
    lists.extend(attribute::pyo3_lists(attributes, errors));
    for list in lists {
        options::read(list, &MODULE, &mut seen, errors, &mut |option, input| {
            match option.to_string().as_str() {
                "name" => found.name = Some(options::name(option, input)?),
                "submodule" => found.submodule = true,
                "gil_used" => found.gil_used = Some(options::boolean(option, input)?),
                "unsafe" => found.own_gil = promises_own_gil(option, input)?,
                "own_gil" => return Err(Mistake::new(option.span(), NOT_PROMISED)),
                "crate" => found.root = Some(options::root(option, input)?),
                _ => found.module = Some(options::text(option, input)?.value),
            }
            Ok(())
        });
    }
    found
}
