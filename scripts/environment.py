"""The environments that the checks run in, made below `target/` and kept until their requirements change.

usage: environment.py      makes the virtual environment and prints its Python
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from paths import ROOT, TARGET

REQUIREMENTS = ROOT / "scripts" / "requirements.txt"
LINTER = "ruff==0.13.3"
QUIET = ["--quiet", "--disable-pip-version-check"]


def virtual_environment():
    """The Python of a virtual environment that has pytest."""
    folder = TARGET / "venv"
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    wanted = f"{sys.executable}\n{REQUIREMENTS.read_text()}"
    if is_stale(folder, wanted) or not python.exists():
        shutil.rmtree(folder, ignore_errors=True)
        run([sys.executable, "-m", "venv", str(folder)])
        run([python, "-m", "pip", "install", *QUIET, "-r", str(REQUIREMENTS)])
        mark(folder, wanted)
    return python


def linter():
    """The path of ruff, in an environment of its own: tests do not need it."""
    folder = TARGET / "ruff"
    if is_stale(folder, LINTER):
        install(["--target", str(folder), "--upgrade", LINTER])
        mark(folder, LINTER)
    return folder / "bin" / ("ruff.exe" if os.name == "nt" else "ruff")


def shared_packages():
    """A folder with pytest for every Python at once: interpreters that cannot make a virtual environment have it on
    `PYTHONPATH`. Only wheels without compiled code are taken, of versions that run on 3.9."""
    folder = TARGET / "shared-packages"
    wanted = REQUIREMENTS.read_text()
    if is_stale(folder, wanted):
        shutil.rmtree(folder, ignore_errors=True)
        pure = [
            "--python-version",
            "3.9",
            "--implementation",
            "py",
            "--abi",
            "none",
            "--platform",
            "any",
        ]
        install(["--target", str(folder), *pure, "--only-binary", ":all:", "-r", str(REQUIREMENTS)])
        mark(folder, wanted)
    return folder


def activated(python):
    """The variables under which cargo's tests and the tool find that environment."""
    folder = Path(python).parent
    variables = {**os.environ, "VIRTUAL_ENV": str(folder.parent)}
    variables["PATH"] = os.pathsep.join([str(folder), os.environ.get("PATH", "")])
    variables.pop("PYTHONHOME", None)
    return variables


def install(arguments):
    run([virtual_environment(), "-m", "pip", "install", *QUIET, *arguments])


def is_stale(folder, wanted):
    made_of = folder / "made-of.txt"
    return not made_of.exists() or made_of.read_text() != wanted


def mark(folder, wanted):
    (folder / "made-of.txt").write_text(wanted)


def run(command):
    done = subprocess.run([str(word) for word in command])
    if done.returncode != 0:
        sys.exit(f"environment: `{' '.join(map(str, command))}` did not work")


if __name__ == "__main__":
    print(virtual_environment())
