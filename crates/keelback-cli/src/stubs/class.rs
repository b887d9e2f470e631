//! Classes.

use std::fmt::Write;

use crate::description::{Class, ExceptionClass, Expression, Function, Method, MethodKind, ParameterKind, Property};
use crate::stubs::annotation::Annotations;
use crate::stubs::inherited::{self, Inherited};
use crate::stubs::members::is_writable;
use crate::stubs::{docstring, function, special, text_signature};

const INDENT: &str = "    ";

/// The definition of a class.
pub(super) fn definition(annotations: &mut Annotations<'_>, class: &Class, inherited: &Inherited<'_>) -> String {
    // A class of its own layout that others derive from says so, and one that none derives from, too (PEP 800).
    let decorator = match class.subclass {
        true => annotations.imported("typing_extensions", "disjoint_base"),
        false => annotations.imported("typing", "final"),
    };
    let base = match &class.base {
        Expression::Name(name) if name == "object" => String::new(),
        base => format!("({})", annotations.base(base)),
    };
    let body = body(annotations, class, inherited);
    let mut text = format!("@{decorator}\nclass {}{base}:", class.name);
    if body.is_empty() && class.doc.is_empty() {
        text.push_str(" ...\n");
        return text;
    }
    text.push('\n');
    if !class.doc.is_empty() {
        text.push_str(&docstring::literal(&class.doc, INDENT));
    }
    text.push_str(&body);
    text
}

/// The definition of an exception class.
pub(super) fn exception(annotations: &mut Annotations<'_>, class: &ExceptionClass) -> String {
    let name = class.hint.last_name().unwrap_or_default();
    let base = annotations.base(&class.base);
    match class.doc.is_empty() {
        true => format!("class {name}({base}): ...\n"),
        false => format!("class {name}({base}):\n{}", docstring::literal(&class.doc, INDENT)),
    }
}

fn body(annotations: &mut Annotations<'_>, class: &Class, inherited: &Inherited<'_>) -> String {
    let mut text = String::new();
    let is_python_enum = is_python_enum(class);
    for attribute in class.attributes.iter().filter(|attribute| is_writable(&attribute.name)) {
        if is_python_enum {
            // An annotation would make it an attribute, not a member.
            let _ = writeln!(text, "{INDENT}{} = ...", attribute.name);
            continue;
        }
        let (class_variable, hint) = (annotations.imported("typing", "ClassVar"), annotations.write(&attribute.hint));
        let _ = writeln!(text, "{INDENT}{}: {class_variable}[{hint}]", attribute.name);
    }
    for variant in class.variants.iter().filter(|variant| is_writable(&variant.name)) {
        for line in definition(annotations, variant, &inherited.and(class)).lines() {
            let _ = writeln!(text, "{}{line}", if line.is_empty() { "" } else { INDENT });
        }
    }
    if let Some(constructor) = &class.constructor {
        let mut constructor = constructor.clone();
        let parameters = text_signature::shown(&constructor);
        constructor.result = match inherited.is_metaclass() {
            // There `Self` would be two things at once.
            true => Expression::Class(Box::new(Expression::Name(class.name.clone())), class.path.clone()),
            false => Expression::of_module("typing_extensions", "Self"),
        };
        constructor.doc = String::new();
        text.push_str(&function::definition(annotations, &constructor, &parameters, Some("cls"), INDENT));
    }
    for property in class.properties.iter().filter(|property| is_writable(&property.name)) {
        text.push_str(&write_property(annotations, property, inherited));
    }
    for method in class.methods.iter().filter(|method| is_writable(&method.function.name)) {
        text.push_str(&write_method(annotations, method, inherited));
    }
    for method in inherited::promised(inherited, class) {
        text.push_str(&function::definition(annotations, &method, &method.parameters, Some("self"), INDENT));
    }
    let methods = special::methods(&class.slots, inherited);
    for method in &methods {
        text.push_str(&write_special(annotations, method, inherited));
    }
    if special::is_unhashable(&methods) {
        let class_variable = annotations.imported("typing", "ClassVar");
        let unused = if inherited.has("__hash__") { ", unused-ignore" } else { "" };
        let _ = writeln!(text, "{INDENT}__hash__: {class_variable}[None]  # type: ignore[assignment{unused}]");
    }
    text
}

/// A special method, under a condition where not every Python has it so.
fn write_special(annotations: &mut Annotations<'_>, method: &Function, inherited: &Inherited<'_>) -> String {
    let is_changed = method.name != "__init__" && inherited.is_changed(method);
    let write = |annotations: &mut Annotations<'_>, method: &Function, indent: &str| {
        function::noted(annotations, method, &method.parameters, Some("self"), indent, is_changed)
    };
    let Some((major, minor)) = special::since(&method.name) else {
        return write(annotations, method, INDENT);
    };
    let deeper = INDENT.repeat(2);
    let version = annotations.imported("sys", "version_info");
    let mut text = format!("{INDENT}if {version} >= ({major}, {minor}):\n{}", write(annotations, method, &deeper));
    if let Some(older) = special::before(method) {
        let _ = write!(text, "{INDENT}else:\n{}", write(annotations, &older, &deeper));
    }
    text
}

/// Whether the class is one of the module `enum`.
fn is_python_enum(class: &Class) -> bool {
    matches!(&class.base, Expression::Attribute(module, _) if **module == Expression::Name("enum".to_owned()))
}

fn write_method(annotations: &mut Annotations<'_>, method: &Method, inherited: &Inherited<'_>) -> String {
    let (decorator, receiver) = match method.kind {
        MethodKind::Instance => (None, Some("self")),
        MethodKind::Class => (Some("classmethod"), Some("cls")),
        MethodKind::Static => (Some("staticmethod"), None),
    };
    let mut text = String::new();
    if let Some(decorator) = decorator {
        let _ = writeln!(text, "{INDENT}@{}", annotations.builtin(decorator));
    }
    let parameters = text_signature::shown(&method.function);
    let is_changed = inherited.is_changed(&method.function);
    text.push_str(&function::noted(annotations, &method.function, &parameters, receiver, INDENT, is_changed));
    text
}

fn write_property(annotations: &mut Annotations<'_>, property: &Property, inherited: &Inherited<'_>) -> String {
    let name = &property.name;
    let is_changed = inherited.has(name);
    let mut text = format!("{INDENT}@{}\n", annotations.builtin("property"));
    match &property.getter {
        Some(getter) => text.push_str(&function::noted(annotations, getter, &[], Some("self"), INDENT, is_changed)),
        None => {
            let never = annotations.imported("typing", "NoReturn");
            let note = if is_changed { function::CHANGED } else { "" };
            let _ = writeln!(text, "{INDENT}def {name}(self) -> {never}: ...{note}");
        }
    }
    if let Some(setter) = &property.setter {
        let mut setter = setter.clone();
        setter.name.clone_from(name);
        setter.doc = String::new();
        let side = if setter.parameters.is_empty() { "deleter" } else { "setter" };
        let mut parameters = setter.parameters.clone();
        for parameter in &mut parameters {
            parameter.kind = ParameterKind::PositionalOrKeyword;
        }
        let _ = writeln!(text, "{INDENT}@{name}.{side}");
        text.push_str(&function::definition(annotations, &setter, &parameters, Some("self"), INDENT));
    }
    text
}
