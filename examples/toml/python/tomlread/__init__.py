"""TOML into Python data, read by the Rust crate toml.

>>> import tomlread
>>> tomlread.loads("[package]\\nname = 'demo'\\nreleased = 2026-05-27")
{'package': {'name': 'demo', 'released': datetime.date(2026, 5, 27)}}
"""

import os
import typing
from pathlib import Path

from ._native import TomlError, loads

__all__ = ["TomlError", "load", "loads"]


def load(
    path: "typing.Union[str, os.PathLike[str]]",
    *,
    parse_float: typing.Optional[typing.Callable[[str], typing.Any]] = None,
) -> "dict[str, typing.Any]":
    """The data of the TOML file at `path`; see `loads`."""
    return loads(Path(path).read_bytes().decode("utf-8"), parse_float=parse_float)
