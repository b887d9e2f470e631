//! Enums without fields.

use keelback::prelude::*;

/// Enums whose variants are attributes of the class.
#[pymodule(submodule)]
pub(crate) mod enums {
    use std::fmt;

    use keelback::prelude::*;

    /// Neither equality nor a constructor.
    #[pyclass]
    enum Bare {
        A,
        B,
    }

    /// Colours.
    #[pyclass(eq, eq_int, from_py_object)]
    #[derive(Clone, Copy, PartialEq)]
    enum Color {
        /// Like a rose.
        Red,
        #[pyo3(name = "VERT")]
        Green = 5,
        Blue = -1,
    }

    /// Another with numbers.
    #[pyclass(eq, eq_int)]
    #[derive(PartialEq)]
    enum Animal {
        Cat,
        Dog = 5,
    }

    /// Discriminants that need their type.
    #[pyclass(eq, eq_int)]
    #[derive(PartialEq)]
    #[repr(u64)]
    enum Wide {
        Small = 1,
        Large = u64::MAX,
    }

    /// Equality of variants alone.
    #[pyclass(eq)]
    #[derive(PartialEq)]
    #[repr(u8)]
    enum Plain {
        A = 200,
        B,
    }

    /// Everything that traits give, and methods.
    #[pyclass(eq, ord, hash, frozen, str, rename_all = "SCREAMING_SNAKE_CASE", name = "Full")]
    #[derive(PartialEq, PartialOrd, Hash)]
    enum Everything {
        FirstPlace,
        SecondRow,
        #[cfg(any())]
        NeverThere,
        #[cfg(not(any()))]
        #[pyo3(name = "third")]
        ThirdOne,
    }

    impl fmt::Display for Everything {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            let text = match self {
                Everything::FirstPlace => "one",
                Everything::SecondRow => "two",
                Everything::ThirdOne => "three",
            };
            f.write_str(text)
        }
    }

    #[pymethods]
    impl Everything {
        #[classattr]
        const COUNT: usize = 3;

        #[new]
        fn new(number: i64) -> Self {
            match number {
                1 => Everything::FirstPlace,
                2 => Everything::SecondRow,
                _ => Everything::ThirdOne,
            }
        }

        #[staticmethod]
        fn last() -> Everything {
            Everything::ThirdOne
        }

        #[getter]
        fn is_first(&self) -> bool {
            matches!(self, Everything::FirstPlace)
        }

        fn before(&self, other: &Everything) -> bool {
            self < other
        }

        fn itself(slf: PyRef<'_, Self>) -> Py<Self> {
            slf.into()
        }
    }

    /// Texts of its own in the place of what an enum has.
    #[pyclass]
    enum Spoken {
        Yes,
        No,
    }

    #[pymethods]
    impl Spoken {
        fn __repr__(&self) -> &'static str {
            match self {
                Spoken::Yes => "yes!",
                Spoken::No => "no!",
            }
        }

        fn __int__(&self) -> i64 {
            42
        }
    }

    /// How loud.
    #[pyclass(base_enum = "IntEnum")]
    #[derive(Clone, Copy, PartialEq, Debug)]
    enum Level {
        Low = 1,
        #[pyo3(name = "MID")]
        Middle = 5,
        High = 10,
        #[cfg(any())]
        Never = 11,
    }

    #[pyclass(base_enum = "Enum", name = "Suit", module = "pytests.enums", rename_all = "UPPERCASE")]
    #[repr(u64)]
    enum Suits {
        Clubs = u64::MAX,
        Hearts = 3,
    }

    #[pyfunction]
    fn louder(level: Level) -> Option<Level> {
        match level {
            Level::Low => Some(Level::Middle),
            Level::Middle => Some(Level::High),
            Level::High => None,
        }
    }

    #[pyfunction]
    fn loudest(levels: Vec<Level>) -> Option<Level> {
        levels.into_iter().max_by_key(|level| *level as i64)
    }

    #[pyfunction]
    fn suits() -> Vec<Suits> {
        vec![Suits::Clubs, Suits::Hearts]
    }

    #[pyfunction]
    fn red() -> Color {
        Color::Red
    }

    #[pyfunction]
    fn number(color: Color) -> i64 {
        color as i64
    }

    #[pyfunction]
    fn number_of_reference(color: &Color) -> i64 {
        *color as i64
    }

    #[pyfunction]
    fn all() -> Vec<Color> {
        vec![Color::Red, Color::Green, Color::Blue]
    }
}
