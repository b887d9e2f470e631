//! What a conversion takes, in the words of an error.

use crate::conversion::FromPyObject;
use crate::inspect::{PyStaticConstant, PyStaticExpr};

/// What a conversion takes, where its type says so.
#[derive(Clone, Copy)]
pub struct Expected(Option<&'static PyStaticExpr>);

impl Expected {
    /// Nothing is known.
    pub const UNKNOWN: Self = Self(None);

    /// An `int`.
    pub(super) const INT: Self = Self(Some(&PyStaticExpr::INDEX));

    /// What `T` is made from.
    #[must_use]
    #[inline]
    pub const fn of<'a, 'py, T: FromPyObject<'a, 'py>>() -> Self {
        Self(Some(const { &T::INPUT_TYPE }))
    }

    /// The names of the types that are taken, without what they hold; `None` where one is not described, or is known to
    /// type checkers alone.
    pub(super) fn names(self) -> Option<Vec<&'static str>> {
        let mut names = Vec::new();
        collect(self.0?, &mut names).then_some(names)
    }

    /// What the items of a sequence are expected to be.
    pub(super) fn items(self) -> Self {
        match self.0 {
            Some(PyStaticExpr::Subscript { slice: PyStaticExpr::Tuple { elts: [.., items] }, .. }) => Self(Some(items)),
            Some(PyStaticExpr::Subscript { slice, .. }) => Self(Some(slice)),
            _ => Self::UNKNOWN,
        }
    }
}

/// Adds the names of the types that are taken, without what they hold; whether there is one for each.
fn collect(hint: &'static PyStaticExpr, names: &mut Vec<&'static str>) -> bool {
    let name = match *hint {
        PyStaticExpr::BinOp { left, right, .. } => return collect(left, names) && collect(right, names),
        PyStaticExpr::Subscript { value, .. } => return collect(value, names),
        PyStaticExpr::PyClass(ref class) => return collect(class.expr(), names),
        PyStaticExpr::Constant { value: PyStaticConstant::None } => "None",
        PyStaticExpr::Name { id } => id,
        PyStaticExpr::Attribute { value: PyStaticExpr::Name { id }, attr } => match (*id, attr) {
            ("typing", "SupportsFloat") => "float",
            ("typing", "SupportsIndex") => "int",
            ("_typeshed", "SupportsGetItem" | "SupportsLenAndGetItem") | ("collections.abc", "Sequence") => "sequence",
            ("typing" | "_typeshed", _) => return false,
            _ => attr,
        },
        _ => return false,
    };
    // Where a `float` is taken, an `int` is too: nobody has to be told.
    let is_known = names.contains(&name) || (name == "int" && names.contains(&"float"));
    if !is_known {
        names.push(name);
    }
    true
}
