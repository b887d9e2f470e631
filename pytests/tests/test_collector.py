"""The garbage collector: it looks at what can be part of a cycle, and at nothing else."""

import gc
import weakref

import pytest
from allocations import ROUNDS, allocated_blocks
from pytests import collector as c

HOLDERS = [
    "One",
    "Many",
    "Named",
    "Deep",
    "Beside",
    "Locked",
    "ReadLocked",
    "Once",
    "PythonOnce",
    "Celled",
]
COUNT = 100


@pytest.fixture(autouse=True)
def nothing_is_left():
    gc.collect()
    before = c.alive()
    yield
    gc.collect()
    assert c.alive() == before


def test_what_has_no_references_is_not_tracked():
    assert not gc.is_tracked(c.Plain())
    assert not gc.is_tracked(c.WithWeakrefs())
    assert not c.Plain.__flags__ & (1 << 14)
    assert [one for one in gc.get_objects() if type(one) is c.Plain] == []


@pytest.mark.parametrize("name", HOLDERS)
def test_what_may_have_references_is_tracked(name):
    made = getattr(c, name)()
    assert gc.is_tracked(made)
    assert type(made).__flags__ & (1 << 14)
    assert gc.is_tracked(c.WithDict())
    assert gc.is_tracked(c.Typed([], {}))


@pytest.mark.parametrize("name", HOLDERS)
def test_references_are_seen(name):
    made = getattr(c, name)()
    held = object()
    made.hold(held)
    assert held in gc.get_referents(made)
    assert type(made) in gc.get_referents(made)
    assert made in gc.get_referrers(held)


def test_references_of_known_types_are_seen():
    items, names = [1], {"a": 1, "b": 2}
    typed = c.Typed(items, names)
    assert typed.lengths() == (1, 2)
    seen = [id(one) for one in gc.get_referents(typed)]
    assert sorted(seen) == sorted([id(items), id(names), id(c.Typed)])


@pytest.mark.parametrize("name", HOLDERS)
def test_cycles_are_collected(name):
    before = c.alive()
    for _ in range(COUNT):
        made = getattr(c, name)()
        made.hold(made)
    for _ in range(COUNT):
        made = getattr(c, name)()
        made.hold([{"around": made}])
    del made
    assert c.alive() > before
    gc.collect()
    assert c.alive() == before


def test_cycles_through_typed_references_are_collected():
    before = c.alive()
    items = []
    items.append(c.Typed(items, {}))
    del items
    gc.collect()
    assert c.alive() == before


@pytest.mark.parametrize("name", HOLDERS)
def test_cycles_through_subclasses_are_collected(name):
    class Derived(getattr(c, name)):
        pass

    before = c.alive()
    for _ in range(COUNT):
        made = Derived()
        made.attribute = made
        made.hold(made)
    reference = weakref.ref(made)
    del made
    gc.collect()
    assert reference() is None
    assert c.alive() == before


def test_a_subclass_of_what_is_not_tracked():
    class Derived(c.Plain):
        pass

    before = c.alive()
    made = Derived()
    assert gc.is_tracked(made)
    assert gc.get_referents(made).count(Derived) <= 1
    made.number = 5
    made.attribute = made
    assert made.number == 5
    del made
    gc.collect()
    assert c.alive() == before


def test_cycles_through_the_dict_are_collected():
    before = c.alive()
    made = c.WithDict()
    made.me = made
    assert gc.get_referents(made)
    del made
    gc.collect()
    assert c.alive() == before


def test_a_reference_that_is_always_there():
    holder = []
    made = c.Always(holder)
    assert made.value is holder
    assert holder in gc.get_referents(made)
    made.value = 5
    assert made.value == 5
    holder.append(made)
    made.value = holder
    del made
    # Nothing in the value can be cleared, so the list is what the collector breaks the cycle at.
    del holder
    gc.collect()


def test_collecting_while_a_value_is_being_changed():
    made = c.Always([1, 2])
    made.collect_while_borrowed()
    assert made.value == [1, 2]


def test_a_live_object_is_not_cleared():
    made = c.One()
    made.hold(made)
    for _ in range(5):
        gc.collect()
    assert gc.get_referents(made).count(made) == 1
    made.hold(None)


def test_an_instance_that_its_class_keeps():
    assert c.KeptByItsClass.DEFAULT.number == 5
    assert gc.is_tracked(c.KeptByItsClass.DEFAULT)
    assert c.KeptByItsClass in gc.get_referents(c.KeptByItsClass.DEFAULT)


def test_the_debug_collector_sees_nothing_it_cannot_free():
    gc.collect()
    del gc.garbage[:]
    gc.set_debug(gc.DEBUG_SAVEALL)
    try:
        made = c.One()
        made.hold(made)
        del made
        gc.collect()
        kinds = {type(one) for one in gc.garbage}
    finally:
        gc.set_debug(0)
        for one in gc.garbage:
            if type(one) is c.One:
                one.hold(None)
        one = None
        del gc.garbage[:]
    assert c.One in kinds


@pytest.mark.parametrize("name", ["Plain", *HOLDERS, "WithDict", "WithWeakrefs"])
def test_making_many_leaks_nothing(name):
    kind = getattr(c, name)

    def rounds(count):
        for _ in range(count):
            made = kind()
            if hasattr(made, "hold"):
                made.hold([made])

    rounds(100)
    before = allocated_blocks()
    rounds(ROUNDS)
    assert allocated_blocks() - before < 500


@pytest.mark.parametrize("name", [*HOLDERS, "WithDict"])
def test_objects_in_cycles_are_collected(name):
    kind, before = getattr(c, name), c.alive()
    blocks = allocated_blocks()
    for _ in range(ROUNDS // 2):
        first, second = kind(), kind()
        if name == "WithDict":
            first.other, second.other = second, first
        else:
            first.hold(second)
            second.hold(first)
    del first, second
    gc.collect()
    assert c.alive() == before
    assert allocated_blocks() - blocks < 500
