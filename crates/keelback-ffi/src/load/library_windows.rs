//! Loaded libraries on Windows. Written from the documentation, not tested.

use std::ffi::{CStr, OsString, c_char, c_void};
use std::os::windows::ffi::{OsStrExt, OsStringExt};
use std::path::{Path, PathBuf};

const LOAD_WITH_ALTERED_SEARCH_PATH: u32 = 8;
const GET_MODULE_HANDLE_EX_FLAG_FROM_ADDRESS: u32 = 4;
const GET_MODULE_HANDLE_EX_FLAG_UNCHANGED_REFCOUNT: u32 = 2;

#[link(name = "kernel32")]
unsafe extern "system" {
    fn GetCurrentProcess() -> *mut c_void;
    fn K32EnumProcessModules(process: *mut c_void, modules: *mut *mut c_void, size: u32, needed: *mut u32) -> i32;
    fn GetProcAddress(module: *mut c_void, name: *const c_char) -> *mut c_void;
    fn LoadLibraryExW(file: *const u16, reserved: *mut c_void, flags: u32) -> *mut c_void;
    fn GetModuleHandleExW(flags: u32, address: *const c_void, module: *mut *mut c_void) -> i32;
    fn GetModuleFileNameW(module: *mut c_void, file: *mut u16, size: u32) -> u32;
}

/// A library of the process.
#[derive(Debug)]
pub(crate) struct Library {
    module: *mut c_void,
}

// SAFETY: a module handle may be used on any thread.
unsafe impl Send for Library {}
// SAFETY: likewise, by several at once.
unsafe impl Sync for Library {}

impl Library {
    /// Windows has no global scope.
    pub(crate) fn global() -> Option<Self> {
        None
    }

    /// The first loaded library that is `wanted`.
    pub(crate) fn loaded(wanted: &dyn Fn(&Self) -> bool) -> Option<Self> {
        modules().into_iter().map(|module| Self { module }).find(|library| wanted(library))
    }

    /// Opens a library.
    #[inline]
    pub(crate) fn open(path: &Path) -> Result<Self, String> {
        let file: Vec<u16> = path.as_os_str().encode_wide().chain([0]).collect();
        // SAFETY: the name ends with a NUL. Opening a library runs its entry point; that this is
        // a Python is what the caller says.
        let module = unsafe { LoadLibraryExW(file.as_ptr(), core::ptr::null_mut(), LOAD_WITH_ALTERED_SEARCH_PATH) };
        if module.is_null() {
            return Err(std::io::Error::last_os_error().to_string());
        }
        Ok(Self { module })
    }

    /// The address of a symbol, or null.
    pub(crate) fn symbol(&self, name: &CStr) -> *mut c_void {
        // SAFETY: the module is loaded; the name ends with a NUL.
        unsafe { GetProcAddress(self.module, name.as_ptr()) }
    }

    /// The file that a symbol comes from.
    pub(crate) fn path_of(&self, name: &CStr) -> Option<PathBuf> {
        let flags = GET_MODULE_HANDLE_EX_FLAG_FROM_ADDRESS | GET_MODULE_HANDLE_EX_FLAG_UNCHANGED_REFCOUNT;
        let mut module = core::ptr::null_mut();
        // SAFETY: any address may be asked about.
        if unsafe { GetModuleHandleExW(flags, self.symbol(name), &mut module) } == 0 {
            return None;
        }
        let mut file = vec![0_u16; 1 << 15];
        // SAFETY: the buffer has this length.
        let length = unsafe { GetModuleFileNameW(module, file.as_mut_ptr(), file.len() as u32) };
        file.truncate(length as usize);
        (length > 0).then(|| PathBuf::from(OsString::from_wide(&file)))
    }
}

/// The modules of the process. `python3.dll` forwards to the real one, so either will do.
fn modules() -> Vec<*mut c_void> {
    let mut modules = vec![core::ptr::null_mut(); 1024];
    let size = size_of_val(modules.as_slice()) as u32;
    let mut needed = 0;
    // SAFETY: a pseudo handle, which is always valid.
    let process = unsafe { GetCurrentProcess() };
    // SAFETY: the buffer has this size.
    let found = unsafe { K32EnumProcessModules(process, modules.as_mut_ptr(), size, &mut needed) };
    let count = if found == 0 { 0 } else { needed as usize / size_of::<*mut c_void>() };
    modules.truncate(count);
    modules
}
