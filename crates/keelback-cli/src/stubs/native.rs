//! What classes of Python's own have, where that matters for those that derive from them.

use crate::description::{Expression, Function, Literal, Parameter, ParameterKind};

/// The public names of classes that others derive from.
const NAMES: [(&str, &str); 13] = [
    ("dict", "clear copy fromkeys get items keys pop popitem setdefault update values"),
    ("list", "append clear copy count extend index insert pop remove reverse sort"),
    (
        "set",
        "add clear copy difference difference_update discard intersection intersection_update isdisjoint issubset \
         issuperset pop remove symmetric_difference symmetric_difference_update union update",
    ),
    ("frozenset", "copy difference intersection isdisjoint issubset issuperset symmetric_difference union"),
    ("float", "as_integer_ratio conjugate from_number fromhex hex imag is_integer real"),
    ("complex", "conjugate from_number imag real"),
    (
        "datetime.date",
        "ctime day fromisocalendar fromisoformat fromordinal fromtimestamp isocalendar isoformat isoweekday max min month \
         replace resolution strftime strptime timetuple today toordinal weekday year",
    ),
    (
        "datetime.time",
        "dst fold fromisoformat hour isoformat max microsecond min minute replace resolution second strftime strptime \
         tzinfo tzname utcoffset",
    ),
    ("datetime.timedelta", "days max microseconds min resolution seconds total_seconds"),
    ("datetime.tzinfo", "dst fromutc tzname utcoffset"),
    ("weakref.ReferenceType", ""),
    ("type", "mro"),
    // What any of them has: few are in the way, and most have no more than the first three.
    (
        "BaseException",
        "add_note args with_traceback characters_written code derive encoding end end_lineno end_offset errno exceptions \
         filename filename2 lineno message msg name name_from obj object offset path print_file_and_line reason split start \
         strerror subgroup text value",
    ),
];

/// Whether a class of Python's, or one that nobody knows, may have the name.
pub(super) fn has(native: &str, name: &str) -> bool {
    if name.starts_with("__") {
        return !matches!(name, "__new__" | "__init__");
    }
    let is_exception = ["Error", "Exception", "Warning"].iter().any(|ending| native.ends_with(ending));
    let native = if is_exception { "BaseException" } else { native };
    let names = NAMES.iter().find(|(known, _)| *known == native);
    names.is_none_or(|(_, names)| names.split_whitespace().any(|known| known == name))
}

/// Whether it has the operator, of those that come in groups.
pub(super) fn has_operator(native: &str, name: &str) -> bool {
    let is_order = matches!(name, "__lt__" | "__le__" | "__gt__" | "__ge__");
    match native {
        "float" | "int" => !name.contains("matmul"),
        "complex" => !(is_order || name.contains("matmul")),
        "dict" => matches!(name, "__or__" | "__ror__"),
        "datetime.timedelta" => {
            is_order
                || ["add", "sub", "mul"]
                    .iter()
                    .any(|operator| name.trim_start_matches("__").trim_start_matches('r').starts_with(operator))
        }
        "list" | "set" | "frozenset" | "str" | "datetime.date" | "datetime.datetime" | "datetime.time" => is_order,
        _ => false,
    }
}

/// The methods of a time zone.
pub(super) fn zone_methods() -> [Function; 3] {
    let in_datetime = |name| Expression::of_module("datetime", name);
    let optional = |hint| Expression::Union(Box::new(hint), Box::new(Expression::Literal(Literal::None)));
    let method = |name: &str, result| Function {
        name: name.to_owned(),
        doc: String::new(),
        text_signature: None,
        parameters: vec![Parameter {
            name: "dt".to_owned(),
            kind: ParameterKind::PositionalOnly,
            default: None,
            hint: optional(in_datetime("datetime")),
        }],
        result: optional(result),
    };
    [
        method("tzname", Expression::Name("str".to_owned())),
        method("utcoffset", in_datetime("timedelta")),
        method("dst", in_datetime("timedelta")),
    ]
}
