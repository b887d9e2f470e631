//! `signature = (a, /, b: "int" = 1, *args, c, **kwargs) -> "str"`.

use super::expression::expression;
use super::python_literal::python_literal;
use crate::model::{DefaultValue, Entry, Written};
use proc_macro2::{Ident, TokenStream};
use quote::quote;
use syn::ext::IdentExt;
use syn::parse::ParseStream;
use syn::{LitStr, Token, parenthesized};

/// What stands behind `signature =`.
pub(super) fn signature(input: ParseStream<'_>) -> syn::Result<Written> {
    if !input.peek(syn::token::Paren) {
        return Err(input.error("`signature` takes the parameters in parentheses: `signature = (a, b = 1, *, c)`"));
    }
    let content;
    let parentheses = parenthesized!(content in input);
    let entries = entries(&content);
    // What is left after a mistake would be reported as a second one.
    content.parse::<TokenStream>()?;
    let entries = entries?;
    let returns = match input.parse::<Option<Token![->]>>()? {
        Some(_) => Some(input.parse::<LitStr>()?.value()),
        None => None,
    };
    let span = parentheses.span.join();
    Ok(Written { entries, returns, tokens: spanned_parentheses(span) })
}

fn entries(input: ParseStream<'_>) -> syn::Result<Vec<Entry>> {
    let mut entries = Vec::new();
    while !input.is_empty() {
        entries.push(entry(input)?);
        if !input.is_empty() {
            input.parse::<Token![,]>()?;
        }
    }
    Ok(entries)
}

/// Parentheses to point at: the list itself was read already.
fn spanned_parentheses(span: proc_macro2::Span) -> TokenStream {
    let mut group = proc_macro2::Group::new(proc_macro2::Delimiter::Parenthesis, TokenStream::new());
    group.set_span(span);
    quote!(#group)
}

fn entry(input: ParseStream<'_>) -> syn::Result<Entry> {
    if input.peek(Token![/]) {
        let slash: Token![/] = input.parse()?;
        return Ok(Entry::Slash(quote!(#slash)));
    }
    if !input.peek(Token![*]) {
        let name = parameter_name(input)?;
        return Ok(Entry::Parameter { annotation: annotation(input)?, default: default(input)?, name });
    }
    let star: Token![*] = input.parse()?;
    if input.is_empty() || input.peek(Token![,]) {
        return Ok(Entry::Star(quote!(#star)));
    }
    let is_keywords = input.parse::<Option<Token![*]>>()?.is_some();
    let name = parameter_name(input)?;
    let annotation = annotation(input)?;
    if input.peek(Token![=]) {
        return Err(input.error(format!("`{name}` collects what is left over and has no default: remove it")));
    }
    Ok(match is_keywords {
        true => Entry::Keywords { name, annotation },
        false => Entry::Arguments { name, annotation },
    })
}

fn parameter_name(input: ParseStream<'_>) -> syn::Result<Ident> {
    if !input.peek(Ident::peek_any) {
        return Err(input.error("expected the name of a parameter, `/`, `*`, `*args` or `**kwargs`"));
    }
    Ident::parse_any(input)
}

fn annotation(input: ParseStream<'_>) -> syn::Result<Option<String>> {
    if input.parse::<Option<Token![:]>>()?.is_none() {
        return Ok(None);
    }
    let literal = input.fork().parse::<LitStr>();
    literal.map_err(|_| input.error("an annotation is the text of a Python type: `name: \"int\"`"))?;
    Ok(Some(input.parse::<LitStr>()?.value()))
}

fn default(input: ParseStream<'_>) -> syn::Result<Option<DefaultValue>> {
    if input.parse::<Option<Token![=]>>()?.is_none() {
        return Ok(None);
    }
    let expression = expression(input)?;
    let text = python_literal(&expression).unwrap_or_else(|| "...".to_owned());
    Ok(Some(DefaultValue { expression, text }))
}

#[cfg(test)]
mod tests {
    use super::signature;
    use crate::model::Entry;
    use syn::parse::Parser;

    fn read(text: &str) -> Result<Vec<String>, String> {
        let written = signature.parse_str(text).map_err(|error| error.to_string())?;
        let mut shown: Vec<String> = written.entries.iter().map(show).collect();
        shown.extend(written.returns.map(|returns| format!("-> {returns}")));
        Ok(shown)
    }

    fn show(entry: &Entry) -> String {
        let annotation = entry.annotation().map(|text| format!(": {text}")).unwrap_or_default();
        match entry {
            Entry::Slash(_) => "/".to_owned(),
            Entry::Star(_) => "*".to_owned(),
            Entry::Arguments { name, .. } => format!("*{name}{annotation}"),
            Entry::Keywords { name, .. } => format!("**{name}{annotation}"),
            Entry::Parameter { name, default: None, .. } => format!("{name}{annotation}"),
            Entry::Parameter { name, default: Some(default), .. } => {
                let expression = default.expression.to_string().replace(' ', "");
                format!("{name}{annotation} = {expression} ({})", default.text)
            }
        }
    }

    #[test]
    fn the_whole_grammar() {
        let text = r#"(a, /, b: "int" = 5, *args: "str", c = f::<A, B>(), r#type = None, **kwargs) -> "list[int]""#;
        let expected = [
            "a",
            "/",
            "b: int = 5 (5)",
            "*args: str",
            "c = f::<A,B>() (...)",
            "r#type = None (None)",
            "**kwargs",
            "-> list[int]",
        ];
        assert_eq!(read(text).unwrap(), expected);
        assert_eq!(read("(a, *, b,)").unwrap(), ["a", "*", "b"]);
        assert!(read("()").unwrap().is_empty());
    }

    #[test]
    fn mistakes_say_the_way_out() {
        assert!(read("a, b").unwrap_err().contains("in parentheses"));
        assert!(read("(*args = 1)").unwrap_err().contains("has no default"));
        assert!(read("(a: int)").unwrap_err().contains("`name: \"int\"`"));
        assert!(read("(1)").unwrap_err().contains("name of a parameter"));
        assert!(read("(a = )").unwrap_err().contains("expected an expression"));
    }
}
