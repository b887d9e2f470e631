//! Answers the build scripts of other packages, and asks nobody.
//!
//! About a third of the packages on PyO3 have a build script that uses `pyo3-build-config` to set cfgs (`Py_3_11`,
//! `Py_LIMITED_API` and such). It reads `DEP_PYTHON_PYO3_CONFIG`, which is what this prints, in a package that depends on
//! `pyo3-ffi`, and `DEP_PYO3_PYTHON_PYO3_CONFIG`, which our `pyo3` repeats. The answer is always a limited API: the
//! lowest Python that the library has to run on, never a free-threaded one.

use std::env;
use std::fmt::Write as _;
use std::fs;

/// The lowest Python that Keelback runs on.
const LOWEST: u8 = 9;

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    for variable in ["PYO3_CONFIG_FILE", "PYO3_ENVIRONMENT_SIGNATURE"] {
        println!("cargo:rerun-if-env-changed={variable}");
    }
    let minor = from_config_file().or_else(from_feature).or_else(from_signature).unwrap_or(LOWEST).max(LOWEST);
    // For our own functions whose signature is another one in newer versions.
    println!("cargo:rustc-check-cfg=cfg(Py_3_13)");
    if minor >= 13 {
        println!("cargo:rustc-cfg=Py_3_13");
    }
    let config = config(minor);
    println!("cargo:PYO3_CONFIG={}", hex(&config));
}

/// What `pyo3-build-config` reads, a key in a line.
fn config(minor: u8) -> String {
    let width = env::var("CARGO_CFG_TARGET_POINTER_WIDTH").unwrap_or_else(|_| "64".to_owned());
    format!(
        "implementation=CPython\nversion=3.{minor}\nshared=true\ntarget_abi=CPython-abi3-3.{minor}\n\
         pointer_width={width}\nbuild_flags=\nsuppress_build_script_link_lines=false\n"
    )
}

/// The version in the file that maturin writes where it builds for another platform.
fn from_config_file() -> Option<u8> {
    let path = env::var_os("PYO3_CONFIG_FILE")?;
    println!("cargo:rerun-if-changed={}", path.to_string_lossy());
    let text = fs::read_to_string(path).ok()?;
    let version = text.lines().find_map(|line| line.strip_prefix("version="))?;
    version.strip_prefix("3.")?.trim().parse().ok()
}

/// The lowest of the `abi3-py3N` features.
fn from_feature() -> Option<u8> {
    (LOWEST - 2..=15).find(|minor| env::var_os(format!("CARGO_FEATURE_ABI3_PY3{minor}")).is_some())
}

/// `cpython-3.13-64bit`: the interpreter for which maturin builds.
fn from_signature() -> Option<u8> {
    let signature = env::var("PYO3_ENVIRONMENT_SIGNATURE").ok()?;
    signature.strip_prefix("cpython-3.")?.split('-').next()?.trim_end_matches('t').parse().ok()
}

fn hex(text: &str) -> String {
    text.bytes().fold(String::new(), |mut hex, byte| {
        write!(hex, "{byte:02x}").expect("writing to a string");
        hex
    })
}
