"""The file itself: it needs no Python to be there, and any Python may load it."""

import re
import shutil
import subprocess
import sys

import pytest

linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="reads ELF files")


def output(*command):
    return subprocess.run(
        list(map(str, command)), stdout=subprocess.PIPE, text=True, check=True
    ).stdout


@pytest.fixture(scope="module")
def symbols(library):
    if not shutil.which("nm"):
        pytest.skip("there is no `nm`")
    lines = [line.split() for line in output("nm", "-D", library).splitlines()]
    return {words[-1]: words[-2] for words in lines}


@linux
def test_no_symbol_of_python_is_undefined(symbols):
    undefined = [name for name, kind in symbols.items() if kind in "Uwv"]
    assert undefined, "nm lists what is undefined"
    assert [name for name in undefined if re.match("_?Py", name)] == []


@linux
def test_only_the_entry_points_and_the_description_are_exported(symbols):
    exported = [name for name, kind in symbols.items() if kind in "TDBVWi"]
    modules = ("own_gil", "pytests")
    wanted = [
        f"{start}_{name}"
        for start in ("PyInit", "PyModExport", "keelback_module")
        for name in modules
    ]
    assert sorted(exported) == wanted


@linux
def test_no_libpython_is_needed(library):
    if not shutil.which("readelf"):
        pytest.skip("there is no `readelf`")
    needed = re.findall(r"NEEDED.*\[(.+?)\]", output("readelf", "-d", library))
    assert needed, "readelf lists what is needed"
    assert [name for name in needed if "python" in name] == []
