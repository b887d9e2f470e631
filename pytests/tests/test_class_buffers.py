"""Classes that lend their memory."""

import sys

import pytest
from pytests import buffers
from pytests import class_buffers as b
from raised import message


def test_memory_is_read_and_written():
    lender = b.Bytes([1, 2, 3])
    with memoryview(lender) as view:
        assert (view.format, view.shape, view.readonly) == ("B", (3,), False)
        view[0] = 9
        assert lender.lent == 1
        assert message(BufferError, lender.push, 4) == "the bytes are lent"
    assert lender.lent == 0
    lender.push(4)
    assert bytes(lender) == b"\x09\x02\x03\x04"
    assert bytearray(b"x").join([lender, lender]) == b"\x09\x02\x03\x04x\x09\x02\x03\x04"
    assert lender.lent == 0


def test_a_view_keeps_the_lender_alive():
    view = memoryview(b.Bytes([5]))
    assert view[0] == 5
    lender = view.obj
    counts = [sys.getrefcount(lender)]
    for _ in range(3):
        memoryview(lender).release()
        counts.append(sys.getrefcount(lender))
    assert len(set(counts)) == 1


def test_a_derived_class_lends_too():
    class Derived(b.Bytes):
        pass

    assert bytes(Derived([7])) == b"\x07"


def test_a_refusal():
    assert message(BufferError, memoryview, b.Refusing()) == "refused 0"
    with pytest.raises(TypeError, match="expected a bytes-like object"):
        b"".join([b.Refusing()])


def test_failing_to_take_back_is_reported(monkeypatch):
    reported = []
    monkeypatch.setattr(sys, "unraisablehook", reported.append)
    with memoryview(b.Failing()) as view:
        assert bytes(view) == b"abc"
        assert view.readonly
    assert [str(one.exc_value) for one in reported] == ["kept"]
    reported.clear()
    with pytest.raises(ZeroDivisionError):
        with memoryview(b.Failing()):
            1 / 0  # noqa: B018
    assert len(reported) == 1
    with pytest.raises(TypeError):
        memoryview(b.Failing())[0] = 1


@pytest.mark.parametrize(
    ("mistake", "items"),
    [
        ("none", [1, 2, 3, 4]),
        ("no strides", [1, 2, 3, 4]),
        ("length in items", [1]),
        ("short shape", [1, 2]),
    ],
)
def test_what_all_numbers_of_a_careless_view_allow_is_read(mistake, items):
    assert buffers.items(b.Careless(mistake), "u32") == (items, items)


@pytest.mark.parametrize(
    ("mistake", "said"),
    [
        ("no shape", "shape is null"),
        ("no strides and length", "strides is null"),
        ("item size", "buffer contents are not compatible with u32"),
    ],
)
def test_a_careless_view_is_refused(mistake, said):
    assert message(BufferError, buffers.items, b.Careless(mistake), "u32") == said
