//! `__repr__` of a data class: `Point(x=1.0, y=2.0)`.

use std::marker::PhantomData;

use super::{DataClass, objects};
use crate::function::{Argument, Function, FunctionDescriptor, Instance, Object};
use crate::instance::Borrowed;
use crate::marker::Python;
use crate::prelude::*;
use crate::type_hint_identifier;

/// `__repr__`.
pub struct DataRepr<C>(PhantomData<fn(C)>);

impl<C: DataClass> Function<0> for DataRepr<C> {
    type Receiver = Instance<C>;
    type Output = Object;
    const DESCRIPTOR: FunctionDescriptor = FunctionDescriptor {
        name: c"__repr__",
        class: Some(C::NAME),
        result: &type_hint_identifier!("builtins", "str"),
        ..FunctionDescriptor::EMPTY
    };

    fn call<'a, 'py>(_py: Python<'py>, this: Borrowed<'a, 'py, C>, _: &[Argument<'a, 'py>; 0]) -> PyResult<Object> {
        represent(this.as_any(), || objects(this))
    }
}

/// The text; `...` inside of itself.
fn represent<'py>(
    this: &Bound<'py, PyAny>,
    objects: impl FnOnce() -> PyResult<Vec<(&'static str, Bound<'py, PyAny>)>>,
) -> PyResult<Object> {
    let Some(_inside) = crate::raw::repr::enter(this)? else {
        return Ok(PyString::new(this.py(), "...").into_any().unbind());
    };
    let mut text = this.get_type().qualname()?.to_string();
    text.push('(');
    for (index, (name, object)) in objects()?.into_iter().enumerate() {
        if index > 0 {
            text.push_str(", ");
        }
        text.push_str(name);
        text.push('=');
        text.push_str(&object.repr()?.to_string_lossy());
    }
    text.push(')');
    Ok(PyString::new(this.py(), &text).into_any().unbind())
}
