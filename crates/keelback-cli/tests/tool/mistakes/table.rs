//! Mistakes that show before anything is built: what is said of each, as it was reviewed.

use super::{ABSENT, Mistake};

pub(super) const TABLE: &[Mistake] = &[
    Mistake {
        name: "mistake_no_manifest",
        files: &[("Cargo.toml", ABSENT), ("src/lib.rs", ABSENT)],
        variables: &[],
        arguments: &["build"],
        says: "error: there is no Cargo.toml of an extension here or in a directory above\n\
               \x20 --> ROOT\n\
               \n\
               hint: make a project with `keelback new PATH`, or name one with `--manifest-path`\n",
    },
    Mistake {
        name: "mistake_no_such_manifest",
        files: &[],
        variables: &[],
        arguments: &["build", "-m", "x/Cargo.toml"],
        says: "error: there is no such manifest\n\
               \x20 --> x/Cargo.toml\n",
    },
    Mistake {
        name: "mistake_no_cdylib",
        files: &[("Cargo.toml", "[package]\nname = \"mistake\"\nversion = \"0.1.0\"\nedition = \"2024\"\n")],
        variables: &[],
        arguments: &["build"],
        says: "error: the crate `mistake` has no `cdylib` target, so there is nothing for Python to import\n\
               \x20 --> ROOT/Cargo.toml\n\
               \n\
               hint: add these lines:\n\
               \n\
               \x20   [lib]\n\
               \x20   crate-type = [\"cdylib\", \"rlib\"]\n",
    },
    Mistake {
        name: "mistake_no_package",
        files: &[("Cargo.toml", "[workspace]\nmembers = []\n")],
        variables: &[],
        arguments: &["build"],
        says: "error: the manifest is a workspace's and has no package of its own\n\
               \x20 --> ROOT/Cargo.toml\n\
               \n\
               hint: go to the member's directory, or name its Cargo.toml with `--manifest-path`\n",
    },
    Mistake {
        name: "mistake_manifest_no_toml",
        files: &[("Cargo.toml", "[package\n[lib]\ncrate-type = [\"cdylib\"]\n")],
        variables: &[],
        arguments: &["build"],
        says: "error: not valid TOML: unclosed table, expected `]`\n\
               \x20 --> ROOT/Cargo.toml:1\n",
    },
    Mistake {
        name: "mistake_pyproject_no_toml",
        files: &[("pyproject.toml", "[project]\nname = = 1\n")],
        variables: &[],
        arguments: &["build"],
        says: "error: not valid TOML: extra `=`, expected nothing\n\
               \x20 --> ROOT/pyproject.toml:2\n",
    },
    Mistake {
        name: "mistake_no_name",
        files: &[("pyproject.toml", "[project]\nversion = \"1\"\n")],
        variables: &[],
        arguments: &["build"],
        says: "error: [project] has no `name`\n\
               \x20 --> ROOT/pyproject.toml:2\n",
    },
    Mistake {
        name: "mistake_requirement",
        files: &[(
            "pyproject.toml",
            "[project]\nname = \"x\"\nversion = \"1\"\ndependencies = [\n  \"numpy\",\n  \"numpy >\",\n]\n",
        )],
        variables: &[],
        arguments: &["build"],
        says: "error: `numpy >` is no requirement: Unexpected end of version specifier, expected version\n\
               \x20 --> ROOT/pyproject.toml:6\n\
               \n\
               hint: one is a name, extras, versions and a condition: `name[extra] >= 1.0 ; python_version < '3.12'`\n",
    },
    Mistake {
        name: "mistake_version",
        files: &[("pyproject.toml", "[project]\nname = \"x\"\nversion = \"one\"\n")],
        variables: &[],
        arguments: &["build"],
        says: "error: the version `one` is none that Python packages can have (PEP 440)\n\
               \x20 --> ROOT/pyproject.toml:3\n",
    },
    Mistake {
        name: "mistake_name",
        files: &[("pyproject.toml", "[project]\nname = \"x y\"\nversion = \"1\"\n")],
        variables: &[],
        arguments: &["build"],
        says: "error: `x y` is no name for a project: it is made of ASCII letters, digits, `-`, `_` and `.`\n\
               \x20 --> ROOT/pyproject.toml:2\n",
    },
    Mistake {
        name: "mistake_readme",
        files: &[("pyproject.toml", "[project]\nname = \"mistake\"\nversion = \"1\"\nreadme = \"no.md\"\n")],
        variables: &[],
        arguments: &["build"],
        says: "error: could not read the readme: No such file or directory (os error 2)\n\
               \x20 --> ROOT/pyproject.toml:4\n",
    },
    Mistake {
        name: "mistake_keywords",
        files: &[("pyproject.toml", "[project]\nname = \"mistake\"\nversion = \"1\"\nkeywords = \"y\"\n")],
        variables: &[],
        arguments: &["build"],
        says: "error: `project.keywords` must be a list, not a string\n\
               \x20 --> ROOT/pyproject.toml:4\n",
    },
    Mistake {
        name: "mistake_authors",
        files: &[("pyproject.toml", "[project]\nname = \"mistake\"\nversion = \"1\"\nauthors = [\"me\"]\n")],
        variables: &[],
        arguments: &["build"],
        says: "error: `project.authors[0]` must be a table, not a string\n\
               \x20 --> ROOT/pyproject.toml:4\n",
    },
    Mistake {
        name: "mistake_dependencies",
        files: &[("pyproject.toml", "[project]\nname = \"mistake\"\nversion = \"1\"\ndependencies = \"numpy\"\n")],
        variables: &[],
        arguments: &["build"],
        says: "error: `project.dependencies` must be a list, not a string\n\
               \x20 --> ROOT/pyproject.toml:4\n",
    },
    Mistake {
        name: "mistake_features",
        files: &[("pyproject.toml", "[tool.keelback]\nfeatures = [1]\n")],
        variables: &[],
        arguments: &["build"],
        says: "error: `tool.keelback.features[0]` must be a table, not an integer\n\
               \x20 --> ROOT/pyproject.toml:2\n",
    },
    Mistake {
        name: "mistake_flag",
        files: &[("pyproject.toml", "[tool.keelback]\nlocked = \"yes\"\n")],
        variables: &[],
        arguments: &["build"],
        says: "error: `tool.keelback.locked` must be true or false, not a string\n\
               \x20 --> ROOT/pyproject.toml:2\n",
    },
    Mistake {
        name: "mistake_unknown_key",
        files: &[("pyproject.toml", "[tool.keelback]\nmodul-name = \"x\"\n")],
        variables: &[],
        arguments: &["build"],
        says: "error: unknown key `modul-name` in [tool.keelback]\n\
               \x20 --> ROOT/pyproject.toml:2\n\
               \n\
               hint: did you mean `module-name`?\n",
    },
    Mistake {
        name: "mistake_module_name",
        files: &[("pyproject.toml", "[tool.keelback]\nmodule-name = \"a-b\"\n")],
        variables: &[],
        arguments: &["build"],
        says: "error: `a-b` in the module name `a-b` is no Python identifier\n\
               \x20 --> ROOT/pyproject.toml:2\n",
    },
    Mistake {
        name: "mistake_source",
        files: &[("pyproject.toml", "[tool.keelback]\npython-source = \"py\"\n")],
        variables: &[],
        arguments: &["build"],
        says: "error: `python-source` names `py`, which is no directory\n\
               \x20 --> ROOT/pyproject.toml:2\n",
    },
    Mistake {
        name: "mistake_package_missing",
        files: &[("pyproject.toml", "[tool.keelback]\nmodule-name = \"pkg._native\"\n")],
        variables: &[],
        arguments: &["build"],
        says: "error: the module name `pkg._native` says that there is a Python package `pkg`, but there is none\n\
               \x20 --> ROOT/pyproject.toml:2\n\
               \n\
               hint: make `ROOT/pkg/__init__.py`, or set `python-source` to the directory that the package is in\n",
    },
    Mistake {
        name: "mistake_manifest_path",
        files: &[("pyproject.toml", "[tool.keelback]\nmanifest-path = \"no/Cargo.toml\"\n")],
        variables: &[],
        arguments: &["build"],
        says: "error: `manifest-path` points to `ROOT/no/Cargo.toml`, which does not exist\n\
               \x20 --> ROOT/pyproject.toml:2\n",
    },
    Mistake {
        name: "mistake_bindings",
        files: &[("pyproject.toml", "[tool.keelback]\nbindings = \"swig\"\n")],
        variables: &[],
        arguments: &["build"],
        says: "error: `tool.keelback.bindings` must be `keelback`, `pyo3`, `pyo3-ffi`, `cffi`, `uniffi` or `bin`, not `swig`\n\
               \x20 --> ROOT/pyproject.toml:2\n",
    },
    Mistake {
        name: "mistake_auditwheel",
        files: &[("pyproject.toml", "[tool.keelback]\nauditwheel = \"fix\"\n")],
        variables: &[],
        arguments: &["build"],
        says: "error: `tool.keelback.auditwheel` must be `repair`, `check`, `warn` or `skip`, not `fix`\n\
               \x20 --> ROOT/pyproject.toml:2\n",
    },
    Mistake {
        name: "mistake_include_kind",
        files: &[("pyproject.toml", "[tool.keelback]\ninclude = [{path = \"x\", format = \"egg\"}]\n")],
        variables: &[],
        arguments: &["build"],
        says: "error: `tool.keelback.include[0].format` must be `sdist` or `wheel`, not `egg`\n\
               \x20 --> ROOT/pyproject.toml:2\n",
    },
    Mistake {
        name: "mistake_extension_twice",
        files: &[("pyproject.toml", "[tool.keelback]\n[[tool.keelback.extensions]]\nmodule-name = \"x\"\n")],
        variables: &[],
        arguments: &["build"],
        says: "error: `tool.keelback.extensions[0]` has no `manifest-path`\n\
               \x20 --> ROOT/pyproject.toml:2\n",
    },
    Mistake {
        name: "mistake_no_environment",
        files: &[],
        variables: &[],
        arguments: &["develop"],
        says: "error: there is no virtual environment: none is active, and no `.venv` is here or above\n\
               \x20 --> ROOT\n\
               \n\
               hint: make one with `python3 -m venv .venv` or `uv venv`\n",
    },
    Mistake {
        name: "mistake_environment_gone",
        files: &[],
        variables: &[("VIRTUAL_ENV", "ROOT/gone")],
        arguments: &["develop"],
        says: "error: the virtual environment does not exist\n\
               \x20 --> ROOT/gone\n\
               \n\
               hint: `VIRTUAL_ENV` names this directory: activate another environment, or unset it\n",
    },
    Mistake {
        name: "mistake_environment_file",
        files: &[("gone", "")],
        variables: &[("VIRTUAL_ENV", "ROOT/gone")],
        arguments: &["develop"],
        says: "error: the virtual environment does not exist\n\
               \x20 --> ROOT/gone\n\
               \n\
               hint: `VIRTUAL_ENV` names this directory: activate another environment, or unset it\n",
    },
    Mistake {
        name: "mistake_old_python",
        files: &[
            (".venv/pyvenv.cfg", "home = /usr/bin\nversion = 3.8.18\n"),
            (".venv/lib/python3.8/site-packages/README.txt", ""),
        ],
        variables: &[],
        arguments: &["develop"],
        says: "error: the environment has Python 3.8.18, but the extension needs 3.9 or later\n\
               \x20 --> ROOT/.venv\n",
    },
    Mistake {
        name: "mistake_too_old_python",
        files: &[
            (".venv/pyvenv.cfg", "home = /usr/bin\nversion = 3.10.1\n"),
            (".venv/lib/python3.10/site-packages/README.txt", ""),
            ("pyproject.toml", "[project]\nname = \"mistake\"\nversion = \"1\"\nrequires-python = \">=3.11\"\n"),
        ],
        variables: &[],
        arguments: &["develop"],
        says: "error: the environment has Python 3.10.1, but `requires-python` is `>=3.11`\n\
               \x20 --> ROOT/.venv\n",
    },
    Mistake {
        name: "mistake_no_script",
        files: &[],
        variables: &[],
        arguments: &["run", "no.py"],
        says: "error: there is no such script\n\
               \x20 --> no.py\n",
    },
    Mistake {
        name: "mistake_no_interpreter",
        files: &[],
        variables: &[],
        arguments: &["run", "--python", "9.9", "-c", ""],
        says: "error: there is no interpreter `9.9`\n\
               \n\
               hint: name a path, a virtual environment, or a version whose `pythonX.Y` is on PATH\n",
    },
    Mistake {
        name: "mistake_no_cargo",
        files: &[],
        variables: &[("CARGO", "/nowhere/cargo")],
        arguments: &["build"],
        says: "error: cargo is not installed, or not on PATH\n\
               \n\
               hint: install Rust as https://rustup.rs says\n",
    },
    Mistake {
        name: "mistake_pgo",
        files: &[],
        variables: &[],
        arguments: &["build", "--pgo"],
        says: "error: `--pgo` is not supported\n\
               \n\
               hint: run `cargo pgo` on the crate, and build with the profile that it makes\n",
    },
    Mistake {
        name: "mistake_zig",
        files: &[],
        variables: &[],
        arguments: &["build", "--zig"],
        says: "error: `--zig` is not supported\n\
               \n\
               hint: build in a manylinux container, or with a linker of your own: `--config target.TRIPLE.linker=...`\n",
    },
    Mistake {
        name: "mistake_compression",
        files: &[],
        variables: &[],
        arguments: &["build", "--compression-method", "bzip2"],
        says: "error: `--compression-method bzip2` is not supported\n\
               \n\
               hint: installers read members that are deflated or stored\n",
    },
    Mistake {
        name: "mistake_program",
        files: &[
            ("Cargo.toml", "[package]\nname = \"mistake\"\nversion = \"0.1.0\"\nedition = \"2024\"\n"),
            ("src/main.rs", "fn main() {}\n"),
        ],
        variables: &[],
        arguments: &["develop"],
        says: "error: the crate `mistake` has no `cdylib` target, so there is nothing for Python to import\n\
               \x20 --> ROOT/Cargo.toml\n\
               \n\
               hint: add these lines:\n\
               \n\
               \x20   [lib]\n\
               \x20   crate-type = [\"cdylib\", \"rlib\"]\n",
    },
    Mistake {
        name: "mistake_new_there",
        files: &[],
        variables: &[],
        arguments: &["new", "."],
        says: "error: there is something already\n\
               \x20 --> ROOT\n\
               \n\
               hint: name a directory that does not exist or is empty\n",
    },
    Mistake {
        name: "mistake_new_name",
        files: &[],
        variables: &[],
        arguments: &["new", "1x"],
        says: "error: `1x` cannot be a project's name: it must be ASCII letters, digits, `-` and `_`, and begin with a letter\n\
               \n\
               hint: choose another with `--name NAME`\n",
    },
    Mistake {
        name: "mistake_new_kind",
        files: &[],
        variables: &[],
        arguments: &["new", "p", "-b", "cffi"],
        says: "error: there is no template for bindings of this kind\n\
               \n\
               hint: choose `keelback` or `pyo3`\n",
    },
    Mistake {
        name: "mistake_init_there",
        files: &[("pyproject.toml", "[project]\nname = \"mistake\"\nversion = \"1\"\n")],
        variables: &[],
        arguments: &["init"],
        says: "error: there is a project already\n\
               \x20 --> ROOT/pyproject.toml\n",
    },
    Mistake {
        name: "mistake_check_gone",
        files: &[],
        variables: &[],
        arguments: &["check", "no.whl"],
        says: "error: could not read the file: No such file or directory (os error 2)\n\
               \x20 --> no.whl\n",
    },
    Mistake {
        name: "mistake_check_name",
        files: &[("a.txt", "x")],
        variables: &[],
        arguments: &["check", "a.txt"],
        says: "error: the file is neither a wheel nor an sdist\n\
               \x20 --> a.txt\n",
    },
    Mistake {
        name: "mistake_upload_gone",
        files: &[],
        variables: &[],
        arguments: &["upload", "no.whl"],
        says: "error: could not read the file: No such file or directory (os error 2)\n\
               \x20 --> no.whl\n",
    },
];
