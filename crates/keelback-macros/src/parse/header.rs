//! The head of a function, up to its body: visibility, qualifiers, name, parameters, return type.

use super::attribute::Attribute;
use super::cursor::Cursor;
use super::written_type::{at_body, at_comma, generics, skip_where, until, written_type};
use crate::model::{Input, Refused, Role};
use crate::report::Mistake;
use crate::tokens::{Delimiter, Ident, Span, TokenStream, TokenTree, is_word};

/// A function without its attributes and its body.
pub(super) struct Header {
    pub(super) visibility: TokenStream,
    pub(super) name: Ident,
    pub(super) receiver: Option<Receiver>,
    pub(super) inputs: Vec<Parameter>,
    pub(super) output: TokenStream,
    /// The word `async`.
    pub(super) asynchronous: Option<Ident>,
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
    pub(super) fn parse(input: &mut Cursor) -> Result<Header, Mistake> {
        let visibility = visibility(input);
        let (asynchronous, mut refused) = qualifiers(input);
        if input.take_word("fn").is_none() {
            return Err(input.mistake("expected `fn`"));
        }
        let name = input.ident()?;
        for parameter in generics(input).1 {
            refused.extend(type_parameter(parameter));
        }
        let mut content = Cursor::inside(&input.group(Delimiter::Parenthesis)?);
        let receiver = receiver(&mut content)?;
        let mut inputs = Vec::new();
        while !content.is_empty() {
            inputs.push(parameter(&mut content, &mut refused)?);
            content.take_punct(',');
        }
        let output = if input.take_pair(['-', '>']) { until(input, at_body) } else { TokenStream::new() };
        skip_where(input);
        if input.take_group(Delimiter::Brace).is_none() {
            return Err(input.mistake("expected the function's body"));
        }
        Ok(Header { visibility, name, receiver, inputs, output, asynchronous, refused })
    }
}

impl Receiver {
    /// The receiver as written.
    pub(super) fn tokens(&self) -> TokenStream {
        let (Receiver::Shared(tokens) | Receiver::Exclusive(tokens) | Receiver::Value(tokens)) = self;
        tokens.clone()
    }
}

/// `pub`, `pub(crate)`, `pub(in path)` or nothing.
pub(super) fn visibility(input: &mut Cursor) -> TokenStream {
    let mut tokens = TokenStream::new();
    let Some(word) = input.take_word("pub") else {
        return tokens;
    };
    tokens.extend([TokenTree::Ident(word)]);
    // The parentheses behind the `pub` of a field may also be its type.
    let mut ahead = input.clone();
    if let Some(group) = ahead.take_group(Delimiter::Parenthesis) {
        let mut inside = Cursor::inside(&group);
        let is_path = inside.take_word("in").is_some();
        let is_word = ["crate", "self", "super"].iter().any(|word| inside.take_word(word).is_some());
        if is_path || (is_word && inside.is_empty()) {
            *input = ahead;
            tokens.extend([TokenTree::Group(group)]);
        }
    }
    tokens
}

/// What may stand before `fn`: `async`, and `unsafe` and `extern`, which are refused later, when the function is known to be ours.
fn qualifiers(input: &mut Cursor) -> (Option<Ident>, Vec<Refused>) {
    let mut asynchronous = None;
    let mut refused = Vec::new();
    while let Some(word) = ["const", "async", "unsafe", "safe", "extern"].iter().find_map(|word| input.take_word(word))
    {
        let why = match word.to_string().as_str() {
            "async" => {
                asynchronous = Some(word);
                continue;
            }
            "unsafe" => {
                "Python can call this with any arguments, so it cannot be `unsafe`: check them in a safe function"
            }
            "extern" => {
                input.take_text();
                "Python calls this through a Rust function: remove `extern`"
            }
            _ => continue,
        };
        refused.push(Refused { tokens: TokenTree::Ident(word).into(), why: why.to_owned() });
    }
    (asynchronous, refused)
}

/// A parameter between angle brackets, unless it is a lifetime.
fn type_parameter(parameter: TokenStream) -> Option<Refused> {
    let mut input = Cursor::new(parameter.clone());
    let is_lifetime = Attribute::outer(&mut input).is_ok() && input.is_punct('\'');
    let why = "a function that Python calls has no type or const parameters: write one concrete type, or take `&Bound<'_, PyAny>`";
    (!is_lifetime).then(|| Refused { tokens: parameter, why: why.to_owned() })
}

fn receiver(input: &mut Cursor) -> Result<Option<Receiver>, Mistake> {
    let mut ahead = input.clone();
    Attribute::outer(&mut ahead)?;
    let mut tokens = TokenStream::new();
    let and = ahead.take_punct('&');
    let is_reference = and.is_some();
    tokens.extend(and.map(TokenTree::Punct));
    if is_reference && ahead.take_punct('\'').is_some() {
        ahead.ident()?;
    }
    let mutable = ahead.take_word("mut");
    let is_mutable = mutable.is_some();
    tokens.extend(mutable.map(TokenTree::Ident));
    let Some(word) = ahead.take_word("self") else {
        return Ok(None);
    };
    tokens.extend([TokenTree::Ident(word)]);
    let is_typed = ahead.take_punct(':').is_some();
    until(&mut ahead, at_comma);
    ahead.take_punct(',');
    *input = ahead;
    Ok(Some(match (is_reference && !is_typed, is_mutable) {
        (true, false) => Receiver::Shared(tokens),
        (true, true) => Receiver::Exclusive(tokens),
        (false, _) => Receiver::Value(tokens),
    }))
}

fn parameter(input: &mut Cursor, refused: &mut Vec<Refused>) -> Result<Parameter, Mistake> {
    let attributes = Attribute::outer(input)?;
    let name = pattern(input, refused)?;
    input.punct(':')?;
    let ty = written_type(input);
    if let Some(token) = impl_trait(&ty.tokens) {
        let why = "a function that Python calls cannot take `impl Trait`: write one concrete type, or take `&Bound<'_, PyAny>`";
        refused.push(Refused { tokens: token, why: why.to_owned() });
    }
    Ok(Parameter { attributes, input: Input { name, ty, from_py_with: None, role: Role::Argument } })
}

/// `name`, `mut name` or `_`. Any other pattern is refused, and read on behind it.
fn pattern(input: &mut Cursor, refused: &mut Vec<Refused>) -> Result<Ident, Mistake> {
    let mut ahead = input.clone();
    ahead.take_word("mut");
    if let Some(name) = ahead.take_ident() {
        if ahead.is_punct(':') && !ahead.is_pair([':', ':']) {
            *input = ahead;
            return Ok(name);
        }
    }
    let mut tokens = TokenStream::new();
    while !input.is_empty() && (!input.is_punct(':') || input.is_pair([':', ':'])) {
        // Both halves of a `::`, or one token.
        for _ in 0..1 + usize::from(input.is_punct(':')) {
            tokens.extend(input.next());
        }
    }
    let why = "a parameter that Python fills is a plain name: take it apart inside the function";
    refused.push(Refused { tokens, why: why.to_owned() });
    Ok(Ident::new("_pattern", Span::call_site()))
}

fn impl_trait(tokens: &TokenStream) -> Option<TokenStream> {
    tokens.clone().into_iter().find_map(|tree| match tree {
        TokenTree::Ident(ref word) if is_word(word, "impl") => Some(tree.into()),
        TokenTree::Group(group) => impl_trait(&group.stream()),
        _ => None,
    })
}
