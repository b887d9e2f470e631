"""Builds projects with maturin and with Keelback, and says in what their wheels and sdists differ.

usage: compare.py [--sdist FILE] [NAME ...]    all projects of projects.py, or those that are named, and published sdists

What maturin makes is expected: the names of the files, their modes, `METADATA`, the tags, entry points, and the files of the
sdist. Differences that are meant are listed in `MEANT` with the reason, and in the guide; any other fails.
"""

import argparse
import configparser
import os
import re
import shutil
import stat
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "scripts"))

import projects  # noqa: E402
from environment import is_stale, mark  # noqa: E402
from environment import run as checked  # noqa: E402
from paths import TARGET  # noqa: E402

MATURIN = "maturin==1.16.*"
FOLDER = TARGET / "compare"
# One target directory for all projects: PyO3 is compiled once for each set of its features.
BUILD = {**os.environ, "CARGO_TARGET_DIR": str(FOLDER / "target"), "NO_COLOR": "1"}

# What differs on purpose: an expression for the project and the line, and the reason; `guide/maturin.md` has the same list.
FIELD = r": (wheel|sdist): (maturin|keelback) has (METADATA|PKG-INFO): ['\"]"
MEANT = [
    (r"/sboms/[^/]+\.cyclonedx\.json", "a list of what is in the library is made on request"),
    (
        r"has text \w+/__init__\.py b'from \.",
        "the package made for a lone extension may export the extension's name",
    ),
    (r"wheel: maturin has .*\.pyc ", "bytecode is the installer's to make"),
    (
        r"sdist: keelback has file .* 755|^(mixed|data): sdist: maturin has file .* 644",
        "an sdist says what can be run, as the wheel does",
    ),
    (
        r"^mixed: sdist: keelback has file .*(\.hidden|other\.so) ",
        "the wheel made of the sdist is the wheel made of the project",
    ),
    (
        r"^(workspace|path-dependency): sdist: .*/__init__\.py ",
        "files of an sdist lie to each other as they do in the project",
    ),
    (
        r"^packages-outside: wheel: keelback has",
        "maturin leaves out the packages of a `python-source` above the project",
    ),
    (
        FIELD + r"License(-Expression|-File)?: |has file .*/licenses/LICENSE ",
        "a crate's licence is an expression, and its text is shipped",
    ),
    (FIELD + "Author(-email)?: ", "only addresses stand among the addresses"),
    (r"^licence-text" + FIELD, "the second line of a licence is not taken for a field"),
]


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("names", nargs="*", metavar="NAME")
    parser.add_argument(
        "--sdist",
        action="append",
        default=[],
        metavar="FILE",
        help="a published sdist to compare with too",
    )
    parser.add_argument(
        "--keelback", default=None, metavar="FILE", help="the tool, if it is built already"
    )
    arguments = parser.parse_args()
    maturin, keelback = maturin_program(), arguments.keelback or keelback_program()
    sources = dict.fromkeys(arguments.names or ([] if arguments.sdist else projects.PROJECTS))
    sources.update({Path(file).name[: -len(".tar.gz")]: Path(file) for file in arguments.sdist})
    failed, meant = [], 0
    for name, sdist in sources.items():
        # Away from `target/`: both tools pass by what lies below a directory that says of itself that it is a cache.
        with tempfile.TemporaryDirectory(prefix="keelback-compare-") as folder:
            root = (
                unpacked(sdist, Path(folder)) if sdist else projects.made(name, Path(folder, name))
            )
            found = differences(name, root, bool(sdist), maturin, keelback)
        unmeant = [
            line
            for line in found
            if not any(re.search(expression, f"{name}: {line}") for expression, _ in MEANT)
        ]
        meant += len(found) - len(unmeant)
        print(f"{name}: {'differs' if unmeant else 'equal'}")
        print("".join(f"    {line}\n" for line in unmeant), end="", flush=True)
        failed += [name] if unmeant else []
    print(
        f"{len(sources) - len(failed)} of {len(sources)} projects are equal, but for {meant} lines that are meant to differ"
    )
    return bool(failed)


def differences(name, root, is_published, maturin, keelback):
    """The lines in which what the two tools make of a project differs."""
    if not is_published:
        lock(root)
    lines = []
    kinds = {"wheel": ["build", "--profile", "dev", "-i", sys.executable], "sdist": ["sdist"]}
    for kind, command in kinds.items():
        theirs = product(maturin, command, root, FOLDER / "maturin" / name / kind)
        ours = product(keelback, command, root, FOLDER / "keelback" / name / kind)
        lines += compared(kind, theirs, ours)
    return lines


def product(tool, command, root, out):
    """What the tool makes of the project: the file, or what it says when it fails."""
    shutil.rmtree(out, ignore_errors=True)
    done = subprocess.run(
        [tool, *command, "--out", out],
        cwd=root,
        env=BUILD,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    if done.returncode != 0:
        return "fails: " + " | ".join(done.stdout.strip().splitlines()[-6:])
    return next(out.iterdir())


def compared(kind, theirs, ours):
    if isinstance(theirs, str) or isinstance(ours, str):
        both = isinstance(theirs, str) and isinstance(ours, str)
        said = {"maturin": theirs, "keelback": ours}
        return (
            []
            if both
            else [f"{kind}: {tool} {what}" for tool, what in said.items() if isinstance(what, str)]
        )
    read = of_wheel if kind == "wheel" else of_sdist
    theirs, ours = read(theirs), read(ours)
    only_theirs = [f"{kind}: maturin has {line}" for line in sorted(theirs - ours)]
    return only_theirs + [f"{kind}: keelback has {line}" for line in sorted(ours - theirs)]


def of_wheel(path):
    """What is compared of a wheel, as lines."""
    lines = {f"name {path.name}"}
    with zipfile.ZipFile(path) as wheel:
        for member in wheel.infolist():
            mode = stat.S_IMODE(member.external_attr >> 16)
            lines.add(f"file {member.filename} {mode:o}")
            where, _, file = member.filename.rpartition("/")
            if where.endswith(".dist-info") and file in ("METADATA", "WHEEL", "entry_points.txt"):
                read = of_entry_points if file == "entry_points.txt" else of_text
                lines |= {f"{file}: {line!r}" for line in read(wheel.read(member).decode())}
            elif member.filename.endswith((".py", ".pyi", ".typed", ".txt")):
                lines.add(f"text {member.filename} {wheel.read(member)!r}")
    return lines


def of_text(text):
    """The lines of `METADATA` or `WHEEL`, whose order means nothing; the description is one."""
    head, _, body = text.partition("\n\n")
    lines = re.sub(r"\n[ \t]+", " ", head).splitlines()
    return {line for line in lines if not line.startswith("Generator: ")} | {
        f"description {body!r}"
    }


def of_entry_points(text):
    parser = configparser.ConfigParser(delimiters=["="])
    parser.read_string(text)
    return {
        f"[{group}] {name} = {value}"
        for group in parser.sections()
        for name, value in parser.items(group)
    }


def of_sdist(path):
    with tarfile.open(path) as sdist:
        members = [member for member in sdist.getmembers() if member.isfile()]
        lines = {f"name {path.name}"} | {
            f"file {member.name} {member.mode:o}" for member in members
        }
        for member in members:
            if member.name.count("/") == 1 and member.name.endswith("/PKG-INFO"):
                text = sdist.extractfile(member).read().decode()
                lines |= {f"PKG-INFO: {line!r}" for line in of_text(text)}
    return lines


def unpacked(sdist, folder):
    with tarfile.open(sdist) as archive:
        archive.extractall(
            folder, **({"filter": "data"} if hasattr(tarfile, "data_filter") else {})
        )
    folder = folder / sdist.name[: -len(".tar.gz")]
    # maturin makes no sdist where this is.
    (folder / "PKG-INFO").unlink(missing_ok=True)
    return folder


def lock(root):
    """A lock file, the same for both, of the project's crate."""
    for manifest in [root / "Cargo.toml", root / "rust/Cargo.toml"]:
        if manifest.exists():
            checked(["cargo", "generate-lockfile", "--quiet", "--manifest-path", manifest])


def maturin_program():
    folder = TARGET / "maturin"
    if is_stale(folder, MATURIN):
        checked(
            [
                sys.executable,
                "-m",
                "pip",
                "install",
                "--quiet",
                "--target",
                folder,
                "--upgrade",
                MATURIN,
            ]
        )
        mark(folder, MATURIN)
    return folder / "bin" / "maturin"


def keelback_program():
    checked(
        [
            "cargo",
            "build",
            "--quiet",
            "--manifest-path",
            ROOT / "Cargo.toml",
            "--package",
            "keelback-cli",
        ]
    )
    return TARGET / "debug" / "keelback"


if __name__ == "__main__":
    sys.exit(main())
