"""Instances that hold the last reference to the next one: the end of a long chain is no deep recursion."""

import gc
import sys
import threading
import weakref

import pytest
from pytests import long_chains as c

LONG = 20_000


def over(kind):
    """Makes links of a class over a container of Python's own, whose `__init__` takes the arguments."""

    def link(end):
        made = kind()
        made.next = end
        return made

    return link


LINKS = {
    "Link": c.Link,
    "FrozenLink": c.FrozenLink,
    "LockedLink": c.LockedLink,
    "UnsendableLink": c.UnsendableLink,
    "OpenLink": c.OpenLink,
    "OverLink": c.OverLink,
    "ShownLink": c.ShownLink,
    "ListLink": over(c.ListLink),
    "DictLink": over(c.DictLink),
    "ExceptionLink": c.ExceptionLink,
}


@pytest.fixture(autouse=True)
def all_of_it_ends():
    gc.collect()
    before = c.alive()
    yield
    assert c.alive() == before


def chain(link, length=LONG, end=None):
    for _ in range(length):
        end = link(end)
    return end


@pytest.mark.parametrize("name", LINKS)
def test_of_one_class(name):
    before = c.alive()
    first = chain(LINKS[name])
    assert c.alive() == before + LONG
    del first
    assert c.alive() == before


def test_a_million():
    first = chain(c.Link, 1_000_000)
    del first


def test_of_all_classes_in_turn():
    first, links = None, [*LINKS.values()]
    for number in range(LONG):
        first = links[number % len(links)](first)
    del first


@pytest.mark.parametrize(
    "link",
    [
        lambda end: c.Link([end]),
        lambda end: c.Link((end,)),
        lambda end: c.Link({"next": end}),
        lambda end: c.Link([[[[{"next": (end,)}]]]]),
        lambda end: [c.Link(c.FrozenLink(end))],
        lambda end: c.OverLink((LINKS["ListLink"](end), None)),
        lambda end: c.ExceptionLink([ValueError(end)]),
        lambda end: c.Link(lambda: end),
        lambda end: c.Link(iter([end])),
    ],
    ids=["list", "tuple", "dict", "nested", "two", "over", "exceptions", "closures", "iterators"],
)
def test_with_what_python_holds_things_in(link):
    first = chain(link)
    del first


def test_the_items_of_a_list_of_ours():
    first = None
    for _ in range(LONG):
        link = c.ListLink()
        link.append(first)
        first = link
    del first, link


def test_attributes():
    first = None
    for _ in range(LONG):
        link = c.OpenLink(None)
        link.next_one = first
        first = link
    del first, link


class Plain(c.Link):
    pass


class Slotted(c.Link):
    __slots__ = ("slot",)


class Ending(c.Link):
    ended = 0

    def __del__(self):
        Ending.ended += 1


@pytest.mark.parametrize("kind", [Plain, Slotted, Ending])
def test_classes_derived_in_python(kind):
    Ending.ended = 0
    first = chain(kind)
    del first
    assert Ending.ended == (LONG if kind is Ending else 0)


def test_slots_and_attributes_of_derived_classes():
    first = None
    for number in range(LONG):
        link = (Plain, Slotted)[number % 2](None)
        link.slot = first
        first = link
    del first, link


def test_an_instance_that_comes_back():
    kept = []

    class Returning(c.Link):
        def __del__(self):
            kept.append(self)

    first = chain(c.Link, LONG, Returning(chain(c.Link)))
    del first
    (back,) = kept
    assert back.next is not None
    del back
    kept.clear()


@pytest.mark.parametrize("name", ["Link", "DictLink"])
def test_weak_references(name):
    ended, references, first = [], [], None
    for _ in range(LONG):
        first = LINKS[name](first)
        references.append(weakref.ref(first, ended.append))
    del first
    assert [reference() for reference in references] == [None] * LONG
    assert len(ended) == LONG
    assert {id(reference) for reference in ended} == {id(reference) for reference in references}


def test_weak_references_while_the_chain_ends():
    first, references, alive = None, [], []

    def look():
        links = [reference() for reference in references]
        assert all(link is None or type(link.next) in (c.CallingLink, type(None)) for link in links)
        alive.append(sum(link is not None for link in links))

    for _ in range(200):
        first = c.CallingLink(c.Link(first), look)
        references.append(weakref.ref(first.next))
    del first
    assert alive == [*range(200, 0, -1)]


def test_finalizers():
    ended, first = [], None
    for number in range(LONG):
        first = c.Link(first)
        weakref.finalize(first, ended.append, number)
    del first
    assert sorted(ended) == list(range(LONG))


def test_python_code_that_runs_while_the_chain_ends():
    calls = []

    def call():
        calls.append(1)
        if len(calls) % 1000 == 0:
            chain(c.Link)
            gc.collect()

    first = None
    for _ in range(LONG):
        first = c.CallingLink(c.Link(first), call)
    del first
    assert len(calls) == LONG


def test_what_is_raised_goes_on():
    def fail():
        first = chain(c.Link, LONG, c.CallingLink(None, list))
        assert first is not None
        raise KeyError("raised with the chain")

    with pytest.raises(KeyError, match="raised with the chain") as raised:
        fail()
    raised.value.__traceback__ = None
    del raised


def test_rings_that_the_collector_finds():
    end = c.OpenLink(None)
    end.next_one = chain(c.Link, LONG, end)
    alive = c.alive()
    del end
    gc.collect()
    assert c.alive() == alive - LONG - 1


def test_on_a_small_stack():
    ended = []

    def run():
        first = chain(lambda end: c.Link([Plain(end)]))
        del first
        ended.append(True)

    size = threading.stack_size(512 * 1024)
    try:
        thread = threading.Thread(target=run)
        thread.start()
    finally:
        threading.stack_size(size)
    thread.join()
    assert ended == [True]


def test_on_several_threads():
    def run():
        for _ in range(5):
            chain(c.Link, LONG // 2)
            chain(lambda end: Ending([end]), LONG // 2)

    threads = [threading.Thread(target=run) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def test_nothing_is_left():
    for _ in range(3):
        chain(lambda end: c.Link([end]), 1000)
    gc.collect()
    before = sys.getallocatedblocks()
    for _ in range(20):
        chain(lambda end: c.Link([end]), 1000)
    gc.collect()
    assert sys.getallocatedblocks() - before < 300
