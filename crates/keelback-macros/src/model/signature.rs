//! The parameters of a function as Python sees them.

use super::Input;
use crate::tokens::{Ident, TokenStream};

/// `signature = (a, /, b = 1, *args, c, **kwargs) -> "int"`, as written.
#[derive(Clone)]
pub(crate) struct Written {
    pub(crate) entries: Vec<Entry>,
    /// The text after `->`.
    pub(crate) returns: Option<String>,
    /// The parentheses with what they hold.
    pub(crate) tokens: TokenStream,
}

/// One thing between the commas.
#[derive(Clone)]
pub(crate) enum Entry {
    /// `name`, `name: "text"`, `name = default`.
    Parameter { name: Ident, annotation: Option<String>, default: Option<DefaultValue> },
    /// `/`.
    Slash(TokenStream),
    /// `*`.
    Star(TokenStream),
    /// `*args`.
    Arguments { name: Ident, annotation: Option<String> },
    /// `**kwargs`.
    Keywords { name: Ident, annotation: Option<String> },
}

/// What a parameter is when the call leaves it out.
#[derive(Clone)]
pub(crate) struct DefaultValue {
    /// The Rust expression.
    pub(crate) expression: TokenStream,
    /// What Python shows: a literal, or `...`.
    pub(crate) text: String,
}

impl Entry {
    /// The text of its type, if it was written.
    pub(crate) fn annotation(&self) -> Option<&str> {
        match self {
            Entry::Parameter { annotation, .. }
            | Entry::Arguments { annotation, .. }
            | Entry::Keywords { annotation, .. } => annotation.as_deref(),
            Entry::Slash(_) | Entry::Star(_) => None,
        }
    }

    /// The parameter that it names, if it names one.
    pub(crate) fn name(&self) -> Option<&Ident> {
        match self {
            Entry::Parameter { name, .. } | Entry::Arguments { name, .. } | Entry::Keywords { name, .. } => Some(name),
            Entry::Slash(_) | Entry::Star(_) => None,
        }
    }
}

/// The parameters, each with its Rust counterpart, in Rust's order.
pub(crate) struct Signature<'a> {
    pub(crate) parameters: Vec<Parameter<'a>>,
}

/// A parameter that Python sees.
pub(crate) struct Parameter<'a> {
    pub(crate) input: &'a Input,
    pub(crate) kind: Kind,
    pub(crate) default: Option<&'a DefaultValue>,
    /// The text of its type, if it was written.
    pub(crate) annotation: Option<&'a str>,
}

/// How an argument reaches a parameter.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Kind {
    PositionalOnly,
    PositionalOrKeyword,
    KeywordOnly,
    Arguments,
    Keywords,
}

impl<'a> Signature<'a> {
    /// Puts the written signature and the Rust parameters, which have the same order, side by side.
    pub(super) fn bind(written: Option<&'a Written>, inputs: &[&'a Input]) -> Signature<'a> {
        let mut inputs = inputs.iter();
        let mut parameters = Vec::new();
        let Some(written) = written else {
            for input in inputs {
                parameters.push(Parameter { input, kind: Kind::PositionalOrKeyword, default: None, annotation: None });
            }
            return Signature { parameters };
        };
        let slash = written.entries.iter().position(|entry| matches!(entry, Entry::Slash(_))).unwrap_or(0);
        let star = written.entries.iter().position(|entry| matches!(entry, Entry::Star(_) | Entry::Arguments { .. }));
        let star = star.unwrap_or(written.entries.len());
        for (index, entry) in written.entries.iter().enumerate() {
            let (kind, default) = match entry {
                Entry::Slash(_) | Entry::Star(_) => continue,
                Entry::Arguments { .. } => (Kind::Arguments, None),
                Entry::Keywords { .. } => (Kind::Keywords, None),
                Entry::Parameter { default, .. } if index < slash => (Kind::PositionalOnly, default.as_ref()),
                Entry::Parameter { default, .. } if index > star => (Kind::KeywordOnly, default.as_ref()),
                Entry::Parameter { default, .. } => (Kind::PositionalOrKeyword, default.as_ref()),
            };
            let Some(input) = inputs.next() else { break };
            parameters.push(Parameter { input, kind, default, annotation: entry.annotation() });
        }
        Signature { parameters }
    }

    /// The parameters that have a name of their own: all but `*args` and `**kwargs`.
    pub(crate) fn named(&self) -> impl Iterator<Item = &Parameter<'a>> {
        self.parameters.iter().filter(|parameter| !matches!(parameter.kind, Kind::Arguments | Kind::Keywords))
    }

    /// The parameter of the given kind, of which there is at most one.
    pub(crate) fn rest(&self, kind: Kind) -> Option<&Parameter<'a>> {
        self.parameters.iter().find(|parameter| parameter.kind == kind)
    }

    /// Where the parameter's argument stands in what the entry point gets: named ones first, then `*args`, then `**kwargs`.
    pub(crate) fn slot(&self, parameter: &Parameter<'a>) -> usize {
        let named = self.named().count();
        match parameter.kind {
            Kind::Arguments => named,
            Kind::Keywords => named + usize::from(self.rest(Kind::Arguments).is_some()),
            _ => self.named().take_while(|other| !std::ptr::eq(*other, parameter)).count(),
        }
    }

    /// `(first, a, /, b=1, *, c)`.
    pub(crate) fn text(&self, first: Option<&str>) -> String {
        let mut parts: Vec<String> = first.map(str::to_owned).into_iter().collect();
        let mut before = Kind::PositionalOrKeyword;
        for parameter in &self.parameters {
            let kind = parameter.kind;
            if before == Kind::PositionalOnly && kind != before {
                parts.push("/".to_owned());
            }
            if kind == Kind::KeywordOnly && !matches!(before, Kind::KeywordOnly | Kind::Arguments) {
                parts.push("*".to_owned());
            }
            parts.push(parameter.text());
            before = kind;
        }
        if before == Kind::PositionalOnly {
            parts.push("/".to_owned());
        }
        format!("({})", parts.join(", "))
    }
}

impl Parameter<'_> {
    /// Its name in Python.
    pub(crate) fn name(&self) -> String {
        self.input.python_name()
    }

    /// The default as Python would show it: a literal, or `...` for anything else.
    pub(crate) fn default_text(&self) -> Option<&str> {
        self.default.map(|default| default.text.as_str())
    }

    fn text(&self) -> String {
        let name = self.name();
        match (self.kind, self.default_text()) {
            (Kind::Arguments, _) => format!("*{name}"),
            (Kind::Keywords, _) => format!("**{name}"),
            (_, Some(default)) => format!("{name}={default}"),
            (_, None) => name,
        }
    }
}

impl Input {
    /// The name that Python uses: a raw identifier without its `r#`.
    pub(crate) fn python_name(&self) -> String {
        unraw(&self.name)
    }
}

/// The name of an identifier without `r#`.
pub(crate) fn unraw(name: &Ident) -> String {
    let name = name.to_string();
    name.strip_prefix("r#").map(str::to_owned).unwrap_or(name)
}
