"""Markdown for Python, rendered and read by the Rust crate pulldown-cmark.

>>> import pulldown
>>> pulldown.render("*Hello*")
'<p><em>Hello</em></p>\\n'
>>> [heading.slug for heading in pulldown.Document("# One\\n## Two")]
['one', 'two']
"""

import os
import typing
from pathlib import Path

from ._native import Document, Heading, OptionError, render

__all__ = ["Document", "Heading", "OptionError", "outline", "read", "render"]


def read(path: "typing.Union[str, os.PathLike[str]]", **options: typing.Any) -> Document:
    """Read the Markdown file at `path`; the options are those of `Document`."""
    return Document(Path(path).read_bytes().decode("utf-8"), **options)


def outline(document: Document) -> str:
    """The headings of a document, one a line, each indented under the one it belongs to."""
    return "\n".join(f"{'  ' * (heading.level - 1)}- {heading.text}" for heading in document)
