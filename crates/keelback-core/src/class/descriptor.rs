//! What a class looks like from Python.

use std::ffi::CStr;

/// What a class looks like from Python.
#[derive(Clone, Copy, Debug)]
#[repr(C)]
pub struct ClassDescriptor {
    /// Its name.
    pub name: &'static CStr,
    /// The path of the Rust type, which tells classes of one name apart.
    pub path: &'static str,
    /// `__module__`; `None`: that of the module that registers the class.
    pub module: Option<&'static str>,
    /// `__doc__`.
    pub doc: &'static CStr,
    /// Whether Python may derive from it.
    pub subclass: bool,
    /// Whether instances have a `__dict__`.
    pub dict: bool,
    /// Whether instances can be referred to weakly.
    pub weakref: bool,
    /// Whether the class's attributes cannot be changed from Python (3.10 and later).
    pub immutable_type: bool,
    /// How much memory of instances that are gone is kept for the next ones.
    pub freelist: usize,
    /// Whether an instance stays with the thread that made it.
    pub unsendable: bool,
    /// Whether `__getitem__` is that of a mapping only.
    pub mapping: bool,
    /// Whether `__len__` is that of a sequence only.
    pub sequence: bool,
}

impl ClassDescriptor {
    /// No name, no options: where a struct literal starts from.
    pub const EMPTY: Self = Self {
        name: c"",
        path: "",
        module: None,
        doc: c"",
        subclass: false,
        dict: false,
        weakref: false,
        immutable_type: false,
        freelist: 0,
        unsendable: false,
        mapping: false,
        sequence: false,
    };
}
