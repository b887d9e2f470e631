//! `#[pyfn(m, ..)]` in the body of a `#[pymodule]` function: the function behind it is defined there, and added to `m`.

use super::attribute::{Arguments, Attribute};
use super::cursor::Cursor;
use super::expression::expression;
use super::module_items::{named_after, skip_item};
use crate::model::{Added, Statement};
use crate::report::Mistake;
use crate::tokens::{Group, TokenStream};

/// The body in pieces: what is written out again, and the functions that are added.
pub(super) fn statements(body: &Group) -> Result<Vec<Statement>, Mistake> {
    let mut input = Cursor::inside(body);
    let mut found = Vec::new();
    let mut between = TokenStream::new();
    while input.upcoming().is_some() {
        let attributes = Attribute::outer(&mut input)?;
        let Some(marker) = attributes.iter().find(|attribute| attribute.ends_with("pyfn")) else {
            between.extend(attributes.into_iter().map(|attribute| attribute.tokens));
            between.extend(input.next());
            continue;
        };
        let (module, options) = arguments(marker)?;
        let names_package = attributes.iter().any(|attribute| attribute.is("pyo3") && says(attribute, "crate"));
        let names_package = names_package || says(marker, "crate");
        let name = named_after(input.clone(), &["fn"]);
        let Some(name) = name else {
            return Err(input.mistake("`#[pyfn(m)]` stands on a `fn`"));
        };
        let kept = attributes.iter().filter(|attribute| !attribute.ends_with("pyfn"));
        let mut item: TokenStream = kept.map(|attribute| attribute.tokens.clone()).collect();
        item.extend(skip_item(&mut input));
        found.push(Statement::Other(std::mem::take(&mut between)));
        found.push(Statement::Added(Added { module, options, names_package, item, name }));
    }
    found.push(Statement::Other(between));
    Ok(found)
}

/// The module, and the options of a `#[pyfunction]`.
fn arguments(marker: &Attribute) -> Result<(TokenStream, TokenStream), Mistake> {
    let Arguments::List(list) = &marker.arguments else {
        return Err(Mistake::new(marker.span(), "`#[pyfn]` takes the module that gets the function: `#[pyfn(m)]`"));
    };
    let mut input = Cursor::inside(list);
    let module = expression(&mut input)?;
    input.take_punct(',');
    Ok((module, input.rest()))
}

/// Whether the option stands in the attribute's list.
fn says(attribute: &Attribute, option: &str) -> bool {
    let Arguments::List(list) = &attribute.arguments else {
        return false;
    };
    list.stream().into_iter().any(|tree| tree.to_string() == option)
}

#[cfg(test)]
mod tests {
    use super::statements;
    use crate::model::Statement;
    use crate::tokens::{Delimiter, Group};
    use quote::quote;

    #[test]
    fn functions_are_found_between_statements() {
        let body = quote! {
            let x = 1;
            /// Doc.
            #[pyfn(m, name = "g")]
            #[pyo3(signature = ())]
            fn f() { #[pyfn(inner)] x }
            #[cfg(a)] m.add("x", x)
        };
        let found = statements(&Group::new(Delimiter::Brace, body)).unwrap();
        let [Statement::Other(before), Statement::Added(added), Statement::Other(after)] = found.as_slice() else {
            panic!("three pieces")
        };
        assert_eq!(before.to_string(), quote!(let x = 1;).to_string());
        assert_eq!((added.module.to_string(), added.name.to_string()), ("m".to_owned(), "f".to_owned()));
        assert_eq!(added.options.to_string(), quote!(name = "g").to_string());
        let item = quote!(
            #[doc = r" Doc."]
            #[pyo3(signature = ())]
            fn f() {
                #[pyfn(inner)]
                x
            }
        );
        assert_eq!(added.item.to_string(), item.to_string());
        assert_eq!(
            after.to_string(),
            quote!(
                #[cfg(a)]
                m.add("x", x)
            )
            .to_string()
        );
    }
}
