"""Both directions, against the standard library's `gzip` and `zlib`."""

import array
import doctest
import gzip
import io
import random
import threading
import zlib

import deflate
import pytest

FORMATS = {
    "gzip": gzip.decompress,
    "zlib": zlib.decompress,
    "raw": lambda data: zlib.decompress(data, -15),
}
DATA = [
    b"",
    b"a",
    b"snake " * 10_000,
    bytes(random.Random(5).randrange(256) for _ in range(50_000)),
]


def test_the_package_shows_what_it_does():
    failed, tried = doctest.testmod(deflate)
    assert tried and not failed


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("level", [0, 1, 6, 9])
@pytest.mark.parametrize("data", DATA, ids=len)
def test_the_standard_library_reads_what_it_writes(data, level, format):
    packed = deflate.compress(data, level=level, format=format)
    assert type(packed) is bytes
    assert FORMATS[format](packed) == data
    assert deflate.decompress(packed, format=format) == data


@pytest.mark.parametrize("data", DATA[1:], ids=len)
def test_it_reads_what_the_standard_library_writes(data):
    assert deflate.decompress(gzip.compress(data)) == data
    assert deflate.decompress(zlib.compress(data)) == data
    assert deflate.decompress(gzip.compress(data) + gzip.compress(b"more")) == data + b"more"


def test_the_same_data_gives_the_same_bytes():
    assert deflate.compress(b"snake") == deflate.compress(b"snake")


@pytest.mark.parametrize(
    "data",
    [
        bytearray(b"snake"),
        memoryview(b"snake"),
        memoryview(b"s.n.a.k.e")[::2],
        array.array("B", b"snake"),
    ],
    ids=["bytearray", "memoryview", "every other byte", "array"],
)
def test_anything_with_a_buffer_of_bytes_is_data(data):
    assert deflate.decompress(deflate.compress(data)) == b"snake"
    assert deflate.crc32(data) == zlib.crc32(b"snake")


def test_a_str_is_not_data():
    with pytest.raises(TypeError, match="a bytes-like object is required, not 'str'"):
        deflate.compress("text")


def test_an_array_of_other_items_is_not_data():
    with pytest.raises(BufferError, match="buffer contents are not compatible with u8"):
        deflate.compress(array.array("d", [1.0]))


@pytest.mark.parametrize("level", [-1, 10])
def test_levels_end(level):
    with pytest.raises(ValueError, match=f"^level must be from 0 to 9, not {level}"):
        deflate.compress(b"", level=level)


def test_formats_are_three():
    with pytest.raises(ValueError, match="^format must be 'gzip', 'zlib' or 'raw', not 'zip'$"):
        deflate.compress(b"", format="zip")


@pytest.mark.parametrize(
    "damage", [lambda packed: packed[:-1], lambda packed: packed[:20] + b"\xff" + packed[21:]]
)
@pytest.mark.parametrize("pack", [gzip.compress, zlib.compress])
def test_damaged_data_is_an_error(pack, damage):
    with pytest.raises(deflate.DataError):
        deflate.decompress(damage(pack(DATA[3])))


def test_more_than_the_limit_is_an_error():
    packed = deflate.compress(b"\0" * 1_000_000)
    assert len(deflate.decompress(packed, limit=1_000_000)) == 1_000_000
    with pytest.raises(deflate.DataError, match="^more than 999999 bytes$"):
        deflate.decompress(packed, limit=999_999)


def test_piece_by_piece():
    compressor = deflate.Compressor(level=9)
    pieces = [
        compressor.write(DATA[3][start : start + 1000]) for start in range(0, len(DATA[3]), 1000)
    ]
    assert gzip.decompress(b"".join(pieces) + compressor.finish()) == DATA[3]


def test_a_finished_stream_takes_nothing():
    compressor = deflate.Compressor()
    compressor.finish()
    for call in (compressor.finish, lambda: compressor.write(b"")):
        with pytest.raises(ValueError, match="^the stream is finished$"):
            call()


def test_files():
    target = io.BytesIO()
    written = deflate.compress_file(io.BytesIO(DATA[2]), target, piece=1000)
    assert written == len(target.getvalue())
    assert gzip.decompress(target.getvalue()) == DATA[2]


def test_other_threads_run_meanwhile():
    """A thread that counts makes progress while one call compresses: the call is not attached to Python."""
    counted = 0
    stop = threading.Event()

    def count():
        nonlocal counted
        while not stop.is_set():
            counted += 1

    thread = threading.Thread(target=count)
    thread.start()
    try:
        before = counted
        deflate.compress(DATA[3] * 40, level=9)
        during = counted - before
    finally:
        stop.set()
        thread.join()
    assert during > 1000
