"""Builds packages that use PyO3, as they are published on PyPI, with `keelback build`, installs the wheels with pip and runs the
packages' own tests. Nothing in them is changed; `run.py` is about the same on this repository's `pyo3`.

usage: published.py [--keelback FILE] [NAME ...]     the packages of this table
"""

import argparse
import shutil
import subprocess
import sys
from collections import namedtuple

from run import FOLDER, ROOT, TARGET, run, unpack

# `needs` is what the tests import, `options` what pytest is told.
Package = namedtuple("Package", ["version", "needs", "options"], defaults=[(), ()])

PACKAGES = {
    "fastuuid": Package(
        "0.14.0", ["hypothesis", "pytest-benchmark", "uuid7"], ["--benchmark-disable"]
    ),
    "uuid-utils": Package("1.2.0", ["pytest-benchmark"], ["--benchmark-disable"]),
    "rtoml": Package(
        "0.14.0", ["dirty-equals", "hypothesis", "pytest-benchmark"], ["--benchmark-disable"]
    ),
}


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("names", nargs="*", metavar="NAME")
    parser.add_argument("--keelback", metavar="FILE", help="the tool, if it is built already")
    arguments = parser.parse_args()
    keelback = arguments.keelback or built()
    names = arguments.names or list(PACKAGES)
    failed = [name for name in names if not passes(keelback, name, PACKAGES[name])]
    print("failed: " + ", ".join(failed) if failed else f"passed: {', '.join(names)}")
    return bool(failed)


def built():
    manifest = ROOT / "Cargo.toml"
    command = [
        "cargo",
        "build",
        "--quiet",
        "--manifest-path",
        manifest,
        "--package",
        "keelback-cli",
    ]
    if not run(command, ROOT, {}):
        sys.exit("published: the tool could not be built")
    return TARGET / "debug" / "keelback"


def passes(keelback, name, package):
    """Whether the package builds, installs and passes its tests; says so on the way."""
    sources = unpack(name, package.version)
    environment = FOLDER / "environments" / name
    shutil.rmtree(environment, ignore_errors=True)
    subprocess.run([sys.executable, "-m", "venv", environment], check=True)
    python = environment / "bin" / "python"
    wheels = FOLDER / "published" / name
    shutil.rmtree(wheels, ignore_errors=True)
    target = {
        "CARGO_TARGET_DIR": str(FOLDER / "published" / "target"),
        "VIRTUAL_ENV": str(environment),
    }
    if not run([keelback, "build", "--locked", "--out", wheels], sources, target):
        return False
    (wheel,) = wheels.glob("*.whl")
    pip = [python, "-m", "pip", "--disable-pip-version-check", "install", "--quiet"]
    if not run([*pip, wheel, "pytest", *package.needs], FOLDER, {}):
        return False
    print(f"{name} {package.version}: {wheel.name}", flush=True)
    # Away from the package's sources, so that the tests import what was installed; some run scripts that lie beside them.
    tests = FOLDER / "tests" / name
    shutil.rmtree(tests, ignore_errors=True)
    shutil.copytree(sources / "tests", tests / "tests")
    for script in sources.glob("*.py"):
        shutil.copy(script, tests)
    return run(
        [python, "-m", "pytest", "-q", "-p", "no:cacheprovider", "tests", *package.options],
        tests,
        {},
    )


if __name__ == "__main__":
    sys.exit(main())
