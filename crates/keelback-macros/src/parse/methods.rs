//! `#[pymethods]`.

use super::attribute::{self, Attribute};
use super::cursor::Cursor;
use super::function::{CallableOptions, callable};
use super::header::{Header, Receiver, visibility};
use super::markers::Markers;
use super::options::{self, Known};
use super::strip;
use super::written_type::{at_body, at_value, generics, skip_where, until};
use crate::model::{
    Constant, Member, Method, MethodKind, Methods, Owner, Refused, Special, Takes, property_name, unraw,
};
use crate::report::{Errors, Mistake};
use crate::tokens::{Delimiter, TokenStream, TokenTree, is_word};

const BLOCK: Known = Known { owner: "`#[pymethods]`", names: &["crate"], repeatable: &[] };
const METHOD: Known =
    Known { owner: "a method", names: &["name", "signature", "text_signature", "warn"], repeatable: &["warn"] };

/// `#[pymethods(attribute)] impl Class { .. }`.
pub(crate) fn methods(attribute: TokenStream, item: TokenStream, errors: &mut Errors) -> Option<Methods> {
    let stripped = strip::methods(item.clone());
    let parsed = block(attribute, stripped, &mut Cursor::new(item), errors);
    errors.take(parsed)
}

fn block(
    attribute: TokenStream,
    item: TokenStream,
    input: &mut Cursor,
    errors: &mut Errors,
) -> Result<Methods, Mistake> {
    let attributes = Attribute::outer(input)?;
    let mut place = input.clone();
    input.take_word("unsafe");
    if input.take_word("impl").is_none() {
        return Err(place.mistake("`#[pymethods]` stands on an `impl` block"));
    }
    let mut refused = Vec::new();
    let (generics, _) = generics(input);
    if !generics.is_empty() {
        let why = "a Python class has no type parameters: write one `impl` block for one concrete class";
        refused.push(Refused { tokens: generics, why: why.to_owned() });
    }
    let class = until(input, |input| is_for(input) || at_body(input));
    if input.take_word("for").is_some() {
        let why =
            "`#[pymethods]` stands on an inherent `impl` block: call the trait's methods from methods in `impl Class`";
        refused.push(Refused { tokens: class.clone(), why: why.to_owned() });
        until(input, at_body);
    }
    skip_where(input);
    let mut root = None;
    let mut seen = Vec::new();
    let mut lists = vec![Cursor::new(attribute)];
    lists.extend(attribute::pyo3_lists(&attributes, errors));
    for list in lists {
        options::read(list, &BLOCK, &mut seen, errors, &mut |option, input| {
            root = Some(options::root(option, input)?);
            Ok(())
        });
    }
    let mut content = Cursor::inside(&input.group(Delimiter::Brace)?);
    let mut members = Vec::new();
    while !content.is_empty() {
        members.extend(member(&mut content, errors)?);
    }
    Ok(Methods { item, class, repeated: attribute::repeated(&attributes), refused, members, root })
}

/// At the `for` between a trait and the type that implements it.
fn is_for(input: &Cursor) -> bool {
    matches!(input.upcoming(), Some(TokenTree::Ident(word)) if is_word(word, "for"))
}

fn member(input: &mut Cursor, errors: &mut Errors) -> Result<Option<Member>, Mistake> {
    let attributes = Attribute::outer(input)?;
    let mut ahead = input.clone();
    visibility(&mut ahead);
    if ahead.is_word("const") && ahead.is_punct_after(2, ':') {
        return constant(input, &attributes, errors);
    }
    if ahead.is_word("type") {
        let why = "Python sees functions and constants only: move this out of the `#[pymethods]` block";
        return Err(ahead.mistake(why));
    }
    if ahead.is_ident() && ahead.is_punct_after(1, '!') {
        let why = "`#[pymethods]` cannot see into a macro: write the method out, or call the macro in its body";
        return Err(ahead.mistake(why));
    }
    let header = Header::parse(input)?;
    Ok(method(&attributes, header, errors).map(|method| Member::Method(Box::new(method))))
}

/// A constant: Python sees it if it is marked `#[classattr]`.
fn constant(input: &mut Cursor, attributes: &[Attribute], errors: &mut Errors) -> Result<Option<Member>, Mistake> {
    visibility(input);
    input.take_word("const");
    let name = input.ident()?;
    input.punct(':')?;
    let ty = until(input, at_value);
    while !input.is_empty() && input.take_punct(';').is_none() {
        input.next();
    }
    let found = method_options(attributes, errors);
    if let Some(option) = found.written.as_ref().map(|written| &written.tokens) {
        errors.at(option, "a constant takes no arguments: remove the `signature`");
    }
    if !found.warnings.is_empty() {
        errors.at(&name, "reading a class attribute calls nothing that could warn: remove `warn`");
    }
    if !attributes.iter().any(|attribute| attribute.is("classattr")) {
        return Ok(None);
    }
    let python_name = found.name.unwrap_or_else(|| unraw(&name));
    Ok(Some(Member::Constant(Constant { name, ty, python_name, repeated: attribute::repeated(attributes) })))
}

fn method_options(attributes: &[Attribute], errors: &mut Errors) -> CallableOptions {
    let mut found = CallableOptions::default();
    let mut seen = Vec::new();
    for list in attribute::pyo3_lists(attributes, errors) {
        options::read(list, &METHOD, &mut seen, errors, &mut |option, input| found.read(option, input));
    }
    found
}

/// A function that fills a raw view is `unsafe`, as no other one is.
fn unsafe_if_it_must(kind: MethodKind, header: &mut Header, errors: &mut Errors) {
    let MethodKind::Special(Special { takes: Takes::Buffer(_), name, .. }) = kind else {
        return;
    };
    let count = header.refused.len();
    header.refused.retain(|refused| refused.tokens.to_string() != "unsafe");
    if header.refused.len() == count {
        let why = format!("`{name}` is given a raw view, so it has to be an `unsafe fn`");
        errors.at(&header.name, why);
    }
}

fn method(attributes: &[Attribute], mut header: Header, errors: &mut Errors) -> Option<Method> {
    let mut found = method_options(attributes, errors);
    let markers = Markers::read(attributes, errors);
    let rust_name = unraw(&header.name);
    let kind = markers.kind(found.name.as_deref().unwrap_or(&rust_name));
    unsafe_if_it_must(kind, &mut header, errors);
    let owner = markers.owner(kind, &header);
    if let (Some(receiver), true) = (&header.receiver, matches!(owner, Owner::Nothing | Owner::Class)) {
        errors.at(
            receiver.tokens(),
            "this is called without an instance: remove the receiver, or the attribute that says so",
        );
    }
    if let Some(Receiver::Value(tokens)) = &header.receiver {
        errors.at(tokens, "Python keeps the instance, so a method cannot take it: write `&self`, `&mut self` or `slf: PyRef<'_, Self>`");
    }
    if let MethodKind::New = kind {
        if found.name.as_ref().is_some_and(|name| name != "__new__") {
            errors.at(&header.name, "a constructor is called by the name of its class: remove `name`");
        }
        found.name = Some("__new__".to_owned());
    } else if found.name.is_none() {
        found.name = markers.property.clone().or_else(|| Some(property_name(&rust_name, &kind).to_owned()));
    }
    let name = header.name.clone();
    let callable = callable(attributes, header, found, owner, errors);
    if owner == Owner::Typed && !callable.has_owner() {
        let why =
            format!("`{rust_name}` has no receiver: give it `&self`, or mark it `#[staticmethod]` or `#[classmethod]`");
        errors.at(name, why);
        return None;
    }
    if let (Some(marker), Owner::Class, false) = (&markers.class, owner, callable.has_owner()) {
        errors.at(marker, "a class method's first parameter is the class: add `cls: &Bound<'_, PyType>`");
        return None;
    }
    Some(Method { callable, kind })
}

#[cfg(test)]
mod tests {
    use super::methods;
    use crate::model::{Member, MethodKind, Methods, Owner};
    use crate::report::Errors;
    use quote::quote;

    fn parsed(item: crate::tokens::TokenStream) -> Methods {
        let mut errors = Errors::default();
        let methods = methods(quote!(), item, &mut errors).unwrap();
        let errors = errors.finish();
        assert!(errors.is_none(), "{}", errors.unwrap());
        methods
    }

    fn described(methods: &Methods) -> Vec<String> {
        let describe = |member: &Member| match member {
            Member::Constant(constant) => format!("constant {}", constant.python_name),
            Member::Method(method) => {
                let what = match method.kind {
                    MethodKind::New => "new",
                    MethodKind::Ordinary => "method",
                    MethodKind::Getter => "getter",
                    MethodKind::Setter => "setter",
                    MethodKind::Deleter => "deleter",
                    MethodKind::ClassAttribute => "attribute",
                    MethodKind::Special(_) => "special",
                };
                let owner = match method.callable.owner {
                    Owner::Nothing => "",
                    Owner::Module => "module ",
                    Owner::Class => "class ",
                    Owner::Shared => "&self ",
                    Owner::Exclusive => "&mut self ",
                    Owner::Typed => "typed ",
                };
                format!("{owner}{what} {}", method.callable.python_name)
            }
        };
        methods.members.iter().map(describe).collect()
    }

    #[test]
    fn every_kind_of_member() {
        let methods = parsed(quote! {
            impl crate::Class {
                #[new] fn new() -> Self {}
                fn plain(&self) {}
                fn change<'a>(&'a mut self) {}
                fn typed(py: Python<'_>, slf: PyRef<'_, Self>, x: i64) {}
                #[classmethod] fn class(cls: &Bound<'_, PyType>) {}
                #[staticmethod] fn free() {}
                #[getter] fn get_x(&self) -> i64 {}
                #[setter] fn set_x(&mut self, value: i64) {}
                #[deleter(x)] fn remove(&mut self) {}
                #[getter("y")] fn z(&self) -> i64 {}
                #[classattr] fn attribute() -> i64 {}
                #[classattr] #[pyo3(name = "OTHER")] const CONSTANT: i64 = { 5 };
                const HIDDEN: i64 = 1;
                fn __len__(&self) -> usize {}
                fn __enter__(&self) {}
                #[classmethod] fn __class_getitem__(cls: &Bound<'_, PyType>, item: i64) {}
                #[pyo3(name = "renamed")] fn named(&self) {}
            }
        });
        let expected = [
            "new __new__",
            "&self method plain",
            "&mut self method change",
            "typed method typed",
            "class method class",
            "method free",
            "&self getter x",
            "&mut self setter x",
            "&mut self deleter x",
            "&self getter y",
            "attribute attribute",
            "constant OTHER",
            "&self special __len__",
            "&self method __enter__",
            "class method __class_getitem__",
            "&self method renamed",
        ];
        assert_eq!(described(&methods), expected);
        assert_eq!(methods.class.to_string(), quote!(crate::Class).to_string());
    }

    #[test]
    fn conditions_are_kept() {
        let methods = parsed(quote!(impl Class { #[cfg(a)] fn f(&self) {} #[cfg(not(a))] fn f(&self, x: i64) {} }));
        let Member::Method(first) = &methods.members[0] else { panic!("a method") };
        assert_eq!(first.callable.repeated[0].to_string(), quote!(#[cfg(a)]).to_string());
    }
}
