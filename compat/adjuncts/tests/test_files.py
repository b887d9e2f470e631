"""`pyo3-file`: Python's file objects as readers and writers."""

import io

import adjuncts
import pytest


def test_binary_files():
    target = io.BytesIO()
    assert adjuncts.number_lines(io.BytesIO(b"a\nb\n"), target) == 2
    assert target.getvalue() == b"1 a\n2 b\n"


def test_text_files():
    target = io.StringIO()
    assert adjuncts.number_lines(io.StringIO("one\ntwo"), target) == 2
    assert target.getvalue() == "1 one\n2 two\n"


def test_files_on_disk(tmp_path):
    path = tmp_path / "numbers"
    path.write_bytes(bytes(range(100)))
    with path.open("rb") as file:
        assert adjuncts.tail(file, 3) == bytes([97, 98, 99])


def test_an_object_that_cannot_seek_is_refused():
    class Stream:
        def read(self, count):
            return b""

    with pytest.raises(TypeError, match="does not have a .seek"):
        adjuncts.tail(Stream(), 1)


def test_what_a_file_raises_comes_out():
    class Broken(io.BytesIO):
        def read(self, *args):
            raise PermissionError("sealed")

    with pytest.raises(OSError, match="sealed"):
        adjuncts.number_lines(Broken(), io.BytesIO())
