"""`frozendict`: there from Python 3.15 on; earlier versions say so."""

import sys
from collections.abc import Mapping

import pytest
from pytests import types_frozendict as topic

newer = pytest.mark.skipif(sys.version_info < (3, 15), reason="it came with Python 3.15")
older = pytest.mark.skipif(sys.version_info >= (3, 15), reason="it came with Python 3.15")


@newer
def test_made():
    assert topic.new([("b", 1), ("a", 2), ("b", 3)]) == frozendict(b=3, a=2)  # noqa: F821
    assert topic.empty() == frozendict()  # noqa: F821
    assert topic.from_sequence([("a", 1), ["b", 2]]) == frozendict(a=1, b=2)  # noqa: F821
    for wrong, error in [([1], TypeError), ([(1, 2, 3)], ValueError), ([([], 1)], TypeError)]:
        with pytest.raises(error):
            topic.from_sequence(wrong)


@newer
def test_read():
    dict = frozendict(b=1, a=[2])  # noqa: F821
    pairs = [("b", 1), ("a", [2])]
    lengths, found, keys, values, items, iterated = topic.read(dict, "a")
    assert lengths == (2, 2, 2, 2)
    assert found == (False, True, [2])
    assert (keys, values) == (["b", "a"], [1, [2]])
    assert items == iterated == pairs
    assert topic.read(dict, "c")[1] == (False, False, None)
    assert topic.read(frozendict(), 1)[:2] == ((0, 0, 0, 0), (True, False, None))  # noqa: F821
    with pytest.raises(TypeError, match="unhashable"):
        topic.read(dict, [])


@newer
def test_subclasses():
    class Derived(frozendict):  # noqa: F821
        pass

    assert topic.is_one(Derived()) == (True, False)
    assert topic.is_one(frozendict()) == (True, True)  # noqa: F821
    assert topic.read(Derived(a=1), "a")[1] == (False, True, 1)


@older
def test_not_there():
    for make in (topic.empty, lambda: topic.new([("a", 1)]), lambda: topic.from_sequence([])):
        with pytest.raises(
            SystemError, match="PyFrozenDict_New needs Python 3.15, this is Python 3."
        ):
            make()


def test_other_objects_are_none():
    for other in ({}, frozenset(), Mapping, None):
        assert topic.is_one(other) == (False, False)
    assert topic.get_class().__name__ == "frozendict"
    with pytest.raises(TypeError) as refused:
        topic.read({}, "a")
    assert str(refused.value) == "'dict' object is not an instance of 'frozendict'"
