//! Which types of fields hold references to Python objects, found by trait.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet, VecDeque};
use std::marker::PhantomData;

use super::{PyTraverseError, PyVisit};
use crate::instance::Py;

/// Types that may hold references to Python objects, and can show them.
///
/// `#[pyclass]` asks this of every field, so that a class with such a field is collected without a hand-written
/// `__traverse__`. Nothing behind an `Arc` or `Rc` is shown: it may be shared, and the collector must not see an edge
/// twice.
pub trait References {
    /// Shows them.
    ///
    /// # Errors
    ///
    /// If the collector stops; hand it on.
    fn traverse(&self, visit: PyVisit<'_>) -> Result<(), PyTraverseError>;

    /// Gives up what can be given up.
    #[inline]
    fn clear(&mut self) {}
}

impl<T> References for Py<T> {
    #[inline]
    fn traverse(&self, visit: PyVisit<'_>) -> Result<(), PyTraverseError> {
        visit.call(self)
    }
}

impl<T: References> References for Option<T> {
    #[inline]
    fn traverse(&self, visit: PyVisit<'_>) -> Result<(), PyTraverseError> {
        self.iter().try_for_each(|value| value.traverse(visit))
    }

    #[inline]
    fn clear(&mut self) {
        // Taken first: a destructor may run Python code, which must not find the field half dropped.
        drop(self.take());
    }
}

impl<T: References + ?Sized> References for Box<T> {
    #[inline]
    fn traverse(&self, visit: PyVisit<'_>) -> Result<(), PyTraverseError> {
        (**self).traverse(visit)
    }

    #[inline]
    fn clear(&mut self) {
        (**self).clear();
    }
}

impl<T: References, const N: usize> References for [T; N] {
    #[inline]
    fn traverse(&self, visit: PyVisit<'_>) -> Result<(), PyTraverseError> {
        self.iter().try_for_each(|value| value.traverse(visit))
    }

    #[inline]
    fn clear(&mut self) {
        self.iter_mut().for_each(References::clear);
    }
}

macro_rules! collections {
    ($($collection:ident<$($parameter:ident),*>;)*) => {$(
        impl<T: References, $($parameter),*> References for $collection<T, $($parameter),*> {
            #[inline]
            fn traverse(&self, visit: PyVisit<'_>) -> Result<(), PyTraverseError> {
                self.iter().try_for_each(|value| value.traverse(visit))
            }

            #[inline]
            fn clear(&mut self) {
                let emptied: Vec<T> = self.drain(..).collect();
                drop(emptied);
            }
        }
    )*};
}

collections! {
    Vec<>;
    VecDeque<>;
}

impl<T: References, S> References for HashSet<T, S> {
    #[inline]
    fn traverse(&self, visit: PyVisit<'_>) -> Result<(), PyTraverseError> {
        self.iter().try_for_each(|value| value.traverse(visit))
    }

    #[inline]
    fn clear(&mut self) {
        let emptied: Vec<T> = self.drain().collect();
        drop(emptied);
    }
}

impl<T: References + Ord> References for BTreeSet<T> {
    #[inline]
    fn traverse(&self, visit: PyVisit<'_>) -> Result<(), PyTraverseError> {
        self.iter().try_for_each(|value| value.traverse(visit))
    }

    #[inline]
    fn clear(&mut self) {
        drop(std::mem::take(self));
    }
}

impl<K, V: References, S> References for HashMap<K, V, S> {
    #[inline]
    fn traverse(&self, visit: PyVisit<'_>) -> Result<(), PyTraverseError> {
        self.values().try_for_each(|value| value.traverse(visit))
    }

    #[inline]
    fn clear(&mut self) {
        let emptied: Vec<(K, V)> = self.drain().collect();
        drop(emptied);
    }
}

impl<K: Ord, V: References> References for BTreeMap<K, V> {
    #[inline]
    fn traverse(&self, visit: PyVisit<'_>) -> Result<(), PyTraverseError> {
        self.values().try_for_each(|value| value.traverse(visit))
    }

    #[inline]
    fn clear(&mut self) {
        drop(std::mem::take(self));
    }
}

macro_rules! tuples {
    ($($($name:ident)+;)*) => {$(
        impl<$($name: References),+> References for ($($name,)+) {
            #[allow(non_snake_case, reason = "the type parameters name the values too")]
            #[inline]
            fn traverse(&self, visit: PyVisit<'_>) -> Result<(), PyTraverseError> {
                let ($($name,)+) = self;
                $($name.traverse(visit)?;)+
                Ok(())
            }
        }
    )*};
}

tuples! {
    A;
    A B;
    A B C;
    A B C D;
}

/// Asks whether a type is [`References`]; method lookup finds the inherent answer first.
pub struct ReferencesProbe<T>(PhantomData<T>);

impl<T> ReferencesProbe<T> {
    /// The probe.
    pub const NEW: Self = Self(PhantomData);
}

impl<T: References> ReferencesProbe<T> {
    /// Yes.
    pub const HAS: bool = true;

    /// Shows the references of a field.
    ///
    /// # Errors
    ///
    /// If the collector stops.
    #[inline]
    pub fn visit(&self, field: &T, visit: PyVisit<'_>) -> Result<(), PyTraverseError> {
        field.traverse(visit)
    }

    /// Gives the references of a field up.
    #[inline]
    pub fn give_up(&self, field: &mut T) {
        field.clear();
    }
}

/// The probe for the type of a value.
#[inline]
pub const fn probe_of<T>(_: &T) -> ReferencesProbe<T> {
    ReferencesProbe::NEW
}

/// The answers for every other type.
pub trait NoReferences<T> {
    /// No.
    const HAS: bool = false;

    /// Shows nothing.
    ///
    /// # Errors
    ///
    /// None.
    #[inline]
    fn visit(&self, _field: &T, _visit: PyVisit<'_>) -> Result<(), PyTraverseError> {
        Ok(())
    }

    /// Gives nothing up.
    #[inline]
    fn give_up(&self, _field: &mut T) {}
}

impl<T> NoReferences<T> for ReferencesProbe<T> {}
