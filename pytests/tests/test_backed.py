"""Text and bytes that Rust keeps without a copy, and reads on any thread."""

import gc
import sys

import pytest
from pytests import backed

TEXTS = ["", "keel", "Büro", "д", "😀 and more", "a\0b"]


@pytest.mark.parametrize("text", TEXTS)
def test_the_same_string_comes_back(text):
    assert backed.text(text) is text


def test_the_same_bytes_come_back():
    data = b"ab\0c"
    assert backed.bytes(data) is data
    assert backed.bytes(b"") == b""


def test_a_bytearray_is_copied():
    data = bytearray(b"abc")
    keeper = backed.Keeper("", data)
    data[0] = 0
    data.extend(bytes(1000))
    assert keeper.get()[1] == b"abc"
    assert keeper.plain()[1] == b"abc"


def test_subclasses():
    class Text(str):
        pass

    class Data(bytes):
        pass

    text, data = Text("Büro"), Data(b"abc")
    assert backed.text(text) is text
    assert backed.bytes(data) is data
    assert backed.Keeper(text, data).plain() == ("Büro", b"abc")


@pytest.mark.parametrize("wrong", [5, b"x", None, ["x"]])
def test_what_is_no_text(wrong):
    name = "None" if wrong is None else f"'{type(wrong).__name__}' object"
    with pytest.raises(TypeError) as refused:
        backed.text(wrong)
    shown = "'None'" if wrong is None else name
    assert str(refused.value) == f"{shown} is not an instance of 'str'"


@pytest.mark.parametrize("wrong", [5, "x", memoryview(b"x"), [1]])
def test_what_is_no_bytes(wrong):
    with pytest.raises(TypeError) as refused:
        backed.bytes(wrong)
    name = type(wrong).__name__
    assert str(refused.value) == f"'{name}' object is not an instance of 'bytes | bytearray'"


def test_lone_surrogates():
    with pytest.raises(UnicodeEncodeError, match="surrogates not allowed"):
        backed.text("a\ud800")


def test_shown():
    assert backed.shown("Bü\n", b"a\0") == ("Bü\n", '"Bü\\n"', "[97, 0]")


def test_looked_up_as_plain_text():
    assert backed.count(["a", "Büro", "a", "b"], "a") == 2
    assert backed.count(["a", "Büro", "a", "b"], "Büro") == 1
    assert backed.count([], "a") == 0


def test_read_on_another_thread():
    for data in (b"\x01\x02", bytearray(b"\x01\x02")):
        assert backed.read_elsewhere("B" + "ü" * 3, data) == (4, 3)


def test_kept_longer_than_python_does():
    keeper = backed.Keeper("".join(["Bü", "ro"]), bytes([1, 2, 3]))
    gc.collect()
    again = keeper.again()
    assert all(one is other for one, other in zip(keeper.get(), again.get()))
    del keeper
    gc.collect()
    assert again.plain() == ("Büro", b"\x01\x02\x03")


def test_no_leak():
    text, data, array = "".join(["Bü", "ro"]), bytes(range(100)), bytearray(100)

    def use():
        backed.Keeper(text, data).again().get()
        backed.Keeper(text, array).again().get()
        backed.read_elsewhere(text, data)
        with pytest.raises(TypeError):
            backed.bytes(5)

    for _ in range(10):
        use()
    gc.collect()
    before = [sys.getrefcount(one) for one in (text, data, array)], sys.getallocatedblocks()
    for _ in range(1000):
        use()
    gc.collect()
    after = [sys.getrefcount(one) for one in (text, data, array)], sys.getallocatedblocks()
    assert after[0] == before[0]
    assert after[1] - before[1] < 100
