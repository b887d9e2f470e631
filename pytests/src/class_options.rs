//! Options of classes that derive something: comparison, hash, text, constructor, generics.

use keelback::prelude::*;

/// Classes with options.
#[pymodule(submodule)]
pub(crate) mod class_options {
    use std::fmt;

    use keelback::prelude::*;
    use keelback::types::PyType;

    /// Everything that a Rust trait gives.
    #[pyclass(eq, ord, hash, str, frozen, new = "from_fields", get_all)]
    #[derive(PartialEq, PartialOrd, Hash)]
    struct Version {
        major: u32,
        minor: u32,
    }

    impl fmt::Display for Version {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            write!(f, "v{}.{}", self.major, self.minor)
        }
    }

    /// Equality alone, which can be asked of derived classes too.
    #[pyclass(eq, subclass, new = "from_fields")]
    #[derive(PartialEq)]
    struct Equal {
        x: f64,
    }

    /// A text with fields in it.
    #[pyclass(new = "from_fields", str = "{name:?} is {age:>4} {{years}}")]
    struct Person {
        name: String,
        age: u8,
    }

    /// The same of a tuple.
    #[pyclass(new = "from_fields", str = "{1}/{0}")]
    struct Pair(i64, String);

    #[pymethods]
    impl Pair {
        fn sum(&self) -> i64 {
            self.0 + self.1.len() as i64
        }
    }

    /// Options in two places.
    #[pyclass(new = "from_fields", module = "elsewhere")]
    #[pyo3(get_all, set_all, name = "Spread")]
    struct Both {
        first: i64,
        #[pyo3(name = "other")]
        second: Option<String>,
        #[pyo3(default = vec![1, 2])]
        third: Vec<i64>,
        #[pyo3(default = 0.5)]
        fourth: f64,
    }

    /// A class without fields.
    #[pyclass(new = "from_fields")]
    struct Unit;

    /// A class that Python code derives from and gives arguments.
    #[pyclass(generic, subclass, new = "from_fields")]
    struct Box {}

    /// Classes of one field.
    macro_rules! renamed {
        ($($class:ident = $rule:literal),*) => {$(
            #[pyclass(get_all, new = "from_fields", rename_all = $rule)]
            struct $class {
                one_field: i64,
            }
        )*};
    }

    renamed! {
        Camel = "camelCase",
        Kebab = "kebab-case",
        Lower = "lowercase",
        Pascal = "PascalCase",
        ScreamingKebab = "SCREAMING-KEBAB-CASE",
        Screaming = "SCREAMING_SNAKE_CASE",
        Snake = "snake_case",
        Upper = "UPPERCASE"
    }

    /// `#[pymodule]` sees the call of a macro, not the classes that it makes.
    #[pymodule_init]
    fn init(module: &Bound<'_, PyModule>) -> PyResult<()> {
        module.add_class::<Camel>()?;
        module.add_class::<Lower>()?;
        module.add_class::<Pascal>()?;
        module.add_class::<Screaming>()?;
        module.add_class::<Snake>()?;
        module.add_class::<Upper>()
    }

    /// The classes whose attributes have names that no stub can declare.
    #[pyfunction]
    fn with_hyphens(py: Python<'_>) -> [Bound<'_, PyType>; 2] {
        [py.get_type::<Kebab>(), py.get_type::<ScreamingKebab>()]
    }

    /// A class whose values can be taken out.
    #[pyclass(from_py_object, new = "from_fields")]
    #[derive(Clone)]
    struct Taken {
        size: usize,
    }

    /// The option that says that they cannot, which is so without it.
    #[pyclass(skip_from_py_object)]
    #[derive(Clone)]
    struct Kept;

    #[pyfunction]
    fn taken(value: Taken, other: Option<Taken>) -> usize {
        value.size + other.map_or(0, |other| other.size)
    }

    #[pyfunction]
    fn kept() -> Kept {
        Kept.clone()
    }

    /// No attribute of the class can be set.
    #[pyclass(immutable_type, subclass, weakref)]
    struct Fixed;

    #[pymethods]
    impl Fixed {
        #[classattr]
        const LIMIT: u8 = 5;

        #[new]
        fn new() -> Self {
            Fixed
        }

        #[classattr]
        fn only() -> Self {
            Fixed
        }
    }

    #[pyclass(immutable_type)]
    struct FixedWithNothing;

    #[pyclass(immutable_type, eq)]
    #[derive(PartialEq)]
    enum FixedLevel {
        Low = 1,
        High = 2,
    }

    #[pyclass(immutable_type)]
    enum FixedShape {
        Circle { radius: f64 },
        Square(f64),
    }
}
