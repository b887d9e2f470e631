//! Items that `macro_rules!` wrote: each variable arrives at our macros as a group of its own.

use keelback::prelude::*;

/// Written by macros.
#[pymodule(submodule)]
pub(crate) mod macro_rules {
    #[pymodule_export]
    use super::{Pair, Whole, scaled, whole};
}

macro_rules! function {
    ($(#[$meta:meta])* $vis:vis $name:ident($parameter:ident: $ty:ty = $default:expr) -> $result:ty, $python:literal, $with:path, $body:block) => {
        #[pyfunction]
        #[pyo3(name = $python, signature = ($parameter = $default, *, offset = $default))]
        $(#[$meta])*
        $vis fn $name($parameter: $ty, #[pyo3(from_py_with = $with)] offset: $ty) -> $result {
            let number: $ty = $body;
            number * $parameter + offset
        }
    };
}

fn doubled(value: &Bound<'_, PyAny>) -> PyResult<i64> {
    Ok(value.extract::<i64>()? * 2)
}

function!(
    /// Multiplies.
    #[inline]
    pub(crate) scaled(by: i64 = 1 + 1) -> i64, "multiplied", doubled, { 100 }
);

macro_rules! class {
    ($vis:vis $name:ident, $title:literal, $first:ident: $ty:ty, $method:ident($self:ident) -> $result:ty $body:block) => {
        #[pyclass(name = $title, frozen)]
        $vis struct $name {
            #[pyo3(get)]
            $vis $first: $ty,
            #[pyo3(get, name = $title)]
            same: $ty,
        }

        #[pymethods]
        impl $name {
            #[new]
            #[pyo3(signature = ($first = None))]
            fn new($first: $ty) -> $name {
                $name { same: $first.clone(), $first }
            }

            $vis fn $method(&$self) -> $result $body
        }
    };
}

class!(pub(crate) Pair, "Couple", value: Option<Vec<(i64, i64)>>, total(self) -> i64 {
    self.value.iter().flatten().map(|(left, right)| left + right).sum()
});

macro_rules! items {
    ($($item:item)*) => {
        $(
            #[doc = concat!("Written", " whole.")]
            $item
        )*
    };
}

items! {
    #[pyfunction]
    fn whole(value: &Whole) -> i64 {
        value.0
    }

    #[pyclass(frozen)]
    struct Whole(#[pyo3(get, name = "number")] i64);

    #[pymethods]
    impl Whole {
        #[new]
        fn new(number: i64) -> Self {
            Whole(number)
        }
    }
}
