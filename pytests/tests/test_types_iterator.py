"""Iterators and generators, as Rust uses them."""

import pytest
from pytests import types_iterator as topic


def generator():
    got = yield 1
    got = yield [got]
    return got


def test_send():
    one = generator()
    assert topic.send(one, None) == ("next", 1)
    assert topic.send(one, "a") == ("next", ["a"])
    assert topic.send(one, "b") == ("return", "b")
    assert topic.send(one, None) == ("return", None)


def test_send_to_what_is_no_generator():
    one = iter([1])
    assert topic.send(one, None) == ("next", 1)
    assert topic.send(one, None) == ("return", None)
    with pytest.raises(AttributeError, match="'list_iterator' object has no attribute 'send'"):
        topic.send(one, 5)

    class Counted:
        def __iter__(self):
            return self

        def __next__(self):
            raise StopIteration(7)

    assert topic.send(Counted(), None) == ("return", 7)


def test_send_raises():
    def fails():
        yield 1
        raise ValueError("no")

    one = fails()
    with pytest.raises(TypeError, match="can't send non-None value to a just-started generator"):
        topic.send(one, 5)
    assert topic.send(one, None) == ("next", 1)
    with pytest.raises(ValueError, match="no"):
        topic.send(one, None)
    with pytest.raises(TypeError, match="'list' object is not an instance of 'Iterator'"):
        topic.send([1], None)


def test_from_both_ends():
    assert topic.from_both_ends([1, 2, 3, 4, 5], ("a", "b", "c")) == [1, 5, "c", "a", 2, 4, "b", 3]
    assert topic.from_both_ends([], ()) == []
    assert topic.skipped([1, 2, 3, 4, 5]) == (2, 4, 1)
    assert topic.skipped([1]) == (None, None, 0)


def test_collect():
    assert topic.collect(generator()) == [1, [None]]
    assert topic.collect("ab") == ["a", "b"]
    with pytest.raises(TypeError, match="'int' object is not iterable"):
        topic.collect(5)
    with pytest.raises(ZeroDivisionError):
        topic.collect(1 / number for number in (1, 0))
