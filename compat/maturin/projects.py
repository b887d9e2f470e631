"""Projects that have between them every layout and key that decides what goes into wheels and sdists.

Each is a table of files; `made` writes one to disk.
"""

import json
import os
import shutil
from pathlib import Path

PYO3 = 'pyo3 = "0.30"'

MODULE = """\
use pyo3::prelude::*;

#[pymodule]
mod NAME {
    #[pyo3::pyfunction]
    fn one() -> i32 {
        1
    }
}
"""

BACKEND = '[build-system]\nrequires = ["maturin>=1.16,<2"]\nbuild-backend = "maturin"\n\n'


def crate(name, module=None, *, package="", dependencies=PYO3, more="", at=""):
    """The two files of a crate whose extension is `module`."""
    manifest = f'[package]\nname = "{name}"\nversion = "0.1.0"\nedition = "2021"\n{package}\n'
    manifest += f'[lib]\nname = "{(module or name).replace("-", "_")}"\ncrate-type = ["cdylib"]\n\n'
    manifest += f"[dependencies]\n{dependencies}\n{more}"
    source = MODULE.replace("NAME", (module or name).replace("-", "_"))
    return {f"{at}Cargo.toml": manifest, f"{at}src/lib.rs": source}


def program(name, more=""):
    """The two files of a crate that is a program."""
    manifest = f'[package]\nname = "{name}"\nversion = "0.1.0"\nedition = "2021"\n{more}\n'
    return {"Cargo.toml": manifest, "src/main.rs": "fn main() {}\n"}


def pyproject(name, project="", tool="", version='version = "1.0"'):
    """`pyproject.toml` with these lines in its tables."""
    lines = f'[project]\nname = "{name}"\n{version}\n{project}\n'
    return {"pyproject.toml": f"{BACKEND}{lines}\n[tool.maturin]\n{tool}\n"}


def library(name):
    """A crate that others depend on."""
    return f'[package]\nname = "{name}"\nversion = "0.1.0"\nedition = "2021"\n'


PROJECTS = {
    "plain": {
        **crate("plain", package='description = "From the crate"\nlicense = "MIT"\n'),
        "pyproject.toml": BACKEND,
        "README.md": "# Plain\n",
        "LICENSE": "MIT\n",
        "tests/test_it.py": "",
        "benches/b.rs": "fn main() {}\n",
    },
    "plain-stub": {
        **crate("plain-stub"),
        **pyproject("plain-stub"),
        "plain_stub.pyi": "def one() -> int: ...\n",
    },
    "mixed": {
        **crate("mixed"),
        **pyproject("mixed"),
        "mixed/__init__.py": "from .mixed import *\n",
        "mixed/mixed.pyi": "def one() -> int: ...\n",
        "mixed/py.typed": "",
        "mixed/sub/__init__.py": "",
        "mixed/sub/data.json": "{}",
        "mixed/sub/.hidden": "",
        "mixed/run.sh": ("#!/bin/sh\n", 0o755),
        "mixed/private.txt": ("x", 0o600),
        "mixed/__pycache__/x.cpython-313.pyc": "",
        "mixed/y.pyc": "",
        "mixed/ignored.log": "",
        "mixed/mixed.cpython-39-x86_64-linux-gnu.so": "stale",
        "mixed/other.so": "a library of somebody else",
        ".gitignore": "*.log\n/target\n",
        "tests/test_mixed.py": "",
        ".github/workflows/ci.yml": "",
    },
    "src-layout": {
        **crate("src-layout", "_src", at="rust/"),
        **pyproject("src-layout", tool='module-name = "src_layout._src"'),
        "src/src_layout/__init__.py": "",
        "src/src_layout/more.py": "",
        "README.md": "not named\n",
    },
    "python-source": {
        **crate("python-source", "_native"),
        **pyproject(
            "python-source",
            'readme = "README.md"',
            'python-source = "python"\nmodule-name = "python_source._native"',
        ),
        "python/python_source/__init__.py": "",
        "python/python_source/_native.pyi": "",
        "python/python_source/deep/er/__init__.py": "",
        "python/elsewhere/__init__.py": "",
        "README.md": "# Hello\n",
    },
    "namespace": {
        **crate("name.space".replace(".", "-"), "_c"),
        **pyproject("name.space", tool='module-name = "name.space._c"'),
        "name/space/__init__.py": "",
        "name/space/_c.pyi": "",
    },
    "nested-module": {
        **crate("nested", "_c"),
        **pyproject("nested", tool='module-name = "nested.deep.er._c"\npython-source = "lib"'),
        "lib/nested/__init__.py": "",
        "lib/nested/deep/__init__.py": "",
        "lib/nested/deep/er/__init__.py": "",
    },
    "workspace": {
        "Cargo.toml": '[workspace]\nmembers = ["crates/*"]\nresolver = "2"\n\n[workspace.package]\nlicense = "MIT"\n\n'
        + f"[workspace.dependencies]\n{PYO3}\n",
        **crate(
            "member",
            package="license.workspace = true\n",
            dependencies='pyo3.workspace = true\nhelper = { path = "../helper" }\n',
            at="crates/member/",
        ),
        "crates/helper/Cargo.toml": library("helper"),
        "crates/helper/src/lib.rs": "pub fn two() -> i32 { 2 }\n",
        "crates/other/Cargo.toml": library("other"),
        "crates/other/src/lib.rs": "",
        "crates/member/pyproject.toml": pyproject("member", 'readme = "README.md"')[
            "pyproject.toml"
        ],
        "crates/member/README.md": "# Member\n",
        "crates/member/member/__init__.py": "",
        "LICENSE": "MIT\n",
    },
    "manifest-path": {
        "Cargo.toml": '[workspace]\nmembers = ["crates/*"]\nresolver = "2"\n',
        **crate(
            "manifest-path",
            "_m",
            at="crates/py/",
            dependencies=f'{PYO3}\nhelp2 = {{ path = "../help2" }}\n',
        ),
        "crates/help2/Cargo.toml": library("help2"),
        "crates/help2/src/lib.rs": "",
        **pyproject(
            "manifest-path",
            'readme = "docs/README.rst"\nlicense = "Apache-2.0"\nlicense-files = ["LICENSE*", "third/*.txt"]',
            'manifest-path = "crates/py/Cargo.toml"\nmodule-name = "manifest_path._m"\npython-source = "py"',
        ),
        "docs/README.rst": "Title\n=====\n",
        "LICENSE-APACHE": "A\n",
        "third/x.txt": "x\n",
        "py/manifest_path/__init__.py": "",
    },
    "packages-outside": {
        **crate("packages-outside", "_p", at="bindings/"),
        "bindings/pyproject.toml": pyproject(
            "packages-outside",
            tool='python-source = "../python"\npython-packages = ["first", "second"]\nmodule-name = "first._p"',
        )["pyproject.toml"],
        "python/first/__init__.py": "",
        "python/second/__init__.py": "",
        "python/third/__init__.py": "",
    },
    "data": {
        **crate("data-files"),
        **pyproject("data-files"),
        "data_files.data/data/etc/x.conf": "",
        "data_files.data/scripts/tool": ("#!python\n", 0o755),
        "data_files.data/headers/x.h": "",
        "data_files.data/purelib/pure.py": "",
        "data_files.data/platlib/plat.py": "",
    },
    "data-key": {
        **crate("data-key"),
        **pyproject("data-key", tool='data = "shipped"'),
        "shipped/data/share/y": "",
    },
    "include": {
        **crate("include-it"),
        **pyproject(
            "include-it",
            tool='include = ["both.txt", { path = "notes/**/*", format = "sdist" },'
            ' { path = "include_it/generated.py", format = ["wheel", "sdist"] }, { path = "extra/*.bin", format = "wheel" }]\n'
            'exclude = ["include_it/secret.txt", { path = "include_it/wheel_only.txt", format = "sdist" },'
            ' { path = "include_it/sdist_only.txt", format = "wheel" }, "tests"]',
        ),
        ".gitignore": "generated.py\n",
        "include_it/__init__.py": "",
        "include_it/generated.py": "",
        "include_it/secret.txt": "",
        "include_it/wheel_only.txt": "",
        "include_it/sdist_only.txt": "",
        "both.txt": "",
        "notes/a.md": "",
        "notes/deep/b.md": "",
        "extra/x.bin": "",
        "extra/x.txt": "",
        "tests/t.py": "",
    },
    "include-source": {
        **crate("include-source", "_i"),
        **pyproject(
            "include-source",
            tool='python-source = "python"\nmodule-name = "include_source._i"\n'
            'include = ["python/include_source/made/*", "LICENSES/*"]\nexclude = ["**/*.tmp"]',
        ),
        ".gitignore": "made\n",
        "python/include_source/__init__.py": "",
        "python/include_source/made/a.bin": "",
        "python/include_source/made/b.tmp": "",
        "LICENSES/MIT": "",
    },
    "abi3": {
        **crate("abi3-it", dependencies='pyo3 = { version = "0.30", features = ["abi3-py310"] }'),
        **pyproject("abi3-it"),
    },
    "abi3-of-feature": {
        **crate(
            "abi3-feature",
            more='\n[features]\ndefault = ["stable"]\nstable = ["pyo3/abi3-py310"]\n',
        ),
        **pyproject("abi3-feature"),
    },
    "abi3-of-key": {
        **crate("abi3-key"),
        **pyproject("abi3-key", tool='features = ["pyo3/abi3-py310"]'),
    },
    "program": {
        **program("my-program", 'description = "A program"\nlicense = "MIT"\nreadme = "README.md"'),
        **pyproject("my-program", tool='bindings = "bin"'),
        "README.md": "# Program\n",
        "LICENSE-MIT": "MIT\n",
    },
    "programs": {
        **program(
            "programs",
            '[[bin]]\nname = "first"\npath = "src/main.rs"\n[[bin]]\nname = "second"\npath = "src/two.rs"\n',
        ),
        "src/two.rs": "fn main() {}\n",
        **pyproject(
            "programs",
            tool='bindings = "bin"\npython-source = "python"\nmodule-name = "programs"\nstrip = true',
        ),
        "python/programs/__init__.py": "",
        "python/programs/__main__.py": "",
    },
    "program-targets": {
        **program(
            "targets",
            '[[bin]]\nname = "wanted"\npath = "src/main.rs"\n[[bin]]\nname = "unwanted"\npath = "src/two.rs"\n',
        ),
        "src/two.rs": "fn main() {}\n",
        **pyproject(
            "targets", tool='bindings = "bin"\ntargets = [{ name = "wanted", kind = "bin" }]'
        ),
    },
    "licences": {
        **crate("licences", package='license = "MIT/Apache-2.0"\n'),
        **pyproject("licences", 'license = { file = "docs/COPYING" }'),
        "docs/COPYING": "GPL\n",
        "LICENSE": "x\n",
        "LICENCE.txt": "y\n",
        "COPYING.md": "z\n",
        "NOTICE": "n\n",
        "AUTHORS.rst": "a\n",
        "deep/LICENSE": "not found\n",
    },
    "licence-text": {
        **crate("licence-text"),
        **pyproject("licence-text", 'license = { text = "Mine\\nand yours" }'),
    },
    "licence-files": {
        **crate("licence-files", package='license-file = "MY-LICENSE"\n'),
        **pyproject(
            "licence-files", 'license = "MIT"\nlicense-files = ["MY*", "vendor/**/LICEN*"]'
        ),
        "MY-LICENSE": "m\n",
        "LICENSE": "not listed\n",
        "vendor/a/LICENSE": "v\n",
        "vendor/a/b/LICENCE": "w\n",
    },
    "metadata": {
        **crate(
            "meta-data",
            package='description = "Of the crate"\nauthors = ["Cargo <c@x.y>"]\nkeywords = ["ck"]\n'
            'homepage = "https://x.y/h"\nrepository = "https://x.y/r"\ndocumentation = "https://x.y/d"\nlicense = "MIT"\n',
        ),
        **pyproject(
            "Meta.Data--It",
            'description = "Several\\nlines\\n  of it"\nreadme = { file = "READ.txt", content-type = "text/markdown" }\n'
            'requires-python = ">=3.9,<4,!=3.9.1"\nkeywords = ["a", "b c"]\n'
            'authors = [{ name = "A" }, { email = "b@x.y" }, { name = "C, D", email = "c@x.y" }, { name = "Ünal" }]\n'
            'maintainers = [{ name = "M", email = "m@x.y" }]\n'
            'classifiers = ["Programming Language :: Rust", "Private :: Do Not Upload"]\n'
            'dependencies = ["A_b.c >= 1", "b[X,y_z]<2; python_version<=\'3.10\'", "c @ https://x.y/c.whl", '
            "\"e (>=1,<2) ; python_version in '3.9 3.10'\", \"f~=1.4 ; 'linux' in sys_platform and python_version > '3.9'\"]\n\n"
            "[project.optional-dependencies]\nTest_It = [\"pytest\", \"d; os_name == 'nt' or os_name == 'posix'\"]\nempty = []\n\n"
            '[project.urls]\nHome = "https://x.y"\n"Bug Tracker" = "https://x.y/b"\n\n'
            '[project.scripts]\nrun-it = "meta_data:run"\n\n[project.gui-scripts]\nshow = "meta_data:show"\n\n'
            '[project.entry-points.pytest11]\nplug = "meta_data.plug"\n',
            version='version = "2.0.0-beta.3"',
        ),
        "READ.txt": "# Read\n\nText without an end",
    },
    "dynamic": {
        **crate(
            "dynamic",
            package='description = "Of the crate"\nauthors = ["Cargo One <c@x.y>", "Solo"]\nkeywords = ["ck", "cl"]\n'
            'homepage = "https://x.y/h"\nrepository = "https://x.y/r"\ndocumentation = "https://x.y/d"\n'
            'license = "MIT OR Apache-2.0"\nreadme = "READ.md"\n',
        ),
        **pyproject(
            "dynamic",
            version='dynamic = ["version", "description", "authors", "keywords", "urls", "readme", "license"]',
        ),
        "READ.md": "# Dynamic\n",
        "LICENSE-MIT": "",
    },
    "version-only": {
        **crate(
            "version-only",
            package='description = "Of the crate"\nauthors = ["Cargo <c@x.y>"]\nhomepage = "https://x.y/h"\nlicense = "MIT"\n',
        ),
        **pyproject("version-only", version='dynamic = ["version"]'),
        "README.md": "# Not named\n",
    },
    "crate-only": {
        **crate(
            "crate-only",
            package='description = "Of the\\ncrate"\nauthors = ["A B <a@x.y>", "Solo", "C <c@x.y>"]\nkeywords = ["ck"]\n'
            'homepage = "https://x.y/h"\nrepository = "https://x.y/r"\ndocumentation = "https://x.y/d"\n'
            'license = "MIT"\nreadme = "README.rst"\n',
        ),
        "pyproject.toml": BACKEND,
        "README.rst": "Title\n=====\n",
        "LICENSE": "MIT\n",
    },
    "crate-prerelease": {
        **{
            path: text.replace('version = "0.1.0"', 'version = "0.1.0-alpha.2"', 1)
            for path, text in crate("crate-prerelease", package='license-file = "MINE"\n').items()
        },
        "pyproject.toml": BACKEND,
        "MINE": "m\n",
    },
    "path-dependency": {
        **crate(
            "path-dependency", dependencies=f'{PYO3}\nbeside = {{ path = "../beside" }}\n', at="py/"
        ),
        "py/pyproject.toml": pyproject("path-dependency", tool='python-source = "python"')[
            "pyproject.toml"
        ],
        "py/python/path_dependency/__init__.py": "",
        "beside/Cargo.toml": library("beside"),
        "beside/src/lib.rs": "",
    },
    "cargo-include": {
        **crate("cargo-include", package='include = ["src/**", "build.txt", "cargo_include/**"]\n'),
        **pyproject("cargo-include"),
        "build.txt": "",
        "other.txt": "",
        "cargo_include/__init__.py": "",
        "cargo_include/z.py": "",
    },
    "build-script": {
        **crate("build-script", package='build = "build.rs"\n'),
        "build.rs": 'fn main() {\n    let out = std::env::var("OUT_DIR").unwrap();\n'
        '    std::fs::write(format!("{out}/made.txt"), "made").unwrap();\n'
        '    println!("cargo:rerun-if-changed=build.rs");\n}\n',
        **pyproject(
            "build-script",
            tool='include = [{ path = "*.txt", from = "out-dir", to = "build_script/" }]',
        ),
        "build_script/__init__.py": "",
    },
    "targets": {
        **crate("both-kinds", more='\n[[bin]]\nname = "both-program"\npath = "src/main.rs"\n'),
        "src/main.rs": "fn main() {}\n",
        **pyproject(
            "both-kinds",
            tool='bindings = "bin"\ntargets = [{ name = "both-program", kind = "bin" }]',
        ),
    },
    "features": {
        **crate("features", more="\n[features]\nfor-some = []\nfor-others = []\n"),
        **pyproject(
            "features",
            tool='features = [{ feature = "for-some", python-version = ">=3.9" }, { feature = "for-others", python-version = "<3.9" }]',
        ),
        "src/lib.rs": '#[cfg(any(not(feature = "for-some"), feature = "for-others"))]\ncompile_error!("features");\n'
        + MODULE.replace("NAME", "features"),
    },
    "transitive": {
        **crate("transitive", dependencies=f'middle = {{ path = "middle" }}\n{PYO3}\n'),
        "middle/Cargo.toml": library("middle")
        + '[dependencies]\npyo3 = { version = "0.30", features = ["abi3-py311"] }\n',
        "middle/src/lib.rs": "",
        **pyproject("transitive"),
    },
    "sbom": {
        **crate("sbom-it"),
        **pyproject(
            "sbom-it", tool='[tool.maturin.sbom]\nrust = true\ninclude = ["mine.cdx.json"]'
        ),
        "mine.cdx.json": "{}",
    },
}

# The directory of the project that has its `pyproject.toml` somewhere else than at the top.
ROOTS = {
    "workspace": "crates/member",
    "packages-outside": "bindings",
    "path-dependency": "py",
}


def made(name, folder):
    """Writes the project below `folder`, anew, and gives its own directory."""
    shutil.rmtree(folder, ignore_errors=True)
    for path, content in PROJECTS[name].items():
        text, mode = content if isinstance(content, tuple) else (content, 0o644)
        file = Path(folder, path)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
        os.chmod(file, mode)
    return Path(folder, ROOTS.get(name, "."))


if __name__ == "__main__":
    print(json.dumps(list(PROJECTS)))
