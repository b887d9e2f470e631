//! What two `#[pymethods]` blocks of a class must not both have: the blocks do not know each other when they are compiled.

use std::ffi::CStr;

use crate::class::ClassItems;
use crate::exceptions::PyTypeError;
use crate::prelude::*;
use crate::pyclass::PyClass;

/// What a block says of a name.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Whole,
    Getter,
    Setter,
}

/// Looks that no two blocks have the same member, or a constructor each.
///
/// # Errors
///
/// `TypeError`.
pub(super) fn refuse_twice<C: PyClass>() -> PyResult<()> {
    // The first rows are those of the fields, in whose place a block may put others.
    let blocks: Vec<_> = C::ITEMS.iter().skip(1).collect();
    if blocks.len() < 2 {
        return Ok(());
    }
    if blocks.iter().filter(|items| items.constructor.is_some()).count() > 1 {
        return Err(PyTypeError::new_err(format!(
            "{}: two of its #[pymethods] blocks have a function marked #[new]: a class has one constructor",
            C::NAME
        )));
    }
    let mut seen = Vec::new();
    for items in blocks {
        let members: Vec<_> = members(items).collect();
        if let Some((name, _)) = members.iter().find(|member| seen.iter().any(|other| clash(member, other))) {
            return Err(PyTypeError::new_err(format!(
                "{}: two of its #[pymethods] blocks define `{}`: remove one, or give it another name",
                C::NAME,
                name.to_string_lossy()
            )));
        }
        seen.extend(members);
    }
    Ok(())
}

fn clash(one: &(&CStr, Part), other: &(&CStr, Part)) -> bool {
    one.0 == other.0 && (one.1 == other.1 || one.1 == Part::Whole || other.1 == Part::Whole)
}

/// The members that a block defines, each by its name in Python.
fn members<C: PyClass>(items: &'static ClassItems<C>) -> impl Iterator<Item = (&'static CStr, Part)> {
    let methods = items.methods.iter().map(|row| (row.name(), Part::Whole));
    let attributes = items.attributes.iter().map(|row| (row.name, Part::Whole));
    let slots = items.slots.iter().map(|row| (row.name(), Part::Whole));
    let properties =
        items.properties.iter().map(|row| (row.name(), if row.has_getter() { Part::Getter } else { Part::Setter }));
    methods.chain(attributes).chain(slots).chain(properties)
}
