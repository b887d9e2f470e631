//! Annotations, as the library holds them.

use super::rows::{Reader, Reading};

/// A Python expression of the kinds that annotations are made of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Expression {
    Literal(Literal),
    /// A name, of a builtin unless it is a whole expression that somebody wrote.
    Name(String),
    Attribute(Box<Expression>, String),
    Union(Box<Expression>, Box<Expression>),
    Tuple(Vec<Expression>),
    List(Vec<Expression>),
    Subscript(Box<Expression>, Box<Expression>),
    /// A class of a library: what it is called, and the path of its Rust type.
    Class(Box<Expression>, String),
}

/// A literal, as Python writes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Literal {
    None,
    Ellipsis,
    /// `True`, `1` and the like.
    Plain(String),
    Text(String),
}

/// How deep expressions may be nested; a library that is damaged could have one in itself.
const DEPTH: usize = 100;

impl Expression {
    /// `module.name`.
    pub(crate) fn of_module(module: &str, name: &str) -> Self {
        Self::Attribute(Box::new(Self::Name(module.to_owned())), name.to_owned())
    }

    /// Whether it says nothing: `Any`, or a type that nobody has described.
    pub(crate) fn is_unknown(&self) -> bool {
        *self == Self::of_module("typing", "Any") || *self == Self::of_module("_typeshed", "Incomplete")
    }

    /// `a.b.c` of a dotted name.
    pub(crate) fn dotted(&self) -> Option<String> {
        match self {
            Self::Name(name) => Some(name.clone()),
            Self::Attribute(value, name) => Some(format!("{}.{name}", value.dotted()?)),
            _ => None,
        }
    }

    /// The last name of a dotted one.
    pub(crate) fn last_name(&self) -> Option<&str> {
        match self {
            Self::Name(name) | Self::Attribute(_, name) => Some(name),
            Self::Class(named, _) => named.last_name(),
            _ => None,
        }
    }
}

impl Reader<'_> {
    /// The expression at an address.
    pub(super) fn expression(&self, address: u64) -> Reading<Expression> {
        self.expression_within(address, DEPTH)
    }

    fn expression_within(&self, address: u64, depth: usize) -> Reading<Expression> {
        let depth = depth.checked_sub(1).ok_or("an annotation is nested too deeply")?;
        let inner = |index| self.expression_within(self.word(address, index)?, depth).map(Box::new);
        let list = || {
            let rows = self.rows(address, 1, 4)?;
            rows.into_iter().map(|row| self.expression_within(row, depth)).collect::<Reading<Vec<_>>>()
        };
        Ok(match self.byte(address)? {
            0 => Expression::Literal(self.literal(self.field(address, 1))?),
            1 => Expression::Name(self.text(address, 1)?),
            2 => Expression::Attribute(inner(1)?, self.text(address, 2)?),
            3 => Expression::Union(inner(1)?, inner(3)?),
            4 => Expression::Tuple(list()?),
            5 => Expression::List(list()?),
            6 => Expression::Subscript(inner(1)?, inner(2)?),
            7 => Expression::Class(inner(1)?, self.text(address, 2)?),
            kind => return Err(format!("an annotation is of the unknown kind {kind}")),
        })
    }

    fn literal(&self, address: u64) -> Reading<Literal> {
        Ok(match self.byte(address)? {
            0 => Literal::None,
            1 if self.byte(address + 1)? == 0 => Literal::Plain("False".to_owned()),
            1 => Literal::Plain("True".to_owned()),
            2 | 3 => Literal::Plain(self.text(address, 1)?),
            4 => Literal::Text(self.text(address, 1)?),
            5 => Literal::Ellipsis,
            kind => return Err(format!("a literal is of the unknown kind {kind}")),
        })
    }
}
