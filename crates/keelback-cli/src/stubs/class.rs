//! Classes.

use std::fmt::Write;

use crate::description::{Class, ExceptionClass, Expression, Method, MethodKind, ParameterKind, Property};
use crate::stubs::annotation::Annotations;
use crate::stubs::members::is_writable;
use crate::stubs::{docstring, function, special, text_signature};

const INDENT: &str = "    ";

/// The definition of a class.
pub(super) fn definition(annotations: &mut Annotations<'_>, class: &Class) -> String {
    // A class of its own layout that others derive from says so, and one that none derives from, too (PEP 800).
    let decorator = match class.subclass {
        true => annotations.imported("typing_extensions", "disjoint_base"),
        false => annotations.imported("typing", "final"),
    };
    let base = match &class.base {
        Expression::Name(name) if name == "object" => String::new(),
        base => format!("({})", annotations.write(base)),
    };
    let body = body(annotations, class);
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
    let base = annotations.write(&class.base);
    match class.doc.is_empty() {
        true => format!("class {name}({base}): ...\n"),
        false => format!("class {name}({base}):\n{}", docstring::literal(&class.doc, INDENT)),
    }
}

fn body(annotations: &mut Annotations<'_>, class: &Class) -> String {
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
        for line in definition(annotations, variant).lines() {
            let _ = writeln!(text, "{}{line}", if line.is_empty() { "" } else { INDENT });
        }
    }
    if let Some(constructor) = &class.constructor {
        let mut constructor = constructor.clone();
        let parameters = text_signature::shown(&constructor);
        constructor.result = Expression::of_module("typing_extensions", "Self");
        constructor.doc = String::new();
        text.push_str(&function::definition(annotations, &constructor, &parameters, Some("cls"), INDENT));
    }
    for property in class.properties.iter().filter(|property| is_writable(&property.name)) {
        text.push_str(&write_property(annotations, property));
    }
    for method in class.methods.iter().filter(|method| is_writable(&method.function.name)) {
        text.push_str(&write_method(annotations, method));
    }
    let methods = special::methods(&class.slots);
    for method in &methods {
        let indent = match special::since(&method.name) {
            Some((major, minor)) => {
                let version = annotations.imported("sys", "version_info");
                let _ = writeln!(text, "{INDENT}if {version} >= ({major}, {minor}):");
                "        "
            }
            None => INDENT,
        };
        text.push_str(&function::definition(annotations, method, &method.parameters, Some("self"), indent));
    }
    if special::is_unhashable(&methods) {
        let class_variable = annotations.imported("typing", "ClassVar");
        let _ = writeln!(text, "{INDENT}__hash__: {class_variable}[None]  # type: ignore[assignment]");
    }
    text
}

/// Whether the class is one of the module `enum`.
fn is_python_enum(class: &Class) -> bool {
    matches!(&class.base, Expression::Attribute(module, _) if **module == Expression::Name("enum".to_owned()))
}

fn write_method(annotations: &mut Annotations<'_>, method: &Method) -> String {
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
    text.push_str(&function::definition(annotations, &method.function, &parameters, receiver, INDENT));
    text
}

fn write_property(annotations: &mut Annotations<'_>, property: &Property) -> String {
    let name = &property.name;
    let mut text = format!("{INDENT}@{}\n", annotations.builtin("property"));
    match &property.getter {
        Some(getter) => text.push_str(&function::definition(annotations, getter, &[], Some("self"), INDENT)),
        None => {
            let never = annotations.imported("typing", "NoReturn");
            let _ = writeln!(text, "{INDENT}def {name}(self) -> {never}: ...");
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
