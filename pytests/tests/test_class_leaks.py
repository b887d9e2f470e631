"""What instances take, and what parts of a class that fail leave behind: nothing."""

import gc
import sys

import pytest
from allocations import ROUNDS, allocated_blocks, blocks_left
from pytests import class_leaks as c

HEADER = object.__basicsize__
FEW = 200


def fails(kind, action):
    """An action that has to fail, and does not keep the error."""

    def attempt():
        try:
            action()
        except kind:
            return
        raise AssertionError("it did not fail")

    return attempt


@pytest.fixture(autouse=True)
def no_reports(capfd):
    """Takes what panics print."""
    yield
    capfd.readouterr()


class Derived(c.Failing):
    def __init__(self, held, fails=False):
        self.attribute = [held]
        if held is None:
            raise ValueError("in __init__")


@pytest.mark.parametrize("kind", [c.Failing, Derived])
def test_construction(kind):
    assert blocks_left(lambda: kind([])) < FEW
    assert blocks_left(fails(ValueError, lambda: kind([], True))) < FEW
    assert blocks_left(fails(TypeError, lambda: kind())) < FEW
    assert blocks_left(fails(TypeError, lambda: kind([], unknown=1))) < FEW


def test_initialization_in_a_class_written_in_python():
    assert blocks_left(fails(ValueError, lambda: Derived(None))) < FEW


@pytest.mark.parametrize("kind", [c.Failing, Derived])
def test_properties(kind):
    made = kind([])
    assert blocks_left(fails(ValueError, lambda: setattr(made, "text", ""))) < FEW
    assert blocks_left(fails(TypeError, lambda: setattr(made, "text", 5))) < FEW
    assert blocks_left(fails(AttributeError, lambda: delattr(made, "text"))) < FEW
    assert blocks_left(lambda: setattr(made, "text", "x" * 50)) < FEW
    silent = c.Failing(None)
    assert blocks_left(fails(ValueError, lambda: silent.text)) < FEW


def test_panics():
    made = c.Failing([])
    assert blocks_left(fails(BaseException, lambda: made.panics("word"))) < FEW
    assert made.text == "text" * 20
    assert blocks_left(fails(BaseException, lambda: c.Panicking([])), ROUNDS // 10) < FEW


def test_classes_written_in_python():
    def derive():
        class Inner(c.Failing):
            __slots__ = ("own",)

        made = Inner([])
        made.own = made

    before = allocated_blocks()
    for _ in range(500):
        derive()
    assert allocated_blocks() - before < 400


def test_two_words_take_two_words():
    frozen, changing = c.FrozenPair(1.0, 2.0), c.Pair(1.0, 2.0)
    assert frozen.__sizeof__() == HEADER + 16
    assert changing.__sizeof__() == HEADER + 16 + tuple.__itemsize__
    for made in (frozen, changing):
        assert not gc.is_tracked(made)
        assert sys.getsizeof(made) == made.__sizeof__()


class Plain:
    pass


class Slots:
    __slots__ = ("a", "b")


class NoSlots:
    __slots__ = ()


@pytest.mark.parametrize("native", [int, tuple, bytes, Slots])
def test_bases_that_have_something_where_the_value_is(native):
    for bases in ((c.Failing, native), (native, c.Failing)):
        with pytest.raises(TypeError, match=r"instance lay-?out conflict"):
            type("Both", bases, {})


@pytest.mark.parametrize("other", [Plain, NoSlots])
@pytest.mark.parametrize("names", [None, (), ("own",), ("own", "__dict__"), ("__weakref__",)])
def test_slots_and_several_bases(other, names):
    for bases in ((c.Failing, other), (other, c.Failing)):
        body = {} if names is None else {"__slots__": names}
        if other is Plain and names:
            body["__slots__"] = tuple(name for name in names if not name.startswith("__"))
        made = type("Both", bases, body)([])
        if names and "own" in names:
            made.own = made
        assert made.text == "text" * 20
        made.text = "changed"
        assert made.text == "changed"
    del made
    gc.collect()
