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
    fn pass(self, to: Callee<'_, 'py>) -> PyResult<Bound<'py, PyAny>>;
}

/// What gets the arguments.
#[doc(hidden)]
#[derive(Clone, Copy)]
pub enum Callee<'a, 'py> {
    /// `object(*arguments)`.
    Object(&'a Bound<'py, PyAny>),
    /// `object(*arguments, **keywords)`.
    WithKeywords(&'a Bound<'py, PyAny>, &'a Bound<'py, PyDict>),
    /// `object.name(*arguments)`.
    Method(&'a Bound<'py, PyAny>, &'a Bound<'py, PyString>),
}

impl<'a, 'py> Callee<'a, 'py> {
    #[inline]
    pub(crate) fn new(object: &'a Bound<'py, PyAny>, keywords: Option<&'a Bound<'py, PyDict>>) -> Self {
        keywords.map_or(Self::Object(object), |keywords| Self::WithKeywords(object, keywords))
    }

    /// The object that is called, or whose method is: it stands before the arguments.
    #[inline]
    fn object(self) -> &'a Bound<'py, PyAny> {
        let (Self::Object(object) | Self::WithKeywords(object, _) | Self::Method(object, _)) = self;
        object
    }

    /// Calls it with the arguments behind the first slot, which holds the object.
    #[inline]
    fn call(self, slots: &mut [Borrowed<'_, 'py, PyAny>]) -> PyResult<Bound<'py, PyAny>> {
        match self {
            Self::Object(callable) => raw::call::positional(callable, slots),
            Self::WithKeywords(callable, keywords) => raw::call::with_dict(callable, slots, keywords),
            Self::Method(_, name) => raw::call::method(name, slots),
        }
    }
}

impl Sealed for () {}

impl<'py> PyCallArgs<'py> for () {
    #[inline]
    fn pass(self, to: Callee<'_, 'py>) -> PyResult<Bound<'py, PyAny>> {
        match to {
            Callee::Object(callable) => raw::call::no_arguments(callable),
            _ => to.call(&mut [to.object().as_borrowed()]),
        }
    }
}

macro_rules! tuple {
    ($(($type:ident $value:ident))+) => {
        impl<$($type),+> Sealed for ($($type,)+) {}

        impl<'py, $($type: IntoPyObject<'py>),+> PyCallArgs<'py> for ($($type,)+) {
            #[inline]
            fn pass(self, to: Callee<'_, 'py>) -> PyResult<Bound<'py, PyAny>> {
                let ($($value,)+) = self;
                let object = to.object();
                $(let $value = $value.into_pyobject_or_pyerr(object.py())?.into_any();)+
                to.call(&mut [object.as_borrowed(), $($value.as_borrowed()),+])
            }
        }

        impl<$($type),+> Sealed for &($($type,)+) {}

        impl<'a, 'py, $($type),+> PyCallArgs<'py> for &'a ($($type,)+)
        where
            $(&'a $type: IntoPyObject<'py>),+
        {
            #[inline]
            fn pass(self, to: Callee<'_, 'py>) -> PyResult<Bound<'py, PyAny>> {
                let ($($value,)+) = self;
                ($($value,)+).pass(to)
            }
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
                fn pass($self, to: Callee<'_, 'py>) -> PyResult<Bound<'py, PyAny>> {
                    let $py = to.object().py();
                    let arguments: &Bound<'_, PyTuple> = $tuple;
                    match to {
                        Callee::Object(callable) => raw::call::with_tuple(callable, arguments, None),
                        Callee::WithKeywords(callable, keywords) => {
                            raw::call::with_tuple(callable, arguments, Some(keywords))
                        }
                        Callee::Method(object, name) => {
                            raw::call::with_tuple(&object.getattr(name)?, arguments, None)
                        }
                    }
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
