//! What the conversions and Python's own types are called in annotations.

use std::borrow::Cow;
use std::cell::Cell;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::ffi::{CStr, CString, OsString};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use std::num::NonZeroU8;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use keelback_core::exceptions::{PyBaseExceptionGroup, PyOSError, asyncio};
use keelback_core::inspect::{PyStaticConstant, PyStaticExpr};
use keelback_core::panic::PanicException;
use keelback_core::prelude::*;
use keelback_core::types::*;
use keelback_core::{PyTypeCheck, type_hint_identifier, type_hint_subscript, type_hint_union};

macro_rules! rendered {
    ($trait:ident $constant:ident: $($type:ty => $text:literal;)*) => {
        $(assert_eq!(<$type as $trait>::$constant.to_string(), $text, stringify!($type));)*
    };
}

#[test]
fn arguments() {
    rendered! { FromPyObject INPUT_TYPE:
        i8 => "typing.SupportsIndex";
        u128 => "typing.SupportsIndex";
        NonZeroU8 => "typing.SupportsIndex";
        Cell<u8> => "typing.SupportsIndex";
        f32 => "typing.SupportsFloat | typing.SupportsIndex";
        bool => "bool";
        char => "str";
        &str => "str";
        Cow<'_, str> => "str";
        String => "str";
        &CStr => "str";
        OsString => "str";
        PathBuf => "str | os.PathLike[str]";
        Cow<'_, Path> => "str | os.PathLike[str]";
        &[u8] => "bytes";
        Cow<'_, [u8]> => "_typeshed.SupportsGetItem[int, typing.SupportsIndex]";
        Vec<String> => "_typeshed.SupportsGetItem[int, str]";
        [bool; 3] => "_typeshed.SupportsLenAndGetItem[bool]";
        Option<&str> => "str | None";
        HashMap<String, bool> => "dict[str, bool]";
        BTreeMap<String, Option<bool>> => "dict[str, bool | None]";
        HashSet<String> => "set[str] | frozenset[str]";
        BTreeSet<bool> => "set[bool] | frozenset[bool]";
        (String,) => "tuple[str]";
        (String, bool, Bound<'_, PyAny>) => "tuple[str, bool, typing.Any]";
        IpAddr => "ipaddress.IPv4Address | ipaddress.IPv6Address";
        Duration => "datetime.timedelta";
        SystemTime => "datetime.datetime";
        Bound<'_, PyDict> => "dict";
        Borrowed<'_, '_, PyInt> => "int";
        Py<PyType> => "type";
    }
}

#[test]
fn results() {
    rendered! { IntoPyObject OUTPUT_TYPE:
        i128 => "int";
        &u8 => "int";
        NonZeroU8 => "int";
        &NonZeroU8 => "int";
        f64 => "float";
        bool => "bool";
        &&str => "str";
        char => "str";
        &CString => "str";
        &Path => "pathlib.Path";
        &PathBuf => "pathlib.Path";
        &[u8] => "bytes";
        Vec<u8> => "bytes";
        [u8; 2] => "bytes";
        Cow<'_, [u8]> => "bytes";
        Cow<'_, [i64]> => "list[int]";
        &Vec<Vec<u8>> => "list[bytes]";
        Vec<(String, Option<i64>)> => "list[tuple[str, int | None]]";
        &[f64; 2] => "list[float]";
        &Option<bool> => "bool | None";
        &HashMap<String, Vec<u8>> => "dict[str, bytes]";
        BTreeMap<i64, f64> => "dict[int, float]";
        &HashSet<i64> => "set[int]";
        BTreeSet<String> => "set[str]";
        () => "tuple[()]";
        &(i64,) => "tuple[int]";
        Ipv4Addr => "ipaddress.IPv4Address";
        &Ipv6Addr => "ipaddress.IPv6Address";
        &IpAddr => "ipaddress.IPv4Address | ipaddress.IPv6Address";
        Duration => "datetime.timedelta";
        &SystemTime => "datetime.datetime";
        Cell<bool> => "bool";
        PyErr => "BaseException";
        &PyErr => "BaseException";
        PySliceIndices => "slice";
        PyBytesWriter<'_> => "bytes";
        &Bound<'_, PyList> => "list";
        Borrowed<'_, '_, PyAny> => "typing.Any";
        Py<PyWeakrefProxy> => "weakref.ProxyType | weakref.CallableProxyType";
    }
}

#[test]
fn types() {
    rendered! { PyTypeCheck TYPE_HINT:
        PyAny => "typing.Any";
        PyNone => "None";
        PyEllipsis => "types.EllipsisType";
        PyModule => "types.ModuleType";
        PyDate => "datetime.date";
        PyDateTime => "datetime.datetime";
        PyTime => "datetime.time";
        PyDelta => "datetime.timedelta";
        PyTzInfo => "datetime.tzinfo";
        PyCFunction => "types.BuiltinFunctionType";
        PyDictKeys => "_collections_abc.dict_keys";
        PyMappingProxy => "types.MappingProxyType";
        PySequence => "collections.abc.Sequence";
        PyMapping => "collections.abc.Mapping";
        PyIterator => "collections.abc.Iterator";
        PyWeakref => "weakref.ProxyType | weakref.CallableProxyType | weakref.ReferenceType";
        PyWeakrefReference => "weakref.ReferenceType";
        PyOSError => "OSError";
        PyBaseExceptionGroup => "BaseExceptionGroup";
        asyncio::CancelledError => "asyncio.CancelledError";
        PanicException => "pyo3_runtime.PanicException";
    }
}

struct Undescribed;

impl FromPyObject<'_, '_> for Undescribed {
    type Error = PyErr;

    fn extract(_object: Borrowed<'_, '_, PyAny>) -> PyResult<Self> {
        Ok(Undescribed)
    }
}

impl<'py> IntoPyObject<'py> for Undescribed {
    type Target = PyNone;
    type Output = Borrowed<'py, 'py, PyNone>;
    type Error = PyErr;

    fn into_pyobject(self, py: Python<'py>) -> PyResult<Self::Output> {
        Ok(PyNone::get(py))
    }
}

#[test]
fn conversions_without_a_type() {
    assert_eq!(Undescribed::INPUT_TYPE.to_string(), "_typeshed.Incomplete");
    assert_eq!(Undescribed::OUTPUT_TYPE.to_string(), "_typeshed.Incomplete");
}

#[test]
fn expressions() {
    const A: PyStaticExpr = type_hint_identifier!("a.b", "A");
    const INT: PyStaticExpr = type_hint_identifier!("builtins", "int");
    const CONSTANTS: PyStaticExpr = PyStaticExpr::List {
        elts: &[
            PyStaticExpr::Constant { value: PyStaticConstant::None },
            PyStaticExpr::Constant { value: PyStaticConstant::Bool(true) },
            PyStaticExpr::Constant { value: PyStaticConstant::Bool(false) },
            PyStaticExpr::Constant { value: PyStaticConstant::Int("-12") },
            PyStaticExpr::Constant { value: PyStaticConstant::Float("1.5e3") },
            PyStaticExpr::Constant { value: PyStaticConstant::Ellipsis },
            PyStaticExpr::Constant { value: PyStaticConstant::Str("a \"b\" 'c'\n\\\u{1}é") },
        ],
    };
    let rendered = [
        (type_hint_union!(A), "a.b.A"),
        (type_hint_union!(A, INT, A), "a.b.A | int | a.b.A"),
        (type_hint_subscript!(A, INT), "a.b.A[int]"),
        (type_hint_subscript!(A, INT, A), "a.b.A[int, a.b.A]"),
        (PyStaticExpr::Tuple { elts: &[] }, "()"),
        (PyStaticExpr::Tuple { elts: &[INT] }, "(int,)"),
        (PyStaticExpr::Tuple { elts: &[INT, A] }, "(int, a.b.A)"),
        (type_hint_subscript!(A, PyStaticExpr::Tuple { elts: &[] }), "a.b.A[()]"),
        (type_hint_subscript!(A, PyStaticExpr::List { elts: &[INT] }, INT), "a.b.A[[int], int]"),
        (CONSTANTS, r#"[None, True, False, -12, 1.5e3, ..., "a \"b\" 'c'\n\\\x01é"]"#),
    ];
    for (expression, text) in rendered {
        assert_eq!(expression.to_string(), text);
    }
}
