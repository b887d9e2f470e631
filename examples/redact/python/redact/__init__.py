"""Find, count, replace and black out many words at once, with the Rust crate aho-corasick.

>>> import redact
>>> words = redact.Words(["secret", "password"], ignore_case=True)
>>> words.redact("My Password is a secret, not secretive.")
'My ████████ is a ██████, not secretive.'
>>> words.count("secret, secret")
{'secret': 2}
"""

import os
import typing
from pathlib import Path

from ._native import Match, Words

__all__ = ["Match", "Words", "read_words"]


def read_words(path: "typing.Union[str, os.PathLike[str]]", **options: bool) -> Words:
    """The words of the file at `path`, one a line; blank lines and those that begin with `#` are passed over."""
    lines = [line.strip() for line in Path(path).read_text(encoding="utf-8").splitlines()]
    return Words([line for line in lines if line and not line.startswith("#")], **options)
