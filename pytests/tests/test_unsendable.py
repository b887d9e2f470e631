"""Values that stay with the thread that made them."""

import gc
import sys
import sysconfig
import threading

import pytest
from pytests import unsendable as u

ELSEWHERE = "is unsendable, but sent to another thread"


def elsewhere(call):
    """What `call` raises in another thread, or what it returns there."""
    result = []

    def run():
        try:
            result.append(call())
        except BaseException as error:
            result.append(error)

    thread = threading.Thread(target=run)
    thread.start()
    thread.join()
    return result.pop()


def test_here():
    counter = u.Counter()
    assert [counter.next(), counter.next(), u.next_of(counter)] == [1, 2, 3]
    counter.reset()
    assert counter.next() == 1
    assert u.Frozen().count == 0
    assert u.Over().number == 5
    assert u.OverDict().next() == 1


@pytest.mark.parametrize(
    ("make", "use", "name"),
    [
        (u.Counter, lambda one: one.next(), "Counter"),
        (u.Counter, lambda one: one.reset(), "Counter"),
        (u.Counter, lambda one: one.held, "Counter"),
        (u.Counter, lambda one: setattr(one, "held", 5), "Counter"),
        (u.Counter, u.next_of, "Counter"),
        (u.Frozen, lambda one: one.count, "Frozen"),
        (u.Over, lambda one: one.number, "Counter"),
        (u.Over, lambda one: one.next(), "Counter"),
        (u.OverDict, lambda one: one.next(), "OverDict"),
        (type("Derived", (u.Counter,), {}), lambda one: one.next(), "Counter"),
    ],
)
def test_elsewhere(make, use, name):
    one = make()
    error = elsewhere(lambda: use(one))
    assert type(error).__name__ == "PanicException"
    assert str(error).endswith(f"::unsendable::unsendable::{name} {ELSEWHERE}")
    use(one)


def test_what_is_no_value_can_be_used_elsewhere():
    one = u.OverDict()
    elsewhere(lambda: one.update(a=1))
    assert one == {"a": 1}
    assert elsewhere(lambda: repr(u.Counter)) == repr(u.Counter)
    assert elsewhere(lambda: u.Counter().next()) == 1


def test_dropping_elsewhere():
    seen = []
    before, hook = u.alive(), sys.unraisablehook
    sys.unraisablehook = lambda raised: seen.append((raised.exc_type, str(raised.exc_value)))
    try:
        for make in (u.Counter, u.Over):
            holder = [make()]
            elsewhere(holder.clear)
    finally:
        sys.unraisablehook = hook
    if sysconfig.get_config_var("Py_GIL_DISABLED"):
        # The last reference that another thread gives up comes back to the thread that made the instance.
        assert (seen, u.alive()) == ([], before)
        return
    assert [kind for kind, _ in seen] == [RuntimeError] * 2
    assert all(
        text.endswith("Counter is unsendable, but is being dropped on another thread")
        for _, text in seen
    )
    # The values are leaked: only their thread could have dropped them.
    assert u.alive() == before + 2


def test_collecting_elsewhere():
    gc.collect()
    before = u.alive()
    one = u.Counter()
    one.held = [one]
    del one
    elsewhere(gc.collect)
    assert u.alive() == before + 1
    gc.collect()
    assert u.alive() == before


def test_a_thread_that_is_gone():
    one = elsewhere(u.Counter)
    for _ in range(50):
        error = elsewhere(one.next)
        assert ELSEWHERE in str(error)
    hook, sys.unraisablehook = sys.unraisablehook, lambda _: None
    try:
        del one
    finally:
        sys.unraisablehook = hook
