"""Causes: the sources of a Rust error arrive as the chain of `__cause__`."""

import errno
import os
import traceback

import pytest
from allocations import ROUNDS, allocated_blocks
from pytests import causes as c


def raised_by(function, *arguments):
    with pytest.raises(BaseException) as raised:
        function(*arguments)
    return raised.value


def causes_of(error):
    """The type and text of each cause, the nearest first."""
    found = []
    while error.__cause__ is not None:
        error = error.__cause__
        found.append((type(error), str(error)))
    return found


def test_an_error_without_a_source():
    error = raised_by(c.none)
    assert type(error) is KeyError
    assert error.args == ("alone",)
    assert error.__cause__ is None
    assert not error.__suppress_context__


@pytest.mark.parametrize("length", [1, 2, 3, 10, 100])
def test_each_source_is_a_cause(length):
    error = raised_by(c.chain, length)
    assert error.args == (f"failure {length}",)
    expected = [(RuntimeError, f"failure {number}") for number in range(length - 1, 0, -1)]
    assert causes_of(error) == expected


def test_a_chain_that_does_not_end_is_cut():
    assert causes_of(raised_by(c.endless)) == [(RuntimeError, "endless")] * 100
    assert len(causes_of(raised_by(c.chain, 1000))) == 100


def test_an_io_error():
    error = raised_by(c.of_io)
    assert type(error) is PermissionError
    assert error.args == ("not saved",)
    assert causes_of(error) == [(RuntimeError, "no room")]


@pytest.mark.skipif(os.name == "nt", reason="Windows has numbers of its own")
def test_an_error_of_the_system_as_a_source():
    error = raised_by(c.of_the_system, errno.ENOENT)
    assert causes_of(error) == [(FileNotFoundError, "No such file or directory (os error 2)")]
    assert error.__cause__.errno == errno.ENOENT


def test_a_parse_error_as_a_source():
    assert c.of_a_parser("5") == 5
    error = raised_by(c.of_a_parser, "x")
    assert causes_of(error) == [(ValueError, "invalid digit found in string")]


@pytest.mark.parametrize("function", [c.of_python, c.of_python_through_io])
def test_an_exception_as_a_source_is_itself(function):
    original = LookupError("Python's")
    original.__cause__ = ValueError("older")

    def fail():
        raise original

    error = raised_by(function, fail)
    assert error.__cause__ is original
    assert causes_of(error) == [(LookupError, "Python's"), (ValueError, "older")]
    assert [frame.name for frame in traceback.extract_tb(original.__traceback__)][-1] == "fail"


@pytest.mark.parametrize("kind", [ValueError, FileNotFoundError, KeyboardInterrupt])
def test_an_exception_passes_through_an_io_error(kind):
    original = kind("mine")

    def fail():
        raise original

    assert raised_by(c.through_io, fail) is original


def test_sources_of_an_exception_that_exists():
    exception = KeyError("mine")
    assert raised_by(c.on, exception, ["inner", "outer", "whole"]) is exception
    assert causes_of(exception) == [(RuntimeError, "outer"), (RuntimeError, "inner")]


def test_no_source_changes_nothing():
    exception = KeyError("mine")
    exception.__cause__ = older = ValueError()
    assert raised_by(c.on, exception, ["alone"]) is exception
    assert exception.__cause__ is older


def test_a_traceback_tells_them():
    error = raised_by(c.chain, 3)
    text = "".join(traceback.format_exception(type(error), error, error.__traceback__))
    lines = [line for line in text.splitlines() if line.startswith(("RuntimeError", "KeyError"))]
    assert lines == ["RuntimeError: failure 1", "RuntimeError: failure 2", "KeyError: 'failure 3'"]
    assert text.count("direct cause of the following exception") == 2


def test_causes_leak_nothing():
    def fail():
        raise LookupError

    calls = [
        (c.none,),
        (c.chain, 4),
        (c.of_io,),
        (c.of_the_system, 2),
        (c.of_a_parser, "x"),
        (c.of_python, fail),
        (c.of_python_through_io, fail),
        (c.forget, 4),
    ]

    def rounds(count):
        for _ in range(count):
            for function, *arguments in calls:
                try:
                    function(*arguments)
                except (KeyError, OSError):
                    pass

    rounds(100)
    before = allocated_blocks()
    rounds(ROUNDS // len(calls))
    assert allocated_blocks() - before < 200
