"""Views of other objects' memory: what they say, what may be read and written, and that they are given back."""

import array
import ctypes
import gc
import struct
import sys

import pytest
from pytests import buffers

FREE_THREADED = not getattr(sys, "_is_gil_enabled", lambda: True)()


def like_memoryview(object):
    with memoryview(object) as view:
        return {
            "format": view.format,
            "itemsize": view.itemsize,
            "items": view.nbytes // view.itemsize if view.itemsize else 0,
            "nbytes": view.nbytes,
            "ndim": view.ndim,
            "shape": list(view.shape),
            "strides": list(view.strides),
            "suboffsets": list(view.suboffsets) or None,
            "readonly": view.readonly,
            "c_contiguous": view.c_contiguous,
            "f_contiguous": view.f_contiguous,
        }


EXPORTERS = [
    b"abc",
    b"",
    bytearray(b"abc"),
    array.array("i", [1, 2, 3]),
    array.array("d"),
    memoryview(b"abcdef")[::2],
    memoryview(b"abcdef")[::-1],
    memoryview(bytes(24)).cast("i", (2, 3)),
    memoryview(bytes(24)).cast("i", (1, 2, 3, 1)),
    memoryview(bytes(16)).cast("q"),
    memoryview(bytes(2)).cast("?"),
    memoryview(bytes(2)).cast("c"),
    memoryview(bytes(8)).cast("d", ()),
    ctypes.c_int(5),
    (ctypes.c_int * 2 * 3)(),
    (ctypes.c_short * 0)(),
    (ctypes.c_bool * 2)(),
    (ctypes.c_char * 4)(),
    ctypes.create_string_buffer(5),
]


@pytest.mark.parametrize("exporter", EXPORTERS, ids=lambda one: f"{type(one).__name__}")
def test_a_view_says_what_a_memoryview_says(exporter):
    said = buffers.describe(exporter)
    assert said.pop("obj") is exporter
    assert said == like_memoryview(exporter)


def test_what_has_no_buffer():
    for wrong in (5, "text", [1], None, object()):
        name = type(wrong).__name__
        message = f"a bytes-like object is required, not '{name}'"
        with pytest.raises(TypeError, match=message):
            buffers.describe(wrong)
        with pytest.raises(TypeError, match=message):
            buffers.items(wrong, "u8")


CODES = {
    "b": "i8",
    "h": "i16",
    "i": "i32",
    "q": "i64",
    "B": "u8",
    "H": "u16",
    "I": "u32",
    "Q": "u64",
}
CODES.update({"f": "f32", "d": "f64", "c": "u8"})


@pytest.mark.parametrize("code", CODES)
def test_items(code):
    values = [b"\x01", b"\xff"] if code == "c" else [1, 2]
    expected = [1, 255] if code == "c" else values
    data = struct.pack(f"@2{code}", *values)
    assert buffers.items(memoryview(data).cast(code), CODES[code]) == (expected, expected)
    assert buffers.items(memoryview(b"").cast(code), CODES[code]) == ([], [])
    for kind in {*CODES.values()} - {CODES[code]}:
        with pytest.raises(BufferError) as refused:
            buffers.items(memoryview(data).cast(code), kind)
        assert str(refused.value) == f"buffer contents are not compatible with {kind}"


def test_pointer_sized_items():
    data = struct.pack("@2n", 1, -2)
    assert buffers.items(memoryview(data).cast("n"), "isize") == ([1, -2], [1, -2])
    long = "i64" if struct.calcsize("@l") == 8 else "i32"
    data = struct.pack("@2l", 1, -2)
    assert buffers.items(memoryview(data).cast("l"), long) == ([1, -2], [1, -2])


OTHER = ">" if sys.byteorder == "little" else "<"
OWN = "<" if sys.byteorder == "little" else ">"


@pytest.mark.parametrize(
    "format, kind, rust",
    [
        ("i", "SignedInteger { bytes: 4 }", ["i32"]),
        ("@q", "SignedInteger { bytes: 8 }", ["i64"]),
        ("=l", "SignedInteger { bytes: 4 }", ["i32"]),
        (f"{OWN}i", "SignedInteger { bytes: 4 }", ["i32"]),
        (f"{OTHER}i", "SignedInteger { bytes: 4 }", []),
        (f"{OWN}Q", "UnsignedInteger { bytes: 8 }", ["u64"]),
        (f"{OWN}d", "Float { bytes: 8 }", ["f64"]),
        (f"{OTHER}d", "Float { bytes: 8 }", []),
        ("<b", "SignedInteger { bytes: 1 }", ["i8"]),
        (">B", "UnsignedInteger { bytes: 1 }", ["u8"]),
        ("!c", "UnsignedInteger { bytes: 1 }", ["u8"]),
        ("e", "Float { bytes: 2 }", []),
        ("?", "Bool", []),
        ("<?", "Bool", []),
        ("<n", "Unknown", []),
        ("", "Unknown", []),
        ("@", "Unknown", []),
        ("3i", "Unknown", []),
        ("T{i:x:}", "Unknown", []),
        ("P", "Unknown", []),
        ("^i", "Unknown", []),
    ],
)
def test_formats(format, kind, rust):
    assert buffers.compatible(format) == (kind, rust)


def test_ctypes_arrays():
    """Their format says the byte order, and they leave the strides out."""
    numbers = (ctypes.c_int32 * 3 * 2)((1, 2, 3), (4, 5, 6))
    assert memoryview(numbers).format == f"{OWN}i"
    assert buffers.items(numbers, "i32") == ([1, 2, 3, 4, 5, 6], [1, 4, 2, 5, 3, 6])
    buffers.write_fortran(numbers, [1, 2, 3, 4, 5, 6])
    assert [list(row) for row in numbers] == [[1, 3, 5], [2, 4, 6]]
    assert buffers.offset(numbers, [1, 2]) == 20
    assert buffers.items(ctypes.c_int32(7), "i32") == ([7], [7])
    foreign = (ctypes.c_int32.__ctype_be__ if OWN == "<" else ctypes.c_int32.__ctype_le__) * 2
    with pytest.raises(BufferError, match="not compatible with i32"):
        buffers.items(foreign(1, 2), "i32")


def test_alignment():
    unaligned = memoryview(bytes(9))[1:].cast("i")
    with pytest.raises(BufferError, match="^buffer contents are insufficiently aligned for i32$"):
        buffers.items(unaligned, "i32")


def test_strided_items():
    numbers = memoryview(array.array("i", range(6)))
    assert buffers.items(numbers[::2], "i32") == ([0, 2, 4], [0, 2, 4])
    assert buffers.items(numbers[::-1], "i32") == ([5, 4, 3, 2, 1, 0],) * 2
    assert buffers.read(numbers[1::3], 2) == [1, 4, 1, 4]
    buffers.write(numbers[::-2], [10, 11, 12])
    assert numbers.tolist() == [0, 12, 2, 11, 4, 10]


def test_two_dimensions():
    table = memoryview(bytearray(24)).cast("i", (2, 3))
    buffers.write(table, [1, 2, 3, 4, 5, 6])
    assert table.tolist() == [[1, 2, 3], [4, 5, 6]]
    assert buffers.read(table, 6) == [1, 2, 3, 4, 5, 6, 1, 4, 2, 5, 3, 6]
    buffers.write_fortran(table, [1, 2, 3, 4, 5, 6])
    assert table.tolist() == [[1, 3, 5], [2, 4, 6]]


def test_wrong_lengths_and_what_must_not_be_written():
    numbers = array.array("i", [1, 2, 3])
    with pytest.raises(BufferError) as refused:
        buffers.write(numbers, [1, 2])
    expected = "slice to copy from (of length 2) does not match buffer length of 3"
    assert str(refused.value) == expected
    with pytest.raises(BufferError) as refused:
        buffers.read(numbers, 4)
    assert str(refused.value) == "slice to copy to (of length 4) does not match buffer length of 3"
    constant = memoryview(numbers).toreadonly()
    for items in ([4, 5, 6], [1]):
        with pytest.raises(BufferError, match="^cannot write to read-only buffer$"):
            buffers.write(constant, items)
    assert numbers.tolist() == [1, 2, 3]


def test_slices():
    """With the GIL only: without it nothing would keep others from writing meanwhile."""
    numbers = array.array("i", [1, 2, 3])
    safe = None if FREE_THREADED else 3
    assert buffers.slices(numbers) == [3, 3, safe, safe, safe, safe]
    assert buffers.slices(memoryview(numbers).toreadonly()) == [3, 3, safe, safe, None, None]
    assert buffers.slices(memoryview(numbers)[::2]) == [None] * 6
    table = memoryview(bytearray(24)).cast("i", (2, 3))
    safe = safe and 6
    assert buffers.slices(table) == [6, None, safe, None, safe, None]
    assert buffers.double(numbers) == (0 if FREE_THREADED else 12)
    assert numbers.tolist() == ([1, 2, 3] if FREE_THREADED else [2, 4, 6])


def test_addresses_of_items():
    table = memoryview(bytearray(24)).cast("i", (2, 3))
    assert [buffers.offset(table, indices) for indices in ([], [1], [1, 2])] == [0, 12, 20]
    assert buffers.offset(memoryview(b"abc")[::-1], [2]) == -2
    for wrong in ([2], [0, 3], [0, 0, 0]):
        with pytest.raises(BaseException, match="out of range|indices for"):
            buffers.offset(table, wrong)


def test_debug():
    untyped, typed = buffers.shown(bytearray(b"abc"))
    assert untyped.startswith("PyUntypedBuffer { buf: 0x")
    assert typed.startswith("PyBuffer { buf: 0x")
    assert 'len: 3, itemsize: 1, readonly: 0, ndim: 1, format: "B", shape: [3]' in untyped


def test_suboffsets():
    testbuffer = pytest.importorskip("_testbuffer")
    rows = testbuffer.ndarray(
        list(range(6)), shape=[2, 3], format="i", flags=testbuffer.ND_PIL | testbuffer.ND_WRITABLE
    )
    assert buffers.describe(rows)["suboffsets"] == list(rows.suboffsets)
    assert buffers.items(rows, "i32") == ([0, 1, 2, 3, 4, 5], [0, 3, 1, 4, 2, 5])
    buffers.write(rows, [6, 5, 4, 3, 2, 1])
    assert rows.tolist() == [[6, 5, 4], [3, 2, 1]]
    assert buffers.slices(rows) == [None] * 6
    step = buffers.offset(rows, [1, 2]) - buffers.offset(rows, [1, 0])
    assert step == 8


@pytest.mark.parametrize("release", ["release", "drop_detached", "drop_elsewhere"])
def test_given_back_once(release):
    data = bytearray(b"abc")
    holders = [buffers.Holder(data), buffers.Holder(data)]
    for holder in holders:
        with pytest.raises(BufferError):
            data.append(1)
        getattr(holder, release)()
        getattr(holder, release)()
    data.append(1)
    holder = buffers.Holder(data)
    with pytest.raises(BufferError):
        data.append(1)
    del holder
    gc.collect()
    data.append(1)


@pytest.mark.skipif(sys.version_info < (3, 12), reason="classes export buffers from Python 3.12 on")
def test_an_exporter_in_python():
    released = []

    class Exporter:
        def __buffer__(self, flags):
            return memoryview(b"abc")

        def __release_buffer__(self, view):
            released.append(view)

    assert buffers.items(Exporter(), "u8") == ([97, 98, 99],) * 2
    assert len(released) == 1

    class Refuses:
        def __buffer__(self, flags):
            raise ValueError("not now")

    with pytest.raises(ValueError, match="not now"):
        buffers.items(Refuses(), "u8")


def test_no_leak():
    data = bytearray(100)

    def use():
        buffers.items(data, "u8")
        buffers.Holder(data).drop_detached()
        with pytest.raises(BufferError):
            buffers.items(data, "i32")

    for _ in range(10):
        use()
    gc.collect()
    before = sys.getrefcount(data), sys.getallocatedblocks()
    for _ in range(1000):
        use()
    gc.collect()
    after = sys.getrefcount(data), sys.getallocatedblocks()
    assert after[0] == before[0]
    assert after[1] - before[1] < 100
