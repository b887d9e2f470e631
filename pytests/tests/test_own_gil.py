"""Interpreters with a GIL of their own: a module that promises to be right there can be imported, and they run at once."""

import sys

import pytest

if sys.version_info < (3, 12):
    pytest.skip("there is one GIL up to Python 3.11", allow_module_level=True)

HEAD = """
import sys
import threading

try:
    import _interpreters
    create, destroy = (lambda: _interpreters.create("isolated")), _interpreters.destroy
    def run(interpreter, code):
        failed = _interpreters.exec(interpreter, code)
        if failed is not None:
            raise RuntimeError(failed.formatted)
except ImportError:
    import _xxsubinterpreters
    create, destroy = _xxsubinterpreters.create, _xxsubinterpreters.destroy
    run = _xxsubinterpreters.run_string

def in_threads(*works):
    failed = []
    def guarded(work):
        try:
            work()
        except BaseException as error:
            failed.append(error)
    threads = [threading.Thread(target=guarded, args=(work,)) for work in works]
    for thread in threads: thread.start()
    for thread in threads: thread.join()
    assert not failed, failed
"""

LOAD = """
from importlib.machinery import ExtensionFileLoader
from importlib.util import module_from_spec, spec_from_file_location
spec = spec_from_file_location("own_gil", LIBRARY, loader=ExtensionFileLoader("own_gil", LIBRARY))
own_gil = module_from_spec(spec)
spec.loader.exec_module(own_gil)
"""

CHECK = """
import gc
counter = own_gil.Counter(5)
counter.increment(by=2)
assert counter.count == 7 and counter == own_gil.Counter(7)
assert own_gil.Counter.START.count == 0
class Derived(own_gil.Counter):
    pass
assert Derived(7) == counter
try:
    counter.fail()
except ValueError as error:
    assert str(error) == "at 7"
try:
    counter.increment(to=3)
except TypeError as error:
    assert "increment() got an unexpected keyword argument 'to'" in str(error), error
try:
    own_gil.panics()
except BaseException as error:
    assert type(error).__name__ == "PanicException"
assert own_gil.made_once() is own_gil.made_once()
assert own_gil.interned() == "a name of the module with its own GIL"
own_gil.drop_detached(object())
gc.collect()
"""


@pytest.fixture
def program(python, library):
    def run(code):
        load = LOAD.replace("LIBRARY", repr(str(library)))
        return python(HEAD + f"LOAD = {load!r}\nCHECK = {CHECK!r}\n" + code)

    return run


def test_one_and_another(program):
    output = program(
        """
one = create()
run(one, LOAD + CHECK)
exec(LOAD + CHECK)
run(one, CHECK)
destroy(one)
exec(CHECK)
print("done")
"""
    )
    assert output == "done\n"


def test_classes_are_not_shared(program):
    output = program(
        """
import os
read, write = os.pipe()
REPORT = LOAD + f'''
import os
os.write({write}, (repr([id(own_gil.Counter), id(own_gil.made_once())]) + chr(10)).encode())
'''
ones = [create() for _ in range(3)]
for one in ones: run(one, REPORT)
exec(REPORT)
seen = [eval(line) for line in os.read(read, 10000).decode().splitlines()]
for column in zip(*seen):
    assert len(set(column)) == 4, seen
for one in ones: destroy(one)
print("done")
"""
    )
    assert output == "done\n"


def test_two_run_at_once(program):
    """Two calls wait for each other, and neither lets go of its GIL: with one GIL they would not meet."""
    output = program(
        """
exec(LOAD)
one, other = create(), create()
run(one, LOAD)
run(other, LOAD)
in_threads(
    lambda: run(one, "assert own_gil.meet(0, 60)"),
    lambda: run(other, "assert own_gil.meet(0, 60)"),
)
# In one interpreter the first to come keeps the other one out, where there is a GIL.
together = []
in_threads(*[lambda: together.append(own_gil.meet(1, 1))] * 2)
has_gil = getattr(sys, "_is_gil_enabled", lambda: True)()
assert sorted(together) == ([False, True] if has_gil else [True, True]), together
for interpreter in (one, other): destroy(interpreter)
print("done")
"""
    )
    assert output == "done\n"


def test_many_at_once(program):
    """Imported for the first time by interpreters that run at the same time; used, ended and begun again."""
    output = program(
        """
def work():
    for _ in range(5):
        one = create()
        run(one, LOAD + "for _ in range(20): exec(CHECK)".replace("CHECK", repr(CHECK)))
        destroy(one)

in_threads(*[work] * 4)
exec(LOAD + CHECK)
print("done")
"""
    )
    assert output == "done\n"


def test_beside_a_module_that_does_not_promise(program):
    output = program(
        """
import pytests
one = create()
try:
    run(one, f"import sys; sys.path[:] = {sys.path!r}; import pytests")
except Exception as error:
    assert "module pytests does not support loading in subinterpreters" in str(error), error
else:
    print("imported")
run(one, LOAD + CHECK)
destroy(one)
exec(LOAD + CHECK)
print("done")
"""
    )
    assert output == "done\n"
