//! Where in an argument a conversion failed, as notes of the exception.

use keelback::prelude::*;

/// Each function takes a value that has parts.
#[pymodule(submodule)]
pub(crate) mod notes {
    use std::collections::{BTreeMap, BTreeSet, HashMap};

    use keelback::exceptions::PyRuntimeError;
    use keelback::prelude::*;

    #[pyfunction]
    fn plain(x: f64) -> f64 {
        x
    }

    #[pyfunction]
    fn number(x: u64) -> u64 {
        x
    }

    #[pyfunction]
    fn floats(points: Vec<f64>) -> usize {
        points.len()
    }

    #[pyfunction]
    fn array(x: [i64; 2]) -> i64 {
        x[0] + x[1]
    }

    #[pyfunction]
    fn rows(rows: Vec<(i8, Option<String>)>) -> usize {
        rows.len()
    }

    #[pyfunction]
    fn counts(counts: HashMap<String, Vec<u8>>) -> usize {
        counts.len()
    }

    #[pyfunction]
    fn grid(grid: BTreeMap<(i64, i64), f64>) -> usize {
        grid.len()
    }

    #[pyfunction]
    fn tags(tags: BTreeSet<i64>) -> usize {
        tags.len()
    }

    #[pyfunction]
    fn handles<'py>(texts: Vec<Bound<'py, PyString>>) -> usize {
        texts.len()
    }

    #[pyfunction]
    fn data(data: (&[u8],)) -> usize {
        data.0.len()
    }

    #[pyfunction]
    #[pyo3(signature = (*numbers, **options))]
    fn variable(numbers: Vec<i64>, options: Option<HashMap<String, i64>>) -> usize {
        numbers.len() + options.map_or(0, |options| options.len())
    }

    /// Converts in the body, where there is no argument to name.
    #[pyfunction]
    fn in_the_body(function: &Bound<'_, PyAny>) -> PyResult<usize> {
        Ok(function.call0()?.extract::<Vec<Vec<i64>>>()?.len())
    }

    /// Looks at the error on the way, and adds a note of its own.
    #[pyfunction]
    fn noted_on_the_way(object: &Bound<'_, PyAny>) -> PyResult<()> {
        let Err(error) = object.extract::<Vec<i64>>() else {
            return Ok(());
        };
        error.add_note(object.py(), "noted on the way")?;
        Err(error)
    }

    /// The first of the two forms that fits.
    #[pyfunction]
    fn either(object: &Bound<'_, PyAny>) -> PyResult<String> {
        if let Ok(numbers) = object.extract::<Vec<i64>>() {
            return Ok(format!("numbers {numbers:?}"));
        }
        object.extract::<Vec<String>>().map(|texts| format!("texts {texts:?}"))
    }

    #[pyfunction]
    fn handled(values: Vec<Failing>) -> usize {
        values.len()
    }

    /// Raises in the conversion.
    struct Failing;

    impl FromPyObject<'_, '_> for Failing {
        type Error = PyErr;

        fn extract(_: Borrowed<'_, '_, PyAny>) -> PyResult<Self> {
            Err(PyRuntimeError::new_err("never"))
        }
    }
}
