//! Expressions as Python writes them.

use std::fmt::{self, Formatter, Write};

use super::{PyStaticConstant, PyStaticExpr, PyStaticOperator};

impl fmt::Display for PyStaticExpr {
    #[inline]
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write(self, f)
    }
}

#[inline]
fn write(expression: &PyStaticExpr, f: &mut Formatter<'_>) -> fmt::Result {
    match expression {
        PyStaticExpr::Constant { value } => constant(*value, f),
        PyStaticExpr::Name { id } => f.write_str(id),
        PyStaticExpr::Attribute { value, attr } => {
            write(value, f)?;
            f.write_char('.')?;
            f.write_str(attr)
        }
        PyStaticExpr::BinOp { left, op: PyStaticOperator::BitOr, right } => {
            write(left, f)?;
            f.write_str(" | ")?;
            write(right, f)
        }
        PyStaticExpr::Tuple { elts } => {
            f.write_char('(')?;
            items(elts, f)?;
            f.write_str(if elts.len() == 1 { ",)" } else { ")" })
        }
        PyStaticExpr::List { elts } => {
            f.write_char('[')?;
            items(elts, f)?;
            f.write_char(']')
        }
        PyStaticExpr::Subscript { value, slice } => {
            write(value, f)?;
            f.write_char('[')?;
            match slice {
                PyStaticExpr::Tuple { elts } if !elts.is_empty() => items(elts, f)?,
                _ => write(slice, f)?,
            }
            f.write_char(']')
        }
        PyStaticExpr::PyClass(class) => write(class.expr(), f),
    }
}

#[inline]
fn items(elements: &[PyStaticExpr], f: &mut Formatter<'_>) -> fmt::Result {
    for (index, element) in elements.iter().enumerate() {
        if index > 0 {
            f.write_str(", ")?;
        }
        write(element, f)?;
    }
    Ok(())
}

#[inline]
fn constant(value: PyStaticConstant, f: &mut Formatter<'_>) -> fmt::Result {
    match value {
        PyStaticConstant::None => f.write_str("None"),
        PyStaticConstant::Bool(true) => f.write_str("True"),
        PyStaticConstant::Bool(false) => f.write_str("False"),
        PyStaticConstant::Int(digits) | PyStaticConstant::Float(digits) => f.write_str(digits),
        PyStaticConstant::Str(text) => literal(text, f),
        PyStaticConstant::Ellipsis => f.write_str("..."),
    }
}

/// A `str` between double quotes.
#[inline]
fn literal(text: &str, f: &mut Formatter<'_>) -> fmt::Result {
    f.write_char('"')?;
    for character in text.chars() {
        match character {
            '"' => f.write_str("\\\"")?,
            '\\' => f.write_str("\\\\")?,
            '\n' => f.write_str("\\n")?,
            '\r' => f.write_str("\\r")?,
            '\t' => f.write_str("\\t")?,
            '\0'..=' ' | '\x7f' if character != ' ' => write!(f, "\\x{:02x}", u32::from(character))?,
            _ => f.write_char(character)?,
        }
    }
    f.write_char('"')
}
