//! What weak references and proxies have in common.

use super::{PyWeakrefProxy, PyWeakrefReference};
use crate::PyResult;
use crate::instance::Bound;
use crate::marker::Python;
use crate::raw;
use crate::type_object::{PyTypeCheck, PyTypeInfo};
use crate::types::sealed::Sealed;
use crate::types::{PyAny, PyAnyMethods, PyTuple};

raw::weakref::either_type!(
    /// A weak reference or a proxy.
    PyWeakref
);

/// The methods of weak references and proxies.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a handle to a Python weak reference",
    note = "`Bound<'_, PyWeakref>` has these methods"
)]
pub trait PyWeakrefMethods<'py>: Sealed {
    /// The object, if it is still there.
    fn upgrade(&self) -> Option<Bound<'py, PyAny>>;

    /// The object as a `T`, if it is still there.
    ///
    /// # Errors
    ///
    /// `TypeError` if it is no `T`.
    fn upgrade_as<T>(&self) -> PyResult<Option<Bound<'py, T>>>
    where
        T: PyTypeCheck,
    {
        Ok(self.upgrade().map(Bound::cast_into).transpose()?)
    }

    raw::unchecked::methods! { declare:
        /// The object as a `T`, if it is still there, without looking what it is.
        ///
        /// # Safety
        ///
        /// It is a `T`.
        upgrade_as_unchecked<T>(&self) -> Option<Bound<'py, T>>;
    }

    /// The object, if it is still there, as a `T`, if its type is exactly that.
    ///
    /// # Errors
    ///
    /// `TypeError` if it is not.
    fn upgrade_as_exact<T>(&self) -> PyResult<Option<Bound<'py, T>>>
    where
        T: PyTypeInfo,
    {
        Ok(self.upgrade().map(Bound::cast_into_exact).transpose()?)
    }
}

macro_rules! upgrade {
    ($($type:ty)*) => {
        $(
            impl<'py> PyWeakrefMethods<'py> for Bound<'py, $type> {
                #[inline]
                fn upgrade(&self) -> Option<Bound<'py, PyAny>> {
                    raw::weakref::get(self.as_any())
                }

                raw::unchecked::methods! { define:
                    fn upgrade_as_unchecked<T>(&self) -> Option<Bound<'py, T>> {
                        self.upgrade().map(|object| object.cast_into_unchecked())
                    }
                }
            }
        )*
    };
}

upgrade!(PyWeakref PyWeakrefProxy PyWeakrefReference);

/// Classes of the module `weakref`, for messages.
#[inline]
pub(crate) fn classinfo<'py>(py: Python<'py>, names: &[&str]) -> Bound<'py, PyAny> {
    let module = py.import("weakref").expect("the module `weakref`");
    let classes = names.iter().map(|name| module.getattr(*name).expect("a class of the module `weakref`"));
    PyTuple::new(py, classes).expect("memory for a tuple").into_any()
}
