//! The methods of a class.

use super::{Callable, Special};
use crate::tokens::{Ident, TokenStream};

/// `#[pymethods] impl Class`.
pub(crate) struct Methods {
    /// The block, without our attributes.
    pub(crate) item: TokenStream,
    /// The class, as the block spells it.
    pub(crate) class: TokenStream,
    pub(crate) repeated: Vec<TokenStream>,
    /// Generics or a trait of the block, which no class has.
    pub(crate) refused: Vec<super::Refused>,
    pub(crate) members: Vec<Member>,
    pub(crate) root: Option<TokenStream>,
}

/// Something in the block that Python sees.
pub(crate) enum Member {
    Method(Box<Method>),
    /// `#[classattr] const X: T = ..;`.
    Constant(Constant),
}

/// A function in the block.
pub(crate) struct Method {
    pub(crate) callable: Callable,
    pub(crate) kind: MethodKind,
}

/// What a function in the block becomes.
#[derive(Clone, Copy)]
pub(crate) enum MethodKind {
    /// `#[new]`.
    New,
    /// An ordinary method, static and class methods among them: what it is called on follows from its owner.
    Ordinary,
    Getter,
    Setter,
    Deleter,
    /// `#[classattr] fn`: called once, when the class is made.
    ClassAttribute,
    /// A method that fills a slot of the type.
    Special(&'static Special),
}

/// `#[classattr] const X: T = ..;`.
pub(crate) struct Constant {
    pub(crate) name: Ident,
    pub(crate) ty: TokenStream,
    pub(crate) python_name: String,
    pub(crate) repeated: Vec<TokenStream>,
}

/// The property that an accessor without a written name belongs to: `get_x`, `set_x` and `delete_x` belong to `x`.
pub(crate) fn property_name<'a>(name: &'a str, kind: &MethodKind) -> &'a str {
    let prefix = match kind {
        MethodKind::Getter => "get_",
        MethodKind::Setter => "set_",
        MethodKind::Deleter => "delete_",
        _ => return name,
    };
    name.strip_prefix(prefix).unwrap_or(name)
}
