//! `#[pymethods]`.

use super::attribute::{self, Attribute};
use super::function::{CallableOptions, callable};
use super::header::{Header, Receiver};
use super::markers::Markers;
use super::options::{self, Known};
use super::strip;
use crate::model::{Constant, Member, Method, MethodKind, Methods, Owner, Refused, property_name, unraw};
use crate::report::Errors;
use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens, quote};
use syn::ext::IdentExt;
use syn::parse::{ParseStream, Parser};
use syn::{Generics, Token, Visibility, WhereClause, braced};

const BLOCK: Known = Known { owner: "`#[pymethods]`", names: &["crate"], repeatable: &[] };
const METHOD: Known =
    Known { owner: "a method", names: &["name", "signature", "text_signature", "warn"], repeatable: &["warn"] };

/// `#[pymethods(attribute)] impl Class { .. }`.
pub(crate) fn methods(attribute: TokenStream, item: TokenStream, errors: &mut Errors) -> Option<Methods> {
    let stripped = strip::methods(item.clone());
    let whole = |input: ParseStream<'_>| block(attribute, stripped, input, errors);
    let parsed = whole.parse2(item);
    errors.take(parsed)
}

fn block(
    attribute: TokenStream,
    item: TokenStream,
    input: ParseStream<'_>,
    errors: &mut Errors,
) -> syn::Result<Methods> {
    let attributes = Attribute::outer(input)?;
    if !input.peek(Token![impl]) {
        return Err(syn::Error::new(input.span(), "`#[pymethods]` stands on an `impl` block"));
    }
    input.parse::<Token![impl]>()?;
    let mut refused = Vec::new();
    let generics: Generics = input.parse()?;
    if !generics.params.is_empty() {
        let why = "a Python class has no type parameters: write one `impl` block for one concrete class";
        refused.push(Refused { tokens: quote!(#generics), why: why.to_owned() });
    }
    let class: syn::Type = input.parse()?;
    if input.peek(Token![for]) {
        input.parse::<Token![for]>()?;
        let why =
            "`#[pymethods]` stands on an inherent `impl` block: call the trait's methods from methods in `impl Class`";
        refused.push(Refused { tokens: quote!(#class), why: why.to_owned() });
        input.parse::<syn::Type>()?;
    }
    input.parse::<Option<WhereClause>>()?;
    let mut root = None;
    let mut seen = Vec::new();
    let mut lists = vec![attribute];
    lists.extend(attribute::pyo3_lists(&attributes, errors));
    for list in lists {
        options::read(list, &BLOCK, &mut seen, errors, |option, input, _| {
            root = Some(options::root(option, input)?);
            Ok(())
        });
    }
    let content;
    braced!(content in input);
    let mut members = Vec::new();
    while !content.is_empty() {
        members.extend(member(&content, errors)?);
    }
    Ok(Methods { item, class: quote!(#class), repeated: attribute::repeated(&attributes), refused, members, root })
}

fn member(input: ParseStream<'_>, errors: &mut Errors) -> syn::Result<Option<Member>> {
    let attributes = Attribute::outer(input)?;
    let ahead = input.fork();
    ahead.parse::<Visibility>()?;
    if ahead.peek(Token![const]) && ahead.peek2(syn::Ident::peek_any) && ahead.peek3(Token![:]) {
        return constant(input, &attributes, errors);
    }
    if ahead.peek(Token![type]) {
        return Err(ahead.error("Python sees functions and constants only: move this out of the `#[pymethods]` block"));
    }
    if ahead.peek(syn::Ident) && ahead.peek2(Token![!]) {
        return Err(
            ahead.error("`#[pymethods]` cannot see into a macro: write the method out, or call the macro in its body")
        );
    }
    let header = Header::parse(input)?;
    Ok(method(&attributes, header, errors).map(|method| Member::Method(Box::new(method))))
}

/// A constant: Python sees it if it is marked `#[classattr]`.
fn constant(input: ParseStream<'_>, attributes: &[Attribute], errors: &mut Errors) -> syn::Result<Option<Member>> {
    input.parse::<Visibility>()?;
    input.parse::<Token![const]>()?;
    let name = Ident::parse_any(input)?;
    while !input.is_empty() && input.parse::<Option<Token![;]>>()?.is_none() {
        input.parse::<proc_macro2::TokenTree>()?;
    }
    let found = method_options(attributes, errors);
    if let Some(option) = found.written.as_ref().map(|written| &written.tokens) {
        errors.at(option, "a constant takes no arguments: remove the `signature`");
    }
    if !attributes.iter().any(|attribute| attribute.is("classattr")) {
        return Ok(None);
    }
    let python_name = found.name.unwrap_or_else(|| unraw(&name));
    Ok(Some(Member::Constant(Constant { name, python_name, repeated: attribute::repeated(attributes) })))
}

fn method_options(attributes: &[Attribute], errors: &mut Errors) -> CallableOptions {
    let mut found = CallableOptions::default();
    let mut seen = Vec::new();
    for list in attribute::pyo3_lists(attributes, errors) {
        options::read(list, &METHOD, &mut seen, errors, |option, input, _| found.read(option, input));
    }
    found
}

fn method(attributes: &[Attribute], header: Header, errors: &mut Errors) -> Option<Method> {
    let mut found = method_options(attributes, errors);
    let markers = Markers::read(attributes, errors);
    let rust_name = unraw(&header.name);
    let kind = markers.kind(found.name.as_deref().unwrap_or(&rust_name));
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

impl Receiver {
    /// The receiver as written.
    pub(super) fn tokens(&self) -> TokenStream {
        let (Receiver::Shared(tokens) | Receiver::Exclusive(tokens) | Receiver::Value(tokens)) = self;
        tokens.to_token_stream()
    }
}

#[cfg(test)]
mod tests {
    use super::methods;
    use crate::model::{Member, MethodKind, Methods, Owner};
    use crate::report::Errors;
    use quote::quote;

    fn parsed(item: proc_macro2::TokenStream) -> Methods {
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
