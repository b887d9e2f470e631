//! One module that uses each of the crates: `pyo3-log`, `pyo3-file` and `numpy`.

mod arrays;
mod files;
mod logs;

#[pyo3::pymodule]
mod adjuncts {
    use pyo3::prelude::*;

    #[pymodule_export]
    use crate::{
        arrays::{add_to, copy_into, describe, objects, products, row_sums, scaled, sum},
        files::{number_lines, tail},
        logs::{Reset, say},
    };

    #[pymodule_init]
    fn init(module: &Bound<'_, PyModule>) -> PyResult<()> {
        module.add("reset", crate::logs::install(module.py())?)
    }
}
