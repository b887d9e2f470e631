"""What the library believes of objects' memory, held against the interpreter that runs."""

import ctypes
import struct
import sys
import sysconfig

import pytest
from pytests import layout as module

LAYOUT = module.layout()
WORD = struct.calcsize("P")
FREE_THREADED = bool(sysconfig.get_config_var("Py_GIL_DISABLED"))
DEBUG = hasattr(sys, "gettotalrefcount")
MINOR = sys.version_info.minor
ROUNDS = 5000
KNOWN = 9 <= MINOR <= 15 and not DEBUG


def read(kind, owner, offset):
    return kind.from_address(id(owner) + offset).value


def word(owner, offset):
    return read(ctypes.c_size_t, owner, offset)


def field(name):
    if not LAYOUT[name]:
        assert not KNOWN, f"{name} is known in this version"
        pytest.skip("functions are used")
    return LAYOUT[name]


def test_the_build():
    assert LAYOUT["version_hex"] == sys.hexversion
    assert LAYOUT["minor"] == MINOR
    assert LAYOUT["free_threaded"] is FREE_THREADED
    assert LAYOUT["debug"] is DEBUG
    assert LAYOUT["header"] == object.__basicsize__


def test_nothing_that_is_needed_is_missing():
    for name in ("PyObject_GetAttr", "PyType_FromSpecWithBases", "PyModuleDef_Init"):
        assert name not in module.missing()


def test_type():
    offset = field("type_offset")
    for one in (object(), 5, "a", [], object, module):
        assert word(one, offset) == id(type(one))
        assert module.type_of(one) is type(one)


def test_type_fields():
    if not LAYOUT["type_fields"]:
        assert not KNOWN
        pytest.skip("functions are used")
    # `tp_basicsize` follows the name, which follows the header and the number of items.
    offset = LAYOUT["header"] + 2 * WORD
    for kind in (object, int, list, dict, type, ValueError, type("Own", (), {"__slots__": ("a",)})):
        assert word(kind, offset) == kind.__basicsize__
    assert LAYOUT["type_shift"] == LAYOUT["header"] - 2 * WORD


@pytest.mark.skipif(FREE_THREADED, reason="another thread may change the list")
def test_list_items():
    offset = field("list_items")
    items = [object(), "text", 2**70]
    table = word(items, offset)
    assert [ctypes.c_size_t.from_address(table + WORD * i).value for i in range(3)] == list(
        map(id, items)
    )
    assert word(items, field("size_offset")) == 3


def test_tuple_items():
    offset = field("tuple_items")
    items = (object(), "text", 2**70)
    assert [word(items, offset + WORD * i) for i in range(3)] == list(map(id, items))
    assert word(items, field("size_offset")) == 3


def test_what_rust_reads():
    for count in (0, 1, 2, 100):
        items = [object() for _ in range(count)]
        assert module.list_items(items) == items
        assert module.tuple_items(tuple(items)) == items


COMPACT = [0, 1, -1, 5, -5, 256, 257, -257, 2**15 - 1, 2**15, -(2**15), 2**30 - 1, -(2**30) + 1]


def test_compact_integers():
    kind, place, digits = LAYOUT["long"]
    bits = sys.int_info.bits_per_digit
    if kind == "functions":
        assert not KNOWN or bits == 15
        pytest.skip("functions are used")
    assert kind == ("tagged" if MINOR >= 12 else "signed")
    for value in COMPACT:
        digit = read(ctypes.c_uint32, value, digits) if value else 0
        if kind == "signed":
            size = read(ctypes.c_ssize_t, value, place)
            compact, found = abs(size) <= 1, size * digit
        else:
            tag = word(value, place)
            compact, found = tag < 16, (1 - (tag & 3)) * digit
        assert compact is (abs(value) < 2**bits)
        if compact:
            assert found == value
    for value in (2**bits, -(2**bits), 2**64, -(2**200)):
        if kind == "signed":
            assert abs(read(ctypes.c_ssize_t, value, place)) > 1
        else:
            assert word(value, place) >= 16


def test_ascii_strings():
    offset, state, mask = field("ascii_data"), field("ascii_state"), field("ascii_mask")
    for text in ("a", "hello world", "x" * 1000, "\x7f\0"):
        assert ctypes.string_at(id(text) + offset, len(text)) == text.encode()
        assert read(ctypes.c_uint32, text, state) & mask == mask
    for text in ("é", "日本", "\U0001f40d"):
        assert read(ctypes.c_uint32, text, state) & mask != mask


def test_other_strings():
    offset = field("unicode_data")
    for text, codec in (("éa", "latin-1"), ("日本", "utf-16"), ("\U0001f40da", "utf-32")):
        ending = {"little": "-le", "big": "-be"}[sys.byteorder] if codec != "latin-1" else ""
        expected = text.encode(codec + ending)
        assert ctypes.string_at(id(text) + offset, len(expected)) == expected


def test_bytes_and_floats():
    offset = field("bytes_data")
    for data in (b"a", b"\0\xff" * 100):
        assert ctypes.string_at(id(data) + offset, len(data)) == data
    offset = field("float_value")
    for number in (0.0, 1.5, -1e300):
        assert read(ctypes.c_double, number, offset) == number


def test_reference_counts_are_where_they_are_changed():
    assert LAYOUT["inline_refcounts"] is (KNOWN and not FREE_THREADED)
    if not LAYOUT["inline_refcounts"]:
        pytest.skip("functions are used")
    marker = object()
    mask = LAYOUT["count"]
    before = word(marker, 0) & mask
    held = [marker] * 10
    assert word(marker, 0) & mask == before + 10
    del held
    assert word(marker, 0) & mask == before
    assert not word(marker, 0) & LAYOUT["immortal"]
    immortal = [None, True, False, 0, 1, 256, int, object]
    for one in immortal:
        assert bool(word(one, 0) & LAYOUT["immortal"]) is (MINOR >= 12), one


@pytest.mark.parametrize("hold", [module.with_clones, module.with_owned])
def test_every_handle_counts(hold):
    marker = object()
    before = sys.getrefcount(marker)
    for count in (0, 1, 10, 1000):
        during = hold(marker, count, lambda: sys.getrefcount(marker))
        idle = hold(marker, 0, lambda: sys.getrefcount(marker))
        assert during - idle == count
    assert sys.getrefcount(marker) == before
    assert module.refcount(marker) >= 1


def everything():
    """Objects of many kinds, none of which the test makes."""
    import builtins
    import collections

    kinds = [vars(builtins), vars(collections), vars(sys), sys.modules]
    found = [value for names in kinds for value in list(names.values())]
    return [
        *found,
        *range(-10, 300),
        *"abcxyzé",
        (),
        b"",
        b"a",
        frozenset(),
        ...,
        NotImplemented,
        None,
    ]


def test_counts_balance_over_many_objects():
    objects = everything()
    before = [sys.getrefcount(one) for one in objects]
    for one in objects:
        module.clone_often(one, ROUNDS)
        module.with_clones(one, ROUNDS, lambda: None)
        module.with_owned(one, ROUNDS, lambda: None)
    after = [sys.getrefcount(one) for one in objects]
    assert len(objects) > 400
    # Up to Python 3.11 the numbers in `before` and `after` are counted, and what everybody uses changes.
    common = (int, bool, str, type(None))
    unbalanced = [
        (one, then, now)
        for one, then, now in zip(objects, before, after)
        if abs(now - then) >= (ROUNDS if isinstance(one, common) else 1)
    ]
    assert unbalanced == []


def test_immortals_stay_immortal():
    for one in (None, True, 0, 1, "", "a", ()):
        module.clone_often(one, 100_000)
    assert [int("0"), int("1"), "".join([]), chr(97)] == [0, 1, "", "a"]
