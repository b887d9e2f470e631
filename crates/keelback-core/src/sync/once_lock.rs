//! A value that is made once, in each interpreter.

use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::sync::{Mutex, MutexGuard, OnceLock, PoisonError};

use super::interpreter;
use crate::attach::wait;
use crate::err::PyResult;
use crate::instance::{Bound, Py};
use crate::marker::Python;
use crate::raw;
use crate::type_object::PyTypeCheck;
use crate::types::PyAnyMethods;

/// A value that is made when somebody asks for it first, and then only read.
///
/// It belongs to the interpreter that made it: another interpreter of the process makes its own. A thread that waits
/// while another one makes the value lets Python run meanwhile, so that the two cannot wait for each other. To ask for
/// the value while making it is a mistake, and panics.
///
/// ```
/// use keelback_core::prelude::*;
/// use keelback_core::sync::PyOnceLock;
/// use keelback_core::types::PyType;
///
/// static FRACTION: PyOnceLock<Py<PyType>> = PyOnceLock::new();
///
/// Python::attach(|py| {
///     let class = FRACTION.import(py, "fractions", "Fraction").unwrap();
///     assert_eq!(class.name().unwrap(), "Fraction");
/// });
/// ```
pub struct PyOnceLock<T> {
    first: Node<T>,
}

/// The value of one interpreter, and those of others behind it.
struct Node<T> {
    /// The interpreter's number; 0 until one takes the node.
    interpreter: AtomicU64,
    value: OnceLock<T>,
    /// Locked while the value is made.
    making: Mutex<()>,
    /// The thread state that makes it.
    maker: AtomicUsize,
    next: OnceLock<Box<Node<T>>>,
}

impl<T> Node<T> {
    const fn new() -> Self {
        Self {
            interpreter: AtomicU64::new(0),
            value: OnceLock::new(),
            making: Mutex::new(()),
            maker: AtomicUsize::new(0),
            next: OnceLock::new(),
        }
    }

    /// Locks the making of the value; whoever makes it may run Python, so that others wait detached.
    ///
    /// # Panics
    ///
    /// If this thread makes it already.
    fn make(&self, py: Python<'_>) -> Making<'_> {
        let thread = raw::thread_state::address(py);
        assert_ne!(self.maker.load(Ordering::Relaxed), thread, "a `PyOnceLock` was asked for the value that it makes");
        // A panic while the value was made left nothing half done.
        let lock = wait::mutex(py, &self.making).unwrap_or_else(PoisonError::into_inner);
        self.maker.store(thread, Ordering::Relaxed);
        Making { maker: &self.maker, _lock: lock }
    }
}

/// While this lives, one thread makes the value.
struct Making<'a> {
    maker: &'a AtomicUsize,
    _lock: MutexGuard<'a, ()>,
}

impl Drop for Making<'_> {
    #[inline]
    fn drop(&mut self) {
        self.maker.store(0, Ordering::Relaxed);
    }
}

impl<T> PyOnceLock<T> {
    /// A lock without a value.
    #[must_use]
    pub const fn new() -> Self {
        Self { first: Node::new() }
    }

    /// The value, if it was made.
    #[inline]
    pub fn get(&self, py: Python<'_>) -> Option<&T> {
        let interpreter = interpreter::id(py);
        let mut node = &self.first;
        while node.interpreter.load(Ordering::Acquire) != interpreter {
            node = node.next.get()?;
        }
        node.value.get()
    }

    /// The values of all interpreters.
    pub(crate) fn values(&self) -> impl Iterator<Item = &T> {
        std::iter::successors(Some(&self.first), |node| node.next.get().map(Box::as_ref))
            .filter_map(|node| node.value.get())
    }

    /// The node of the interpreter at hand, which takes one that nobody has if it has none.
    fn node(&self, py: Python<'_>) -> &Node<T> {
        let interpreter = interpreter::id(py);
        let mut node = &self.first;
        loop {
            let taken = node.interpreter.compare_exchange(0, interpreter, Ordering::AcqRel, Ordering::Acquire);
            if taken.is_ok() || taken == Err(interpreter) {
                return node;
            }
            node = node.next.get_or_init(|| Box::new(Node::new()));
        }
    }

    /// The value, made by `f` if it was not; one thread at a time makes it.
    ///
    /// # Panics
    ///
    /// If `f` panics, or asks for the value.
    #[inline]
    pub fn get_or_init<F>(&self, py: Python<'_>, f: F) -> &T
    where
        F: FnOnce() -> T,
    {
        match self.get_or_try_init(py, || Ok::<T, std::convert::Infallible>(f())) {
            Ok(value) => value,
            Err(never) => match never {},
        }
    }

    /// The value, made by `f` if it was not; one thread at a time makes it.
    ///
    /// # Errors
    ///
    /// Those of `f`; then there is still no value.
    ///
    /// # Panics
    ///
    /// If `f` panics, or asks for the value.
    #[inline]
    pub fn get_or_try_init<F, E>(&self, py: Python<'_>, f: F) -> Result<&T, E>
    where
        F: FnOnce() -> Result<T, E>,
    {
        match self.get(py) {
            Some(value) => Ok(value),
            None => self.make(py, f),
        }
    }

    #[cold]
    fn make<F, E>(&self, py: Python<'_>, f: F) -> Result<&T, E>
    where
        F: FnOnce() -> Result<T, E>,
    {
        let node = self.node(py);
        let _making = node.make(py);
        if let Some(value) = node.value.get() {
            return Ok(value);
        }
        let value = f()?;
        Ok(node.value.get_or_init(|| value))
    }

    /// Sets the value.
    ///
    /// # Errors
    ///
    /// Gives `value` back if there is one already.
    #[inline]
    pub fn set(&self, py: Python<'_>, value: T) -> Result<(), T> {
        self.node(py).value.set(value)
    }

    /// The value that an owned lock has: that of the interpreter at hand, or, detached, of the first that made one.
    fn own(&mut self) -> Option<&mut OnceLock<T>> {
        let Some(interpreter) = interpreter::id_if_attached() else { return Some(&mut self.first.value) };
        let mut node = &mut self.first;
        while *node.interpreter.get_mut() != interpreter {
            node = node.next.get_mut()?;
        }
        Some(&mut node.value)
    }

    /// The value, if it was made.
    #[inline]
    pub fn get_mut(&mut self) -> Option<&mut T> {
        self.own()?.get_mut()
    }

    /// Takes the value out, if it was made.
    #[inline]
    pub fn take(&mut self) -> Option<T> {
        self.own()?.take()
    }

    /// The value, if it was made.
    #[inline]
    pub fn into_inner(mut self) -> Option<T> {
        self.take()
    }
}

impl<T> PyOnceLock<Py<T>> {
    /// A lock with another reference to the same object.
    #[must_use]
    pub fn clone_ref(&self, py: Python<'_>) -> Self {
        let cloned = Self::new();
        if let Some(object) = self.get(py) {
            // Nobody else has seen the new lock.
            let _ = cloned.set(py, object.clone_ref(py));
        }
        cloned
    }
}

impl<T: PyTypeCheck> PyOnceLock<Py<T>> {
    /// The attribute of a module, imported when somebody asks first.
    ///
    /// # Errors
    ///
    /// What importing raises, `AttributeError`, or `TypeError` if the attribute is not a `T`.
    ///
    /// # Panics
    ///
    /// If importing the module asks for the same value.
    pub fn import<'py>(&self, py: Python<'py>, module_name: &str, attr_name: &str) -> PyResult<&Bound<'py, T>> {
        let object = self.get_or_try_init(py, || {
            let attribute = py.import(module_name)?.getattr(attr_name)?;
            PyResult::Ok(attribute.cast_into::<T>()?.unbind())
        })?;
        Ok(object.bind(py))
    }
}

impl<T> Default for PyOnceLock<T> {
    #[inline]
    fn default() -> Self {
        Self::new()
    }
}
