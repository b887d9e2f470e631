//! `py_run!`: a few lines of Python in a Rust test.

use std::ffi::CString;

use crate::BoundObject;
use crate::prelude::*;
use crate::types::PyDict;

/// Runs Python statements, and panics if they raise.
///
/// `py_run!(py, x y, "assert x == y")`: the statements see the named Rust variables, converted by reference, or copied where
/// only the value converts; `py_run!(py, *dict,
/// "x = 1")` has a dict for their names, and leaves there what the statements define. Start the
/// statements on a line of their own: the indentation that all lines after the first have in common is taken away.
///
/// # Panics
///
/// With the code as the message, after the traceback has been printed, if the statements raise.
///
/// ```
/// use keelback_core::prelude::*;
/// use keelback_core::py_run;
///
/// Python::attach(|py| {
///     let numbers = vec![1, 2, 3];
///     py_run!(py, numbers, r#"
///         assert sum(numbers) == 6
///         assert numbers[-1] == 3
///     "#);
/// });
/// ```
#[macro_export]
macro_rules! py_run {
    ($py:expr, $($name:ident)+, $code:expr $(,)?) => {{
        // The trait's own method: where a reference to the value does not convert, a copy of the value may.
        use $crate::IntoPyObject as _;
        let py = $py;
        let names = $crate::types::PyDict::new(py);
        $($crate::__private::set_name(&names, ::core::stringify!($name), (&$name).into_pyobject(py));)+
        $crate::__private::py_run(&names, $code)
    }};
    ($py:expr, *$names:expr, $code:expr $(,)?) => {{
        let _: $crate::Python<'_> = $py;
        $crate::__private::py_run(&$names, $code)
    }};
}

/// Gives a converted value a name.
///
/// # Panics
///
/// If the conversion fails.
#[track_caller]
pub fn set_name<'py, T, V: BoundObject<'py, T>, E: Into<PyErr>>(
    names: &Bound<'py, PyDict>,
    name: &str,
    value: Result<V, E>,
) {
    let set = value.map_err(Into::into).and_then(|value| names.set_item(name, value.into_any().into_bound()));
    if let Err(error) = set {
        panic!("cannot make `{name}` a Python object: {error}");
    }
}

/// Runs statements with these local names.
///
/// # Panics
///
/// If they raise, or have a NUL in them.
#[inline]
#[track_caller]
pub fn py_run(names: &Bound<'_, PyDict>, code: &str) {
    let code = unindent(code);
    let statements = CString::new(code.as_str()).expect("Python code without a NUL");
    if let Err(error) = names.py().run(&statements, None, Some(names)) {
        error.print(names.py());
        panic!("{code}");
    }
}

/// The code without the indentation that the lines after the first have in common, and without a blank first line.
#[inline]
pub fn unindent(code: &str) -> String {
    let blank = |line: &&str| line.trim().is_empty();
    let indentation = |line: &str| line.len() - line.trim_start_matches([' ', '\t']).len();
    let shared = code.lines().skip(1).filter(|line| !blank(line)).map(indentation).min().unwrap_or(0);
    let first = code.lines().take(1).filter(|line| !blank(line));
    let rest = code.lines().skip(1).map(|line| if blank(&line) { "" } else { &line[shared..] });
    first.chain(rest).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::unindent;

    #[test]
    fn takes_what_all_lines_have() {
        assert_eq!(unindent("\n    if x:\n        y()\n\n    z()\n  "), "if x:\n    y()\n\nz()\n");
        assert_eq!(unindent("x = 1\n    "), "x = 1\n");
        assert_eq!(unindent("x = 1"), "x = 1");
    }
}
