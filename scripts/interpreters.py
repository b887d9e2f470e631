"""The CPython interpreters on this machine.

`PYTHONS` is the list where it is set; `KEELBACK_TEST_PYTHONS` adds to what is found. Both hold paths or names, with
spaces, commas or colons between them.

usage: interpreters.py     prints them
"""

import json
import os
import re
import shutil
import subprocess
import sys
from collections import namedtuple
from pathlib import Path

OLDEST = (3, 9)
OLDEST_FREE_THREADED = (3, 14)

HOW_TO_GET_FREE_THREADED = (
    "there is no free-threaded Python at hand: get one, for example by `uv python install 3.14t` or by "
    "`pyenv install 3.14t`, or by building CPython's source after `./configure --disable-gil`, and name it with "
    'PYTHONS="..." or in KEELBACK_TEST_PYTHONS'
)

FACTS = """
import json, platform, sys, sysconfig
print(json.dumps({
    "executable": sys.executable,
    "version": platform.python_version(),
    "number": sys.version_info[:3],
    "implementation": sys.implementation.name,
    "free_threaded": bool(sysconfig.get_config_var("Py_GIL_DISABLED")),
    "debug": hasattr(sys, "gettotalrefcount"),
}))
"""


class Interpreter(
    namedtuple(
        "Interpreter", ["command", "executable", "version", "number", "free_threaded", "debug"]
    )
):
    """A CPython: `command` starts it, `executable` is what it says of itself."""

    def __str__(self):
        kinds = [kind for kind in ("free_threaded", "debug") if getattr(self, kind)]
        return " ".join([self.version, *kinds]).replace("_", "-")


def find():
    """The interpreters to test with, oldest first, each once."""
    wanted = names("PYTHONS")
    found = [asked_for(name) for name in wanted or names("KEELBACK_TEST_PYTHONS")]
    if not wanted:
        found += filter(None, map(examine, on_this_machine()))
    distinct = {
        os.path.realpath(interpreter.executable): interpreter for interpreter in reversed(found)
    }
    return sorted(distinct.values(), key=lambda one: (one.number, one.free_threaded, one.debug))


def names(variable):
    return [name for name in re.split(r"[\s,:]+", os.environ.get(variable, "")) if name]


def asked_for(name):
    """An interpreter that was named: it has to be there. A version manager's shim on `PATH` may not start what it is
    named after, though it is installed."""
    paths = filter(None, [shutil.which(name), *(folder / name for folder in managed())])
    found = next(filter(None, map(examine, paths)), None)
    return found or sys.exit(
        f"interpreters: `{name}` is no CPython from 3.9 on, or from 3.14 on without the GIL"
    )


def on_this_machine():
    folders = [*managed(), *map(Path, os.environ.get("PATH", "").split(os.pathsep))]
    for folder in folders:
        for path in folder.glob("python3*"):
            if re.fullmatch(r"python3(\.\d+t?d?)?", path.name):
                yield path
    yield sys.executable


def managed():
    """The folders of interpreters that are installed, but not for `PATH`."""
    home = Path.home()
    pyenv = Path(os.environ.get("PYENV_ROOT") or home / ".pyenv")
    return [*sorted(pyenv.glob("versions/*/bin")), home / ".cache" / "interpreters" / "bin"]


def examine(path):
    """What the interpreter says of itself; nothing where it does not start, is no CPython or is too old."""
    try:
        done = subprocess.run([str(path), "-c", FACTS], capture_output=True, timeout=60)
        facts = json.loads(done.stdout)
    except (OSError, ValueError, subprocess.TimeoutExpired):
        return None
    number = tuple(facts.pop("number"))
    oldest = OLDEST_FREE_THREADED if facts["free_threaded"] else OLDEST
    if facts.pop("implementation") != "cpython" or number < oldest:
        return None
    return Interpreter(command=str(path), number=number, **facts)


if __name__ == "__main__":
    for interpreter in find():
        print(f"{interpreter}: {interpreter.command}")
