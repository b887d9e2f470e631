//! The special methods that fill slots of a type: one row each. Any other `__name__` is an ordinary method.
//!
//! <https://docs.python.org/3/reference/datamodel.html#special-method-names>

/// A special method.
#[derive(Debug)]
pub(crate) struct Special {
    pub(crate) name: &'static str,
    pub(crate) row: Row,
    pub(crate) takes: Takes,
    pub(crate) result: Converter,
}

/// The constructor of a special method's row in `__private::SlotRow`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Row {
    /// Its name.
    Plain(&'static str),
    /// The same, for one that is told how many parameters there are.
    Counted(&'static str),
    /// Its name, and that of an operator in `__private::operator`.
    Operator(&'static str, &'static str),
    /// None, and why.
    Refused(&'static str),
}

/// What a method takes besides its receiver.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Takes {
    /// What its signature says.
    Signature,
    /// So many arguments.
    Arguments(usize),
    /// So many operands: where one does not convert, the answer is `NotImplemented`.
    Operands(usize),
    /// An operand, and the operator that compares.
    Comparison,
    /// How often to repeat.
    Count,
    /// The collector's visitor.
    Visitor,
    /// A view, and perhaps flags that say what it has to have.
    Buffer(usize),
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
    /// Nothing, for which the instance stands.
    Itself,
    /// An instance of the class.
    New,
}

impl Takes {
    /// How many arguments, where that is fixed.
    pub(crate) fn count(self) -> Option<usize> {
        match self {
            Takes::Signature => None,
            Takes::Arguments(count) | Takes::Operands(count) | Takes::Buffer(count) => Some(count),
            Takes::Comparison => Some(2),
            Takes::Count | Takes::Visitor => Some(1),
        }
    }
}

const fn slot(name: &'static str, row: &'static str, arguments: usize, result: Converter) -> Special {
    Special { name, row: Row::Plain(row), takes: Takes::Arguments(arguments), result }
}

const fn operands(name: &'static str, row: &'static str, count: usize, result: Converter) -> Special {
    Special { name, row: Row::Plain(row), takes: Takes::Operands(count), result }
}

const fn repetition(name: &'static str, row: &'static str) -> Special {
    Special { name, row: Row::Plain(row), takes: Takes::Count, result: Converter::Object }
}

const fn left(name: &'static str, operator: &'static str) -> Special {
    Special { name, row: Row::Operator("left", operator), takes: Takes::Operands(1), result: Converter::Object }
}

const fn right(name: &'static str, operator: &'static str) -> Special {
    Special { name, row: Row::Operator("right", operator), takes: Takes::Operands(1), result: Converter::Object }
}

const fn in_place(name: &'static str, operator: &'static str) -> Special {
    Special { name, row: Row::Operator("in_place", operator), takes: Takes::Operands(1), result: Converter::Itself }
}

const fn refused(name: &'static str, why: &'static str) -> Special {
    Special { name, row: Row::Refused(why), takes: Takes::Signature, result: Converter::Object }
}

impl Special {
    /// The row for a method's name.
    pub(crate) fn find(name: &str) -> Option<&'static Special> {
        TABLE.iter().find(|special| special.name == name)
    }
}

static TABLE: &[Special] = &[
    Special { name: "__init__", row: Row::Counted("init"), takes: Takes::Signature, result: Converter::Unit },
    Special { name: "__call__", row: Row::Counted("call"), takes: Takes::Signature, result: Converter::Object },
    slot("__repr__", "repr", 0, Converter::Object),
    slot("__str__", "str", 0, Converter::Object),
    slot("__hash__", "hash", 0, Converter::Hash),
    slot("__bool__", "bool", 0, Converter::Bool),
    slot("__iter__", "iter", 0, Converter::Object),
    slot("__next__", "next", 0, Converter::Next),
    slot("__await__", "am_await", 0, Converter::Object),
    slot("__aiter__", "aiter", 0, Converter::Object),
    slot("__anext__", "anext", 0, Converter::Next),
    // Containers.
    slot("__len__", "len", 0, Converter::Length),
    slot("__contains__", "contains", 1, Converter::Bool),
    slot("__getitem__", "getitem", 1, Converter::Object),
    slot("__setitem__", "setitem", 2, Converter::Unit),
    slot("__delitem__", "delitem", 1, Converter::Unit),
    slot("__concat__", "concat", 1, Converter::Object),
    slot("__inplace_concat__", "inplace_concat", 1, Converter::Object),
    repetition("__repeat__", "repeat"),
    repetition("__inplace_repeat__", "inplace_repeat"),
    // Attributes.
    slot("__getattribute__", "getattribute", 1, Converter::Object),
    slot("__getattr__", "getattr", 1, Converter::Object),
    slot("__setattr__", "setattr", 2, Converter::Unit),
    slot("__delattr__", "delattr", 1, Converter::Unit),
    slot("__get__", "get", 2, Converter::Object),
    slot("__set__", "set", 2, Converter::Unit),
    slot("__delete__", "delete", 1, Converter::Unit),
    // Comparisons.
    operands("__eq__", "eq", 1, Converter::Object),
    operands("__ne__", "ne", 1, Converter::Object),
    operands("__lt__", "lt", 1, Converter::Object),
    operands("__le__", "le", 1, Converter::Object),
    operands("__gt__", "gt", 1, Converter::Object),
    operands("__ge__", "ge", 1, Converter::Object),
    Special { name: "__richcmp__", row: Row::Plain("richcmp"), takes: Takes::Comparison, result: Converter::Object },
    // Numbers.
    slot("__int__", "int", 0, Converter::Object),
    slot("__float__", "float", 0, Converter::Object),
    slot("__index__", "index", 0, Converter::Object),
    slot("__pos__", "pos", 0, Converter::Object),
    slot("__neg__", "neg", 0, Converter::Object),
    slot("__abs__", "abs", 0, Converter::Object),
    slot("__invert__", "invert", 0, Converter::Object),
    operands("__pow__", "pow", 2, Converter::Object),
    operands("__rpow__", "rpow", 2, Converter::Object),
    operands("__ipow__", "ipow", 2, Converter::Itself),
    left("__add__", "Add"),
    right("__radd__", "Add"),
    in_place("__iadd__", "Add"),
    left("__sub__", "Sub"),
    right("__rsub__", "Sub"),
    in_place("__isub__", "Sub"),
    left("__mul__", "Mul"),
    right("__rmul__", "Mul"),
    in_place("__imul__", "Mul"),
    left("__matmul__", "MatMul"),
    right("__rmatmul__", "MatMul"),
    in_place("__imatmul__", "MatMul"),
    left("__truediv__", "TrueDiv"),
    right("__rtruediv__", "TrueDiv"),
    in_place("__itruediv__", "TrueDiv"),
    left("__floordiv__", "FloorDiv"),
    right("__rfloordiv__", "FloorDiv"),
    in_place("__ifloordiv__", "FloorDiv"),
    left("__mod__", "Mod"),
    right("__rmod__", "Mod"),
    in_place("__imod__", "Mod"),
    left("__divmod__", "DivMod"),
    right("__rdivmod__", "DivMod"),
    left("__lshift__", "LShift"),
    right("__rlshift__", "LShift"),
    in_place("__ilshift__", "LShift"),
    left("__rshift__", "RShift"),
    right("__rrshift__", "RShift"),
    in_place("__irshift__", "RShift"),
    left("__and__", "And"),
    right("__rand__", "And"),
    in_place("__iand__", "And"),
    left("__xor__", "Xor"),
    right("__rxor__", "Xor"),
    in_place("__ixor__", "Xor"),
    left("__or__", "Or"),
    right("__ror__", "Or"),
    in_place("__ior__", "Or"),
    refused("__del__", "Python would not call `__del__`: implement `Drop` for the class"),
    // Memory.
    Special { name: "__traverse__", row: Row::Plain("traverse"), takes: Takes::Visitor, result: Converter::Unit },
    slot("__clear__", "clear", 0, Converter::Unit),
    Special { name: "__getbuffer__", row: Row::Plain("getbuffer"), takes: Takes::Buffer(2), result: Converter::Unit },
    Special {
        name: "__releasebuffer__",
        row: Row::Plain("releasebuffer"),
        takes: Takes::Buffer(1),
        result: Converter::Unit,
    },
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
