//! Structs and enums of Rust whose conversions are derived.

use keelback::prelude::*;

/// Each function takes a value of the type that it is named after and returns it: what was read is what is written.
#[pymodule(submodule)]
pub(crate) mod derives {
    use std::borrow::Cow;
    use std::collections::{BTreeMap, HashMap};

    use keelback::prelude::*;
    use keelback::types::PyList;

    same! {
        point: Point;
        renamed: Renamed;
        items: Items;
        all_items: AllItems;
        camel: Camel;
        kebab: Kebab;
        converted: Converted;
        optional: Optional;
        defaults: Defaults;
        text: Text;
        pair: Pair;
        labels: Labels;
        outer: Outer;
        wrapped: Wrapped<Vec<Point>>;
        generic: Generic<i64, String>;
        raw: Raw;
        recursive: Tree;
        value: Value;
        annotated: Annotated;
        by_item: ByItem;
        one_of: Either<i64, Point>;
        nested: Nested;
        json: Json;
    }

    #[pymodule_export]
    use same::{
        all_items, annotated, annotations, by_item, camel, converted, defaults, generic, items, json, kebab, labels,
        nested, one_of, optional, outer, pair, point, raw, recursive, renamed, text, value, wrapped,
    };

    #[derive(FromPyObject, IntoPyObject, IntoPyObjectRef)]
    struct Point {
        x: i64,
        y: i64,
    }

    #[derive(FromPyObject, IntoPyObject)]
    struct Renamed {
        #[pyo3(attribute("other"))]
        a: String,
        #[pyo3(attribute)]
        b: i64,
    }

    #[derive(FromPyObject, IntoPyObject)]
    struct Items {
        #[pyo3(item)]
        a: String,
        #[pyo3(item("other key"))]
        b: i64,
        #[pyo3(item(5))]
        c: bool,
        #[pyo3(item(-1))]
        d: Option<f64>,
    }

    #[derive(FromPyObject, IntoPyObject)]
    #[pyo3(from_item_all)]
    struct AllItems {
        a: String,
        #[pyo3(item("other"))]
        b: i64,
    }

    #[derive(FromPyObject, IntoPyObject)]
    #[pyo3(from_item_all, rename_all = "camelCase")]
    struct Camel {
        first_name: String,
        #[pyo3(item("kept_so"))]
        last_name: String,
    }

    #[derive(FromPyObject, IntoPyObject)]
    #[pyo3(rename_all = "SCREAMING-KEBAB-CASE")]
    struct Kebab {
        first_name: String,
        #[pyo3(item)]
        last_name: String,
    }

    fn double(object: &Bound<'_, PyAny>) -> PyResult<i64> {
        Ok(object.extract::<i64>()? * 2)
    }

    /// An error of Rust's.
    fn parse(object: &Bound<'_, PyAny>) -> Result<i64, std::num::ParseIntError> {
        object.to_string().parse()
    }

    fn bracketed<'py>(number: Cow<'_, i64>, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        Ok(format!("<{number}>").into_pyobject(py)?.into_any())
    }

    #[derive(FromPyObject, IntoPyObject)]
    struct Converted {
        #[pyo3(from_py_with = double)]
        a: i64,
        #[pyo3(item("b"), from_py_with = parse, into_py_with = bracketed)]
        b: i64,
        #[pyo3(from_py_with = PyAnyMethods::len)]
        c: usize,
    }

    #[derive(FromPyObject, IntoPyObject)]
    struct Optional {
        a: Option<i64>,
    }

    #[derive(FromPyObject, IntoPyObject)]
    struct Defaults {
        required: bool,
        #[pyo3(default)]
        a: i64,
        #[pyo3(item, default = "x".to_owned())]
        b: String,
        #[pyo3(default = String::new())]
        empty: String,
        #[pyo3(item(0), default = Some(3))]
        c: Option<i64>,
        #[pyo3(default = 1 + 2, from_py_with = double)]
        d: i64,
    }

    #[derive(FromPyObject, IntoPyObject)]
    struct Text(String);

    #[derive(FromPyObject, IntoPyObject)]
    struct Pair(String, #[pyo3(from_py_with = double, into_py_with = bracketed)] i64);

    #[derive(FromPyObject, IntoPyObject)]
    #[pyo3(transparent)]
    struct Labels {
        labels: BTreeMap<String, Small>,
    }

    #[derive(FromPyObject, IntoPyObject)]
    struct Small(i8);

    #[derive(FromPyObject, IntoPyObject)]
    struct Outer {
        point: Point,
        #[pyo3(item)]
        pairs: Vec<Pair>,
    }

    #[derive(FromPyObject, IntoPyObject)]
    struct Wrapped<T>(T);

    #[derive(FromPyObject, IntoPyObject)]
    struct Generic<T: Clone, U>
    where
        U: Clone + 'static,
    {
        a: T,
        b: Vec<U>,
    }

    #[derive(FromPyObject, IntoPyObject)]
    struct Raw {
        r#type: i64,
        #[pyo3(item)]
        r#in: i64,
    }

    #[derive(FromPyObject, IntoPyObject)]
    struct Tree {
        left: Option<Wrapped<Vec<Tree>>>,
        #[pyo3(default)]
        value: i64,
    }

    #[derive(FromPyObject, IntoPyObject, IntoPyObjectRef)]
    enum Value {
        Int(i64),
        Text(String),
        #[pyo3(transparent)]
        List {
            items: Vec<i64>,
        },
        Pair(i64, String),
        Record {
            x: i64,
            #[pyo3(item("key"))]
            y: i64,
        },
    }

    #[derive(FromPyObject, IntoPyObject)]
    enum Annotated {
        #[pyo3(transparent, annotation = "str")]
        Text(String),
        #[pyo3(annotation = "a point")]
        Point { x: i64 },
    }

    #[derive(FromPyObject, IntoPyObject)]
    #[pyo3(rename_all = "UPPERCASE")]
    enum ByItem {
        #[pyo3(from_item_all)]
        A {
            a: i64,
            b_c: i64,
        },
        B {
            d: i64,
        },
    }

    #[derive(FromPyObject, IntoPyObject)]
    enum Either<T, U> {
        Left(T),
        Right(U),
    }

    #[derive(FromPyObject, IntoPyObject)]
    enum Nested {
        Outer(Outer),
        Value { value: Value },
    }

    /// A type that holds itself.
    #[derive(FromPyObject, IntoPyObject)]
    enum Json {
        Bool(bool),
        Int(i64),
        Text(String),
        List(Vec<Json>),
        Object(HashMap<String, Json>),
    }

    /// Handles, which live as long as the interpreter is attached.
    #[derive(FromPyObject, IntoPyObject, IntoPyObjectRef)]
    struct Handles<'py> {
        object: Bound<'py, PyAny>,
        list: Bound<'py, PyList>,
    }

    #[pyfunction]
    fn handles(x: Handles<'_>) -> Handles<'_> {
        x
    }

    /// What borrows from the argument.
    #[derive(FromPyObject, IntoPyObject)]
    enum Borrowing<'a> {
        Text(&'a str),
        Both(&'a str, &'a [u8]),
        Either(Cow<'a, [u8]>),
    }

    #[pyfunction]
    fn borrowing(x: Borrowing<'_>) -> (usize, Borrowing<'_>) {
        let length = match &x {
            Borrowing::Text(text) => text.len(),
            Borrowing::Both(text, bytes) => text.len() + bytes.len(),
            Borrowing::Either(bytes) => bytes.len(),
        };
        (length, x)
    }

    /// The object, and what is borrowed from it.
    #[derive(FromPyObject, IntoPyObject)]
    struct Beside<'a, 'py>(&'a str, Borrowed<'a, 'py, PyAny>);

    #[pyfunction]
    fn beside<'a, 'py>(x: Beside<'a, 'py>) -> Beside<'a, 'py> {
        x
    }

    /// References are converted without taking the value away.
    #[pyfunction]
    fn by_reference(py: Python<'_>, point: Point, value: Value) -> PyResult<Vec<Py<PyAny>>> {
        let one = (&point).into_py_any(py)?;
        let other = (&value).into_py_any(py)?;
        Ok(vec![one, other, point.into_py_any(py)?, value.into_py_any(py)?])
    }

    fn told<'py>(number: Cow<'_, i64>, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        (matches!(number, Cow::Borrowed(_)), *number).into_bound_py_any(py)
    }

    #[derive(IntoPyObject, IntoPyObjectRef)]
    struct Told(#[pyo3(into_py_with = told)] i64);

    #[pyfunction]
    fn into_py_with(py: Python<'_>) -> PyResult<(Py<PyAny>, Told)> {
        let told = Told(2);
        Ok(((&told).into_py_any(py)?, told))
    }

    /// More fields than a tuple of Rust's may have to be converted.
    #[derive(FromPyObject, IntoPyObject)]
    struct Many(i8, i8, i8, i8, i8, i8, i8, i8, i8, i8, i8, i8, i8);

    #[pyfunction]
    fn many(x: Many) -> Many {
        x
    }
}
