"""The extension projects of this repository: building one, and laying it out so that Python can import it."""

import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
from collections import namedtuple

from paths import ROOT, TARGET

SUFFIX = ".pyd" if os.name == "nt" else ".so"


class Extension(namedtuple("Extension", ["folder", "module", "python_source"])):
    """A project: its folder, the dotted name of its native module if it has one of its own, and the folder of its Python
    packages if it has some."""

    @property
    def name(self):
        inside = ROOT in self.folder.parents
        return self.folder.relative_to(ROOT).as_posix() if inside else self.folder.name

    @property
    def manifest(self):
        return self.folder / "Cargo.toml"

    @property
    def tests(self):
        return self.folder / "tests"


def find():
    """`pytests`, every example, and published crates on our `pyo3`."""
    folders = [
        ROOT / "pytests",
        *sorted((ROOT / "examples").glob("*/")),
        ROOT / "compat" / "adjuncts",
    ]
    return [describe(folder) for folder in folders if (folder / "Cargo.toml").exists()]


def describe(folder):
    settings = folder / "pyproject.toml"
    text = settings.read_text(encoding="utf-8") if settings.exists() else ""
    source = value(text, "python-source")
    return Extension(folder, value(text, "module-name"), source and folder / source)


def value(text, key):
    # Python before 3.11 has no reader for TOML, and these two keys need none.
    found = re.search(rf'^{key}\s*=\s*"(.+?)"', text, re.MULTILINE)
    return found and found.group(1)


def build(extension, profile, variables=None):
    """Builds with plain `cargo build`: the path of the library, and the names of the crates that were compiled."""
    command = [
        "cargo",
        "build",
        "--message-format=json-render-diagnostics",
        "--manifest-path",
        extension.manifest,
    ]
    if profile == "release":
        command.append("--release")
    environment = {**os.environ, **(variables or {})}
    done = subprocess.run(list(map(str, command)), env=environment, stdout=subprocess.PIPE)
    if done.returncode != 0:
        sys.exit(f"extensions: `{extension.name}` does not build")
    messages = [json.loads(line) for line in done.stdout.splitlines()]
    artifacts = [message for message in messages if message["reason"] == "compiler-artifact"]
    compiled = [artifact["target"]["name"] for artifact in artifacts if not artifact["fresh"]]
    return library(extension, artifacts), compiled


def library(extension, artifacts):
    for artifact in artifacts:
        if "cdylib" in artifact["target"]["kind"] and artifact["manifest_path"] == str(
            extension.manifest
        ):
            endings = (".so", ".dylib", ".dll")
            return next(file for file in artifact["filenames"] if file.endswith(endings)), artifact[
                "target"
            ]["name"]
    sys.exit(f"extensions: `{extension.name}` has no library of the type `cdylib`")


def stage(extension, built, profile):
    """Copies the library, and the Python packages around it, to a folder for `PYTHONPATH`."""
    path, name = built
    site = TARGET / "staged" / profile / extension.name
    shutil.rmtree(site, ignore_errors=True)
    if extension.python_source:
        ignored = shutil.ignore_patterns("__pycache__", "*.so", "*.pyd")
        shutil.copytree(extension.python_source, site, ignore=ignored)
    *packages, module = (extension.module or name).split(".")
    folder = site.joinpath(*packages)
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(path, folder / (module + SUFFIX))
    return site


def digest(path):
    with open(path, "rb") as file:
        return hashlib.sha256(file.read()).hexdigest()
