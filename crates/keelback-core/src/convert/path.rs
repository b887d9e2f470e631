//! Paths, and what the operating system takes for text (PEP 383, PEP 519).

use std::borrow::Cow;
use std::convert::Infallible;
use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};

use super::by_reference;
use super::imported::class;
use crate::conversion::{FromPyObject, IntoPyObject};
use crate::inspect::PyStaticExpr;
use crate::instance::{Borrowed, Bound};
use crate::marker::Python;
use crate::prelude::*;
use crate::raw;
use crate::sync::interpreter::ObjectCell;
use crate::type_object::PyTypeInfo;
use crate::{type_hint_identifier, type_hint_subscript, type_hint_union};

const PATH: PyStaticExpr = type_hint_identifier!("pathlib", "Path");
const PATH_LIKE: PyStaticExpr = type_hint_union!(
    PyString::TYPE_HINT,
    type_hint_subscript!(type_hint_identifier!("os", "PathLike"), PyString::TYPE_HINT)
);

impl FromPyObject<'_, '_> for OsString {
    type Error = PyErr;

    const INPUT_TYPE: PyStaticExpr = PyString::TYPE_HINT;

    #[inline]
    fn extract(object: Borrowed<'_, '_, PyAny>) -> PyResult<OsString> {
        decode(object.cast::<PyString>()?)
    }
}

#[cfg(unix)]
#[inline]
fn decode(string: Borrowed<'_, '_, PyString>) -> PyResult<OsString> {
    use std::os::unix::ffi::OsStringExt;

    let bytes = raw::unicode::encode_file_name(&string)?;
    Ok(OsString::from_vec(bytes.as_bytes().to_vec()))
}

#[cfg(windows)]
#[inline]
fn decode(string: Borrowed<'_, '_, PyString>) -> PyResult<OsString> {
    use std::os::windows::ffi::OsStringExt;

    let bytes = raw::unicode::encode(&string, c"utf-16-le", c"surrogatepass")?;
    let units: Vec<u16> = bytes.as_bytes().chunks_exact(2).map(|pair| u16::from_le_bytes([pair[0], pair[1]])).collect();
    Ok(OsString::from_wide(&units))
}

#[cfg(not(any(unix, windows)))]
#[inline]
fn decode(string: Borrowed<'_, '_, PyString>) -> PyResult<OsString> {
    Ok(OsString::from(string.to_str()?))
}

#[cfg(unix)]
#[inline]
fn encode<'py>(py: Python<'py>, text: &OsStr) -> Bound<'py, PyString> {
    use std::os::unix::ffi::OsStrExt;

    match text.to_str() {
        Some(text) => PyString::new(py, text),
        None => raw::unicode::decode_file_name(py, text.as_bytes()),
    }
}

#[cfg(not(unix))]
#[inline]
fn encode<'py>(py: Python<'py>, text: &OsStr) -> Bound<'py, PyString> {
    match text.to_str() {
        Some(text) => PyString::new(py, text),
        None => encode_invalid(py, text),
    }
}

#[cfg(windows)]
#[inline]
fn encode_invalid<'py>(py: Python<'py>, text: &OsStr) -> Bound<'py, PyString> {
    use std::os::windows::ffi::OsStrExt;

    let bytes: Vec<u8> = text.encode_wide().flat_map(u16::to_le_bytes).collect();
    let bytes = crate::types::PyBytes::new(py, &bytes);
    raw::unicode::from_encoded_object(&bytes, Some(c"utf-16-le"), Some(c"surrogatepass"))
        .expect("any 16-bit text can be decoded with its surrogates")
}

#[cfg(not(any(unix, windows)))]
#[inline]
fn encode_invalid<'py>(py: Python<'py>, text: &OsStr) -> Bound<'py, PyString> {
    PyString::new(py, &text.to_string_lossy())
}

impl<'a> FromPyObject<'a, '_> for Cow<'a, OsStr> {
    type Error = PyErr;

    const INPUT_TYPE: PyStaticExpr = PyString::TYPE_HINT;

    #[inline]
    fn extract(object: Borrowed<'a, '_, PyAny>) -> PyResult<Cow<'a, OsStr>> {
        let string = object.cast::<PyString>()?;
        match raw::unicode::ascii(string) {
            Some(text) => Ok(Cow::Borrowed(OsStr::new(text))),
            None => decode(string).map(Cow::Owned),
        }
    }
}

impl FromPyObject<'_, '_> for PathBuf {
    type Error = PyErr;

    const INPUT_TYPE: PyStaticExpr = PATH_LIKE;

    #[inline]
    fn extract(object: Borrowed<'_, '_, PyAny>) -> PyResult<PathBuf> {
        OsString::extract(raw::os::fspath(&object)?.as_borrowed()).map(PathBuf::from)
    }
}

impl<'a> FromPyObject<'a, '_> for Cow<'a, Path> {
    type Error = PyErr;

    const INPUT_TYPE: PyStaticExpr = PATH_LIKE;

    #[inline]
    fn extract(object: Borrowed<'a, '_, PyAny>) -> PyResult<Cow<'a, Path>> {
        if !object.is_instance_of::<PyString>() {
            return PathBuf::extract(object).map(Cow::Owned);
        }
        Ok(match <Cow<'a, OsStr>>::extract(object)? {
            Cow::Borrowed(text) => Cow::Borrowed(Path::new(text)),
            Cow::Owned(text) => Cow::Owned(PathBuf::from(text)),
        })
    }
}

impl<'py> IntoPyObject<'py> for &OsStr {
    type Target = PyString;
    type Output = Bound<'py, PyString>;
    type Error = Infallible;

    const OUTPUT_TYPE: PyStaticExpr = PyString::TYPE_HINT;

    #[inline]
    fn into_pyobject(self, py: Python<'py>) -> Result<Self::Output, Infallible> {
        Ok(encode(py, self))
    }
}

impl<'py> IntoPyObject<'py> for OsString {
    type Target = PyString;
    type Output = Bound<'py, PyString>;
    type Error = Infallible;

    const OUTPUT_TYPE: PyStaticExpr = PyString::TYPE_HINT;

    #[inline]
    fn into_pyobject(self, py: Python<'py>) -> Result<Self::Output, Infallible> {
        Ok(encode(py, &self))
    }
}

impl<'py> IntoPyObject<'py> for Cow<'_, OsStr> {
    type Target = PyString;
    type Output = Bound<'py, PyString>;
    type Error = Infallible;

    const OUTPUT_TYPE: PyStaticExpr = PyString::TYPE_HINT;

    #[inline]
    fn into_pyobject(self, py: Python<'py>) -> Result<Self::Output, Infallible> {
        Ok(encode(py, &self))
    }
}

impl<'py> IntoPyObject<'py> for &Path {
    type Target = PyAny;
    type Output = Bound<'py, PyAny>;
    type Error = PyErr;

    const OUTPUT_TYPE: PyStaticExpr = PATH;

    /// A `pathlib.Path`.
    #[inline]
    fn into_pyobject(self, py: Python<'py>) -> PyResult<Self::Output> {
        static CLASS: ObjectCell = ObjectCell::new();
        class(py, &CLASS, "pathlib", "Path")?.call1((self.as_os_str(),))
    }
}

impl<'py> IntoPyObject<'py> for PathBuf {
    type Target = PyAny;
    type Output = Bound<'py, PyAny>;
    type Error = PyErr;

    const OUTPUT_TYPE: PyStaticExpr = PATH;

    /// A `pathlib.Path`.
    #[inline]
    fn into_pyobject(self, py: Python<'py>) -> PyResult<Self::Output> {
        self.as_path().into_pyobject(py)
    }
}

impl<'py> IntoPyObject<'py> for Cow<'_, Path> {
    type Target = PyAny;
    type Output = Bound<'py, PyAny>;
    type Error = PyErr;

    const OUTPUT_TYPE: PyStaticExpr = PATH;

    /// A `pathlib.Path`.
    #[inline]
    fn into_pyobject(self, py: Python<'py>) -> PyResult<Self::Output> {
        self.as_ref().into_pyobject(py)
    }
}

by_reference! {
    &OsStr => PyString, Infallible, |value| *value;
    OsString => PyString, Infallible, |value| value.as_os_str();
    Cow<'_, OsStr> => PyString, Infallible, |value| &**value;
    &Path => PyAny, PyErr, |value| *value;
    PathBuf => PyAny, PyErr, |value| value.as_path();
    Cow<'_, Path> => PyAny, PyErr, |value| &**value;
}
