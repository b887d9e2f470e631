//! `__eq__` of a data class: its fields are compared, as Rust values where they can be, else as objects.

use std::marker::PhantomData;

use super::DataClass;
use crate::class::borrow::SharedGuard;
use crate::function::{Argument, Function, FunctionDescriptor, Instance, Object, Parameter};
use crate::inspect::PyStaticExpr;
use crate::instance::Borrowed;
use crate::marker::Python;
use crate::prelude::*;
use crate::raw::singleton;
use crate::type_hint_identifier;

/// One field of two values.
pub struct Compared<'a, T>(pub &'a T, pub &'a T);

/// Fields that Rust compares.
pub trait ComparesByValue {
    /// Whether they are equal.
    fn equal(self) -> Option<bool>;
}

impl<T: PartialEq> ComparesByValue for Compared<'_, T> {
    #[inline]
    fn equal(self) -> Option<bool> {
        Some(self.0 == self.1)
    }
}

/// Fields that Python compares: asked last, since the receiver is one reference further away.
pub trait ComparesAsObjects {
    /// Nothing: Rust cannot tell.
    fn equal(self) -> Option<bool>;
}

impl<T> ComparesAsObjects for &Compared<'_, T> {
    #[inline]
    fn equal(self) -> Option<bool> {
        None
    }
}

/// `__eq__`, to which an object of another class is of no kind that can be equal.
pub struct DataEqual<C>(PhantomData<fn(C)>);

impl<C: DataClass> Function<1> for DataEqual<C> {
    type Receiver = Instance<C>;
    type Output = Object;
    const DESCRIPTOR: FunctionDescriptor = FunctionDescriptor {
        name: c"__eq__",
        class: Some(C::NAME),
        parameters: &[Parameter { name: "other", ..Parameter::value(&PyStaticExpr::ANY) }],
        result: &type_hint_identifier!("builtins", "bool"),
        ..FunctionDescriptor::EMPTY
    };

    fn call<'a, 'py>(
        py: Python<'py>,
        this: Borrowed<'a, 'py, C>,
        arguments: &[Argument<'a, 'py>; 1],
    ) -> PyResult<Object> {
        let other = arguments[0].expect("an operator has its operand");
        match other.cast::<C>() {
            Ok(other) if other.get_type().is(this.get_type()) => {
                Ok(singleton::boolean(py, equal(this, other)?).to_owned().into_any().unbind())
            }
            _ => Ok(Object::not_implemented(py)),
        }
    }
}

fn equal<C: DataClass>(this: Borrowed<'_, '_, C>, other: Borrowed<'_, '_, C>) -> PyResult<bool> {
    let py = this.py();
    let (this, other) = (SharedGuard::new(this, None)?, SharedGuard::new(other, None)?);
    for field in this.fields() {
        let equal = match (field.equal)(&this, &other) {
            Some(equal) => equal,
            None => (field.get)(&this, py)?.bind(py).eq((field.get)(&other, py)?)?,
        };
        if !equal {
            return Ok(false);
        }
    }
    Ok(true)
}
