"""The types of other crates, each behind the cargo feature of its crate."""

import collections
import decimal
import fractions
import math
import random
import struct
import sys
import uuid

import pytest
from pytests import foreign_crates as f
from raised import message

BITS = [*range(0, 132), 149, 150, 151, 179, 180, 255, 256, 257, 1023, 1024, 2047, 2048, 3999, 4000]


def integers():
    """Around each power of two, where a digit, a byte or a word more is needed, and some in between."""
    chance = random.Random(11)
    for bits in BITS:
        yield from (2**bits - 1, 2**bits, 2**bits + 1, chance.getrandbits(bits + 1))


def test_big_integers():
    values = [sign * value for value in integers() for sign in (1, -1)]
    for name in ("big_int", "big_int_ref"):
        assert [getattr(f, name)(value) for value in values] == values
    assert f.big_ints(values) == values
    assert all(f.big_power(bits) == 1 << bits for bits in BITS)


def test_big_integers_without_a_sign():
    values = list(integers())
    for name in ("big_uint", "big_uint_ref"):
        assert [getattr(f, name)(value) for value in values] == values
        for value in (-1, -(2**64), -(2**200)):
            assert message(ValueError, getattr(f, name), value) == "Cannot convert negative int"


def test_what_counts_as_a_big_integer():
    class Index:
        def __index__(self):
            return -(2**100)

    class Number(int):
        pass

    assert [f.big_int(value) for value in (True, Index(), Number(2**70))] == [1, -(2**100), 2**70]
    assert type(f.big_int(Number(2**70))) is int
    for value in ("1", 1.0, None):
        kind = type(value).__name__
        expected = f"'{kind}' object cannot be interpreted as an integer"
        assert message(TypeError, f.big_int, value) == expected


DECIMALS = "0 -1 1.5 0.00 1E+5 1E-28 -123.456 79228162514264337593543950335".split()
WIDE = "1E+400 1E-400 12345678901234567890123456789.0123456789 1E+999999999999999999".split()


@pytest.mark.parametrize("text", DECIMALS)
def test_decimals(text):
    value = decimal.Decimal(text)
    for name in ("decimal", "decimal_ref", "big_decimal"):
        result = getattr(f, name)(value)
        assert type(result) is decimal.Decimal
        assert result == value


@pytest.mark.parametrize("text", [*DECIMALS, *WIDE])
def test_big_decimals_keep_each_digit_and_the_exponent(text):
    value = decimal.Decimal(text)
    assert f.big_decimal(value).as_tuple() == value.as_tuple()
    assert f.parse_big_decimal(text).as_tuple() == value.as_tuple()


def test_a_context_does_not_round_a_decimal():
    value = decimal.Decimal("1234567890.123456789")
    with decimal.localcontext() as context:
        context.prec = 3
        assert f.big_decimal(value) == f.decimal(value) == value


def test_what_counts_as_a_decimal():
    assert f.decimal_text(5) == "5"
    assert f.decimal_text(1.5) == f.decimal_text("1.5") == f.decimal_text(decimal.Decimal("15E-1"))
    assert f.decimal_text(decimal.Decimal("1E+3")) == "1000"
    assert f.decimal_text(decimal.Decimal("1." + "0" * 28 + "4")) == "1." + "0" * 28
    assert f.big_decimal_text("1E+3") == "1000"


@pytest.mark.parametrize("text", ["NaN", "sNaN", "Infinity", "-Infinity"])
def test_decimals_are_finite(text):
    value = decimal.Decimal(text)
    assert message(ValueError, f.decimal, value)
    assert message(ValueError, f.big_decimal, value) == "invalid digit found in string"


def test_decimals_that_are_too_precise():
    said = message(ValueError, f.decimal, decimal.Decimal("1E+29"))
    assert said == "Scale exceeds the maximum precision allowed: 29 > 28"


def test_complex_numbers():
    class Complex:
        def __complex__(self):
            return 1 + 2j

    for name in ("complex64", "complex64_ref", "complex32", "complex32_ref"):
        function = getattr(f, name)
        values = [1.5 - 2j, 3, True, 0.5, Complex(), complex("inf-infj")]
        assert [function(value) for value in values] == [complex(value) for value in values]
        assert math.isnan(function(complex("nan")).real)
        assert str(function(complex(-0.0, -0.0))) == "(-0-0j)"
        assert message(TypeError, function, "1") == "must be real number, not str"
    single = struct.unpack("f", struct.pack("f", 0.1))[0]
    assert f.complex32(0.1 + 0.1j) == complex(single, single)


def test_fractions():
    half = fractions.Fraction(1, 2)
    for name in ("ratio8", "ratio16", "ratio32", "ratio64", "ratio64_ref", "ratio_size"):
        function = getattr(f, name)
        assert [function(value) for value in (half, -half, 5, 0)] == [half, -half, 5, 0]
        assert type(function(5)) is fractions.Fraction
        assert message(OverflowError, function, fractions.Fraction(2**70, 3))
        assert message(AttributeError, function, 0.5).endswith("no attribute 'numerator'")
    wide = fractions.Fraction(-(2**100), 3**50)
    assert f.ratio_big(wide) == f.ratio_big_ref(wide) == wide


def test_what_is_no_fraction():
    class Pair:
        def __init__(self, numerator, denominator):
            self.numerator, self.denominator = numerator, denominator

    assert f.ratio8(Pair(4, -6)) == fractions.Fraction(-2, 3)
    assert message(ZeroDivisionError, f.ratio8, Pair(1, 0)) == "Fraction(1, 0)"
    assert message(ZeroDivisionError, f.ratio_big, Pair(2**70, 0)) == f"Fraction({2**70}, 0)"
    for pair in (Pair(-128, -1), Pair(1, -128)):
        assert message(OverflowError, f.ratio8, pair)


def test_ordered_floats():
    for name in ("ordered32", "ordered64", "ordered64_ref", "not_nan32", "not_nan64"):
        function = getattr(f, name)
        values = [1.5, -0.0, math.inf, -math.inf, 3]
        assert [function(value) for value in values] == values
        assert type(function(3)) is float
    assert math.isnan(f.ordered64(math.nan))
    for name in ("not_nan32", "not_nan64", "not_nan64_ref"):
        said = message(ValueError, getattr(f, name), math.nan)
        assert said == "NotNan constructed with NaN"


def test_byte_buffers():
    for name in ("byte_buffer", "byte_buffer_ref"):
        function = getattr(f, name)
        for value in (b"", b"\0\xff" * 1000, bytearray(b"changes")):
            assert function(value) == bytes(value)
            assert type(function(value)) is bytes
        said = message(TypeError, function, "text")
        assert said == "'str' object is not an instance of 'bytes | bytearray'"


def test_one_type_or_the_other():
    assert [f.side(value) for value in (1, "a")] == ["left", "right"]
    assert [f.int_or_text(value) for value in (1, "a")] == [1, "a"]
    assert [f.int_or_text_ref(value) for value in (1, "a")] == [1, "a"]
    values = [b"ab", 1.5, ["a", "b"]]
    assert [f.either_lists(value) for value in values] == values
    said = message(TypeError, f.int_or_text, 1.5)
    assert said == "failed to convert the value to 'Union[i32, alloc::string::String]'"


def test_hash_maps_and_sets():
    for name in ("hashbrown_map", "hashbrown_map_ref"):
        function = getattr(f, name)
        for value in ({}, {"a": 1, "b": -(2**63)}, collections.OrderedDict(z=1, a=2)):
            assert function(value) == value
            assert type(function(value)) is dict
        assert message(TypeError, function, []) == "'list' object is not an instance of 'dict'"
        assert message(TypeError, function, {1: 1}) == "'int' object is not an instance of 'str'"
    for name in ("hashbrown_set", "hashbrown_set_ref"):
        function = getattr(f, name)
        for value in (set(), {1, 2, 3}, frozenset([1, 2])):
            assert function(value) == value
            assert type(function(value)) is set
        assert message(TypeError, function, [1]) == "'list' object is not an instance of 'set'"


def test_index_maps_keep_the_order():
    value = {name: index for index, name in enumerate("qwertyuiopasdfghjkl")}
    for name in ("index_map", "index_map_ref"):
        assert list(getattr(f, name)(value).items()) == list(value.items())
    nested = {3: {"x": [2**100, -1], "a": []}, 1: {}}
    assert f.index_maps(nested) == nested
    assert list(f.index_maps(nested)) == [3, 1]
    assert list(f.index_maps(nested)[3]) == ["x", "a"]


def test_small_vectors():
    for count in (0, 1, 4, 5, 100):
        values = list(range(count))
        assert f.small_ints(values) == f.small_ints_ref(tuple(values)) == values
        assert f.small_bytes(values) == f.small_bytes_ref(values) == bytes(values)
        assert f.small_bytes(bytes(values)) == bytes(values)
        assert f.small_texts(as_texts(values)) == as_texts(values)
    assert message(TypeError, f.small_texts, "ab") == "Can't extract `str` to `SmallVec`"
    assert message(TypeError, f.small_ints, 1) == "'int' object is not an instance of 'Sequence'"


def as_texts(values):
    return [str(value) for value in values]


def test_uuids():
    for value in (uuid.UUID(int=1), uuid.UUID(int=2**128 - 1), uuid.uuid4()):
        for name in ("any_uuid", "any_uuid_ref", "non_nil_uuid", "non_nil_uuid_ref"):
            assert getattr(f, name)(value) == value
            assert type(getattr(f, name)(value)) is uuid.UUID
        assert f.uuid_text(value) == str(value)
    nil = uuid.UUID(int=0)
    assert f.any_uuid(nil) == nil
    assert message(ValueError, f.non_nil_uuid, nil) == "UUID is nil"
    for value in (str(nil), 5, nil.bytes, None):
        said = message(TypeError, f.any_uuid, value)
        assert said == "Expected a `uuid.UUID` instance."


REPORTS = [f.anyhow_error, f.eyre_error]


def causes(error):
    while error.__cause__ is not None:
        error = error.__cause__
        yield f"{type(error).__name__}: {error}"


@pytest.mark.parametrize("function", REPORTS)
def test_an_error_is_a_runtime_error_with_its_report(function):
    assert message(RuntimeError, function, "message").startswith("something broke")
    report = message(RuntimeError, function, "context")
    lines = [line.strip() for line in report.splitlines()[:5]]
    assert lines == ["the job", "", "Caused by:", "0: the file", "1: the disk"]


@pytest.mark.parametrize("function", REPORTS)
def test_the_sources_of_an_error_are_its_causes(function):
    with pytest.raises(RuntimeError) as raised:
        function("context")
    assert list(causes(raised.value)) == ["RuntimeError: the file", "RuntimeError: the disk"]
    with pytest.raises(RuntimeError) as raised:
        function("standard context")
    assert list(causes(raised.value)) == ["ValueError: invalid digit found in string"]
    with pytest.raises(RuntimeError) as raised:
        function("standard")
    assert list(causes(raised.value)) == []


@pytest.mark.parametrize("function", REPORTS)
def test_an_exception_comes_out_of_a_report_as_it_was(function):
    assert message(KeyError, function, "python") == "'lost'"
    with pytest.raises(KeyError) as raised:
        function("python cause")
    assert list(causes(raised.value)) == ["ValueError: root"]


@pytest.mark.parametrize("function", REPORTS)
def test_an_exception_with_context_is_a_cause(function):
    with pytest.raises(RuntimeError, match="^no key") as raised:
        function("python context")
    assert list(causes(raised.value)) == ["KeyError: 'lost'"]
    assert type(raised.value.__cause__) is KeyError


def test_objects_through_serde():
    account = f.Account("ä", [f.Account("b", [])])
    text = f.to_json(account)
    assert text == '{"name":"ä","owners":[{"name":"b","owners":[]}]}'
    copy = f.from_json(text)
    assert type(copy) is f.Account
    assert (copy.name, copy.owners[0].name) == ("ä", "b")
    said = message(ValueError, f.from_json, '{"name": "a", "owners": [{}]}')
    assert said == "missing field `name` at line 1 column 27"


def test_an_object_that_is_being_changed_cannot_be_serialized():
    account = f.Account("a", [])
    said = []
    account.while_borrowed(lambda: said.append(message(ValueError, f.to_json, account)))
    assert said == ["Already mutably borrowed"]


def test_what_annotations_call_the_types():
    called = {name: (taken, given) for name, taken, given in f.annotations()}
    index, number = "typing.SupportsIndex", "typing.SupportsFloat | typing.SupportsIndex"
    items = "_typeshed.SupportsGetItem[int, typing.SupportsIndex]"
    expected = {
        "big_int": (index, "int"),
        "big_decimal": ("decimal.Decimal", "decimal.Decimal"),
        "decimal": ("decimal.Decimal", "decimal.Decimal"),
        "complex64": ("complex", "complex"),
        "ratio8": ("fractions.Fraction", "fractions.Fraction"),
        "not_nan64": (number, "float"),
        "byte_buffer": ("bytes | bytearray", "bytes"),
        "int_or_text": (f"{index} | str", "int | str"),
        "hashbrown_map": (f"dict[str, {index}]", "dict[str, int]"),
        "hashbrown_set": (f"set[{index}] | frozenset[{index}]", "set[int]"),
        "index_map": (f"dict[str, {index}]", "dict[str, int]"),
        "small_bytes": (items, "bytes"),
        "small_ints": (items, "list[int]"),
        "any_uuid": ("uuid.UUID", "uuid.UUID"),
    }
    assert {name: called[name] for name in expected} == expected


def test_conversions_keep_reference_counts():
    text, number, identifier, integer = values = (
        "".join(["not ", "interned"]),
        decimal.Decimal("1.5"),
        uuid.UUID(int=5),
        2**100,
    )
    before = [sys.getrefcount(value) for value in values]
    for _ in range(100):
        f.index_map({text: 1})
        f.small_texts([text])
        f.decimal(number)
        f.big_decimal(number)
        f.any_uuid(identifier)
        f.big_int(integer)
    assert [sys.getrefcount(value) for value in values] == before
