"""Values on their way to Rust and back: the basic types, and what is said of a value that does not fit."""

import collections
import enum
import struct
import sys

import pytest
from pytests import conversions as c

NOTES = sys.version_info >= (3, 11)

SIGNED = {"int8": 8, "int16": 16, "int32": 32, "int64": 64, "int128": 128, "size": None}
UNSIGNED = {"uint8": 8, "uint16": 16, "uint32": 32, "uint64": 64, "uint128": 128, "usize_": None}
WORD = struct.calcsize("P") * 8


def bounds(name):
    if name in SIGNED:
        bits = SIGNED[name] or WORD
        return -(2 ** (bits - 1)), 2 ** (bits - 1) - 1
    return 0, 2 ** (UNSIGNED[name] or WORD) - 1


INTEGERS = [*SIGNED, *UNSIGNED]


@pytest.mark.parametrize("name", INTEGERS)
def test_every_integer_at_its_bounds(name):
    function = getattr(c, name)
    low, high = bounds(name)
    interesting = {
        low,
        low + 1,
        -1,
        0,
        1,
        5,
        255,
        256,
        257,
        2**15,
        2**30 - 1,
        2**30,
        2**60,
        high - 1,
        high,
    }
    fitting = sorted(value for value in interesting if low <= value <= high)
    assert [function(value) for value in fitting] == fitting
    assert all(type(function(value)) is int for value in fitting)


@pytest.mark.parametrize("name", INTEGERS)
def test_every_integer_beyond_its_bounds(name):
    function = getattr(c, name)
    low, high = bounds(name)
    # A negative number for 128 bits without a sign is a `ValueError`, as in PyO3 on Python 3.13.
    negative = ValueError if name == "uint128" else OverflowError
    for value in (low - 1, low * 2 - 1, -(2**200)):
        with pytest.raises(negative):
            function(value)
    for value in (high + 1, high * 2 + 2, 2**200):
        with pytest.raises(OverflowError):
            function(value)


@pytest.mark.parametrize("name", INTEGERS)
@pytest.mark.parametrize("value", ["1", 1.0, None, b"1", [1], 1j])
def test_what_is_no_integer(name, value):
    with pytest.raises(TypeError) as raised:
        getattr(c, name)(value)
    expected = f"'{type(value).__name__}' object cannot be interpreted as an integer"
    assert str(raised.value) == expected


def test_what_counts_as_an_integer():
    class Index:
        def __index__(self):
            return 7

    class Number(int):
        pass

    class Colour(enum.IntEnum):
        RED = 3

    class OnlyInt:
        def __int__(self):
            return 7

    for name in INTEGERS:
        function = getattr(c, name)
        received = [function(value) for value in (True, False, Index(), Number(9), Colour.RED)]
        assert received == [1, 0, 7, 9, 3]
        assert {type(value) for value in received} == {int}
        with pytest.raises(TypeError):
            function(OnlyInt())


def test_an_index_that_raises():
    class Failing:
        def __index__(self):
            raise LookupError("none today")

    for name in INTEGERS:
        with pytest.raises(LookupError, match="none today"):
            getattr(c, name)(Failing())


# (function, value, exception, message): PyO3's words, which published tests compare.
BAD = [
    ("int64", 2**63, OverflowError, "Python int too large to convert to C long"),
    ("int64", -(2**63) - 1, OverflowError, "Python int too large to convert to C long"),
    ("int32", 2**31, OverflowError, "out of range integral type conversion attempted"),
    ("int32", 2**63, OverflowError, "Python int too large to convert to C long"),
    ("uint8", 256, OverflowError, "out of range integral type conversion attempted"),
    ("uint8", -1, OverflowError, "out of range integral type conversion attempted"),
    ("uint64", 2**64, OverflowError, "int too big to convert"),
    ("uint64", -1, OverflowError, "can't convert negative int to unsigned"),
    ("float64", "a", TypeError, "must be real number, not str"),
    ("float64", None, TypeError, "must be real number, not NoneType"),
    ("float64", 2**2000, OverflowError, "int too large to convert to float"),
    ("boolean", 1, TypeError, "'int' object is not an instance of 'bool'"),
    ("boolean", "a", TypeError, "'str' object is not an instance of 'bool'"),
    ("boolean", None, TypeError, "'None' is not an instance of 'bool'"),
    ("string", 1, TypeError, "'int' object is not an instance of 'str'"),
    ("text", 1, TypeError, "'int' object is not an instance of 'str'"),
    ("text", b"a", TypeError, "'bytes' object is not an instance of 'str'"),
    ("text", None, TypeError, "'None' is not an instance of 'str'"),
    ("vector", "abc", TypeError, "Can't extract `str` to `Vec`"),
    ("vector", 1, TypeError, "'int' object is not an instance of 'Sequence'"),
    ("vector", [1, "a"], TypeError, "'str' object cannot be interpreted as an integer"),
    ("vector", {1: 2}, TypeError, "'dict' object is not an instance of 'Sequence'"),
    ("vector", [1, 2**64], OverflowError, "Python int too large to convert to C long"),
    ("pair", (1,), ValueError, "expected tuple of length 2, but got tuple of length 1"),
    ("pair", (1, 2), TypeError, "'int' object is not an instance of 'str'"),
    ("pair", [1, "a"], TypeError, "'list' object is not an instance of 'tuple'"),
    ("pair", 5, TypeError, "'int' object is not an instance of 'tuple'"),
    ("hash_map", {1: 2}, TypeError, "'int' object is not an instance of 'str'"),
    ("hash_map", {"a": "b"}, TypeError, "'str' object cannot be interpreted as an integer"),
    ("hash_map", 5, TypeError, "'int' object is not an instance of 'dict'"),
    ("bytes", "a", TypeError, "'str' object is not an instance of 'bytes'"),
    ("bytes", bytearray(b"x"), TypeError, "'bytearray' object is not an instance of 'bytes'"),
    ("bytes", 5, TypeError, "'int' object is not an instance of 'bytes'"),
    ("list", (1,), TypeError, "'tuple' object is not an instance of 'list'"),
    ("tuple", [1], TypeError, "'list' object is not an instance of 'tuple'"),
    ("dict", [], TypeError, "'list' object is not an instance of 'dict'"),
    ("str_", 1, TypeError, "'int' object is not an instance of 'str'"),
    ("bytes_", "", TypeError, "'str' object is not an instance of 'bytes'"),
    ("optional", "a", TypeError, "'str' object cannot be interpreted as an integer"),
]


@pytest.mark.parametrize(("name", "value", "exception", "message"), BAD)
def test_values_that_do_not_fit(name, value, exception, message):
    with pytest.raises(exception) as raised:
        getattr(c, name)(value)
    assert type(raised.value) is exception
    assert str(raised.value) == message
    if NOTES:
        assert raised.value.__notes__[0] == "while processing 'x'"


@pytest.mark.parametrize("name", ["float32", "float64"])
def test_floats(name):
    class Real:
        def __float__(self):
            return 2.5

    function = getattr(c, name)
    values = [0.0, -0.0, 1.5, float("inf"), -float("inf"), 1, True, Real()]
    assert [function(value) for value in values] == [
        0.0,
        0.0,
        1.5,
        float("inf"),
        -float("inf"),
        1.0,
        1.0,
        2.5,
    ]
    assert str(function(-0.0)) == "-0.0"
    assert function(float("nan")) != function(float("nan"))
    assert type(function(1)) is float


def test_a_float_keeps_every_bit():
    for value in (0.1, 1e308, 5e-324, 2**53 + 1.0):
        assert struct.pack("d", c.float64(value)) == struct.pack("d", value)
    assert c.float32(0.1) == struct.unpack("f", struct.pack("f", 0.1))[0]


def test_bool_takes_the_two_and_nothing_else():
    assert c.boolean(True) is True
    assert c.boolean(False) is False
    for value in (0, 1, "", [], 1.0):
        with pytest.raises(TypeError):
            c.boolean(value)


TEXTS = [
    "",
    "a",
    "plain ascii " * 100,
    "é",
    "ÿ" * 100,
    "日本語",
    "\U0001f40d snake",
    "nul \0 inside",
    "\ufffe\uffff",
    "x" * 100_000 + "ü",
]


@pytest.mark.parametrize("value", TEXTS, ids=range(len(TEXTS)))
@pytest.mark.parametrize("name", ["text", "string"])
def test_texts_of_every_width(name, value):
    assert getattr(c, name)(value) == value


@pytest.mark.parametrize("name", ["text", "string"])
@pytest.mark.parametrize("value", ["\ud800", "a\udfff", "é\udc80z"])
def test_surrogates_have_no_place_in_utf_8(name, value):
    position = next(i for i, character in enumerate(value) if "\ud800" <= character <= "\udfff")
    with pytest.raises(UnicodeEncodeError) as raised:
        getattr(c, name)(value)
    error = raised.value
    assert (error.encoding, error.object, error.start) == ("utf-8", value, position)
    assert error.reason == "surrogates not allowed"


def test_a_text_of_a_subclass_is_a_text():
    class Name(str):
        __slots__ = ()

    for name in ("text", "string"):
        result = getattr(c, name)(Name("é"))
        assert result == "é"
        assert type(result) is str


def test_characters():
    for value in ("a", "é", "\U0001f40d", "\0"):
        assert c.character(value) == value
    for value in ("", "ab"):
        with pytest.raises(ValueError):
            c.character(value)
    with pytest.raises(TypeError):
        c.character(97)


def test_bytes():
    for value in (b"", b"\0\xff", bytes(range(256)) * 100):
        assert c.bytes(value) == value
    with pytest.raises(TypeError):
        c.bytes(memoryview(b"x"))


def test_none():
    assert c.unit() is None
    assert c.optional(None) is None
    assert c.optional(0) == 0


def test_sequences_become_lists():
    class Sequence(collections.abc.Sequence):
        def __len__(self):
            return 2

        def __getitem__(self, index):
            return (4, 5)[index]

    for value in ([4, 5], (4, 5), collections.deque([4, 5]), range(4, 6), Sequence()):
        result = c.vector(value)
        assert result == [4, 5]
        assert type(result) is list
    assert c.vector([]) == []
    assert c.vectors([["a"], (), ["b", "c"]]) == [["a"], [], ["b", "c"]]
    assert c.vector(list(range(10_000))) == list(range(10_000))


def test_a_sequence_that_fails_while_it_is_read():
    class Liar(collections.abc.Sequence):
        def __len__(self):
            return 3

        def __getitem__(self, index):
            raise LookupError(f"item {index}")

    with pytest.raises(LookupError, match="item 0"):
        c.vector(Liar())


def test_a_list_that_changes_while_it_is_converted():
    class Cut:
        def __index__(self):
            del values[1:]
            return 1

    values = [Cut(), 2, 3]
    assert c.vector(values) == [1]

    class Grow:
        def __index__(self):
            if len(values) < 50:
                values.append(2)
            return 1

    values = [Grow(), 2]
    assert c.vector(values)[:2] == [1, 2]


def test_tuples():
    class Point(collections.namedtuple("Point", ["number", "name"])):
        pass

    assert c.pair((1, "a")) == (1, "a")
    assert c.pair(Point(1, "a")) == (1, "a")
    assert type(c.pair(Point(1, "a"))) is tuple
    assert c.triple((1, 2, None)) == (1, 2.0, None)
    for wrong in ((), (1, "a", 2)):
        with pytest.raises(ValueError) as raised:
            c.pair(wrong)
        expected = f"expected tuple of length 2, but got tuple of length {len(wrong)}"
        assert str(raised.value) == expected


def test_dicts():
    assert c.hash_map({}) == {}
    assert c.hash_map({"a": 1, "ü": -1}) == {"a": 1, "ü": -1}
    ordered = c.tree_map({"b": [1], "a": []})
    assert ordered == {"a": [], "b": [1]}
    assert list(ordered) == ["a", "b"]
    assert c.hash_map(collections.OrderedDict(a=1)) == {"a": 1}


def test_objects_pass_through():
    for value in (object(), None, [], c, int):
        assert c.object(value) is value
        assert c.owned_object(value) is value


@pytest.mark.parametrize(
    ("name", "kind"),
    [("list", list), ("tuple", tuple), ("dict", dict), ("str_", str), ("bytes_", bytes)],
)
def test_checked_objects_are_not_copied(name, kind):
    derived = type("Derived", (kind,), {})
    function = getattr(c, name)
    for value in (kind(), derived()):
        assert function(value) is value


def test_a_dict_is_changed_in_place():
    counts = {"a": 1}
    c.count_word(counts, "a")
    c.count_word(counts, "b")
    assert counts == {"a": 2, "b": 1}
    counts["c"] = "not a number"
    with pytest.raises(TypeError):
        c.count_word(counts, "c")


def test_values_are_built():
    assert c.built() == {
        "list": [1, 2, 3],
        "tuple": ("a", "b"),
        "bytes": b"\0\xff",
        "none": None,
        "nested": (1, (2.5, "x"), [True, None]),
    }


def test_a_list_that_changes_while_rust_goes_over_it():
    values = [1, 2, 3, 4]
    assert c.call_each(values, lambda _: values.pop()) == 2
    values = []
    assert c.call_each(values, lambda _: None) == 0
    values = [1]
    assert c.call_each(values, lambda n: values.append(n + 1) if n < 100 else None) >= 1


def test_a_dict_that_changes_while_rust_goes_over_it():
    values = {1: 1, 2: 2}
    with pytest.raises(BaseException) as raised:
        c.call_each_key(values, lambda key: values.update({key + 10: 1}))
    assert "changed" in str(raised.value)
    assert c.call_each_key(values, lambda _: None) == len(values)


def test_an_error_in_the_middle_leaves_the_rest():
    def fail(item):
        raise KeyError(item)

    with pytest.raises(KeyError, match="7"):
        c.call_each([7, 8], fail)


def is_refused(value):
    with pytest.raises(TypeError):
        c.vector([2**40, value])


def test_converting_keeps_reference_counts():
    marker = object()
    text = "".join(["not ", "interned"])
    number = 2**40
    before = [sys.getrefcount(value) for value in (marker, text, number)]
    for _ in range(1000):
        c.object(marker)
        c.owned_object(marker)
        c.text(text)
        c.string(text)
        c.str_(text)
        c.int64(number)
        c.vector([number, number])
        c.vectors([[text], (text, text)])
        c.hash_map({text: number})
        c.pair((number, text))
        is_refused(marker)
        is_refused(text)
    after = [sys.getrefcount(value) for value in (marker, text, number)]
    assert after == before
