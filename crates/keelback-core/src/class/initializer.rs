//! What a new instance begins with: a value for each class of its chain that is ours.

use crate::PyErr;
use crate::class::base::{ClassBase, Subclassable};
use crate::class::{construct, layout};
use crate::exceptions::PyTypeError;
use crate::ffi;
use crate::instance::{Borrowed, Bound, Py};
use crate::marker::Python;
use crate::prelude::*;
use crate::pyclass::{PyClass, PyClassImpl};
use crate::raw::class_type;
use crate::types::{PyDict, PyTuple, PyType};

/// The values of a new instance: that of its class, and what its base begins with.
///
/// ```
/// use keelback::prelude::*;
///
/// #[pyclass(subclass)]
/// struct Animal {
///     #[pyo3(get)]
///     name: String,
/// }
///
/// #[pyclass(extends = Animal)]
/// struct Dog {
///     #[pyo3(get)]
///     tricks: u32,
/// }
///
/// #[pymethods]
/// impl Dog {
///     #[new]
///     fn new(name: String) -> PyClassInitializer<Self> {
///         PyClassInitializer::from(Animal { name }).add_subclass(Dog { tricks: 0 })
///     }
/// }
///
/// Python::attach(|py| {
///     let rex = py.get_type::<Dog>().call1(("Rex",)).unwrap();
///     assert_eq!(rex.getattr("name").unwrap().to_string(), "Rex");
/// });
/// ```
pub struct PyClassInitializer<C: PyClass> {
    value: C,
    base: BaseInitializer<C>,
}

type BaseInitializer<C> = <<C as PyClassImpl>::Base as ClassBase>::Initializer;

impl<C: PyClass> PyClassInitializer<C> {
    /// The value of the class, and what its base begins with.
    #[must_use]
    #[inline]
    pub fn new(value: C, base: <C::Base as ClassBase>::Initializer) -> Self {
        Self { value, base }
    }

    /// Goes on with the value of a class that is derived from this one.
    #[must_use]
    #[inline]
    pub fn add_subclass<S>(self, value: S) -> PyClassInitializer<S>
    where
        C: Subclassable,
        S: PyClass + PyClassImpl<Base = C>,
    {
        PyClassInitializer { value, base: self }
    }

    /// Makes the instance.
    ///
    /// # Errors
    ///
    /// `MemoryError`, or what the `__new__` of a base of Python's own raises.
    #[inline]
    pub(crate) fn create_class_object(self, py: Python<'_>) -> PyResult<Bound<'_, C>> {
        let class = crate::class::cell::type_object::<C>(py);
        construct::instance(class.as_borrowed(), self).map(|object| object.into_bound(py))
    }
}

impl<C: PyClass, B: ClassBase> PyClassInitializer<C>
where
    C: PyClassImpl<Base: ClassBase<Initializer = NativeInitializer<B>>>,
{
    /// Says what the `__new__` of the base, a type of Python's own, is called with; without this it gets no arguments.
    ///
    /// Types whose instances never change need it, as `float` and `datetime.date` do. Others take their arguments in
    /// `__init__`, which Python calls with those of the constructor.
    ///
    /// ```
    /// use keelback::prelude::*;
    /// use keelback::types::PyFloat;
    ///
    /// #[pyclass(extends = PyFloat)]
    /// struct Celsius;
    ///
    /// #[pymethods]
    /// impl Celsius {
    ///     #[new]
    ///     fn new(degrees: Bound<'_, PyFloat>) -> PyResult<PyClassInitializer<Self>> {
    ///         PyClassInitializer::from(Celsius).with_base_args(degrees.py(), (degrees,))
    ///     }
    /// }
    ///
    /// Python::attach(|py| {
    ///     let warm = py.get_type::<Celsius>().call1((20.5,)).unwrap();
    ///     assert_eq!(warm.extract::<f64>().unwrap(), 20.5);
    /// });
    /// ```
    ///
    /// # Errors
    ///
    /// Whatever making the tuple raises.
    pub fn with_base_args<'py, A>(mut self, py: Python<'py>, arguments: A) -> PyResult<Self>
    where
        A: IntoPyObject<'py, Target = PyTuple>,
    {
        let arguments = arguments.into_pyobject(py).map_err(Into::into)?;
        self.base.arguments = Some(crate::instance::BoundObject::unbind(arguments));
        Ok(self)
    }
}

impl<C: PyClass> From<C> for PyClassInitializer<C>
where
    BaseInitializer<C>: Alone,
{
    #[inline]
    fn from(value: C) -> Self {
        Self { value, base: Alone::alone() }
    }
}

impl<S, B> From<(S, B)> for PyClassInitializer<S>
where
    S: PyClass + PyClassImpl<Base = B>,
    B: PyClass + Subclassable,
    BaseInitializer<B>: Alone,
{
    #[inline]
    fn from((value, base): (S, B)) -> Self {
        PyClassInitializer::from(base).add_subclass(value)
    }
}

/// How an instance comes to be made.
#[derive(Clone, Copy)]
pub enum Occasion<'a, 'py> {
    /// It takes this many bytes, is of exactly the class, and the collector does not track it.
    Sized(usize),
    /// It is of exactly the class, in memory that an instance of the class had before.
    Reused(*mut ffi::PyObject),
    /// Rust asked for it.
    Rust,
    /// Python called `__new__`.
    New(&'a Bound<'py, PyTuple>, Option<&'a Bound<'py, PyDict>>),
}

/// What an instance of a base begins with.
pub trait Initialize: Sized {
    /// A new instance of `class`, with the values of this part of the chain written; an owned reference.
    ///
    /// # Errors
    ///
    /// `MemoryError`, or what the `__new__` of a type of Python's own raises.
    ///
    /// # Safety
    ///
    /// `class` is the class that this belongs to or derived from it, and the caller writes the values of the rest of
    /// the chain before it calls anything.
    unsafe fn create(self, class: Borrowed<'_, '_, PyType>, occasion: Occasion<'_, '_>)
    -> PyResult<*mut ffi::PyObject>;
}

impl<C: PyClass> Initialize for PyClassInitializer<C> {
    #[inline]
    unsafe fn create(
        self,
        class: Borrowed<'_, '_, PyType>,
        occasion: Occasion<'_, '_>,
    ) -> PyResult<*mut ffi::PyObject> {
        // SAFETY: a class derived from `C` is derived from its base; the value follows at once.
        let object = unsafe { self.base.create(class, occasion) }?;
        // SAFETY: an instance of `C`, live and without a value: zeroed, or of a class that cannot be empty.
        if const { C::Base::END.is_none() && !C::Base::IS_OURS } && unsafe { layout::was_written::<C>(object) } {
            // SAFETY: an owned reference.
            unsafe { ffi::Py_DECREF(object) };
            return Err(PyTypeError::new_err("`__new__` of the base class gave an instance that exists already"));
        }
        // SAFETY: a new instance of `C`, whose value was not written: the base made it just now.
        unsafe { layout::write(object, self.value) };
        Ok(object)
    }
}

/// What a base begins with where nothing is said of it.
#[diagnostic::on_unimplemented(
    message = "a class that extends another one of yours does not begin with its own value alone",
    note = "begin with that of the base: `PyClassInitializer::from(base).add_subclass(value)`"
)]
pub trait Alone {
    /// This.
    fn alone() -> Self;
}

/// The beginning of an `object`.
pub struct ObjectInitializer;

impl Alone for ObjectInitializer {
    #[inline]
    fn alone() -> Self {
        Self
    }
}

impl Initialize for ObjectInitializer {
    #[inline]
    unsafe fn create(
        self,
        class: Borrowed<'_, '_, PyType>,
        occasion: Occasion<'_, '_>,
    ) -> PyResult<*mut ffi::PyObject> {
        let memory = match occasion {
            // SAFETY: the thread is attached; the size is that of the class's instances.
            Occasion::Sized(size) => unsafe { ffi::PyObject_Malloc(size) },
            Occasion::Reused(memory) => return Ok(reuse(memory, class)),
            Occasion::Rust | Occasion::New(..) => return class_type::allocate(&class),
        };
        if memory.is_null() {
            return Err(crate::exceptions::PyMemoryError::new_err(()));
        }
        // SAFETY: memory for one instance of a class that the collector does not track; the call takes a reference to it.
        Ok(unsafe { ffi::PyObject_Init(memory.cast(), class.as_ptr().cast()) })
    }
}

/// An instance in memory that one of the class had before.
fn reuse(memory: *mut ffi::PyObject, class: Borrowed<'_, '_, PyType>) -> *mut ffi::PyObject {
    // SAFETY: memory for one instance of the class; the call takes a reference to it.
    let object = unsafe { ffi::PyObject_Init(memory, class.as_ptr().cast()) };
    if class_type::is_collected(class) {
        // SAFETY: a class with the collector's flag, whose last instance in this memory was untracked at its end. The
        // collector runs only after the values are written.
        unsafe { ffi::PyObject_GC_Track(object.cast()) };
    }
    object
}

/// The beginning of an instance of a type of Python's own: the arguments of its `__new__`.
pub struct NativeInitializer<B> {
    arguments: Option<Py<PyTuple>>,
    base: std::marker::PhantomData<fn(B)>,
}

impl<B> Alone for NativeInitializer<B> {
    #[inline]
    fn alone() -> Self {
        Self { arguments: None, base: std::marker::PhantomData }
    }
}

/// An error of a `__new__` that got no arguments, with a word about how to pass some.
#[cold]
fn wants_arguments(error: PyErr, base: &Bound<'_, PyType>) -> PyErr {
    let py = base.py();
    if error.is_instance_of::<PyTypeError>(py) {
        let name = base.name().map_or_else(|_| "the base".to_owned(), |name| name.to_string());
        let note = format!("{name}.__new__ got no arguments: `PyClassInitializer::with_base_args` passes some");
        // The error is what counts.
        let _ = error.add_note(py, note.as_str());
    }
    error
}

impl<B: ClassBase> Initialize for NativeInitializer<B> {
    unsafe fn create(
        self,
        class: Borrowed<'_, '_, PyType>,
        occasion: Occasion<'_, '_>,
    ) -> PyResult<*mut ffi::PyObject> {
        let py = class.py();
        let base = B::type_object(py);
        match (self.arguments, occasion) {
            // SAFETY: the chain of the class ends at its base, by this function's contract.
            (Some(arguments), _) => unsafe { class_type::native_new(&base, &class, arguments.bind(py), None) },
            (None, Occasion::New(arguments, keywords)) if B::GETS_ARGUMENTS => {
                // SAFETY: as above.
                unsafe { class_type::native_new(&base, &class, arguments, keywords) }
            }
            _ => {
                // SAFETY: as above.
                let made = unsafe { class_type::native_new(&base, &class, &PyTuple::empty(py), None) };
                made.map_err(|error| wants_arguments(error, &base))
            }
        }
    }
}
