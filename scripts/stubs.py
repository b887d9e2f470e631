"""Whether stubs say what is there: those that the tool writes for every extension are compared with what Python finds in it,
and have to be good enough for mypy at its strictest.

usage: stubs.py      for what `cargo build` makes now; PYTHON is the one that runs this
"""

import os
import subprocess
import sys
import sysconfig
import time
from functools import partial

import environment
import extensions
from paths import ROOT, TARGET

PROFILE = "typed"


def check(built, python):
    """Goes through `built`, pairs of an extension and its library; what failed, for the end of the report."""
    start = time.monotonic()
    mypy = environment.type_checker()
    if not mypy:
        print("stubs: there is no mypy for this Python; going on without")
        return []
    if sysconfig.get_config_var("Py_GIL_DISABLED"):
        # What reads NumPy's arrays refuses to be imported there.
        built = [
            (extension, library) for extension, library in built if "compat" not in extension.name
        ]
    tool = built_tool()
    sites = [lay_out(tool, extension, library) for extension, library in built]
    packages = [package(extension, library) for extension, library in built]
    examine = partial(run, python, mypy, sites)
    commands = {
        "stubtest": ["-m", "mypy.stubtest", *packages],
        "mypy --strict": ["-m", "mypy", "--strict", *(f"-p{package}" for package in packages)],
    }
    failed = [name for name, command in commands.items() if not examine(command)]
    ending = f"FAILED ({', '.join(failed)})" if failed else "as Python finds them"
    print(f"stubs of {', '.join(packages)}: {ending}, in {time.monotonic() - start:.2f}s")
    return [f"{name} of the stubs" for name in failed]


def built_tool():
    command = ["cargo", "build", "--quiet", "--package", "keelback-cli"]
    if subprocess.run(command, cwd=ROOT).returncode != 0:
        sys.exit("stubs: the tool does not build")
    return TARGET / "debug" / ("keelback.exe" if os.name == "nt" else "keelback")


def lay_out(tool, extension, library):
    """Puts the extension and its stubs where a wheel would put them."""
    site = extensions.stage(extension, library, PROFILE)
    if not extension.module:
        name = package(extension, library)
        folder = site / name
        folder.mkdir()
        (site / (name + extensions.SUFFIX)).rename(folder / (name + extensions.SUFFIX))
        lines = [f"from .{name} import *", f"from .{name} import __all__, __doc__", ""]
        (folder / "__init__.py").write_text("\n".join(lines), encoding="utf-8")
        (folder / "py.typed").touch()
    command = [tool, "--quiet", "stubs", "--manifest-path", extension.manifest, "--out", site]
    if subprocess.run(list(map(str, command))).returncode != 0:
        sys.exit(f"stubs: there are none for `{extension.name}`")
    return site


def package(extension, library):
    return (extension.module or library[1]).split(".")[0]


def run(python, mypy, sites, command):
    """Whether the command has nothing to say; it runs where no stray file is taken for a module."""
    sites = os.pathsep.join(map(str, sites))
    folder = TARGET / "staged" / PROFILE
    variables = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join([str(mypy), sites]),
        "PYTHONDONTWRITEBYTECODE": "1",
        "MYPYPATH": sites,
        "MYPY_CACHE_DIR": str(TARGET / "mypy-cache"),
    }
    done = subprocess.run(
        [str(python), *command],
        cwd=folder,
        env=variables,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    if done.returncode != 0:
        print(done.stdout.decode(errors="replace"))
    return done.returncode == 0


def main():
    built = [
        (extension, extensions.build(extension, "debug")[0]) for extension in extensions.find()
    ]
    sys.exit(bool(check(built, environment.virtual_environment())))


if __name__ == "__main__":
    main()
