"""What holds of every built extension: it asks nobody for Python when it is built, and no library for it when loaded."""

import re
import shutil
import subprocess
import sys

import extensions


def check(extension, path):
    """Stops with a sentence where one of the promises is broken."""
    rebuilds_nothing(extension)
    if sys.platform.startswith("linux") and shutil.which("nm") and shutil.which("readelf"):
        needs_no_python(extension, path)


def rebuilds_nothing(extension):
    """Another environment and another Python are no reason to compile again."""
    for place in ("/nowhere/a", "/nowhere/b"):
        variables = {
            "VIRTUAL_ENV": place,
            "PYO3_PYTHON": f"{place}/bin/python",
            "CONDA_PREFIX": place,
        }
        _, compiled = extensions.build(extension, "debug", variables)
        if compiled:
            sys.exit(
                f"libraries: with `VIRTUAL_ENV={place}` `{extension.name}` compiled {', '.join(compiled)} again"
            )


def needs_no_python(extension, path):
    undefined = [
        name for name in words(["nm", "-D", "--undefined-only", path]) if re.match(r"_?Py", name)
    ]
    needed = [
        line for line in lines(["readelf", "-d", path]) if "NEEDED" in line and "libpython" in line
    ]
    if undefined or needed:
        sys.exit(
            f"libraries: `{path}` of `{extension.name}` needs Python: {', '.join(undefined + needed)}"
        )


def words(command):
    return " ".join(lines(command)).split()


def lines(command):
    return subprocess.run(
        command, check=True, stdout=subprocess.PIPE, text=True
    ).stdout.splitlines()
