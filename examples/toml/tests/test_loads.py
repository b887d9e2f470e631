"""`loads`: every kind of value, and every kind of mistake."""

import doctest
from datetime import date, datetime, time, timedelta, timezone
from decimal import Decimal

import pytest
import tomlread


def value(text):
    return tomlread.loads(f"key = {text}")["key"]


def test_the_package_shows_what_it_does():
    failed, tried = doctest.testmod(tomlread)
    assert tried and not failed


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"text"', "text"),
        (r'"tab\tsnake\U0001F40D"', "tab\tsnake\U0001f40d"),
        ("'''\nlines\nof text'''", "lines\nof text"),
        ("0", 0),
        ("-17", -17),
        ("1_000", 1000),
        ("0xff", 255),
        ("0o17", 15),
        ("0b101", 5),
        ("9223372036854775807", 2**63 - 1),
        ("123456789012345678901234567890", 123456789012345678901234567890),
        ("0xffffffffffffffffffffffff", 2**96 - 1),
        ("1.5", 1.5),
        ("-1e-3", -0.001),
        ("inf", float("inf")),
        ("true", True),
        ("false", False),
        ("1979-05-27", date(1979, 5, 27)),
        ("07:32:00.999999999", time(7, 32, 0, 999999)),
        ("1979-05-27 07:32:00", datetime(1979, 5, 27, 7, 32)),
        ("1979-05-27T07:32:00Z", datetime(1979, 5, 27, 7, 32, tzinfo=timezone.utc)),
        (
            "1979-05-27T00:32:00.5-07:30",
            datetime(1979, 5, 27, 0, 32, 0, 500000, timezone(-timedelta(hours=7, minutes=30))),
        ),
        ("[1, 'two', [3.0, {}]]", [1, "two", [3.0, {}]]),
        ("{ a.b = 1, c = [] }", {"a": {"b": 1}, "c": []}),
    ],
)
def test_values(text, expected):
    found = value(text)
    assert found == expected
    assert type(found) is type(expected)


def test_not_a_number():
    assert value("nan") != value("nan")


def test_offsets_come_out_as_offsets():
    assert value("1979-05-27T00:32:00-07:30").utcoffset() == timedelta(hours=-7, minutes=-30)


def test_tables_keep_the_order_of_the_text():
    document = tomlread.loads("z = 1\na = 2\n[m]\n[b]\n[[list]]\nx = 1\n[[list]]\nx = 2\n")
    assert list(document) == ["z", "a", "m", "b", "list"]
    assert document["list"] == [{"x": 1}, {"x": 2}]


def test_floats_can_keep_their_digits():
    assert tomlread.loads("pi = 3.14159265358979323846264338", parse_float=Decimal) == {
        "pi": Decimal("3.14159265358979323846264338")
    }


def test_what_parse_float_raises_comes_out():
    def refuse(text):
        raise LookupError(text)

    with pytest.raises(LookupError, match=r"^1\.5$"):
        tomlread.loads("a = 1.5", parse_float=refuse)


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("a = 1\na = 2", 2, 1),
        ("größe = 1", 1, 3),
        ("'größe' = ?", 1, 11),
        ("[unclosed", 1, 10),
        ("a = 0000-01-01", 1, 5),
        ("a = 2025-02-30", 1, 5),
        ("a = [1, 2", 1, 10),
    ],
)
def test_mistakes_say_where(text, line, column):
    with pytest.raises(tomlread.TomlError) as raised:
        tomlread.loads(text)
    error = raised.value
    assert (error.lineno, error.colno) == (line, column)
    assert str(error) == f"{error.msg} (at line {line}, column {column})"
    assert text[: error.pos].count("\n") == line - 1


def test_a_mistake_is_a_value_error():
    assert issubclass(tomlread.TomlError, ValueError)
    assert tomlread.TomlError.__module__ == "tomlread"


def test_nesting_has_an_end():
    with pytest.raises(tomlread.TomlError):
        tomlread.loads("a = " + "[" * 100_000)


def test_the_text_is_a_str():
    with pytest.raises(TypeError, match="'bytes' object is not an instance of 'str'"):
        tomlread.loads(b"a = 1")


def test_options_are_given_by_name():
    with pytest.raises(TypeError):
        tomlread.loads("a = 1", Decimal)
