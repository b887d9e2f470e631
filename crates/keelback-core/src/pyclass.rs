//! Classes made from Rust types.

use crate::class::base::ClassBase;
use crate::class::flag::Flag;
use crate::class::{ClassCell, ClassDescriptor, ClassItemsList};
use crate::type_object::PyTypeInfo;

pub use crate::class::class_guard::{PyClassGuard, PyClassGuardError, PyClassGuardMut, PyClassGuardMutError};
pub use crate::class::class_guard_map::{PyClassGuardMap, PyClassGuardMapMut};
pub use crate::class::class_guard_upcast::PyClassGuardMutSuper;
pub use crate::class::gc::{PyTraverseError, PyVisit};
pub use crate::types::CompareOp;

/// Whether a class can be changed behind a shared reference: [`True`] for `frozen` classes.
pub mod boolean_struct {
    use crate::class::flag::{Flag, NoFlag, Word};

    mod sealed {
        pub trait Sealed {}
        impl Sealed for super::True {}
        impl Sealed for super::False {}
    }

    /// [`True`] or [`False`].
    #[diagnostic::on_unimplemented(message = "`{Self}` says neither yes nor no", note = "write `True` or `False`")]
    pub trait Boolean: sealed::Sealed {
        /// The borrow flag of an instance.
        #[doc(hidden)]
        type Flag: Flag;
    }

    /// Yes.
    pub struct True;
    /// No.
    pub struct False;

    impl Boolean for True {
        type Flag = NoFlag;
    }

    impl Boolean for False {
        type Flag = Word;
    }
}

pub use boolean_struct::{Boolean as Frozen, False, True};

/// The borrow flag of a class that is frozen, or is not.
#[doc(hidden)]
pub type FlagOf<F> = <F as Frozen>::Flag;

/// A Rust type that is a Python class; `#[pyclass]` implements it.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a Python class",
    note = "put `#[pyclass]` on it, without `base_enum` if it is an enum"
)]
pub trait PyClass: PyTypeInfo + PyClassImpl {
    /// Its name in Python.
    const NAME: &'static str;
    /// Whether it can be changed behind a shared reference.
    type Frozen: Frozen;
}

/// What `#[pyclass]` says of a type to the library.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a Python class",
    note = "put `#[pyclass]` on it, without `base_enum` if it is an enum"
)]
pub trait PyClassImpl: Sized + 'static {
    /// The base class.
    type Base: ClassBase;
    /// What it looks like from Python.
    const DESCRIPTOR: ClassDescriptor;
    /// Its methods, properties, slots and constructor.
    const ITEMS: ClassItemsList<Self>;
    /// The borrow flag of an instance.
    type Flag: Flag;
    /// Whether an instance may hold references to Python objects.
    const HAS_REFERENCES: bool;

    /// Where the type object of each interpreter is kept.
    fn cell() -> &'static ClassCell;

    /// Shows the references that an instance holds to the garbage collector.
    ///
    /// # Errors
    ///
    /// What the visitor returns.
    fn traverse(&self, visit: PyVisit<'_>) -> Result<(), PyTraverseError>;

    /// Gives the references up that an instance holds, where that is possible.
    fn clear(&mut self) {}
}
