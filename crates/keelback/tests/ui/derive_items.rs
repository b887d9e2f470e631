#![allow(unused)]

use keelback::prelude::*;

#[derive(FromPyObject)]
struct Unit;

#[derive(FromPyObject, IntoPyObject)]
struct Empty {}

#[derive(IntoPyObjectRef)]
struct NoFields();

#[derive(FromPyObject)]
enum Nothing {}

#[derive(FromPyObject, IntoPyObject)]
enum Shape {
    Point,
    Circle(),
    Square { side: i64 },
}

#[derive(FromPyObject)]
#[pyo3(transparent, annotation = "a shape", rename_all = "camelCase")]
enum Options {
    #[pyo3(rename_all = "UPPERCASE")]
    Some { value: i64 },
    #[pyo3(crate = "keelback", transparent)]
    Other(i64, i64),
}

#[derive(FromPyObject)]
union Bits {
    float: f64,
    int: u64,
}

#[derive(FromPyObject)]
struct Borrowing<'a> {
    text: &'a str,
}

#[derive(FromPyObject)]
struct Lifetimes<'a, 'b>(&'a str, &'b str);

/// The mistakes above do not become more where a type is named.
#[pyfunction]
fn read(empty: Empty, shape: Shape, text: Borrowing<'_>) -> Shape {
    shape
}

fn main() {}
