//! What a Python object can be called with.

use crate::PyResult;
use crate::conversion::{IntoPyObject, IntoPyObjectExt};
use crate::instance::{Borrowed, Bound, BoundObject, Py};
use crate::raw;
use crate::types::{PyAny, PyAnyMethods, PyDict, PyString, PyTuple};

mod private {
    pub trait Sealed {}
}

use private::Sealed;

/// Positional arguments: a Rust tuple of up to twelve values that convert to objects, or a Python tuple.
///
/// A Rust tuple never becomes a Python tuple: its values are handed over as they stand (PEP 590).
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be used as the arguments of a call",
    note = "one argument is written `(value,)`; the values must implement `IntoPyObject`"
)]
pub trait PyCallArgs<'py>: Sized + Sealed {
    #[doc(hidden)]
    fn call(self, callable: &Bound<'py, PyAny>, keywords: Option<&Bound<'py, PyDict>>) -> PyResult<Bound<'py, PyAny>>;

    #[doc(hidden)]
    fn call_method(self, object: &Bound<'py, PyAny>, name: &Bound<'py, PyString>) -> PyResult<Bound<'py, PyAny>>;
}

impl Sealed for () {}

impl<'py> PyCallArgs<'py> for () {
    #[inline]
    fn call(self, callable: &Bound<'py, PyAny>, keywords: Option<&Bound<'py, PyDict>>) -> PyResult<Bound<'py, PyAny>> {
        match keywords {
            None => raw::call::no_arguments(callable),
            Some(keywords) => raw::call::with_dict(callable, &mut [callable.as_borrowed()], keywords),
        }
    }

    #[inline]
    fn call_method(self, object: &Bound<'py, PyAny>, name: &Bound<'py, PyString>) -> PyResult<Bound<'py, PyAny>> {
        raw::call::method(name, &mut [object.as_borrowed()])
    }
}

macro_rules! tuple {
    ($(($type:ident $value:ident))+) => {
        impl<$($type),+> Sealed for ($($type,)+) {}

        impl<'py, $($type: IntoPyObject<'py>),+> PyCallArgs<'py> for ($($type,)+) {
            tuple!(methods: $($value)+);
        }

        impl<$($type),+> Sealed for &($($type,)+) {}

        impl<'a, 'py, $($type),+> PyCallArgs<'py> for &'a ($($type,)+)
        where
            $(&'a $type: IntoPyObject<'py>),+
        {
            tuple!(methods: $($value)+);
        }
    };
    (methods: $($value:ident)+) => {
        #[inline]
        fn call(
            self,
            callable: &Bound<'py, PyAny>,
            keywords: Option<&Bound<'py, PyDict>>,
        ) -> PyResult<Bound<'py, PyAny>> {
            let ($($value,)+) = self;
            $(let $value = $value.into_pyobject_or_pyerr(callable.py())?.into_any();)+
            let slots = &mut [callable.as_borrowed(), $($value.as_borrowed()),+];
            match keywords {
                None => raw::call::positional(callable, slots),
                Some(keywords) => raw::call::with_dict(callable, slots, keywords),
            }
        }

        #[inline]
        fn call_method(
            self,
            object: &Bound<'py, PyAny>,
            name: &Bound<'py, PyString>,
        ) -> PyResult<Bound<'py, PyAny>> {
            let ($($value,)+) = self;
            $(let $value = $value.into_pyobject_or_pyerr(object.py())?.into_any();)+
            raw::call::method(name, &mut [object.as_borrowed(), $($value.as_borrowed()),+])
        }
    };
}

tuple!((A a));
tuple!((A a)(B b));
tuple!((A a)(B b)(C c));
tuple!((A a)(B b)(C c)(D d));
tuple!((A a)(B b)(C c)(D d)(E e));
tuple!((A a)(B b)(C c)(D d)(E e)(F f));
tuple!((A a)(B b)(C c)(D d)(E e)(F f)(G g));
tuple!((A a)(B b)(C c)(D d)(E e)(F f)(G g)(H h));
tuple!((A a)(B b)(C c)(D d)(E e)(F f)(G g)(H h)(I i));
tuple!((A a)(B b)(C c)(D d)(E e)(F f)(G g)(H h)(I i)(J j));
tuple!((A a)(B b)(C c)(D d)(E e)(F f)(G g)(H h)(I i)(J j)(K k));
tuple!((A a)(B b)(C c)(D d)(E e)(F f)(G g)(H h)(I i)(J j)(K k)(L l));

macro_rules! python_tuple {
    ($($type:ty: $self:ident, $py:ident => $tuple:expr;)*) => {
        $(
            impl Sealed for $type {}

            impl<'py> PyCallArgs<'py> for $type {
                #[inline]
                fn call(
                    $self,
                    callable: &Bound<'py, PyAny>,
                    keywords: Option<&Bound<'py, PyDict>>,
                ) -> PyResult<Bound<'py, PyAny>> {
                    let $py = callable.py();
                    raw::call::with_tuple(callable, $tuple, keywords)
                }

                #[inline]
                fn call_method(
                    $self,
                    object: &Bound<'py, PyAny>,
                    name: &Bound<'py, PyString>,
                ) -> PyResult<Bound<'py, PyAny>> {
                    PyCallArgs::call($self, &object.getattr(name)?, None)
                }
            }
        )*
    };
}

python_tuple! {
    Bound<'_, PyTuple>: self, _py => &self;
    &Bound<'_, PyTuple>: self, _py => self;
    Borrowed<'_, '_, PyTuple>: self, _py => &self;
    Py<PyTuple>: self, py => self.bind(py);
    &Py<PyTuple>: self, py => self.bind(py);
}
