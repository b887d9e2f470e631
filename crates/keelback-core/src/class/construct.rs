//! Making instances: by a plain call of the class (PEP 590), and by `__new__`.

use std::sync::atomic::{AtomicPtr, Ordering};

use crate::class::base::ClassBase;
use crate::class::initializer::{Initialize, Occasion, PyClassInitializer};
use crate::class::{build, cell, layout};
use crate::exceptions::PyTypeError;
use crate::ffi;
use crate::function::entry::{Receiver, call_tuple, call_vector, guarded};
use crate::function::parse::Given;
use crate::function::returned::New;
use crate::function::{ClassReceiver, Function};
use crate::instance::{Borrowed, Bound, Py};
use crate::marker::Python;
use crate::prelude::*;
use crate::pyclass::PyClass;
use crate::raw::class_type;
use crate::types::{PyAny, PyDict, PyTuple, PyType};

/// `tp_new` and `tp_init` as they were when the class was made.
///
/// Python code may put other functions in place later (`A.__init__ = f`), which a plain call has to respect.
pub(crate) struct Installed {
    new: AtomicPtr<std::ffi::c_void>,
    init: AtomicPtr<std::ffi::c_void>,
}

impl Installed {
    #[inline]
    pub(crate) const fn new() -> Self {
        Self { new: AtomicPtr::new(std::ptr::null_mut()), init: AtomicPtr::new(std::ptr::null_mut()) }
    }

    /// Remembers what stands in `class`.
    #[inline]
    pub(crate) fn remember(&self, class: &Bound<'_, PyType>) {
        let (new, init) = class_type::constructors(class.as_borrowed());
        self.new.store(new, Ordering::Relaxed);
        self.init.store(init, Ordering::Relaxed);
    }

    #[inline]
    fn still_stands(&self, class: &Bound<'_, PyType>) -> bool {
        let (new, init) = class_type::constructors(class.as_borrowed());
        new == self.new.load(Ordering::Relaxed) && init == self.init.load(Ordering::Relaxed)
    }
}

/// Makes the parameter names of a constructor or a special method.
pub(crate) fn prepare<F: Function<N>, const N: usize>(py: Python<'_>) -> PyResult<()> {
    F::names().map_or(Ok(()), |names| names.prepare(py, &F::DESCRIPTOR))
}

/// A plain call of the class: `tp_vectorcall`, which derived classes do not inherit.
pub(crate) unsafe extern "C" fn vectorcall<C, F, const N: usize>(
    class: *mut ffi::PyObject,
    arguments: *const *mut ffi::PyObject,
    flagged_count: usize,
    names: *mut ffi::PyObject,
) -> *mut ffi::PyObject
where
    C: PyClass,
    F: Function<N, Output = New<C>, Receiver = ClassReceiver<C>>,
{
    guarded(|py| {
        // SAFETY: CPython calls this with the class whose `tp_vectorcall` it is.
        let this = unsafe { F::Receiver::from_ptr(py, class) };
        let count = flagged_count & !ffi::PY_VECTORCALL_ARGUMENTS_OFFSET;
        if !C::cell().installed().still_stands(&this) {
            // SAFETY: CPython passes `count` live objects, then one for each name, and keeps them alive for the call.
            let given = unsafe { Given::vector(py, arguments, count, names) };
            return call_by_protocol(this, &given).map(Bound::into_ptr);
        }
        // SAFETY: the class is a receiver of a constructor; for the arguments, as above.
        let new = unsafe { call_vector::<F, N>(py, class, arguments, count, names) }?;
        new.create_exact(this)
    })
}

/// What `type.__call__` does: `__new__`, then `__init__`, whatever stands there now.
#[cold]
fn call_by_protocol<'py>(class: Borrowed<'_, 'py, PyType>, given: &Given<'_, 'py>) -> PyResult<Bound<'py, PyAny>> {
    let (arguments, keywords) = given.to_tuple_and_dict(class.py())?;
    class_type::call(&class, &arguments, keywords.as_ref())
}

/// `tp_new`: for derived classes, `cls.__new__(cls, ...)`, `copy`, `pickle`.
pub(crate) unsafe extern "C" fn new<C, F, const N: usize>(
    class: *mut ffi::PyTypeObject,
    arguments: *mut ffi::PyObject,
    keywords: *mut ffi::PyObject,
) -> *mut ffi::PyObject
where
    C: PyClass,
    F: Function<N, Output = New<C>, Receiver = ClassReceiver<C>>,
{
    guarded(|py| {
        // SAFETY: CPython calls `tp_new` with the class or a class derived from it.
        let this = unsafe { F::Receiver::from_ptr(py, class.cast()) };
        // SAFETY: ... with a tuple ...
        let arguments: Borrowed<'_, '_, PyTuple> = unsafe { Borrowed::from_ptr_unchecked(py, arguments) };
        // SAFETY: ... and a dictionary or null, all of which it keeps alive for the call.
        let keywords: Option<Borrowed<'_, '_, PyDict>> = unsafe { Borrowed::from_raw_or_opt(py, keywords) };
        let given = Given::tuple(&arguments, keywords);
        // SAFETY: the class is a receiver of a constructor, and CPython keeps it alive for the call.
        let new = unsafe { call_tuple::<F, N>(py, class.cast(), &given) }?;
        new.create_for(this, Occasion::New(&arguments, keywords.as_deref()))
    })
}

/// `tp_new` of a class without a constructor: it has one all the same, or `object.__new__` would make empty instances.
pub(crate) unsafe extern "C" fn refuse_new(
    class: *mut ffi::PyTypeObject,
    _: *mut ffi::PyObject,
    _: *mut ffi::PyObject,
) -> *mut ffi::PyObject {
    guarded(|py| {
        // SAFETY: CPython calls `tp_new` with a class.
        let class: Borrowed<'_, '_, PyType> = unsafe { Borrowed::from_ptr_unchecked(py, class.cast()) };
        let name = class_type::name_with_module(&class);
        Err::<*mut ffi::PyObject, _>(PyTypeError::new_err(format!("cannot create '{name}' instances")))
    })
}

/// `tp_alloc` of a class whose chain ends at `object`: instances are allocated with their values only.
///
/// `object.__new__` comes here when another `__new__` was put into the class. Classes derived in Python have an
/// allocator of their own: see [`layout::has_value`].
pub(crate) unsafe extern "C" fn refuse_alloc(class: *mut ffi::PyTypeObject, _: ffi::Py_ssize_t) -> *mut ffi::PyObject {
    guarded(|py| {
        // SAFETY: CPython calls `tp_alloc` with a class.
        let class: Borrowed<'_, '_, PyType> = unsafe { Borrowed::from_ptr_unchecked(py, class.cast()) };
        let name = class_type::name_with_module(&class);
        let text = format!("object.__new__({name}) is not safe, use {name}.__new__()");
        Err::<*mut ffi::PyObject, _>(PyTypeError::new_err(text))
    })
}

/// An instance of exactly `C` with these values.
#[inline]
pub(crate) fn instance<C: PyClass>(class: Borrowed<'_, '_, PyType>, values: PyClassInitializer<C>) -> PyResult<Py<C>> {
    let occasion = match layout::size::<C>() {
        Some(size) if const { layout::is_bare::<C>() } => match reused::<C>(class) {
            Some(reused) => reused,
            None if build::is_collected::<C>() => Occasion::Rust,
            None => Occasion::Sized(size),
        },
        _ => Occasion::Rust,
    };
    create(class, values, occasion)
}

/// Memory that an instance of exactly `C` had before, if some was kept.
#[inline]
fn reused<C: PyClass>(class: Borrowed<'_, '_, PyType>) -> Option<Occasion<'static, 'static>> {
    if C::DESCRIPTOR.freelist == 0 {
        return None;
    }
    C::cell().free(class.py(), class.as_ptr())?.take().map(Occasion::Reused)
}

/// An instance of `C`, or of a class derived from it, with these values.
///
/// # Errors
///
/// `TypeError` where the class is derived from another class of ours, whose values it would not get: Python code reaches
/// this once it has put another `__new__` into that class.
fn derived_instance<C: PyClass>(
    class: Borrowed<'_, '_, PyType>,
    values: PyClassInitializer<C>,
    occasion: Occasion<'_, '_>,
) -> PyResult<Py<C>> {
    if !class_type::native(&class).is(cell::type_object::<C>(class.py())) {
        let (ours, name) = (C::NAME, class.name()?);
        return Err(PyTypeError::new_err(format!("{ours}.__new__({name}) is not safe, use {name}.__new__()")));
    }
    create(class, values, occasion)
}

#[inline]
fn create<C: PyClass>(
    class: Borrowed<'_, '_, PyType>,
    values: PyClassInitializer<C>,
    occasion: Occasion<'_, '_>,
) -> PyResult<Py<C>> {
    // SAFETY: the class is `C` or derived from it, with no class of ours in between; all values are written.
    let object = unsafe { values.create(class, occasion) }?;
    // SAFETY: an owned reference to an instance of `C`.
    Ok(unsafe { Py::from_owned_ptr(class.py(), object) })
}

impl<C: PyClass> New<C> {
    /// The instance of exactly `C`.
    #[inline]
    fn create_exact(self, class: Borrowed<'_, '_, PyType>) -> PyResult<*mut ffi::PyObject> {
        match self {
            Self::Values(values) => instance(class, values).map(Py::into_ptr),
            Self::Object(existing) => Ok(existing.into_ptr()),
        }
    }

    /// The instance of `class`, which is `C` or derived from it, for Rust.
    ///
    /// # Errors
    ///
    /// As for Python.
    pub(crate) fn create(self, class: Borrowed<'_, '_, PyType>) -> PyResult<Py<PyAny>> {
        let object = self.create_for(class, Occasion::Rust)?;
        // SAFETY: an owned reference.
        Ok(unsafe { Py::from_owned_ptr(class.py(), object) })
    }

    /// The instance of `class`, which is `C` or derived from it.
    fn create_for(self, class: Borrowed<'_, '_, PyType>, occasion: Occasion<'_, '_>) -> PyResult<*mut ffi::PyObject> {
        match self {
            Self::Values(values) if class.as_ptr() != cell::type_object::<C>(class.py()).as_ptr() => {
                derived_instance(class, values, occasion).map(Py::into_ptr)
            }
            Self::Values(values) if const { C::Base::END.is_none() } => {
                create(class, values, occasion).map(Py::into_ptr)
            }
            new => new.create_exact(class),
        }
    }
}
