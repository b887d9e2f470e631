"""Makes the built extension importable, and what several topics need."""

import gc
import os
import shutil
import subprocess
import sys
import sysconfig
import tempfile
import textwrap
from pathlib import Path

import pytest

# Error types of Rust that take a picture of the stack take so long for it that 100,000 of them are too many.
os.environ["RUST_LIB_BACKTRACE"] = "0"

PROJECT = Path(__file__).resolve().parents[1]
ENDING = ".pyd" if os.name == "nt" else ".so"


def built_library():
    """The newest library that `cargo build` made of this crate."""
    target = Path(os.environ.get("CARGO_TARGET_DIR") or PROJECT / "target")
    names = ["libpytests.so", "libpytests.dylib", "pytests.dll"]
    found = [
        target / profile / name
        for profile in ("debug", "release")
        for name in names
        if (target / profile / name).exists()
    ]
    if not found:
        pytest.exit(f"no library in {target}: run `cargo build` in {PROJECT}", returncode=2)
    return max(found, key=lambda path: path.stat().st_mtime)


def make_importable():
    """`make test` lays the library out in a folder on `PYTHONPATH`; a plain `pytest` takes the one that was built."""
    for folder in filter(None, sys.path):
        if Path(folder, f"pytests{ENDING}").exists():
            return
    folder = tempfile.mkdtemp(prefix="pytests-")
    shutil.copyfile(built_library(), Path(folder, f"pytests{ENDING}"))
    sys.path.insert(0, folder)


make_importable()


@pytest.fixture(scope="session", autouse=True)
def without_the_gil():
    """Nothing that is imported here switches the GIL on, where there is none."""
    import pytests  # noqa: F401

    yield
    assert sys._is_gil_enabled() is False if sysconfig.get_config_var("Py_GIL_DISABLED") else True


@pytest.fixture(scope="session")
def interpreter():
    """The command that starts this interpreter: its path, or where that does not start, what this process was started
    by (a loader that brings another C library)."""
    if subprocess.run([sys.executable, "-c", ""], stderr=subprocess.DEVNULL).returncode == 0:
        return [sys.executable]
    words = Path("/proc/self/cmdline").read_text().split("\0")
    return words[: len(words) - words[::-1].index(sys.executable)]


@pytest.fixture(scope="session")
def library():
    """The file that Python imported."""
    import pytests

    return Path(pytests.__file__)


@pytest.fixture
def python(interpreter, library):
    """Runs a program in an interpreter of its own, which has to end well, and returns what it printed."""

    def run(code, *arguments, code_expected=0, timeout=300):
        path = [str(library.parent), os.environ.get("PYTHONPATH", "")]
        done = subprocess.run(
            [*interpreter, "-c", textwrap.dedent(code), *map(str, arguments)],
            env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, path))},
            capture_output=True,
            timeout=timeout,
        )
        output = done.stdout.decode(errors="replace")
        errors = done.stderr.decode(errors="replace")
        assert done.returncode == code_expected, f"exit {done.returncode}\n{output}\n{errors}"
        return output

    return run


def pytest_collection_finish():
    """Takes what pytest itself has made out of each later collection: many tests collect."""
    gc.collect()
    gc.freeze()
