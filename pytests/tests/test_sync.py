"""Waiting for a lock lets other threads run Python; values that are made once are made once."""

import threading

import pytest
from pytests import sync

WAITS = {
    "std_mutex": 5,
    "std_rw_lock": 5,
    "std_once": True,
    "std_once_lock": 5,
    "py_once_lock": 5,
    "py_mutex": 5,
    "lock_api": 5,
    "arc_lock": 5,
    "parking_lot_once": True,
}


@pytest.mark.parametrize("lock", WAITS)
def test_waiting_lets_others_run(python, lock):
    """In an interpreter of its own, which is ended where two threads wait for each other."""
    output = python(
        f"""
        import faulthandler
        faulthandler.dump_traceback_later(60, exit=True)
        from pytests import sync
        print(sync.{lock}())
        """
    )
    assert output == f"{WAITS[lock]}\n"


def in_threads(work, count=8):
    results = []
    start = threading.Barrier(count)

    def run():
        start.wait()
        results.append(work())

    threads = [threading.Thread(target=run) for _ in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(results) == count
    return results


def test_one_thread_makes_the_value():
    values = in_threads(sync.shared)
    assert len(set(map(id, values))) == 1
    assert sync.made() == 1
    assert sync.shared() is values[0]


def test_once_lock():
    assert sync.once_lock_fails_and_succeeds() == 5
    assert sync.once_lock_after_a_panic() == 5
    assert sync.std_once_after_a_panic()


def test_once_lock_that_asks_itself():
    with pytest.raises(BaseException, match="a `PyOnceLock` was asked for the value that it makes"):
        sync.once_lock_asks_itself()


def test_once_lock_import():
    import collections

    assert sync.imported("collections", "deque") is collections.deque
    with pytest.raises(ModuleNotFoundError, match="No module named 'there_is_none'"):
        sync.imported("there_is_none", "x")
    with pytest.raises(AttributeError, match="module 'math' has no attribute 'nope'"):
        sync.imported("math", "nope")
    with pytest.raises(TypeError, match="'float' object is not an instance of 'type'"):
        sync.imported("math", "pi")


def test_critical_sections():
    one, other = [], {}
    rounds = 500

    def work():
        for number in range(rounds):
            sync.sections(*((one, other) if number % 2 else (other, one)))

    # Every thread enters the sections of both objects, so `IN_ONE` is counted under two locks: only `IN_TWO` is exact.
    in_threads(work)
    _, in_two = sync.sections(one, other)
    assert in_two == 8 * rounds + 1


def test_critical_section_of_one_object():
    rounds = 500

    before, _ = sync.sections(in_threads, in_threads)
    in_threads(lambda: [sync.sections(in_threads, in_threads) for _ in range(rounds)])
    after, _ = sync.sections(in_threads, in_threads)
    assert after - before == 8 * rounds + 1


def test_critical_sections_of_mutexes():
    rounds = 500
    in_threads(lambda: [sync.mutex_sections() for _ in range(rounds)])
    assert sync.mutex_sections() == (2 * (8 * rounds + 1), 8 * rounds + 1)
    assert sync.the_same_mutex_twice()


def test_mutex():
    assert sync.poisoned() == (True, 2)
    assert sync.many_threads() == 8000
    assert sync.locked_length([1, 2, 3]) == 3
