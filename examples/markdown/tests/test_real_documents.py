"""The longest Markdown files in cargo's registry: the same HTML as the crate gives from Rust."""

import itertools
import json
import os
import runpy
import subprocess
import sys
from pathlib import Path

import pulldown
import pytest

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


@pytest.fixture(scope="session")
def render_in_rust():
    """What `examples/render.rs` prints: the crate alone."""
    command = ["cargo", "build", "--quiet", "--example", "render", "--message-format=json"]
    done = subprocess.run(command, cwd=PROJECT, check=True, stdout=subprocess.PIPE)
    messages = map(json.loads, done.stdout.splitlines())
    program = next(filter(None, (message.get("executable") for message in messages)))

    def render(path, *arguments):
        command = [program, *arguments, str(path)]
        return subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout.decode()

    return render


def test_there_are_documents():
    assert longest_documents(1), f"no Markdown file below {cargo_home()}"


@pytest.mark.parametrize("path", longest_documents(10), ids=lambda path: "/".join(path.parts[-2:]))
def test_the_same_html_as_from_rust(path, render_in_rust):
    text = path.read_bytes().decode()
    for arguments in OPTIONS:
        tables, footnotes = "--no-tables" not in arguments, "--footnotes" in arguments
        html = pulldown.render(text, tables=tables, footnotes=footnotes)
        assert html == render_in_rust(path, *arguments)


def test_the_demo(render_in_rust, capsys, monkeypatch):
    path = longest_documents(1)[0]
    monkeypatch.setattr(sys, "argv", ["demo.py", str(path)])
    runpy.run_path(str(PROJECT / "demo.py"), run_name="__main__")
    output = capsys.readouterr().out
    document = pulldown.read(path)
    assert pulldown.outline(document) in output
    assert f"{len(document.links)} links" in output
    assert f"{len(render_in_rust(path).encode())} bytes of HTML" in output
