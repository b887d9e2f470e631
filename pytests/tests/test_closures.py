"""Functions that are made at run time."""

import gc
import inspect
import sys
import threading
import weakref

import pytest
from allocations import allocated_blocks
from pytests import closures


def test_arguments():
    echo = closures.echo()
    assert echo() == ((), None)
    assert echo(1, "a") == ((1, "a"), None)
    assert echo(1, b=2) == ((1,), {"b": 2})
    assert echo(*range(20), **{"not an identifier": 1}) == (
        tuple(range(20)),
        {"not an identifier": 1},
    )


def test_what_python_sees():
    echo, add = closures.echo(), closures.adder(1)
    assert (echo.__name__, echo.__doc__, echo.__module__) == ("pyo3-closure", None, None)
    assert (add.__name__, add.__doc__) == ("add", "Adds.")
    assert str(inspect.signature(add)) == "(other, /)"
    assert repr(add).startswith("<built-in method add of PyCapsule object at 0x")
    assert type(add) is type(len)


def test_results_and_errors():
    add = closures.adder(40)
    assert add(2) == 42
    with pytest.raises(ValueError, match="too much"):
        add(2**63 - 1)
    with pytest.raises(TypeError, match="'str' object cannot be (converted to|interpreted as)"):
        add("a")
    with pytest.raises(ValueError, match="expected tuple of length 1, but got tuple of length 2"):
        add(1, 2)
    with pytest.raises(BaseException, match="in a closure") as panic:
        closures.panics()()
    assert type(panic.value).__name__ == "PanicException"


def test_state():
    count = closures.counter()
    threads = [threading.Thread(target=lambda: [count() for _ in range(500)]) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert count() == 2001
    assert closures.counter()() == 1


def test_c_functions():
    plain, with_keywords = closures.of_c(None)
    assert (plain(), plain(1, 2)) == (0, 2)
    assert plain.__doc__ == "Counts."
    with pytest.raises(TypeError, match="takes no keyword arguments"):
        plain(a=1)
    assert with_keywords(1) is False
    assert with_keywords(1, a=2) == {"a": 2}
    plain, with_keywords = closures.of_c(sys)
    assert plain(1) == 101
    assert (plain.__module__, plain.__self__) == ("sys", sys)


def test_dropped_with_the_function():
    class Kept:
        pass

    kept = Kept()
    alive = weakref.ref(kept)
    function = closures.keeper(kept)
    method = function.__call__
    del kept
    gc.collect()
    assert function() is alive() is not None
    del function
    assert method() is alive()
    del method
    gc.collect()
    assert alive() is None


def test_no_leak():
    def use():
        closures.keeper([])()
        closures.adder(1)(2)
        with pytest.raises(TypeError):
            closures.adder(1)("a")

    for _ in range(10):
        use()
    before = allocated_blocks()
    for _ in range(1000):
        use()
    assert allocated_blocks() - before < 100
