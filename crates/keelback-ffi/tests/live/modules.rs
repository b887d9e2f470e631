//! Modules made of a static definition, whatever header the running build has.

use std::ffi::{c_int, c_void};
use std::ptr::null_mut;

use keelback_ffi as ffi;

use crate::interpreter::{attached, evaluate, new};

unsafe extern "C" fn execute(module: *mut ffi::PyObject) -> c_int {
    unsafe { ffi::PyModule_AddObjectRef(module, c"answer".as_ptr(), evaluate("42").0) }
}

/// A definition that lives as long as the process, as Python asks.
fn definition() -> &'static mut ffi::PyModuleDef {
    let slots = Box::leak(Box::new([
        ffi::PyModuleDef_Slot { slot: ffi::Py_mod_exec, value: execute as *mut c_void },
        ffi::PyModuleDef_Slot::default(),
    ]));
    Box::leak(Box::new(ffi::PyModuleDef {
        m_name: c"made".as_ptr(),
        m_size: 8,
        m_slots: slots.as_mut_ptr(),
        ..ffi::PyModuleDef::default()
    }))
}

#[test]
fn a_definition_becomes_a_module() {
    attached(|| {
        let definition: *mut ffi::PyModuleDef = definition();
        let object = unsafe { ffi::PyModuleDef_Init(definition) };
        assert!(!object.is_null());
        assert_eq!(object, unsafe { ffi::PyModuleDef_Init(definition) }, "one object per definition");
        let spec = evaluate("__import__('importlib.machinery').machinery.ModuleSpec('made', None)");
        let module = new(unsafe { ffi::PyModule_FromDefAndSpec(definition, spec.0) });
        assert_eq!(unsafe { ffi::PyModule_ExecDef(module.0, definition) }, 0);
        assert_eq!(module.int("o.answer"), 42);
        assert_eq!(unsafe { ffi::PyModule_GetDef(module.0) }, definition);
        assert!(!unsafe { ffi::PyModule_GetState(module.0) }.is_null());
    });
}

#[test]
fn a_module_of_one_phase_is_made() {
    attached(|| {
        let definition: *mut ffi::PyModuleDef = Box::leak(Box::new(ffi::PyModuleDef {
            m_name: c"single".as_ptr(),
            m_size: -1,
            ..ffi::PyModuleDef::default()
        }));
        let module = new(unsafe { ffi::PyModule_Create(definition) });
        assert_eq!(module.int("o.__name__ == 'single'"), 1);
    });
}

#[test]
fn interpreters_keep_state_in_a_dict() {
    attached(|| {
        let interpreter = unsafe { ffi::PyInterpreterState_Get() };
        let dict = unsafe { ffi::PyInterpreterState_GetDict(interpreter) };
        assert_eq!(unsafe { ffi::PyDict_Check(dict) }, 1);
        assert_eq!(unsafe { ffi::PyThreadState_GetInterpreter(ffi::PyThreadState_GetUnchecked()) }, interpreter);
        assert_eq!(unsafe { ffi::PyInterpreterState_GetID(interpreter) }, 0);
        assert_ne!(interpreter, null_mut());
    });
}
