//! What a class says of itself, in one place.

use crate::class::base::ClassBase;
use crate::class::{ClassDescriptor, ClassItems, PythonEnum};
use crate::inspect::PyStaticExpr;
use crate::pyclass::PyClass;
use crate::type_object::PyTypeInfo;

/// A class, as stubs see it; the layout is part of the format that stubs are read from.
#[repr(C)]
pub struct ClassRow {
    hint: &'static PyStaticExpr,
    descriptor: &'static ClassDescriptor,
    base: &'static PyStaticExpr,
    /// The rows of the fields, and those of the first `#[pymethods]` block or null.
    items: [*const (); 2],
}

// SAFETY: the pointers are to statics, which are only read.
unsafe impl Sync for ClassRow {}

impl ClassRow {
    /// The row of `C`.
    #[must_use]
    pub const fn of<C: PyClass>() -> Self {
        let methods = match C::ITEMS.methods {
            Some(methods) => (&raw const *methods).cast(),
            None => std::ptr::null(),
        };
        Self {
            hint: const { &<C as PyTypeInfo>::TYPE_HINT },
            descriptor: const { &C::DESCRIPTOR },
            base: const { &C::Base::BASE_HINT },
            items: [(&raw const *C::ITEMS.fields).cast(), methods],
        }
    }
}

/// An enum that is a class of Python's.
impl ClassRow {
    /// The row of `E`.
    #[must_use]
    pub const fn of_python_enum<E: PythonEnum>() -> Self {
        Self {
            hint: const { &crate::inspect::python_enum::<E>() },
            descriptor: const { &E::DESCRIPTOR },
            base: const { &E::BASE_HINT },
            items: [(&raw const *const { &Members::<E>::ITEMS }).cast(), std::ptr::null()],
        }
    }
}

/// The rows of the members.
struct Members<E>(std::marker::PhantomData<E>);

impl<E: PythonEnum> Members<E> {
    const ITEMS: ClassItems<E> =
        ClassItems { methods: &[], properties: &[], attributes: E::ATTRIBUTES, slots: &[], constructor: None };
}

/// All rows of a class.
pub struct ClassItemsList<C: 'static> {
    fields: &'static ClassItems<C>,
    methods: Option<&'static ClassItems<C>>,
}

impl<C: PyClass> ClassItemsList<C> {
    /// The rows of the fields, and those of the first `#[pymethods]` block.
    #[must_use]
    pub const fn new(fields: &'static ClassItems<C>, methods: Option<&'static ClassItems<C>>) -> Self {
        Self { fields, methods }
    }

    /// The rows of the fields, then those of the `#[pymethods]` blocks.
    #[inline]
    pub(crate) fn iter(&self) -> impl Iterator<Item = &'static ClassItems<C>> {
        // SAFETY: the list of the class.
        let further = unsafe { C::cell().further().iter::<C>() };
        std::iter::once(self.fields).chain(self.methods).chain(further)
    }
}

/// Looks that a class whose options make a constructor has no other one.
///
/// # Panics
///
/// When the extension is compiled, if it has.
pub const fn assert_one_constructor<C: PyClass>(methods: Option<&'static ClassItems<C>>) {
    if let Some(methods) = methods {
        assert!(
            methods.constructor.is_none(),
            "a class has one constructor: remove `new = \"from_fields\"`, or the function marked `#[new]`"
        );
    }
}

/// What a class without a `#[pymethods]` block has in its place: the first block's own constant is preferred to this one.
pub trait NoMethods: PyClass {
    /// The rows.
    const __ITEMS: Option<&'static ClassItems<Self>> = None;
}

impl<C: PyClass> NoMethods for C {}
