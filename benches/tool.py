"""What the tool costs beside cargo by itself and beside maturin, on the smallest extension: the least of several rounds, by
turns in one run, since whatever else a machine does only adds to a time."""

import json
import os
import shutil
import subprocess
import sys
import time
from collections import namedtuple
from pathlib import Path

from peers import HERE, TARGET

MATURIN = "maturin==1.16.0"
WORK = TARGET / "tool"
BIG = 300 << 20

# What it is, our seconds and the peer's.
Row = namedtuple("Row", ["name", "ours", "peer", "theirs"])

# Of the peer's time; and seconds beyond cargo's.
RATIOS = {
    "`develop`, nothing changed": {"maturin, pip": 0.1, "maturin, uv": 0.2},
    "`build`, nothing changed": {"maturin": 0.25},
    "`develop` puts in 300 MB": {"a small library": 2.0},
}
BEYOND = {"`develop`, nothing changed": 0.060, "`develop`, one line edited": 0.050}
LIMIT_OF_BINARY = 10_000_000

PYPROJECT = """\
[build-system]
requires = ["{backend}"]
build-backend = "{backend}"

[project]
name = "{name}"
version = "0.1.0"
"""

# A library of that size, of which nothing has to be compiled.
BALLAST = """
core::arch::global_asm!(".section .rodata", ".globl ballast", "ballast:", ".fill {size}, 1, 7");
unsafe extern "C" {{
    static ballast: u8;
}}
#[used]
static BALLAST: &u8 = unsafe {{ &ballast }};
"""


def measure(python, rounds):
    """The rows, and the size of the tool's binary in bytes."""
    WORK.mkdir(parents=True, exist_ok=True)
    tool = build_tool()
    environment = Environment(python)
    ours = Project("keelback", environment)
    peer = Project("pyo3", environment)
    big = Project("keelback", environment, folder="big", more=BALLAST.format(size=BIG))
    keelback, maturin = [str(tool)], [str(environment.program("maturin"))]
    cargo = ["cargo", "build", "--quiet"]
    for project in (ours, big):
        project.run([*keelback, "--quiet", "develop"])
    for words in (["develop"], ["develop", "--uv"], ["build"]):
        peer.run([*maturin, *words])
    ours.run([*keelback, "--quiet", "build"])

    calls = {
        "cargo": lambda: ours.time(cargo),
        "develop": lambda: ours.time([*keelback, "develop"]),
        "maturin develop": lambda: peer.time([*maturin, "develop"]),
        "maturin develop --uv": lambda: peer.time([*maturin, "develop", "--uv"]),
        "build": lambda: ours.time([*keelback, "build"]),
        "maturin build": lambda: peer.time([*maturin, "build"]),
        "cargo, edited": lambda: ours.edited().time(cargo),
        "develop, edited": lambda: ours.edited().time([*keelback, "develop"]),
        "develop, small": lambda: ours.uninstalled().time([*keelback, "develop"]),
        "develop, big": lambda: big.uninstalled().time([*keelback, "develop"]),
    }
    least = dict.fromkeys(calls, float("inf"))
    for _ in range(rounds):
        for name, call in calls.items():
            # An edit of one is no edit of the next.
            if name in ("cargo", "develop, small"):
                ours.run([*keelback, "--quiet", "develop"])
            # A wheel's library is compiled with other flags.
            if name == "build":
                ours.run([*keelback, "--quiet", "build"])
            least[name] = min(least[name], call())
    unchanged, edited = "`develop`, nothing changed", "`develop`, one line edited"
    rows = [
        Row(unchanged, least["develop"], "maturin, pip", least["maturin develop"]),
        Row(unchanged, least["develop"], "maturin, uv", least["maturin develop --uv"]),
        Row(unchanged, least["develop"], "`cargo build`", least["cargo"]),
        Row(edited, least["develop, edited"], "`cargo build`", least["cargo, edited"]),
        Row("`build`, nothing changed", least["build"], "maturin", least["maturin build"]),
        Row(
            "`develop` puts in 300 MB",
            least["develop, big"],
            "a small library",
            least["develop, small"],
        ),
    ]
    return rows, stripped_size(tool)


def table(rows, size, rounds):
    lines = [
        f"The tool, on a hello-world extension: milliseconds, the least of {rounds} by turns in one run.",
        "",
        "| | Keelback | beside | | |",
        "| :--- | ---: | :--- | ---: | ---: |",
    ]
    for row in rows:
        numbers = f"{row.ours * 1000:.0f} | {row.peer} | {row.theirs * 1000:.0f} | {relation(row)}"
        lines.append(f"| {row.name} | {numbers} |")
    lines += ["", f"The tool is one binary of {size / 1_000_000:.1f} MB."]
    return "\n".join(lines)


def relation(row):
    if "cargo" in row.peer:
        return f"{(row.ours - row.theirs) * 1000:+.0f} ms"
    return f"{row.ours / row.theirs:.2f}"


def passed(rows, size):
    """What is above its limit, in words."""
    found = []
    for row in rows:
        if "cargo" in row.peer and row.ours - row.theirs > BEYOND[row.name]:
            found.append(
                f"{row.name}: {relation(row)}, the limit is {BEYOND[row.name] * 1000:+.0f} ms"
            )
        limit = RATIOS.get(row.name, {}).get(row.peer)
        if limit is not None and row.ours / row.theirs > limit:
            found.append(f"{row.name}: {relation(row)} of {row.peer}, the limit is {limit}")
    if size > LIMIT_OF_BINARY:
        found.append(f"the tool is {size} bytes, the limit is {LIMIT_OF_BINARY}")
    return found


class Environment:
    """A virtual environment with maturin, pip and uv, kept below `target/`."""

    def __init__(self, python):
        self.root = WORK / "venv"
        made_of = self.root / "made-of.txt"
        wanted = f"{python} {MATURIN}"
        if not made_of.exists() or made_of.read_text() != wanted:
            run([python, "-m", "venv", "--clear", self.root])
            pip = [self.program("python"), "-m", "pip", "install", "--quiet"]
            run([*pip, "--disable-pip-version-check", MATURIN, "uv"])
            made_of.write_text(wanted)

    def program(self, name):
        return self.root / "bin" / name

    def variables(self):
        path = os.pathsep.join([str(self.root / "bin"), os.environ["PATH"]])
        kept = {name: value for name, value in os.environ.items() if not name.startswith("CARGO")}
        kept.pop("KEELBACK_PYTHON", None)
        return {
            **kept,
            "VIRTUAL_ENV": str(self.root),
            "PATH": path,
            "PIP_DISABLE_PIP_VERSION_CHECK": "1",
        }


class Project:
    """A copy of a hello-world, to be edited."""

    def __init__(self, peer, environment, folder=None, more=""):
        self.root = WORK / (folder or peer)
        self.variables = environment.variables()
        self.site_packages = next(environment.root.glob("lib/python*/site-packages"))
        source = HERE / "hello" / peer
        self.module = f"hello_{folder}" if folder else "hello"
        name = f"hello-{folder or peer}"
        (self.root / "src").mkdir(parents=True, exist_ok=True)
        manifest = (source / "Cargo.toml").read_text(encoding="utf-8")
        crates = json.dumps(str(HERE.parent / "crates" / "keelback"))
        manifest = manifest.replace('"../../../crates/keelback"', crates)
        manifest = manifest.replace('name = "hello"', f'name = "{self.module}"')
        manifest = manifest.replace(f'name = "hello-{peer}"', f'name = "{name}"')
        text = (source / "src" / "lib.rs").read_text(encoding="utf-8") + more
        self.text = text.replace("mod hello ", f"mod {self.module} ").replace(
            "fn hello(", f"fn {self.module}("
        )
        write(self.root / "Cargo.toml", manifest)
        write(self.root / "src" / "lib.rs", self.text)
        backend = "maturin" if peer == "pyo3" else "keelback"
        write(self.root / "pyproject.toml", PYPROJECT.format(backend=backend, name=name))
        self.edits = 0

    def edited(self):
        """With one line changed."""
        self.edits += 1
        edited = self.text.replace("Hello, world!", f"Hello, world {self.edits}!")
        assert edited != self.text
        (self.root / "src" / "lib.rs").write_text(edited, encoding="utf-8")
        return self

    def uninstalled(self):
        """With its library gone from the environment."""
        for library in self.site_packages.glob(f"{self.module}/{self.module}*.so"):
            library.unlink()
        return self

    def run(self, command):
        done = subprocess.run(command, cwd=self.root, env=self.variables, capture_output=True)
        if done.returncode != 0:
            sys.exit(f"bench: `{' '.join(command)}` failed:\n{done.stderr.decode()}")

    def time(self, command):
        start = time.monotonic()
        self.run(command)
        return time.monotonic() - start


def build_tool():
    target = TARGET / "keelback-cli"
    variables = {**os.environ, "CARGO_TARGET_DIR": str(target)}
    command = ["cargo", "build", "--release", "--bin", "keelback"]
    subprocess.run(command, cwd=HERE.parent, env=variables, check=True)
    return target / "release" / "keelback"


def stripped_size(tool):
    stripped = WORK / "stripped"
    shutil.copyfile(tool, stripped)
    if shutil.which("strip"):
        run(["strip", stripped])
    return stripped.stat().st_size


def write(path, text):
    """Leaves a file as it is that says this already, so that cargo sees no change."""
    if not path.exists() or path.read_text(encoding="utf-8") != text:
        Path(path).write_text(text, encoding="utf-8")


def run(command):
    subprocess.run([str(word) for word in command], check=True)
