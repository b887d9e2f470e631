"""Subinterpreters: each has its own classes, and none of them outlives its interpreter.

Every test runs in an interpreter of its own, since a process that has had several is another one ever after.
"""

import sys

import pytest
from allocations import ROUNDS

# `create()`, `run(id, code)`, `destroy(id)` with what the version at hand has; the GIL is shared.
HEAD = """
import sys

if sys.version_info >= (3, 13):
    import _interpreters

    def create(kind="legacy"):
        return _interpreters.create(kind)

    def run(interpreter, code):
        failed = _interpreters.exec(interpreter, code)
        if failed is not None:
            raise RuntimeError(failed.formatted)

    destroy = _interpreters.destroy
else:
    import _xxsubinterpreters

    def create(kind="legacy"):
        if kind == "isolated" or sys.version_info >= (3, 9) and sys.version_info < (3, 12):
            return _xxsubinterpreters.create(isolated=kind == "isolated")
        return _xxsubinterpreters.create(isolated=False)

    run = _xxsubinterpreters.run_string
    destroy = _xxsubinterpreters.destroy
"""

CHECK = """
import sys
sys.path[:] = PATH
import pytests
from pytests import interpreters as i, functions, classes, datetimes, special_methods

thing = i.make_thing(5)
assert type(thing) is i.Thing
assert i.number_of(thing) == 5 and len(thing) == 5
assert i.Thing(7, object=thing).object is thing
assert functions.two(b=1, a=2) == 3
assert functions.everything(1, c=3)[:2] == (1, 2)
try:
    functions.two(1)
except TypeError as error:
    assert str(error) == "two() missing 1 required positional argument: 'b'"
try:
    i.fail()
except i.OwnError as error:
    assert str(error) == "own"
    assert type(error) is i.OwnError
try:
    i.panics()
except BaseException as error:
    assert type(error) is sys.modules["pyo3_runtime"].PanicException, type(error)
assert i.interned() is i.interned() is sys.intern("a name that only this module interns")
assert i.made_once() is i.made_once()
assert [*special_methods.Numbers([1, 2])] == [1, 2]
import datetime
assert datetimes.types()[0] is datetime.date
assert datetimes.utc().utcoffset(None) == datetime.timedelta(0)
assert datetimes.read_date(datetimes.new_date(2024, 2, 29)) == (2024, 2, 29)
assert datetimes.system_time(datetimes.new_system_time(0, 0)).year == 1970
class Derived(classes.Point):
    pass
assert Derived(1, 2) == classes.Point(1, 2)
"""


@pytest.fixture
def program(python, library):
    """Runs code after `HEAD`; `CHECK` is the text that an interpreter runs to see that everything works in it."""

    def run(code, **options):
        check = CHECK.replace("PATH", repr([str(library.parent), *sys.path]))
        return python(HEAD + f"CHECK = {check!r}\n" + code, **options)

    return run


def test_a_subinterpreter(program):
    output = program(
        """
exec(CHECK)
one = create()
run(one, CHECK)
exec(CHECK)
destroy(one)
exec(CHECK)
print("done")
"""
    )
    assert output == "done\n"


def test_only_in_a_subinterpreter(program):
    output = program(
        """
one = create()
run(one, CHECK)
destroy(one)
two = create()
run(two, CHECK)
destroy(two)
exec(CHECK)
print("done")
"""
    )
    assert output == "done\n"


def test_classes_are_not_shared(program):
    output = program(
        """
import os
exec(CHECK)
read, write = os.pipe()
REPORT = CHECK + f'''
import os
seen = [id(one) for one in (i.made_once(), i.Thing, i.OwnError, classes.Point, sys.modules["pyo3_runtime"].PanicException, pytests)]
os.write({write}, (repr(seen) + chr(10)).encode())
'''
interpreters = [create() for _ in range(3)]
for one in interpreters:
    run(one, REPORT)
exec(REPORT)
seen = [eval(line) for line in os.read(read, 10000).decode().splitlines()]
assert len(seen) == 4
for column in zip(*seen):
    assert len(set(column)) == 4, seen
for one in interpreters:
    run(one, CHECK)
    destroy(one)
exec(CHECK)
print("done")
"""
    )
    assert output == "done\n"


def test_instances_of_another_interpreter_are_no_instances(program):
    """ctypes carries an object across, which nobody should do: it is refused, not taken for one's own."""
    pytest.importorskip("ctypes")
    output = program(
        """
exec(CHECK)
thing = i.make_thing(5)
kind = i.Thing
one = create()
run(one, CHECK + f'''
import ctypes
foreign = ctypes.cast({id(kind)}, ctypes.py_object).value
assert foreign is not i.Thing
assert foreign.__name__ == "Thing"
assert not issubclass(foreign, i.Thing)
del foreign
''')
destroy(one)
exec(CHECK)
print("done")
"""
    )
    assert output == "done\n"


def test_one_after_another(program):
    output = program(
        f"""
exec(CHECK)
for _ in range({max(5, ROUNDS // 2_000)}):
    one = create()
    run(one, CHECK)
    destroy(one)
exec(CHECK)
print("done")
"""
    )
    assert output == "done\n"


def test_many_at_once(program):
    output = program(
        """
interpreters = [create() for _ in range(6)]
for _ in range(2):
    for one in interpreters:
        run(one, CHECK)
exec(CHECK)
for one in interpreters[::2]:
    destroy(one)
for one in interpreters[1::2]:
    run(one, CHECK)
print("done")
"""
    )
    assert output == "done\n"


def test_in_threads(program):
    output = program(
        """
import threading
exec(CHECK)
failed = []
def work():
    try:
        for _ in range(5):
            one = create()
            run(one, CHECK)
            destroy(one)
    except BaseException as error:
        failed.append(error)
threads = [threading.Thread(target=work) for _ in range(4)]
for thread in threads: thread.start()
for _ in range(20):
    exec(CHECK)
for thread in threads: thread.join()
assert not failed, failed
print("done")
"""
    )
    assert output == "done\n"


@pytest.mark.skipif(sys.version_info < (3, 12), reason="there is one GIL up to Python 3.11")
def test_a_gil_of_its_own_is_refused(program):
    output = program(
        """
exec(CHECK)
one = create("isolated")
try:
    run(one, CHECK)
except Exception as error:
    print(error)
destroy(one)
exec(CHECK)
print("done")
"""
    )
    assert "ImportError" in output
    assert "module pytests does not support loading in subinterpreters" in output
    assert output.endswith("done\n")


@pytest.mark.skipif(
    sys.version_info < (3, 14), reason="`concurrent.interpreters` came with Python 3.14"
)
def test_concurrent_interpreters(program):
    output = program(
        """
from concurrent import interpreters
one = interpreters.create()
try:
    one.exec(CHECK)
except interpreters.ExecutionFailed as error:
    print(error)
one.close()
exec(CHECK)
print("done")
"""
    )
    assert "module pytests does not support loading in subinterpreters" in output
    assert output.endswith("done\n")
