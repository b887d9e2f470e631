"""Classes that say `lock`: a call waits for those of other threads. Guards that end on other threads."""

import gc
import sys
import threading

import pytest
from pytests import locking as l
from raised import message

notes = pytest.mark.skipif(sys.version_info < (3, 11), reason="there are no notes up to 3.10")


def in_threads(count, work):
    failed = []
    start = threading.Barrier(count)

    def run(number):
        try:
            start.wait()
            work(number)
        except BaseException as error:
            failed.append(error)

    threads = [threading.Thread(target=run, args=(number,)) for number in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []


def test_sixteen_threads_change_one_value():
    counter = l.Counter()

    def work(_):
        increment = counter.increment
        for _ in range(100_000):
            increment()

    in_threads(16, work)
    assert counter.value() == 1_600_000


def test_threads_that_detach_in_the_middle():
    counter = l.Counter()

    def work(number):
        for _ in range(300):
            counter.increment_slowly()
            assert 0 < counter.value() <= 4800
            assert counter.count <= len(counter) or number

    in_threads(16, work)
    assert counter.count == 4800


def test_the_collector_runs_while_threads_wait():
    counter = l.Counter(0, [])
    counter.held().append(counter)

    def work(number):
        for _ in range(25):
            counter.increment_slowly()
            if number == 0:
                gc.collect()

    in_threads(8, work)
    assert counter.count == 200


def test_a_call_waits_for_another_thread():
    counter = l.Counter()
    entered, leave = threading.Event(), threading.Event()
    seen = []

    def hold():
        counter.change_and_call(
            lambda: (entered.set(), leave.wait(), counter.__dict__.update(done=True))
        )

    holder = threading.Thread(target=hold)
    holder.start()
    entered.wait()
    reader = threading.Thread(
        target=lambda: seen.append((counter.value(), counter.__dict__["done"]))
    )
    reader.start()
    assert seen == []
    leave.set()
    reader.join()
    holder.join()
    assert seen == [(0, True)]


@pytest.mark.parametrize("outer", ["change_and_call", "read_and_call"])
@pytest.mark.parametrize(
    ("name", "call"),
    [
        ("Counter.increment()", lambda counter: counter.increment()),
        ("Counter.guarded()", lambda counter: counter.guarded()),
        ("Counter.change_and_call()", lambda counter: counter.change_and_call(list)),
    ],
)
def test_a_call_that_would_wait_for_itself_names_both(outer, name, call):
    counter = l.Counter()
    doing = "is still using it"
    assert message(RuntimeError, getattr(counter, outer), lambda: call(counter)) == (
        f"Already borrowed: {name} was called while Counter.{outer}() of the same thread {doing}"
    )
    counter.increment()
    assert counter.value() == 1


def test_reading_what_the_same_thread_changes():
    counter = l.Counter()
    for read, name in ((counter.value, "value"), (counter.__len__, "__len__")):
        assert message(RuntimeError, counter.change_and_call, read) == (
            f"Already mutably borrowed: Counter.{name}() was called while Counter.change_and_call() of the same "
            "thread is still changing it"
        )
    assert counter.read_and_call(lambda: counter.read_and_call(counter.value)) == 0


def test_a_borrow_in_rust_that_does_not_wait():
    counter = l.Counter()
    assert (
        message(RuntimeError, counter.read_and_call, lambda: l.try_change(counter))
        == "Already borrowed"
    )
    l.try_change(counter)
    assert counter.value() == 1


def test_threads_that_would_wait_for_each_other():
    """Each has one value and wants the other's: the last to come gets an error, and the first goes on."""
    one, other = l.Counter(), l.Counter()
    failed = []
    both = threading.Barrier(2)

    def work(mine, wanted):
        def want():
            both.wait()
            wanted.increment()

        try:
            mine.change_and_call(want)
        except RuntimeError as error:
            failed.append(str(error))

    threads = [threading.Thread(target=work, args=pair) for pair in ((one, other), (other, one))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == [
        "Already borrowed: Counter.increment() would wait for ever, since Counter.change_and_call() waits for what "
        "this thread has"
    ]
    assert one.value() + other.value() == 1


def test_two_values_in_any_order():
    one, other = l.Counter(1000), l.Counter(1000)
    refused = []

    def work(number):
        for _ in range(500):
            first, second = (one, other) if number % 2 else (other, one)
            try:
                first.move_to(second)
            except RuntimeError as error:
                assert "would wait for ever" in str(error)
                refused.append(error)

    in_threads(8, work)
    assert one.count + other.count == 2000
    assert message(RuntimeError, one.move_to, one).startswith(
        "Already borrowed: a borrow of `Counter` was called while"
    )


def test_guards_of_a_lock_class_end_elsewhere():
    counter = l.Counter()
    l.count_in_threads(counter, 50)
    assert counter.count == 50
    in_threads(4, lambda _: [counter.increment() for _ in range(500)])
    assert counter.count == 2050


def test_a_derived_class():
    class Derived(l.Counter):
        def twice(self):
            self.increment()
            self.increment()

    derived = Derived(3)
    in_threads(4, lambda _: [derived.twice() for _ in range(200)])
    assert derived.count == 1603


def test_cycles_are_collected():
    import weakref

    counter = l.Counter(0, [])
    counter.held().append(counter)
    gone = weakref.ref(counter)
    del counter
    gc.collect()
    assert gone() is None


def test_guards_that_end_detached():
    record = l.Record("name", list(range(10)))
    for threads in (1, 3, 8):
        assert record.total(threads) == 45 * threads
        # Every borrow has ended.
        record.push(0)
    assert record.len() == 13
    record.clear()
    assert record.len() == 0


def test_guards_that_end_elsewhere_while_this_thread_borrows():
    record = l.Record("name", [])
    refused = l.guards_elsewhere(record, 200)
    assert 0 <= refused <= 200 * 20
    assert record.len() == 200
    record.clear()


def test_parts():
    record = l.Record("name", [1, 2, 3])
    assert l.name_and_call(record, record.len) == "name"
    assert message(RuntimeError, l.name_and_call, record, record.clear) == "Already borrowed"
    assert (
        message(RuntimeError, l.numbers_and_call, record, record.len) == "Already mutably borrowed"
    )
    l.numbers_and_call(record, list)
    assert record.total(1) == 6
    assert (
        message(TypeError, l.name_and_call, 5, list)
        == "'int' object is not an instance of 'Record'"
    )
    record.clear()


def test_guards_of_a_base():
    dated = l.Dated("name", 2000)
    assert dated.both() == (2001, 2)
    assert dated.both() == (2002, 3)
    assert dated.name_and_year() == "name 2002 3"
    # Every borrow has ended.
    dated.clear()
    assert dated.name_and_year() == "name 2002 0"


@notes
def test_notes_name_the_method():
    record = l.Record("name", [])
    with pytest.raises(RuntimeError) as raised:
        l.name_and_call(record, record.clear)
    assert (
        raised.value.__notes__[0]
        == "Record.clear() changes the instance, and another call is still using it"
    )
    assert raised.value.__notes__[1].startswith("hint: ")
    with pytest.raises(RuntimeError) as raised:
        l.numbers_and_call(record, record.len)
    assert (
        raised.value.__notes__[0]
        == "Record.len() reads the instance, and another call is still changing it"
    )
    with pytest.raises(RuntimeError) as raised:
        l.numbers_and_call(record, lambda: l.name_and_call(record, list))
    assert raised.value.__notes__ == [
        "an instance of `Record` is to be read, and another call is still changing it",
        raised.value.__notes__[1],
        "while processing 'record'",
    ]
