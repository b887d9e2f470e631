//! Classes that extend others: ours, and Python's own.

use keelback::prelude::*;

/// Chains of classes, and classes over every type of Python's own that can be a base.
#[pymodule(submodule)]
pub(crate) mod inheritance {
    use std::sync::atomic::{AtomicI64, Ordering};

    use keelback::exceptions::{PyException, PyOSError, PyTypeError, PyValueError};
    use keelback::prelude::*;
    use keelback::types::{
        PyComplex, PyDate, PyDateTime, PyDelta, PyDict, PyFloat, PyFrozenSet, PyList, PySet, PyString, PyTime, PyTuple,
        PyType, PyTzInfo, PyWeakrefReference,
    };

    static ALIVE: AtomicI64 = AtomicI64::new(0);

    /// Counts how many values there are.
    struct Token(u64);

    impl Token {
        const INTACT: u64 = 0x5eed_f00d_cafe_d00d;

        fn new() -> Self {
            ALIVE.fetch_add(1, Ordering::Relaxed);
            Token(Self::INTACT)
        }

        fn is_intact(&self) -> bool {
            self.0 == Self::INTACT
        }
    }

    impl Drop for Token {
        fn drop(&mut self) {
            assert!(self.is_intact(), "a value that no constructor made was dropped");
            ALIVE.fetch_sub(1, Ordering::Relaxed);
        }
    }

    #[pyfunction]
    fn alive() -> i64 {
        ALIVE.load(Ordering::Relaxed)
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

    /// What every class over a type of Python's own has.
    macro_rules! over_native {
        ($($name:ident: $base:ty $(, $option:ident)*;)*) => {$(
            #[pyclass(extends = $base, subclass $(, $option)*)]
            struct $name {
                held: Option<Py<PyAny>>,
                token: Token,
            }

            #[pymethods]
            impl $name {
                /// Takes what the base takes.
                #[new]
                #[pyo3(signature = (*_args, **_kwargs))]
                fn new(_args: &Bound<'_, PyTuple>, _kwargs: Option<&Bound<'_, PyDict>>) -> Self {
                    $name { held: None, token: Token::new() }
                }

                fn hold(&mut self, value: Py<PyAny>) {
                    self.held = Some(value);
                }

                fn intact(&self) -> bool {
                    self.token.is_intact()
                }
            }
        )*};
    }

    over_native! {
        OverTzInfo: PyTzInfo;
        OverDict: PyDict;
        OverList: PyList;
        OverSet: PySet;
        OverException: PyException;
        OverValueError: PyValueError;
        OverOSError: PyOSError;
        OpenDict: PyDict, dict, weakref;
        OpenException: PyException, dict, weakref;
    }

    /// What every class over an immutable type of Python's own has.
    macro_rules! over_immutable {
        ($($name:ident: $base:ty $(, $option:ident)*;)*) => {$(
            #[pyclass(extends = $base, frozen, subclass $(, $option)*)]
            struct $name {
                token: Token,
            }

            #[pymethods]
            impl $name {
                /// Hands everything on to the base.
                #[new]
                #[pyo3(signature = (*args))]
                fn new(args: &Bound<'_, PyTuple>) -> PyResult<PyClassInitializer<Self>> {
                    PyClassInitializer::from($name { token: Token::new() }).with_base_args(args.py(), args.clone())
                }

                fn intact(&self) -> bool {
                    self.token.is_intact()
                }
            }
        )*};
    }

    over_immutable! {
        OverDate: PyDate;
        OverDateTime: PyDateTime;
        OverTime: PyTime;
        OverDelta: PyDelta;
        OverFloat: PyFloat;
        OverComplex: PyComplex;
        OverString: PyString;
        OverFrozenSet: PyFrozenSet;
        OverWeakref: PyWeakrefReference;
        OverType: PyType;
        OpenFloat: PyFloat, dict, weakref;
    }

    /// `#[pymodule]` sees the call of a macro, not the classes that it makes.
    #[pymodule_init]
    fn init(module: &Bound<'_, PyModule>) -> PyResult<()> {
        module.add_class::<OverDict>()?;
        module.add_class::<OverList>()?;
        module.add_class::<OverSet>()?;
        module.add_class::<OverException>()?;
        module.add_class::<OverValueError>()?;
        module.add_class::<OverOSError>()?;
        module.add_class::<OpenDict>()?;
        module.add_class::<OpenException>()?;
        module.add_class::<OverFloat>()?;
        module.add_class::<OverComplex>()?;
        module.add_class::<OverString>()?;
        module.add_class::<OverFrozenSet>()?;
        module.add_class::<OverWeakref>()?;
        module.add_class::<OverType>()?;
        module.add_class::<OpenFloat>()?;
        // A program that keeps libpython to itself cannot import it: the symbols of Python are not there for its library.
        if module.py().import("datetime").is_ok() {
            module.add_class::<OverTzInfo>()?;
            module.add_class::<OverDate>()?;
            module.add_class::<OverDateTime>()?;
            module.add_class::<OverTime>()?;
            module.add_class::<OverDelta>()?;
        }
        Ok(())
    }

    /// A dictionary that counts what was put into it by `put`.
    #[pyclass(extends = PyDict)]
    struct Counting {
        #[pyo3(get)]
        puts: usize,
    }

    #[pymethods]
    impl Counting {
        #[new]
        fn new() -> Self {
            Counting { puts: 0 }
        }

        fn put(slf: &Bound<'_, Self>, key: &str, value: &Bound<'_, PyAny>) -> PyResult<()> {
            slf.borrow_mut().puts += 1;
            slf.as_super().set_item(key, value)
        }
    }

    #[pyfunction]
    fn make_counting(py: Python<'_>) -> PyResult<Bound<'_, Counting>> {
        let counting = Bound::new(py, Counting::new())?;
        counting.cast::<PyDict>()?.set_item("made by", "Rust")?;
        Ok(counting)
    }

    /// A class over a class over a type of Python's own.
    #[pyclass(extends = OverDict)]
    struct OverOverDict {
        #[pyo3(get, set)]
        more: u8,
        token: Token,
    }

    #[pymethods]
    impl OverOverDict {
        #[new]
        fn new() -> PyClassInitializer<Self> {
            let base = PyClassInitializer::from(OverDict { held: None, token: Token::new() });
            base.add_subclass(OverOverDict { more: 5, token: Token::new() })
        }

        fn all_intact(slf: PyRef<'_, Self>) -> bool {
            slf.token.is_intact() && slf.as_super().intact()
        }
    }

    /// Says nothing of the arguments that its base wants.
    #[pyclass(extends = PyWeakrefReference)]
    struct NoArguments;

    #[pymethods]
    impl NoArguments {
        #[new]
        fn new() -> Self {
            NoArguments
        }
    }

    /// Raised by Rust.
    #[pyfunction]
    fn raise_over_exception(py: Python<'_>) -> PyResult<()> {
        let raised = Bound::new(py, OverException { held: None, token: Token::new() })?;
        Err(PyErr::from_value(raised.into_any()))
    }

    #[pyfunction]
    fn raise_by_type() -> PyResult<()> {
        Err(PyErr::new::<OverValueError, _>(("by type",)))
    }

    /// Whether the error is one of ours.
    #[pyfunction]
    fn catch(call: &Bound<'_, PyAny>) -> PyResult<&'static str> {
        match call.call0() {
            Ok(_) => Ok("nothing"),
            Err(error) if error.is_instance_of::<OverException>(call.py()) => Ok("ours"),
            Err(error) if error.is_instance_of::<PyTypeError>(call.py()) => Ok("TypeError"),
            Err(error) => Err(error),
        }
    }
}
