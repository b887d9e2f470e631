#![allow(unused)]

use keelback::prelude::*;
use keelback::types::PyDict;

fn plain() {}

mod module {}

struct NotAClass;

fn fill(m: &Bound<'_, PyModule>) -> PyResult<()> {
    m.add_function(wrap_pyfunction!(plain, m)?)?;
    m.add_wrapped(keelback::wrap_pymodule!(module))?;
    m.add_class::<NotAClass>()?;
    m.add("name", NotAClass)
}

#[pymodule]
mod exported {
    #[pymodule_export]
    use super::plain;
}

#[pymodule]
mod other_exported {
    #[pymodule_export]
    use super::NotAClass;
}

fn main() {}
