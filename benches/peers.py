"""Builds what is compared: the same module, `peer`, by hand in C, over Keelback (as it is, and for one version alone) and
over PyO3."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
TARGET = Path(os.environ.get("CARGO_TARGET_DIR") or HERE.parent / "target").absolute() / "bench"
NAMES = ("c", "keelback", "one-version", "pyo3")


def interpreter(wanted):
    """The Python to measure with: the one asked for, else 3.13, else the one that runs this."""
    if wanted:
        return shutil.which(wanted) or sys.exit(f"bench: there is no `{wanted}`")
    candidates = [shutil.which("python3.13"), *pyenv("3.13.*/bin/python3.13"), sys.executable]
    return next(filter(runs, filter(None, candidates)))


def pyenv(pattern):
    root = Path(os.environ.get("PYENV_ROOT") or Path.home() / ".pyenv") / "versions"
    return sorted(map(str, root.glob(pattern)))


def runs(python):
    # A version manager's shim exists for versions that are not switched on.
    return subprocess.run([python, "-c", ""], capture_output=True).returncode == 0


def build(python, names=("marks", *NAMES)):
    """The path of each library, by name: `marks` and the peers."""
    TARGET.mkdir(parents=True, exist_ok=True)
    how = {
        "marks": lambda: compile_c(python, "marks", ["marks"]),
        "c": lambda: compile_c(python, "peer", ["peer", "text", "vector", "map"]),
        "keelback": lambda: compile_rust(python, "keelback"),
        "one-version": lambda: compile_rust(python, "keelback", "one-version", one_version(python)),
        "pyo3": lambda: compile_rust(python, "pyo3"),
    }
    return {name: how[name]() for name in names}


def compile_c(python, name, sources):
    code = "import sysconfig; print(sysconfig.get_path('include'))"
    include = subprocess.run(
        [python, "-c", code], check=True, capture_output=True, text=True
    ).stdout.strip()
    library = TARGET / f"{name}.so"
    compiler = os.environ.get("CC", "cc")
    flags = ["-O3", "-DNDEBUG", "-fPIC", "-fvisibility=hidden", "-shared", "-Wall"]
    files = [str(HERE / "c" / f"{source}.c") for source in sources]
    command = [compiler, *flags, f"-I{include}", *files, "-o", str(library)]
    subprocess.run(command, check=True)
    return library


def one_version(python):
    """The environment in which Keelback is built for this Python alone, with its layout a constant."""
    gil = "sysconfig.get_config_var('Py_GIL_DISABLED')"
    code = f"import sys, sysconfig; print(f'{{sys.version_info.minor}}' + ('t' if {gil} else ''))"
    minor = subprocess.run([python, "-c", code], check=True, capture_output=True, text=True).stdout
    flags = f"{os.environ.get('RUSTFLAGS', '')} --cfg keelback_one_version"
    return {"KEELBACK_ONE_VERSION": minor.strip(), "RUSTFLAGS": flags.strip()}


def compile_rust(python, name, target=None, variables=None):
    """Cargo's release profile as it is, for all; PyO3 is told the Python, and not to link its library."""
    command = ["cargo", "build", "--release", "--message-format=json-render-diagnostics"]
    environment = {
        **os.environ,
        "CARGO_TARGET_DIR": str(TARGET / (target or name)),
        "PYO3_PYTHON": str(python),
        "PYO3_BUILD_EXTENSION_MODULE": "1",
        **(variables or {}),
    }
    done = subprocess.run(
        command, cwd=HERE / name, env=environment, check=True, stdout=subprocess.PIPE
    )
    messages = map(json.loads, done.stdout.splitlines())
    files = [
        file
        for message in messages
        if message["reason"] == "compiler-artifact" and message["target"]["name"] == "peer"
        for file in message["filenames"]
    ]
    return Path(files[0])
