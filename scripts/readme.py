"""The README's extension: what the page shows is built, and its session in Python is run."""

import doctest
import json
import re
import sys

import extensions
from paths import ROOT, TARGET

MANIFEST = """\
[package]
name = "greetings"
version = "0.1.0"
edition = "2024"

[lib]
crate-type = ["cdylib"]

[dependencies]
keelback = {{ path = {path} }}

[workspace]
"""


def main():
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    library = build(block(text, "rust"))
    session = TARGET / "readme" / "session.txt"
    session.write_text(block(text, "python"), encoding="utf-8")
    sys.path.insert(0, str(library))
    failed, tried = doctest.testfile(str(session), module_relative=False)
    if failed or not tried:
        sys.exit("readme: the session does not go as the page says")
    print(f"README.md: {tried} lines of Python went as the page says")


def block(text, language):
    return re.search(rf"^```{language}\n(.*?)^```$", text, re.MULTILINE | re.DOTALL).group(1)


def build(source):
    folder = TARGET / "readme"
    (folder / "src").mkdir(parents=True, exist_ok=True)
    keelback = json.dumps(str(ROOT / "crates" / "keelback"))
    (folder / "Cargo.toml").write_text(MANIFEST.format(path=keelback), encoding="utf-8")
    (folder / "src" / "lib.rs").write_text(source, encoding="utf-8")
    extension = extensions.Extension(folder, None, None)
    built, _ = extensions.build(extension, "debug")
    return extensions.stage(extension, built, "debug")


if __name__ == "__main__":
    main()
