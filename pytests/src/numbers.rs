//! The operators of numbers: on either side, in place, with operands that do not convert.

use keelback::prelude::*;

/// Classes that are used as numbers.
#[pymodule(submodule)]
pub(crate) mod numbers {
    use keelback::exceptions::{PyKeyboardInterrupt, PyValueError, PyZeroDivisionError};
    use keelback::prelude::*;

    /// A class whose methods, of these names, say which operator was used on whom.
    macro_rules! saying {
        ($(#[$doc:meta])* $class:ident: $($method:ident says $operator:literal;)*) => {
            $(#[$doc])*
            #[pyclass(subclass)]
            struct $class {
                name: String,
            }

            #[pymethods]
            impl $class {
                #[new]
                fn new(name: String) -> Self {
                    $class { name }
                }

                $(fn $method(&self, other: i64) -> String {
                    format!(concat!("{} ", $operator, " {}"), self.name, other)
                })*
            }
        };
    }

    saying! {
        /// Operators with an instance on the left.
        Left:
        __add__ says "+";
        __sub__ says "-";
        __mul__ says "*";
        __matmul__ says "@";
        __truediv__ says "/";
        __floordiv__ says "//";
        __mod__ says "%";
        __divmod__ says "divmod";
        __lshift__ says "<<";
        __rshift__ says ">>";
        __and__ says "&";
        __xor__ says "^";
        __or__ says "|";
    }

    saying! {
        /// Operators with an instance on the right.
        Right:
        __radd__ says "reflected +";
        __rsub__ says "reflected -";
        __rmul__ says "reflected *";
        __rmatmul__ says "reflected @";
        __rtruediv__ says "reflected /";
        __rfloordiv__ says "reflected //";
        __rmod__ says "reflected %";
        __rdivmod__ says "reflected divmod";
        __rlshift__ says "reflected <<";
        __rrshift__ says "reflected >>";
        __rand__ says "reflected &";
        __rxor__ says "reflected ^";
        __ror__ says "reflected |";
    }

    saying! {
        /// Operators with an instance on either side.
        Both:
        __add__ says "+";
        __radd__ says "reflected +";
        __sub__ says "-";
        __rsub__ says "reflected -";
        __mul__ says "*";
        __rmul__ says "reflected *";
        __matmul__ says "@";
        __rmatmul__ says "reflected @";
        __truediv__ says "/";
        __rtruediv__ says "reflected /";
        __floordiv__ says "//";
        __rfloordiv__ says "reflected //";
        __mod__ says "%";
        __rmod__ says "reflected %";
        __divmod__ says "divmod";
        __rdivmod__ says "reflected divmod";
        __lshift__ says "<<";
        __rlshift__ says "reflected <<";
        __rshift__ says ">>";
        __rrshift__ says "reflected >>";
        __and__ says "&";
        __rand__ says "reflected &";
        __xor__ says "^";
        __rxor__ says "reflected ^";
        __or__ says "|";
        __ror__ says "reflected |";
    }

    /// Every augmented assignment.
    macro_rules! changing {
        ($($method:ident says $operator:literal;)*) => {
            #[pymethods]
            impl InPlace {
                #[new]
                fn new(name: String) -> Self {
                    InPlace { name }
                }

                $(fn $method(&mut self, other: i64) {
                    self.name = format!(concat!("{} ", $operator, " {}"), self.name, other);
                })*

                fn __ipow__(&mut self, exponent: i64, modulus: Option<i64>) {
                    self.name = format!("{} **= {exponent} {modulus:?}", self.name);
                }
            }
        };
    }

    #[pyclass]
    struct InPlace {
        #[pyo3(get)]
        name: String,
    }

    changing! {
        __iadd__ says "+=";
        __isub__ says "-=";
        __imul__ says "*=";
        __imatmul__ says "@=";
        __itruediv__ says "/=";
        __ifloordiv__ says "//=";
        __imod__ says "%=";
        __ilshift__ says "<<=";
        __irshift__ says ">>=";
        __iand__ says "&=";
        __ixor__ says "^=";
        __ior__ says "|=";
    }

    /// A number of eight bits.
    #[pyclass(subclass, frozen)]
    struct Small(u8);

    #[pymethods]
    impl Small {
        #[new]
        fn new(value: u8) -> Self {
            Small(value)
        }

        #[getter]
        fn value(&self) -> u8 {
            self.0
        }

        fn __add__(&self, other: &Small) -> PyResult<Small> {
            Ok(Small(self.0.checked_add(other.0).ok_or_else(|| PyValueError::new_err("too large"))?))
        }

        fn __sub__(&self, other: u8) -> PyResult<Small> {
            Ok(Small(self.0 - other))
        }

        fn __truediv__(slf: PyRef<'_, Self>, other: u8) -> PyResult<f64> {
            if other == 0 {
                return Err(PyZeroDivisionError::new_err("division by zero"));
            }
            Ok(f64::from(slf.0) / f64::from(other))
        }

        /// The right side is asked when the left one says so itself.
        fn __mul__(&self, py: Python<'_>, other: &Bound<'_, PyAny>) -> PyResult<Py<PyAny>> {
            match other.extract::<u8>() {
                Ok(other) => Ok(Small(self.0 * other).into_pyobject(py)?.into_any().unbind()),
                Err(_) => Ok(py.NotImplemented()),
            }
        }

        fn __rmul__(&self, other: &Bound<'_, PyAny>) -> PyResult<String> {
            Ok(format!("{} * Small({})", other.repr()?, self.0))
        }

        fn __pow__(&self, exponent: u32, modulus: Option<u64>) -> u64 {
            let power = u64::from(self.0).pow(exponent);
            modulus.map_or(power, |modulus| power % modulus)
        }

        fn __rpow__(&self, base: u64, modulus: Option<u64>) -> u64 {
            let power = base.pow(u32::from(self.0));
            modulus.map_or(power, |modulus| power % modulus)
        }

        fn __pos__(slf: Py<Self>) -> Py<Self> {
            slf
        }

        fn __neg__(&self) -> i64 {
            -i64::from(self.0)
        }

        fn __abs__(&self) -> u8 {
            self.0
        }

        fn __invert__(&self) -> Small {
            Small(!self.0)
        }

        #[pyo3(signature = (digits = None))]
        fn __round__(&self, digits: Option<i64>) -> (u8, Option<i64>) {
            (self.0, digits)
        }

        fn __complex__(&self) -> String {
            "not a complex number".to_owned()
        }
    }

    /// Adds what converts by a function of its own.
    #[pyclass(frozen)]
    struct Converted;

    fn halved(value: &Bound<'_, PyAny>) -> PyResult<i64> {
        Ok(value.extract::<i64>()? / 2)
    }

    #[pymethods]
    impl Converted {
        #[new]
        fn new() -> Self {
            Converted
        }

        fn __add__(&self, #[pyo3(from_py_with = halved)] other: i64) -> i64 {
            other
        }
    }

    /// An operand whose conversion is interrupted.
    struct Interrupted;

    impl<'a, 'py> FromPyObject<'a, 'py> for Interrupted {
        type Error = PyErr;

        fn extract(_: Borrowed<'a, 'py, PyAny>) -> PyResult<Self> {
            Err(PyKeyboardInterrupt::new_err("interrupted"))
        }
    }

    /// Adds in place what it may borrow itself.
    #[pyclass]
    struct Sum {
        #[pyo3(get)]
        total: i64,
    }

    #[pymethods]
    impl Sum {
        #[new]
        fn new(total: i64) -> Self {
            Sum { total }
        }

        fn __iadd__(&mut self, other: &Sum) {
            self.total += other.total;
        }

        fn __add__(&self, other: &Sum) -> Sum {
            Sum { total: self.total + other.total }
        }

        fn __isub__(&mut self, other: i64) -> PyResult<()> {
            if other < 0 {
                return Err(PyValueError::new_err("negative"));
            }
            self.total -= other;
            Ok(())
        }

        fn __mod__(&self, _other: Interrupted) -> i64 {
            self.total
        }
    }

    #[pymodule_init]
    fn init(module: &Bound<'_, PyModule>) -> PyResult<()> {
        module.add_class::<Left>()?;
        module.add_class::<Right>()?;
        module.add_class::<Both>()
    }
}
