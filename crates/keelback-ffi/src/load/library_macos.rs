//! Loaded libraries on macOS. Written from the documentation, not tested.

use std::ffi::{CStr, CString, OsStr, c_char, c_int, c_void};
use std::os::unix::ffi::OsStrExt;
use std::path::{Path, PathBuf};

const RTLD_LAZY: c_int = 1;
const RTLD_NOW: c_int = 2;
const RTLD_GLOBAL: c_int = 8;
const RTLD_NOLOAD: c_int = 0x10;
const RTLD_DEFAULT: *mut c_void = -2_isize as *mut c_void;

/// `Dl_info`.
#[repr(C)]
struct SymbolInfo {
    file: *const c_char,
    base: *mut c_void,
    name: *const c_char,
    address: *mut c_void,
}

unsafe extern "C" {
    fn dlopen(file: *const c_char, mode: c_int) -> *mut c_void;
    fn dlsym(handle: *mut c_void, name: *const c_char) -> *mut c_void;
    fn dlclose(handle: *mut c_void) -> c_int;
    fn dlerror() -> *const c_char;
    fn dladdr(address: *const c_void, info: *mut SymbolInfo) -> c_int;
    fn _dyld_image_count() -> u32;
    fn _dyld_get_image_name(index: u32) -> *const c_char;
}

/// A library of the process, or its global scope.
#[derive(Debug)]
pub(crate) struct Library {
    handle: *mut c_void,
}

// SAFETY: a handle may be used on any thread.
unsafe impl Send for Library {}
// SAFETY: likewise, by several at once.
unsafe impl Sync for Library {}

impl Library {
    /// The executable and what it is linked to.
    ///
    /// An executable that is linked to libpython has copies of its data: asking the library
    /// itself would find another `None`.
    pub(crate) fn global() -> Option<Self> {
        Some(Self { handle: RTLD_DEFAULT })
    }

    /// The first loaded library that is `wanted`.
    pub(crate) fn loaded(wanted: &dyn Fn(&Self) -> bool) -> Option<Self> {
        loaded_names().iter().find_map(|name| {
            // SAFETY: the name ends with a NUL; nothing is loaded that is not loaded already.
            let handle = unsafe { dlopen(name.as_ptr(), RTLD_LAZY | RTLD_NOLOAD) };
            if handle.is_null() {
                return None;
            }
            let library = Self { handle };
            if wanted(&library) {
                return Some(library);
            }
            // SAFETY: opened above, and not used any more.
            unsafe { dlclose(handle) };
            None
        })
    }

    /// Opens a library for the whole process.
    #[inline]
    pub(crate) fn open(path: &Path) -> Result<Self, String> {
        let name = CString::new(path.as_os_str().as_bytes()).map_err(|_| "the path has a NUL in it".to_owned())?;
        // SAFETY: the name ends with a NUL. Opening a library runs its constructors; that this is
        // a libpython is what the caller says.
        let handle = unsafe { dlopen(name.as_ptr(), RTLD_NOW | RTLD_GLOBAL) };
        if !handle.is_null() {
            return Ok(Self { handle });
        }
        // SAFETY: gives null or a string that lives until the next call on this thread.
        let reason = unsafe { dlerror() };
        if reason.is_null() {
            return Err("the system does not say why".to_owned());
        }
        // SAFETY: see above.
        Err(unsafe { CStr::from_ptr(reason) }.to_string_lossy().into_owned())
    }

    /// The address of a symbol, or null.
    pub(crate) fn symbol(&self, name: &CStr) -> *mut c_void {
        // SAFETY: the handle is open, or the global scope; the name ends with a NUL.
        unsafe { dlsym(self.handle, name.as_ptr()) }
    }

    /// The file that a symbol comes from.
    pub(crate) fn path_of(&self, name: &CStr) -> Option<PathBuf> {
        let mut info = SymbolInfo {
            file: core::ptr::null(),
            base: core::ptr::null_mut(),
            name: core::ptr::null(),
            address: core::ptr::null_mut(),
        };
        // SAFETY: any address may be asked about; the struct is the system's.
        let found = unsafe { dladdr(self.symbol(name), &mut info) };
        if found == 0 || info.file.is_null() {
            return None;
        }
        // SAFETY: the name that the loader keeps for a loaded file.
        let file = unsafe { CStr::from_ptr(info.file) };
        Some(PathBuf::from(OsStr::from_bytes(file.to_bytes())))
    }
}

/// The names of all loaded libraries.
fn loaded_names() -> Vec<CString> {
    // SAFETY: reads a counter.
    let count = unsafe { _dyld_image_count() };
    // SAFETY: gives null if another thread has unloaded it in between.
    let names = (0..count).map(|index| unsafe { _dyld_get_image_name(index) });
    let names = names.filter(|name| !name.is_null());
    // SAFETY: the loader's string.
    names.map(|name| unsafe { CStr::from_ptr(name) }.to_owned()).collect()
}
