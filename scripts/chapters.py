"""The guide: what its chapters show of Rust stands in the file of that name, which is built, and their sessions in Python
are run."""

import doctest
import os
import re
import sys

import extensions
from paths import ROOT, TARGET

GUIDE = ROOT / "guide"
CODE = GUIDE / "code"


def main():
    extension = extensions.Extension(CODE, None, None)
    built, _ = extensions.build(extension, "debug")
    # A panic that a page shows need not show where it was.
    os.environ["RUST_BACKTRACE"] = "0"
    sys.path.insert(0, str(extensions.stage(extension, built, "debug")))
    wrong = [mistake for chapter in sorted(GUIDE.glob("*.md")) for mistake in mistakes(chapter)]
    if wrong:
        sys.exit("\n".join(wrong))


def mistakes(chapter):
    """What the chapter says that is not so."""
    text = chapter.read_text(encoding="utf-8")
    source = CODE / "src" / f"{chapter.stem}.rs"
    shown = blocks(text, "rust")
    code = source.read_text(encoding="utf-8") if shown else ""
    for block in shown:
        if block not in code:
            yield f"{chapter.name}: this is not in {source.relative_to(ROOT)}:\n{block}"
    failed, tried = session(chapter, blocks(text, "python"))
    if failed:
        yield f"{chapter.name}: {failed} of {tried} lines of Python do not go as the page says"
    print(f"guide/{chapter.name}: {len(shown)} pieces of Rust, {tried} lines of Python")


def session(chapter, shown):
    path = TARGET / "guide" / f"{chapter.stem}.txt"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(shown), encoding="utf-8")
    return doctest.testfile(str(path), module_relative=False)


def blocks(text, language):
    return re.findall(rf"^```{language}\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)


if __name__ == "__main__":
    main()
