//! Special methods: containers, iterators, comparisons, numbers.

use keelback::prelude::*;

/// Classes that operators and built-in functions work with.
#[pymodule(submodule)]
pub(crate) mod special_methods {
    use keelback::exceptions::PyIndexError;
    use keelback::prelude::*;
    use keelback::pyclass::CompareOp;

    /// A list of numbers.
    #[pyclass]
    struct Numbers {
        items: Vec<i64>,
    }

    #[pymethods]
    impl Numbers {
        #[new]
        fn new(items: Vec<i64>) -> Self {
            Numbers { items }
        }

        fn __len__(&self) -> usize {
            self.items.len()
        }

        fn __contains__(&self, item: i64) -> bool {
            self.items.contains(&item)
        }

        fn __getitem__(&self, index: isize) -> PyResult<i64> {
            Ok(self.items[self.place(index)?])
        }

        fn __setitem__(&mut self, index: isize, value: i64) -> PyResult<()> {
            let place = self.place(index)?;
            self.items[place] = value;
            Ok(())
        }

        fn __delitem__(&mut self, index: isize) -> PyResult<()> {
            let place = self.place(index)?;
            self.items.remove(place);
            Ok(())
        }

        fn __iter__(slf: &Bound<'_, Self>) -> NumbersIterator {
            NumbersIterator { numbers: slf.clone().unbind(), next: 0 }
        }

        fn append(&mut self, item: i64) {
            self.items.push(item);
        }
    }

    impl Numbers {
        fn place(&self, index: isize) -> PyResult<usize> {
            let length = self.items.len() as isize;
            let place = if index < 0 { index + length } else { index };
            if (0..length).contains(&place) {
                Ok(place as usize)
            } else {
                Err(PyIndexError::new_err("index out of range"))
            }
        }
    }

    #[pyclass]
    struct NumbersIterator {
        numbers: Py<Numbers>,
        next: usize,
    }

    #[pymethods]
    impl NumbersIterator {
        fn __iter__(slf: Py<Self>) -> Py<Self> {
            slf
        }

        fn __next__(&mut self, py: Python<'_>) -> Option<i64> {
            let item = self.numbers.borrow(py).items.get(self.next).copied();
            self.next += 1;
            item
        }
    }

    /// Compared in every way by one method.
    #[pyclass(frozen)]
    struct Version(i64);

    #[pymethods]
    impl Version {
        #[new]
        fn new(number: i64) -> Self {
            Version(number)
        }

        fn __richcmp__(&self, other: &Version, operator: CompareOp) -> bool {
            operator.matches(self.0.cmp(&other.0))
        }

        fn __int__(&self) -> i64 {
            self.0
        }

        fn __index__(&self) -> i64 {
            self.0
        }

        fn __float__(&self) -> f64 {
            self.0 as f64
        }
    }

    /// Compared by a method for each operator.
    #[pyclass]
    struct Weight(f64);

    #[pymethods]
    impl Weight {
        #[new]
        fn new(weight: f64) -> Self {
            Weight(weight)
        }

        fn __lt__(&self, other: &Weight) -> bool {
            self.0 < other.0
        }

        fn __eq__(&self, other: &Weight) -> bool {
            self.0 == other.0
        }
    }

    #[pyclass(frozen, eq, hash, get_all)]
    #[derive(PartialEq, Hash)]
    struct Derived {
        number: i64,
        text: String,
    }

    #[pymethods]
    impl Derived {
        #[new]
        fn new(number: i64, text: String) -> Self {
            Derived { number, text }
        }
    }

    #[pyclass(eq, hash, frozen)]
    #[derive(PartialEq, Hash, Clone, Copy)]
    enum Colour {
        Red,
        Green = 5,
    }

    #[pymethods]
    impl Colour {
        fn is_warm(&self) -> bool {
            matches!(self, Colour::Red)
        }
    }

    #[pyfunction]
    fn favourite() -> Colour {
        Colour::Green
    }
}
