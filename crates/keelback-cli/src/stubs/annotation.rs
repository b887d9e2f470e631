//! Annotations as a stub spells them: what has to be imported, and what other names are in the way.

use std::collections::BTreeSet;

use crate::description::{Expression, Literal};
use crate::stubs::known::{Home, Known};
use crate::stubs::members::Names;

/// Writes the annotations of one module's stub and collects its imports.
pub(super) struct Annotations<'s> {
    module: &'s str,
    known: &'s Known<'s>,
    names: &'s Names,
    imports: BTreeSet<String>,
}

/// The module of the exception that a panic becomes: it is made at run time, and no checker finds it.
pub(super) const PANICS: &str = "pyo3_runtime";

/// Types that take arguments, and the ones they get where the library names none.
const GENERIC: [(&str, &str); 26] = [
    ("list", "Any"),
    ("dict", "Any, Any"),
    ("tuple", "Any, ..."),
    ("type", "Any"),
    ("set", "Any"),
    ("frozenset", "Any"),
    ("collections.abc.AsyncIterable", "Any"),
    ("collections.abc.AsyncIterator", "Any"),
    ("collections.abc.Awaitable", "Any"),
    ("collections.abc.Callable", "..., Any"),
    ("collections.abc.Collection", "Any"),
    ("collections.abc.Container", "Any"),
    ("collections.abc.Coroutine", "Any, Any, Any"),
    ("collections.abc.Generator", "Any, Any, Any"),
    ("collections.abc.ItemsView", "Any, Any"),
    ("collections.abc.Iterable", "Any"),
    ("collections.abc.Iterator", "Any"),
    ("collections.abc.KeysView", "Any"),
    ("collections.abc.Mapping", "Any, Any"),
    ("collections.abc.MutableMapping", "Any, Any"),
    ("collections.abc.MutableSequence", "Any"),
    ("collections.abc.Sequence", "Any"),
    ("collections.abc.Set", "Any"),
    ("collections.abc.ValuesView", "Any"),
    ("types.MappingProxyType", "Any, Any"),
    ("weakref.ReferenceType", "Any"),
];

/// What the oldest Python's `typing` does not have.
const LATER: [&str; 12] = [
    "Concatenate",
    "LiteralString",
    "Never",
    "NotRequired",
    "ParamSpec",
    "ReadOnly",
    "Required",
    "Self",
    "TypeAlias",
    "TypeGuard",
    "TypeIs",
    "Unpack",
];

impl<'s> Annotations<'s> {
    pub(super) fn new(module: &'s str, known: &'s Known<'s>, names: &'s Names) -> Self {
        Self { module, known, names, imports: BTreeSet::new() }
    }

    /// The import statements for what was written so far.
    pub(super) fn imports(&self) -> String {
        self.imports.iter().map(|import| format!("{import}\n")).collect()
    }

    /// An annotation.
    pub(super) fn write(&mut self, expression: &Expression) -> String {
        match expression {
            Expression::Literal(literal) => write_literal(literal),
            Expression::Name(name) => self.name(name),
            Expression::Attribute(..) => {
                let path = expression.dotted().unwrap_or_default();
                if let Some(home) = self.known.home(&path).cloned() {
                    return self.at_home(&home);
                }
                let spelled = self.dotted(expression);
                self.completed(&path, spelled)
            }
            Expression::Union(..) => self.union(expression),
            Expression::Tuple(items) => format!("({})", self.items(items)),
            Expression::List(items) => format!("[{}]", self.items(items)),
            Expression::Subscript(value, slice) => {
                let value = self.bare(value);
                let slice = match &**slice {
                    Expression::Tuple(items) if !items.is_empty() => self.items(items),
                    other => self.write(other),
                };
                format!("{value}[{slice}]")
            }
            Expression::Class(named, path) => self.class(named, path),
        }
    }

    /// A name from a module of Python's, such as `typing`.
    pub(super) fn imported(&mut self, module: &str, name: &str) -> String {
        let top = module.split('.').next().unwrap_or(module);
        if !self.names.hides(top) {
            self.imports.insert(format!("import {module}"));
            return format!("{module}.{name}");
        }
        let alias = format!("_{}", module.replace('.', "_"));
        self.imports.insert(format!("import {module} as {alias}"));
        format!("{alias}.{name}")
    }

    /// A builtin.
    pub(super) fn builtin(&mut self, name: &str) -> String {
        match self.names.hides(name) {
            true => self.imported("builtins", name),
            false => name.to_owned(),
        }
    }

    /// One of several types, each of them once.
    fn union(&mut self, expression: &Expression) -> String {
        let mut members = Vec::new();
        alternatives(expression, &mut members);
        let is_new = |index: usize, member: &&Expression| {
            let same = |other: &&Expression| other == member || (other.is_unknown() && member.is_unknown());
            !members[..index].iter().any(same)
        };
        let members = members.iter().enumerate().filter(|(index, member)| is_new(*index, member));
        let spelled: Vec<String> = members.map(|(_, member)| self.write(member)).collect();
        spelled.join(" | ")
    }

    fn items(&mut self, items: &[Expression]) -> String {
        items.iter().map(|item| self.write(item)).collect::<Vec<_>>().join(", ")
    }

    /// What stands before a bracket: it gets its arguments there.
    fn bare(&mut self, expression: &Expression) -> String {
        match expression {
            Expression::Name(name) if is_name(name) => self.builtin(name),
            Expression::Attribute(..) => self.dotted(expression),
            other => self.write(other),
        }
    }

    fn name(&mut self, name: &str) -> String {
        if !is_name(name) {
            return self.written(name);
        }
        if self.names.own.contains(name) && !is_builtin(name) {
            return name.to_owned();
        }
        if name == "frozendict" {
            // Only the newest Python has it, and checkers may not know it yet.
            let mapping = self.imported("collections.abc", "Mapping");
            return self.completed("collections.abc.Mapping", mapping);
        }
        let spelled = self.builtin(name);
        self.completed(name, spelled)
    }

    /// The type with arguments, if it takes some.
    fn completed(&mut self, name: &str, spelled: String) -> String {
        let Some((_, arguments)) = GENERIC.iter().find(|(generic, _)| *generic == name) else {
            return spelled;
        };
        let any = self.imported("typing", "Any");
        format!("{spelled}[{}]", arguments.replace("Any", &any))
    }

    /// What somebody wrote as a text: the modules of its dotted names are imported.
    fn written(&mut self, text: &str) -> String {
        let is_part = |c: char| c.is_alphanumeric() || c == '_' || c == '.';
        let mut quote = None;
        let mut path = String::new();
        for c in text.chars().chain([' ']) {
            match quote {
                Some(open) if c == open => quote = None,
                Some(_) => {}
                None if is_part(c) => {
                    path.push(c);
                    continue;
                }
                None if c == '\'' || c == '"' => quote = Some(c),
                None => {}
            }
            if let Some((module, _)) = path.rsplit_once('.').filter(|(module, _)| module.split('.').all(is_name)) {
                self.imports.insert(format!("import {module}"));
            }
            path.clear();
        }
        text.to_owned()
    }

    /// A class that another derives from.
    pub(super) fn base(&mut self, expression: &Expression) -> String {
        match expression {
            // As a base it takes no arguments.
            Expression::Name(name) if name == "type" => self.builtin(name),
            other => self.write(other),
        }
    }

    fn dotted(&mut self, expression: &Expression) -> String {
        match expression {
            Expression::Attribute(value, name) => match value.dotted() {
                Some(module) if module == "builtins" => self.builtin(name),
                Some(module) if module == PANICS => self.builtin("BaseException"),
                // `collections.abc` has it from 3.12 on only.
                Some(module) if module == "collections.abc" && name == "Buffer" => {
                    self.imported("typing_extensions", name)
                }
                Some(module) if module == "typing" && LATER.contains(&name.as_str()) => {
                    self.imported("typing_extensions", name)
                }
                Some(module) => self.imported(&module, name),
                None => format!("{}.{name}", self.write(value)),
            },
            other => self.write(other),
        }
    }

    fn class(&mut self, named: &Expression, path: &str) -> String {
        if let Some(home) = self.known.home(path).cloned() {
            return self.at_home(&home);
        }
        match named {
            Expression::Attribute(module, name) => self.elsewhere(&module.dotted().unwrap_or_default(), name),
            // No module has it, so there is nothing to import.
            _ => self.imported("typing", "Any"),
        }
    }

    /// A class of one of the library's modules.
    fn at_home(&mut self, home: &Home) -> String {
        if home.module == self.module && !self.names.inner.contains(&home.name) {
            return home.name.clone();
        }
        self.imported(&home.module, &home.name)
    }

    /// A class that says which module it is in, which is not one of the library's.
    fn elsewhere(&mut self, module: &str, name: &str) -> String {
        let spelled = self.imported(module, name);
        if self.known.has_module(module) {
            return spelled;
        }
        let found =
            self.imports.iter().find(|import| import.ends_with(module) || import.contains(&format!("{module} as")));
        if let Some(import) = found.cloned() {
            // Where a checker does not find the module, the class is `Any`.
            self.imports.remove(&import);
            self.imports.insert(format!("{import}  # type: ignore[import-not-found, import-untyped, unused-ignore]"));
        }
        spelled
    }
}

fn alternatives<'e>(expression: &'e Expression, members: &mut Vec<&'e Expression>) {
    match expression {
        Expression::Union(left, right) => {
            alternatives(left, members);
            alternatives(right, members);
        }
        other => members.push(other),
    }
}

fn is_name(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| c.is_alphanumeric() || c == '_')
}

/// Builtins that annotations name: one that a module defines too means Python's where the library says it.
fn is_builtin(name: &str) -> bool {
    const BUILTINS: [&str; 19] = [
        "bool",
        "bytearray",
        "bytes",
        "classmethod",
        "complex",
        "dict",
        "float",
        "frozenset",
        "int",
        "list",
        "memoryview",
        "object",
        "property",
        "range",
        "set",
        "slice",
        "str",
        "tuple",
        "type",
    ];
    BUILTINS.contains(&name) || name.ends_with("Error") || name.ends_with("Exception") || name.ends_with("Warning")
}

fn write_literal(literal: &Literal) -> String {
    match literal {
        Literal::None => "None".to_owned(),
        Literal::Ellipsis => "...".to_owned(),
        Literal::Plain(text) => text.clone(),
        Literal::Text(text) => format!("{text:?}"),
    }
}
