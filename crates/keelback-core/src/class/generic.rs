//! `generic`: a class that takes arguments in annotations, `Class[int]`.

use std::marker::PhantomData;

use crate::function::{Argument, ClassReceiver, Function, FunctionDescriptor, Object, Parameter};
use crate::inspect::PyStaticExpr;
use crate::instance::Borrowed;
use crate::marker::Python;
use crate::prelude::*;
use crate::pyclass::PyClass;
use crate::type_hint_identifier;
use crate::types::{PyGenericAlias, PyType};

/// `__class_getitem__` of a `generic` class: a `types.GenericAlias`.
pub struct ClassGetItem<C>(PhantomData<fn(C)>);

impl<C: PyClass> Function<1> for ClassGetItem<C> {
    type Receiver = ClassReceiver<C>;
    type Output = Object;
    const DESCRIPTOR: FunctionDescriptor = FunctionDescriptor {
        name: c"__class_getitem__",
        class: Some(C::NAME),
        doc: c"__class_getitem__($cls, key, /)\n--\n\n",
        parameters: &[Parameter { name: "key", ..Parameter::value(&PyStaticExpr::ANY) }],
        result: &type_hint_identifier!("types", "GenericAlias"),
        ..FunctionDescriptor::EMPTY
    };

    fn call<'a, 'py>(
        py: Python<'py>,
        class: Borrowed<'a, 'py, PyType>,
        arguments: &[Argument<'a, 'py>; 1],
    ) -> PyResult<Object> {
        let key = arguments[0].expect("a method of one parameter gets its argument");
        Ok(PyGenericAlias::new(py, class.as_any(), &key)?.into_any().unbind())
    }
}
