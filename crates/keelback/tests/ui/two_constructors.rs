use keelback::prelude::*;

#[pyclass(new = "from_fields")]
struct Two {
    x: i64,
}

#[pymethods]
impl Two {
    #[new]
    fn new() -> Self {
        Two { x: 1 }
    }
}

fn main() {}
