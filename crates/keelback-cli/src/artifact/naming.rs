//! How the library's file is named: by cargo, and where Python looks for it.
//!
//! Nothing here or anywhere else in the tool hands flags to the linker: a library of Keelback's has no
//! undefined Python symbol, so it links as any other does, on macOS too, where an extension otherwise
//! needs `-undefined dynamic_lookup`.

use crate::artifact::library::System;

/// The file name that cargo gives to the dynamic library of a crate.
#[cfg(test)]
pub(crate) fn cargo_file_name(system: System, library: &str) -> String {
    match system {
        System::Linux => format!("lib{library}.so"),
        System::MacOs => format!("lib{library}.dylib"),
        System::Windows => format!("{library}.dll"),
    }
}

/// The file name under which every Python on the system finds the extension `module`.
///
/// The plain suffix is the last of `importlib.machinery.EXTENSION_SUFFIXES` in every version.
pub(crate) fn module_file_name(system: System, module: &str) -> String {
    match system {
        System::Linux | System::MacOs => format!("{module}.so"),
        System::Windows => format!("{module}.pyd"),
    }
}

/// Whether a file of this name would be imported as the extension `module` somewhere.
pub(crate) fn is_library_of(file_name: &str, module: &str) -> bool {
    let Some(suffix) = file_name.strip_prefix(module) else {
        return false;
    };
    let is_tag = |tag: &str| {
        tag.is_empty() || [".cpython-", ".abi3", ".cp", ".pypy", ".graalpy"].iter().any(|start| tag.starts_with(start))
    };
    [".so", ".pyd"].iter().any(|end| suffix.strip_suffix(end).is_some_and(is_tag))
}

/// The name of the function that Python calls to make the module.
///
/// A name beyond ASCII is exported as `PyInitU_` and its punycode (PEP 489).
pub(crate) fn init_symbol(module: &str) -> Option<String> {
    module.is_ascii().then(|| format!("PyInit_{module}"))
}

/// The name of the function that Python 3.15 and later ask for the module's slots.
pub(crate) fn export_symbol(module: &str) -> String {
    format!("PyModExport_{module}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cargos_names_become_pythons() {
        let names = [
            (System::Linux, "libhello.so", "hello.so"),
            (System::MacOs, "libhello.dylib", "hello.so"),
            (System::Windows, "hello.dll", "hello.pyd"),
        ];
        for (system, cargo, python) in names {
            assert_eq!(cargo_file_name(system, "hello"), cargo);
            assert_eq!(module_file_name(system, "hello"), python);
        }
    }

    #[test]
    fn libraries_that_python_would_take_are_recognised() {
        let suffixes = [
            ".so",
            ".abi3.so",
            ".cpython-311-x86_64-linux-gnu.so",
            ".cpython-314t-x86_64-linux-gnu.so",
            ".cpython-314-darwin.so",
            ".pyd",
            ".cp313-win_amd64.pyd",
            ".abi3t.so",
        ];
        for suffix in suffixes {
            assert!(is_library_of(&format!("hello{suffix}"), "hello"), "{suffix}");
        }
        for name in ["hello.py", "hello.dylib", "hello2.so", "hello.data.so", "libhello.so"] {
            assert!(!is_library_of(name, "hello"), "{name}");
        }
    }

    #[test]
    fn symbols_are_named_after_the_module() {
        assert_eq!(init_symbol("_native").as_deref(), Some("PyInit__native"));
        assert_eq!(init_symbol("grüße"), None);
        assert_eq!(export_symbol("_native"), "PyModExport__native");
    }
}
