"""`__traverse__` and `__clear__` that are written by hand."""

import gc

from allocations import blocks_left
from pytests import traversal as t


def cycle(kind):
    one = kind()
    one.hold([one])
    return one


def left_alive(make, count):
    """How many values are left of so many cycles."""
    gc.collect()
    before = t.alive()
    for _ in range(count):
        make()
    gc.collect()
    return t.alive() - before


def test_what_no_trait_finds_is_collected():
    assert gc.is_tracked(t.Hidden())
    assert left_alive(lambda: cycle(t.Hidden), 1000) == 0


def test_what_is_in_use_is_not_collected():
    kept = cycle(t.Hidden)
    before = t.alive()
    gc.collect()
    assert t.alive() == before
    assert gc.get_referents(kept)[-1][0] is kept


def test_a_derived_class():
    class Derived(t.Hidden):
        pass

    assert left_alive(lambda: cycle(Derived), 1000) == 0


def test_the_base_comes_first():
    held, more = [1], [2]
    one = t.More(more)
    one.hold(held)
    assert gc.get_referents(one)[-2:] == [held, more]


def test_it_stands_in_the_place_of_what_the_fields_show():
    secret = cycle(t.Secret)
    assert gc.get_referents(secret) in ([], [t.Secret])
    before = t.alive()
    gc.collect()
    assert t.alive() == before
    secret.hold(None)
    del secret
    assert t.alive() == before - 1


def test_clearing_by_hand():
    before = t.cleared()
    assert left_alive(lambda: cycle(t.Cleared), 100) == 0
    assert t.cleared() == before + 100


def test_a_value_that_somebody_changes_is_passed_over():
    busy = t.Busy()
    gc.collect()
    assert busy.seen > 0
    assert busy.collect() == 0


def test_what_is_dropped_meanwhile_is_given_back_later():
    before = t.alive()
    for _ in range(100):
        cycle(t.Hasty)
    gc.collect()
    t.give_back()
    gc.collect()
    t.give_back()
    assert t.alive() == before


def test_no_panic_leaves_the_collector(capfd):
    for attaches in (False, True):
        kept = t.Unruly(attaches)
        t.Unruly.start(True)
        gc.collect()
        t.Unruly.start(False)
        gc.collect()
        del kept
    text = capfd.readouterr().err
    assert "in __traverse__" in text
    assert "Attaching a thread to the interpreter is prohibited" in text


def test_nothing_is_left():
    assert blocks_left(lambda: cycle(t.Hidden)) < 200
