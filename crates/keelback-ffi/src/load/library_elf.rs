//! Loaded libraries, where they are ELF files: Linux, the BSDs.

use std::ffi::{CStr, CString, OsStr, c_char, c_int, c_void};
use std::os::unix::ffi::OsStrExt;
use std::path::{Path, PathBuf};

const RTLD_LAZY: c_int = 1;
const RTLD_NOW: c_int = 2;
const RTLD_GLOBAL: c_int = 0x100;
#[cfg(any(target_os = "linux", target_os = "android", target_os = "illumos", target_os = "solaris"))]
const RTLD_NOLOAD: c_int = 4;
#[cfg(not(any(target_os = "linux", target_os = "android", target_os = "illumos", target_os = "solaris")))]
const RTLD_NOLOAD: c_int = 0x2000;
#[cfg(any(target_os = "linux", target_os = "android"))]
const RTLD_DEFAULT: *mut c_void = core::ptr::null_mut();
#[cfg(not(any(target_os = "linux", target_os = "android")))]
const RTLD_DEFAULT: *mut c_void = -2_isize as *mut c_void;

/// `struct dl_phdr_info`, as far as it is read.
#[repr(C)]
struct LoadedObject {
    address: usize,
    name: *const c_char,
}

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
    fn dl_iterate_phdr(
        each: unsafe extern "C" fn(*mut LoadedObject, usize, *mut c_void) -> c_int,
        data: *mut c_void,
    ) -> c_int;
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

/// The names of all loaded libraries; they are opened afterwards, since the loader is locked here.
fn loaded_names() -> Vec<CString> {
    let mut names: Vec<CString> = Vec::new();
    // SAFETY: the function keeps to its signature, and gets the vector, which outlives the call.
    unsafe { dl_iterate_phdr(push_name, (&raw mut names).cast()) };
    names
}

/// Adds one name. The executable's own is empty.
unsafe extern "C" fn push_name(object: *mut LoadedObject, _size: usize, names: *mut c_void) -> c_int {
    // SAFETY: the loader passes a struct that lives during this call.
    let name = unsafe { (*object).name };
    if name.is_null() {
        return 0;
    }
    // SAFETY: the loader's string.
    let name = unsafe { CStr::from_ptr(name) };
    if !name.is_empty() {
        // SAFETY: `loaded_names` passes its vector, and waits.
        let names = unsafe { &mut *names.cast::<Vec<CString>>() };
        names.push(name.to_owned());
    }
    0
}
