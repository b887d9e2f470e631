//! Properties: what reads, sets and deletes one.

use std::marker::PhantomData;

use crate::class::slots::property;
use crate::ffi;
use crate::function::{Function, FunctionDescriptor, Instance, Object};
use crate::pyclass::PyClass;

/// A property, or one side of it.
#[repr(C)]
pub struct PropertyRow<C> {
    descriptor: &'static FunctionDescriptor,
    get: Option<ffi::getter>,
    set: Option<ffi::setter>,
    class: PhantomData<fn(C)>,
}

impl<C: PyClass> PropertyRow<C> {
    /// What reads it.
    #[must_use]
    pub const fn getter<F: Function<0, Output = Object, Receiver = Instance<C>>>() -> Self {
        Self {
            descriptor: const { &F::DESCRIPTOR },
            get: Some(property::getter::<C, F>),
            set: None,
            class: PhantomData,
        }
    }

    /// What sets it; deleting is refused.
    #[must_use]
    pub const fn setter<F: Function<1, Output = (), Receiver = Instance<C>>>() -> Self {
        Self::set(const { &F::DESCRIPTOR }, property::setter::<C, F>)
    }

    /// What deletes it; setting is refused.
    #[must_use]
    pub const fn deleter<D: Function<0, Output = (), Receiver = Instance<C>>>() -> Self {
        Self::set(const { &D::DESCRIPTOR }, property::deleter::<C, D>)
    }

    /// What sets and what deletes it.
    #[must_use]
    pub const fn setter_and_deleter<F, D>() -> Self
    where
        F: Function<1, Output = (), Receiver = Instance<C>>,
        D: Function<0, Output = (), Receiver = Instance<C>>,
    {
        Self::set(const { &F::DESCRIPTOR }, property::setter_and_deleter::<C, F, D>)
    }

    const fn set(descriptor: &'static FunctionDescriptor, set: ffi::setter) -> Self {
        Self { descriptor, get: None, set: Some(set), class: PhantomData }
    }

    #[inline]
    pub(crate) const fn name(&self) -> &'static std::ffi::CStr {
        self.descriptor.name
    }

    /// Whether it reads the property; otherwise it sets or deletes it.
    #[inline]
    pub(crate) const fn has_getter(&self) -> bool {
        self.get.is_some()
    }

    /// Adds this row to one of the same name from another table: a getter here, a setter there.
    #[inline]
    pub(crate) fn merge_into(&self, definition: &mut ffi::PyGetSetDef) {
        if self.get.is_some() {
            definition.get = self.get;
        }
        if self.set.is_some() {
            definition.set = self.set;
        }
        if !self.descriptor.doc.is_empty() {
            definition.doc = self.descriptor.doc.as_ptr();
        }
    }

    #[inline]
    pub(crate) fn definition(&self) -> ffi::PyGetSetDef {
        let mut definition = ffi::PyGetSetDef {
            name: self.name().as_ptr(),
            get: None,
            set: None,
            doc: std::ptr::null(),
            closure: std::ptr::null_mut(),
        };
        self.merge_into(&mut definition);
        definition
    }
}
