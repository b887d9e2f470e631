use keelback::prelude::*;

#[pyclass]
struct Twice {
    x: i64,
}

#[pymethods]
impl Twice {
    #[new]
    fn new() -> Self {
        Twice { x: 1 }
    }
}

#[pymethods]
impl Twice {
    #[new]
    fn with(x: i64) -> Self {
        Twice { x }
    }
}

fn main() {}
