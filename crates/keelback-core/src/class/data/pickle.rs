//! Copies and pickles of a data class: its fields by name.
//!
//! A pickle names the class and holds the fields, so that a class which gained a field with a default reads what was pickled
//! before. An instance is made with its value at once: there is never one without. `copy` takes the same way.

use std::marker::PhantomData;

use super::{DataClass, FromFields, named_objects};
use crate::class::{cell, construct};
use crate::exceptions::{PyTypeError, PyValueError};
use crate::function::entry::call_tuple;
use crate::function::parse::Given;
use crate::function::{
    Argument, ClassReceiver, Function, FunctionDescriptor, Instance, New, Object, Parameter, ParameterKind,
};
use crate::inspect::PyStaticExpr;
use crate::instance::{Borrowed, Bound};
use crate::marker::Python;
use crate::prelude::*;
use crate::pyclass::PyClass;
use crate::type_hint_identifier;
use crate::types::{PyDict, PyTuple, PyType};

/// The version of what is pickled; one that is read may be older.
const VERSION: u32 = 1;

/// `__reduce__`: what makes an equal instance, its arguments, and what Python code keeps on the instance.
pub struct DataReduce<C>(PhantomData<fn(C)>);

impl<C: DataClass> Function<0> for DataReduce<C> {
    type Receiver = Instance<C>;
    type Output = Object;
    const DESCRIPTOR: FunctionDescriptor = FunctionDescriptor {
        name: c"__reduce__",
        class: Some(C::NAME),
        doc: c"__reduce__($self)\n--\n\n",
        result: &type_hint_identifier!("builtins", "tuple"),
        ..FunctionDescriptor::EMPTY
    };

    fn call<'a, 'py>(py: Python<'py>, this: Borrowed<'a, 'py, C>, _: &[Argument<'a, 'py>; 0]) -> PyResult<Object> {
        picklable(&this.get_type())?;
        let fields = named_objects(this)?;
        reduced(py, this.as_any(), &fields)
    }
}

fn reduced<'py>(py: Python<'py>, this: &Bound<'py, PyAny>, fields: &Bound<'py, PyDict>) -> PyResult<Object> {
    let unpickle = this.get_type().getattr(crate::intern!(py, "__unpickle__"))?;
    let arguments = (VERSION, fields);
    match state(this)? {
        Some(state) => (unpickle, arguments, state).into_py_any(py),
        None => (unpickle, arguments).into_py_any(py),
    }
}

/// What Python code keeps on an instance of a derived class: what `object.__getstate__` gives, which exists from 3.11.
fn state<'py>(this: &Bound<'py, PyAny>) -> PyResult<Option<Bound<'py, PyAny>>> {
    let py = this.py();
    if let Some(get_state) = this.getattr_opt(crate::intern!(py, "__getstate__"))? {
        return Ok(Some(get_state.call0()?).filter(|state| !state.is_none()));
    }
    let dict = this.getattr_opt(crate::intern!(py, "__dict__"))?;
    let dict = dict.map(|dict| dict.call_method0("copy")).transpose()?;
    let names = py.import("copyreg")?.call_method1("_slotnames", (this.get_type(),))?;
    let slots = PyDict::new(py);
    for name in names.try_iter()? {
        let name = name?.cast_into::<PyString>()?;
        if let Some(value) = this.getattr_opt(&name)? {
            slots.set_item(name, value)?;
        }
    }
    if slots.is_empty() {
        let dict = dict.map(|dict| Ok::<_, PyErr>(if dict.is_truthy()? { Some(dict) } else { None })).transpose()?;
        return Ok(dict.flatten());
    }
    (dict, slots).into_bound_py_any(py).map(Some)
}

/// `__unpickle__(version, fields)`: an instance of the class that it is called on, by none of its constructors.
pub struct DataUnpickle<C>(PhantomData<fn(C)>);

impl<C: FromFields> Function<2> for DataUnpickle<C> {
    type Receiver = ClassReceiver<C>;
    type Output = Object;
    const DESCRIPTOR: FunctionDescriptor = FunctionDescriptor {
        name: c"__unpickle__",
        class: Some(C::NAME),
        doc: c"__unpickle__($cls, version, fields, /)\n--\n\nAn instance with these fields, which were pickled.",
        parameters: &[
            Parameter {
                name: "version",
                kind: ParameterKind::PositionalOnly,
                default: None,
                hint: &type_hint_identifier!("builtins", "int"),
            },
            Parameter {
                name: "fields",
                kind: ParameterKind::PositionalOnly,
                default: None,
                hint: &type_hint_identifier!("builtins", "dict"),
            },
        ],
        result: &type_hint_identifier!("typing", "Self"),
        ..FunctionDescriptor::EMPTY
    };

    fn call<'a, 'py>(
        py: Python<'py>,
        class: Borrowed<'a, 'py, PyType>,
        arguments: &[Argument<'a, 'py>; 2],
    ) -> PyResult<Object> {
        let [version, fields] = arguments.map(|argument| argument.expect("the parser looked that it is there"));
        readable(C::NAME, version.extract()?)?;
        let fields = fields.cast::<PyDict>()?;
        complete::<C>(&class)?;
        let made = C::from_fields(class, &fields).and_then(|new| new.create(class));
        made.map_err(|error| noted(py, error, C::NAME))
    }
}

/// Looks that the class, or the one of Rust that it is derived from, is made from its fields.
fn picklable(class: &Bound<'_, PyType>) -> PyResult<()> {
    let py = class.py();
    let native = crate::raw::class_type::native(class);
    let own = native.getattr(crate::intern!(py, "__dict__"))?;
    if own.contains(crate::intern!(py, "__unpickle__"))? { Ok(()) } else { Err(inherited(class)?) }
}

/// Looks that an instance of `class`, which is `C` or derived from it, is complete with the fields of `C`.
fn complete<C: PyClass>(class: &Bound<'_, PyType>) -> PyResult<()> {
    let native = crate::raw::class_type::native(class);
    if native.is(cell::type_object::<C>(class.py())) { Ok(()) } else { Err(inherited(class)?) }
}

/// What is said of a class of Rust that only inherits the fields: it has a value of its own beside them.
#[cold]
fn inherited(class: &Bound<'_, PyType>) -> PyResult<PyErr> {
    let name = class.fully_qualified_name()?;
    let text = format!("cannot pickle '{name}' object: it is more than the fields that it inherits");
    Ok(PyTypeError::new_err(text))
}

fn readable(class: &str, version: u32) -> PyResult<()> {
    if (1..=VERSION).contains(&version) {
        return Ok(());
    }
    let text =
        format!("cannot unpickle {class}: the pickle has version {version}, and {VERSION} is the last that is known");
    Err(PyValueError::new_err(text))
}

/// The error, with a note about the pickle: it may be of a time when the class had other fields.
#[cold]
fn noted(py: Python<'_>, error: PyErr, class: &str) -> PyErr {
    let mut note = format!("while unpickling {class}");
    if error.is_instance_of::<PyTypeError>(py) {
        note += ": a field that the class gained since needs `#[pyo3(default = ..)]`";
    }
    // Without memory for the note, and before 3.11, the error goes as it is.
    let _ = error.add_note(py, note);
    error
}

/// What the constructor `F`, which is made from the fields, makes of them.
///
/// # Errors
///
/// `TypeError` if a field without a default is missing, or one is not known; what a conversion raises.
pub fn from_fields<C, F, const N: usize>(
    class: Borrowed<'_, '_, PyType>,
    fields: &Bound<'_, PyDict>,
) -> PyResult<New<C>>
where
    C: PyClass,
    F: Function<N, Output = New<C>, Receiver = ClassReceiver<C>>,
{
    let py = class.py();
    construct::prepare::<F, N>(py)?;
    let nothing = PyTuple::empty(py);
    let given = Given::tuple(&nothing, Some(fields.as_borrowed()));
    // SAFETY: a class is a receiver of a constructor, and its handle keeps it alive for the call.
    unsafe { call_tuple::<F, N>(py, class.as_ptr(), &given) }
}

/// `__replace__(**changes)`, which `copy.replace` calls: what the class makes of the fields with the changes.
pub struct DataReplace<C>(PhantomData<fn(C)>);

impl<C: DataClass> Function<1> for DataReplace<C> {
    type Receiver = Instance<C>;
    type Output = Object;
    const DESCRIPTOR: FunctionDescriptor = FunctionDescriptor {
        name: c"__replace__",
        class: Some(C::NAME),
        doc: c"__replace__($self, /, **changes)\n--\n\n",
        var_keywords: Some("changes"),
        var_keywords_hint: &PyStaticExpr::ANY,
        result: &type_hint_identifier!("typing", "Self"),
        ..FunctionDescriptor::EMPTY
    };

    fn call<'a, 'py>(
        _py: Python<'py>,
        this: Borrowed<'a, 'py, C>,
        arguments: &[Argument<'a, 'py>; 1],
    ) -> PyResult<Object> {
        let fields = named_objects(this)?;
        if let Some(changes) = arguments[0] {
            fields.update(changes.cast::<PyDict>()?.as_mapping())?;
        }
        this.get_type().call((), Some(&fields)).map(Bound::unbind)
    }
}
