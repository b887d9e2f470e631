"""Everything at once, from eight threads: nothing crashes, nothing is lost.

Each test takes a fraction of a second; `make stress` sets how many seconds each one goes on for.
"""

import os
import sysconfig

import pytest

SECONDS = float(os.environ.get("KEELBACK_STRESS_SECONDS", "0.2"))

HEAD = """
import faulthandler
import gc
import sys
import threading
import time
import weakref

faulthandler.enable()
SECONDS = {seconds}
THREADS = 8


def in_threads(work, seconds=SECONDS):
    '''Calls `work(number of the thread, round)` until the time is over; how many rounds there were.'''
    start = threading.Barrier(THREADS)
    failed, rounds = [], [0] * THREADS

    def run(thread):
        start.wait()
        end = time.monotonic() + seconds
        try:
            while not failed and (rounds[thread] < 20 or time.monotonic() < end):
                work(thread, rounds[thread])
                rounds[thread] += 1
        except BaseException as error:
            failed.append(error)
            raise

    threads = [threading.Thread(target=run, args=(thread,)) for thread in range(THREADS)]
    for thread in threads: thread.start()
    for thread in threads: thread.join()
    assert not failed, failed
    return sum(rounds)


def at_once(work):
    '''What `work()` returns in each of the threads, which begin together.'''
    start, results = threading.Barrier(THREADS), []

    def run():
        start.wait()
        results.append(work())

    threads = [threading.Thread(target=run) for _ in range(THREADS)]
    for thread in threads: thread.start()
    for thread in threads: thread.join()
    assert len(results) == THREADS
    return results


def references():
    '''All references of the interpreter, where it counts them.'''
    gc.collect()
    gc.collect()
    return sys.gettotalrefcount() if hasattr(sys, "gettotalrefcount") else 0


def balanced(work):
    '''Runs the threads twice; the second time leaves as many references behind as it found.'''
    in_threads(work, SECONDS / 4)
    before = references()
    rounds = in_threads(work)
    left = references() - before
    # What threads themselves leave: the number does not grow with the rounds.
    assert abs(left) < 2000 + rounds // 100, (left, rounds)


def borrowed(call, *arguments):
    '''Calls; a value that another thread has borrowed is no mistake.'''
    try:
        return call(*arguments)
    except RuntimeError as error:
        assert str(error).startswith("Already "), error


import pytests
from pytests import threads as t
if {free_threaded}:
    assert not sys._is_gil_enabled()
"""

FREE_THREADED = bool(sysconfig.get_config_var("Py_GIL_DISABLED"))

STRESS = {
    "construct": """
def work(thread, number):
    node = t.Node(number, object=t.Node(thread))
    assert node.number == number and node.object.number == thread
    assert t.Fixed(number).read() == number
    node.object = None
balanced(work)
gc.collect()
assert t.nodes() == 0, t.nodes()
""",
    "call": """
shared, fixed = t.Node(5), t.Fixed(7)
def work(thread, number):
    assert fixed.read() == 7 and fixed.number == 7
    borrowed(shared.bump)
    borrowed(shared.read)
    borrowed(shared.call, lambda value: value)
    try:
        shared.fail(key="x")
    except KeyError as error:
        assert error.args == ("x",)
    except RuntimeError as error:
        assert str(error).startswith("Already ")
    assert t.everything(1, 2, a=3) == 3
    try:
        t.everything(1, 2, **{1: 2})
    except TypeError:
        pass
balanced(work)
assert shared.bump() > 5
""",
    "get and set": """
shared = t.Node(0)
def set_and_get():
    shared.number = 1
    shared.object = [shared.number]
    shared.attribute = shared.object
    return shared.object
def work(thread, number):
    borrowed(set_and_get)
    borrowed(len, shared)
    borrowed(lambda: shared[1])
    borrowed(lambda: shared.attribute)
shared.attribute = None
balanced(work)
""",
    "a shared list": """
shared = []
def work(thread, number):
    if thread % 2:
        t.change_list(shared, number)
        shared.append(None)
        if number % 10 == 0:
            shared.clear()
    else:
        try:
            t.read_list(shared)
        except TypeError as error:
            assert "None" in str(error), error
balanced(work)
""",
    "a shared dict": """
shared = {}
def work(thread, number):
    if thread % 2:
        t.change_dict(shared, number)
        shared.pop("key 1", None)
    else:
        t.read_dict(shared)
balanced(work)
""",
    "a shared set": """
shared = set()
def work(thread, number):
    t.use_set(shared, number + thread)
balanced(work)
""",
    "a shared class": """
def work(thread, number):
    t.Node.attribute = number
    t.Node.method = lambda self: self.read()
    assert isinstance(t.Node.attribute, int)
    assert t.Node(3).method() == 3
    assert t.Node.__name__ == "Node"
    assert isinstance(t.Node(1), t.Node)
balanced(work)
""",
    "subclass": """
def work(thread, number):
    class Derived(t.Node):
        def twice(self):
            return 2 * self.read()
    one = Derived(number)
    assert one.twice() == 2 * number and isinstance(one, t.Node)
    one.object = one
balanced(work)
gc.collect()
gc.collect()
assert t.nodes() == 0, t.nodes()
""",
    "drop": """
places = [None] * 16
def work(thread, number):
    node = t.Node(number, places[number % 16])
    places[(number + thread) % 16] = node
    weak = weakref.ref(node)
    assert weak() is node
    node.object = None
    if number % 50 == 0:
        gc.collect()
balanced(work)
places.clear()
gc.collect()
assert t.nodes() == 0, t.nodes()
""",
    "rust threads": """
shared = t.Node(1)
def work(thread, number):
    t.use_in_rust_threads(shared, 2)
    assert t.share_error(2)
balanced(work)
""",
}


@pytest.fixture
def program(python):
    head = HEAD.format(seconds=SECONDS, free_threaded=FREE_THREADED)
    return lambda code: python(head + code + "\nprint('done')\n", timeout=120 + 10 * SECONDS)


@pytest.mark.parametrize("name", STRESS)
def test_all_at_once(program, name):
    assert program(STRESS[name]) == "done\n"


def test_first_uses(program):
    """A value, a name and a class that eight threads ask for at once are made once."""
    output = program(
        """
for place in range(100):
    values = at_once(lambda: (t.value(place), t.name(place)))
    assert len({id(value) for value, _ in values}) == 1
    assert t.made(place) == 1
    assert {name for _, name in values} == {"a name that eight threads ask for at once"}
    assert len({id(name) for _, name in values}) == 1
for which in range(8):
    ones = at_once(lambda: t.lonely(which))
    classes = {type(one) for one in ones}
    assert len(classes) == 1
    first = {id(type(one).first) for one in ones}
    assert len(first) == 1 and type(ones[0]).first.number == 1
    assert {one.number for one in ones} == {which}
"""
    )
    assert output == "done\n"


def test_imported_by_eight_threads(python):
    for _ in range(max(3, int(SECONDS * 2))):
        output = python(
            """
            import threading
            start, seen = threading.Barrier(8), []
            def run():
                start.wait()
                import pytests
                from pytests import threads as t
                node = t.Node(3)
                seen.append((type(node), t.value(0), node.bump()))
            threads = [threading.Thread(target=run) for _ in range(8)]
            for thread in threads: thread.start()
            for thread in threads: thread.join()
            assert len(seen) == 8 and len(set(seen)) == 1, seen
            print("done")
            """
        )
        assert output == "done\n"


def test_the_interpreter_ends_while_others_are_detached(python):
    for number in range(max(3, int(SECONDS * 2))):
        output = python(
            """
            import sys, threading, time
            from pytests import finalization as f, locking as l, sync, threads as t
            counter = l.Counter()
            def run(thread):
                while True:
                    counter.increment_slowly()
                    t.use_in_rust_threads(counter, 1)
                    sync.many_threads()
            for thread in range(4):
                threading.Thread(target=run, args=(thread,), daemon=True).start()
            f.attach_for_ever(2)
            f.detach_for_ever()
            time.sleep(int(sys.argv[1]) % 10 / 100)
            print("the end", flush=True)
            """,
            number,
        )
        assert output == "the end\n"
