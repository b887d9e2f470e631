"""Classes that extend types of Python's own."""

import copy
import datetime
import gc
import pickle
import sys
import weakref

import pytest
from allocations import blocks_left
from pytests import native_bases as i
from pytests.inheritance import Dog, alive

MUTABLE = {
    "OverDict": ((), ([("a", 1)],)),
    "OverList": ((), ([1, 2, 3],)),
    "OverSet": ((), ([1, 2, 3],)),
    "OverTzInfo": ((), ()),
    "OverException": ((), ("text", 5)),
    "OverValueError": ((), ("text",)),
    "OverOSError": ((), (2, "text", "file")),
    "OpenDict": ((), ([("a", 1)],)),
    "OpenException": ((), ("text",)),
}
IMMUTABLE = {
    "OverFloat": ((), (1.5,)),
    "OverComplex": ((), (1.5, 2)),
    "OverString": ((), ("text",)),
    "OverFrozenSet": ((), ([1, 2, 3],)),
    "OverDate": ((2024, 2, 29),),
    "OverDateTime": ((2024, 2, 29, 1, 2, 3),),
    "OverTime": ((), (1, 2, 3)),
    "OverDelta": ((), (1, 2, 3)),
    "OverWeakref": ((Dog("someone"),),),
    "OverType": (("Made", (), {"attribute": 5}),),
    "OpenFloat": ((), (1.5,)),
}
NATIVE = {**MUTABLE, **IMMUTABLE}
CASES = [(name, arguments) for name, all_of in NATIVE.items() for arguments in all_of]


def base_of(name):
    return getattr(i, name).__base__


@pytest.fixture(autouse=True)
def nothing_is_left():
    gc.collect()
    before = alive()
    yield
    gc.collect()
    assert alive() == before


@pytest.mark.parametrize(("name", "arguments"), CASES)
def test_of_native(name, arguments):
    kind = getattr(i, name)
    namespace = {"__slots__": ()} if name == "OverType" else {}
    derived = type("Derived", (kind,), namespace)
    made = derived(*arguments)
    assert type(made) is derived and made.intact() if name != "OverType" else kind.intact(made)
    slotted = type("Slotted", (kind,), {"__slots__": ("slot",)}) if name != "OverType" else derived
    made = slotted(*arguments)
    if name != "OverType":
        made.slot = made
    gc.collect()
    assert kind.intact(made)


@pytest.mark.parametrize(("name", "arguments"), CASES)
def test_made_like_the_base(name, arguments):
    kind, base = getattr(i, name), base_of(name)
    made, plain = kind(*arguments), base(*arguments)
    assert isinstance(made, base)
    assert kind.intact(made)
    gc.collect()
    if issubclass(kind, BaseException):
        assert made.args == plain.args and str(made) == str(plain)
    elif name not in ("OverTzInfo", "OverType"):
        assert made == plain
    assert kind.intact(made)


@pytest.mark.parametrize("name", MUTABLE)
def test_cycles(name):
    kind = getattr(i, name)
    arguments = MUTABLE[name][-1]
    for _ in range(100):
        made = kind(*arguments)
        made.hold(made)
        made = kind(*arguments)
        made.hold([{"around": made}])
        derived = type("Derived", (kind,), {})(*arguments)
        derived.hold(derived)
    assert gc.is_tracked(made)
    assert type(made) in gc.get_referents(made)
    del made, derived


@pytest.mark.parametrize("name", ["OverDict", "OverList", "OverSet"])
def test_cycles_through_the_base(name):
    made = getattr(i, name)()
    if name == "OverDict":
        made["me"] = made
    elif name == "OverList":
        made.append(made)
    else:
        holder = type("Holder", (), {})()
        holder.made = made
        made.add(holder)
        del holder
    del made


def test_the_size():
    for name in NATIVE:
        kind, base = getattr(i, name), base_of(name)
        words = kind.__basicsize__ - base.__basicsize__
        assert 8 < words <= 40, name


def test_dict():
    counting = i.Counting()
    counting.put("a", 1)
    counting["b"] = 2
    assert counting == {"a": 1, "b": 2} and counting.puts == 1
    made = i.make_counting()
    assert made == {"made by": "Rust"}
    made.put("x", 5)
    assert made.puts == 1 and list(made) == ["made by", "x"]
    with pytest.raises(TypeError):
        i.Counting(1)


def test_three_levels():
    made = i.OverOverDict()
    made["a"] = made.more
    made.more = 6
    made.hold(made)
    assert made.all_intact() and made == {"a": 5} and made.more == 6
    assert i.OverOverDict.__mro__[1:3] == (i.OverDict, dict)


def test_exceptions():
    with pytest.raises(i.OverException) as raised:
        i.raise_over_exception()
    assert raised.value.intact()
    with pytest.raises(i.OverValueError, match="by type"):
        i.raise_by_type()

    def fail():
        raise i.OverException("text", 5)

    assert i.catch(fail) == "ours"
    error = i.OverOSError(2, "text", "file")
    assert (error.errno, error.strerror, error.filename) == (2, "text", "file")
    assert error.intact()
    error.attribute = 5
    error.__cause__ = error
    assert error.__dict__ == {"attribute": 5}


def test_arguments_of_exceptions():
    class Silent(i.OverException):
        def __init__(self, *arguments):
            self.seen = arguments

    silent, plain = Silent("a", 5), type("Plain", (Exception,), dict(vars(Silent)))("a", 5)
    assert silent.args == plain.args == ("a", 5)
    assert silent.seen == plain.seen


def test_a_base_that_wants_arguments():
    with pytest.raises(TypeError) as raised:
        i.NoArguments()
    base = weakref.ref.__name__
    note = f"{base}.__new__ got no arguments: `PyClassInitializer::with_base_args` passes some"
    if sys.version_info >= (3, 11):
        assert raised.value.__notes__ == [note]
    assert "at least 1 argument" in str(raised.value)


def test_attributes_of_exceptions():
    error = i.OpenException("text")
    error.attribute = error
    assert error.__dict__ == {"attribute": error}
    assert i.OpenException.__dictoffset__ == Exception.__dictoffset__
    assert weakref.ref(error)() is error
    del error


def test_attributes():
    for made in (i.OpenDict(a=1), i.OpenFloat(1.5)):
        made.attribute = 5
        assert made.__dict__ == {"attribute": 5} and weakref.ref(made)() is made
    with pytest.raises(AttributeError):
        i.OverFloat(1.5).attribute = 5


def test_metaclass():
    class Made(metaclass=i.OverType):
        attribute = 5

        def method(self):
            return self.attribute

    assert type(Made) is i.OverType and i.OverType.intact(Made)
    assert Made().method() == 5

    class Derived(Made):
        __slots__ = ("a", "b")

    derived = Derived()
    derived.a, derived.b = 1, [derived]
    assert i.OverType.intact(Derived) and derived.a == 1
    del derived, Derived, Made
    gc.collect()


def test_copying():
    error = copy.copy(i.OverException("text", 5))
    assert type(error) is i.OverException and error.args == ("text", 5) and error.intact()
    number = copy.copy(i.OverFloat(1.5))
    assert number == 1.5 and i.OverFloat.intact(number)
    assert pickle.dumps(datetime.date(2024, 2, 29)) != b""


def test_the_base_refuses():
    for make in (
        lambda: i.OverFloat("not a number"),
        lambda: i.OverFloat(1, 2),
        lambda: i.OverDate(),
        lambda: i.OverDate(2024, 2, 30),
        lambda: i.OverFrozenSet(5),
        lambda: i.OverWeakref(5),
        lambda: i.OverType("A", (int, str), {}),
        lambda: i.OverDict(5),
        lambda: i.OverSet(5),
    ):
        with pytest.raises((TypeError, ValueError)):
            make()


@pytest.mark.parametrize("name", NATIVE)
def test_new_of_the_base(name):
    kind, base = getattr(i, name), base_of(name)
    arguments = NATIVE[name][-1]
    with pytest.raises(TypeError, match="is not safe"):
        base.__new__(kind, *arguments)


def test_collecting_midway():
    class Collects:
        def __float__(self):
            gc.collect()
            return 1.5

        def __iter__(self):
            gc.collect()
            yield 1
            gc.collect()

        def __str__(self):
            gc.collect()
            return "text"

    assert i.OverFloat(Collects()) == 1.5
    assert i.OverFrozenSet(Collects()) == {1}
    assert i.OverString(Collects()) == "text"
    assert i.OverSet(Collects()) == {1}
    assert i.OverList(Collects()) == [1]

    class FailsMidway:
        def __iter__(self):
            yield 1
            gc.collect()
            raise KeyError("midway")

    for kind in (i.OverFrozenSet, i.OverSet, i.OverList):
        with pytest.raises(KeyError):
            kind(FailsMidway())


def test_thresholds():
    thresholds = gc.get_threshold()
    gc.set_threshold(1)
    try:
        for name, arguments in CASES:
            for _ in range(5):
                assert getattr(i, name).intact(getattr(i, name)(*arguments))
    finally:
        gc.set_threshold(*thresholds)


@pytest.mark.parametrize(("name", "arguments"), [case for case in CASES if case[0] != "OverType"])
def test_instances_leak_nothing(name, arguments):
    assert blocks_left(lambda: getattr(i, name)(*arguments)) < 300


NEW_OF_THE_BASE = """
import gc
from pytests import native_bases as i

kind, arguments = i.KIND, ARGUMENTS
base = kind.__base__
refused = (TypeError, RuntimeError)

for change in (lambda cls, *given: base.__new__(cls, *given), lambda cls, *given: base.__new__(cls)):
    kind.__new__ = change
    for called in (kind, type("Derived", (kind,), {})):
        try:
            forged = called(*arguments)
        except refused:
            continue
        # It exists: then nothing can be read from it that no constructor wrote.
        for read in (kind.intact, lambda one: kind.hold(one, 5)):
            try:
                read(forged)
            except (*refused, AttributeError) as error:
                continue
            raise SystemExit("forged")
        gc.collect()
        repr(type(forged))
        del forged
        gc.collect()
print("safe")
"""


@pytest.mark.parametrize(
    "name", [name for name in NATIVE if name not in ("OverWeakref", "OverType")]
)
def test_new_of_the_base_afterwards(python, name):
    program = NEW_OF_THE_BASE.replace("KIND", name).replace("ARGUMENTS", repr(NATIVE[name][-1]))
    assert python(program) == "safe\n"
