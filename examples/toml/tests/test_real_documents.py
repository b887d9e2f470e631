"""The manifests in cargo's registry: the same data as the standard library reads."""

import itertools
import os
from pathlib import Path

import pytest
import tomlread

tomllib = pytest.importorskip("tomllib", reason="the standard library reads TOML from 3.11 on")


def manifests(count):
    """There are always some: the crate that is used here had to be unpacked there."""
    home = Path(os.environ.get("CARGO_HOME") or Path.home() / ".cargo")
    found = (home / "registry" / "src").glob("*/*/Cargo.toml")
    longest_first = sorted(found, key=lambda path: (-path.stat().st_size, str(path)))
    return list(itertools.islice(longest_first, count))


def test_same_data_as_the_standard_library():
    paths = manifests(50)
    assert paths
    for path in paths:
        expected = tomllib.loads(path.read_text(encoding="utf-8"))
        found = tomlread.load(path)
        assert found == expected, path
        assert repr(found) == repr(expected), path
