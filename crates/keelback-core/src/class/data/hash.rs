//! `__hash__` of a frozen data class, which agrees with its `__eq__`.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::marker::PhantomData;

use super::DataClass;
use crate::class::borrow::SharedGuard;
use crate::exceptions::PyTypeError;
use crate::function::returned::Hash as _;
use crate::function::{Argument, Function, FunctionDescriptor, Instance};
use crate::instance::{Borrowed, Py};
use crate::marker::Python;
use crate::prelude::*;
use crate::type_hint_identifier;

/// One field of a value.
pub struct Hashed<'a, T>(pub &'a T);

/// What became of a field that was to be fed to a hash.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Fed {
    /// It is part of the hash.
    Done,
    /// It is an object, whose hash is taken.
    AsObject,
    /// It becomes an object, whose hash is taken unless that is its identity: each conversion makes another.
    AsNewObject,
}

/// Fields that Rust compares and hashes.
pub trait HashesByValue {
    /// Feeds the field to the hash.
    fn feed(self, hasher: &mut DefaultHasher) -> Fed;
}

impl<T: Hash + PartialEq> HashesByValue for Hashed<'_, T> {
    #[inline]
    fn feed(self, hasher: &mut DefaultHasher) -> Fed {
        self.0.hash(hasher);
        Fed::Done
    }
}

macro_rules! floats {
    ($($float:ty)*) => {$(
        impl Hashed<'_, $float> {
            /// Feeds the field to the hash.
            #[inline]
            pub fn feed(self, hasher: &mut DefaultHasher) -> Fed {
                // Both zeros are equal; adding makes them the same.
                (*self.0 + 0.0).to_bits().hash(hasher);
                Fed::Done
            }
        }
    )*};
}

floats! { f32 f64 }

impl<T> Hashed<'_, Py<T>> {
    /// Leaves the hash to the object.
    #[inline]
    pub fn feed(self, _: &mut DefaultHasher) -> Fed {
        Fed::AsObject
    }
}

impl<T> Hashed<'_, Option<Py<T>>> {
    /// Leaves the hash to the object.
    #[inline]
    pub fn feed(self, _: &mut DefaultHasher) -> Fed {
        Fed::AsObject
    }
}

/// Fields that Python hashes: asked last, since the receiver is one reference further away.
pub trait HashesAsObjects {
    /// Leaves the hash to the object that the field becomes.
    fn feed(self, hasher: &mut DefaultHasher) -> Fed;
}

impl<T> HashesAsObjects for &Hashed<'_, T> {
    #[inline]
    fn feed(self, _: &mut DefaultHasher) -> Fed {
        Fed::AsNewObject
    }
}

/// `__hash__`.
pub struct DataHash<C>(PhantomData<fn(C)>);

impl<C: DataClass> Function<0> for DataHash<C> {
    type Receiver = Instance<C>;
    type Output = isize;
    const DESCRIPTOR: FunctionDescriptor = FunctionDescriptor {
        name: c"__hash__",
        class: Some(C::NAME),
        result: &type_hint_identifier!("builtins", "int"),
        ..FunctionDescriptor::EMPTY
    };

    fn call<'a, 'py>(py: Python<'py>, this: Borrowed<'a, 'py, C>, _: &[Argument<'a, 'py>; 0]) -> PyResult<isize> {
        let value = SharedGuard::new(this, None)?;
        let mut hasher = DefaultHasher::new();
        std::mem::discriminant(&*value).hash(&mut hasher);
        for field in value.fields() {
            let fed = (field.hash)(&value, &mut hasher);
            if fed != Fed::Done {
                hash_object((field.get)(&value, py)?.bind(py), fed)?.hash(&mut hasher);
            }
        }
        Ok(hasher.finish().into_hash())
    }
}

fn hash_object(object: &Bound<'_, PyAny>, fed: Fed) -> PyResult<isize> {
    let hash = crate::intern!(object.py(), "__hash__");
    let class = object.get_type();
    if fed == Fed::AsNewObject && class.getattr(hash)?.is(object.py().get_type::<PyAny>().getattr(hash)?) {
        return Err(PyTypeError::new_err(format!("unhashable type: '{}'", class.name()?)));
    }
    object.hash()
}
