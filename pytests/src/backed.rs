//! Text and bytes that Python owns and Rust keeps.

use keelback::prelude::*;

/// What is kept, what is copied, and what is refused.
#[pymodule(submodule)]
pub(crate) mod backed {
    use std::collections::HashMap;
    use std::thread;

    use keelback::prelude::*;
    use keelback::pybacked::{PyBackedBytes, PyBackedStr};

    #[pyfunction]
    fn text(text: PyBackedStr) -> PyBackedStr {
        text
    }

    #[pyfunction]
    fn bytes(bytes: PyBackedBytes) -> PyBackedBytes {
        bytes
    }

    /// As Rust shows them.
    #[pyfunction]
    fn shown(text: PyBackedStr, bytes: PyBackedBytes) -> (String, String, String) {
        (text.to_string(), format!("{text:?}"), format!("{bytes:?}"))
    }

    /// Counts words by looking them up as plain text.
    #[pyfunction]
    fn count(words: Vec<PyBackedStr>, word: &str) -> usize {
        let mut counts: HashMap<PyBackedStr, usize> = HashMap::new();
        for one in words {
            *counts.entry(one).or_default() += 1;
        }
        counts.get(word).copied().unwrap_or_default()
    }

    /// Reads on a thread that is not attached, while this one is not either, and drops there.
    #[pyfunction]
    fn read_elsewhere(py: Python<'_>, text: PyBackedStr, bytes: PyBackedBytes) -> (usize, u64) {
        let read = move || (text.chars().count(), bytes.iter().copied().map(u64::from).sum());
        py.detach(|| thread::spawn(read).join().expect("it only reads"))
    }

    /// Keeps both.
    #[pyclass(frozen)]
    struct Keeper {
        text: PyBackedStr,
        bytes: PyBackedBytes,
    }

    #[pymethods]
    impl Keeper {
        #[new]
        fn new(text: PyBackedStr, bytes: PyBackedBytes) -> Self {
            Keeper { text, bytes }
        }

        fn get<'py>(&self, py: Python<'py>) -> PyResult<(Bound<'py, PyAny>, Bound<'py, PyAny>)> {
            Ok(((&self.text).into_bound_py_any(py)?, (&self.bytes).into_bound_py_any(py)?))
        }

        fn plain(&self) -> (String, Vec<u8>) {
            (self.text.as_str().to_owned(), self.bytes.to_vec())
        }

        fn again(&self, py: Python<'_>) -> Keeper {
            Keeper { text: self.text.clone_ref(py), bytes: self.bytes.clone_ref(py) }
        }
    }
}
