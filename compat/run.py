"""Builds a package as it is published on PyPI on this repository's `pyo3`, installs it and runs its own tests.

usage: run.py NAME ...     the packages of this table, or `all`
"""

import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import tarfile
from collections import namedtuple
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "scripts"))

from environment import virtual_environment  # noqa: E402
from paths import TARGET  # noqa: E402
from wheels import linked  # noqa: E402

FOLDER = TARGET / "compat"
VERSION = "0.30.1"
PATCH = f"""
[patch.crates-io]
pyo3 = {{ path = {json.dumps(str(ROOT / "crates/pyo3"))} }}
pyo3-ffi = {{ path = {json.dumps(str(ROOT / "crates/pyo3-ffi"))} }}
"""

# `needs` is what the tests import; `settings`, whether pytest is to read those of the package; `options`, what it gets besides;
# `beside`, the files beside the tests that they read.
Package = namedtuple(
    "Package", "version needs settings options beside", defaults=[(), False, (), ()]
)

PACKAGES = {
    "bcrypt": Package("5.0.0"),
    "blake3": Package("1.0.9", ["numpy"]),
    "nh3": Package("0.3.8"),
    "rpds-py": Package("2026.9.1"),
    "rtoml": Package(
        "0.14.0",
        ["dirty-equals", "hypothesis", "pytest-benchmark"],
        options=["--benchmark-disable"],
        beside=["example.py"],
    ),
    "uuid-utils": Package("1.2.0"),
    "watchfiles": Package(
        "1.3.0",
        ["anyio", "dirty-equals", "pytest-mock", "pytest-timeout"],
        settings=True,
        # Its settings make an error of every warning, and this one is of a pytest that is newer than the package.
        options=["-W", "ignore:Passing a non-Collection iterable"],
    ),
}


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("names", nargs="+", choices=[*PACKAGES, "all"], metavar="NAME")
    names = parser.parse_args().names
    names = list(PACKAGES) if "all" in names else names
    failed = [name for name in names if not passes(name, PACKAGES[name])]
    print("failed: " + ", ".join(failed) if failed else f"passed: {', '.join(names)}")
    return bool(failed)


def passes(name, package):
    """Whether the package builds and its tests pass; says so on the way."""
    python = virtual_environment()
    sources = unpack(name, package.version)
    for manifest in sources.rglob("Cargo.toml"):
        manifest.write_text(on_keelback(manifest.read_text(encoding="utf-8")), encoding="utf-8")
    wheels = FOLDER / "wheels" / name
    shutil.rmtree(wheels, ignore_errors=True)
    pip = [python, "-m", "pip", "--disable-pip-version-check"]
    if not run([*pip, "wheel", "--no-deps", "--wheel-dir", wheels, sources], FOLDER, {}):
        return False
    (wheel,) = wheels.glob("*.whl")
    site = FOLDER / "sites" / name
    shutil.rmtree(site, ignore_errors=True)
    if not run([*pip, "install", "--quiet", "--target", site, wheel, *package.needs], FOLDER, {}):
        return False
    print(f"{name} {package.version}: {wheel.name}", flush=True)
    # The tests are run from a folder without the sources, so that they import what was installed.
    tests = FOLDER / "tests" / name
    shutil.rmtree(tests, ignore_errors=True)
    shutil.copytree(sources / "tests", tests / "tests")
    for file in [*package.beside, *(["pyproject.toml"] if package.settings else [])]:
        shutil.copyfile(sources / file, tests / file)
    command = [python, "-m", "pytest", "-q", "-p", "no:cacheprovider", *package.options, "tests"]
    return run(command, tests, {"PYTHONPATH": str(site)})


def unpack(name, version):
    """A fresh copy of the package's source distribution."""
    stem = f"{name.replace('-', '_')}-{version}"
    archive = FOLDER / "archives" / f"{stem}.tar.gz"
    if not archive.exists():
        archive.parent.mkdir(parents=True, exist_ok=True)
        archive.write_bytes(linked(name, re.escape(archive.name)))
    folder = FOLDER / "sources" / stem
    shutil.rmtree(folder, ignore_errors=True)
    with tarfile.open(archive) as opened:
        extract = {"filter": "data"} if hasattr(tarfile, "data_filter") else {}
        opened.extractall(folder.parent, **extract)
    return folder


def on_keelback(manifest):
    """The manifest with the version of `pyo3` raised, and the packages of this repository in its place."""
    manifest = re.sub(
        r'(?m)^(pyo3(?:-build-config|-ffi)?\s*=\s*)"[^"]*"', rf'\1"{VERSION}"', manifest
    )
    manifest = re.sub(
        r'(?m)^(pyo3(?:-build-config|-ffi)?\s*=\s*\{[^}]*?version\s*=\s*)"[^"]*"',
        rf'\1"{VERSION}"',
        manifest,
    )
    manifest = re.sub(
        r'(?m)^(\[(?:build-)?dependencies\.pyo3(?:-build-config|-ffi)?\]\s*\nversion\s*=\s*)"[^"]*"',
        rf'\1"{VERSION}"',
        manifest,
    )
    return manifest + ("" if "[workspace" in manifest else "\n[workspace]\n") + PATCH


def run(command, folder, variables):
    """Whether the command succeeds."""
    done = subprocess.run(
        [str(word) for word in command], cwd=folder, env={**os.environ, **variables}
    )
    return done.returncode == 0


if __name__ == "__main__":
    sys.exit(main())
