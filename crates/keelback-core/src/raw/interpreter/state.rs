//! The state of one interpreter, kept by a capsule in its dictionary.
//!
//! An interpreter's address and number identify nothing, since they are used again after it ended; its dictionary
//! (`PyInterpreterState_GetDict`) goes with it, and the capsule's destructor retires the state.

use std::ffi::CStr;
use std::ptr::NonNull;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

use super::cell::Emptied;
use crate::ffi;
use crate::instance::Py;
use crate::marker::Python;
use crate::types::PyAny;

/// The values of one interpreter, by the address of the cell that asks.
pub(super) struct State {
    /// The number of this state, never used again.
    id: u64,
    /// Sorted by the address. A value has a place of its own, since cells point to it.
    values: Vec<(usize, Box<Py<PyAny>>)>,
}

impl State {
    /// Where the value of a cell is, or where it would be.
    fn find(&self, cell: usize) -> Result<usize, usize> {
        self.values.binary_search_by_key(&cell, |(address, _)| *address)
    }
}

/// Who fills the cells.
enum Owner {
    Nobody,
    /// One interpreter so far; the cells hold its values.
    Single(NonNull<State>),
    /// More than one, now or in the past: the cells are empty for ever.
    Several,
}

/// Everything that several interpreters may want at once.
///
/// The lock is held for moments in which nothing is called that could release an interpreter's lock.
struct Table {
    owner: Owner,
    filled: Vec<&'static dyn Emptied>,
}

// SAFETY: the states are only reached through the lock, by threads that are attached to their interpreter.
unsafe impl Send for Table {}

static TABLE: Mutex<Table> = Mutex::new(Table { owner: Owner::Nobody, filled: Vec::new() });

/// The number of the state of the only interpreter; 0 before there is one, and once there was more than one.
static SINGLE: AtomicU64 = AtomicU64::new(0);

#[inline]
fn table() -> MutexGuard<'static, Table> {
    TABLE.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Table {
    #[inline]
    fn empty_cells(&mut self) {
        for cell in self.filled.drain(..) {
            cell.empty();
        }
        self.owner = Owner::Several;
        SINGLE.store(0, Ordering::Release);
    }
}

/// Whether any interpreter has used this library, now or in the past.
pub(crate) fn was_used() -> bool {
    !matches!(table().owner, Owner::Nobody)
}

/// Registers the interpreter at hand as a user of this library.
#[inline]
pub(crate) fn enter(py: Python<'_>) {
    current(py);
}

/// A number for the interpreter at hand that no other one has had or will have.
#[inline]
pub(crate) fn id(py: Python<'_>) -> u64 {
    match SINGLE.load(Ordering::Acquire) {
        // SAFETY: the state lives as long as its interpreter.
        0 => unsafe { current(py).as_ref() }.id,
        id => id,
    }
}

/// [`id`], if the thread is attached.
#[inline]
pub(crate) fn id_if_attached() -> Option<u64> {
    // SAFETY: it is attached, the line says so, and the token is not kept.
    ffi::is_attached().then(|| id(unsafe { Python::assume_attached() }))
}

/// The state of the interpreter at hand.
fn current(_py: Python<'_>) -> NonNull<State> {
    // SAFETY: the token proves that a thread state is attached, which belongs to an interpreter.
    let interpreter = unsafe { ffi::PyInterpreterState_Get() };
    // SAFETY: a live interpreter; the dictionary is borrowed.
    let dict = unsafe { ffi::PyInterpreterState_GetDict(interpreter) };
    assert!(!dict.is_null(), "the interpreter has no dictionary: it is ending");
    // SAFETY: a live dictionary and a text that ends with a NUL; the result is borrowed from the dictionary.
    let capsule = unsafe { ffi::PyDict_GetItemString(dict, key().as_ptr()) };
    if capsule.is_null() {
        return create(dict);
    }
    // SAFETY: only `create` stores under this key, a capsule of that name.
    let pointer = unsafe { ffi::PyCapsule_GetPointer(capsule, NAME.as_ptr()) };
    NonNull::new(pointer.cast()).expect("the capsule holds a state")
}

const NAME: &CStr = c"keelback.interpreter_state";

/// The key of this copy of the library: two libraries in one interpreter have a state each.
#[inline]
fn key() -> &'static CStr {
    static KEY: std::sync::OnceLock<std::ffi::CString> = std::sync::OnceLock::new();
    KEY.get_or_init(|| {
        let text = format!("keelback.interpreter_state.{:p}", &raw const TABLE);
        std::ffi::CString::new(text).expect("no NUL in it")
    })
}

#[cold]
fn create(dict: *mut ffi::PyObject) -> NonNull<State> {
    static LAST: AtomicU64 = AtomicU64::new(0);
    let id = LAST.fetch_add(1, Ordering::Relaxed) + 1;
    let state = NonNull::from(Box::leak(Box::new(State { id, values: Vec::new() })));
    // SAFETY: the pointer is not null, the name lives for ever, and `retire` is a capsule destructor.
    let capsule = unsafe { ffi::PyCapsule_New(state.as_ptr().cast(), NAME.as_ptr(), Some(retire)) };
    assert!(!capsule.is_null(), "no memory for the interpreter's state");
    // SAFETY: a text that ends with a NUL.
    let key = unsafe { ffi::PyUnicode_FromString(key().as_ptr()) };
    assert!(!key.is_null(), "no memory for the interpreter's state");
    // SAFETY: a live dictionary and two live objects; the result is borrowed from the dictionary, where it stays.
    let stored = unsafe { ffi::PyDict_SetDefault(dict, key, capsule) };
    // SAFETY: a reference of ours.
    unsafe { ffi::Py_DECREF(key) };
    assert!(!stored.is_null(), "no memory for the interpreter's state");
    // SAFETY: a reference of ours; the dictionary has its own. A state that is not stored goes with its capsule.
    unsafe { ffi::Py_DECREF(capsule) };
    if stored != capsule {
        // Another thread came first.
        // SAFETY: only this function stores under the key, a capsule of that name.
        let pointer = unsafe { ffi::PyCapsule_GetPointer(stored, NAME.as_ptr()) };
        return NonNull::new(pointer.cast()).expect("the capsule holds a state");
    }
    let mut table = table();
    match table.owner {
        Owner::Nobody => {
            table.owner = Owner::Single(state);
            SINGLE.store(id, Ordering::Release);
        }
        Owner::Single(_) | Owner::Several => table.empty_cells(),
    }
    state
}

/// The interpreter ends: gives its values back.
unsafe extern "C" fn retire(capsule: *mut ffi::PyObject) {
    // SAFETY: the interpreter calls the destructor with the capsule that it was made for.
    let pointer = unsafe { ffi::PyCapsule_GetPointer(capsule, NAME.as_ptr()) };
    let Some(state) = NonNull::new(pointer.cast::<State>()) else { return };
    crate::attach::entering::settle();
    {
        let mut table = table();
        if matches!(table.owner, Owner::Single(owner) if owner == state) {
            table.empty_cells();
        }
    }
    // SAFETY: the box was leaked in `create`, and its interpreter runs no more code of this library.
    let state = unsafe { Box::from_raw(state.as_ptr()) };
    // SAFETY: a capsule is destroyed with the thread attached, to the interpreter whose state this is.
    let py = unsafe { Python::assume_attached() };
    // Given back at once: put off, they would be given back in another interpreter.
    for (_, value) in state.values {
        value.drop_ref(py);
    }
}

/// The value that the interpreter at hand has for a cell.
#[cold]
pub(super) fn look_up(py: Python<'_>, cell: usize) -> Option<NonNull<Py<PyAny>>> {
    let state = current(py);
    let _table = table();
    // SAFETY: the state lives as long as its interpreter, and the lock is held.
    let state = unsafe { state.as_ref() };
    state.find(cell).ok().map(|place| NonNull::from(&*state.values[place].1))
}

/// Stores the value of the interpreter at hand, unless it has one by now; returns the one that holds.
pub(super) fn publish(py: Python<'_>, cell: &'static dyn Emptied, value: Py<PyAny>) -> NonNull<Py<PyAny>> {
    let mut owner = current(py);
    let value = Box::new(value);
    let mut table = table();
    // SAFETY: the state lives as long as its interpreter, and the lock is held.
    let state = unsafe { owner.as_mut() };
    let place = match state.find(cell.address()) {
        Ok(place) => {
            let first = NonNull::from(&*state.values[place].1);
            // The lock goes first: giving the surplus value back may run Python code.
            drop(table);
            drop(value);
            return first;
        }
        Err(place) => place,
    };
    state.values.insert(place, (cell.address(), value));
    let value = NonNull::from(&*state.values[place].1);
    if matches!(table.owner, Owner::Single(single) if single == owner) {
        cell.fill(value);
        table.filled.push(cell);
    }
    value
}
