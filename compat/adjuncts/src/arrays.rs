//! `numpy`: arrays in, out, and changed in place.

use numpy::{
    AllowTypeChange, Element, IntoPyArray, PyArray1, PyArray2, PyArrayDescrMethods, PyArrayDyn, PyArrayLike1,
    PyReadonlyArray2, PyReadonlyArrayDyn, PyReadwriteArray1, PyUntypedArray, PyUntypedArrayMethods, ndarray::Axis,
};
use pyo3::prelude::*;

/// A new array: `factor` times `array`, of the same shape.
#[pyfunction]
pub(crate) fn scaled<'py>(
    py: Python<'py>,
    array: PyReadonlyArrayDyn<'py, f64>,
    factor: f64,
) -> Bound<'py, PyArrayDyn<f64>> {
    let array = array.as_array();
    let scaled = &array * factor;
    scaled.into_pyarray(py)
}

/// Adds `number` to every item, in place.
#[pyfunction]
pub(crate) fn add_to(mut array: PyReadwriteArray1<'_, i64>, number: i64) {
    array.as_array_mut().mapv_inplace(|item| item + number);
}

/// The sums of the rows.
#[pyfunction]
pub(crate) fn row_sums<'py>(py: Python<'py>, array: PyReadonlyArray2<'py, f64>) -> Bound<'py, PyArray1<f64>> {
    array.as_array().sum_axis(Axis(1)).into_pyarray(py)
}

/// Reads one array while writing another.
#[pyfunction]
pub(crate) fn copy_into(source: numpy::PyReadonlyArray1<'_, i64>, mut target: PyReadwriteArray1<'_, i64>) {
    target.as_array_mut().assign(&source.as_array());
}

/// The sum of an array, or of anything that converts to one.
#[pyfunction]
pub(crate) fn sum(numbers: PyArrayLike1<'_, f64, AllowTypeChange>) -> f64 {
    numbers.as_array().sum()
}

/// A table of products.
#[pyfunction]
pub(crate) fn products(py: Python<'_>, size: usize) -> PyResult<Bound<'_, PyArray2<u32>>> {
    let rows: Vec<Vec<u32>> =
        (1..=size as u32).map(|row| (1..=size as u32).map(|column| row * column).collect()).collect();
    Ok(PyArray2::from_vec2(py, &rows)?)
}

/// What an array is: its type's name, its shape and whether its items are floats.
#[pyfunction]
pub(crate) fn describe(array: &Bound<'_, PyUntypedArray>) -> (String, Vec<usize>, bool) {
    let dtype = array.dtype();
    let is_float = dtype.is_equiv_to(&f64::get_dtype(array.py()));
    (dtype.to_string(), array.shape().to_vec(), is_float)
}

/// Objects: an array of whatever a list has.
#[pyfunction]
pub(crate) fn objects<'py>(py: Python<'py>, items: Vec<Py<PyAny>>) -> Bound<'py, PyArray1<Py<PyAny>>> {
    PyArray1::from_vec(py, items)
}
