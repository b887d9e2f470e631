//! Classes whose calls wait for each other, and borrows that end on other threads.

use keelback::prelude::*;

/// Values that several threads use at once.
#[pymodule(submodule)]
pub(crate) mod locking {
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::thread;

    use keelback::prelude::*;
    use keelback::pyclass::{PyClassGuardMap, PyClassGuardMapMut};

    /// Counts; calls of several threads wait for each other.
    #[pyclass(lock, subclass, weakref, dict)]
    struct Counter {
        #[pyo3(get, set)]
        count: i64,
        held: Option<Py<PyAny>>,
    }

    #[pymethods]
    impl Counter {
        #[new]
        #[pyo3(signature = (count = 0, held = None))]
        fn new(count: i64, held: Option<Py<PyAny>>) -> Self {
            Counter { count, held }
        }

        fn increment(&mut self) {
            self.count += 1;
        }

        /// Other threads have their turn in the middle of it.
        fn increment_slowly(&mut self, py: Python<'_>) {
            let count = self.count;
            py.detach(thread::yield_now);
            self.count = count + 1;
        }

        fn value(&self) -> i64 {
            self.count
        }

        fn __len__(&self) -> usize {
            self.count as usize
        }

        fn held<'py>(&self, py: Python<'py>) -> Option<Bound<'py, PyAny>> {
            self.held.as_ref().map(|held| held.bind(py).clone())
        }

        /// Calls Python while the value is changed.
        fn change_and_call<'py>(&mut self, function: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
            function.call0()
        }

        /// Calls Python while the value is read.
        fn read_and_call<'py>(&self, function: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
            function.call0()
        }

        /// Changes two values.
        fn move_to(&mut self, other: &mut Counter) {
            self.count -= 1;
            other.count += 1;
        }

        fn guarded(mut slf: PyRefMut<'_, Self>) -> i64 {
            slf.count += 1;
            slf.count
        }
    }

    /// What a borrow in Rust says that does not wait.
    #[pyfunction]
    fn try_change(counter: &Bound<'_, Counter>) -> PyResult<()> {
        counter.try_borrow_mut()?.count += 1;
        Ok(())
    }

    /// Begins many borrows that end elsewhere.
    #[pyfunction]
    fn count_in_threads(py: Python<'_>, counter: &Bound<'_, Counter>, rounds: usize) -> PyResult<()> {
        for _ in 0..rounds {
            let mut guard = PyClassGuardMut::try_from(counter)?;
            py.detach(|| {
                thread::scope(|scope| {
                    scope.spawn(move || guard.count += 1);
                });
            });
        }
        Ok(())
    }

    /// A name and numbers.
    #[pyclass(subclass)]
    struct Record {
        name: String,
        numbers: Vec<i64>,
    }

    #[pymethods]
    impl Record {
        #[new]
        fn new(name: String, numbers: Vec<i64>) -> Self {
            Record { name, numbers }
        }

        /// Adds up on threads that are not attached, each with a guard of its own, dropped there.
        fn total(slf: PyClassGuard<'_, Self>, py: Python<'_>, threads: usize) -> PyResult<i64> {
            let object = (&slf).into_pyobject(py)?.to_owned();
            let guards = (0..threads).map(|_| PyClassGuard::try_from(&object)).collect::<Result<Vec<_>, _>>()?;
            drop(slf);
            let total = AtomicUsize::new(0);
            let total = &total;
            py.detach(|| {
                thread::scope(|scope| {
                    for guard in guards {
                        scope.spawn(move || {
                            let sum: i64 = guard.numbers.iter().sum();
                            total.fetch_add(sum as usize, Ordering::Relaxed);
                        });
                    }
                });
            });
            Ok(total.load(Ordering::Relaxed) as i64)
        }

        /// Changes it on a thread that is not attached.
        fn push(slf: PyClassGuardMut<'_, Self>, py: Python<'_>, number: i64) {
            let mut guard = slf;
            py.detach(move || {
                thread::scope(|scope| {
                    scope.spawn(move || guard.numbers.push(number));
                });
            });
        }

        fn clear(&mut self) {
            self.numbers.clear();
        }

        fn len(&self) -> usize {
            self.numbers.len()
        }
    }

    /// A record that is dated.
    #[pyclass(extends = Record)]
    struct Dated {
        year: i64,
    }

    #[pymethods]
    impl Dated {
        #[new]
        fn new(name: String, year: i64) -> PyClassInitializer<Self> {
            PyClassInitializer::from(Record { name, numbers: vec![1] }).add_subclass(Dated { year })
        }

        /// Reads and changes the values of both classes on a thread that is not attached.
        fn both(slf: PyClassGuardMut<'_, Self>, py: Python<'_>) -> (i64, usize) {
            let mut guard = slf;
            py.detach(move || {
                thread::scope(|scope| {
                    let work = scope.spawn(move || {
                        guard.year += 1;
                        guard.as_super().numbers.push(2);
                        let year = guard.year;
                        (year, guard.into_super().numbers.len())
                    });
                    work.join().unwrap()
                })
            })
        }

        fn name_and_year(slf: PyClassGuard<'_, Self>) -> String {
            let year = slf.year;
            let name = slf.as_super().name.clone();
            let base = slf.into_super();
            format!("{name} {year} {}", base.numbers.len())
        }
    }

    /// A part of a value, lent while Python runs.
    #[pyfunction]
    fn name_and_call(record: PyClassGuard<'_, Record>, function: &Bound<'_, PyAny>) -> PyResult<String> {
        let name: PyClassGuardMap<'_, str> = record.map(|record| record.name.as_str());
        function.call0()?;
        Ok(name.to_owned())
    }

    /// A part of a value, changed while Python runs.
    #[pyfunction]
    fn numbers_and_call(record: PyClassGuardMut<'_, Record>, function: &Bound<'_, PyAny>) -> PyResult<()> {
        let mut numbers: PyClassGuardMapMut<'_, [i64]> = record.map(|record| record.numbers.as_mut_slice());
        numbers.reverse();
        function.call0()?;
        numbers.reverse();
        Ok(())
    }

    /// Guards that are dropped on another thread while this one goes on borrowing.
    #[pyfunction]
    fn guards_elsewhere(py: Python<'_>, record: &Bound<'_, Record>, rounds: usize) -> PyResult<usize> {
        let mut refused = 0;
        for _ in 0..rounds {
            let guard = PyClassGuard::try_from(record)?;
            let ended = thread::scope(|scope| {
                let ending = scope.spawn(move || drop(guard));
                // Attached all the while, as with a GIL: the count is this thread's.
                for _ in 0..20 {
                    drop(record.try_borrow()?);
                    refused += usize::from(record.try_borrow_mut().is_err());
                }
                ending.join().unwrap();
                PyResult::Ok(())
            });
            ended?;
            record.try_borrow_mut()?.numbers.push(1);
            py.detach(|| ());
        }
        Ok(refused)
    }
}
