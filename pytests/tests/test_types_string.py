"""Strings as the interpreter stores them, and strings that are formatted."""

import sys

import pytest
from pytests import types_string as topic

ENDIAN = "le" if sys.byteorder == "little" else "be"


class Text(str):
    pass


@pytest.mark.parametrize("kind", [str, Text])
@pytest.mark.parametrize(
    "text, width, encoding",
    [
        ("", 1, "latin-1"),
        ("abc", 1, "latin-1"),
        ("aд", 2, f"utf-16-{ENDIAN}"),
        ("a😀", 4, f"utf-32-{ENDIAN}"),
    ],
)
def test_data(kind, text, width, encoding):
    assert topic.data(kind(text)) == (width, text.encode(encoding), text)


def test_data_that_is_no_text():
    with pytest.raises(UnicodeDecodeError) as refused:
        topic.data("é")
    expected = "'utf-8' codec can't decode byte 0xe9 in position 0: invalid utf-8"
    assert str(refused.value) == expected
    with pytest.raises(UnicodeDecodeError, match="invalid utf-16: lone surrogate found"):
        topic.data("a\ud800")


def test_formatted():
    assert topic.formatted(5, "ü") == "   5: ü"
    assert topic.constant() is topic.constant() is sys.intern("a text that does not change")
