"""No Python code can make an instance whose value the constructor did not make."""

import copyreg
import gc
import textwrap

import pytest
from allocations import ROUNDS, allocated_blocks
from pytests import forging as f

MADE = "made by the constructor"
REFUSING = ["Empty", "OtherEmpty", "FrozenEmpty", "OtherFrozenEmpty"]
BOXED = ["Boxed", "OtherBoxed", "FrozenBoxed", "OpenBoxed"]
FINAL = ["FinalBoxed", "FinalFrozenBoxed"]
DERIVABLE = [*REFUSING, *BOXED, "NoConstructor", "Nothing", "Referring", "Sized", "Panicking"]
EVERY = [*DERIVABLE, *FINAL]
# The interpreter refuses to change these itself on the way.
REFUSED = (TypeError, AttributeError, ValueError, RuntimeError)


def classes(names):
    return [getattr(f, name) for name in names]


def probe(forged, kind):
    """Everything that could read the value of `forged`; what comes back was made by a constructor."""
    for name in ("read", "reached"):
        if hasattr(kind, name):
            try:
                value = getattr(kind, name)(forged)
            except REFUSED:
                continue
            assert value == MADE, f"{kind} was forged"
    repr(forged)
    gc.collect()


class TestAssigningTheClass:
    @pytest.mark.parametrize("target", EVERY)
    def test_of_a_plain_object(self, target):
        class Plain:
            pass

        class Slots:
            __slots__ = ("a",)

        class TwoSlots:
            __slots__ = ("a", "b")

        class NoSlots:
            __slots__ = ()

        for source in (Plain, Slots, TwoSlots, NoSlots):
            with pytest.raises(TypeError):
                source().__class__ = getattr(f, target)

    @pytest.mark.parametrize("source", BOXED + FINAL)
    @pytest.mark.parametrize("target", EVERY)
    def test_of_an_instance(self, source, target):
        if source == target:
            return
        made = getattr(f, source)()
        with pytest.raises(TypeError):
            made.__class__ = getattr(f, target)
        assert made.read() == MADE

    @pytest.mark.parametrize("target", DERIVABLE)
    def test_of_an_instance_of_a_subclass(self, target):
        class Source(f.Boxed):
            pass

        target = getattr(f, target)
        derived = type("Target", (target,), {})
        slotted = type("Slotted", (target,), {"__slots__": ()})
        made = Source()
        for wanted in (target, derived, slotted):
            if wanted is f.Boxed or issubclass(wanted, f.Boxed):
                continue
            with pytest.raises(TypeError):
                made.__class__ = wanted
        assert made.read() == MADE

    def test_within_one_family(self):
        class First(f.Boxed):
            pass

        class Second(f.Boxed):
            pass

        made = First()
        made.__class__ = Second
        assert type(made) is Second
        assert made.read() == MADE


class TestAssigningTheBases:
    @pytest.mark.parametrize("target", DERIVABLE)
    def test_of_a_plain_class(self, target):
        class Root:
            pass

        class Plain(Root):
            pass

        class Slots(Root):
            __slots__ = ("a", "b")

        for source in (Plain, Slots):
            made = source()
            with pytest.raises(TypeError):
                source.__bases__ = (getattr(f, target),)
            probe(made, getattr(f, target))

    @pytest.mark.parametrize("source", BOXED)
    @pytest.mark.parametrize("target", DERIVABLE)
    def test_of_a_subclass(self, source, target):
        if source == target:
            return

        class Source(getattr(f, source)):
            pass

        made = Source()
        with pytest.raises(TypeError):
            Source.__bases__ = (getattr(f, target),)
        assert made.read() == MADE


class TestManyBases:
    @pytest.mark.parametrize("first", DERIVABLE)
    @pytest.mark.parametrize("second", DERIVABLE)
    def test_two_classes(self, first, second):
        if first == second:
            return
        with pytest.raises(TypeError, match=r"instance lay-?out conflict"):
            type("Both", (getattr(f, first), getattr(f, second)), {})

    @pytest.mark.parametrize("name", DERIVABLE)
    @pytest.mark.parametrize("native", [int, str, list, dict, Exception, type])
    def test_with_a_native_class(self, name, native):
        with pytest.raises(TypeError):
            type("Both", (getattr(f, name), native), {})
        with pytest.raises(TypeError):
            type("Both", (native, getattr(f, name)), {})


class TestNew:
    @pytest.mark.parametrize("name", EVERY)
    def test_of_object(self, name):
        kind = getattr(f, name)
        with pytest.raises(TypeError, match="is not safe"):
            object.__new__(kind)

    @pytest.mark.parametrize("name", DERIVABLE)
    def test_of_object_for_a_subclass(self, name):
        class Derived(getattr(f, name)):
            def __new__(cls):
                return object.__new__(cls)

        with pytest.raises(TypeError, match="is not safe"):
            Derived()

    @pytest.mark.parametrize("name", DERIVABLE)
    def test_of_another_class(self, name):
        class Derived(getattr(f, name)):
            pass

        for other in classes(DERIVABLE):
            if other is getattr(f, name):
                continue
            with pytest.raises(TypeError):
                other.__new__(Derived)

    @pytest.mark.parametrize("name", EVERY)
    def test_copying(self, name):
        kind = getattr(f, name)
        with pytest.raises(REFUSED):
            copyreg.__newobj__(object, kind)
        with pytest.raises(REFUSED):
            copyreg._reconstructor(kind, object, None)

    @pytest.mark.parametrize("name", [*REFUSING, "NoConstructor", "Nothing"])
    def test_there_is_no_way_in(self, name):
        kind = getattr(f, name)
        for make in (kind, lambda: kind.__new__(kind), type("Derived", (kind,), {})):
            with pytest.raises((TypeError, ValueError)) as raised:
                make()
            text = str(raised.value)
            assert text == "refused" or text.startswith("cannot create '")

    def test_only_rust_can_make_it(self):
        assert f.make_no_constructor().read() == "made by Rust"

    def test_a_constructor_that_panics(self):
        class Derived(f.Panicking):
            pass

        for make in (f.Panicking, Derived, lambda: f.Panicking.__new__(f.Panicking)):
            with pytest.raises(BaseException) as raised:
                make()
            assert type(raised.value).__name__ == "PanicException"
            assert str(raised.value) == "in the constructor"

    def test_a_subclass_that_skips_the_constructor(self):
        class Skips(f.Boxed):
            def __new__(cls):
                return f.OtherBoxed()

            def __init__(self):
                raise AssertionError("not an instance")

        made = Skips()
        assert type(made) is f.OtherBoxed
        with pytest.raises(TypeError):
            f.Boxed.read(made)


# What changes a class for good runs in an interpreter of its own. `derive` is the class itself where it is final.
CHANGES = {
    "init": """
        seen = []
        kind.__init__ = lambda self, *arguments: seen.append(self)
        made = kind()
        assert seen == [made] and made.read() == MADE
        del kind.__init__
        assert kind().read() == MADE and len(seen) == 1
    """,
    "init that raises": """
        def fail(self):
            raise KeyError("init")
        kind.__init__ = fail
        for called in (kind, derive(kind)):
            try:
                called()
            except KeyError:
                continue
            raise SystemExit("ignored")
    """,
    "new that returns something else": """
        before = derive(kind)
        kind.__new__ = lambda cls: 5
        assert kind() == before() == derive(kind)() == 5
    """,
    "new that calls the old one": """
        old = kind.__new__
        before = derive(kind)
        kind.__new__ = lambda cls: old(cls)
        for called in (kind, before, derive(kind)):
            check(called)
    """,
    "new of object": """
        before = derive(kind)
        kind.__new__ = lambda cls: object.__new__(cls)
        for called in (kind, before, derive(kind)):
            check(called)
    """,
    "new deleted": """
        before = derive(kind)
        kind.__new__ = lambda cls: 5
        del kind.__new__
        for called in (kind, before, derive(kind)):
            check(called)
    """,
    "new of object, called from outside": """
        before = derive(kind)
        kind.__new__ = lambda cls: 5
        for called in (kind, before, derive(kind)):
            check(lambda: object.__new__(called))
            check(lambda: copyreg._reconstructor(called, object, None))
    """,
}

PROGRAM = """
import copyreg, gc
from pytests import forging as f

MADE = "made by the constructor"
READERS = [f.read_boxed, f.read_frozen, f.read_frozen_unlocked, lambda one: one.read()]

def derive(kind):
    return kind if kind.__name__.startswith("Final") else type("Derived", (kind,), {})

def check(make):
    try:
        forged = make()
    except (TypeError, ValueError):
        return
    # It exists: then nothing can be read from it that no constructor wrote.
    for read in READERS:
        try:
            value = read(forged)
        except (TypeError, RuntimeError) as error:
            continue
        except BaseException as error:
            assert type(error).__name__ == "PanicException", error
            continue
        assert value == MADE, f"forged: {value!r}"
    gc.collect()
    repr(forged)
    del forged
    gc.collect()

kind = f.KIND
CHANGE
print("safe")
"""


@pytest.mark.parametrize("name", [*BOXED, *FINAL])
@pytest.mark.parametrize("change", CHANGES)
def test_changing_the_constructor_afterwards(python, name, change):
    code = textwrap.dedent(CHANGES[change])
    output = python(PROGRAM.replace("KIND", name).replace("CHANGE", code))
    assert output == "safe\n"


def attempts():
    """One round of everything above that raises in this interpreter."""

    class Plain:
        pass

    for kind in classes([*REFUSING, "Nothing", "NoConstructor", "Panicking"]):
        for make in (kind, kind.__new__, object.__new__):
            try:
                make() if make is kind else make(kind)
            except BaseException as error:
                del error
    made = f.Boxed()
    try:
        made.__class__ = f.OtherBoxed
    except TypeError:
        pass


def test_attempts_leak_nothing(capfd):
    for _ in range(20):
        attempts()
    before = allocated_blocks()
    for _ in range(300):
        attempts()
    assert allocated_blocks() - before < 300
    capfd.readouterr()


@pytest.mark.parametrize("name", [*BOXED, *FINAL])
def test_instances_leak_nothing(name):
    kind = getattr(f, name)
    derived = type("Derived", (kind,), {}) if name in BOXED else kind

    def rounds(count):
        for _ in range(count):
            kind()
            derived()

    rounds(100)
    before = allocated_blocks()
    rounds(ROUNDS)
    assert allocated_blocks() - before < 300


def test_refusals_leak_nothing():
    def rounds(count):
        for _ in range(count):
            try:
                f.Empty()
            except ValueError:
                pass
            try:
                f.Nothing()
            except TypeError:
                pass

    rounds(100)
    before = allocated_blocks()
    rounds(ROUNDS)
    assert allocated_blocks() - before < 300
