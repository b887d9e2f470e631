"""Notes: below the message of a failed conversion stands where in the argument it failed (Python 3.11 and later)."""

import collections
import pathlib
import sys
import traceback

import pytest
from allocations import ROUNDS, allocated_blocks
from pytests import notes as n

HAS_NOTES = sys.version_info >= (3, 11)


def raised_by(function, *arguments, **keywords):
    with pytest.raises(Exception) as raised:
        function(*arguments, **keywords)
    return raised.value


class Weird:
    """What is written into a note runs no Python code."""

    def __repr__(self):
        raise AssertionError("nobody asked for it")

    __str__ = __hash__ = __repr__


class Small:
    def __index__(self):
        raise ValueError("mine")


class Key:
    pass


# The function, the argument, the message, and the notes.
NO_REAL = "must be real number, not "
NO_INDEX = "'str' object cannot be interpreted as an integer"
INT_OF_STR = "hint: int(text) makes an int of a str"
FLOAT_OF_STR = "hint: float(text) makes a float of a str"
PLACES = [
    (n.plain, "s", NO_REAL + "str", ["while processing 'x'", FLOAT_OF_STR]),
    (n.plain, None, NO_REAL + "NoneType", ["while processing 'x'"]),
    (
        n.floats,
        [1.0, "s"],
        NO_REAL + "str",
        ["while processing 'points'", "at 'points'[1]: expected float, got str", FLOAT_OF_STR],
    ),
    (
        n.floats,
        (1.0, None),
        NO_REAL + "NoneType",
        ["while processing 'points'", "at 'points'[1]: expected float, got None"],
    ),
    (
        n.floats,
        collections.deque([1.0, []]),
        NO_REAL + "list",
        ["while processing 'points'", "at 'points'[1]: expected float, got list"],
    ),
    (
        n.floats,
        5,
        "'int' object is not an instance of 'Sequence'",
        ["while processing 'points'"],
    ),
    (
        n.floats,
        {1.0},
        "'set' object is not an instance of 'Sequence'",
        ["while processing 'points'", "hint: list(items) makes a list"],
    ),
    (n.floats, "1.0", "Can't extract `str` to `Vec`", ["while processing 'points'"]),
    (
        n.handles,
        "text",
        "Can't extract `str` to `Vec`",
        [
            "while processing 'texts'",
            "hint: [text] makes a list of one str, list(text) one of its characters",
        ],
    ),
    (
        n.array,
        [1, "s"],
        NO_INDEX,
        ["while processing 'x'", "at 'x'[1]: expected int, got str", INT_OF_STR],
    ),
    (
        n.array,
        [1, 2, 3],
        "expected a sequence of length 2 (got 3)",
        ["while processing 'x'"],
    ),
    (
        n.rows,
        [(1, None), (300, "b")],
        "out of range integral type conversion attempted",
        [
            "while processing 'rows'",
            "at 'rows'[1][0]: got 300",
            "hint: the number has to be from -128 to 127",
        ],
    ),
    (
        n.rows,
        [(1, None), (3, 5)],
        "'int' object is not an instance of 'str'",
        [
            "while processing 'rows'",
            "at 'rows'[1][1]: expected str or None, got int",
            "hint: str(number) makes a str of a number",
        ],
    ),
    (
        n.rows,
        [(1, None), [3, None]],
        "'list' object is not an instance of 'tuple'",
        [
            "while processing 'rows'",
            "at 'rows'[1]: expected tuple, got list",
            "hint: tuple(items) makes a tuple",
        ],
    ),
    (
        n.rows,
        [(1, None), (3,)],
        "expected tuple of length 2, but got tuple of length 1",
        ["while processing 'rows'", "at 'rows'[1]"],
    ),
    (
        n.counts,
        {"a": [1], "b": [2, 256]},
        "out of range integral type conversion attempted",
        [
            "while processing 'counts'",
            "at 'counts'['b'][1]: got 256",
            "hint: the number has to be from 0 to 255",
        ],
    ),
    (
        n.number,
        2**64,
        "int too big to convert",
        ["while processing 'x'", f"hint: the number has to be from 0 to {2**64 - 1}"],
    ),
    (
        n.number,
        -1,
        "can't convert negative int to unsigned",
        ["while processing 'x'", f"hint: the number has to be from 0 to {2**64 - 1}"],
    ),
    (
        n.number,
        Small(),
        "mine",
        ["while processing 'x'"],
    ),
    (
        n.counts,
        {b"k": []},
        "'bytes' object is not an instance of 'str'",
        [
            "while processing 'counts'",
            "at 'counts', key b'k': expected str, got bytes",
            "hint: data.decode() makes a str of bytes",
        ],
    ),
    (
        n.counts,
        {pathlib.PurePosixPath("x"): []},
        "'PurePosixPath' object is not an instance of 'str'",
        [
            "while processing 'counts'",
            "at 'counts', key <PurePosixPath>: expected str, got PurePosixPath",
            "hint: os.fspath(path) makes a str of a path",
        ],
    ),
    (
        n.grid,
        {(1, 2): []},
        NO_REAL + "list",
        ["while processing 'grid'", "at 'grid'[<tuple>]: expected float, got list"],
    ),
    (
        n.grid,
        {(1, 2.5): 1.0},
        "'float' object cannot be interpreted as an integer",
        [
            "while processing 'grid'",
            "at 'grid', key <tuple>[1]: expected int, got float",
            "hint: round(number) makes an int of a float",
        ],
    ),
    (
        n.tags,
        {"s"},
        NO_INDEX,
        ["while processing 'tags'", "at 'tags', element 's': expected int, got str", INT_OF_STR],
    ),
    (
        n.tags,
        [1],
        "'list' object is not an instance of 'set'",
        ["while processing 'tags'", "hint: set(items) makes a set"],
    ),
    (
        n.data,
        ("text",),
        "'str' object is not an instance of 'bytes'",
        [
            "while processing 'data'",
            "at 'data'[0]: expected bytes, got str",
            "hint: text.encode() makes bytes of a str",
        ],
    ),
    (n.handled, [Weird()], "never", ["while processing 'values'", "at 'values'[0]"]),
    (
        n.handled,
        ["x" * 100],
        "never",
        ["while processing 'values'", f"at 'values'[0]: got '{'x' * 59}..."],
    ),
    (n.handled, [10**5000], "never", ["while processing 'values'", "at 'values'[0]: got <int>"]),
]


@pytest.mark.parametrize(("function", "argument", "message", "notes"), PLACES)
def test_the_message_is_followed_by_the_parameter_the_place_and_the_way_out(
    function, argument, message, notes
):
    error = raised_by(function, argument)
    assert str(error) == message
    assert getattr(error, "__notes__", None) == (notes if HAS_NOTES else None)


@pytest.mark.skipif(not HAS_NOTES, reason="notes came with Python 3.11")
class TestNotes:
    def test_a_keyword(self):
        error = raised_by(n.variable, a=1, b=[])
        assert error.__notes__ == [
            "while processing 'options'",
            "at 'options'['b']: expected int, got list",
        ]

    def test_an_argument_of_several(self):
        error = raised_by(n.variable, 1, [])
        assert error.__notes__ == [
            "while processing 'numbers'",
            "at 'numbers'[1]: expected int, got list",
        ]

    def test_without_an_argument(self):
        error = raised_by(n.in_the_body, lambda: [[1], [2, []]])
        assert error.__notes__ == ["at [1][1]: expected int, got list"]

    def test_an_exception_of_the_value_itself(self):
        class Loud:
            def __float__(self):
                raise KeyError("mine")

        error = raised_by(n.floats, [1.0, Loud()])
        assert type(error) is KeyError
        assert error.__notes__ == ["while processing 'points'", "at 'points'[1]"]

    def test_a_note_that_was_added_on_the_way_stays_behind_the_place(self):
        error = raised_by(n.noted_on_the_way, [1, []])
        assert error.__notes__ == ["at [1]: expected int, got list", "noted on the way"]

    def test_a_traceback_shows_them(self):
        error = raised_by(n.floats, [1.0, "s"])
        text = "".join(traceback.format_exception(error)).splitlines()
        assert text[-4:] == [
            "TypeError: must be real number, not str",
            "while processing 'points'",
            "at 'points'[1]: expected float, got str",
            "hint: float(text) makes a float of a str",
        ]

    def test_calls_inside_of_a_conversion_keep_their_own(self):
        class Nested:
            def __float__(self):
                return n.floats([1.0, 2.0, []])

        error = raised_by(n.floats, [Nested()])
        assert error.__notes__ == [
            "while processing 'points'",
            "at 'points'[2]: expected float, got list",
            "while processing 'points'",
            "at 'points'[0]: expected float, got Nested",
        ]


def test_an_error_that_nobody_sees_costs_no_exception():
    assert n.either([1, 2]) == "numbers [1, 2]"
    assert n.either(["a", "b"]) == 'texts ["a", "b"]'


def test_notes_leak_nothing():
    key = Key()
    values = [
        (n.plain, "s"),
        (n.floats, [1.0, "s"]),
        (n.rows, [(1, None), (300, "b")]),
        (n.counts, {"a": [1], "b": [2**70]}),
        (n.counts, {key: []}),
        (n.grid, {(1, "s"): 1.0}),
        (n.tags, {"s"}),
        (n.handles, [b"b"]),
        (n.noted_on_the_way, [1, key]),
        (n.either, [key]),
    ]

    def rounds(count):
        for _ in range(count):
            for function, value in values:
                try:
                    function(value)
                except Exception:
                    pass

    rounds(100)
    before = allocated_blocks()
    references = sys.getrefcount(key)
    rounds(ROUNDS)
    assert allocated_blocks() - before < 200
    assert sys.getrefcount(key) == references
