"""Other programs that have a Python in them, and Pythons that are too old."""

import os
import re
import shutil
import subprocess
import sys
import sysconfig
import textwrap
from pathlib import Path

import pytest

SOURCE = Path(__file__).with_name("host.c")


def shared_libpython():
    """The shared library of this Python, if it has one."""
    variables = sysconfig.get_config_vars()
    name = variables.get("INSTSONAME") or ""
    if ".so" not in name:
        name = f"libpython{sys.version_info[0]}.{sys.version_info[1]}{sys.abiflags}.so.1.0"
    multiarch = variables.get("MULTIARCH") or ""
    folders = [
        variables.get("LIBDIR"),
        Path(sys.base_prefix, "lib"),
        Path(sys.base_prefix, "lib", multiarch),
    ]
    found = [Path(folder, name) for folder in folders if folder and Path(folder, name).exists()]
    return found[0] if found else None


@pytest.fixture(scope="module")
def host(tmp_path_factory, interpreter):
    """Runs code in a C program that keeps libpython to itself."""
    compiler = shutil.which(os.environ.get("CC") or "cc")
    if not sys.platform.startswith("linux"):
        pytest.skip("the program is written for Linux")
    if not compiler:
        pytest.skip("there is no C compiler")
    libpython = shared_libpython()
    if not libpython:
        pytest.skip("this Python has no shared library")
    program = tmp_path_factory.mktemp("host") / "host"
    subprocess.run([compiler, str(SOURCE), "-o", str(program), "-ldl"], check=True)
    # What brings another C library for the interpreter does so for the program.
    loader = interpreter[:-1]
    if "--argv0" in loader:
        place = loader.index("--argv0")
        del loader[place : place + 2]

    def run(code, library):
        import pytests

        path = [str(Path(pytests.__file__).parent)]
        done = subprocess.run(
            [*loader, str(program), str(library), textwrap.dedent(code)],
            env={**os.environ, "PYTHONHOME": sys.base_prefix, "PYTHONPATH": os.pathsep.join(path)},
            capture_output=True,
            timeout=120,
        )
        assert done.returncode == 0, (
            f"exit {done.returncode}\n{done.stdout!r}\n{done.stderr.decode()}"
        )
        return done.stdout.decode()

    return lambda code: run(code, libpython)


def test_a_libpython_that_nobody_else_sees(host):
    output = host(
        """
        import pytests
        from pytests import classes, errors, functions, panics
        assert functions.two(1, b=2) == 3
        assert classes.Point(3, 4).length() == 5.0
        try:
            errors.value_error("x")
        except ValueError as error:
            print(error)
        try:
            panics.literal()
        except BaseException as error:
            print(error)
        print(functions.none())
        """
    )
    assert output == "x\na literal\nnone\n"


def test_threads_in_such_a_program(host):
    output = host(
        """
        from pytests import finalization
        finalization.clone_in_threads(object(), 4, 100)
        finalization.attach_for_ever(2)
        print("the end", flush=True)
        """
    )
    assert output == "the end\n"


def too_old():
    """Pythons before 3.9 that pyenv has, and those in KEELBACK_OLD_PYTHONS."""
    named = os.environ.get("KEELBACK_OLD_PYTHONS", "")
    found = [Path(word) for word in re.split(r"[\s,:]+", named) if word]
    root = Path(os.environ.get("PYENV_ROOT") or Path.home() / ".pyenv")
    found += sorted(root.glob("versions/3.[5678]*/bin/python3"))
    return [path for path in found if path.exists()]


def test_a_python_that_is_too_old(library):
    pythons = too_old()
    if not pythons:
        pytest.skip("there is no Python before 3.9 here; KEELBACK_OLD_PYTHONS names some")
    code = textwrap.dedent(
        """
        import sys
        sys.path.insert(0, sys.argv[1])
        for _ in range(3):
            try:
                import pytests
            except ImportError as error:
                print(error)
        """
    )
    for python in pythons:
        done = subprocess.run(
            [str(python), "-c", code, str(library.parent)],
            env={
                name: value for name, value in os.environ.items() if not name.startswith("PYTHON")
            },
            capture_output=True,
        )
        assert done.returncode == 0, f"{python}: {done.returncode} {done.stderr.decode()}"
        lines = done.stdout.decode().splitlines()
        assert len(lines) == 3, f"{python}: {lines}"
        for line in lines:
            assert re.search(r"\b3\.9\b", line), line
            assert re.search(r"\b3\.[5678]\.\d+", line), line
