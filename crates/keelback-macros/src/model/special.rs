//! The special methods that fill slots of a type: one row each. Any other `__name__` is an ordinary method.
//!
//! <https://docs.python.org/3/reference/datamodel.html#special-method-names>

/// A special method.
#[derive(Debug)]
pub(crate) struct Special {
    pub(crate) name: &'static str,
    /// The constructor of its row in `__private::SlotRow`; none while the slot is not built.
    pub(crate) row: Option<&'static str>,
    pub(crate) arity: Arity,
    pub(crate) result: Converter,
    /// Whether an operand of a foreign type means `NotImplemented` instead of an error.
    pub(crate) operand: bool,
}

/// How many arguments a special method takes besides its receiver.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Arity {
    Exactly(usize),
    Any,
}

/// What becomes of a result.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Converter {
    /// A Python object.
    Object,
    /// A length: `usize`.
    Length,
    /// A truth value.
    Bool,
    /// A hash, any integer.
    Hash,
    /// The next item, or the end.
    Next,
    /// Nothing.
    Unit,
    /// An instance of the class.
    New,
}

const fn slot(name: &'static str, row: &'static str, arity: usize, result: Converter) -> Special {
    Special { name, row: Some(row), arity: Arity::Exactly(arity), result, operand: false }
}

const fn comparison(name: &'static str, row: &'static str, arity: usize) -> Special {
    Special { name, row: Some(row), arity: Arity::Exactly(arity), result: Converter::Object, operand: true }
}

/// A slot that the core does not fill yet: a method of that name would be found by `getattr` but not by the operator.
const fn later(name: &'static str) -> Special {
    Special { name, row: None, arity: Arity::Any, result: Converter::Object, operand: false }
}

impl Special {
    /// The row for a method's name.
    pub(crate) fn find(name: &str) -> Option<&'static Special> {
        TABLE.iter().find(|special| special.name == name)
    }
}

static TABLE: &[Special] = &[
    slot("__repr__", "repr", 0, Converter::Object),
    slot("__str__", "str", 0, Converter::Object),
    slot("__hash__", "hash", 0, Converter::Hash),
    slot("__len__", "len", 0, Converter::Length),
    slot("__bool__", "bool", 0, Converter::Bool),
    slot("__iter__", "iter", 0, Converter::Object),
    slot("__next__", "next", 0, Converter::Next),
    slot("__await__", "am_await", 0, Converter::Object),
    slot("__int__", "int", 0, Converter::Object),
    slot("__float__", "float", 0, Converter::Object),
    slot("__index__", "index", 0, Converter::Object),
    slot("__contains__", "contains", 1, Converter::Bool),
    slot("__getitem__", "getitem", 1, Converter::Object),
    slot("__setitem__", "setitem", 2, Converter::Unit),
    slot("__delitem__", "delitem", 1, Converter::Unit),
    comparison("__eq__", "eq", 1),
    comparison("__ne__", "ne", 1),
    comparison("__lt__", "lt", 1),
    comparison("__le__", "le", 1),
    comparison("__gt__", "gt", 1),
    comparison("__ge__", "ge", 1),
    comparison("__richcmp__", "richcmp", 2),
    Special { name: "__call__", row: Some("call"), arity: Arity::Any, result: Converter::Object, operand: false },
    later("__init__"),
    later("__del__"),
    later("__traverse__"),
    later("__clear__"),
    later("__getattribute__"),
    later("__getattr__"),
    later("__setattr__"),
    later("__delattr__"),
    later("__get__"),
    later("__set__"),
    later("__delete__"),
    later("__aiter__"),
    later("__anext__"),
    later("__concat__"),
    later("__repeat__"),
    later("__inplace_concat__"),
    later("__inplace_repeat__"),
    later("__getbuffer__"),
    later("__releasebuffer__"),
    later("__pos__"),
    later("__neg__"),
    later("__abs__"),
    later("__invert__"),
    later("__add__"),
    later("__radd__"),
    later("__iadd__"),
    later("__sub__"),
    later("__rsub__"),
    later("__isub__"),
    later("__mul__"),
    later("__rmul__"),
    later("__imul__"),
    later("__matmul__"),
    later("__rmatmul__"),
    later("__imatmul__"),
    later("__truediv__"),
    later("__rtruediv__"),
    later("__itruediv__"),
    later("__floordiv__"),
    later("__rfloordiv__"),
    later("__ifloordiv__"),
    later("__mod__"),
    later("__rmod__"),
    later("__imod__"),
    later("__divmod__"),
    later("__rdivmod__"),
    later("__pow__"),
    later("__rpow__"),
    later("__ipow__"),
    later("__lshift__"),
    later("__rlshift__"),
    later("__ilshift__"),
    later("__rshift__"),
    later("__rrshift__"),
    later("__irshift__"),
    later("__and__"),
    later("__rand__"),
    later("__iand__"),
    later("__xor__"),
    later("__rxor__"),
    later("__ixor__"),
    later("__or__"),
    later("__ror__"),
    later("__ior__"),
];

#[cfg(test)]
mod tests {
    use super::{Special, TABLE};
    use std::collections::HashSet;

    #[test]
    fn every_name_has_one_row() {
        let names: HashSet<&str> = TABLE.iter().map(|special| special.name).collect();
        assert_eq!(names.len(), TABLE.len());
        assert!(Special::find("__len__").is_some());
        assert!(Special::find("__enter__").is_none());
    }
}
