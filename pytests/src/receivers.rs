//! The ways in which methods, special methods and properties take their instance.

use keelback::prelude::*;

/// One class for each receiver, with the same methods.
#[pymodule(submodule)]
pub(crate) mod receivers {
    use keelback::prelude::*;
    use keelback::pyclass::{PyClassGuard, PyClassGuardMut};

    /// A class whose methods read the value through `$read` and write it through `$write`.
    macro_rules! received {
        ($class:ident: $slf:ident; ($($read:tt)*) $get:expr; ($($write:tt)*) $set:expr) => {
            #[pyclass]
            struct $class {
                value: i64,
            }

            #[pymethods]
            impl $class {
                #[new]
                fn new(value: i64) -> Self {
                    $class { value }
                }

                fn read($($read)*) -> i64 {
                    $get
                }

                #[pyo3(signature = (first, *, py_name = 1))]
                fn read_with($($read)*, _py: Python<'_>, first: i64, py_name: i64) -> i64 {
                    $get + first * py_name
                }

                fn write($($write)*, value: i64) {
                    *$set = value;
                }

                #[getter]
                fn value($($read)*) -> i64 {
                    $get
                }

                #[setter]
                fn set_value($($write)*, value: i64) {
                    *$set = value;
                }

                #[deleter(value)]
                fn clear($($write)*) -> PyResult<()> {
                    *$set = 0;
                    Ok(())
                }

                fn __len__($($read)*) -> usize {
                    $get as usize
                }

                fn __bool__($($read)*) -> bool {
                    $get != 0
                }

                fn __hash__($($read)*) -> i64 {
                    $get
                }

                fn __eq__($($read)*, other: i64) -> bool {
                    $get == other
                }

                fn __add__($($read)*, other: i64) -> i64 {
                    $get + other
                }

                fn __radd__($($read)*, other: i64) -> i64 {
                    $get + other + 1000
                }

                fn __iadd__($($write)*, other: i64) {
                    *$set += other;
                }

                fn __pow__($($read)*, exponent: u32, _modulus: Option<i64>) -> i64 {
                    $get.pow(exponent)
                }

                fn __neg__($($read)*) -> i64 {
                    -$get
                }

                fn __contains__($($read)*, item: i64) -> bool {
                    $get == item
                }

                fn __getitem__($($read)*, key: i64) -> i64 {
                    $get * key
                }

                fn __setitem__($($write)*, key: i64, value: i64) {
                    *$set = key * value;
                }

                fn __delitem__($($write)*, key: i64) {
                    *$set = key;
                }

                fn __call__($($read)*, by: i64) -> i64 {
                    $get * by
                }

                fn __next__($($write)*) -> Option<i64> {
                    *$set += 1;
                    Some(*$set)
                }
            }
        };
    }

    received!(Reference: self; (&self) self.value; (&mut self) &mut self.value);
    received!(Ref: slf; (slf: PyRef<'_, Self>) slf.value; (mut slf: PyRefMut<'_, Self>) &mut slf.value);
    received!(BoundReference: slf; (slf: &Bound<'_, Self>) slf.borrow().value; (slf: &Bound<'_, Self>) &mut slf.borrow_mut().value);
    received!(Owned: slf; (slf: Bound<'_, Self>) slf.borrow().value; (slf: Bound<'_, Self>) &mut slf.borrow_mut().value);
    received!(
        Lent: slf;
        (slf: Borrowed<'_, '_, Self>) slf.borrow().value;
        (slf: Borrowed<'_, '_, Self>) &mut slf.borrow_mut().value
    );
    received!(
        Guard: slf;
        (slf: PyClassGuard<'_, Self>) slf.value;
        (mut slf: PyClassGuardMut<'_, Self>) &mut slf.value
    );

    #[pymodule_init]
    fn init(module: &Bound<'_, PyModule>) -> PyResult<()> {
        module.add_class::<Reference>()?;
        module.add_class::<Ref>()?;
        module.add_class::<BoundReference>()?;
        module.add_class::<Owned>()?;
        module.add_class::<Lent>()?;
        module.add_class::<Guard>()
    }

    /// Without a token there is nothing to borrow: the instance itself.
    #[pyclass(frozen)]
    struct Detached(i64);

    #[pymethods]
    impl Detached {
        #[new]
        fn new(value: i64) -> Self {
            Detached(value)
        }

        #[getter]
        fn value(slf: Py<Self>) -> i64 {
            slf.get().0
        }

        fn itself(slf: Py<Self>) -> Py<Self> {
            slf
        }

        fn __len__(slf: Py<Self>) -> usize {
            slf.get().0 as usize
        }

        fn __add__(slf: Py<Self>, other: i64) -> i64 {
            slf.get().0 + other
        }

        fn __iter__(slf: Py<Self>) -> Py<Self> {
            slf
        }
    }
}
