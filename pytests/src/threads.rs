//! Everything at once, from many threads.

use std::sync::atomic::{AtomicI64, AtomicUsize, Ordering};

use keelback::exceptions::PyIndexError;
use keelback::prelude::*;
use keelback::sync::{Interned, PyOnceLock};

/// How many first uses there are to race for.
const PLACES: usize = 100;

static NODES: AtomicI64 = AtomicI64::new(0);
static VALUES: [PyOnceLock<Py<PyAny>>; PLACES] = [const { PyOnceLock::new() }; PLACES];
static NAMES: [Interned; PLACES] = [const { Interned::new("a name that eight threads ask for at once") }; PLACES];
static MADE: [AtomicUsize; PLACES] = [const { AtomicUsize::new(0) }; PLACES];

/// Classes that no module registers: made by whoever uses one first.
macro_rules! lonely {
    ($($name:ident)*) => {
        $(
            #[pyclass]
            struct $name {
                #[pyo3(get)]
                number: usize,
            }

            #[pymethods]
            impl $name {
                /// Other threads have their turn while the class is made.
                #[classattr]
                fn first(py: Python<'_>) -> $name {
                    py.detach(std::thread::yield_now);
                    $name { number: 1 }
                }
            }
        )*

        /// An instance of one of the classes.
        #[pyfunction]
        fn lonely(py: Python<'_>, which: usize) -> PyResult<Bound<'_, PyAny>> {
            let mut index = 0;
            $(
                if index == which {
                    return Ok(Bound::new(py, $name { number: which })?.into_any());
                }
                index += 1;
            )*
            Err(PyIndexError::new_err(index))
        }
    };
}

lonely! { Lonely0 Lonely1 Lonely2 Lonely3 Lonely4 Lonely5 Lonely6 Lonely7 }

/// What threads do to the same objects.
#[pymodule(submodule)]
pub(crate) mod threads {
    use std::cell::Cell;
    use std::collections::{HashMap, HashSet};

    use keelback::exceptions::{PyKeyError, PyRuntimeError};
    use keelback::intern;
    use keelback::prelude::*;
    use keelback::types::{PyDict, PyList, PySet, PyTuple};

    #[pymodule_export]
    use super::lonely;

    use super::*;

    /// Holds another object.
    #[pyclass(subclass, weakref, dict)]
    struct Node {
        #[pyo3(get, set)]
        number: i64,
        #[pyo3(get, set)]
        object: Option<Py<PyAny>>,
    }

    impl Drop for Node {
        fn drop(&mut self) {
            NODES.fetch_sub(1, Ordering::Relaxed);
        }
    }

    #[pymethods]
    impl Node {
        #[new]
        #[pyo3(signature = (number = 0, object = None))]
        fn new(number: i64, object: Option<Py<PyAny>>) -> Self {
            NODES.fetch_add(1, Ordering::Relaxed);
            Node { number, object }
        }

        fn bump(&mut self) -> i64 {
            self.number += 1;
            self.number
        }

        fn read(&self) -> i64 {
            self.number
        }

        fn call<'py>(&self, function: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
            function.call1((self.number,))
        }

        fn fail(&self, key: &str) -> PyResult<()> {
            Err(PyKeyError::new_err(key.to_owned()))
        }

        fn __len__(&self) -> usize {
            3
        }

        fn __getitem__(&self, index: usize) -> PyResult<i64> {
            if index < 3 { Ok(self.number) } else { Err(PyKeyError::new_err(index)) }
        }
    }

    /// Never changes.
    #[pyclass(frozen)]
    struct Fixed {
        #[pyo3(get)]
        number: i64,
    }

    #[pymethods]
    impl Fixed {
        #[new]
        fn new(number: i64) -> Self {
            Fixed { number }
        }

        fn read(&self) -> i64 {
            self.number
        }
    }

    /// How many nodes there are.
    #[pyfunction]
    fn nodes() -> i64 {
        NODES.load(Ordering::Relaxed)
    }

    /// Reads a list that others change, in every way.
    #[pyfunction]
    fn read_list(list: &Bound<'_, PyList>) -> PyResult<usize> {
        let mut seen = list.iter().filter(|item| item.is_none()).count();
        seen += list.iter().rev().count();
        seen += list.get_item(0).is_ok() as usize;
        seen += list.extract::<Vec<Py<PyAny>>>()?.len();
        seen += list.extract::<Vec<i64>>().map_or(0, |numbers| numbers.len());
        let nothing = Cell::new(0);
        list.locked_for_each(|item| {
            nothing.set(nothing.get() + usize::from(item.is_none()));
            Ok(())
        })?;
        seen += nothing.get();
        seen += list.to_tuple().iter().count();
        Ok(seen)
    }

    /// Changes a list that others read.
    #[pyfunction]
    fn change_list(list: &Bound<'_, PyList>, number: i64) -> PyResult<()> {
        list.append(number)?;
        list.insert(0, number)?;
        let _ = list.set_item(1, number + 1);
        if list.len() > 50 {
            list.del_slice(0, 40)?;
        }
        Ok(())
    }

    /// Reads a dict that others change, in every way; how often that was refused, as Python's own loops refuse it.
    #[pyfunction]
    fn read_dict(py: Python<'_>, dict: &Bound<'_, PyDict>) -> PyResult<usize> {
        let mut refused = 0;
        refused += refusals(py, dict.extract::<HashMap<String, i64>>())?;
        let numbers = Cell::new(0);
        dict.locked_for_each(|key, value| {
            let is_one = key.is_instance_of::<PyString>() && value.extract::<i64>().is_ok();
            numbers.set(numbers.get() + usize::from(is_one));
            Ok(())
        })?;
        let mut seen = numbers.get();
        for key in dict.keys() {
            let _ = dict.get_item(&key)?;
        }
        seen += dict.values().len() + dict.items().len();
        let _ = dict.contains("shared")?;
        let _ = dict.get_item(intern!(py, "shared"))?;
        std::hint::black_box(seen);
        Ok(refused)
    }

    /// Changes a dict that others read.
    #[pyfunction]
    fn change_dict(dict: &Bound<'_, PyDict>, number: i64) -> PyResult<()> {
        dict.set_item(format!("key {}", number % 40), number)?;
        dict.set_item("shared", number)?;
        match dict.del_item(format!("key {}", (number * 7) % 40)) {
            Err(error) if !error.is_instance_of::<PyKeyError>(dict.py()) => Err(error),
            _ => Ok(()),
        }
    }

    /// Reads and changes a set.
    #[pyfunction]
    fn use_set(py: Python<'_>, set: &Bound<'_, PySet>, number: i64) -> PyResult<usize> {
        set.add(number % 50)?;
        set.discard((number * 3) % 50)?;
        refusals(py, set.extract::<HashSet<i64>>())
    }

    /// 1 for the error of a collection that changed while it was read.
    fn refusals<T>(py: Python<'_>, read: PyResult<T>) -> PyResult<usize> {
        match read {
            Ok(_) => Ok(0),
            Err(error) if error.is_instance_of::<PyRuntimeError>(py) => Ok(1),
            Err(error) => Err(error),
        }
    }

    /// The value of a place, made by the first to ask.
    #[pyfunction]
    fn value(py: Python<'_>, place: usize) -> Bound<'_, PyAny> {
        let make = || {
            MADE[place].fetch_add(1, Ordering::Relaxed);
            py.eval(c"object()", None, None).expect("an object").unbind()
        };
        VALUES[place].get_or_init(py, make).bind(py).clone()
    }

    /// How often the value of a place was made.
    #[pyfunction]
    fn made(place: usize) -> usize {
        MADE[place].load(Ordering::Relaxed)
    }

    /// The name of a place.
    #[pyfunction]
    fn name(py: Python<'_>, place: usize) -> Bound<'_, PyAny> {
        NAMES[place].get(py).clone().into_any()
    }

    /// One error that several threads make into an exception at once.
    #[pyfunction]
    fn share_error(py: Python<'_>, threads: usize) -> bool {
        let error = PyKeyError::new_err("shared");
        let values: Vec<Py<PyAny>> = py.detach(|| {
            std::thread::scope(|scope| {
                let look = || Python::attach(|py| error.value(py).clone().into_any().unbind());
                let looking: Vec<_> = (0..threads).map(|_| scope.spawn(look)).collect();
                looking.into_iter().map(|thread| thread.join().unwrap()).collect()
            })
        });
        values.iter().all(|value| value.is(&values[0]))
    }

    /// Attaches Rust threads, each of which uses and drops the object.
    #[pyfunction]
    fn use_in_rust_threads(py: Python<'_>, object: Py<PyAny>, threads: usize) -> PyResult<()> {
        let work = || {
            let kept = Python::attach(|py| object.clone_ref(py));
            // Given back later, by whoever is attached.
            drop(kept);
            Python::attach(|py| object.bind(py).str().map(drop))
        };
        py.detach(|| {
            std::thread::scope(|scope| {
                let working: Vec<_> = (0..threads).map(|_| scope.spawn(work)).collect();
                working.into_iter().try_for_each(|thread| thread.join().unwrap())
            })
        })
    }

    /// A tuple of whatever is given: what the interpreter hands over is not changed by anybody.
    #[pyfunction]
    #[pyo3(signature = (*arguments, **options))]
    fn everything(arguments: &Bound<'_, PyTuple>, options: Option<&Bound<'_, PyDict>>) -> usize {
        arguments.len() + options.map_or(0, |options| options.len())
    }
}
