"""The environments that the checks run in, made below `target/` and kept until their requirements change.

usage: environment.py      makes the virtual environment and prints its Python
"""

import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

import wheels
from paths import ROOT, TARGET

REQUIREMENTS = ROOT / "scripts" / "requirements.txt"
TYPE_CHECKER = ROOT / "scripts" / "requirements-mypy.txt"
LINTER = "ruff==0.13.3"
# What tests of `compat/adjuncts` and of data classes use, and do without where this Python has no wheel of it.
OPTIONAL = ["numpy", "distributed"]


def virtual_environment():
    """The Python of a virtual environment that has pytest, and pip where this Python can bring it."""
    folder = TARGET / "venv"
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    wanted = f"{sys.executable}\n{OPTIONAL}\n{REQUIREMENTS.read_text()}"
    if is_stale(folder, wanted) or not python.exists():
        shutil.rmtree(folder, ignore_errors=True)
        pip = [] if importlib.util.find_spec("ensurepip") else ["--without-pip"]
        run([sys.executable, "-m", "venv", *pip, folder])
        share(python, shared_packages())
        if pip == []:
            for package in OPTIONAL:
                bring(python, package)
        mark(folder, wanted)
    return python


def share(python, packages):
    """Lets the environment import `packages` too."""
    code = "import sysconfig; print(sysconfig.get_path('purelib'))"
    done = subprocess.run([str(python), "-c", code], check=True, stdout=subprocess.PIPE, text=True)
    Path(done.stdout.strip(), "shared-packages.pth").write_text(f"{packages}\n", encoding="utf-8")


def bring(python, package):
    """Installs a wheel from the index, if there is one for this Python."""
    command = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    if subprocess.run([*map(str, command), "--only-binary", ":all:", package]).returncode != 0:
        print(f"environment: there is no wheel of {package} for this Python; going on without")


def shared_packages():
    """A folder with pytest for every Python at once: interpreters that cannot make a virtual environment
    have it on `PYTHONPATH`. Only pure Python is taken, of versions that run on 3.9."""
    folder = TARGET / "shared-packages"
    wanted = REQUIREMENTS.read_text()
    if is_stale(folder, wanted):
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        if importlib.util.find_spec("pip"):
            pip = ["--no-deps", "--only-binary", ":all:", "--implementation", "py", "--abi", "none"]
            pip += ["--platform", "any", "--python-version", "3.9"]
            install(["--target", folder, *pip, "-r", REQUIREMENTS])
        else:
            lines = wanted.splitlines()
            wheels.unpack([line for line in lines if not line.startswith("#")], folder)
        mark(folder, wanted)
    return folder


def type_checker():
    """A folder with mypy, which tests do not need; `None` where this Python has no pip, or is newer than what mypy is made for."""
    if not importlib.util.find_spec("pip") or sys.version_info >= (3, 15):
        return None
    folder = TARGET / "mypy"
    wanted = f"{sys.executable}\n{TYPE_CHECKER.read_text()}"
    if is_stale(folder, wanted):
        shutil.rmtree(folder, ignore_errors=True)
        install(["--target", folder, "--no-deps", "--only-binary", ":all:", "-r", TYPE_CHECKER])
        mark(folder, wanted)
    return folder


def linter():
    """The path of ruff, in a folder of its own: tests do not need it."""
    folder = TARGET / "ruff"
    if is_stale(folder, LINTER):
        install(["--target", folder, "--upgrade", LINTER])
        mark(folder, LINTER)
    return folder / "bin" / ("ruff.exe" if os.name == "nt" else "ruff")


def activated(python):
    """The variables under which cargo's tests and the tool find that environment."""
    folder = Path(python).parent
    variables = {**os.environ, "VIRTUAL_ENV": str(folder.parent)}
    variables["PATH"] = os.pathsep.join([str(folder), os.environ.get("PATH", "")])
    variables.pop("PYTHONHOME", None)
    return variables


def install(arguments):
    quiet = ["--quiet", "--disable-pip-version-check"]
    os.environ["PIP_ROOT_USER_ACTION"] = "ignore"
    run([sys.executable, "-m", "pip", "install", *quiet, *arguments])


def is_stale(folder, wanted):
    made_of = folder / "made-of.txt"
    return not made_of.exists() or made_of.read_text() != wanted


def mark(folder, wanted):
    (folder / "made-of.txt").write_text(wanted)


def run(command):
    words = [str(word) for word in command]
    if subprocess.run(words).returncode != 0:
        sys.exit(
            f"environment: `{' '.join(words)}` did not work\n\nhint: name another Python with PYTHON="
        )


if __name__ == "__main__":
    print(virtual_environment())
