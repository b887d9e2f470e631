//! Where a borrow of the value begins.

use super::{FlagOf, assert_here, flag, has_value};
use crate::class::flag::{Caller, Flag, Refusal};
use crate::instance::Borrowed;
use crate::pyclass::PyClass;

/// Begins a shared borrow, unless there is an exclusive one or no value.
#[inline]
pub(crate) fn try_share<C: PyClass>(object: Borrowed<'_, '_, C>) -> bool {
    assert_here(object);
    flag(object).try_share() && (FlagOf::<C>::TELLS || has_value(object))
}

/// Begins the exclusive borrow, unless there is any or no value.
#[inline]
pub(crate) fn try_exclude<C: PyClass>(object: Borrowed<'_, '_, C>) -> bool {
    assert_here(object);
    flag(object).try_exclude()
}

/// Begins a shared borrow; waits for it where the class says so.
///
/// # Errors
///
/// If there is an exclusive borrow that is not waited for, or no value.
#[inline]
pub(crate) fn share<C: PyClass>(object: Borrowed<'_, '_, C>, by: Caller) -> Result<(), Refusal> {
    assert_here(object);
    flag(object).share(object.py(), by)?;
    if !FlagOf::<C>::TELLS && !has_value(object) { Err(Refusal::InUse) } else { Ok(()) }
}

/// Begins the exclusive borrow; waits for it where the class says so.
///
/// # Errors
///
/// If there is a borrow that is not waited for, or no value.
#[inline]
pub(crate) fn exclude<C: PyClass>(object: Borrowed<'_, '_, C>, by: Caller) -> Result<(), Refusal> {
    assert_here(object);
    flag(object).exclude(object.py(), by)
}
