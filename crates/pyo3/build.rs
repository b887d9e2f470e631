//! Passes on what `pyo3-ffi` answers the build scripts of other packages, for those that know only `pyo3`.

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    let config = std::env::var("DEP_PYTHON_PYO3_CONFIG").expect("the build script of `pyo3-ffi` says it");
    println!("cargo:PYO3_CONFIG={config}");
}
