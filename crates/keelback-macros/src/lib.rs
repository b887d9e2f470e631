//! The attribute macros and the derives of Keelback. Depend on `keelback` (or on the package `pyo3`), which re-exports them and supplies what
//! their expansions name.
//!
//! Each macro goes through the same four steps: `parse/` reads tokens into `model/`, `check/` applies the rules and collects
//! every mistake, `expand/` writes rows of data and one small entry point per function. Every macro has two doors, one per
//! package that re-exports it, since an expansion has to name its package by an absolute path.

#![allow(clippy::useless_conversion, reason = "in unit tests the compiler's tokens and ours are different types")]

mod check;
mod door;
mod expand;
mod model;
mod parse;
mod report;
mod tokens;

use model::Root;
use proc_macro::TokenStream;

/// Makes a Rust function callable from Python: register it with `wrap_pyfunction!`, or inside a `#[pymodule] mod`.
///
/// - `signature = (a, /, b = 1, *args, c, **kwargs)`: the parameters as Python sees them, in the function's order. Defaults are
///   Rust expressions, evaluated when the argument is left out. Without it every parameter is required.
/// - `name = ".."`, `text_signature = ".."` or `None`: what Python shows instead of what follows from the function.
/// - `pass_module`: the first parameter is the module.
/// - `warn(message = "..", category = path)`: every call issues this warning, a `UserWarning` without a category; may be repeated.
/// - `crate = ".."`: the package that re-exports the macros, when it has another name.
///
/// The same options may stand in `#[pyo3(..)]` below it; a parameter takes `#[pyo3(from_py_with = path)]`. A parameter of type
/// `Python<'_>` is filled by the call and not seen by Python.
///
/// With the feature `experimental-async` it may be an `async fn`, which returns a coroutine for `asyncio`; its arguments are
/// `Send + 'static`. A parameter `#[pyo3(cancel_handle)] cancel: CancelHandle` is told what Python throws into the coroutine.
#[proc_macro_attribute]
pub fn pyfunction(attribute: TokenStream, item: TokenStream) -> TokenStream {
    door::function(attribute.into(), item.into(), &Root::keelback()).into()
}

/// [`macro@pyfunction`] for the package `pyo3`.
#[proc_macro_attribute]
pub fn pyo3_pyfunction(attribute: TokenStream, item: TokenStream) -> TokenStream {
    door::function(attribute.into(), item.into(), &Root::pyo3()).into()
}

/// Makes a Python module out of a function that fills it, or out of an inline `mod` whose items it registers: functions with
/// `#[pyfunction]`, classes with `#[pyclass]`, modules with `#[pymodule]`, and what `#[pymodule_export]` stands on (a `use` or a
/// `const`), in source order; then it calls the function with `#[pymodule_init]`.
///
/// In the body of a function, `#[pyfn(m)]` adds the function that it stands on to `m`, and takes the options of `#[pyfunction]`.
///
/// Takes `name = ".."`, `submodule` (no init function; a nested module needs not say so), `gil_used = true|false`,
/// `unsafe(own_gil)` and `crate = ".."`.
///
/// With `unsafe(own_gil)` interpreters that have a GIL of their own may import the module (Python 3.12 and later); otherwise
/// they get an `ImportError`. It is a promise: no Python object that the extension handles, in a `static`, a channel or another
/// thread, goes from one interpreter to another.
#[proc_macro_attribute]
pub fn pymodule(attribute: TokenStream, item: TokenStream) -> TokenStream {
    door::module(attribute.into(), item.into(), &Root::keelback()).into()
}

/// [`macro@pymodule`] for the package `pyo3`.
#[proc_macro_attribute]
pub fn pyo3_pymodule(attribute: TokenStream, item: TokenStream) -> TokenStream {
    door::module(attribute.into(), item.into(), &Root::pyo3()).into()
}

/// Makes a Python class out of a struct or an enum. The variants of an enum without fields are attributes of the class; where a
/// variant has fields, each is a class of its own, `Enum.Variant(..)`, derived from that of the enum. Its constructor has a
/// parameter for every field; `#[pyo3(constructor = (a, b = 1, *, c))]` on the variant says otherwise.
///
/// - `name = ".."`, `module = ".."`, `rename_all = "camelCase"`: what Python calls the class, where it says that it is from, and
///   how the names of fields and variants are respelled.
/// - `frozen`, `lock`, `subclass`, `extends = Base`, `dict`, `weakref`, `immutable_type`, `unsendable`, `mapping`, `sequence`: what
///   kind of class it is. Calls of one with `lock` wait for those of other threads.
/// - `get_all`, `set_all`: every field is a property. One field is with `#[pyo3(get, set, name = "..")]`.
/// - `eq`, `ord`, `hash`, `str`: comparison, hash and text are those of the Rust type (`PartialEq`, `PartialOrd`, `Hash`,
///   `Display`). `str = "{x} of {y:?}"` is a text with fields in it. `eq_int`: a variant is equal to its number too.
/// - `new = "from_fields"`: a constructor with a parameter for every field; `#[pyo3(default = expression)]` on a field makes it
///   optional.
/// - `data`: the class is its fields. It has a constructor of them (unless there is a `#[new]`), reads them as properties, and has
///   `__repr__`, `__eq__`, `__hash__` if it is frozen, `__match_args__`; it can be copied, pickled and given to `copy.replace`. A
///   variant of an enum without fields is pickled by name.
/// - `base_enum = "Enum"` or `"IntEnum"`, on an enum without fields: its class is one of Python's module `enum`, made by Python;
///   values convert both ways. It takes no `#[pymethods]`.
/// - `generic`: the class takes arguments in annotations, `Class[int]`.
/// - `from_py_object`: parameters of the type take a clone of the value.
/// - `crate = ".."`: the package that re-exports the macros, when it has another name.
///
/// All of them may also stand in `#[pyo3(..)]` below it.
#[proc_macro_attribute]
pub fn pyclass(attribute: TokenStream, item: TokenStream) -> TokenStream {
    door::class(attribute.into(), item.into(), &Root::keelback()).into()
}

/// [`macro@pyclass`] for the package `pyo3`.
#[proc_macro_attribute]
pub fn pyo3_pyclass(attribute: TokenStream, item: TokenStream) -> TokenStream {
    door::class(attribute.into(), item.into(), &Root::pyo3()).into()
}

/// Makes the functions of an `impl` block methods of the Python class: those with a receiver (`&self`, `&mut self`, or a first
/// parameter such as `slf: PyRef<'_, Self>`), and those marked `#[new]`, `#[getter]`, `#[setter]`, `#[deleter]`, `#[classmethod]`,
/// `#[staticmethod]` or `#[classattr]` (which also a `const` can be).
///
/// A function takes `#[pyo3(name, signature, text_signature, warn)]` as a `#[pyfunction]` does. Special methods (`__len__`) fill the
/// slots of the type; where the operand of one does not convert, Python gets `NotImplemented`.
///
/// A class may have any number of such blocks, in any module of its crate, as long as they write its name alike.
#[proc_macro_attribute]
pub fn pymethods(attribute: TokenStream, item: TokenStream) -> TokenStream {
    door::methods(attribute.into(), item.into(), &Root::keelback()).into()
}

/// [`macro@pymethods`] for the package `pyo3`.
#[proc_macro_attribute]
pub fn pyo3_pymethods(attribute: TokenStream, item: TokenStream) -> TokenStream {
    door::methods(attribute.into(), item.into(), &Root::pyo3()).into()
}

/// Reads a struct or an enum from a Python object: implements `FromPyObject`.
///
/// A struct with named fields is read from the attributes of the object, a tuple struct from a `tuple` of exactly its length, and
/// one with a single field from the object itself. An enum becomes the first variant that can be read.
///
/// On the type or on a variant stands
/// - `transparent`: the only field is the object itself, although it has a name.
/// - `from_item_all`: fields are items (`object["name"]`), not attributes.
/// - `rename_all = "camelCase"`: how the names of fields are respelled in Python; on an enum for all variants.
/// - `annotation = ".."`, on a variant: what errors say that it stands for.
/// - `crate = ".."`, on the type: the package that re-exports the macros, when it has another name.
///
/// On a field stands
/// - `attribute` or `attribute("name")`: its value is that attribute.
/// - `item` or `item(key)`: its value is that item; the key is any expression.
/// - `default` or `default = expression`: what it is when there is no such attribute or item.
/// - `from_py_with = path`: the function that converts, `fn(&Bound<'_, PyAny>) -> Result<T, E>`.
///
/// A lifetime is that of the interpreter (`'py`, or what a handle has), or that for which the value borrows from the object
/// (`&'a str`); what is read from an attribute or an item cannot borrow. Type parameters have to be `FromPyObjectOwned`.
///
/// # Errors
///
/// What is missing raises `AttributeError` or `KeyError`, whatever looking for it raised. What does not convert is a `TypeError`
/// that names the field, with the error of the conversion as its `__cause__`; of an enum, a `TypeError` that lists why each
/// variant did not fit.
///
/// # Examples
///
/// ```
/// use keelback::prelude::*;
///
/// #[derive(FromPyObject)]
/// struct Point {
///     x: f64,
///     #[pyo3(default)]
///     y: f64,
/// }
///
/// #[derive(FromPyObject)]
/// enum Place {
///     At(Point),
///     #[pyo3(from_item_all, rename_all = "camelCase")]
///     Address { post_code: String },
///     #[pyo3(annotation = "the name of a place")]
///     Named(String),
/// }
///
/// Python::attach(|py| {
///     let place: Place = py.eval(c"{'postCode': '8001'}", None, None).unwrap().extract().unwrap();
///     assert!(matches!(place, Place::Address { post_code } if post_code == "8001"));
///
///     let number = 1.5_f64.into_pyobject(py).unwrap();
///     let error = number.extract::<Place>().err().unwrap();
///     assert!(error.to_string().starts_with("TypeError: failed to extract enum Place ('At | Address | the name of a place')"));
/// });
/// ```
#[proc_macro_derive(FromPyObject, attributes(pyo3))]
pub fn from_py_object(item: TokenStream) -> TokenStream {
    door::from_py_object(item.into(), &Root::keelback()).into()
}

/// [`macro@FromPyObject`] for the package `pyo3`.
#[proc_macro_derive(Pyo3FromPyObject, attributes(pyo3))]
pub fn pyo3_from_py_object(item: TokenStream) -> TokenStream {
    door::from_py_object(item.into(), &Root::pyo3()).into()
}

/// Makes a Python object of a struct or an enum: implements `IntoPyObject`.
///
/// A struct with named fields becomes a `dict`, a tuple struct a `tuple`, and one with a single field what the field becomes. An
/// enum becomes what its variant does.
///
/// Takes the options of [`macro@FromPyObject`], so that both can stand on one type, and of those heeds `transparent`, `rename_all`
/// and `crate` on the type or a variant, and on a field
/// - `item(key)`: its key in the `dict`, instead of its name.
/// - `into_py_with = path`: the function that converts, `fn(Cow<'_, T>, Python<'py>) -> Result<Bound<'py, PyAny>, E>`.
///
/// # Errors
///
/// That of the first field that does not convert.
///
/// # Examples
///
/// ```
/// use keelback::prelude::*;
///
/// #[derive(FromPyObject, IntoPyObject)]
/// #[pyo3(from_item_all, rename_all = "camelCase")]
/// struct User {
///     first_name: String,
///     #[pyo3(item("mail"))]
///     address: Option<String>,
/// }
///
/// Python::attach(|py| {
///     let user = User { first_name: "Ada".to_owned(), address: None };
///     let written = user.into_pyobject(py).unwrap();
///     assert_eq!(written.to_string(), "{'firstName': 'Ada', 'mail': None}");
///     let read: User = written.extract().unwrap();
///     assert_eq!(read.first_name, "Ada");
/// });
/// ```
#[proc_macro_derive(IntoPyObject, attributes(pyo3))]
pub fn into_py_object(item: TokenStream) -> TokenStream {
    door::into_py_object(item.into(), &Root::keelback()).into()
}

/// [`macro@IntoPyObject`] for the package `pyo3`.
#[proc_macro_derive(Pyo3IntoPyObject, attributes(pyo3))]
pub fn pyo3_into_py_object(item: TokenStream) -> TokenStream {
    door::into_py_object(item.into(), &Root::pyo3()).into()
}

/// [`macro@IntoPyObject`] of a reference: implements `IntoPyObject` for `&T`, with the same options.
///
/// The references of all fields have to convert, and those of type parameters are asked to. Both derives may stand on one type.
///
/// # Errors
///
/// That of the first field that does not convert.
///
/// # Examples
///
/// ```
/// use keelback::prelude::*;
///
/// #[derive(IntoPyObject, IntoPyObjectRef)]
/// struct Pair(String, i64);
///
/// Python::attach(|py| {
///     let pair = Pair("one".to_owned(), 1);
///     assert_eq!((&pair).into_pyobject(py).unwrap().to_string(), "('one', 1)");
///     assert_eq!(pair.0, "one");
/// });
/// ```
#[proc_macro_derive(IntoPyObjectRef, attributes(pyo3))]
pub fn into_py_object_ref(item: TokenStream) -> TokenStream {
    door::into_py_object_ref(item.into(), &Root::keelback()).into()
}

/// [`macro@IntoPyObjectRef`] for the package `pyo3`.
#[proc_macro_derive(Pyo3IntoPyObjectRef, attributes(pyo3))]
pub fn pyo3_into_py_object_ref(item: TokenStream) -> TokenStream {
    door::into_py_object_ref(item.into(), &Root::pyo3()).into()
}
