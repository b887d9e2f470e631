//! `type_hint_identifier!`, `type_hint_union!` and `type_hint_subscript!`.

use super::{PyStaticConstant, PyStaticExpr};

impl PyStaticExpr {
    /// `typing.Any`.
    #[doc(hidden)]
    pub const ANY: Self = crate::type_hint_identifier!("typing", "Any");
    /// A type that nobody has described; type checkers take it for `Any`.
    #[doc(hidden)]
    pub const INCOMPLETE: Self = crate::type_hint_identifier!("_typeshed", "Incomplete");
    /// What has `__index__`: what integers are made from.
    pub(crate) const INDEX: Self = crate::type_hint_identifier!("typing", "SupportsIndex");
    /// What has `__float__` or `__index__`: what floating point numbers are made from.
    pub(crate) const REAL: Self =
        crate::type_hint_union!(crate::type_hint_identifier!("typing", "SupportsFloat"), Self::INDEX);
    /// What an `async fn` returns.
    #[cfg(feature = "experimental-async")]
    #[doc(hidden)]
    pub const COROUTINE: Self = crate::type_hint_identifier!("collections.abc", "Coroutine");
    /// `None`.
    #[doc(hidden)]
    pub const NONE: Self = Self::Constant { value: PyStaticConstant::None };
}

/// A name from a module, as a [`PyStaticExpr`](crate::inspect::PyStaticExpr).
///
/// ```
/// use keelback_core::inspect::PyStaticExpr;
/// use keelback_core::type_hint_identifier;
///
/// const DATE: PyStaticExpr = type_hint_identifier!("datetime", "date");
/// const INT: PyStaticExpr = type_hint_identifier!("builtins", "int");
/// assert_eq!(format!("{DATE} {INT}"), "datetime.date int");
/// ```
#[macro_export]
macro_rules! type_hint_identifier {
    ("builtins", $name:expr) => {
        $crate::inspect::PyStaticExpr::Name { id: $name }
    };
    ($module:expr, $name:expr) => {
        $crate::inspect::PyStaticExpr::Attribute {
            value: &$crate::inspect::PyStaticExpr::Name { id: $module },
            attr: $name,
        }
    };
}

/// One of several types, as a [`PyStaticExpr`](crate::inspect::PyStaticExpr).
///
/// ```
/// use keelback_core::inspect::PyStaticExpr;
/// use keelback_core::{type_hint_identifier, type_hint_union};
///
/// const INT: PyStaticExpr = type_hint_identifier!("builtins", "int");
/// const TEXT: PyStaticExpr = type_hint_identifier!("builtins", "str");
/// const EITHER: PyStaticExpr = type_hint_union!(INT, TEXT);
/// assert_eq!(EITHER.to_string(), "int | str");
/// ```
#[macro_export]
macro_rules! type_hint_union {
    ($only:expr) => {
        $only
    };
    ($left:expr, $($right:expr),+) => {
        $crate::inspect::PyStaticExpr::BinOp {
            left: &$left,
            op: $crate::inspect::PyStaticOperator::BitOr,
            right: &$crate::type_hint_union!($($right),+),
        }
    };
}

/// A type with its arguments, as a [`PyStaticExpr`](crate::inspect::PyStaticExpr).
///
/// ```
/// use keelback_core::inspect::PyStaticExpr;
/// use keelback_core::{type_hint_identifier, type_hint_subscript};
///
/// const TEXT: PyStaticExpr = type_hint_identifier!("builtins", "str");
/// const COUNTS: PyStaticExpr = type_hint_subscript!(
///     type_hint_identifier!("builtins", "dict"),
///     TEXT,
///     type_hint_identifier!("builtins", "int")
/// );
/// assert_eq!(COUNTS.to_string(), "dict[str, int]");
/// ```
#[macro_export]
macro_rules! type_hint_subscript {
    ($value:expr, $slice:expr) => {
        $crate::inspect::PyStaticExpr::Subscript { value: &$value, slice: &$slice }
    };
    ($value:expr, $($slice:expr),*) => {
        $crate::inspect::PyStaticExpr::Subscript {
            value: &$value,
            slice: &$crate::inspect::PyStaticExpr::Tuple { elts: &[$($slice),*] },
        }
    };
}

/// The type of `__match_args__` with these names, as a [`PyStaticExpr`].
#[doc(hidden)]
#[macro_export]
macro_rules! __match_args_hint {
    ($($name:literal),*) => {
        $crate::inspect::PyStaticExpr::Subscript {
            value: &$crate::type_hint_identifier!("builtins", "tuple"),
            slice: &$crate::inspect::PyStaticExpr::Tuple {
                elts: &[$($crate::type_hint_subscript!(
                    $crate::type_hint_identifier!("typing", "Literal"),
                    $crate::inspect::PyStaticExpr::Constant { value: $crate::inspect::PyStaticConstant::Str($name) }
                )),*],
            },
        }
    };
}
