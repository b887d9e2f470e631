//! Lists of options: `name = "..", frozen, signature = (..)`.

use super::expression::skip_to_comma;
use crate::report::{Errors, nearest_first};
use proc_macro2::{Ident, TokenStream};
use quote::quote;
use syn::ext::IdentExt;
use syn::parse::{ParseStream, Parser};
use syn::{LitBool, LitStr, Path, Token};

/// The options that something takes, and who asks.
pub(super) struct Known {
    /// Whose options they are, for messages: `#[pyfunction]`.
    pub(super) owner: &'static str,
    pub(super) names: &'static [&'static str],
    /// Options that may be given again.
    pub(super) repeatable: &'static [&'static str],
}

/// Reads a list. `read` is called for each known option with the input behind its name. An unknown option, one that is given
/// twice and one that does not read are reported, and the list goes on after the next comma.
pub(super) fn read(
    list: TokenStream,
    known: &Known,
    seen: &mut Vec<String>,
    errors: &mut Errors,
    mut read: impl FnMut(&Ident, ParseStream<'_>, &mut Errors) -> syn::Result<()>,
) {
    let parsed = |input: ParseStream<'_>| {
        while !input.is_empty() {
            let result = one(input, known, seen, errors, &mut read);
            if let Err(error) = result {
                errors.push(error);
                skip_to_comma(input)?;
            }
            if !input.is_empty() {
                input.parse::<Token![,]>()?;
            }
        }
        Ok(())
    };
    if let Err(error) = Parser::parse2(parsed, list) {
        errors.push(error);
    }
}

fn one(
    input: ParseStream<'_>,
    known: &Known,
    seen: &mut Vec<String>,
    errors: &mut Errors,
    read: &mut impl FnMut(&Ident, ParseStream<'_>, &mut Errors) -> syn::Result<()>,
) -> syn::Result<()> {
    let option = Ident::parse_any(input)?;
    let name = option.to_string();
    let owner = known.owner;
    if !known.names.contains(&name.as_str()) {
        let names = nearest_first(&name, known.names);
        return Err(syn::Error::new(option.span(), format!("{owner} has no option `{name}`; it takes {names}")));
    }
    if seen.contains(&name) && !known.repeatable.contains(&name.as_str()) {
        return Err(syn::Error::new(
            option.span(),
            format!("`{name}` is given twice for one item: keep one of the two"),
        ));
    }
    seen.push(name.clone());
    read(&option, input, errors)?;
    if !input.is_empty() && !input.peek(Token![,]) {
        return Err(input.error(format!("expected `,` after the option `{name}`")));
    }
    Ok(())
}

/// `= "text"`.
pub(super) fn text(option: &Ident, input: ParseStream<'_>) -> syn::Result<LitStr> {
    equals(option, input, "\"..\"")?;
    let literal = input.fork().parse::<LitStr>();
    literal.map_err(|_| input.error(format!("`{option}` takes a string: `{option} = \"..\"`")))?;
    input.parse()
}

/// `= "name"`, where the text has to be a Python identifier.
pub(super) fn name(option: &Ident, input: ParseStream<'_>) -> syn::Result<String> {
    let literal = text(option, input)?;
    let name = literal.value();
    let starts = name.starts_with(|first: char| first.is_alphabetic() || first == '_');
    if starts && name.chars().all(|letter| letter.is_alphanumeric() || letter == '_') {
        return Ok(name);
    }
    Err(syn::Error::new(
        literal.span(),
        format!("{name:?} is not a Python identifier: use letters, digits and `_`, no digit first"),
    ))
}

/// `= "a::path"`: the package whose items the expansion names.
pub(super) fn root(option: &Ident, input: ParseStream<'_>) -> syn::Result<TokenStream> {
    let literal = text(option, input)?;
    let path = literal.parse_with(Path::parse_mod_style).map_err(|_| {
        syn::Error::new(
            literal.span(),
            "`crate` takes the path of the package that re-exports Keelback: `crate = \"::keelback\"`",
        )
    })?;
    Ok(quote!(#path))
}

/// `= true` or `= false`.
pub(super) fn boolean(option: &Ident, input: ParseStream<'_>) -> syn::Result<bool> {
    equals(option, input, "true")?;
    let literal = input.fork().parse::<LitBool>();
    literal.map_err(|_| input.error(format!("`{option}` takes `true` or `false`")))?;
    Ok(input.parse::<LitBool>()?.value())
}

/// The `=` behind an option that takes a value, of which `example` shows one.
pub(super) fn equals(option: &Ident, input: ParseStream<'_>, example: &str) -> syn::Result<()> {
    match input.parse::<Option<Token![=]>>()? {
        Some(_) => Ok(()),
        None => Err(syn::Error::new(option.span(), format!("`{option}` takes a value: `{option} = {example}`"))),
    }
}
