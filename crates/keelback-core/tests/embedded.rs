//! An interpreter that the program starts and ends itself: one test, since a process does that once.

use keelback_core::prelude::*;
use keelback_core::with_embedded_python_interpreter;

#[test]
fn starts_and_ends() {
    // SAFETY: the only call in this process, and nothing of Python is used afterwards.
    let sum = unsafe {
        with_embedded_python_interpreter(|py| {
            let sum: i64 = py.eval(c"sum(range(10))", None, None).unwrap().extract().unwrap();
            let elsewhere = || std::thread::spawn(|| Python::attach(|py| py.version_info().major)).join();
            assert_eq!(py.detach(elsewhere).unwrap(), 3);
            let nested = std::panic::catch_unwind(|| with_embedded_python_interpreter(|_| ()));
            let text = *nested.unwrap_err().downcast::<&str>().unwrap();
            assert_eq!(text, "called `with_embedded_python_interpreter` but a Python interpreter is already running.");
            sum
        })
    };
    assert_eq!(sum, 45);
    assert!(Python::try_attach(|_| ()).is_none());
}
