"""What may be written as the type of a parameter, and what it takes."""

import inspect
import sys

import pytest
from pytests import parameters as p
from raised import message

NOTES = sys.version_info >= (3, 11)


def test_instances_of_a_class():
    counters = [p.Counter(10**power) for power in range(5)]
    assert p.instances(*counters) == 11111
    same = p.Counter(1)
    assert p.instances(same, same, same, same, same) == 5


@pytest.mark.parametrize("place", range(5))
def test_instances_of_something_else(place):
    arguments = [p.Counter() for _ in range(5)]
    arguments[place] = 5
    with pytest.raises(TypeError, match="'int' object is not an instance of 'Counter'") as raised:
        p.instances(*arguments)
    if NOTES:
        name = ["shared", "guard", "owned", "bound", "by_value"][place]
        assert raised.value.__notes__[0] == f"while processing '{name}'"


def test_optional_instances():
    assert p.optional_instances() == [None] * 4
    assert p.optional_instances(None, None, None, None) == [None] * 4
    counters = [p.Counter(1), p.Counter(2), p.Counter(3), p.Counter(4)]
    assert p.optional_instances(*counters) == [1, 2, 4, 4]
    assert counters[2].value == 4
    assert "is not an instance of 'Counter'" in message(
        TypeError, p.optional_instances, exclusive=5
    )


def test_exclusive_instances():
    one, other = p.Counter(1), p.Counter(2)
    assert p.change(one, other) == (2, 12)
    assert (one.value, other.value) == (2, 12)
    assert message(RuntimeError, p.change, one, one) == "Already borrowed"
    assert one.take_from(other) == 14
    assert message(RuntimeError, one.take_from, one) == "Already borrowed"
    assert one.value == 14


def test_text_and_bytes():
    assert p.borrowed("naïve", b"ab", "c", b"d") == (6, 2, True, True)
    assert p.borrowed("", b"", "", bytearray(b"d")) == (0, 0, True, False)
    assert (
        message(TypeError, p.borrowed, 1, b"", "", b"")
        == "'int' object is not an instance of 'str'"
    )
    assert (
        message(TypeError, p.borrowed, "", "", "", b"")
        == "'str' object is not an instance of 'bytes'"
    )
    assert p.optional_borrowed() == (None, None)
    assert p.optional_borrowed("a", b"bc") == (1, 2)
    assert p.optional_borrowed(bytes=None) == (None, None)


def test_handles():
    anything = object()
    assert p.handles(anything, [1, 2], {}, None) == (anything, 2, True, None)
    assert p.handles(1, [], None, anything) == (1, 0, False, anything)
    assert (
        message(TypeError, p.handles, 1, (), None, 1)
        == "'tuple' object is not an instance of 'list'"
    )


def test_what_is_left_over_is_converted():
    assert p.collected() == ([], None)
    assert p.collected(1, 2, a=3) == ([1, 2], {"a": 3})
    assert "'str' object cannot be interpreted as an integer" in message(
        TypeError, p.collected, 1, "x"
    )


def test_from_py_with():
    assert p.converted() == (5, None)
    assert p.converted(1) == (2, None)
    assert p.converted(1, None) == (2, -1)
    assert p.converted(second=7) == (5, 7)
    assert p.measured("abc") == 3
    with pytest.raises(TypeError, match="object of type 'int' has no len()") as raised:
        p.measured(5)
    if NOTES:
        assert raised.value.__notes__[0] == "while processing 'length'"


def test_from_py_with_in_methods():
    counter = p.Counter(6)
    assert counter.doubled(3) is True
    assert counter.doubled(by=4) is False
    counter.twice = 5
    assert counter.value == 10
    assert str(inspect.signature(p.Counter.doubled)) == "(self, /, by)"


def test_names():
    assert p.named(1) == 2
    assert p.named(_private=1, mutable=4) == 5
    assert p.named.__text_signature__ == "(_private, mutable=1)"


def test_annotations():
    assert p.annotated(1) == (1, None, 0, 1.5, 0)
    assert p.annotated(1, "b", 2, 3, c=4, d=5) == (1, "b", 2, 4.0, 1)
    assert p.annotated.__text_signature__ == "(a, /, b=None, *args, c=1.5, **kw)"


def test_another_path_to_the_package():
    with pytest.warns(UserWarning, match="elsewhere"):
        assert p.of_another_path(5) == 5
