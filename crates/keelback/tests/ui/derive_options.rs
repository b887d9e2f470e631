#![allow(unused)]

use keelback::prelude::*;

#[derive(FromPyObject)]
#[pyo3(transparnet)]
struct Unknown {
    #[pyo3(get)]
    value: i64,
}

#[derive(FromPyObject, IntoPyObject, IntoPyObjectRef)]
#[pyo3(transparent, rename_all = "camelCase")]
struct Transparent {
    #[pyo3(item("value"))]
    value: i64,
}

#[derive(FromPyObject)]
#[pyo3(transparent)]
struct Two {
    first: i64,
    second: i64,
}

#[derive(FromPyObject)]
#[pyo3(from_item_all, annotation = "items")]
struct Items {
    #[pyo3(item)]
    first: i64,
    #[pyo3(attribute)]
    second: i64,
}

#[derive(FromPyObject)]
struct Places {
    #[pyo3(item, attribute)]
    first: i64,
    #[pyo3(item("a", "b"))]
    second: i64,
    #[pyo3(item())]
    third: i64,
    #[pyo3(attribute(""))]
    fourth: i64,
    #[pyo3(attribute = "fifth")]
    fifth: i64,
    #[pyo3(item, item)]
    sixth: i64,
}

#[derive(FromPyObject)]
struct Values {
    #[pyo3(from_py_with)]
    first: i64,
    #[pyo3(from_py_with = "number")]
    second: i64,
    #[pyo3(default = )]
    third: i64,
}

#[derive(FromPyObject)]
#[pyo3(rename_all = "camelCase")]
struct Tuple(#[pyo3(item)] i64, #[pyo3(default)] i64);

#[derive(FromPyObject)]
struct Whole(#[pyo3(default)] i64);

#[derive(FromPyObject)]
struct Anything {
    #[pyo3(default)]
    first: i64,
    #[pyo3(item, default)]
    second: i64,
}

#[derive(IntoPyObject)]
struct Attribute(#[pyo3(attribute("value"))] i64, i64);

#[derive(FromPyObject)]
#[pyo3]
struct Bare {
    value: i64,
}

#[derive(IntoPyObject)]
#[pyo3(crate = "no path")]
struct Elsewhere {
    value: i64,
}

fn main() {}
