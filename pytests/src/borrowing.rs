//! Borrowing a value from several places at once.

use keelback::prelude::*;

/// A value that may be read by many or changed by one.
#[pymodule(submodule)]
pub(crate) mod borrowing {
    use keelback::prelude::*;

    /// Borrows in ways that collide.
    #[pyclass]
    struct Cell {
        value: i64,
    }

    #[pymethods]
    impl Cell {
        #[new]
        fn new() -> Self {
            Cell { value: 0 }
        }

        fn get(&self) -> i64 {
            self.value
        }

        fn set(&mut self, value: i64) {
            self.value = value;
        }

        /// Calls Python while the value is shared.
        fn share_and_call<'py>(&self, function: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
            function.call0()
        }

        /// Calls Python while the value is being changed.
        fn change_and_call<'py>(&mut self, function: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
            self.value += 1;
            function.call0()
        }

        fn with_other(&mut self, other: &Cell) -> i64 {
            self.value + other.value
        }
    }

    #[pyfunction]
    fn cell_value(cell: &Cell) -> i64 {
        cell.value
    }

    #[pyfunction]
    fn optional_cell_value(cell: Option<&Cell>) -> Option<i64> {
        cell.map(|cell| cell.value)
    }

    #[pyfunction]
    fn set_cell(cell: &mut Cell, value: i64) {
        cell.value = value;
    }

    /// A class whose values never change.
    #[pyclass(frozen)]
    struct Fixed {
        text: String,
    }

    #[pymethods]
    impl Fixed {
        #[new]
        fn new(text: String) -> Self {
            Fixed { text }
        }
    }

    /// The longer text, lent by its instance.
    #[pyfunction]
    fn longer<'a>(one: Borrowed<'a, '_, Fixed>, other: Borrowed<'a, '_, Fixed>) -> &'a str {
        let (one, other): (&'a Fixed, &'a Fixed) = (one.get(), other.get());
        if one.text.len() < other.text.len() { &other.text } else { &one.text }
    }
}
