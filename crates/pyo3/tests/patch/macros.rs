//! Macros under PyO3's name, in a crate that knows no other root and forbids unsafe code.

use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyList};

pyo3::create_exception!(harbour, Full, PyValueError, "No berth is left.");
pyo3::create_exception!(harbour, Closed, Full);
pyo3::import_exception!(json, JSONDecodeError);

#[pyfunction]
fn depth() -> u8 {
    9
}

/// A module that the program brings with it.
#[pymodule]
fn harbour(m: &Bound<'_, PyModule>) -> PyResult<()> {
    m.add_function(pyo3::wrap_pyfunction!(depth, m)?)?;
    m.add("Full", m.py().get_type::<Full>())
}

#[pyclass]
struct Ship {
    #[pyo3(get)]
    name: String,
    cargo: Py<PyList>,
}

#[pymethods]
impl Ship {
    #[new]
    fn new(py: Python<'_>, name: String) -> Self {
        Self { name, cargo: PyList::empty(py).unbind() }
    }

    fn load(&self, py: Python<'_>, thing: Py<PyAny>) -> PyResult<usize> {
        let cargo = self.cargo.bind(py);
        cargo.append(thing)?;
        Ok(cargo.len())
    }
}

#[pyclass(eq, skip_from_py_object)]
#[derive(Clone, Copy, PartialEq)]
enum Lamp {
    Red,
    Green,
}

/// Starts the interpreter with the module built in.
fn attach<R>(f: impl FnOnce(Python<'_>) -> R) -> R {
    static START: std::sync::Once = std::sync::Once::new();
    START.call_once(|| {
        pyo3::append_to_inittab!(harbour);
        Python::initialize();
    });
    Python::attach(f)
}

#[test]
fn exceptions_are_declared() {
    attach(|py| {
        let error = Closed::new_err("today");
        assert!(error.is_instance_of::<PyValueError>(py));
        assert_eq!(error.to_string(), "Closed: today");
        let doc = py.get_type::<Full>().getattr("__doc__").unwrap();
        assert_eq!(doc.extract::<String>().unwrap(), "No berth is left.");
        let error = py.import("json").unwrap().call_method1("loads", ("{",)).unwrap_err();
        assert!(error.is_instance_of::<JSONDecodeError>(py));
    });
}

#[test]
fn strings_are_interned() {
    attach(|py| {
        let name = pyo3::intern!(py, "append");
        let list = PyList::empty(py);
        list.call_method1(name, (1,)).unwrap();
        assert_eq!(list.len(), 1);
    });
}

#[test]
fn functions_and_modules_are_wrapped() {
    attach(|py| {
        let function = pyo3::wrap_pyfunction!(depth, py).unwrap();
        assert_eq!(function.call0().unwrap().extract::<u8>().unwrap(), 9);
        let function = pyo3::wrap_pyfunction!(depth)(py).unwrap();
        assert_eq!(function.call0().unwrap().extract::<u8>().unwrap(), 9);
        let module = pyo3::wrap_pymodule!(harbour)(py);
        assert_eq!(module.bind(py).name().unwrap(), "harbour");
    });
}

#[test]
fn module_of_the_program_is_imported() {
    attach(|py| {
        let module = py.import("harbour").unwrap();
        assert_eq!(module.call_method0("depth").unwrap().extract::<u8>().unwrap(), 9);
        let doc = module.getattr("__doc__").unwrap();
        assert_eq!(doc.extract::<String>().unwrap(), "A module that the program brings with it.");
    });
    let late = std::panic::catch_unwind(|| pyo3::append_to_inittab!(harbour)).unwrap_err();
    let message = late.downcast_ref::<&str>().unwrap();
    assert_eq!(*message, "called `append_to_inittab` but a Python interpreter is already running.");
}

#[test]
fn python_runs_on_rust_values() {
    attach(|py| {
        let ship = Bound::new(py, Ship::new(py, "Ida".to_owned())).unwrap();
        let (crates, port) = (vec![1, 2], "Bergen");
        pyo3::py_run!(
            py,
            ship crates port,
            r#"
            assert ship.name == "Ida" and port == "Bergen"
            for count, box in enumerate(crates, 1):
                assert ship.load(box) == count
            "#
        );
        // A class's value converts, and a reference to it does not.
        let (lamp, other) = (Lamp::Green, Lamp::Red);
        pyo3::py_run!(py, lamp other, "assert lamp == type(lamp).Green and other != lamp");
        assert!(matches!(lamp, Lamp::Green));
        let names = PyDict::new(py);
        pyo3::py_run!(py, *names, "found = True");
        assert!(names.get_item("found").unwrap().unwrap().extract::<bool>().unwrap());
    });
    let failed = std::panic::catch_unwind(|| {
        attach(|py| {
            let depth = 9;
            pyo3::py_run!(py, depth, "assert depth == 8");
        });
    });
    assert_eq!(failed.unwrap_err().downcast_ref::<String>().unwrap(), "assert depth == 8");
}

#[derive(FromPyObject, IntoPyObject, IntoPyObjectRef)]
struct Port {
    name: String,
    #[pyo3(item, default = 1)]
    berths: u8,
}

#[derive(FromPyObject, IntoPyObject, IntoPyObjectRef)]
enum Call {
    At(Port),
    Twice(u8, u8),
    #[pyo3(transparent)]
    Named {
        name: String,
    },
}

#[test]
fn conversions_are_derived() {
    attach(|py| {
        let call: Call = py.eval(c"(1, 2)", None, None).unwrap().extract().unwrap();
        assert_eq!((&call).into_pyobject(py).unwrap().to_string(), "(1, 2)");
        let port = Port { name: "Kiel".to_owned(), berths: 3 };
        assert_eq!((&port).into_pyobject(py).unwrap().to_string(), "{'name': 'Kiel', 'berths': 3}");
        let call = Call::At(port).into_pyobject(py).unwrap();
        let error = call.extract::<Port>().err().unwrap();
        assert_eq!(error.to_string(), "AttributeError: 'dict' object has no attribute 'name'");
    });
}
