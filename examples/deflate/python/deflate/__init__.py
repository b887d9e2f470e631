"""gzip, zlib and raw deflate, by the Rust crate flate2.

>>> import deflate
>>> packed = deflate.compress(b"snake " * 1000)
>>> len(packed) < 100
True
>>> deflate.decompress(packed) == b"snake " * 1000
True
"""

import typing

from ._native import Compressor, DataError, compress, crc32, decompress

__all__ = ["Compressor", "DataError", "compress", "compress_file", "crc32", "decompress"]


def compress_file(
    source: typing.BinaryIO,
    target: typing.BinaryIO,
    *,
    level: int = 6,
    format: str = "gzip",
    piece: int = 1 << 20,
) -> int:
    """Compress what `source` has into `target`, a piece at a time; returns how many bytes were written."""
    compressor = Compressor(level=level, format=format)
    written = 0
    for data in iter(lambda: source.read(piece), b""):
        written += target.write(compressor.write(data))
    return written + target.write(compressor.finish())
