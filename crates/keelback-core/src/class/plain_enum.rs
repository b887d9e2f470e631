//! Enums without fields: their variants are attributes of the class, and one instance each.

use std::marker::PhantomData;

use crate::class::borrow::SharedGuard;
use crate::exceptions::PyTypeError;
use crate::function::{Argument, Function, FunctionDescriptor, Instance, Object};
use crate::instance::{Borrowed, Bound};
use crate::marker::Python;
use crate::prelude::*;
use crate::pyclass::{PyClass, PyClassImpl};
use crate::sync::interpreter::ObjectCell;
use crate::type_hint_identifier;
use crate::types::PyTuple;

/// An enum of which no variant has fields.
pub trait PlainEnum: PyClass + PyClassImpl<Base = PyAny> {
    /// The integer type of its discriminants.
    type Number: PartialEq + for<'py> IntoPyObject<'py> + for<'a, 'py> FromPyObject<'a, 'py>;
    /// Its variants, in order.
    const MEMBERS: &'static [EnumMember<Self>];

    /// Which of [`PlainEnum::MEMBERS`] the value is.
    fn index(&self) -> usize;
    /// Its discriminant.
    fn number(&self) -> Self::Number;
    /// Where the instances of each interpreter are kept.
    fn instances() -> &'static EnumInstances;
}

/// A variant.
pub struct EnumMember<C> {
    name: &'static str,
    make: fn() -> C,
}

impl<C> EnumMember<C> {
    /// The variant that Python calls `name`.
    #[must_use]
    pub const fn new(name: &'static str, make: fn() -> C) -> Self {
        Self { name, make }
    }

    #[inline]
    pub(super) fn name(&self) -> &'static str {
        self.name
    }

    #[inline]
    pub(super) fn make(&self) -> C {
        (self.make)()
    }
}

/// The instances of an enum, one for each variant, in every interpreter.
pub struct EnumInstances(ObjectCell);

impl EnumInstances {
    /// Instances that are not made yet.
    #[must_use]
    pub const fn new() -> Self {
        Self(ObjectCell::new())
    }

    #[inline]
    pub(super) fn cell(&self) -> &ObjectCell {
        &self.0
    }
}

impl Default for EnumInstances {
    fn default() -> Self {
        Self::new()
    }
}

/// The instance that stands for a variant.
///
/// # Errors
///
/// `MemoryError`.
pub fn enum_instance<'py, C: PlainEnum>(py: Python<'py>, value: &C) -> PyResult<Bound<'py, C>> {
    let instances = C::instances().0.get_or_try_init(py, || {
        let instances = C::MEMBERS.iter().map(|member| Bound::new(py, (member.make)()));
        let instances = instances.collect::<PyResult<Vec<_>>>()?;
        Ok(PyTuple::new(py, instances)?.into_any().unbind())
    })?;
    let instance = instances.cast::<PyTuple>()?.get_item(value.index())?;
    Ok(instance.cast_into()?)
}

/// `__repr__` of a plain enum: `Color.Red`.
pub fn enum_repr<C: PlainEnum>(value: &C) -> String {
    [C::NAME, C::MEMBERS[value.index()].name].join(".")
}

/// `__reduce__` of a plain enum with `data`: a pickle, or a copy, is the variant of that name.
pub struct EnumReduce<C>(PhantomData<fn(C)>);

impl<C: PlainEnum> Function<0> for EnumReduce<C> {
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
        let name = C::MEMBERS[SharedGuard::new(this, None)?.index()].name;
        let getattr = py.import("builtins")?.getattr("getattr")?;
        (getattr, (this.get_type(), name)).into_py_any(py)
    }
}

/// What a plain enum with `eq_int` is compared with.
pub enum EnumOperand<'a, 'py, C: PlainEnum> {
    /// Another instance.
    Instance(SharedGuard<'a, 'py, C>),
    /// A number.
    Number(C::Number),
}

impl<'a, 'py, C: PlainEnum> FromPyObject<'a, 'py> for EnumOperand<'a, 'py, C> {
    type Error = crate::PyErr;

    fn extract(object: Borrowed<'a, 'py, PyAny>) -> PyResult<Self> {
        if let Ok(instance) = object.cast::<C>() {
            return SharedGuard::new(instance, None).map(Self::Instance);
        }
        // No number of this type, be it too large or no number at all, is the number of a variant.
        let number = C::Number::extract(object);
        number.map(Self::Number).map_err(|_| PyTypeError::new_err("not a variant and not its number"))
    }
}

/// `__eq__` of a plain enum with `eq_int`.
pub fn equals_or_int<C: PlainEnum + PartialEq>(value: &C, other: EnumOperand<'_, '_, C>) -> bool {
    match other {
        EnumOperand::Instance(other) => *value == *other,
        EnumOperand::Number(number) => value.number() == number,
    }
}
