//! Where the type objects of a class are kept: one in each interpreter.

use std::sync::OnceLock;
use std::sync::atomic::{AtomicUsize, Ordering};

use crate::class::build;
use crate::class::construct::Installed;
use crate::class::fragments::Fragments;
use crate::class::free_list::FreeList;
use crate::class::further::FurtherBlocks;
use crate::class::layout::Places;
use crate::class::making::{Making, UnfinishedCell};
use crate::conversion::CastError;
use crate::exceptions::PyRuntimeError;
use crate::ffi;
use crate::instance::{Borrowed, Bound};
use crate::marker::Python;
use crate::prelude::*;
use crate::pyclass::PyClass;
use crate::raw::class_type;
use crate::sync::interpreter::ObjectCell;
use crate::types::PyType;

/// What all interpreters share of a class: tables that CPython keeps pointers to, made once and never freed.
pub(crate) struct MadeClass {
    /// The methods; their address also tells whether a type is exactly this class.
    pub(crate) methods: &'static [ffi::PyMethodDef],
    pub(crate) slots: Vec<ffi::PyType_Slot>,
    pub(crate) fragments: Fragments,
    pub(crate) collected: bool,
    pub(crate) places: Places,
    pub(crate) vectorcall: Option<ffi::vectorcallfunc>,
}

// SAFETY: the tables hold pointers to texts and functions that live for ever, and are only read.
unsafe impl Send for MadeClass {}
// SAFETY: as for `Send`.
unsafe impl Sync for MadeClass {}

/// Where the type objects of a class are kept.
pub struct ClassCell {
    object: ObjectCell,
    made: OnceLock<MadeClass>,
    installed: Installed,
    further: FurtherBlocks,
    free: FreeList,
    /// [`Places::offset`] of a class over a type of Python's own; 0 before it is made.
    offset: AtomicUsize,
    unfinished: UnfinishedCell,
}

impl ClassCell {
    /// A class that is not made yet.
    #[must_use]
    #[inline]
    pub const fn new() -> Self {
        Self {
            object: ObjectCell::new(),
            made: OnceLock::new(),
            installed: Installed::new(),
            further: FurtherBlocks::new(),
            free: FreeList::new(),
            offset: AtomicUsize::new(0),
            unfinished: UnfinishedCell::new(),
        }
    }

    /// The blocks of methods after the first one.
    #[inline]
    pub(crate) fn further(&self) -> &FurtherBlocks {
        &self.further
    }

    /// The memory that is kept for instances of exactly `class`; none where that cannot be done.
    ///
    /// Memory belongs to the interpreter that allocated it, so that there has to be one; and without a GIL others may still look at it.
    #[inline]
    pub(crate) fn free(&'static self, py: Python<'_>, class: *mut ffi::PyObject) -> Option<&'static FreeList> {
        let only = self.object.get_single(py)?;
        (only.as_ptr() == class && !ffi::layout().free_threaded).then_some(&self.free)
    }

    /// The constructors that the class was made with.
    #[inline]
    pub(crate) fn installed(&self) -> &Installed {
        &self.installed
    }

    /// The tables of a class whose type exists.
    #[inline]
    pub(crate) fn made(&self) -> Option<&MadeClass> {
        self.made.get()
    }

    /// The tables, made when the first interpreter makes the type.
    #[inline]
    pub(crate) fn made_or_init(&self, make: impl FnOnce() -> MadeClass) -> &MadeClass {
        let made = self.made.get_or_init(make);
        self.offset.store(made.places.offset, Ordering::Relaxed);
        made
    }

    /// Where the value of an instance begins, of a class whose type exists.
    #[inline]
    pub(crate) fn offset(&self) -> usize {
        self.offset.load(Ordering::Relaxed)
    }
}

impl Default for ClassCell {
    #[inline]
    fn default() -> Self {
        Self::new()
    }
}

/// The type object of `C` in this interpreter.
///
/// # Panics
///
/// If it cannot be made; the message has Python's reason.
#[inline]
pub(crate) fn type_object<'py, C: PyClass>(py: Python<'py>) -> &'py Bound<'py, PyType> {
    match try_type_object::<C>(py, None) {
        Ok(class) => class,
        Err(error) => failed::<C>(py, error),
    }
}

#[cold]
fn failed<C: PyClass>(py: Python<'_>, error: PyErr) -> ! {
    error.write_unraisable(py, None);
    panic!("failed to create type object for {}", C::NAME)
}

/// The type object of `C` in this interpreter, made with `module` as its `__module__` if it was not made before.
///
/// # Errors
///
/// `RuntimeError`, whose cause is what making the class raised.
#[inline]
pub(crate) fn try_type_object<'py, C: PyClass>(
    py: Python<'py>,
    module: Option<&str>,
) -> PyResult<&'py Bound<'py, PyType>> {
    let cell = C::cell();
    if let Some(class) = cell.object.get(py) {
        // SAFETY: what the cell holds is a class.
        return Ok(unsafe { class.cast_raw_ref() });
    }
    make::<C>(py, module)
}

#[cold]
fn make<'py, C: PyClass>(py: Python<'py>, module: Option<&str>) -> PyResult<&'py Bound<'py, PyType>> {
    make_once::<C>(py, module).map_err(|error| while_initializing(py, &format!("class {}", C::NAME), error))
}

/// The error that says what was being initialized when `error` was raised.
#[cold]
pub(super) fn while_initializing(py: Python<'_>, what: &str, error: PyErr) -> PyErr {
    let outer = PyRuntimeError::new_err(format!("An error occurred while initializing {what}"));
    outer.set_cause(py, Some(error));
    outer
}

fn make_once<'py, C: PyClass>(py: Python<'py>, module: Option<&str>) -> PyResult<&'py Bound<'py, PyType>> {
    let cell = C::cell();
    let making = Making::begin(py);
    // Another thread has made it by now, or this one is about to.
    if let Some(class) = cell.object.get(py).or_else(|| cell.unfinished.get(py, &making)) {
        // SAFETY: what the cells hold is a class.
        return Ok(unsafe { class.cast_raw_ref() });
    }
    let class = build::class::<C>(py, module)?;
    cell.unfinished.finish(&class, &making, || build::add_attributes::<C>(&class))?;
    let class = cell.object.get_or_try_init(py, || Ok(class.into_any().unbind()))?;
    // SAFETY: as above.
    Ok(unsafe { class.cast_raw_ref() })
}

/// Whether the object's type is exactly `C`, whichever interpreter it is of; false where that cannot be told inline.
#[inline]
pub(crate) fn is_exactly<C: PyClass>(object: &Bound<'_, PyAny>) -> bool {
    let Some(made) = C::cell().made() else { return false };
    // SAFETY: a live object keeps its type alive.
    let class = unsafe { class_type::type_of(object.py(), object.as_ptr()) };
    ffi::layout().type_fields && class_type::methods(class) == made.methods.as_ptr()
}

/// The object as an instance of `C`, if it is one; inline for what is no instance of a derived class.
///
/// # Errors
///
/// As [`Borrowed::cast`].
#[inline]
pub(crate) fn cast<'a, 'py, C: PyClass>(
    object: Borrowed<'a, 'py, PyAny>,
) -> Result<Borrowed<'a, 'py, C>, CastError<'a, 'py>> {
    if is_exactly::<C>(&object) {
        // SAFETY: the object's type is the class.
        return Ok(unsafe { Borrowed::from_ptr_unchecked(object.py(), object.as_ptr()) });
    }
    cast_derived(object)
}

/// As [`cast`], for what is an instance of a derived class or none: a call, so that the usual case is small where it is inlined.
#[inline(never)]
fn cast_derived<'a, 'py, C: PyClass>(
    object: Borrowed<'a, 'py, PyAny>,
) -> Result<Borrowed<'a, 'py, C>, CastError<'a, 'py>> {
    object.cast::<C>()
}
