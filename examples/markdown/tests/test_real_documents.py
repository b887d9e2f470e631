"""The longest Markdown files in cargo's registry: the same HTML as the crate gives from Rust."""

import itertools
import os
import subprocess
import sys
from pathlib import Path

import pytest

import pulldown

PROJECT = Path(__file__).parents[1]
OPTIONS = [[], ["--no-tables"], ["--footnotes"], ["--no-tables", "--footnotes"]]


def cargo_home():
    return Path(os.environ.get("CARGO_HOME") or Path.home() / ".cargo")


def longest_documents(count):
    """There is always one: `pulldown-cmark` had to be unpacked there, and brings some."""
    found = (cargo_home() / "registry" / "src").glob("*/*/**/*.md")
    longest_first = sorted(found, key=lambda path: (-path.stat().st_size, str(path)))
    return list(itertools.islice(filter(is_text, longest_first), count))


def is_text(path):
    try:
        return path.read_bytes().decode() is not None
    except UnicodeDecodeError:
        return False


def render_in_rust(path, arguments):
    command = ["cargo", "run", "--quiet", "--example", "render", "--", *arguments, str(path)]
    return subprocess.run(command, cwd=PROJECT, check=True, stdout=subprocess.PIPE).stdout.decode()


def test_there_are_documents():
    assert longest_documents(1), f"no Markdown file below {cargo_home()}"


@pytest.mark.parametrize("path", longest_documents(10), ids=lambda path: "/".join(path.parts[-2:]))
def test_the_same_html_as_from_rust(path):
    text = path.read_bytes().decode()
    for arguments in OPTIONS:
        html = pulldown.render(
            text, tables="--no-tables" not in arguments, footnotes="--footnotes" in arguments
        )
        assert html == render_in_rust(path, arguments)


def test_the_demo():
    path = longest_documents(1)[0]
    script = PROJECT / "demo.py"
    output = subprocess.run(
        [sys.executable, str(script), str(path)], check=True, stdout=subprocess.PIPE, env=environment()
    ).stdout.decode()
    document = pulldown.read(path)
    assert pulldown.outline(document) in output.replace(os.linesep, "\n")
    assert f"{len(document.links)} links" in output
    assert f"{len(render_in_rust(path, []).encode())} bytes of HTML" in output


def environment():
    """The demo imports the package from where this test did."""
    return {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "PYTHONIOENCODING": "utf-8"}
