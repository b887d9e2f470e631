"""Values that do not fit, and what is said of them; the words are PyO3's, which are CPython's where it has some."""

import collections
import decimal
import fractions
import ipaddress
import math
import operator
import os
import sys
import uuid

import bad_values as bad
import pytest
from pytests import bad_values, conversions, foreign_crates
from raised import message

NOTES = sys.version_info >= (3, 11)
FUNCTIONS = [bad_values, foreign_crates, conversions]

SIGNED = "int8 int16 int32 int64 int_size int128"
UNSIGNED = "uint8 uint16 uint32 uint64 uint_size uint128"
INTEGERS = f"{SIGNED} {UNSIGNED} non_zero8 non_zero32 non_zero128 optional cell big_int big_uint"
FLOATS = "float32 float64 ordered32 ordered64 not_nan32 not_nan64"
TEXTS = "character string text cow_text c_string c_text cow_c_text os_string cow_os_text"
PATHS = "path cow_path"
SEQUENCES = "vector array texts nested byte_vector byte_array cow_bytes small_ints small_texts"
VECTORS = "vector texts nested byte_vector cow_bytes"
MAPS = "hash_map tree_map hashbrown_map index_map"
SETS = "hash_set tree_set hashbrown_set"

RANGE = "out of range integral type conversion attempted"
LONG = "Python int too large to convert to C long"
WIDE = "Python int larger than 128 bits"

# (functions, value, exception, message)
TABLE = [
    # Out of range.
    ("int8", 128, OverflowError, RANGE),
    ("int8", -129, OverflowError, RANGE),
    ("int16 cell", 2**15, OverflowError, RANGE),
    ("int32", -(2**31) - 1, OverflowError, RANGE),
    ("int8 int32 int64 int_size", 2**63, OverflowError, LONG),
    ("int8 int32 int64 int_size", -(2**63) - 1, OverflowError, LONG),
    ("int128 uint128", 2**200, OverflowError, WIDE),
    ("int128", 2**127, OverflowError, WIDE),
    ("int128", -(2**127) - 1, OverflowError, WIDE),
    ("uint8 optional", 256, OverflowError, RANGE),
    ("uint16", 2**16, OverflowError, RANGE),
    ("uint32", 2**32, OverflowError, RANGE),
    ("uint64 uint_size", 2**64, OverflowError, "int too big to convert"),
    ("uint128", 2**128, OverflowError, WIDE),
    # Negative.
    ("uint8 uint16 uint32 optional", -1, OverflowError, RANGE),
    ("uint64 uint_size", -1, OverflowError, "can't convert negative int to unsigned"),
    ("uint128 non_zero128 big_uint", -1, ValueError, "Cannot convert negative int"),
    ("uint128 big_uint", -(2**200), ValueError, "Cannot convert negative int"),
    # Zero.
    ("non_zero8 non_zero32 non_zero128", 0, ValueError, "invalid zero value"),
    ("non_nil_uuid", uuid.UUID(int=0), ValueError, "UUID is nil"),
    # Neither a number nor like one.
    (INTEGERS, 1.0, TypeError, "'float' object cannot be interpreted as an integer"),
    (INTEGERS, "1", TypeError, "'str' object cannot be interpreted as an integer"),
    (INTEGERS, b"1", TypeError, "'bytes' object cannot be interpreted as an integer"),
    (INTEGERS, [1], TypeError, "'list' object cannot be interpreted as an integer"),
    (INTEGERS, bad.Float(1.0), TypeError, "'Float' object cannot be interpreted as an integer"),
    (INTEGERS, bad.Index(LookupError("no index")), LookupError, "no index"),
    (FLOATS, "1", TypeError, "must be real number, not str"),
    (FLOATS, None, TypeError, "must be real number, not NoneType"),
    (FLOATS, bad.Float(LookupError("no float")), LookupError, "no float"),
    (FLOATS, bad.Index(LookupError("no index")), LookupError, "no index"),
    (FLOATS, 2**2000, OverflowError, "int too large to convert to float"),
    ("not_nan32 not_nan64", math.nan, ValueError, "NotNan constructed with NaN"),
    ("complex32 complex64", "1", TypeError, "must be real number, not str"),
    ("complex64", bad.Complex(LookupError("no complex")), LookupError, "no complex"),
    ("boolean", 1, TypeError, "'int' object is not an instance of 'bool'"),
    ("boolean", None, TypeError, "'None' is not an instance of 'bool'"),
    ("boolean", bad.NotABool(), TypeError, "'NotABool' object is not an instance of 'bool'"),
    (
        "boolean",
        bad.NoBool(),
        TypeError,
        "object of type '<class 'numpy.bool_'>' does not define a '__bool__' conversion",
    ),
    # Not text, or not such text.
    (TEXTS, 1, TypeError, "'int' object is not an instance of 'str'"),
    (TEXTS, None, TypeError, "'None' is not an instance of 'str'"),
    (TEXTS, b"a", TypeError, "'bytes' object is not an instance of 'str'"),
    (TEXTS, bad.Text("a"), TypeError, "'Text' object is not an instance of 'str'"),
    ("character", "", ValueError, "expected a string of length 1"),
    ("character", "ab", ValueError, "expected a string of length 1"),
    # Not bytes.
    ("byte_slice", "a", TypeError, "'str' object is not an instance of 'bytes'"),
    ("byte_slice", bytearray(b"a"), TypeError, "'bytearray' object is not an instance of 'bytes'"),
    ("byte_slice", [97], TypeError, "'list' object is not an instance of 'bytes'"),
    ("byte_buffer", "a", TypeError, "'str' object is not an instance of 'bytes | bytearray'"),
    # Not a path.
    (PATHS, 1, TypeError, "expected str, bytes or os.PathLike object, not int"),
    (PATHS, b"/a", TypeError, "'bytes' object is not an instance of 'str'"),
    (PATHS, bad.PathLike(b"/a"), TypeError, "'bytes' object is not an instance of 'str'"),
    (PATHS, bad.PathLike(LookupError("no path")), LookupError, "no path"),
    # Not a sequence, too long or too short.
    (SEQUENCES, 1, TypeError, "'int' object is not an instance of 'Sequence'"),
    (SEQUENCES, None, TypeError, "'None' is not an instance of 'Sequence'"),
    (SEQUENCES, {1: 2}, TypeError, "'dict' object is not an instance of 'Sequence'"),
    (SEQUENCES, {1, 2}, TypeError, "'set' object is not an instance of 'Sequence'"),
    (SEQUENCES, iter([1]), TypeError, "'list_iterator' object is not an instance of 'Sequence'"),
    (VECTORS, "ab", TypeError, "Can't extract `str` to `Vec`"),
    (VECTORS, bad.SubStr("ab"), TypeError, "Can't extract `str` to `Vec`"),
    ("small_ints small_texts", "ab", TypeError, "Can't extract `str` to `SmallVec`"),
    ("array byte_array", [1], ValueError, "expected a sequence of length 2 (got 1)"),
    ("array byte_array", (1, 2, 3), ValueError, "expected a sequence of length 2 (got 3)"),
    ("byte_array", b"abc", ValueError, "expected a sequence of length 2 (got 3)"),
    ("vector array", ["a", 1], TypeError, "'str' object cannot be interpreted as an integer"),
    ("vector array", [1, 2**70], OverflowError, LONG),
    ("byte_vector byte_array cow_bytes small_bytes", [1, 256], OverflowError, RANGE),
    ("texts small_texts", ["a", None], TypeError, "'None' is not an instance of 'str'"),
    ("nested", [[1], "a"], TypeError, "Can't extract `str` to `Vec`"),
    ("nested", [[1], [-1]], OverflowError, RANGE),
    # Not a tuple.
    ("pair", [1, "a"], TypeError, "'list' object is not an instance of 'tuple'"),
    ("pair", (1,), ValueError, "expected tuple of length 2, but got tuple of length 1"),
    ("pair", ("a", 1), TypeError, "'str' object cannot be interpreted as an integer"),
    ("pair", (1, 2), TypeError, "'int' object is not an instance of 'str'"),
    # Not a dict, not a set.
    (MAPS, [], TypeError, "'list' object is not an instance of 'dict'"),
    (MAPS, None, TypeError, "'None' is not an instance of 'dict'"),
    (MAPS, collections.UserDict(), TypeError, "'UserDict' object is not an instance of 'dict'"),
    ("hash_map hashbrown_map", {1: 1}, TypeError, "'int' object is not an instance of 'str'"),
    ("hash_map index_map", {"a": 2**70}, OverflowError, LONG),
    ("tree_map", {1: "x"}, TypeError, "Can't extract `str` to `Vec`"),
    (SETS, [1], TypeError, "'list' object is not an instance of 'set'"),
    (SETS, {1: 2}, TypeError, "'dict' object is not an instance of 'set'"),
    ("hash_set hashbrown_set", {2**70}, OverflowError, LONG),
    ("tree_set", {1}, TypeError, "'int' object is not an instance of 'str'"),
    (SETS, bad.SetWithoutIteration([1]), LookupError, "no iteration"),
    # Sequences that fail or lie.
    ("vector array", bad.NoItems(2), LookupError, "item 0"),
    ("vector small_ints", bad.NoIteration(2), LookupError, "no iteration"),
    ("vector small_ints", bad.EndsInTheMiddle(2), LookupError, "in the middle"),
    ("array", bad.Sequence(LookupError("no length")), LookupError, "no length"),
    ("array", bad.Sequence(-1), ValueError, "__len__() should return >= 0"),
    ("array", bad.Sequence(3), ValueError, "expected a sequence of length 2 (got 3)"),
    ("array", bad.Sequence(2**62), ValueError, f"expected a sequence of length 2 (got {2**62})"),
    ("vector nested small_ints small_texts", bad.Sequence(2**62), MemoryError, ""),
    ("vector byte_vector cow_bytes small_bytes", bad.List(2**62), MemoryError, ""),
    ("vector small_ints", range(2**60), MemoryError, ""),
    # Not an address.
    ("address", "1.2.3", ValueError, "invalid IP address syntax"),
    ("address", 16909060, ValueError, "invalid IP address syntax"),
    ("address", ipaddress.ip_network("1.0.0.0/8"), ValueError, "invalid IP address syntax"),
    ("address", bad.Packed(b"12345"), ValueError, "invalid packed length"),
    ("address", bad.Text(LookupError("no text")), LookupError, "no text"),
    # Not a decimal number, a fraction, an identifier.
    ("decimal big_decimal", bad.Text(LookupError("no text")), LookupError, "no text"),
    ("decimal", decimal.Decimal("NaN"), ValueError, "Failed to parse"),
    ("decimal", "abc", ValueError, "Failed to parse"),
    ("big_decimal", decimal.Decimal("NaN"), ValueError, "invalid digit found in string"),
    ("big_decimal", "", ValueError, "Failed to parse empty string"),
    ("ratio8 ratio_big", "1/2", AttributeError, "'str' object has no attribute 'numerator'"),
    ("ratio8", fractions.Fraction(1, 200), OverflowError, RANGE),
    ("any_uuid", str(uuid.UUID(int=1)), TypeError, "Expected a `uuid.UUID` instance."),
]

SURROGATE = "a\ud800"
NO_INTEGER = [bad.Index("1"), bad.Index(1.0), bad.Index(None)]
NO_FLOAT = [1j, bad.Float("1.0"), bad.Float(1), bad.Index("1"), decimal.Decimal("sNaN")]
NO_PATH = [bad.PathLike(5), bad.PathLike(None), None, object()]

# (functions, values, what says the same): CPython words these differently from version to version.
AS_CPYTHON = [
    (INTEGERS, NO_INTEGER, operator.index),
    (FLOATS, NO_FLOAT, math.fabs),
    (PATHS, NO_PATH, os.fspath),
    ("string text cow_text c_string", [SURROGATE, bad.SubStr(SURROGATE)], str.encode),
    ("array", [bad.Sequence("x"), bad.Sequence(2**100)], len),
    ("vector small_ints", [bad.IteratesOverNothing(2)], iter),
    ("decimal big_decimal address", [bad.Text(1)], str),
]


def function(name):
    return next(getattr(module, name) for module in FUNCTIONS if hasattr(module, name))


def rows(table):
    for names, *rest in table:
        for name in names.split():
            yield (name, *rest)


def label(value):
    return ascii(value)[:40] if isinstance(value, (str, int, float, bytes)) else ""


@pytest.mark.parametrize(("name", "value", "exception", "text"), rows(TABLE), ids=label)
def test_what_is_said(name, value, exception, text):
    with pytest.raises(exception) as raised:
        function(name)(value)
    assert type(raised.value) is exception
    assert str(raised.value) == text
    if NOTES:
        assert raised.value.__notes__[0] == "while processing 'x'"


@pytest.mark.parametrize(("name", "values", "same"), rows(AS_CPYTHON), ids=label)
def test_what_is_said_as_cpython_does(name, values, same):
    for value in values:
        with pytest.raises(Exception) as expected:
            same(value)
        text = message(type(expected.value), function(name), value)
        assert text == str(expected.value)


@pytest.mark.parametrize("name", ["c_string", "c_text", "cow_c_text"])
def test_a_text_that_ends_with_nul_has_no_other(name):
    # Rust's own words, which change from version to version.
    assert "nul byte" in message(ValueError, function(name), "a\0b")


def test_values_that_fit_after_all():
    assert bad_values.vector(bad.Sequence(5)) == bad_values.vector(bad.List(-1)) == [1, 2]
    assert bad_values.vector(bad.Sequence(LookupError("no length"))) == [1, 2]
    assert bad_values.vector(bad.Sequence(2**20)) == foreign_crates.small_ints(bad.List(2**20))
    assert bad_values.array(bad.IteratesOverNothing(2)) == [1, 2]
    assert bad_values.pair(bad.LongTuple((1, "a"))) == (1, "a")
    assert bad_values.hash_map(bad.DictWithoutIteration(a=1)) == {"a": 1}
    assert [bad_values.int8(value) for value in (bad.SubInt(5), bad.Index(1))] == [5, 1]
    assert bad_values.float64(bad.SubFloat(1.5)) == bad_values.float64(bad.Float(1.5)) == 1.5
    assert bad_values.byte_slice(bad.SubBytes(b"a")) == b"a"
    assert bad_values.path(bad.PathLike(bad.SubStr("a"))) == bad_values.path("a")
    assert str(bad_values.address(bad.Packed(b"1234"))) == "49.50.51.52"
    assert bad_values.optional(None) is None


@pytest.mark.skipif(sys.platform == "win32", reason="there, file names are not bytes")
@pytest.mark.parametrize("name", ["os_string", "cow_os_text"])
def test_names_of_files_may_have_bytes_that_are_no_text(name):
    assert function(name)("a\udcff") == "a\udcff"
    assert function(name)("nul\0") == "nul\0"
    with pytest.raises(UnicodeEncodeError):
        function(name)("a\ud800")
    assert os.fspath(bad_values.path("a\udcff")) == "a\udcff"


def test_every_conversion_survives_every_value():
    values = [value for _, value, *_ in TABLE]
    values += [value for _, values, _ in AS_CPYTHON for value in values]
    for module in FUNCTIONS:
        names = {name for name, *_ in module.annotations()}
        for name in names:
            for value in values:
                try:
                    getattr(module, name)(value)
                except Exception:  # A panic is no `Exception`.
                    pass
