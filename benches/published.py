"""Keelback as a registry would have it: cargo compiles a crate from there once for all, and one that a project names by its path
so that a change compiles little, which makes the first build dearer."""

import json
import shutil
import subprocess
import tarfile

from peers import HERE, TARGET

CRATES = ("keelback-ffi", "keelback-core", "keelback-macros", "keelback")


def project(path):
    """A copy of the project at `path` that takes `keelback` from a source of packages, as they would be uploaded now."""
    root = TARGET / "published"
    shutil.rmtree(root, ignore_errors=True)
    for crate in package(root / "target"):
        unpack(crate, root / "crates")
    copy = root / "project"
    shutil.copytree(path / "src", copy / "src")
    manifest = (path / "Cargo.toml").read_text(encoding="utf-8")
    by_path, version = '{ path = "../../../crates/keelback" }', '"*"'
    assert by_path in manifest, f"{path / 'Cargo.toml'} names Keelback in another way"
    (copy / "Cargo.toml").write_text(manifest.replace(by_path, version), encoding="utf-8")
    (copy / ".cargo").mkdir()
    (copy / ".cargo" / "config.toml").write_text(
        '[source.crates-io]\nreplace-with = "packages"\n\n'
        f"[source.packages]\ndirectory = {json.dumps(str(root / 'crates'))}\n",
        encoding="utf-8",
    )
    return copy


def package(target):
    selected = [option for crate in CRATES for option in ("--package", crate)]
    command = [
        "cargo",
        "package",
        "--quiet",
        "--no-verify",
        "--allow-dirty",
        "--target-dir",
        str(target),
        *selected,
    ]
    subprocess.run(command, cwd=HERE.parent, check=True)
    return sorted((target / "package").glob("*.crate"))


def unpack(crate, directory):
    with tarfile.open(crate) as archive:
        archive.extractall(directory)
    # What marks a package of such a source; no file is in the list, so none is compared.
    (directory / crate.stem / ".cargo-checksum.json").write_text('{"files": {}}', encoding="utf-8")
