"""Classes that extend others: ours, and Python's own."""

import copy
import datetime
import gc
import inspect
import pickle
import sys
import weakref

import pytest
from allocations import ROUNDS, allocated_blocks
from pytests import inheritance as i

HAS_GIL = getattr(sys, "_is_gil_enabled", lambda: True)()
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
    "OverWeakref": ((i.Dog("someone"),),),
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
    before = i.alive()
    yield
    gc.collect()
    assert i.alive() == before


class TestChains:
    def test_classes(self):
        assert i.Puppy.__mro__ == (i.Puppy, i.Dog, i.Animal, object)
        assert {kind.__module__ for kind in (i.Puppy, i.Dog, i.Animal)} == {"pytests.inheritance"}
        assert i.Puppy.__bases__ == (i.Dog,)

    def test_values(self):
        puppy = i.Puppy("Rex", 9)
        assert (puppy.name, puppy.tricks, puppy.weeks, puppy.friend) == ("Rex", 0, 9, None)
        assert puppy.names() == ("Rex", 0, 9)
        assert puppy.boast() == "Rex knows 0 tricks"
        puppy.rename("Max")
        assert puppy.names() == ("Max", 1, 9)
        puppy.name = "Bo"
        assert puppy.name == "Bo" and puppy.intact() and i.Dog.intact(puppy)
        puppy.change_the_rest()
        assert puppy.names() == ("Bo!?", 99, 9)

    def test_each_base_checks(self):
        for make in (lambda: i.Animal(""), lambda: i.Dog(""), lambda: i.Puppy("", 5)):
            with pytest.raises(ValueError, match="an animal has a name"):
                make()

    def test_as_arguments(self):
        puppy, dog, animal = i.Puppy("a", 1), i.Dog("b"), i.Animal("c")
        assert [i.name_of(one) for one in (puppy, dog, animal)] == ["a", "b", "c"]
        i.rename(puppy, "new")
        assert i.name_by_reference(puppy) == "new"
        assert [i.is_dog(one) for one in (puppy, dog, animal)] == [True, True, False]
        with pytest.raises(TypeError):
            i.Dog.boast(animal)

    def test_made_by_rust(self):
        puppy = i.make_puppy("made")
        assert type(puppy) is i.Puppy
        assert puppy.names() == ("made", 0, 1)

    def test_one_borrow_for_all(self):
        for one in (i.Dog("a"), i.Puppy("a", 1)):
            with pytest.raises(RuntimeError, match="Already mutably borrowed"):
                one.while_changed(one.boast)
            with pytest.raises(RuntimeError, match="Already borrowed"):
                one.while_changed(lambda one=one: setattr(one, "tricks", 5))
            assert one.boast() == "a knows 0 tricks"

    def test_frozen_and_changing(self):
        changing = i.Changing(5)
        assert (changing.number, changing.other, changing.sum()) == (5, -5, 0)
        changing.other = 7
        assert changing.sum() == 12
        changing.other = 8
        assert changing.intact()
        frozen = i.StillFrozen()
        assert frozen.intact() and i.FrozenBase.intact(frozen) and frozen.number == 1

    def test_alignment(self):
        for _ in range(20):
            aligned = i.Aligned(2**100)
            assert aligned.is_aligned() and aligned.wide() == 2**100
        assert i.Aligned.__basicsize__ % 16 == 0

    def test_attributes_and_weak_references(self):
        dog, puppy = i.Dog("a"), i.Puppy("b", 1)
        for one in (dog, puppy):
            one.anything = [one]
            assert one.__dict__ == {"anything": [one]}
            reference = weakref.ref(one)
            assert reference() is one
        del one
        assert i.Puppy.__dictoffset__ == i.Dog.__dictoffset__
        assert i.Puppy.__weakrefoffset__ == i.Dog.__weakrefoffset__
        with pytest.raises(AttributeError):
            i.Animal("a").anything = 5
        del dog, puppy
        gc.collect()
        assert reference() is None

    def test_weak_references_by_inheritance(self):
        # Memory that was used before, where the list of weak references lies.
        for _ in range(1000):
            holder = [i.Animal("x" * 50), bytearray(b"\xff" * 48), i.Watched(), i.StillWatched()]
            reference = weakref.ref(holder[-1])
            assert reference() is holder[-1] and holder[-1].all_intact()
            del holder
            assert reference() is None

    def test_cycles_are_collected(self):
        for kind in (i.Dog, type("Derived", (i.Dog,), {})):
            dog = kind("a")
            around = kind("b", 0, [dog])
            dog.other = around
        del dog, around

    def test_without_a_constructor(self):
        for make in (i.Unmade, lambda: i.Unmade.__new__(i.Unmade), lambda: i.Unmade("a")):
            with pytest.raises(TypeError, match="cannot create '.*' instances"):
                make()

    def test_signatures(self):
        assert str(inspect.signature(i.Dog)) == "(name, tricks=0, friend=None)"
        assert str(inspect.signature(i.Puppy)) == "(name, weeks)"


class TestFreeList:
    def test_memory_is_used_again(self):
        first, second, third = (i.Reused(text) for text in "abc")
        addresses = [id(first), id(second)]
        del first, second
        fourth, fifth = i.Reused("d"), i.Reused("e")
        if HAS_GIL:
            # The memory that has been free for longest comes first.
            assert [id(fourth), id(fifth)] == addresses
        assert [one.text for one in (third, fourth, fifth)] == ["c", "d", "e"]
        assert all(one.intact() for one in (third, fourth, fifth))

    def test_failures_and_subclasses(self):
        class Derived(i.Reused):
            pass

        for number in range(1000):
            with pytest.raises(ValueError, match="no text"):
                i.Reused("")
            many = [kind(str(number)) for kind in (i.Reused, Derived) * 3]
            many[1].attribute = many
            assert all(one.intact() and one.text == str(number) for one in many)
            del many
        gc.collect()

    def test_collected(self):
        one = None
        gc.collect()
        before = i.alive()
        for _ in range(1000):
            one = i.ReusedCollected()
            assert gc.is_tracked(one) and one.held is None
            one.held = one
            assert one.intact()
        one = None
        gc.collect()
        assert i.alive() == before

    def test_memory_of_collected_instances_is_used_again(self):
        gc.collect()
        first, *others = [i.ReusedCollected() for _ in range(3)]
        address = id(first)
        first = None
        again = i.ReusedCollected()
        again.held = again
        if HAS_GIL:
            assert id(again) == address
        gc.collect()
        assert again.intact() and gc.is_tracked(again)
        assert all(one.intact() for one in others)

    def test_every_instance_is_finalized(self):
        gc.collect()
        finalized = []
        i.ReusedCollected.__del__ = lambda self: finalized.append(self.held[1])
        try:
            for number in range(10):
                one = i.ReusedCollected()
                one.held = [one, number]
                one = None
                gc.collect()
        finally:
            del i.ReusedCollected.__del__
        assert finalized == list(range(10))


class TestPythonSubclasses:
    def test_super(self):
        class Talking(i.Dog):
            def __new__(cls, name, word):
                made = super().__new__(cls, name, 3)
                made.word = word
                return made

            def __init__(self, name, word):
                super().__init__()
                self.seen = (name, word)

            def boast(self):
                return super().boast() + f": {self.word}"

        talking = Talking("Rex", "wuff")
        assert type(talking) is Talking
        assert talking.boast() == "Rex knows 3 tricks: wuff"
        assert talking.seen == ("Rex", "wuff")

    def test_cooperation(self):
        order = []

        class Left(i.Animal):
            def __init__(self, *arguments):
                order.append("left")
                super().__init__(*arguments)

        class Right(i.Animal):
            def __init__(self, *arguments):
                order.append("right")
                super().__init__()

        class Mixed:
            def intact(self):
                return ("mixed", super().intact())

        class Both(Mixed, Left, Right):
            __slots__ = ("extra",)

        both = Both("Rex")
        both.extra = 5
        assert order == ["left", "right"]
        assert both.name == "Rex" and both.intact() == ("mixed", True)

    def test_slots(self):
        class Slotted(i.Animal):
            __slots__ = ("first", "second")

        class More(Slotted):
            __slots__ = ("third",)

        class Open(More):
            pass

        for kind in (Slotted, More, Open):
            made = kind("Rex")
            made.first, made.second = 1, [made]
            assert made.intact() and (made.first, made.second) == (1, [made])

    def test_two_of_one_chain(self):
        both = type("Both", (i.Puppy, i.Dog), {}) if i.Puppy.__flags__ & (1 << 10) else None
        assert both is None
        with pytest.raises(TypeError):
            type("Wrong", (i.Animal, i.Dog), {})
        with pytest.raises(TypeError, match=r"instance lay-?out conflict"):
            type("Conflict", (i.Dog, i.Changing), {})

    @pytest.mark.parametrize(("name", "arguments"), CASES)
    def test_of_native(self, name, arguments):
        kind = getattr(i, name)
        namespace = {"__slots__": ()} if name == "OverType" else {}
        derived = type("Derived", (kind,), namespace)
        made = derived(*arguments)
        assert type(made) is derived and made.intact() if name != "OverType" else kind.intact(made)
        slotted = (
            type("Slotted", (kind,), {"__slots__": ("slot",)}) if name != "OverType" else derived
        )
        made = slotted(*arguments)
        if name != "OverType":
            made.slot = made
        gc.collect()
        assert kind.intact(made)


class TestNative:
    @pytest.mark.parametrize(("name", "arguments"), CASES)
    def test_made_like_the_base(self, name, arguments):
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
    def test_cycles(self, name):
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
    def test_cycles_through_the_base(self, name):
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

    def test_the_size(self):
        for name in NATIVE:
            kind, base = getattr(i, name), base_of(name)
            words = kind.__basicsize__ - base.__basicsize__
            assert 8 < words <= 40, name

    def test_dict(self):
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

    def test_three_levels(self):
        made = i.OverOverDict()
        made["a"] = made.more
        made.more = 6
        made.hold(made)
        assert made.all_intact() and made == {"a": 5} and made.more == 6
        assert i.OverOverDict.__mro__[1:3] == (i.OverDict, dict)

    def test_exceptions(self):
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

    def test_arguments_of_exceptions(self):
        class Silent(i.OverException):
            def __init__(self, *arguments):
                self.seen = arguments

        silent, plain = Silent("a", 5), type("Plain", (Exception,), dict(vars(Silent)))("a", 5)
        assert silent.args == plain.args == ("a", 5)
        assert silent.seen == plain.seen

    def test_a_base_that_wants_arguments(self):
        with pytest.raises(TypeError) as raised:
            i.NoArguments()
        base = weakref.ref.__name__
        note = f"{base}.__new__ got no arguments: `PyClassInitializer::with_base_args` passes some"
        if sys.version_info >= (3, 11):
            assert raised.value.__notes__ == [note]
        assert "at least 1 argument" in str(raised.value)

    def test_attributes_of_exceptions(self):
        error = i.OpenException("text")
        error.attribute = error
        assert error.__dict__ == {"attribute": error}
        assert i.OpenException.__dictoffset__ == Exception.__dictoffset__
        assert weakref.ref(error)() is error
        del error

    def test_attributes(self):
        for made in (i.OpenDict(a=1), i.OpenFloat(1.5)):
            made.attribute = 5
            assert made.__dict__ == {"attribute": 5} and weakref.ref(made)() is made
        with pytest.raises(AttributeError):
            i.OverFloat(1.5).attribute = 5

    def test_metaclass(self):
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

    def test_copying(self):
        error = copy.copy(i.OverException("text", 5))
        assert type(error) is i.OverException and error.args == ("text", 5) and error.intact()
        number = copy.copy(i.OverFloat(1.5))
        assert number == 1.5 and i.OverFloat.intact(number)
        assert pickle.dumps(datetime.date(2024, 2, 29)) != b""

    def test_the_base_refuses(self):
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
    def test_new_of_the_base(self, name):
        kind, base = getattr(i, name), base_of(name)
        arguments = NATIVE[name][-1]
        with pytest.raises(TypeError, match="is not safe"):
            base.__new__(kind, *arguments)

    def test_collecting_midway(self):
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

    def test_thresholds(self):
        thresholds = gc.get_threshold()
        gc.set_threshold(1)
        try:
            for name, arguments in CASES:
                for _ in range(5):
                    assert getattr(i, name).intact(getattr(i, name)(*arguments))
        finally:
            gc.set_threshold(*thresholds)


MORE = [("Reused", ("a",)), ("ReusedCollected", ()), ("StillWatched", ())]


@pytest.mark.parametrize(
    ("name", "arguments"),
    [("Dog", ("a",)), ("Puppy", ("a", 1)), ("Changing", (5,)), *MORE, *CASES],
)
def test_instances_leak_nothing(name, arguments):
    if name == "OverType":
        pytest.skip("a class takes too long to make")
    kind = getattr(i, name)

    def rounds(count):
        for _ in range(count):
            kind(*arguments)

    rounds(1000)
    before = allocated_blocks()
    rounds(ROUNDS)
    assert allocated_blocks() - before < 300


NEW_OF_THE_BASE = """
import gc
from pytests import inheritance as i

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
