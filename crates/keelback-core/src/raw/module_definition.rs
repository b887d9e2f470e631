//! Definitions of modules, and the functions that CPython looks for in a library.
//!
//! C-API: <https://docs.python.org/3/c-api/module.html>; PEP 489, PEP 793.

use std::ffi::{c_int, c_void};
use std::sync::OnceLock;

use crate::ffi;
use crate::function::entry::guarded;
use crate::instance::Borrowed;
use crate::marker::Python;
use crate::module::{self, ModuleDescriptor};
use crate::prelude::*;

/// The definition of a module: one in a process, whatever the number of interpreters.
pub struct ModuleDefinition {
    descriptor: &'static ModuleDescriptor,
    definition: OnceLock<Definition>,
    slots: OnceLock<Slots>,
}

/// What `PyInit_*` returns: built at run time, since its header depends on the Python, and never freed.
struct Definition(*mut ffi::PyObject);

/// What `PyModExport_*` returns: built at run time and never freed.
struct Slots(*mut ffi::PySlot);

// SAFETY: the pointer is to memory that lives for ever; CPython guards what it changes in it.
unsafe impl Send for Definition {}
// SAFETY: as for `Send`.
unsafe impl Sync for Definition {}
// SAFETY: the pointer is to memory that lives for ever and is only read.
unsafe impl Send for Slots {}
// SAFETY: as for `Send`.
unsafe impl Sync for Slots {}

/// The definition as CPython knows it, and ours behind it, so that one leads to the other.
#[repr(C)]
struct Linked {
    definition: ffi::PyModuleDef,
    ours: &'static ModuleDefinition,
}

impl ModuleDefinition {
    /// A definition that is not built yet.
    #[must_use]
    #[inline]
    pub const fn new(descriptor: &'static ModuleDescriptor) -> Self {
        Self { descriptor, definition: OnceLock::new(), slots: OnceLock::new() }
    }

    /// What the module says of itself.
    #[must_use]
    #[inline]
    pub const fn descriptor(&self) -> &'static ModuleDescriptor {
        self.descriptor
    }

    #[inline]
    fn gil(&self) -> *mut c_void {
        if self.descriptor.gil_used == Some(true) { ffi::Py_MOD_GIL_USED } else { ffi::Py_MOD_GIL_NOT_USED }
    }

    /// Interpreters that share a GIL may import any module, each gets classes of its own; one with its own GIL may only
    /// where the module's author says so.
    #[inline]
    fn interpreters(&self) -> *mut c_void {
        if self.descriptor.own_gil {
            ffi::Py_MOD_PER_INTERPRETER_GIL_SUPPORTED
        } else {
            ffi::Py_MOD_MULTIPLE_INTERPRETERS_SUPPORTED
        }
    }

    fn build_definition(&'static self) -> Definition {
        let mut slots = vec![slot(ffi::Py_mod_exec, execute as *mut c_void)];
        // A Python that does not know a slot refuses the module.
        if ffi::layout().minor >= 12 {
            slots.push(slot(ffi::Py_mod_multiple_interpreters, self.interpreters()));
        }
        if ffi::layout().minor >= 13 {
            slots.push(slot(ffi::Py_mod_gil, self.gil()));
        }
        slots.push(slot(0, std::ptr::null_mut()));
        let definition = ffi::PyModuleDef {
            m_name: self.descriptor.name.as_ptr(),
            m_doc: self.descriptor.doc.as_ptr(),
            m_slots: slots.leak().as_mut_ptr(),
            ..ffi::PyModuleDef::default()
        };
        let linked = Box::leak(Box::new(Linked { definition, ours: self }));
        // SAFETY: a definition that lives for ever, passed once (the `OnceLock`).
        Definition(unsafe { ffi::PyModuleDef_Init(&mut linked.definition) })
    }

    fn build_slots(&'static self) -> Slots {
        let ours = std::ptr::from_ref(self).cast_mut().cast();
        let slots = vec![
            data(ffi::Py_mod_abi, (&raw const ABI).cast_mut().cast()),
            data(ffi::Py_mod_name, self.descriptor.name.as_ptr().cast_mut().cast()),
            data(ffi::Py_mod_doc, self.descriptor.doc.as_ptr().cast_mut().cast()),
            data(ffi::Py_mod_token, ours),
            number(GIL, self.gil()),
            number(MULTIPLE_INTERPRETERS, self.interpreters()),
            function(EXECUTE, execute),
            data(0, std::ptr::null_mut()),
        ];
        Slots(slots.leak().as_mut_ptr())
    }
}

/// The numbers that slots of before 3.15 have in a `PySlot`.
const EXECUTE: c_int = 85;
const MULTIPLE_INTERPRETERS: c_int = 86;
const GIL: c_int = 87;

/// The library uses no layout that differs between builds with the GIL and without, but those it was told at run time.
static ABI: ffi::PyABIInfo = ffi::PyABIInfo {
    abiinfo_major_version: 1,
    abiinfo_minor_version: 0,
    flags: ffi::PyABIInfo_STABLE | ffi::PyABIInfo_FREETHREADING_AGNOSTIC,
    build_version: 0x030F_0000,
    abi_version: 0x030F_0000,
};

#[inline]
fn slot(slot: c_int, value: *mut c_void) -> ffi::PyModuleDef_Slot {
    ffi::PyModuleDef_Slot { slot, value }
}

#[inline]
fn new_slot(number: c_int, value: ffi::PySlotValue, flags: u16) -> ffi::PySlot {
    ffi::PySlot { sl_id: number as u16, sl_flags: flags, sl_reserved: 0, sl_value: value }
}

#[inline]
fn data(number: c_int, pointer: *mut c_void) -> ffi::PySlot {
    new_slot(number, ffi::PySlotValue { sl_ptr: pointer }, if number == 0 { 0 } else { ffi::PySlot_STATIC })
}

#[inline]
fn number(slot: c_int, value: *mut c_void) -> ffi::PySlot {
    new_slot(slot, ffi::PySlotValue { sl_uint64: value.addr() as u64 }, 0)
}

fn function(slot: c_int, function: unsafe extern "C" fn(*mut ffi::PyObject) -> c_int) -> ffi::PySlot {
    // SAFETY: any function pointer may be stored as another; CPython calls it as what the slot says.
    let function = unsafe {
        std::mem::transmute::<unsafe extern "C" fn(*mut ffi::PyObject) -> c_int, unsafe extern "C" fn()>(function)
    };
    new_slot(slot, ffi::PySlotValue { sl_func: Some(function) }, 0)
}

/// `PyInit_*`.
///
/// Nothing that belongs to an interpreter is touched here: from 3.13 on this runs in the main interpreter, whichever
/// imports the module.
#[inline]
pub fn initialize(module: &'static ModuleDefinition) -> *mut ffi::PyObject {
    match ffi::load() {
        Ok(_) => module.definition.get_or_init(|| module.build_definition()).0,
        Err(error) => ffi::raise_import_error(&error),
    }
}

/// `PyModExport_*`, which 3.15 looks for first.
#[inline]
pub fn export(module: &'static ModuleDefinition) -> *mut c_void {
    match ffi::load() {
        Ok(_) => module.slots.get_or_init(|| module.build_slots()).0.cast(),
        Err(error) => ffi::raise_import_error(&error).cast(),
    }
}

/// `Py_mod_exec`: runs in the interpreter that imports the module.
unsafe extern "C" fn execute(module: *mut ffi::PyObject) -> c_int {
    guarded(|py| {
        // SAFETY: CPython passes the new module and keeps it alive for the call.
        let object: Borrowed<'_, '_, PyModule> = unsafe { Borrowed::from_ptr_unchecked(py, module) };
        let ours = definition_of(py, object)?;
        module::execute(ours.descriptor(), &object)?;
        Ok(0)
    })
}

/// Our definition of a module that CPython made from it.
fn definition_of(py: Python<'_>, module: Borrowed<'_, '_, PyModule>) -> PyResult<&'static ModuleDefinition> {
    // SAFETY: a live module; the definition is borrowed, null for one made from `PyModExport_*`.
    let definition = unsafe { ffi::PyModule_GetDef(module.as_ptr()) };
    if !definition.is_null() {
        // SAFETY: this function is only in the slots of definitions that are part of a `Linked`.
        return Ok(unsafe { (*definition.cast::<Linked>()).ours });
    }
    let mut token = std::ptr::null_mut();
    // SAFETY: a live module, and a place that may be written to.
    let status = unsafe { ffi::PyModule_GetToken(module.as_ptr(), &mut token) };
    crate::err::error_on_minus_one(py, status)?;
    // SAFETY: the token that `build_slots` gave, which is the only one with this function.
    Ok(unsafe { &*token.cast::<ModuleDefinition>() })
}
