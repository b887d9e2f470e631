//! `object`: what every Python object can do.

use std::cell::UnsafeCell;
use std::cmp::Ordering;

use super::sealed::Sealed;
use super::{CompareOp, PyDict, PyIterator, PyList, PyString, PySuper, PyType};
use crate::PyResult;
use crate::call::PyCallArgs;
use crate::conversion::{FromPyObject, IntoPyObject};
use crate::ffi;
use crate::instance::{Borrowed, Bound, Py};
use crate::raw;
use crate::type_object::{PyTypeCheck, PyTypeInfo};

/// Any Python object.
///
/// ```
/// use keelback_core::prelude::*;
/// use keelback_core::types::PyString;
///
/// Python::attach(|py| {
///     let object: Bound<'_, PyAny> = PyString::new(py, "keel").into_any();
///     assert_eq!(object.len().unwrap(), 4);
///     assert!(object.getattr("upper").unwrap().is_callable());
/// });
/// ```
#[repr(transparent)]
pub struct PyAny(#[allow(dead_code)] UnsafeCell<ffi::PyObject>);

raw::any_type::implement!(PyAny);

macro_rules! operators {
    ($($(#[$meta:meta])* $name:ident;)*) => {
        $(
            $(#[$meta])*
            ///
            /// # Errors
            ///
            /// What the operator raises; `TypeError` if neither operand knows it.
            fn $name<O>(&self, other: O) -> PyResult<Bound<'py, PyAny>>
            where
                O: IntoPyObject<'py>;
        )*
    };
}

macro_rules! unary {
    ($($(#[$meta:meta])* $name:ident;)*) => {
        $(
            $(#[$meta])*
            ///
            /// # Errors
            ///
            /// What the operator raises; `TypeError` if the object does not know it.
            fn $name(&self) -> PyResult<Bound<'py, PyAny>>;
        )*
    };
}

macro_rules! comparisons {
    ($($(#[$meta:meta])* $name:ident;)*) => {
        $(
            $(#[$meta])*
            ///
            /// # Errors
            ///
            /// What the comparison raises, or asking its result for its truth.
            fn $name<O>(&self, other: O) -> PyResult<bool>
            where
                O: IntoPyObject<'py>;
        )*
    };
}

/// The methods of every handle.
///
/// Where a Python method or operator takes an object, these take whatever converts to one.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a handle to a Python object",
    note = "`Bound<'_, PyAny>` has these methods"
)]
pub trait PyAnyMethods<'py>: Sealed {
    /// Whether both are the same object, as `is` says.
    fn is<T: AsRef<Py<PyAny>>>(&self, other: T) -> bool;

    /// Whether there is an attribute of that name.
    ///
    /// # Errors
    ///
    /// What looking for it raises, other than `AttributeError`.
    fn hasattr<N>(&self, attr_name: N) -> PyResult<bool>
    where
        N: IntoPyObject<'py, Target = PyString>;

    /// `self.attr_name`.
    ///
    /// # Errors
    ///
    /// `AttributeError` if there is none.
    fn getattr<N>(&self, attr_name: N) -> PyResult<Bound<'py, PyAny>>
    where
        N: IntoPyObject<'py, Target = PyString>;

    /// `self.attr_name`, or `None` if there is no such attribute.
    ///
    /// # Errors
    ///
    /// What looking for it raises, other than `AttributeError`.
    fn getattr_opt<N>(&self, attr_name: N) -> PyResult<Option<Bound<'py, PyAny>>>
    where
        N: IntoPyObject<'py, Target = PyString>;

    /// `self.attr_name = value`.
    ///
    /// # Errors
    ///
    /// What setting it raises; those of the conversion.
    fn setattr<N, V>(&self, attr_name: N, value: V) -> PyResult<()>
    where
        N: IntoPyObject<'py, Target = PyString>,
        V: IntoPyObject<'py>;

    /// `del self.attr_name`.
    ///
    /// # Errors
    ///
    /// `AttributeError` if there is none.
    fn delattr<N>(&self, attr_name: N) -> PyResult<()>
    where
        N: IntoPyObject<'py, Target = PyString>;

    /// Tries `==`, `<`, `>` in this order.
    ///
    /// # Errors
    ///
    /// What the comparisons raise; `TypeError` if none of them holds.
    fn compare<O>(&self, other: O) -> PyResult<Ordering>
    where
        O: IntoPyObject<'py>;

    /// A comparison, with whatever object it gives.
    ///
    /// # Errors
    ///
    /// What the comparison raises.
    fn rich_compare<O>(&self, other: O, compare_op: CompareOp) -> PyResult<Bound<'py, PyAny>>
    where
        O: IntoPyObject<'py>;

    unary! {
        /// `-self`.
        neg;
        /// `+self`.
        pos;
        /// `abs(self)`.
        abs;
        /// `~self`.
        bitnot;
    }

    comparisons! {
        /// `bool(self < other)`.
        lt;
        /// `bool(self <= other)`.
        le;
        /// `bool(self == other)`.
        eq;
        /// `bool(self != other)`.
        ne;
        /// `bool(self > other)`.
        gt;
        /// `bool(self >= other)`.
        ge;
    }

    operators! {
        /// `self + other`.
        add;
        /// `self - other`.
        sub;
        /// `self * other`.
        mul;
        /// `self @ other`.
        matmul;
        /// `self / other`.
        div;
        /// `self // other`.
        floor_div;
        /// `self % other`.
        rem;
        /// `divmod(self, other)`.
        divmod;
        /// `self << other`.
        lshift;
        /// `self >> other`.
        rshift;
        /// `self & other`.
        bitand;
        /// `self | other`.
        bitor;
        /// `self ^ other`.
        bitxor;
    }

    /// `pow(self, other, modulus)`; the modulus may be `py.None()`.
    ///
    /// # Errors
    ///
    /// What the operator raises; `TypeError` if no operand knows it.
    fn pow<O1, O2>(&self, other: O1, modulus: O2) -> PyResult<Bound<'py, PyAny>>
    where
        O1: IntoPyObject<'py>,
        O2: IntoPyObject<'py>;

    /// Whether it can be called.
    fn is_callable(&self) -> bool;

    /// `self(*args, **kwargs)`.
    ///
    /// # Errors
    ///
    /// What the call raises; those of converting the arguments.
    fn call<A>(&self, args: A, kwargs: Option<&Bound<'py, PyDict>>) -> PyResult<Bound<'py, PyAny>>
    where
        A: PyCallArgs<'py>;

    /// `self()`.
    ///
    /// # Errors
    ///
    /// What the call raises.
    fn call0(&self) -> PyResult<Bound<'py, PyAny>>;

    /// `self(*args)`.
    ///
    /// # Errors
    ///
    /// What the call raises; those of converting the arguments.
    fn call1<A>(&self, args: A) -> PyResult<Bound<'py, PyAny>>
    where
        A: PyCallArgs<'py>;

    /// `self.name(*args, **kwargs)`.
    ///
    /// # Errors
    ///
    /// What the call raises; `AttributeError` if there is no such method; those of converting the arguments.
    fn call_method<N, A>(&self, name: N, args: A, kwargs: Option<&Bound<'py, PyDict>>) -> PyResult<Bound<'py, PyAny>>
    where
        N: IntoPyObject<'py, Target = PyString>,
        A: PyCallArgs<'py>;

    /// `self.name()`.
    ///
    /// # Errors
    ///
    /// What the call raises; `AttributeError` if there is no such method.
    fn call_method0<N>(&self, name: N) -> PyResult<Bound<'py, PyAny>>
    where
        N: IntoPyObject<'py, Target = PyString>;

    /// `self.name(*args)`.
    ///
    /// # Errors
    ///
    /// What the call raises; `AttributeError` if there is no such method; those of converting the arguments.
    fn call_method1<N, A>(&self, name: N, args: A) -> PyResult<Bound<'py, PyAny>>
    where
        N: IntoPyObject<'py, Target = PyString>,
        A: PyCallArgs<'py>;

    /// `bool(self)`.
    ///
    /// # Errors
    ///
    /// What `__bool__` or `__len__` raises.
    fn is_truthy(&self) -> PyResult<bool>;

    /// Whether it is `None`.
    fn is_none(&self) -> bool;

    /// `len(self) == 0`.
    ///
    /// # Errors
    ///
    /// `TypeError` if it has no length.
    fn is_empty(&self) -> PyResult<bool>;

    /// `self[key]`.
    ///
    /// # Errors
    ///
    /// `KeyError`, `IndexError`, or `TypeError` if it cannot be subscripted.
    fn get_item<K>(&self, key: K) -> PyResult<Bound<'py, PyAny>>
    where
        K: IntoPyObject<'py>;

    /// `self[key] = value`.
    ///
    /// # Errors
    ///
    /// What setting it raises; `TypeError` if items cannot be set.
    fn set_item<K, V>(&self, key: K, value: V) -> PyResult<()>
    where
        K: IntoPyObject<'py>,
        V: IntoPyObject<'py>;

    /// `del self[key]`.
    ///
    /// # Errors
    ///
    /// `KeyError`, `IndexError`, or `TypeError` if items cannot be deleted.
    fn del_item<K>(&self, key: K) -> PyResult<()>
    where
        K: IntoPyObject<'py>;

    /// `iter(self)`.
    ///
    /// # Errors
    ///
    /// `TypeError` if it cannot be iterated over.
    fn try_iter(&self) -> PyResult<Bound<'py, PyIterator>>;

    /// Its type.
    fn get_type(&self) -> Bound<'py, PyType>;

    /// The address of its type; the object keeps the type alive.
    fn get_type_ptr(&self) -> *mut ffi::PyTypeObject;

    /// Converts it to a Rust value.
    ///
    /// # Errors
    ///
    /// Those of the conversion: usually `TypeError` for another type, `OverflowError` or `ValueError` out of range.
    fn extract<'a, T>(&'a self) -> Result<T, T::Error>
    where
        T: FromPyObject<'a, 'py>;

    /// The reference count, which says little: some objects are immortal, some references are not counted.
    fn get_refcnt(&self) -> isize;

    /// `repr(self)`.
    ///
    /// # Errors
    ///
    /// What `__repr__` raises.
    fn repr(&self) -> PyResult<Bound<'py, PyString>>;

    /// `str(self)`.
    ///
    /// # Errors
    ///
    /// What `__str__` raises.
    fn str(&self) -> PyResult<Bound<'py, PyString>>;

    /// `hash(self)`.
    ///
    /// # Errors
    ///
    /// `TypeError` if it cannot be hashed.
    fn hash(&self) -> PyResult<isize>;

    /// `len(self)`.
    ///
    /// # Errors
    ///
    /// `TypeError` if it has no length.
    fn len(&self) -> PyResult<usize>;

    /// `dir(self)`.
    ///
    /// # Errors
    ///
    /// What `__dir__` raises.
    fn dir(&self) -> PyResult<Bound<'py, PyList>>;

    /// `isinstance(self, ty)`.
    ///
    /// # Errors
    ///
    /// `TypeError` if `ty` is neither a type nor a tuple of types.
    fn is_instance(&self, ty: &Bound<'py, PyAny>) -> PyResult<bool>;

    /// Whether its type is exactly `ty`.
    fn is_exact_instance(&self, ty: &Bound<'py, PyAny>) -> bool;

    /// Whether it may be handled as a `T`.
    fn is_instance_of<T: PyTypeCheck>(&self) -> bool;

    /// Whether its type is exactly that of `T`.
    fn is_exact_instance_of<T: PyTypeInfo>(&self) -> bool;

    /// `value in self`.
    ///
    /// # Errors
    ///
    /// `TypeError` if it is no container.
    fn contains<V>(&self, value: V) -> PyResult<bool>
    where
        V: IntoPyObject<'py>;

    /// `super(type(self), self)`.
    ///
    /// # Errors
    ///
    /// What making it raises.
    fn py_super(&self) -> PyResult<Bound<'py, PySuper>>;
}

impl<'a, 'py, T> Borrowed<'a, 'py, T> {
    /// Converts it to a Rust value, which may point into the object.
    ///
    /// # Errors
    ///
    /// Those of the conversion.
    #[inline]
    pub fn extract<O>(self) -> Result<O, O::Error>
    where
        O: FromPyObject<'a, 'py>,
    {
        O::extract(self.to_any())
    }
}
