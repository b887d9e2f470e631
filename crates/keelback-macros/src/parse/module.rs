//! `#[pymodule]`.

use super::attribute::{self, Attribute};
use super::function::{CallableOptions, callable};
use super::header::Header;
use super::module_items::items;
use super::options::{self, Known};
use super::strip;
use crate::model::{Module, ModuleBody, ModuleItem, ModuleOptions, Owner};
use crate::report::Errors;
use proc_macro2::{Ident, TokenStream};
use quote::quote;
use syn::parse::{ParseStream, Parser};
use syn::{Token, Visibility};

const MODULE: Known = Known {
    owner: "`#[pymodule]`",
    names: &["name", "module", "submodule", "gil_used", "crate"],
    repeatable: &["submodule"],
};

/// `#[pymodule(attribute)] item`.
pub(crate) fn module(attribute: TokenStream, item: TokenStream, errors: &mut Errors) -> Option<Module> {
    let whole = |input: ParseStream<'_>| {
        let attributes = Attribute::outer(input)?;
        let ahead = input.fork();
        ahead.parse::<Visibility>()?;
        let body = if ahead.peek(Token![mod]) {
            Body::inline(input, errors)?
        } else {
            Body::Function(function_header(input)?)
        };
        Ok((attributes, body))
    };
    let (attributes, body) = match whole.parse2(item.clone()) {
        Ok(parsed) => parsed,
        Err(error) => {
            errors.push(error);
            return None;
        }
    };
    let options = module_options(attribute, &attributes, errors);
    let mut doc = attribute::doc(&attributes, errors);
    let repeated = attribute::repeated(&attributes);
    let (name, body) = match body {
        Body::Inline { name, visibility, inner, content, items } => {
            doc.parts.extend(attribute::doc(&inner, errors).parts);
            let kept = attributes.iter().filter(|attribute| !attribute.is("pyo3")).map(|attribute| &attribute.tokens);
            (name.clone(), ModuleBody::Inline { head: quote!(#(#kept)* #visibility mod #name), content, items })
        }
        Body::Function(header) => {
            let visibility = header.visibility.clone();
            if let Some(receiver) = &header.receiver {
                errors.at(receiver.tokens(), "a module is made by a free function: move it out of the `impl` block");
            }
            let callable = callable(&attributes, header, CallableOptions::default(), Owner::Module, errors);
            (
                callable.name.clone(),
                ModuleBody::Function { item: strip::module(item), visibility, callable: Box::new(callable) },
            )
        }
    };
    Some(Module { name, doc, repeated, options, body })
}

enum Body {
    Function(Header),
    Inline { name: Ident, visibility: TokenStream, inner: Vec<Attribute>, content: TokenStream, items: Vec<ModuleItem> },
}

impl Body {
    fn inline(input: ParseStream<'_>, errors: &mut Errors) -> syn::Result<Body> {
        let visibility: Visibility = input.parse()?;
        input.parse::<Token![mod]>()?;
        let name: Ident = input.parse()?;
        if input.peek(Token![;]) {
            let why =
                "a Python module is an inline `mod`: a macro sees what stands between the braces, not another file";
            return Err(syn::Error::new(name.span(), why));
        }
        let braces;
        syn::braced!(braces in input);
        let written: TokenStream = braces.fork().parse()?;
        let inner = Attribute::inner(&braces)?;
        let (items, rewritten) = items(&braces, errors)?;
        let content = match rewritten {
            Some(rewritten) => {
                let inner = inner.iter().map(|attribute| &attribute.tokens);
                quote!(#(#inner)* #rewritten)
            }
            None => written,
        };
        let content = strip::module_content(content);
        Ok(Body::Inline { name, visibility: quote!(#visibility), inner, content, items })
    }
}

fn function_header(input: ParseStream<'_>) -> syn::Result<Header> {
    let ahead = input.fork();
    let header = Header::parse(&ahead);
    match header {
        Ok(_) => Header::parse(input),
        Err(error) if input.peek(Token![struct]) || input.peek(Token![enum]) || input.peek(Token![impl]) => {
            Err(syn::Error::new(error.span(), "`#[pymodule]` stands on a function or on an inline `mod`"))
        }
        Err(error) => Err(error),
    }
}

fn module_options(attribute: TokenStream, attributes: &[Attribute], errors: &mut Errors) -> ModuleOptions {
    let mut found = ModuleOptions::default();
    let mut seen = Vec::new();
    let mut lists = vec![attribute];
    lists.extend(attribute::pyo3_lists(attributes, errors));
    for list in lists {
        options::read(list, &MODULE, &mut seen, errors, |option, input, _| {
            match option.to_string().as_str() {
                "name" => found.name = Some(options::name(option, input)?),
                "submodule" => found.submodule = true,
                "gil_used" => found.gil_used = Some(options::boolean(option, input)?),
                "crate" => found.root = Some(options::root(option, input)?),
                // Where a module's classes live is known when they are registered; the option of PyO3 has nothing left to say.
                _ => drop(options::text(option, input)?),
            }
            Ok(())
        });
    }
    found
}
