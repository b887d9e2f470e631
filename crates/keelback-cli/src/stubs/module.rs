//! Modules: a file for each.

use std::collections::BTreeSet;
use std::fmt::Write;

use crate::description::{Expression, Item, Module};
use crate::stubs::annotation::{Annotations, PANICS};
use crate::stubs::inherited::Inherited;
use crate::stubs::known::{Known, full_name_of};
use crate::stubs::members::{Names, is_writable, name_of};
use crate::stubs::{class, docstring, function, text_signature};

/// A stub.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct StubFile {
    /// Where it lies below the import root, with `/` between the parts.
    pub(crate) path: String,
    pub(crate) text: String,
}

/// The stubs of a module that is imported as `full_name`, and of the modules in it.
pub(crate) fn files(module: &Module, full_name: &str) -> Vec<StubFile> {
    let known = Known::of(module, full_name);
    let mut files = Vec::new();
    add(module, full_name, &known, &mut files);
    files
}

/// The stub of a package that gives on what the stub `module` in it declares.
pub(crate) fn reexport(module: &Module) -> String {
    let mut text = format!("from .{} import *\n", module.name);
    if let Some(listed) = listed(module) {
        text.push('\n');
        text.push_str(&listed);
    }
    text
}

fn add<'m>(module: &'m Module, full_name: &str, known: &Known<'m>, files: &mut Vec<StubFile>) {
    let inner: Vec<&'m Module> = module.items.iter().filter_map(nested).collect();
    let stem = full_name.replace('.', "/");
    let is_inside = |module: &&Module| module.package.is_none();
    let path = if !inner.iter().any(is_inside) { format!("{stem}.pyi") } else { format!("{stem}/__init__.pyi") };
    files.push(StubFile { path, text: text(module, full_name, known) });
    for module in inner {
        if let Some(full_name) = full_name_of(module, full_name) {
            add(module, &full_name, known, files);
        }
    }
}

fn nested(item: &Item) -> Option<&Module> {
    match item {
        Item::Module(module) => Some(module),
        _ => None,
    }
}

fn text<'m>(module: &'m Module, full_name: &str, known: &Known<'m>) -> String {
    let names = Names::of(module);
    let mut annotations = Annotations::new(full_name, known, &names);
    let mut parts: Vec<String> = listed(module).into_iter().collect();
    let mut submodules = String::new();
    for item in visible(module) {
        match item {
            Item::Module(inner) => match (full_name_of(inner, full_name), &inner.package) {
                (Some(_), None) => {
                    let _ = writeln!(submodules, "from . import {0} as {0}", inner.name);
                }
                (Some(_), Some(package)) => {
                    let _ = writeln!(submodules, "from {package} import {0} as {0}", inner.name);
                }
                (None, _) => {
                    let module = annotations.imported("types", "ModuleType");
                    parts.push(format!("{}: {module}\n", inner.name));
                }
            },
            item => parts.push(write_item(&mut annotations, item, full_name, known)),
        }
    }
    let mut text = String::new();
    if !module.doc.is_empty() {
        text.push_str(&docstring::literal(&module.doc, ""));
        text.push('\n');
    }
    let imports = annotations.imports() + &submodules;
    if !imports.is_empty() {
        text.push_str(&imports);
        text.push('\n');
    }
    text.push_str(&parts.join("\n"));
    text
}

fn write_item<'m>(annotations: &mut Annotations<'_>, item: &'m Item, full_name: &str, known: &Known<'m>) -> String {
    match item {
        Item::Function(function) => {
            let parameters = text_signature::shown(function);
            function::definition(annotations, function, &parameters, None, "")
        }
        Item::Class(class) => match known.home(&class.path).filter(|home| home.module != full_name) {
            Some(home) => format!("from {} import {} as {}\n", home.module, home.name, class.name),
            None => class::definition(annotations, class, &Inherited::of(known, class)),
        },
        Item::Exception(class) => class::exception(annotations, class),
        Item::Type(Expression::Attribute(module, name)) => match &**module {
            Expression::Name(module) if module == PANICS => {
                let (any, base) = (annotations.builtin("type"), annotations.builtin("BaseException"));
                format!("{name}: {any}[{base}]\n")
            }
            Expression::Name(module) => format!("from {module} import {name} as {name}\n"),
            _ => String::new(),
        },
        Item::Type(Expression::Name(name)) => format!("from builtins import {name} as {name}\n"),
        Item::Type(other) => {
            let any = annotations.imported("typing", "Any");
            other.last_name().map(|name| format!("{name}: {any}\n")).unwrap_or_default()
        }
        Item::Constant(constant) => {
            let hint = annotations.write(&constant.hint);
            format!("{}: {hint}\n", constant.name)
        }
        Item::Unknown => {
            let (text, any) = (annotations.builtin("str"), annotations.imported("typing", "Any"));
            format!("def __getattr__(name: {text}) -> {any}: ...\n")
        }
        Item::Module(_) => String::new(),
    }
}

/// What a stub can say: of several items of one name the last, which is the one that stays.
///
/// That there is more comes once, at the end: it is a function without a name of its own.
fn visible(module: &Module) -> Vec<&Item> {
    let mut names = BTreeSet::new();
    let is_visible = |item: &&Item| {
        let name = name_of(item);
        name.as_deref().is_none_or(is_writable) && names.insert(name)
    };
    let mut items: Vec<&Item> = module.items.iter().rev().filter(is_visible).collect();
    items.reverse();
    items.sort_by_key(|item| **item == Item::Unknown);
    items
}

/// `__all__`, where all names are known.
fn listed(module: &Module) -> Option<String> {
    if module.items.is_empty() || module.items.contains(&Item::Unknown) {
        return None;
    }
    let mut names: Vec<String> = Vec::new();
    let is_listed = |item: &&Item| !matches!(item, Item::Constant(constant) if !constant.listed);
    for name in module.items.iter().filter(is_listed).filter_map(name_of) {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    let note = |name: &str| match is_writable(name) {
        true => "",
        false => "  # pyright: ignore[reportUnsupportedDunderAll]",
    };
    let lines: String = names.iter().map(|name| format!("    \"{name}\",{}\n", note(name))).collect();
    Some(format!("__all__ = [\n{lines}]\n"))
}
