//! A module.

use super::{Callable, Doc};
use crate::tokens::{Group, Ident, TokenStream};

/// `#[pymodule]`.
pub(crate) struct Module {
    pub(crate) name: Ident,
    pub(crate) doc: Doc,
    pub(crate) repeated: Vec<TokenStream>,
    pub(crate) options: ModuleOptions,
    pub(crate) body: ModuleBody,
}

/// What stands in `#[pymodule(..)]`.
#[derive(Default)]
pub(crate) struct ModuleOptions {
    pub(crate) name: Option<String>,
    /// What it says it is in.
    pub(crate) module: Option<String>,
    /// Inside another module: no init function of its own.
    pub(crate) submodule: bool,
    pub(crate) gil_used: Option<bool>,
    /// `unsafe(own_gil)`.
    pub(crate) own_gil: bool,
    /// `crate = ".."`.
    pub(crate) root: Option<TokenStream>,
}

/// The two forms.
pub(crate) enum ModuleBody {
    /// `fn m(m: &Bound<'_, PyModule>) -> PyResult<()>`.
    /// `head` is all before the body, without our attributes.
    Function {
        head: TokenStream,
        body: Group,
        statements: Vec<Statement>,
        visibility: TokenStream,
        callable: Box<Callable>,
        filling: Vec<Filling>,
    },
    /// `mod m { .. }`: `head` is all before the braces, `content` what they hold, without our attributes.
    Inline { head: TokenStream, content: TokenStream, items: Vec<ModuleItem> },
}

/// A piece of the body of a `#[pymodule]` function.
pub(crate) enum Statement {
    Other(TokenStream),
    Added(Added),
}

/// A function with `#[pyfn(module, options)]`.
pub(crate) struct Added {
    /// An expression.
    pub(crate) module: TokenStream,
    /// Those of a `#[pyfunction]`.
    pub(crate) options: TokenStream,
    /// Whether `crate = ".."` is among them, or in `#[pyo3(..)]`.
    pub(crate) names_package: bool,
    /// With its other attributes.
    pub(crate) item: TokenStream,
    pub(crate) name: Ident,
}

/// What a statement of a function's body adds to the module.
pub(crate) struct Filling {
    /// `#[cfg(..)]` of the statement.
    pub(crate) repeated: Vec<TokenStream>,
    pub(crate) kind: FillingKind,
}

/// What is known of it.
pub(crate) enum FillingKind {
    /// A class, or another type of Python's.
    Type(TokenStream),
    /// The path of a function or a module.
    Item(TokenStream),
    /// A value, with its type where that is written, and whether `__all__` gets its name.
    Constant {
        name: String,
        ty: Option<TokenStream>,
        listed: bool,
    },
    /// A module in a variable.
    Variable(String),
    /// One that the function makes.
    Made(MadeModule),
    Unknown,
}

/// A module that a function makes, and what it adds to it.
pub(crate) struct MadeModule {
    pub(crate) name: String,
    pub(crate) filling: Vec<Filling>,
}

impl Filling {
    /// Without a condition.
    pub(crate) fn always(kind: FillingKind) -> Self {
        Self { repeated: Vec::new(), kind }
    }
}

/// An item that an inline module registers, in source order.
pub(crate) struct ModuleItem {
    pub(crate) repeated: Vec<TokenStream>,
    pub(crate) kind: ModuleItemKind,
}

/// How an item of an inline module is registered.
pub(crate) enum ModuleItemKind {
    Function(Ident),
    Class(Ident),
    Submodule(Ident),
    /// A name brought in by `#[pymodule_export] use ..;`.
    Export(Ident),
    /// `#[pymodule_export] const X: T = ..;`.
    Constant {
        name: Ident,
        ty: TokenStream,
    },
    /// `#[pymodule_init] fn`, and what its body adds.
    Init(Box<Callable>, Vec<Filling>),
}

impl Module {
    /// Its name in Python.
    pub(crate) fn python_name(&self) -> String {
        self.options.name.clone().unwrap_or_else(|| super::unraw(&self.name))
    }
}
