//! A function that Python calls.

use super::{Doc, Signature, Written};
use crate::tokens::{Ident, TokenStream};

/// A free function or a method, as written.
pub(crate) struct Callable {
    /// Its Rust name.
    pub(crate) name: Ident,
    /// Its name in Python, when an option or a prefix changes it.
    pub(crate) python_name: String,
    /// Attributes repeated on everything generated for it: `#[cfg(..)]`.
    pub(crate) repeated: Vec<TokenStream>,
    pub(crate) doc: Doc,
    /// What stands before its parameters.
    pub(crate) owner: Owner,
    /// `&self` or `&mut self` as written; empty for any other owner.
    pub(crate) receiver: TokenStream,
    /// Its parameters in Rust's order, without a `self`.
    pub(crate) inputs: Vec<Input>,
    /// The written return type; empty for none.
    pub(crate) output: TokenStream,
    /// The word `async`.
    pub(crate) asynchronous: Option<Ident>,
    /// `signature = (..)`.
    pub(crate) written: Option<Written>,
    pub(crate) text_signature: TextSignature,
    /// `warn(..)`, in the order of issue.
    pub(crate) warnings: Vec<Warning>,
    /// What it has that no Python function can: `unsafe`, generics.
    pub(crate) refused: Vec<Refused>,
}

/// What a call passes before the parameters that Python sees.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Owner {
    /// Nothing: a function of a module, a static method.
    Nothing,
    /// The module (`pass_module`).
    Module,
    /// The class (`#[classmethod]`, `#[new]`).
    Class,
    /// `&self`.
    Shared,
    /// `&mut self`.
    Exclusive,
    /// `slf: PyRef<'_, Self>` and the like.
    Typed,
}

/// One parameter.
pub(crate) struct Input {
    pub(crate) name: Ident,
    pub(crate) ty: Type,
    /// `#[pyo3(from_py_with = path)]`.
    pub(crate) from_py_with: Option<TokenStream>,
    pub(crate) role: Role,
}

/// What a Rust parameter is filled with.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Role {
    /// The token `Python<'_>`.
    Python,
    /// The module, the class, or a typed receiver.
    Owner,
    /// The handle that learns what Python throws into the coroutine.
    CancelHandle,
    /// An argument of the call.
    Argument,
}

/// A written type.
#[derive(Clone)]
pub(crate) struct Type {
    pub(crate) tokens: TokenStream,
    /// Whether it is the token `Python<'_>`, which no Python argument fills.
    pub(crate) is_python: bool,
    /// Whether it is called `Option`, whose default may be written without its `Some`.
    pub(crate) is_option: bool,
}

/// A part of a signature that has to go, and the sentence that says why.
pub(crate) struct Refused {
    pub(crate) tokens: TokenStream,
    pub(crate) why: String,
}

/// What a call warns of.
pub(crate) struct Warning {
    pub(crate) message: String,
    /// A path to the class of the warning; `UserWarning` without one.
    pub(crate) category: Option<TokenStream>,
}

/// Where `__text_signature__` comes from.
#[derive(Clone)]
pub(crate) enum TextSignature {
    /// From the parameters.
    Generated,
    /// `text_signature = ".."`.
    Given(String),
    /// `text_signature = None`.
    Absent,
}

impl Callable {
    /// The parameters that Python sees. Right only for what `check` let through.
    pub(crate) fn signature(&self) -> Signature<'_> {
        Signature::bind(self.written.as_ref(), &self.arguments())
    }

    /// What the caller passes: the Rust parameters without those that the binding fills.
    pub(crate) fn arguments(&self) -> Vec<&Input> {
        self.inputs.iter().filter(|input| input.role == Role::Argument).collect()
    }

    /// What Python shows between the name and the doc: `(a, b=1)`, or nothing.
    pub(crate) fn text_signature(&self) -> Option<String> {
        let first = match self.owner {
            Owner::Nothing => None,
            Owner::Module => Some("$module"),
            Owner::Class => Some("$cls"),
            Owner::Shared | Owner::Exclusive | Owner::Typed => Some("$self"),
        };
        match &self.text_signature {
            TextSignature::Generated => Some(self.signature().text(first)),
            TextSignature::Given(text) => Some(text.clone()),
            TextSignature::Absent => None,
        }
    }
}

/// `#[pyfunction]`.
pub(crate) struct Function {
    /// The item, without our attributes.
    pub(crate) item: TokenStream,
    pub(crate) visibility: TokenStream,
    pub(crate) callable: Callable,
    /// `crate = ".."`.
    pub(crate) root: Option<TokenStream>,
}
