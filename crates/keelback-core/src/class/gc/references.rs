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
    /// Whether there may be any: types that never hold one are parts of types that do.
    const HOLDS: bool = true;

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
    const HOLDS: bool = T::HOLDS;

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
    const HOLDS: bool = T::HOLDS;

    #[inline]
    fn traverse(&self, visit: PyVisit<'_>) -> Result<(), PyTraverseError> {
        (**self).traverse(visit)
    }

    #[inline]
    fn clear(&mut self) {
        give_up(&mut **self);
    }
}

impl<T: References, const N: usize> References for [T; N] {
    const HOLDS: bool = T::HOLDS;

    #[inline]
    fn traverse(&self, visit: PyVisit<'_>) -> Result<(), PyTraverseError> {
        self.iter().try_for_each(|value| value.traverse(visit))
    }

    #[inline]
    fn clear(&mut self) {
        self.iter_mut().for_each(give_up);
    }
}

macro_rules! collections {
    ($($collection:ident<$($parameter:ident),*>;)*) => {$(
        impl<T: References, $($parameter),*> References for $collection<T, $($parameter),*> {
            const HOLDS: bool = T::HOLDS;

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
    const HOLDS: bool = T::HOLDS;

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
    const HOLDS: bool = T::HOLDS;

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
    const HOLDS: bool = V::HOLDS;

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
    const HOLDS: bool = V::HOLDS;

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
            const HOLDS: bool = false $(|| $name::HOLDS)+;

            #[allow(non_snake_case, reason = "the type parameters name the values too")]
            #[inline]
            fn traverse(&self, visit: PyVisit<'_>) -> Result<(), PyTraverseError> {
                let ($($name,)+) = self;
                $($name.traverse(visit)?;)+
                Ok(())
            }

            #[allow(non_snake_case, reason = "the type parameters name the values too")]
            #[inline]
            fn clear(&mut self) {
                let ($($name,)+) = self;
                $(give_up($name);)+
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

/// Clears what holds references: the rest of the value stays as it is.
#[inline]
fn give_up<T: References + ?Sized>(value: &mut T) {
    if T::HOLDS {
        value.clear();
    }
}

/// Asks whether a type is [`References`]; method lookup finds the inherent answer first.
pub struct ReferencesProbe<T>(PhantomData<T>);

impl<T> ReferencesProbe<T> {
    /// The probe.
    pub const NEW: Self = Self(PhantomData);
}

impl<T: References> ReferencesProbe<T> {
    /// Yes.
    pub const HAS: bool = T::HOLDS;

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
        give_up(field);
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
