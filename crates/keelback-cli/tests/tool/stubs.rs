//! `keelback stubs`, and the stubs in wheels.

use std::fs;

use crate::project::Directory;
use crate::wheel::Wheel;

const LIBRARY: &str = r#"
use keelback::prelude::*;

/// Shapes.
#[pymodule]
mod MODULE {
    use keelback::prelude::*;

    #[pymodule_export]
    const SIDES: i64 = 4;

    /// A square.
    #[pyclass(frozen)]
    struct Square {
        /// Its "side".
        #[pyo3(get)]
        side: f64,
    }

    #[pymethods]
    impl Square {
        #[new]
        #[pyo3(signature = (side = 1.0))]
        fn new(side: f64) -> Self {
            Square { side }
        }

        #[staticmethod]
        fn list() -> Vec<Square> {
            Vec::new()
        }

        fn all(&self, names: Vec<String>) -> Vec<String> {
            names
        }

        fn __lt__(&self, other: &Square) -> bool {
            self.side < other.side
        }
    }

    /// Adds.
    #[pyfunction]
    #[pyo3(signature = (a, /, *rest, named = None))]
    fn add(a: i64, rest: Vec<i64>, named: Option<&str>) -> PyResult<i64> {
        let _ = named;
        Ok(a + rest.iter().sum::<i64>())
    }

    #[pymodule]
    mod inner {
        use keelback::prelude::*;

        #[pyfunction]
        fn square() -> super::Square {
            super::Square { side: 2.0 }
        }
    }
}
"#;

const OUTER: &str = r#""""Shapes."""

import builtins
import typing
import typing_extensions
from . import inner as inner

__all__ = [
    "SIDES",
    "Square",
    "add",
    "inner",
]

SIDES: int

@typing.final
class Square:
    """A square."""
    def __new__(cls, side: typing.SupportsFloat | typing.SupportsIndex = 1.0) -> typing_extensions.Self: ...
    @property
    def side(self) -> float:
        """Its "side"."""
    @staticmethod
    def list() -> builtins.list[Square]: ...
    def all(self, names: _typeshed.SupportsGetItem[int, str]) -> builtins.list[str]: ...
    def __lt__(self, other: Square, /) -> bool: ...
    def __le__(self, other: typing.NoReturn, /) -> typing.NoReturn: ...
    def __gt__(self, other: typing.NoReturn, /) -> typing.NoReturn: ...
    def __ge__(self, other: typing.NoReturn, /) -> typing.NoReturn: ...
    __hash__: typing.ClassVar[None]  # type: ignore[assignment]

def add(a: typing.SupportsIndex, /, *rest: typing.Any, named: str | None = None) -> int:
    """Adds."""
"#;

const INNER: &str = "import shapes._native\n\n__all__ = [\n    \"square\",\n]\n\n\
                     def square() -> shapes._native.Square: ...\n";

fn project(name: &str) -> Directory {
    let project = Directory::of_keelback(name);
    let keelback = concat!(env!("CARGO_MANIFEST_DIR"), "/../keelback");
    project.manifest(
        name,
        &format!("[lib]\ncrate-type = [\"cdylib\"]\n[dependencies]\nkeelback = {{ path = '{keelback}' }}\n"),
    );
    project
}

#[test]
fn a_package_gets_the_stubs_of_its_extension() {
    let project = project("stubs_mixed");
    project.library("_native", LIBRARY).write("python/shapes/__init__.py", "");
    project.write(
        "pyproject.toml",
        "[project]\nname = \"shapes\"\nversion = \"1.0\"\n\n\
         [tool.keelback]\nmodule-name = \"shapes._native\"\npython-source = \"python\"\n",
    );
    project.keelback(&["stubs", "--check"]).fails(1).says("the stub is missing");
    project.keelback(&["build", "-o", "out"]).succeeds();
    let wheel = Wheel::only_in(&project.path().join("out"));
    let stub = "shapes/_native/__init__.pyi";
    assert_eq!(
        wheel.package(),
        ["shapes/__init__.py", "shapes/_native.so", stub, "shapes/_native/inner.pyi", "shapes/py.typed"]
    );
    let imports = OUTER.replace("import builtins\n", "import _typeshed\nimport builtins\n");
    assert_eq!(wheel.text(stub), imports);
    assert_eq!(wheel.text("shapes/_native/inner.pyi"), INNER);

    project.keelback(&["generate-stubs"]).succeeds();
    project.keelback(&["stubs", "--check"]).succeeds();
    let written = project.path().join("python").join(stub);
    assert_eq!(fs::read_to_string(&written).expect("a stub"), imports);
    // Whoever writes a stub by hand has the last word, until somebody asks.
    fs::write(&written, "# mine\n").expect("a stub");
    project.keelback(&["build", "-o", "again"]).succeeds();
    assert_eq!(Wheel::only_in(&project.path().join("again")).text(stub), "# mine\n");
    project.keelback(&["stubs", "--check"]).fails(1).says("the stub is not what the library says").says(stub);
}

/// A module that a function fills, a class with a second block of methods, and one that has a method in place of its base's.
const FILLED: &str = r#"
use keelback::prelude::*;

#[pyfunction]
fn one() -> i64 {
    1
}

#[pyclass(frozen, subclass)]
struct Shape;

#[pymethods]
impl Shape {
    fn first(&self) {}
}

#[pymethods]
impl Shape {
    fn second(&self) {}
}

#[pyclass(frozen, extends = Shape)]
struct Round;

#[pymethods]
impl Round {
    fn first(&self) -> i64 {
        1
    }

    fn second(&self) {}
}

#[pymodule]
fn MODULE(m: &Bound<'_, PyModule>) -> PyResult<()> {
    #[pyfn(m)]
    fn here(x: bool) -> bool {
        x
    }

    m.add_class::<Shape>()?;
    m.add_class::<Round>()?;
    if m.py().version_info() >= (3, 9) {
        m.add("SIDES", 4)?;
    }
    m.setattr("unlisted", 0.5)?;
    m.add_function(wrap_pyfunction!(one, m)?)
}
"#;

const STUB_OF_FILLED: &str = r#"import typing
import typing_extensions

__all__ = [
    "here",
    "Shape",
    "Round",
    "SIDES",
    "one",
]

def here(x: bool) -> bool: ...

@typing_extensions.disjoint_base
class Shape:
    def first(self) -> None: ...
    def second(self) -> None: ...

@typing.final
class Round(Shape):
    def first(self) -> int: ...  # type: ignore[override, unused-ignore]
    def second(self) -> None: ...

SIDES: int

unlisted: float

def one() -> int: ...
"#;

#[test]
fn a_lone_extension_gets_one_stub() {
    let project = project("stubs_plain");
    project.library("stubs_plain", FILLED);
    project.keelback(&["build", "-o", "out"]).succeeds();
    let wheel = Wheel::only_in(&project.path().join("out"));
    assert_eq!(wheel.text("stubs_plain/stubs_plain.pyi"), STUB_OF_FILLED);
    let listed =
        &STUB_OF_FILLED[STUB_OF_FILLED.find("__all__").expect("a list")..=STUB_OF_FILLED.find(']').expect("a list")];
    assert_eq!(wheel.text("stubs_plain/__init__.pyi"), format!("from .stubs_plain import *\n\n{listed}\n"));
    assert!(wheel.package().contains(&"stubs_plain/py.typed".to_owned()));
    assert_eq!(project.keelback(&["-q", "stubs", "-o", "-"]).succeeds().stdout.matches("def one").count(), 1);
    project.keelback(&["stubs"]).succeeds();
    let written = fs::read_to_string(project.path().join("stubs_plain.pyi")).expect("a stub");
    assert_eq!(written, STUB_OF_FILLED);
}

#[test]
fn a_library_of_something_else_has_none() {
    let project = Directory::new("stubs_none");
    project.extension("stubs_none", crate::project::HOLLOW);
    let outcome = project.keelback(&["stubs"]).fails(1);
    outcome.says("error: the library says nothing of its functions and classes").says("hint: stubs are written for");
}
