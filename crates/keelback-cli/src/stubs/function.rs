//! Functions and methods.

use crate::description::{Expression, Function, Literal, Parameter, ParameterKind};
use crate::stubs::annotation::Annotations;
use crate::stubs::docstring;
use crate::stubs::members::is_writable;

/// What stands before the parameters: `self`, `cls` or nothing.
pub(super) type Receiver = Option<&'static str>;

/// What stands behind a method that is not, or may not be, what the base's is.
pub(super) const CHANGED: &str = "  # type: ignore[override, unused-ignore]";

/// `def name(...) -> result: ...`, with its doc string.
pub(super) fn definition(
    annotations: &mut Annotations<'_>,
    function: &Function,
    parameters: &[Parameter],
    receiver: Receiver,
    indent: &str,
) -> String {
    noted(annotations, function, parameters, receiver, indent, false)
}

/// The same of a method, which may stand in place of an inherited one.
pub(super) fn noted(
    annotations: &mut Annotations<'_>,
    function: &Function,
    parameters: &[Parameter],
    receiver: Receiver,
    indent: &str,
    is_changed: bool,
) -> String {
    let result = annotations.write(&function.result);
    let head = head(annotations, &function.name, parameters, receiver, &result);
    // `object` promises a `bool`.
    let note = match function.name.as_str() {
        _ if is_changed => CHANGED,
        "__eq__" | "__ne__" if result != "bool" && !function.result.is_unknown() => "  # type: ignore[override]",
        _ => "",
    };
    if function.doc.is_empty() {
        return format!("{indent}{head} ...{note}\n");
    }
    format!("{indent}{head}{note}\n{}", docstring::literal(&function.doc, &format!("{indent}    ")))
}

/// `def name(...) -> result:`.
pub(super) fn head(
    annotations: &mut Annotations<'_>,
    name: &str,
    parameters: &[Parameter],
    receiver: Receiver,
    result: &str,
) -> String {
    let mut parts: Vec<String> = receiver.map(str::to_owned).into_iter().collect();
    let mut before = None;
    for parameter in parameters {
        if before == Some(ParameterKind::PositionalOnly) && parameter.kind != ParameterKind::PositionalOnly {
            parts.push("/".to_owned());
        }
        let is_open = matches!(before, Some(ParameterKind::VarPositional | ParameterKind::KeywordOnly));
        if parameter.kind == ParameterKind::KeywordOnly && !is_open {
            parts.push("*".to_owned());
        }
        parts.push(written(annotations, parameter));
        before = Some(parameter.kind);
    }
    if before == Some(ParameterKind::PositionalOnly) {
        parts.push("/".to_owned());
    }
    format!("def {name}({}) -> {result}:", parts.join(", "))
}

fn written(annotations: &mut Annotations<'_>, parameter: &Parameter) -> String {
    let stars = match parameter.kind {
        ParameterKind::VarPositional => "*",
        ParameterKind::VarKeyword => "**",
        _ => "",
    };
    let name = match is_writable(&parameter.name) {
        true => parameter.name.clone(),
        false => format!("{}_", parameter.name),
    };
    let mut hint = annotations.write(&parameter.hint);
    match &parameter.default {
        None => format!("{stars}{name}: {hint}"),
        Some(default) => {
            if default == "None" && !may_be_none(&parameter.hint) {
                hint.push_str(" | None");
            }
            format!("{name}: {hint} = {default}")
        }
    }
}

fn may_be_none(hint: &Expression) -> bool {
    match hint {
        Expression::Literal(Literal::None) => true,
        Expression::Union(left, right) => may_be_none(left) || may_be_none(right),
        Expression::Name(name) => name == "object" || name.contains("None") || name.contains("Optional"),
        other => other.is_unknown(),
    }
}
