//! `#[pymodule_export] use a::{b, c as d};`

use proc_macro2::Ident;
use syn::ext::IdentExt;
use syn::parse::ParseStream;
use syn::{Token, braced};

/// The names that the `use` brings in, in source order.
pub(super) fn exported_names(input: ParseStream<'_>) -> syn::Result<Vec<Ident>> {
    input.parse::<Token![use]>()?;
    input.parse::<Option<Token![::]>>()?;
    let mut names = Vec::new();
    tree(input, None, &mut names)?;
    Ok(names)
}

fn tree(input: ParseStream<'_>, parent: Option<Ident>, names: &mut Vec<Ident>) -> syn::Result<()> {
    if input.peek(Token![*]) {
        return Err(input.error("`#[pymodule_export]` has to see the names that it exports: list them instead of `*`"));
    }
    if input.peek(syn::token::Brace) {
        let content;
        braced!(content in input);
        while !content.is_empty() {
            tree(&content, parent.clone(), names)?;
            content.parse::<Option<Token![,]>>()?;
        }
        return Ok(());
    }
    let segment = Ident::parse_any(input)?;
    if input.parse::<Option<Token![::]>>()?.is_some() {
        return tree(input, Some(segment), names);
    }
    if input.parse::<Option<Token![as]>>()?.is_some() {
        if input.peek(Token![_]) {
            return Err(input.error("an export needs a name: replace the `_`"));
        }
        names.push(input.parse()?);
        return Ok(());
    }
    match (segment == "self", parent) {
        (true, Some(parent)) => names.push(parent),
        _ => names.push(segment),
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::exported_names;
    use syn::parse::{ParseStream, Parser};

    fn names(text: &str) -> Result<Vec<String>, String> {
        let parsed = |input: ParseStream<'_>| {
            let names = exported_names(input)?;
            input.parse::<syn::Token![;]>()?;
            Ok(names.iter().map(ToString::to_string).collect())
        };
        parsed.parse_str(text).map_err(|error| error.to_string())
    }

    #[test]
    fn groups_and_renames() {
        assert_eq!(names("use a::{b, c as d, e::{self, f}};").unwrap(), ["b", "d", "e", "f"]);
        assert_eq!(names("use super::x;").unwrap(), ["x"]);
        assert!(names("use a::*;").unwrap_err().contains("list them"));
        assert!(names("use a as _;").is_err());
    }
}
