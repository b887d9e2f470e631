//! What the methods of every handle do.

use std::cmp::Ordering;

use super::{CompareOp, PyAny, PyAnyMethods, PyDict, PyIterator, PyList, PyString, PySuper, PyType};
use crate::PyResult;
use crate::call::{Callee, PyCallArgs};
use crate::conversion::{FromPyObject, IntoPyObject, IntoPyObjectExt};
use crate::exceptions::PyTypeError;
use crate::ffi;
use crate::instance::{Bound, BoundObject, Py};
use crate::raw;
use crate::type_object::{PyTypeCheck, PyTypeInfo};

macro_rules! operators {
    ($($name:ident)*) => {
        $(
            fn $name<O>(&self, other: O) -> PyResult<Bound<'py, PyAny>>
            where
                O: IntoPyObject<'py>,
            {
                let other = other.into_pyobject_or_pyerr(self.py())?.into_any();
                raw::number::$name(self, &other.as_borrowed())
            }
        )*
    };
}

macro_rules! unary {
    ($($name:ident)*) => {
        $(
            #[inline]
            fn $name(&self) -> PyResult<Bound<'py, PyAny>> {
                raw::number::$name(self)
            }
        )*
    };
}

macro_rules! comparisons {
    ($($name:ident = $operation:ident;)*) => {
        $(
            fn $name<O>(&self, other: O) -> PyResult<bool>
            where
                O: IntoPyObject<'py>,
            {
                self.rich_compare(other, CompareOp::$operation)?.is_truthy()
            }
        )*
    };
}

impl<'py> PyAnyMethods<'py> for Bound<'py, PyAny> {
    #[inline]
    fn is<T: AsRef<Py<PyAny>>>(&self, other: T) -> bool {
        self.as_ptr() == other.as_ref().as_ptr()
    }

    fn hasattr<N>(&self, attr_name: N) -> PyResult<bool>
    where
        N: IntoPyObject<'py, Target = PyString>,
    {
        self.getattr_opt(attr_name).map(|value| value.is_some())
    }

    fn getattr<N>(&self, attr_name: N) -> PyResult<Bound<'py, PyAny>>
    where
        N: IntoPyObject<'py, Target = PyString>,
    {
        let name = attr_name.into_pyobject_or_pyerr(self.py())?;
        raw::object::getattr(self, &name.as_borrowed())
    }

    fn getattr_opt<N>(&self, attr_name: N) -> PyResult<Option<Bound<'py, PyAny>>>
    where
        N: IntoPyObject<'py, Target = PyString>,
    {
        let name = attr_name.into_pyobject_or_pyerr(self.py())?;
        raw::object::getattr_opt(self, &name.as_borrowed())
    }

    fn setattr<N, V>(&self, attr_name: N, value: V) -> PyResult<()>
    where
        N: IntoPyObject<'py, Target = PyString>,
        V: IntoPyObject<'py>,
    {
        let name = attr_name.into_pyobject_or_pyerr(self.py())?;
        let value = value.into_pyobject_or_pyerr(self.py())?.into_any();
        raw::object::setattr(self, &name.as_borrowed(), &value.as_borrowed())
    }

    fn delattr<N>(&self, attr_name: N) -> PyResult<()>
    where
        N: IntoPyObject<'py, Target = PyString>,
    {
        let name = attr_name.into_pyobject_or_pyerr(self.py())?;
        raw::object::delattr(self, &name.as_borrowed())
    }

    fn compare<O>(&self, other: O) -> PyResult<Ordering>
    where
        O: IntoPyObject<'py>,
    {
        let other = other.into_pyobject_or_pyerr(self.py())?.into_any().into_bound();
        if self.eq(&other)? {
            Ok(Ordering::Equal)
        } else if self.lt(&other)? {
            Ok(Ordering::Less)
        } else if self.gt(&other)? {
            Ok(Ordering::Greater)
        } else {
            Err(PyTypeError::new_err("PyAny::compare(): All comparisons returned false"))
        }
    }

    fn rich_compare<O>(&self, other: O, compare_op: CompareOp) -> PyResult<Bound<'py, PyAny>>
    where
        O: IntoPyObject<'py>,
    {
        let other = other.into_pyobject_or_pyerr(self.py())?.into_any();
        raw::object::rich_compare(self, &other.as_borrowed(), compare_op as std::ffi::c_int)
    }

    unary! { neg pos abs bitnot }

    comparisons! { lt = Lt; le = Le; eq = Eq; ne = Ne; gt = Gt; ge = Ge; }

    operators! { add sub mul matmul div floor_div rem divmod lshift rshift bitand bitor bitxor }

    fn pow<O1, O2>(&self, other: O1, modulus: O2) -> PyResult<Bound<'py, PyAny>>
    where
        O1: IntoPyObject<'py>,
        O2: IntoPyObject<'py>,
    {
        let other = other.into_pyobject_or_pyerr(self.py())?.into_any();
        let modulus = modulus.into_pyobject_or_pyerr(self.py())?.into_any();
        raw::number::pow(self, &other.as_borrowed(), &modulus.as_borrowed())
    }

    #[inline]
    fn is_callable(&self) -> bool {
        raw::object::is_callable(self)
    }

    fn call<A>(&self, args: A, kwargs: Option<&Bound<'py, PyDict>>) -> PyResult<Bound<'py, PyAny>>
    where
        A: PyCallArgs<'py>,
    {
        args.pass(Callee::new(self, kwargs))
    }

    #[inline]
    fn call0(&self) -> PyResult<Bound<'py, PyAny>> {
        raw::call::no_arguments(self)
    }

    fn call1<A>(&self, args: A) -> PyResult<Bound<'py, PyAny>>
    where
        A: PyCallArgs<'py>,
    {
        args.pass(Callee::Object(self))
    }

    fn call_method<N, A>(&self, name: N, args: A, kwargs: Option<&Bound<'py, PyDict>>) -> PyResult<Bound<'py, PyAny>>
    where
        N: IntoPyObject<'py, Target = PyString>,
        A: PyCallArgs<'py>,
    {
        match kwargs {
            None => self.call_method1(name, args),
            Some(_) => args.pass(Callee::new(&self.getattr(name)?, kwargs)),
        }
    }

    fn call_method0<N>(&self, name: N) -> PyResult<Bound<'py, PyAny>>
    where
        N: IntoPyObject<'py, Target = PyString>,
    {
        let name = name.into_pyobject_or_pyerr(self.py())?;
        raw::call::method(&name.as_borrowed(), &mut [self.as_borrowed()])
    }

    fn call_method1<N, A>(&self, name: N, args: A) -> PyResult<Bound<'py, PyAny>>
    where
        N: IntoPyObject<'py, Target = PyString>,
        A: PyCallArgs<'py>,
    {
        let name = name.into_pyobject_or_pyerr(self.py())?;
        args.pass(Callee::Method(self, &name.as_borrowed()))
    }

    #[inline]
    fn is_truthy(&self) -> PyResult<bool> {
        raw::object::is_truthy(self)
    }

    #[inline]
    fn is_none(&self) -> bool {
        raw::singleton::is_none(self)
    }

    #[inline]
    fn is_empty(&self) -> PyResult<bool> {
        self.len().map(|length| length == 0)
    }

    fn get_item<K>(&self, key: K) -> PyResult<Bound<'py, PyAny>>
    where
        K: IntoPyObject<'py>,
    {
        let key = key.into_pyobject_or_pyerr(self.py())?.into_any();
        raw::object::get_item(self, &key.as_borrowed())
    }

    fn set_item<K, V>(&self, key: K, value: V) -> PyResult<()>
    where
        K: IntoPyObject<'py>,
        V: IntoPyObject<'py>,
    {
        let key = key.into_pyobject_or_pyerr(self.py())?.into_any();
        let value = value.into_pyobject_or_pyerr(self.py())?.into_any();
        raw::object::set_item(self, &key.as_borrowed(), &value.as_borrowed())
    }

    fn del_item<K>(&self, key: K) -> PyResult<()>
    where
        K: IntoPyObject<'py>,
    {
        let key = key.into_pyobject_or_pyerr(self.py())?.into_any();
        raw::object::del_item(self, &key.as_borrowed())
    }

    #[inline]
    fn try_iter(&self) -> PyResult<Bound<'py, PyIterator>> {
        raw::object::iter(self)
    }

    #[inline]
    fn get_type(&self) -> Bound<'py, PyType> {
        raw::object::get_type(self)
    }

    #[inline]
    fn get_type_ptr(&self) -> *mut ffi::PyTypeObject {
        raw::object::get_type_ptr(self)
    }

    #[inline]
    fn extract<'a, T>(&'a self) -> Result<T, T::Error>
    where
        T: FromPyObject<'a, 'py>,
    {
        T::extract(self.as_borrowed())
    }

    #[inline]
    fn get_refcnt(&self) -> isize {
        raw::object::reference_count(self)
    }

    #[inline]
    fn repr(&self) -> PyResult<Bound<'py, PyString>> {
        raw::object::repr(self)
    }

    #[inline]
    fn str(&self) -> PyResult<Bound<'py, PyString>> {
        raw::object::str(self)
    }

    #[inline]
    fn hash(&self) -> PyResult<isize> {
        raw::object::hash(self)
    }

    #[inline]
    fn len(&self) -> PyResult<usize> {
        raw::object::len(self)
    }

    #[inline]
    fn dir(&self) -> PyResult<Bound<'py, PyList>> {
        raw::object::dir(self)
    }

    #[inline]
    fn is_instance(&self, ty: &Bound<'py, PyAny>) -> PyResult<bool> {
        raw::object::is_instance(self, ty)
    }

    #[inline]
    fn is_exact_instance(&self, ty: &Bound<'py, PyAny>) -> bool {
        self.get_type_ptr().cast() == ty.as_ptr()
    }

    #[inline]
    fn is_instance_of<T: PyTypeCheck>(&self) -> bool {
        T::type_check(self)
    }

    #[inline]
    fn is_exact_instance_of<T: PyTypeInfo>(&self) -> bool {
        T::is_exact_type_of(self)
    }

    fn contains<V>(&self, value: V) -> PyResult<bool>
    where
        V: IntoPyObject<'py>,
    {
        let value = value.into_pyobject_or_pyerr(self.py())?.into_any();
        raw::object::contains(self, &value.as_borrowed())
    }

    #[inline]
    fn py_super(&self) -> PyResult<Bound<'py, PySuper>> {
        PySuper::new(&self.get_type(), self)
    }
}
