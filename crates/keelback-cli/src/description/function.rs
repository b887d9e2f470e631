//! Functions: what they take and give.

use super::expression::Expression;
use super::rows::{Reader, Reading};

/// A function or method.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Function {
    pub(crate) name: String,
    pub(crate) doc: String,
    /// `(a, b=1)` as Python shows it, if it shows something.
    pub(crate) text_signature: Option<String>,
    pub(crate) parameters: Vec<Parameter>,
    pub(crate) result: Expression,
}

/// A parameter, in the order in which Python writes them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Parameter {
    pub(crate) name: String,
    pub(crate) kind: ParameterKind,
    pub(crate) default: Option<String>,
    pub(crate) hint: Expression,
}

/// How a parameter is passed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum ParameterKind {
    PositionalOnly,
    PositionalOrKeyword,
    VarPositional,
    KeywordOnly,
    VarKeyword,
}

/// What stands between a signature and a doc string where CPython looks for both.
pub(super) const DOC: &str = "\n--\n\n";

impl Reader<'_> {
    /// The function whose descriptor lies at an address.
    pub(super) fn function(&self, address: u64) -> Reading<Function> {
        let mut parameters = Vec::new();
        for row in self.rows(address, 8, 6)? {
            parameters.push(self.parameter(row)?);
        }
        let rest = [(10, 14, ParameterKind::VarPositional), (12, 15, ParameterKind::VarKeyword)];
        for (name, hint, kind) in rest {
            if let Some(name) = self.optional_text(address, name)? {
                let hint = self.expression(self.word(address, hint)?)?;
                parameters.push(Parameter { name, kind, default: None, hint });
            }
        }
        parameters.sort_by_key(|parameter| parameter.kind);
        let name = self.c_text(address, 0)?;
        let doc = self.c_text(address, 4)?;
        let (shown, doc) = doc.split_once(DOC).unwrap_or(("", &doc));
        Ok(Function {
            doc: doc.to_owned(),
            text_signature: shown.strip_prefix(&name).map(str::to_owned),
            name,
            parameters,
            result: self.expression(self.word(address, 16)?)?,
        })
    }

    fn parameter(&self, address: u64) -> Reading<Parameter> {
        let kind = match self.byte(self.field(address, 2))? {
            0 => ParameterKind::PositionalOnly,
            1 => ParameterKind::PositionalOrKeyword,
            2 => ParameterKind::KeywordOnly,
            kind => return Err(format!("a parameter is of the unknown kind {kind}")),
        };
        Ok(Parameter {
            name: self.text(address, 0)?,
            kind,
            default: self.optional_text(address, 3)?,
            hint: self.expression(self.word(address, 5)?)?,
        })
    }
}
