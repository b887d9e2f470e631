//! Threads and references that outlive the interpreter.

use keelback::prelude::*;

/// Starts what the end of the interpreter interrupts.
#[pymodule(submodule)]
pub(crate) mod finalization {
    use std::sync::Mutex;
    use std::sync::mpsc;
    use std::time::Duration;

    use keelback::prelude::*;

    /// Starts threads that attach and detach for ever; returns once each of them has done so.
    #[pyfunction]
    fn attach_for_ever(py: Python<'_>, threads: usize) {
        let (started, wait) = mpsc::channel();
        for _ in 0..threads {
            let started = started.clone();
            std::thread::spawn(move || {
                loop {
                    Python::attach(|py| {
                        py.detach(|| std::thread::sleep(Duration::from_micros(10)));
                    });
                    let _ = started.send(());
                }
            });
        }
        drop(started);
        py.detach(move || (0..threads).for_each(|_| wait.recv().expect("a thread runs")));
    }

    /// Starts a thread that stays attached but for moments in which it sleeps detached.
    #[pyfunction]
    fn detach_for_ever(py: Python<'_>) {
        let (started, wait) = mpsc::channel();
        std::thread::spawn(move || {
            Python::attach(|py| {
                loop {
                    py.detach(|| std::thread::sleep(Duration::from_micros(10)));
                    let _ = started.send(());
                }
            });
        });
        py.detach(move || wait.recv().expect("the thread runs"));
    }

    /// Starts a thread that calls Python for ever.
    #[pyfunction]
    fn call_for_ever(py: Python<'_>, function: Py<PyAny>) {
        let (started, wait) = mpsc::channel();
        std::thread::spawn(move || {
            loop {
                let called = Python::attach(|py| function.call0(py).is_ok());
                let _ = started.send(called);
            }
        });
        py.detach(move || wait.recv().expect("the thread runs"));
    }

    /// Starts a thread that asks whether it may attach, until it may not.
    #[pyfunction]
    fn try_attach_for_ever(py: Python<'_>) {
        let (started, wait) = mpsc::channel();
        std::thread::spawn(move || {
            while Python::try_attach(|py| py.detach(std::thread::yield_now)).is_some() {
                let _ = started.send(());
            }
        });
        py.detach(move || wait.recv().expect("the thread runs"));
    }

    static KEPT: Mutex<Vec<Py<PyAny>>> = Mutex::new(Vec::new());

    /// Keeps a reference until the process ends.
    #[pyfunction]
    fn keep(object: Py<PyAny>) {
        KEPT.lock().expect("nobody panics").push(object);
    }

    /// Drops a reference while the thread is detached.
    #[pyfunction]
    fn drop_detached(py: Python<'_>, object: Py<PyAny>) {
        py.detach(move || drop(object));
    }

    /// Drops references in another thread, which is not attached.
    #[pyfunction]
    fn drop_in_a_thread(py: Python<'_>, objects: Vec<Py<PyAny>>) {
        py.detach(move || std::thread::spawn(move || drop(objects)).join().expect("no panic"));
    }

    /// Clones and drops in threads that attach.
    #[pyfunction]
    fn clone_in_threads(py: Python<'_>, object: Py<PyAny>, threads: usize, rounds: usize) {
        let object = &object;
        py.detach(|| {
            std::thread::scope(|scope| {
                for _ in 0..threads {
                    scope.spawn(move || {
                        for _ in 0..rounds {
                            let clone = Python::attach(|py| object.clone_ref(py));
                            drop(clone);
                        }
                    });
                }
            });
        });
    }

    /// Says what the thread that drops it was doing.
    #[pyclass]
    struct Farewell {
        text: String,
    }

    #[pymethods]
    impl Farewell {
        #[new]
        fn new(text: String) -> Self {
            Farewell { text }
        }
    }

    impl Drop for Farewell {
        fn drop(&mut self) {
            println!("{}", self.text);
        }
    }

    /// Attaches while it is dropped.
    #[pyclass]
    struct Parting;

    #[pymethods]
    impl Parting {
        #[new]
        fn new() -> Self {
            Parting
        }
    }

    impl Drop for Parting {
        fn drop(&mut self) {
            let major = Python::attach(|py| py.version_info().major);
            let tried = Python::try_attach(|_| ()).is_some();
            println!("Python {major}, tried: {tried}");
        }
    }
}
