//! Classes that extend others of ours.

use keelback::prelude::*;

/// Chains of classes.
#[pymodule(submodule)]
pub(crate) mod inheritance {

    use keelback::exceptions::PyValueError;
    use keelback::prelude::*;

    use crate::token::{self, Token};

    #[pyfunction]
    fn alive() -> i64 {
        token::alive()
    }

    /// The first of a chain.
    #[pyclass(subclass)]
    struct Animal {
        #[pyo3(get, set)]
        name: String,
        token: Token,
    }

    #[pymethods]
    impl Animal {
        #[new]
        fn new(name: String) -> PyResult<Self> {
            if name.is_empty() {
                return Err(PyValueError::new_err("an animal has a name"));
            }
            Ok(Animal { name, token: Token::new() })
        }

        fn intact(&self) -> bool {
            self.token.is_intact()
        }

        /// Calls back while the value is borrowed exclusively.
        fn while_changed(&mut self, call: &Bound<'_, PyAny>) -> PyResult<()> {
            call.call0()?;
            Ok(())
        }
    }

    /// The second, with an attribute dictionary and weak references.
    #[pyclass(extends = Animal, subclass, dict, weakref)]
    struct Dog {
        #[pyo3(get, set)]
        tricks: u32,
        friend: Option<Py<PyAny>>,
        token: Token,
    }

    #[pymethods]
    impl Dog {
        #[new]
        #[pyo3(signature = (name, tricks=0, friend=None))]
        fn new(name: String, tricks: u32, friend: Option<Py<PyAny>>) -> PyResult<PyClassInitializer<Self>> {
            let base = PyClassInitializer::from(Animal::new(name)?);
            Ok(base.add_subclass(Dog { tricks, friend, token: Token::new() }))
        }

        fn intact(slf: PyRef<'_, Self>) -> bool {
            slf.token.is_intact() && slf.as_super().intact()
        }

        fn boast(slf: PyRef<'_, Self>) -> String {
            let base: &Animal = slf.as_ref();
            format!("{} knows {} tricks", base.name, slf.tricks)
        }

        fn rename(mut slf: PyRefMut<'_, Self>, name: String) {
            slf.as_super().name = name;
            slf.tricks += 1;
        }

        #[getter]
        fn friend(&self, py: Python<'_>) -> Option<Py<PyAny>> {
            self.friend.as_ref().map(|friend| friend.clone_ref(py))
        }
    }

    /// The third, which cannot be changed, though its bases can.
    #[pyclass(extends = Dog, frozen, weakref)]
    struct Puppy {
        #[pyo3(get)]
        weeks: u8,
        token: Token,
    }

    #[pymethods]
    impl Puppy {
        #[new]
        fn new(name: String, weeks: u8) -> PyResult<PyClassInitializer<Self>> {
            let dog = Dog::new(name, 0, None)?;
            Ok(dog.add_subclass(Puppy { weeks, token: Token::new() }))
        }

        fn names(slf: PyRef<'_, Self>) -> PyResult<(String, u32, u8)> {
            let (name, weeks) = (slf.as_super().as_super().name.clone(), slf.weeks);
            assert!(slf.token.is_intact());
            let dog = slf.into_super();
            let tricks = dog.tricks;
            let animal = dog.into_super();
            assert_eq!(animal.name, name);
            Ok((name, tricks, weeks))
        }

        fn change_the_rest(slf: &Bound<'_, Self>) -> PyResult<()> {
            let mut dog = slf.as_super().try_borrow_mut()?;
            dog.tricks = 99;
            dog.as_super().name.push('!');
            let name = AsRef::<Animal>::as_ref(&dog).name.clone();
            assert_eq!(name, dog.as_super().name);
            let mut animal = dog.into_super();
            animal.name.push('?');
            Ok(())
        }
    }

    /// A class of a chain that is frozen up to here.
    #[pyclass(subclass, frozen)]
    struct FrozenBase {
        #[pyo3(get)]
        number: i64,
        token: Token,
    }

    #[pymethods]
    impl FrozenBase {
        #[new]
        fn new(number: i64) -> Self {
            FrozenBase { number, token: Token::new() }
        }

        fn intact(&self) -> bool {
            self.token.is_intact()
        }
    }

    /// Can be changed, though its base cannot.
    #[pyclass(extends = FrozenBase, subclass)]
    struct Changing {
        #[pyo3(get, set)]
        other: i64,
        token: Token,
    }

    #[pymethods]
    impl Changing {
        #[new]
        fn new(number: i64) -> (Self, FrozenBase) {
            (Changing { other: -number, token: Token::new() }, FrozenBase::new(number))
        }

        fn sum(slf: PyRef<'_, Self>) -> i64 {
            assert!(slf.token.is_intact());
            let other = slf.other;
            slf.into_super().number + other
        }
    }

    /// Frozen all along.
    #[pyclass(extends = FrozenBase, frozen)]
    struct StillFrozen {
        token: Token,
    }

    #[pymethods]
    impl StillFrozen {
        #[new]
        fn new() -> PyClassInitializer<Self> {
            PyClassInitializer::from(FrozenBase::new(1)).add_subclass(StillFrozen { token: Token::new() })
        }

        fn intact(&self) -> bool {
            self.token.is_intact()
        }
    }

    /// No constructor, though its base has one.
    #[pyclass(extends = Animal)]
    struct Unmade {
        token: Token,
    }

    #[pymethods]
    impl Unmade {
        fn intact(&self) -> bool {
            self.token.is_intact()
        }
    }

    /// Aligned to two words.
    #[pyclass(extends = Animal)]
    struct Aligned {
        wide: u128,
        token: Token,
    }

    #[pymethods]
    impl Aligned {
        #[new]
        fn new(wide: u128) -> PyResult<PyClassInitializer<Self>> {
            let base = PyClassInitializer::from(Animal::new("wide".to_owned())?);
            Ok(base.add_subclass(Aligned { wide, token: Token::new() }))
        }

        fn is_aligned(&self) -> bool {
            std::ptr::from_ref(&self.wide).addr() % align_of::<u128>() == 0
        }

        fn wide(&self) -> u128 {
            assert!(self.token.is_intact());
            self.wide
        }
    }

    /// Weak references, and nothing for the collector.
    #[pyclass(subclass, weakref)]
    struct Watched {
        token: Token,
    }

    #[pymethods]
    impl Watched {
        #[new]
        fn new() -> Self {
            Watched { token: Token::new() }
        }

        fn intact(&self) -> bool {
            self.token.is_intact()
        }
    }

    /// The same by inheritance.
    #[pyclass(extends = Watched)]
    struct StillWatched {
        token: Token,
    }

    #[pymethods]
    impl StillWatched {
        #[new]
        fn new() -> PyClassInitializer<Self> {
            PyClassInitializer::from(Watched::new()).add_subclass(StillWatched { token: Token::new() })
        }

        fn all_intact(slf: PyRef<'_, Self>) -> bool {
            slf.token.is_intact() && slf.as_super().intact()
        }
    }

    /// Memory of up to two instances is kept.
    #[pyclass(freelist = 2, subclass)]
    struct Reused {
        #[pyo3(get)]
        text: String,
        token: Token,
    }

    #[pymethods]
    impl Reused {
        #[new]
        fn new(text: String) -> PyResult<Self> {
            if text.is_empty() {
                Err(PyValueError::new_err("no text"))
            } else {
                Ok(Reused { text, token: Token::new() })
            }
        }

        fn intact(&self) -> bool {
            self.token.is_intact()
        }
    }

    /// The same, where the collector looks.
    #[pyclass(freelist = 2)]
    struct ReusedCollected {
        #[pyo3(get, set)]
        held: Option<Py<PyAny>>,
        token: Token,
    }

    #[pymethods]
    impl ReusedCollected {
        #[new]
        fn new() -> Self {
            ReusedCollected { held: None, token: Token::new() }
        }

        fn intact(&self) -> bool {
            self.token.is_intact()
        }
    }

    #[pyfunction]
    fn name_of(animal: PyRef<'_, Animal>) -> String {
        animal.name.clone()
    }

    #[pyfunction]
    fn rename(mut animal: PyRefMut<'_, Animal>, name: String) {
        animal.name = name;
    }

    #[pyfunction]
    fn name_by_reference(animal: &Animal) -> &str {
        &animal.name
    }

    #[pyfunction]
    fn is_dog(animal: &Bound<'_, Animal>) -> bool {
        animal.cast::<Dog>().is_ok()
    }

    #[pyfunction]
    fn make_puppy(py: Python<'_>, name: String) -> PyResult<Py<Puppy>> {
        Py::new(py, Puppy::new(name, 1)?)
    }
}
