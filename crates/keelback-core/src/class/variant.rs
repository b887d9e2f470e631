//! Enums whose variants have fields: a class for each variant, derived from that of the enum, whose value it shares.

use std::ffi::CStr;
use std::marker::PhantomData;

use crate::class::base::Subclassable;
use crate::class::borrow::SharedGuard;
use crate::class::data::DataField;
use crate::class::{AttributeRow, ClassRow, cell};
use crate::exceptions::PyIndexError;
use crate::function::{Argument, Function, FunctionDescriptor, Instance, Object, Parameter};
use crate::inspect::PyStaticExpr;
use crate::instance::{Borrowed, Bound};
use crate::marker::Python;
use crate::prelude::*;
use crate::pyclass::{PyClass, PyClassImpl};
use crate::pyclass_init::PyClassInitializer;
use crate::types::PyAny;
use crate::{type_hint_identifier, type_hint_subscript};

/// An enum whose variants have fields.
pub trait VariantEnum: PyClass + PyClassImpl<Base = PyAny> + Subclassable {}

impl<E: PyClass + PyClassImpl<Base = PyAny> + Subclassable> VariantEnum for E {}

/// The class of a variant: its instances have the value of the enum, and nothing beside it.
pub trait Variant: PyClass + PyClassImpl<Base = Self::Enum> {
    /// The enum.
    type Enum: VariantEnum;
    /// The fields, in order.
    const FIELDS: &'static [DataField<Self::Enum>];
    /// What Python shows of each field.
    const SHOWN: &'static [ShownField];
    /// What stands for the class in Rust.
    const ITSELF: Self;
}

/// What Python shows of a field.
pub struct ShownField {
    /// `__doc__`.
    pub doc: &'static CStr,
    /// What annotations call its type.
    pub hint: &'static PyStaticExpr,
}

/// The instance of a variant as one of its enum.
#[inline]
pub(super) fn as_enum<'a, 'py, V: Variant>(instance: Borrowed<'a, 'py, V>) -> Borrowed<'a, 'py, V::Enum> {
    // SAFETY: an instance of a class is one of its base, and the object is kept alive for `'a`.
    unsafe { Borrowed::from_ptr_unchecked(instance.py(), instance.as_ptr()) }
}

/// What a new instance of a variant begins with.
#[inline]
pub fn variant<V: Variant>(value: V::Enum) -> PyClassInitializer<V> {
    PyClassInitializer::from(value).add_subclass(V::ITSELF)
}

/// An instance of the variant that the value is.
///
/// # Errors
///
/// `MemoryError`.
pub fn variant_instance<V: Variant>(py: Python<'_>, value: V::Enum) -> PyResult<Bound<'_, V::Enum>> {
    // Making the class of the enum makes those of its variants.
    cell::type_object::<V::Enum>(py);
    let instance = Bound::new(py, variant::<V>(value))?;
    Ok(as_enum::<V>(instance.as_borrowed()).to_owned())
}

impl AttributeRow {
    /// The class of a variant, as an attribute of its enum.
    #[must_use]
    pub const fn variant<V: Variant>(name: &'static CStr) -> Self {
        let hint = const { &type_hint_subscript!(PyStaticExpr::Name { id: "type" }, crate::inspect::class::<V>()) };
        Self::class(name, hint, const { &ClassRow::of::<V>() }, variant_class::<V>)
    }
}

/// The class of a variant, which is called after its enum and says that it is from the same module.
fn variant_class<V: Variant>(py: Python<'_>) -> PyResult<Object> {
    let owner = cell::type_object::<V::Enum>(py);
    let module = owner.getattr(crate::intern!(py, "__module__"))?;
    let class = cell::try_type_object::<V>(py, Some(module.extract()?))?;
    let name = [V::Enum::NAME, V::NAME].join(".");
    class.setattr(crate::intern!(py, "__qualname__"), name)?;
    Ok(class.clone().into_any().unbind())
}

/// Reads the field of this index.
pub struct VariantField<V, const INDEX: usize>(PhantomData<fn(V)>);

impl<V: Variant, const INDEX: usize> Function<0> for VariantField<V, INDEX> {
    type Receiver = Instance<V>;
    type Output = Object;
    const DESCRIPTOR: FunctionDescriptor = FunctionDescriptor {
        name: V::FIELDS[INDEX].name,
        class: Some(V::NAME),
        doc: V::SHOWN[INDEX].doc,
        result: V::SHOWN[INDEX].hint,
        ..FunctionDescriptor::EMPTY
    };

    #[inline]
    fn call<'a, 'py>(py: Python<'py>, this: Borrowed<'a, 'py, V>, _: &[Argument<'a, 'py>; 0]) -> PyResult<Object> {
        let value = SharedGuard::new(as_enum(this), None)?;
        (V::FIELDS[INDEX].get)(&value, py)
    }
}

/// What a field's function says of a value of another variant, which no instance of the class has.
///
/// # Panics
///
/// Always.
#[cold]
pub fn other_variant() -> ! {
    unreachable!("an instance of a variant's class has a value of that variant")
}

/// `__len__` of a variant without names for its fields.
pub struct VariantLength<V>(PhantomData<fn(V)>);

impl<V: Variant> Function<0> for VariantLength<V> {
    type Receiver = Instance<V>;
    type Output = usize;
    const DESCRIPTOR: FunctionDescriptor = FunctionDescriptor {
        name: c"__len__",
        class: Some(V::NAME),
        result: &type_hint_identifier!("builtins", "int"),
        ..FunctionDescriptor::EMPTY
    };

    fn call<'a, 'py>(_: Python<'py>, _: Borrowed<'a, 'py, V>, _: &[Argument<'a, 'py>; 0]) -> PyResult<usize> {
        Ok(V::FIELDS.len())
    }
}

/// `__getitem__` of a variant without names for its fields.
pub struct VariantItem<V>(PhantomData<fn(V)>);

impl<V: Variant> Function<1> for VariantItem<V> {
    type Receiver = Instance<V>;
    type Output = Object;
    const DESCRIPTOR: FunctionDescriptor = FunctionDescriptor {
        name: c"__getitem__",
        class: Some(V::NAME),
        parameters: &[Parameter { name: "key", ..Parameter::value(&PyStaticExpr::INDEX) }],
        result: &PyStaticExpr::ANY,
        ..FunctionDescriptor::EMPTY
    };

    fn call<'a, 'py>(
        py: Python<'py>,
        this: Borrowed<'a, 'py, V>,
        arguments: &[Argument<'a, 'py>; 1],
    ) -> PyResult<Object> {
        let index: isize = arguments[0].expect("an operator has its operand").extract()?;
        // As those of a tuple, the fields are counted from the end too.
        let place = if index < 0 { index + V::FIELDS.len() as isize } else { index };
        let field = usize::try_from(place).ok().and_then(|place| V::FIELDS.get(place));
        let field = field.ok_or_else(|| PyIndexError::new_err("tuple index out of range"))?;
        let value = SharedGuard::new(as_enum(this), None)?;
        (field.get)(&value, py)
    }
}
