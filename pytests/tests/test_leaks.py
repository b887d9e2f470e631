"""What many conversions leave behind: nothing, whether they succeed or fail."""

import datetime
import decimal
import fractions
import gc
import ipaddress
import itertools
import sys
import types
import uuid
import zoneinfo

import allocations
import bad_values as bad
import pytest
from allocations import ROUNDS
from pytests import bad_values, date_crates, datetimes, derives, foreign_crates

MODULES = [bad_values, foreign_crates, datetimes, date_crates, derives]
WARMING_UP = 1_000
# What may be left for reasons that have nothing to do with the rounds, a table that grew for one. A leak is one block of
# Python's or one reference for each round, or the smallest piece that `malloc` hands out, which has 32 bytes; what `malloc`
# keeps for itself is more than so much in a few rounds.
NOISE = {
    "blocks": ROUNDS // 20,
    "references": ROUNDS // 20,
    "bytes": 24 * ROUNDS if ROUNDS >= 10_000 else sys.maxsize,
}

# No text, number or tuple here is one that the interpreter shares: each is counted.
TEXT = "".join(["not ", "interned ", "ü"])
NAMES = {TEXT: 2**40}
WIDE = 2**100 + 1
NAIVE = datetime.datetime(2024, 2, 29, 1, 2, 3, 4)
AWARE = NAIVE.replace(tzinfo=datetime.timezone(datetime.timedelta(hours=5, minutes=30)))

GOOD = {
    "int8 int16 int32 int64 int_size int128": -5,
    "uint8 uint16 uint32 uint64 uint_size uint128 optional": 5,
    "non_zero8 non_zero32 non_zero128 cell big_uint": bad.Index(5),
    "float32 float64 ordered32 ordered64 not_nan32 not_nan64": bad.Float(1.5),
    "boolean": True,
    "character": "ü",
    "string text cow_text c_string c_text cow_c_text os_string cow_os_text": TEXT,
    "byte_slice cow_bytes byte_vector byte_buffer small_bytes": b"\0\1",
    "byte_array array vector small_ints": [2, 2**7],
    "texts small_texts": [TEXT, TEXT],
    "nested": [(1, 2), [2**15]],
    "pair": (2**70 - 2**70, TEXT),
    "hash_map hashbrown_map index_map": NAMES,
    "tree_map": {2**40: b"ab"},
    "hash_set hashbrown_set": {2**40, 5},
    "tree_set": frozenset([TEXT]),
    "path cow_path": bad.PathLike(TEXT),
    "address": ipaddress.ip_address("::1"),
    "big_int": -WIDE,
    "big_ints": [WIDE, -1],
    "big_decimal decimal": decimal.Decimal("-1.5"),
    "complex32 complex64": bad.Complex(1.5 + 2j),
    "ratio8 ratio64 ratio_big": fractions.Fraction(1, 3),
    "any_uuid non_nil_uuid": uuid.UUID(int=WIDE),
    "int_or_text": TEXT,
    "duration": datetime.timedelta(seconds=5, microseconds=7),
    "point": types.SimpleNamespace(x=2**40, y=-5),
    "json": {TEXT: [True, 2**40, TEXT]},
    "defaults": types.SimpleNamespace(required=True),
    "system_time": datetime.datetime(2001, 2, 3, tzinfo=datetime.timezone.utc),
    "chrono_date jiff_date jiff_week_date time_date": NAIVE.date(),
    "chrono_time jiff_time time_time": NAIVE.time(),
    "chrono_naive jiff_naive time_naive": NAIVE,
    "chrono_delta jiff_delta time_delta": -datetime.timedelta(seconds=5, microseconds=7),
    "chrono_offset jiff_offset jiff_zone time_offset": AWARE.tzinfo,
    "chrono_fixed jiff_zoned jiff_timestamp time_fixed": AWARE,
    "chrono_utc time_utc": NAIVE.replace(tzinfo=datetime.timezone.utc),
    "chrono_utc_zone": datetime.timezone.utc,
}

# Only where the system has the data of time zones.
if "Europe/Paris" in zoneinfo.available_timezones():
    PARIS = zoneinfo.ZoneInfo("Europe/Paris")
    GOOD["chrono_zone"] = PARIS
    GOOD["chrono_zoned"] = NAIVE.replace(tzinfo=PARIS)

BAD = {
    "int8 uint64 big_uint uint128": -WIDE,
    "int64 big_int": bad.Index(LookupError("no index")),
    "non_zero32": 0,
    "not_nan64 complex64": TEXT,
    "string byte_buffer": bad.Index(5),
    "character": TEXT,
    "text c_text": "a\ud800",
    "c_string": "a\0b",
    "vector small_ints": bad.EndsInTheMiddle(2),
    "texts": [TEXT, 5],
    "array": bad.Sequence(3),
    "pair": (2**40, 5),
    "hash_map": {TEXT: TEXT},
    "tree_set": {5},
    "path": bad.PathLike(b"ab"),
    "os_string": "a\ud800",
    "address": bad.Packed(b"ab"),
    "decimal big_decimal": TEXT,
    "ratio8": fractions.Fraction(1, 200),
    "any_uuid int_or_text system_time": 1.5,
    "duration": datetime.timedelta(days=-1),
    "point": types.SimpleNamespace(x=2**40, y=TEXT),
    "annotated": 1.5,
    "labels": {TEXT: 200},
    "chrono_date jiff_date time_date chrono_time jiff_time time_time": TEXT,
    "chrono_naive jiff_naive time_naive chrono_utc time_utc chrono_zoned": AWARE,
    "chrono_fixed jiff_zoned jiff_timestamp time_fixed": NAIVE,
    "chrono_delta jiff_delta time_delta jiff_zone": 1.5,
    "chrono_offset jiff_offset time_offset chrono_zone": datetime.tzinfo(),
    "chrono_utc_zone": AWARE.tzinfo,
    "anyhow_error eyre_error": "python context",
    "from_json": '{"name": "a", "owners": [{}]}',
}


def convert(rounds, function, value):
    for _ in itertools.repeat(None, rounds):
        function(value)


def fail(rounds, function, value):
    for _ in itertools.repeat(None, rounds):
        try:
            function(value)
        except Exception:
            continue
        raise AssertionError("this did not fail")


def cases(table):
    for names, value in table.items():
        for name in names.split():
            yield pytest.param(name, value, id=name)


def left_behind(run, name, value):
    """The counts that are higher after the rounds than before, each time that it is tried: the C library may put memory by
    once, but a leak comes back."""
    function = next(getattr(module, name) for module in MODULES if hasattr(module, name))
    run(WARMING_UP, function, value)
    left = {}
    for _ in range(3):
        before = counts()
        run(ROUNDS, function, value)
        after = counts()
        left = {
            what: after[what] - before[what]
            for what in before
            if after[what] > before[what] + NOISE[what]
        }
        if not left:
            break
    return left


def counts():
    gc.collect()
    return allocations.counts()


@pytest.mark.parametrize(("name", "value"), cases(GOOD))
def test_a_conversion_leaves_nothing(name, value):
    assert left_behind(convert, name, value) == {}


@pytest.mark.parametrize(("name", "value"), cases(BAD))
def test_an_error_leaves_nothing(name, value):
    assert left_behind(fail, name, value) == {}
