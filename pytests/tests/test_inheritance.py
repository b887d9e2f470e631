"""Classes that extend others of ours."""

import gc
import inspect
import sys
import weakref

import pytest
from allocations import ROUNDS, allocated_blocks
from pytests import inheritance as i

HAS_GIL = getattr(sys, "_is_gil_enabled", lambda: True)()


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


MORE = [("Reused", ("a",)), ("ReusedCollected", ()), ("StillWatched", ())]


@pytest.mark.parametrize(
    ("name", "arguments"),
    [("Dog", ("a",)), ("Puppy", ("a", 1)), ("Changing", (5,)), *MORE],
)
def test_instances_leak_nothing(name, arguments):
    kind = getattr(i, name)

    def rounds(count):
        for _ in range(count):
            kind(*arguments)

    rounds(1000)
    before = allocated_blocks()
    rounds(ROUNDS)
    assert allocated_blocks() - before < 300
