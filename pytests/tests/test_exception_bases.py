"""Classes over exceptions that were made when the program ran: `create_exception!`, and those that Python modules define."""

import gc
import pickle
import sys
import weakref

import exceptions_in_python
import pytest
from pytests import exception_bases
from pytests.exception_bases import OverCreated, OverCreatedFile, OverCreatedOver

OverSlotted, OverGrouped, OnTop = exception_bases.made_over_python()
CLASSES = [OverCreated, OverCreatedOver, OverCreatedFile, OverSlotted, OverGrouped, OnTop]


@pytest.fixture(autouse=True)
def balanced():
    gc.collect()
    before = exception_bases.alive()
    yield
    exceptions_in_python.Slotted.finalized.clear()
    gc.collect()
    assert exception_bases.alive() == before


@pytest.mark.parametrize("kind", CLASSES)
def test_an_instance_has_what_both_have(kind):
    error = kind(2, "gone")
    assert error.args == (2, "gone")
    assert error.code == 2
    assert error.intact()
    assert isinstance(error, kind.__mro__[1])
    error.note = "attributes are the exception's"
    assert error.note
    error.hold(error)


def test_it_is_raised_and_caught_as_its_base():
    with pytest.raises(exception_bases.Created) as raised:
        exception_bases.fail(7)
    assert type(raised.value) is OverCreated
    assert raised.value.code == 7
    with pytest.raises(exception_bases.Created):
        raise OverCreatedOver("x")
    with pytest.raises(OSError, match="gone"):
        raise OverCreatedFile(2, "gone", "name")
    assert OverCreatedFile(2, "gone", "name").filename == "name"


def test_the_constructor_written_in_python_runs_and_what_it_needs_is_there():
    error = OverSlotted(1)
    assert error.made
    error.slot = [1]
    assert error.slot == [1]
    assert OverGrouped("key").mixed() == "mixed"


def test_methods_of_a_class_written_in_python_do_not_come_back_for_ever():
    error = OverSlotted(1)
    assert error == 1
    assert error != 2
    assert (error + 1) == "Slotted"
    with pytest.raises(TypeError):
        _ = error < OverSlotted()


def test_the_end_of_an_instance_gives_everything_up():
    class Referent:
        pass

    for kind in (OverSlotted, OnTop):
        for derive in (False, True):
            made = type("Derived", (kind,), {}) if derive else kind
            error, slot, attribute = made("a"), Referent(), Referent()
            referents = [weakref.ref(slot), weakref.ref(attribute)]
            error.slot, error.attribute = slot, attribute
            ended = []
            watched = weakref.ref(error, ended.append)
            del slot, attribute
            assert watched() is error
            del error
            assert [referent() for referent in referents] == [None, None]
            assert len(ended) == 1
            assert exceptions_in_python.Slotted.finalized == [(made.__name__, ("a",))]
            exceptions_in_python.Slotted.finalized.clear()


@pytest.mark.parametrize("kind", [OverSlotted, OnTop])
def test_an_instance_may_be_saved_at_its_end(monkeypatch, kind):
    saved = []
    monkeypatch.setattr(exceptions_in_python.Slotted, "__del__", lambda self: saved.append(self))
    kind("a")
    (error,) = saved
    assert error.intact()
    assert error.args == ("a",)
    saved.clear()
    del error
    assert saved == []


@pytest.mark.parametrize("kind", CLASSES)
def test_cycles_are_collected(kind):
    def cycles():
        by_value, by_attribute = kind(), kind()
        by_value.hold(by_value)
        by_attribute.attribute = by_attribute
        derived = type("Derived", (kind,), {"__slots__": ("own",)})()
        derived.own = derived
        if issubclass(kind, OverSlotted):
            by_slot = kind()
            by_slot.slot = by_slot
            both = kind()
            both.slot, both.attribute = [both], both
            both.hold(both)

    before = exception_bases.alive()
    for _ in range(20):
        cycles()
    gc.collect()
    gc.collect()
    assert exception_bases.alive() == before


def test_classes_written_in_python_go_on_from_there():
    class Derived(OverCreated, exceptions_in_python.Mixin):
        __slots__ = ("extra",)

        def __init__(self, *args):
            super().__init__(*args)
            self.extra = args

    error = Derived(1, 2)
    assert error.extra == error.args == (1, 2)
    assert error.code == 2
    assert error.mixed() == "mixed"
    watched = weakref.ref(error)
    del error
    assert watched() is None


def test_a_base_that_is_exchanged_is_the_base_then():
    class Other(Exception):
        pass

    class Derived(OverCreated):
        pass

    error = Derived("a")
    with pytest.raises(TypeError):
        OverCreated.__bases__ = (exceptions_in_python.Slotted,)
    try:
        OverCreated.__bases__ = (Other,)
    except TypeError:
        return
    try:
        error.hold(error)
        assert isinstance(error, Other)
        del error
        gc.collect()
    finally:
        OverCreated.__bases__ = (exception_bases.Created,)


def test_an_instance_that_no_constructor_of_ours_made_has_no_value():
    class Derived(OverCreated):
        def __new__(cls):
            return Exception.__new__(cls)

    with pytest.raises(TypeError, match="is not safe"):
        Exception.__new__(OverCreated)
    with pytest.raises(TypeError, match="is not safe"):
        Derived()
    Spoiled = exception_bases.Spoiled
    Spoiled.__new__ = lambda cls: Exception.__new__(cls)
    error = Spoiled()
    with pytest.raises(RuntimeError, match="has no value"):
        error.intact()
    error.attribute = error


def test_a_class_that_is_no_exception_cannot_be_the_base(monkeypatch):
    reported = []
    monkeypatch.setattr(sys, "unraisablehook", reported.append)
    with pytest.raises(BaseException, match="failed to create type object for OverPlain"):
        exception_bases.over_plain()
    assert "is no exception" in str(reported[0].exc_value.__cause__)


def test_it_can_be_pickled_by_what_its_base_has(monkeypatch):
    monkeypatch.setattr(OverCreated, "__module__", "pytests.exception_bases")
    error = pickle.loads(pickle.dumps(OverCreated(1, 2, 3)))
    assert type(error) is OverCreated
    assert error.args == (1, 2, 3)
    assert error.code == 3
