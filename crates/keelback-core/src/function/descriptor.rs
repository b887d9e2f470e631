//! What a function looks like from Python: the one source of its signature, its errors and its stub.

use std::ffi::CStr;

use crate::inspect::PyStaticExpr;

/// How a parameter may be passed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum ParameterKind {
    /// Only by position.
    PositionalOnly,
    /// By position or by name.
    PositionalOrKeyword,
    /// Only by name.
    KeywordOnly,
}

/// One parameter.
#[derive(Clone, Copy)]
#[repr(C)]
pub struct Parameter {
    /// Its name in Python.
    pub name: &'static str,
    /// How it may be passed.
    pub kind: ParameterKind,
    /// Its default as Python would write it, `...` where that is not possible; `None` if it is required.
    pub default: Option<&'static str>,
    /// What annotations call its type.
    pub hint: &'static PyStaticExpr,
}

impl Parameter {
    /// The value that a setter takes.
    #[must_use]
    pub const fn value(hint: &'static PyStaticExpr) -> Self {
        Self { name: "value", kind: ParameterKind::PositionalOnly, default: None, hint }
    }
}

/// What a function looks like from Python.
#[derive(Clone, Copy)]
#[repr(C)]
pub struct FunctionDescriptor {
    /// Its name.
    pub name: &'static CStr,
    /// The class that it belongs to, as Python calls it.
    pub class: Option<&'static str>,
    /// `name(signature)\n--\n\ndoc`, from which CPython takes `__text_signature__` and `__doc__`.
    pub doc: &'static CStr,
    /// `(a, b=1)`, as Python shows it; `None` if nothing is to be shown.
    pub text_signature: Option<&'static str>,
    /// Positional-only first, then positional-or-keyword, then keyword-only.
    pub parameters: &'static [Parameter],
    /// The name of `*args`, if there is one.
    pub var_arguments: Option<&'static str>,
    /// The name of `**kwargs`, if there is one.
    pub var_keywords: Option<&'static str>,
    /// What annotations call each of `*args`.
    pub var_arguments_hint: &'static PyStaticExpr,
    /// What annotations call each value of `**kwargs`.
    pub var_keywords_hint: &'static PyStaticExpr,
    /// What annotations call the result.
    pub result: &'static PyStaticExpr,
}

impl FunctionDescriptor {
    /// No name, no parameters: where a struct literal starts from.
    pub const EMPTY: Self = Self {
        name: c"",
        class: None,
        doc: c"",
        text_signature: None,
        parameters: &[],
        var_arguments: None,
        var_keywords: None,
        var_arguments_hint: &PyStaticExpr::ANY,
        var_keywords_hint: &PyStaticExpr::ANY,
        result: &PyStaticExpr::NONE,
    };

    #[inline]
    const fn count(&self, kind: ParameterKind) -> usize {
        let mut count = 0;
        let mut index = 0;
        while index < self.parameters.len() {
            if self.parameters[index].kind as u8 == kind as u8 {
                count += 1;
            }
            index += 1;
        }
        count
    }

    /// How many parameters may be passed by position only.
    #[must_use]
    #[inline]
    pub const fn positional_only(&self) -> usize {
        self.count(ParameterKind::PositionalOnly)
    }

    /// How many parameters may be passed by position.
    #[must_use]
    #[inline]
    pub const fn positional(&self) -> usize {
        self.count(ParameterKind::PositionalOnly) + self.count(ParameterKind::PositionalOrKeyword)
    }

    /// How many of the positional parameters have no default.
    #[must_use]
    #[inline]
    pub const fn required_positional(&self) -> usize {
        let mut required = 0;
        let mut index = 0;
        while index < self.positional() {
            if self.parameters[index].default.is_none() {
                required = index + 1;
            }
            index += 1;
        }
        required
    }

    /// How many values a call converts: the parameters, then `*args`, then `**kwargs`.
    #[must_use]
    #[inline]
    pub const fn slots(&self) -> usize {
        self.parameters.len() + self.var_arguments.is_some() as usize + self.var_keywords.is_some() as usize
    }

    /// Whether there is `*args` or `**kwargs`.
    #[must_use]
    #[inline]
    pub const fn takes_rest(&self) -> bool {
        self.var_arguments.is_some() || self.var_keywords.is_some()
    }

    /// Whether a call with exactly `count` positional arguments needs no parsing.
    #[must_use]
    #[inline]
    pub const fn takes_exactly(&self, count: usize) -> bool {
        self.positional() == count && self.slots() == count
    }

    /// The count of arguments that says that they need no parsing: as many as the function takes where that alone tells,
    /// else a count that no caller passes but the parser.
    #[must_use]
    #[inline]
    pub(crate) const fn in_place(&self) -> isize {
        if self.takes_exactly(self.slots()) { self.slots() as isize } else { -1 }
    }

    /// `Class.name()` or `name()`, as error messages begin.
    #[must_use]
    #[inline]
    pub fn full_name(&self) -> String {
        let name = self.name.to_string_lossy();
        match self.class {
            Some(class) => format!("{class}.{name}()"),
            None => format!("{name}()"),
        }
    }
}
