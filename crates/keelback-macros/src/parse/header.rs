//! The head of a function, up to its body: visibility, qualifiers, name, parameters, return type.

use super::attribute::Attribute;
use crate::model::{Input, Refused, Role, Type};
use proc_macro2::{Group, Ident, Span, TokenStream, TokenTree};
use quote::{ToTokens, quote};
use syn::ext::IdentExt;
use syn::parse::ParseStream;
use syn::{GenericParam, Generics, LitStr, ReturnType, Token, Visibility, WhereClause, parenthesized};

/// A function without its attributes and its body.
pub(super) struct Header {
    pub(super) visibility: TokenStream,
    pub(super) name: Ident,
    pub(super) receiver: Option<Receiver>,
    pub(super) inputs: Vec<Parameter>,
    pub(super) output: TokenStream,
    pub(super) refused: Vec<Refused>,
}

/// `self` in one of its forms.
pub(super) enum Receiver {
    Shared(TokenStream),
    Exclusive(TokenStream),
    /// `self`, `self: T`.
    Value(TokenStream),
}

/// A parameter with its attributes.
pub(super) struct Parameter {
    pub(super) attributes: Vec<Attribute>,
    pub(super) input: Input,
}

impl Header {
    /// Reads the head and skips the body.
    pub(super) fn parse(input: ParseStream<'_>) -> syn::Result<Header> {
        let visibility: Visibility = input.parse()?;
        let mut refused = qualifiers(input)?;
        input.parse::<Token![fn]>()?;
        let name: Ident = input.parse()?;
        let generics: Generics = input.parse()?;
        refused.extend(type_parameters(&generics));
        let content;
        parenthesized!(content in input);
        let receiver = receiver(&content)?;
        let mut inputs = Vec::new();
        while !content.is_empty() {
            inputs.push(parameter(&content, &mut refused)?);
            if !content.is_empty() {
                content.parse::<Token![,]>()?;
            }
        }
        let output = match input.parse::<ReturnType>()? {
            ReturnType::Default => TokenStream::new(),
            ReturnType::Type(_, ty) => ty.into_token_stream(),
        };
        input.parse::<Option<WhereClause>>()?;
        if !input.peek(syn::token::Brace) {
            return Err(input.error("expected the function's body"));
        }
        input.parse::<Group>()?;
        Ok(Header { visibility: quote!(#visibility), name, receiver, inputs, output, refused })
    }
}

/// What may stand before `fn`; `async`, `unsafe` and `extern` are refused later, when the function is known to be ours.
fn qualifiers(input: ParseStream<'_>) -> syn::Result<Vec<Refused>> {
    let mut refused = Vec::new();
    let mut refuse = |tokens: TokenStream, why: &str| refused.push(Refused { tokens, why: why.to_owned() });
    loop {
        if input.peek(Token![const]) {
            input.parse::<Token![const]>()?;
        } else if input.peek(Token![async]) {
            let token: Token![async] = input.parse()?;
            refuse(
                quote!(#token),
                "an `async fn` cannot be called from Python yet: make it a plain `fn` that runs the future itself",
            );
        } else if input.peek(Token![unsafe]) {
            let token: Token![unsafe] = input.parse()?;
            refuse(
                quote!(#token),
                "Python can call this with any arguments, so it cannot be `unsafe`: check them in a safe function",
            );
        } else if input.peek(Token![extern]) {
            let token: Token![extern] = input.parse()?;
            input.parse::<Option<LitStr>>()?;
            refuse(quote!(#token), "Python calls this through a Rust function: remove `extern`");
        } else {
            return Ok(refused);
        }
    }
}

fn type_parameters(generics: &Generics) -> Vec<Refused> {
    let mut refused = Vec::new();
    let why = "a function that Python calls has no type or const parameters: write one concrete type, or take `&Bound<'_, PyAny>`";
    for parameter in &generics.params {
        if !matches!(parameter, GenericParam::Lifetime(_)) {
            refused.push(Refused { tokens: quote!(#parameter), why: why.to_owned() });
        }
    }
    refused
}

fn receiver(input: ParseStream<'_>) -> syn::Result<Option<Receiver>> {
    let ahead = input.fork();
    Attribute::outer(&ahead)?;
    let mut tokens = TokenStream::new();
    let mut is_reference = false;
    let mut is_mutable = false;
    if let Some(and) = ahead.parse::<Option<Token![&]>>()? {
        ahead.parse::<Option<syn::Lifetime>>()?;
        and.to_tokens(&mut tokens);
        is_reference = true;
    }
    if let Some(token) = ahead.parse::<Option<Token![mut]>>()? {
        token.to_tokens(&mut tokens);
        is_mutable = true;
    }
    let Some(token) = ahead.parse::<Option<Token![self]>>()? else {
        return Ok(None);
    };
    token.to_tokens(&mut tokens);
    let is_typed = ahead.peek(Token![:]);
    skip_receiver(input)?;
    Ok(Some(match (is_reference && !is_typed, is_mutable) {
        (true, false) => Receiver::Shared(tokens),
        (true, true) => Receiver::Exclusive(tokens),
        (false, _) => Receiver::Value(tokens),
    }))
}

/// Takes the receiver, and the comma after it.
fn skip_receiver(input: ParseStream<'_>) -> syn::Result<()> {
    Attribute::outer(input)?;
    while !input.is_empty() && !input.peek(Token![,]) && !input.peek(Token![:]) {
        input.parse::<TokenTree>()?;
    }
    if input.parse::<Option<Token![:]>>()?.is_some() {
        input.parse::<syn::Type>()?;
    }
    input.parse::<Option<Token![,]>>()?;
    Ok(())
}

fn parameter(input: ParseStream<'_>, refused: &mut Vec<Refused>) -> syn::Result<Parameter> {
    let attributes = Attribute::outer(input)?;
    let name = pattern(input, refused)?;
    input.parse::<Token![:]>()?;
    let ty = written_type(input)?;
    if let Some(token) = impl_trait(&ty.tokens) {
        let why = "a function that Python calls cannot take `impl Trait`: write one concrete type, or take `&Bound<'_, PyAny>`";
        refused.push(Refused { tokens: token, why: why.to_owned() });
    }
    Ok(Parameter { attributes, input: Input { name, ty, from_py_with: None, role: Role::Argument } })
}

/// `name`, `mut name` or `_`. Any other pattern is refused, and read on behind it.
fn pattern(input: ParseStream<'_>, refused: &mut Vec<Refused>) -> syn::Result<Ident> {
    let ahead = input.fork();
    ahead.parse::<Option<Token![mut]>>()?;
    let is_wildcard = ahead.peek(Token![_]);
    if (is_wildcard || ahead.peek(syn::Ident))
        && ahead.parse::<TokenTree>().is_ok()
        && ahead.peek(Token![:])
        && !ahead.peek(Token![::])
    {
        input.parse::<Option<Token![mut]>>()?;
        return Ident::parse_any(input);
    }
    let mut tokens = TokenStream::new();
    while !input.is_empty() && (!input.peek(Token![:]) || input.peek(Token![::])) {
        tokens.extend(match input.parse::<Option<Token![::]>>()? {
            Some(separator) => quote!(#separator),
            None => input.parse::<TokenTree>()?.into_token_stream(),
        });
    }
    let why = "a parameter that Python fills is a plain name: take it apart inside the function";
    refused.push(Refused { tokens, why: why.to_owned() });
    Ok(Ident::new("_pattern", Span::call_site()))
}

/// A type.
pub(super) fn written_type(input: ParseStream<'_>) -> syn::Result<Type> {
    let ty: syn::Type = input.parse()?;
    Ok(Type {
        is_python: is_called(&ty, "Python"),
        is_option: is_called(&ty, "Option"),
        tokens: ty.into_token_stream(),
    })
}

/// Two types are recognized by their last name. No trait can tell a macro how many parameters Python sees, which is what `Python`
/// decides; `Option` only decides how its default may be written.
fn is_called(ty: &syn::Type, name: &str) -> bool {
    match ty {
        syn::Type::Path(path) => path.path.segments.last().is_some_and(|segment| segment.ident == name),
        syn::Type::Group(group) => is_called(&group.elem, name),
        syn::Type::Paren(paren) => is_called(&paren.elem, name),
        _ => false,
    }
}

fn impl_trait(tokens: &TokenStream) -> Option<TokenStream> {
    tokens.clone().into_iter().find_map(|tree| match tree {
        TokenTree::Ident(ref word) if word == "impl" => Some(tree.into_token_stream()),
        TokenTree::Group(group) => impl_trait(&group.stream()),
        _ => None,
    })
}
