//! Special methods: from how they are written in Rust to how Python declares them.

use std::collections::BTreeSet;

use crate::description::{Expression, Function, Literal, Parameter, ParameterKind};
use crate::stubs::inherited::Inherited;

/// The comparisons that `__richcmp__` stands for.
const COMPARISONS: [&str; 6] = ["__lt__", "__le__", "__eq__", "__ne__", "__gt__", "__ge__"];

/// Operators that have a reflected form.
const ARITHMETIC: [&str; 14] = [
    "add", "sub", "mul", "matmul", "truediv", "floordiv", "mod", "divmod", "pow", "lshift", "rshift", "and", "xor",
    "or",
];

/// The methods that Python sees for the special ones of a class.
pub(super) fn methods(slots: &[Function], inherited: &Inherited<'_>) -> Vec<Function> {
    let mut methods = declared_by(slots);
    let mut names: BTreeSet<String> = methods.iter().map(|method| method.name.clone()).collect();
    if slots.iter().any(|slot| slot.name == "__concat__") {
        // Sequences are not added the other way around.
        names.insert("__radd__".to_owned());
    }
    methods.extend(counterparts(&names).into_iter().filter(|method| !inherited.has_special(&method.name)));
    methods
}

/// The methods that the special ones of a class stand for.
pub(super) fn declared_by(slots: &[Function]) -> Vec<Function> {
    let mut methods: Vec<Function> = Vec::new();
    // What only the garbage collector calls is no attribute.
    for slot in slots.iter().filter(|slot| !matches!(&*slot.name, "__traverse__" | "__clear__")) {
        if slot.name != "__richcmp__" {
            methods.push(declared(slot.clone()));
            continue;
        }
        for name in COMPARISONS {
            let mut comparison = slot.clone();
            name.clone_into(&mut comparison.name);
            comparison.parameters.truncate(1);
            methods.push(declared(comparison));
        }
    }
    // `__getattribute__` comes from two, of which the second counts for names that nobody has.
    let mut names = BTreeSet::new();
    methods.reverse();
    methods.retain(|method| names.insert(method.name.clone()));
    methods.reverse();
    methods
}

/// The other side of operators, which Python has as soon as it has one: it takes nothing.
fn counterparts(names: &BTreeSet<String>) -> Vec<Function> {
    let mut missing = Vec::new();
    let mut complete = |group: &[String]| {
        if group.iter().any(|name| names.contains(name)) {
            missing.extend(group.iter().filter(|name| !names.contains(*name)).map(|name| refusing(name)));
        }
    };
    for operator in ARITHMETIC {
        complete(&[format!("__{operator}__"), format!("__r{operator}__")]);
    }
    complete(&["__lt__", "__le__", "__gt__", "__ge__"].map(str::to_owned));
    missing
}

/// An operator for which there is no operand.
fn refusing(name: &str) -> Function {
    let never = Expression::of_module("typing", "NoReturn");
    Function {
        name: name.to_owned(),
        doc: String::new(),
        text_signature: None,
        parameters: match name {
            "__pow__" | "__rpow__" => vec![positional("other", never.clone()), modulus(never.clone())],
            _ => vec![positional("other", never.clone())],
        },
        result: never,
    }
}

/// The third operand of powers, which nobody has to give.
fn modulus(hint: Expression) -> Parameter {
    Parameter { default: Some("None".to_owned()), ..positional("mod", hint) }
}

/// Whether instances cannot be hashed: Python takes `__hash__` away from what can only be compared.
pub(super) fn is_unhashable(methods: &[Function]) -> bool {
    let has = |name: &str| methods.iter().any(|method| method.name == name);
    COMPARISONS.iter().any(|name| has(name)) && !has("__hash__")
}

/// The version of Python that the method is so from, where that is not the oldest.
pub(super) fn since(name: &str) -> Option<(u8, u8)> {
    match name {
        "__buffer__" | "__release_buffer__" => Some((3, 12)),
        "__get__" => Some((3, 10)),
        _ => None,
    }
}

/// What it was before, if it was there.
pub(super) fn before(method: &Function) -> Option<Function> {
    let mut older = method.clone();
    // Python took two arguments or one, but said that it takes two.
    older.parameters.get_mut(1).filter(|_| method.name == "__get__")?.default = None;
    Some(older)
}

fn declared(mut method: Function) -> Function {
    if method.name != "__call__" && method.name != "__init__" {
        for parameter in &mut method.parameters {
            if parameter.kind == ParameterKind::PositionalOrKeyword {
                parameter.kind = ParameterKind::PositionalOnly;
            }
        }
    }
    match method.name.as_str() {
        "__eq__" | "__ne__" => set_hint(&mut method, 0, Expression::Name("object".to_owned())),
        // What Python sees is one method for both, and checkers take it for both.
        "__getattr__" => {
            "__getattribute__".clone_into(&mut method.name);
            set_hint(&mut method, 0, Expression::Name("str".to_owned()));
        }
        // Python says of every class that its instances take anything, and checkers ask stubs to say it too.
        "__call__" if method.parameters.is_empty() => {
            let kinds = [("args", ParameterKind::VarPositional), ("kwargs", ParameterKind::VarKeyword)];
            method.parameters.extend(kinds.map(|(name, kind)| Parameter {
                kind,
                ..positional(name, Expression::of_module("typing", "NoReturn"))
            }));
        }
        "__concat__" => "__add__".clone_into(&mut method.name),
        "__repeat__" => "__mul__".clone_into(&mut method.name),
        "__inplace_concat__" => "__iadd__".clone_into(&mut method.name),
        "__inplace_repeat__" => "__imul__".clone_into(&mut method.name),
        "__ipow__" => method.parameters.truncate(1),
        "__getattribute__" | "__delattr__" | "__setattr__" => {
            set_hint(&mut method, 0, Expression::Name("str".to_owned()));
        }
        "__pow__" | "__rpow__" | "__get__" => {
            if let Some(optional) = method.parameters.get_mut(1) {
                optional.default = Some("None".to_owned());
            }
        }
        "__getbuffer__" => {
            "__buffer__".clone_into(&mut method.name);
            method.parameters = vec![positional("flags", Expression::Name("int".to_owned()))];
            method.result = Expression::Name("memoryview".to_owned());
        }
        "__releasebuffer__" => {
            "__release_buffer__".clone_into(&mut method.name);
            method.parameters = vec![positional("buffer", Expression::Name("memoryview".to_owned()))];
            method.result = Expression::Literal(Literal::None);
        }
        _ => {}
    }
    method
}

fn set_hint(method: &mut Function, index: usize, hint: Expression) {
    if let Some(parameter) = method.parameters.get_mut(index) {
        parameter.hint = hint;
    }
}

fn positional(name: &str, hint: Expression) -> Parameter {
    Parameter { name: name.to_owned(), kind: ParameterKind::PositionalOnly, default: None, hint }
}
