//! The operators of numbers.

use std::ffi::c_int;

use crate::ffi;

mod sealed {
    pub trait Sealed {}
}

/// A binary operator, whose slot is called with the instance on either side.
pub trait Operator: sealed::Sealed {
    /// Its place in the tables of fragments.
    #[doc(hidden)]
    const INDEX: usize;
    /// The slot.
    #[doc(hidden)]
    const SLOT: c_int;
}

/// An operator that has an augmented assignment.
pub trait InPlace: Operator {
    /// Its slot.
    #[doc(hidden)]
    const SLOT_IN_PLACE: c_int;
}

macro_rules! operators {
    ($($(#[$doc:meta])* $name:ident = $index:literal, $slot:ident $(, $in_place:ident)?;)*) => {
        $(
            $(#[$doc])*
            pub struct $name;

            impl sealed::Sealed for $name {}

            impl Operator for $name {
                const INDEX: usize = $index;
                const SLOT: c_int = ffi::$slot;
            }

            $(impl InPlace for $name {
                const SLOT_IN_PLACE: c_int = ffi::$in_place;
            })?
        )*

        const COUNT: usize = [$($index),*].len();
    };
}

operators! {
    /// `+`
    Add = 0, Py_nb_add, Py_nb_inplace_add;
    /// `-`
    Sub = 1, Py_nb_subtract, Py_nb_inplace_subtract;
    /// `*`
    Mul = 2, Py_nb_multiply, Py_nb_inplace_multiply;
    /// `@`
    MatMul = 3, Py_nb_matrix_multiply, Py_nb_inplace_matrix_multiply;
    /// `/`
    TrueDiv = 4, Py_nb_true_divide, Py_nb_inplace_true_divide;
    /// `//`
    FloorDiv = 5, Py_nb_floor_divide, Py_nb_inplace_floor_divide;
    /// `%`
    Mod = 6, Py_nb_remainder, Py_nb_inplace_remainder;
    /// `divmod()`
    DivMod = 7, Py_nb_divmod;
    /// `<<`
    LShift = 8, Py_nb_lshift, Py_nb_inplace_lshift;
    /// `>>`
    RShift = 9, Py_nb_rshift, Py_nb_inplace_rshift;
    /// `&`
    And = 10, Py_nb_and, Py_nb_inplace_and;
    /// `^`
    Xor = 11, Py_nb_xor, Py_nb_inplace_xor;
    /// `|`
    Or = 12, Py_nb_or, Py_nb_inplace_or;
}

/// The place of `**` and `pow()`, whose slot takes a modulus too.
pub(crate) const POWER: usize = COUNT;
