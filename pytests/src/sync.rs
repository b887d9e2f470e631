//! Locks that do not hold Python up, and values that are made once.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, mpsc};
use std::thread;

use keelback::prelude::*;
use keelback::sync::PyOnceLock;

/// One thread takes a lock, says so, and needs all other threads out of its way to go on; another one, which is attached,
/// waits for the lock meanwhile.
///
/// With the GIL, attaching needs it; without, a garbage collection needs everybody stopped or detached.
fn contend(py: Python<'_>, hold: impl FnOnce(&(dyn Fn() + Sync)) + Send, wait: impl FnOnce(Python<'_>) + Send) {
    let (held, is_held) = mpsc::channel();
    let (waiting, is_waiting) = mpsc::channel();
    let is_waiting = Mutex::new(is_waiting);
    let held = move || {
        held.send(()).unwrap();
        is_waiting.lock().unwrap().recv().unwrap();
        Python::attach(|py| py.run(c"import gc; gc.collect()", None, None)).unwrap();
    };
    py.detach(|| {
        thread::scope(|scope| {
            scope.spawn(move || hold(&held));
            scope.spawn(move || {
                is_held.recv().unwrap();
                Python::attach(|py| {
                    waiting.send(()).unwrap();
                    wait(py);
                });
            });
        });
    });
}

/// How often a value was made.
static MADE: AtomicUsize = AtomicUsize::new(0);
static SHARED: PyOnceLock<Py<PyAny>> = PyOnceLock::new();

/// What is waited for, each with a thread that would wait for ever if the other one did not detach.
#[pymodule(submodule)]
pub(crate) mod sync {
    use std::sync::{Arc, Once, OnceLock, RwLock};

    use keelback::exceptions::PyValueError;
    use keelback::sync::critical_section::{
        with_critical_section, with_critical_section_mutex, with_critical_section_mutex2, with_critical_section2,
    };
    use keelback::sync::{MutexExt, OnceExt, OnceLockExt, PyMutex, RwLockExt, nonpoison};
    use keelback::types::{PyList, PyType};

    use super::*;

    #[pyfunction]
    fn std_mutex(py: Python<'_>) -> i32 {
        let mutex = Mutex::new(0);
        contend(
            py,
            |held| {
                let mut value = mutex.lock().unwrap();
                held();
                *value = 1;
            },
            |py| *mutex.lock_py_attached(py).unwrap() *= 5,
        );
        mutex.into_inner().unwrap()
    }

    #[pyfunction]
    fn std_rw_lock(py: Python<'_>) -> i32 {
        let lock = RwLock::new(0);
        contend(
            py,
            |held| {
                let mut value = lock.write().unwrap();
                held();
                *value = 1;
            },
            |py| assert_eq!(*lock.read_py_attached(py).unwrap(), 1),
        );
        contend(
            py,
            |held| {
                let value = lock.read().unwrap();
                held();
                assert_eq!(*value, 1);
            },
            |py| *lock.write_py_attached(py).unwrap() *= 5,
        );
        lock.into_inner().unwrap()
    }

    #[pyfunction]
    fn std_once(py: Python<'_>) -> bool {
        let once = Once::new();
        contend(py, |held| once.call_once(held), |py| once.call_once_py_attached(py, || panic!("called twice")));
        contend(py, |held| held(), |py| once.call_once_force_py_attached(py, |_| panic!("called twice")));
        once.is_completed()
    }

    #[pyfunction]
    fn std_once_after_a_panic(py: Python<'_>) -> bool {
        let once = Once::new();
        let caught = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
            once.call_once_py_attached(py, || panic!("on purpose"));
        }));
        assert!(caught.is_err());
        let mut was_poisoned = false;
        once.call_once_force_py_attached(py, |state| was_poisoned = state.is_poisoned());
        was_poisoned && once.is_completed()
    }

    #[pyfunction]
    fn std_once_lock(py: Python<'_>) -> i32 {
        let lock = OnceLock::new();
        let make = |held: &(dyn Fn() + Sync)| {
            lock.get_or_init(|| {
                held();
                5
            });
        };
        contend(py, make, |py| assert_eq!(*lock.get_or_init_py_attached(py, || panic!("made twice")), 5));
        lock.into_inner().unwrap()
    }

    #[pyfunction]
    fn py_once_lock(py: Python<'_>) -> i32 {
        let lock = PyOnceLock::new();
        let make = |held: &(dyn Fn() + Sync)| {
            Python::attach(|py| {
                lock.get_or_init(py, || {
                    py.detach(held);
                    5
                });
            });
        };
        contend(py, make, |py| assert_eq!(*lock.get_or_init(py, || panic!("made twice")), 5));
        lock.into_inner().unwrap()
    }

    #[pyfunction]
    fn py_mutex(py: Python<'_>) -> i32 {
        let mutex = PyMutex::new(0);
        contend(
            py,
            |held| {
                let mut value = mutex.lock().unwrap();
                assert!(mutex.is_locked());
                held();
                *value = 1;
            },
            |_| *mutex.lock().unwrap() *= 5,
        );
        assert!(!mutex.is_locked());
        mutex.into_inner().unwrap()
    }

    #[pyfunction]
    fn lock_api(py: Python<'_>) -> i32 {
        let mutex = parking_lot::Mutex::new(0);
        contend(
            py,
            |held| {
                let mut value = mutex.lock();
                held();
                *value = 1;
            },
            |py| *mutex.lock_py_attached(py) += 1,
        );
        let reentrant = parking_lot::ReentrantMutex::new(1);
        contend(
            py,
            |held| {
                let _value = reentrant.lock();
                held();
            },
            |py| {
                let once = reentrant.lock_py_attached(py);
                assert_eq!(*once, *reentrant.lock_py_attached(py));
            },
        );
        let lock = parking_lot::RwLock::new(0);
        contend(
            py,
            |held| {
                let mut value = lock.write();
                held();
                *value = 1;
            },
            |py| assert_eq!(*lock.read_py_attached(py), 1),
        );
        contend(
            py,
            |held| {
                let _value = lock.read();
                held();
            },
            |py| *lock.write_py_attached(py) += 1,
        );
        *mutex.lock() + *reentrant.lock() + *lock.read()
    }

    #[pyfunction]
    fn arc_lock(py: Python<'_>) -> i32 {
        let mutex = Arc::new(parking_lot::Mutex::new(0));
        contend(
            py,
            |held| {
                let mut value = mutex.lock_arc();
                held();
                *value = 1;
            },
            |py| *Arc::clone(&mutex).lock_py_attached(py) += 1,
        );
        let lock = Arc::new(parking_lot::RwLock::new(0));
        contend(
            py,
            |held| {
                let mut value = lock.write_arc();
                held();
                *value = 1;
            },
            |py| assert_eq!(*lock.read_py_attached(py), 1),
        );
        *lock.write_py_attached(py) += 2;
        let reentrant = Arc::new(parking_lot::ReentrantMutex::new(0));
        *mutex.lock() + *lock.read() + *reentrant.lock_py_attached(py)
    }

    #[pyfunction]
    fn parking_lot_once(py: Python<'_>) -> bool {
        let once = parking_lot::Once::new();
        contend(py, |held| once.call_once(held), |py| once.call_once_py_attached(py, || panic!("called twice")));
        once.call_once_force_py_attached(py, |_| panic!("called twice"));
        once.state().done()
    }

    /// The one value that all threads share.
    #[pyfunction]
    fn shared(py: Python<'_>) -> PyResult<Bound<'_, PyAny>> {
        let value = SHARED.get_or_try_init(py, || {
            MADE.fetch_add(1, Ordering::Relaxed);
            // Other threads get their turn while the value is made.
            py.detach(thread::yield_now);
            py.eval(c"object()", None, None).map(Bound::unbind)
        })?;
        Ok(value.bind(py).clone())
    }

    #[pyfunction]
    fn made() -> usize {
        MADE.load(Ordering::Relaxed)
    }

    #[pyfunction]
    fn once_lock_fails_and_succeeds(py: Python<'_>) -> PyResult<i32> {
        let mut lock = PyOnceLock::default();
        assert!(lock.get(py).is_none() && lock.get_mut().is_none());
        let refused = lock.get_or_try_init(py, || Err::<i32, _>(PyValueError::new_err("no")));
        assert!(refused.is_err() && lock.get(py).is_none());
        assert_eq!(lock.get_or_try_init(py, || PyResult::Ok(3))?, &3);
        assert_eq!(lock.set(py, 4), Err(4));
        *lock.get_mut().unwrap() += 1;
        assert_eq!(lock.take(), Some(4));
        assert_eq!(lock.set(py, 5), Ok(()));
        Ok(lock.into_inner().unwrap())
    }

    #[pyfunction]
    fn once_lock_asks_itself(py: Python<'_>) {
        let lock: PyOnceLock<i32> = PyOnceLock::new();
        lock.get_or_init(py, || *lock.get_or_init(py, || 1));
    }

    #[pyfunction]
    fn once_lock_after_a_panic(py: Python<'_>) -> i32 {
        let lock: PyOnceLock<i32> = PyOnceLock::new();
        let caught = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
            lock.get_or_init(py, || panic!("on purpose"));
        }));
        assert!(caught.is_err());
        *lock.get_or_init(py, || 5)
    }

    #[pyfunction]
    fn imported<'py>(py: Python<'py>, module: &str, attribute: &str) -> PyResult<Bound<'py, PyType>> {
        let lock: PyOnceLock<Py<PyType>> = PyOnceLock::new();
        let class = lock.import(py, module, attribute)?.clone();
        let cloned = lock.clone_ref(py);
        assert!(cloned.get(py).unwrap().bind(py).is(&class));
        Ok(class)
    }

    /// Adds one to a number that nothing but the critical section protects.
    fn add(number: &AtomicUsize) {
        number.store(number.load(Ordering::Relaxed) + 1, Ordering::Relaxed);
    }

    static IN_ONE: AtomicUsize = AtomicUsize::new(0);
    static IN_TWO: AtomicUsize = AtomicUsize::new(0);

    /// Called by many threads with the same objects, the two in any order.
    #[pyfunction]
    fn sections(one: &Bound<'_, PyAny>, other: &Bound<'_, PyAny>) -> (usize, usize) {
        with_critical_section(one, || add(&IN_ONE));
        with_critical_section2(one, other, || add(&IN_TWO));
        (IN_ONE.load(Ordering::Relaxed), IN_TWO.load(Ordering::Relaxed))
    }

    static FIRST: PyMutex<usize> = PyMutex::new(0);
    static SECOND: nonpoison::PyMutex<usize> = nonpoison::PyMutex::new(0);

    /// Called by many threads.
    #[pyfunction]
    fn mutex_sections(py: Python<'_>) -> (usize, usize) {
        // SAFETY: nothing of Python is called while the reference lives, and nobody locks the mutex in another way.
        with_critical_section_mutex(py, &FIRST, |mut first| *unsafe { first.get_mut() } += 1);
        with_critical_section_mutex2(py, &FIRST, &SECOND, |mut first, mut second| {
            // SAFETY: as above.
            *unsafe { first.get_mut() } += 1;
            // SAFETY: as above.
            *unsafe { second.as_mut().unwrap().get_mut() } += 1;
        });
        with_critical_section_mutex2(py, &SECOND, &FIRST, |first, second| {
            // SAFETY: as above.
            (*unsafe { second.as_ref().unwrap().get() }, *unsafe { first.get() })
        })
    }

    #[pyfunction]
    fn the_same_mutex_twice(py: Python<'_>) -> bool {
        let mutex = Arc::new(nonpoison::PyMutex::new(5));
        with_critical_section_mutex2(py, &mutex, &mutex, |first, second| {
            // SAFETY: nobody else has the mutex.
            second.is_none() && *unsafe { first.get() } == 5
        })
    }

    #[pyfunction]
    fn poisoned() -> (bool, i32) {
        let mutex = PyMutex::new(1);
        let caught = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
            let mut value = mutex.lock().unwrap();
            *value = 2;
            panic!("on purpose");
        }));
        assert!(caught.is_err());
        let was_poisoned = mutex.lock().is_err();
        mutex.clear_poison();
        let value = *mutex.lock().unwrap();
        (was_poisoned, value)
    }

    /// Adds up under a lock, from Rust threads that are not attached.
    #[pyfunction]
    fn many_threads(py: Python<'_>) -> usize {
        let mutex = nonpoison::PyMutex::new(0);
        let work = || (0..2000).for_each(|_| *mutex.lock() += 1);
        py.detach(|| {
            thread::scope(|scope| {
                for _ in 0..4 {
                    scope.spawn(work);
                }
            });
        });
        mutex.into_inner()
    }

    /// The list is locked, not copied.
    #[pyfunction]
    fn locked_length(list: &Bound<'_, PyList>) -> usize {
        with_critical_section(list, || list.len())
    }
}
