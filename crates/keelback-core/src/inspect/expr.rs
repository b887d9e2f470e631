//! A Python expression as a constant, in the shapes that annotations have (module `ast`).

use std::marker::PhantomData;

use crate::class::{ClassDescriptor, PythonEnum};
use crate::pyclass::PyClass;

/// A Python expression that is known when the library is compiled.
///
/// [`type_hint_identifier!`](crate::type_hint_identifier), [`type_hint_union!`](crate::type_hint_union) and
/// [`type_hint_subscript!`](crate::type_hint_subscript) make them, [`Display`](std::fmt::Display) writes them as Python
/// does.
///
/// ```
/// use keelback_core::conversion::IntoPyObject;
///
/// let hint = <Vec<(String, Option<i32>)>>::OUTPUT_TYPE;
/// assert_eq!(hint.to_string(), "list[tuple[str, int | None]]");
/// ```
#[derive(Clone, Copy)]
#[non_exhaustive]
#[repr(u8)]
pub enum PyStaticExpr {
    /// `None`, `True`, `1`, `"text"` and the like.
    Constant {
        /// Which.
        value: PyStaticConstant,
    },
    /// `int`.
    Name {
        /// The name; one that is no class of the library is Python's own.
        id: &'static str,
    },
    /// `value.attr`.
    Attribute {
        /// Whose attribute; the name of a module may have dots in it.
        value: &'static Self,
        /// Its name.
        attr: &'static str,
    },
    /// `left | right`.
    BinOp {
        /// What stands before the operator.
        left: &'static Self,
        /// The operator.
        op: PyStaticOperator,
        /// What stands behind it.
        right: &'static Self,
    },
    /// `(a, b)`.
    Tuple {
        /// The items.
        elts: &'static [Self],
    },
    /// `[a, b]`.
    List {
        /// The items.
        elts: &'static [Self],
    },
    /// `value[slice]`.
    Subscript {
        /// What stands before the bracket.
        value: &'static Self,
        /// What stands in it: a tuple where there are several.
        slice: &'static Self,
    },
    /// A class of a library, which is imported from wherever its module is found.
    PyClass(PyClassNameStaticExpr),
}

/// A literal.
#[derive(Clone, Copy)]
#[non_exhaustive]
#[repr(u8)]
pub enum PyStaticConstant {
    /// `None`.
    None,
    /// `True` or `False`.
    Bool(bool),
    /// An `int`, by its decimal digits.
    Int(&'static str),
    /// A finite `float`, by its decimal digits.
    Float(&'static str),
    /// A `str`, by what is in it.
    Str(&'static str),
    /// `...`.
    Ellipsis,
}

/// An operator between two expressions.
#[derive(Clone, Copy)]
#[non_exhaustive]
#[repr(u8)]
pub enum PyStaticOperator {
    /// `|`.
    BitOr,
}

/// A class of a library, inside of an expression.
#[derive(Clone, Copy)]
#[repr(C)]
pub struct PyClassNameStaticExpr {
    expr: &'static PyStaticExpr,
    /// The path of the Rust type, which tells classes of one name apart.
    #[allow(dead_code, reason = "what reads stubs out of a library compares it")]
    path: &'static str,
}

impl PyClassNameStaticExpr {
    /// The class as `name`, or as `module.name` where it says its module. It may be importable from elsewhere only.
    #[must_use]
    #[inline]
    pub const fn expr(&self) -> &'static PyStaticExpr {
        self.expr
    }
}

/// What annotations call the class that is made from `C`.
#[doc(hidden)]
#[must_use]
pub const fn class<C: PyClass>() -> PyStaticExpr {
    PyStaticExpr::PyClass(PyClassNameStaticExpr { expr: &Named::<C>::CLASS, path: C::DESCRIPTOR.path })
}

/// What annotations call an enum that is a class of Python's.
#[doc(hidden)]
#[must_use]
pub const fn python_enum<E: PythonEnum>() -> PyStaticExpr {
    PyStaticExpr::PyClass(PyClassNameStaticExpr { expr: &NamedEnum::<E>::CLASS, path: E::DESCRIPTOR.path })
}

/// What a class is called.
struct Named<C>(PhantomData<C>);

impl<C: PyClass> Named<C> {
    const MODULE: PyStaticExpr = module(&C::DESCRIPTOR);
    const CLASS: PyStaticExpr = in_module(&C::DESCRIPTOR, &Self::MODULE, C::NAME);
}

/// What an enum is called.
struct NamedEnum<E>(PhantomData<E>);

impl<E: PythonEnum> NamedEnum<E> {
    const MODULE: PyStaticExpr = module(&E::DESCRIPTOR);
    const CLASS: PyStaticExpr = in_module(&E::DESCRIPTOR, &Self::MODULE, E::NAME);
}

/// Of no use where there is none.
const fn module(descriptor: &ClassDescriptor) -> PyStaticExpr {
    PyStaticExpr::Name {
        id: match descriptor.module {
            Some(module) => module,
            None => "",
        },
    }
}

const fn in_module(descriptor: &ClassDescriptor, value: &'static PyStaticExpr, name: &'static str) -> PyStaticExpr {
    match descriptor.module {
        Some(_) => PyStaticExpr::Attribute { value, attr: name },
        None => PyStaticExpr::Name { id: name },
    }
}

impl AsRef<PyStaticExpr> for PyClassNameStaticExpr {
    #[inline]
    fn as_ref(&self) -> &PyStaticExpr {
        self.expr
    }
}
