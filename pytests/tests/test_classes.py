"""Classes: everything that a class written in Python can be asked."""

import copy
import gc
import inspect
import pickle
import struct
import sys
import sysconfig
import types
import weakref

import pytest
from pytests import borrowing as b
from pytests import classes as c
from pytests import special_methods as s
from raised import message

NOTES = sys.version_info >= (3, 11)
FREE_THREADED = bool(sysconfig.get_config_var("Py_GIL_DISABLED"))
POINTER = struct.calcsize("P")
HEADER = object.__basicsize__


class TestConstruction:
    @pytest.mark.parametrize(
        ("point", "expected"),
        [
            (lambda: c.Point(1), (1.0, 0.0, "point")),
            (lambda: c.Point(1, 2), (1.0, 2.0, "point")),
            (lambda: c.Point(y=2, x=1), (1.0, 2.0, "point")),
            (lambda: c.Point(1, label="a"), (1.0, 0.0, "a")),
            (lambda: c.Point(*[1.5], **{"y": 3}), (1.5, 3.0, "point")),
            (lambda: c.Point.__new__(c.Point, 1, y=2), (1.0, 2.0, "point")),
            (lambda: c.Point.origin(), (0.0, 0.0, "origin")),
            (lambda: c.Point.diagonal(4), (4.0, 4.0, "point")),
        ],
    )
    def test_values_arrive(self, point, expected):
        made = point()
        assert type(made) is c.Point
        assert (made.x, made.y, made.label) == expected

    @pytest.mark.parametrize(
        ("arguments", "options", "text"),
        [
            ((), {}, "Point.__new__() missing 1 required positional argument: 'x'"),
            (
                (1, 2, 3),
                {},
                "Point.__new__() takes from 1 to 2 positional arguments but 3 were given",
            ),
            ((1,), {"z": 1}, "Point.__new__() got an unexpected keyword argument 'z'"),
            ((1,), {"x": 1}, "Point.__new__() got multiple values for argument 'x'"),
            (("a",), {}, "must be real number, not str"),
        ],
    )
    def test_mistakes(self, arguments, options, text):
        assert message(TypeError, c.Point, *arguments, **options) == text
        assert message(TypeError, c.Point.__new__, c.Point, *arguments, **options) == text

    def test_errors_of_the_constructor(self):
        assert message(ValueError, c.Point, float("nan")) == "x is not a number"

    def test_a_class_without_a_constructor(self):
        assert message(TypeError, c.Hidden) == "cannot create 'pytests.classes.Hidden' instances"
        assert (
            message(TypeError, c.Hidden.__new__, c.Hidden)
            == "cannot create 'pytests.classes.Hidden' instances"
        )
        assert type(c.hidden()) is c.Hidden

    def test_init_takes_what_new_took(self):
        point = c.Point(1, 2)
        point.__init__()
        assert (point.x, point.y) == (1.0, 2.0)

    def test_a_constructor_that_returns_an_instance_that_exists(self):
        assert c.Single() is c.Single()
        assert type(c.Single()) is c.Single

    def test_values_are_dropped_once(self):
        gc.collect()
        before = c.alive()
        made = [c.Counted() for _ in range(100)]
        assert c.alive() == before + 100
        for _ in range(10):
            with pytest.raises(ValueError):
                c.Counted(fail=True)
        assert c.alive() == before + 100
        made.clear()
        gc.collect()
        assert c.alive() == before


class TestMethods:
    def test_methods(self):
        point = c.Point(3, 4)
        assert point.length() == 5.0
        assert point.length(2) == 10.0
        assert point.shift(1, dy=1) is None
        assert (point.x, point.y) == (4.0, 5.0)
        assert point.distance(c.Point(4, 4)) == 1.0
        assert c.Point.length(c.Point(3, 4)) == 5.0

    def test_receivers(self):
        point = c.Point(1, 2)
        assert point.itself() is point
        assert point.chained() is point
        assert point.chained().chained().x == 4.0
        other = point.copied()
        assert other == point
        assert other is not point
        assert type(other) is c.Point

    @pytest.mark.parametrize(
        ("call", "text"),
        [
            (
                lambda p: p.shift(),
                "Point.shift() missing 2 required positional arguments: 'dx' and 'dy'",
            ),
            (
                lambda p: p.shift(1, 2, 3),
                "Point.shift() takes 2 positional arguments but 3 were given",
            ),
            (lambda p: p.shift(1, 2, z=3), "Point.shift() got an unexpected keyword argument 'z'"),
            (lambda p: p.shift(1, dx=3), "Point.shift() got multiple values for argument 'dx'"),
            (
                lambda p: p.diagonal(),
                "Point.diagonal() missing 1 required positional argument: 'size'",
            ),
            (lambda p: p.distance(5), "'int' object is not an instance of 'Point'"),
            (lambda p: p.distance(None), "'None' is not an instance of 'Point'"),
            (
                lambda p: p.length(1, 2),
                "Point.length() takes from 0 to 1 positional arguments but 2 were given",
            ),
        ],
    )
    def test_mistakes(self, call, text):
        assert message(TypeError, call, c.Point(1)) == text

    def test_methods_of_another_class(self):
        text = message(TypeError, c.Point.shift, 5, 1, 2)
        assert (
            text
            == "descriptor 'shift' for 'pytests.classes.Point' objects doesn't apply to a 'int' object"
        )
        with pytest.raises(TypeError):
            c.Point.shift(b.Cell(), 1, 2)
        with pytest.raises(TypeError):
            c.Point.x.__get__(b.Cell())
        with pytest.raises(TypeError):
            c.Point.__repr__(b.Cell())
        with pytest.raises(TypeError):
            c.Point.__new__(b.Cell, 1)

    def test_two_exclusive_borrows(self):
        a, b = c.Point(1, 2), c.Point(3, 4)
        a.swap(b)
        assert (a.x, a.y, b.x, b.y) == (3.0, 4.0, 1.0, 2.0)
        assert message(RuntimeError, a.swap, a) == "Already borrowed"
        a.swap(b)
        assert a.x == 1.0


class TestProperties:
    def test_fields(self):
        point = c.Point(1, 2)
        point.x = 5
        assert point.x == 5.0
        assert message(TypeError, setattr, point, "x", "a") == "must be real number, not str"
        assert point.x == 5.0

    def test_a_wrong_value_names_the_property(self):
        with pytest.raises(TypeError) as raised:
            c.Point(1).x = "a"
        if NOTES:
            assert raised.value.__notes__[0] == "while processing 'x'"

    def test_a_field_that_can_only_be_read(self):
        with pytest.raises(AttributeError) as raised:
            c.Point(1).label = "x"
        assert "label" in str(raised.value) or "not writable" in str(raised.value)

    def test_what_cannot_be_deleted(self):
        assert message(AttributeError, delattr, c.Point(1), "x") == "property has no deleter"

    def test_getter_setter_deleter(self):
        point = c.Point(1)
        assert point.secret == 0
        point.secret = 7
        assert point.secret == 7
        assert message(ValueError, setattr, point, "secret", -1) == "negative"
        assert point.secret == 7
        del point.secret
        assert message(KeyError, getattr, point, "secret") == "'secret'"
        point.secret = 8
        assert point.secret == 8

    def test_a_getter_of_another_name(self):
        assert c.Point(3, 4).norm == 5.0
        assert not hasattr(c.Point, "computed")

    def test_unknown_attributes(self):
        point = c.Point(1)
        with pytest.raises(AttributeError) as raised:
            point.zz = 1
        assert "'pytests.classes.Point' object has no attribute 'zz'" in str(raised.value)
        with pytest.raises(AttributeError):
            point.hidden  # noqa: B018

    def test_docs(self):
        assert c.Point.y.__doc__ == "How far up."
        assert c.Point.secret.__doc__ == "A value that Rust keeps."
        assert c.Point.x.__doc__ is None

    def test_class_attributes(self):
        assert c.Point.DIMENSIONS == 2
        assert c.Point.names == ("x", "y")
        assert c.Point(1).DIMENSIONS == 2


class TestNames:
    @pytest.mark.parametrize("name", ["Point", "Hidden", "Counted", "Open"])
    def test_names(self, name):
        found = getattr(c, name)
        assert found.__module__ == "pytests.classes"
        assert found.__qualname__ == found.__name__ == name
        assert repr(found) == f"<class 'pytests.classes.{name}'>"

    def test_names_that_were_chosen(self):
        assert c.Renamed.__name__ == "Renamed"
        assert c.Renamed.__module__ == "elsewhere.shop"
        assert not hasattr(c, "Original")
        assert repr(c.Renamed()).startswith("<elsewhere.shop.Renamed object at ")

    def test_default_repr(self):
        assert repr(b.Cell()).startswith("<pytests.borrowing.Cell object at 0x")

    def test_docs(self):
        assert c.Point.__doc__ == "A point in the plane."
        assert c.Point.shift.__doc__ == "Moves the point."
        assert c.Point.origin.__doc__ == "At zero."
        assert c.Hidden.__doc__ == "A class that Python cannot make."

    def test_signatures(self):
        assert c.Point.__text_signature__ == '(x, y=0.0, *, label="point")'
        assert c.Point.shift.__text_signature__ == "($self, dx, dy)"
        assert c.Point.length.__text_signature__ == "($self, scale=1.0, /)"
        assert c.Point.origin.__text_signature__ == "()"
        assert c.Point.diagonal.__text_signature__ == "($cls, size)"
        assert str(inspect.signature(c.Point)) == "(x, y=0.0, *, label='point')"
        assert str(inspect.signature(c.Point(1).shift)) == "(dx, dy)"
        assert str(inspect.signature(c.Point.shift)) == "(self, /, dx, dy)"
        assert str(inspect.signature(c.Point.diagonal)) == "(size)"

    def test_method_names(self):
        assert c.Point.shift.__qualname__ == "Point.shift"
        assert c.Point.origin.__qualname__ == "Point.origin"
        assert c.Point.diagonal.__qualname__ == "Point.diagonal"
        assert type(c.Point.shift).__name__ == "method_descriptor"


class TestSubclasses:
    def test_a_class_that_does_not_want_it(self):
        with pytest.raises(TypeError) as raised:
            type("Q", (b.Cell,), {})
        assert str(raised.value) == "type 'pytests.borrowing.Cell' is not an acceptable base type"

    def test_a_subclass(self):
        class Named(c.Point):
            def __new__(cls, x, name):
                return super().__new__(cls, x)

            def __init__(self, x, name):
                self.name = name

            def length(self):
                return super().length() * 2

        named = Named(3, "n")
        assert isinstance(named, c.Point)
        assert named.name == "n"
        assert named.length() == 6.0
        assert named.x == 3.0
        assert repr(named) == "Point(3, 0)"
        assert c.Point(3).distance(named) == 0.0
        named.shift(1, 1)
        assert named == c.Point(4, 1)
        assert type(Named.diagonal) is type(c.Point.diagonal)
        assert type(named.copied()) is c.Point

    def test_class_methods_of_subclasses(self):
        class Derived(c.Point):
            pass

        assert type(Derived.diagonal(2)) is Derived
        assert type(Derived(1)) is Derived
        assert type(Derived.origin()) is c.Point
        assert Derived(1).x == 1.0
        assert message(TypeError, Derived).startswith("Point.__new__() missing")

    def test_init_runs_after_new(self):
        class Initialized(c.Point):
            def __init__(self, *arguments, **options):
                self.seen = (arguments, options)

        assert Initialized(1, y=2).seen == ((1,), {"y": 2})

    def test_a_metaclass_that_intercepts_the_call(self):
        class Meta(type):
            def __call__(cls, *arguments):
                made = super().__call__(*arguments)
                made.shift(10, 0)
                return made

        class Derived(c.Point, metaclass=Meta):
            pass

        assert Derived(1).x == 11.0

    def test_slots_and_many_bases(self):
        class Mixin:
            __slots__ = ()

            def twice(self):
                return self.x * 2

        class Derived(Mixin, c.Point):
            __slots__ = ("extra",)

        derived = Derived(2)
        derived.extra = 1
        assert derived.twice() == 4.0
        assert not hasattr(derived, "__dict__")

    def test_values_of_subclasses_are_dropped(self):
        class Derived(c.Counted):
            pass

        gc.collect()
        before = c.alive()
        made = [Derived() for _ in range(50)]
        made[0].itself = made[0]
        assert c.alive() == before + 50
        made.clear()
        gc.collect()
        assert c.alive() == before


class TestOptions:
    def test_dict(self):
        opened = c.Open(5)
        opened.anything = 1
        assert opened.__dict__ == {"anything": 1}
        assert vars(opened) == {"anything": 1}
        opened.__dict__ = {"other": 2}
        assert opened.other == 2
        assert opened.value == 5
        with pytest.raises(AttributeError):
            opened.value = 1
        del opened.other
        assert not hasattr(opened, "other")
        assert c.Open(6).__dict__ == {}

    def test_weakref(self):
        opened = c.Open(5)
        told = []
        reference = weakref.ref(opened, told.append)
        assert reference() is opened
        del opened
        gc.collect()
        assert reference() is None
        assert told == [reference]

    def test_without(self):
        closed = c.Closed()
        assert not hasattr(closed, "__dict__")
        with pytest.raises(AttributeError):
            closed.anything = 1
        text = message(TypeError, weakref.ref, closed)
        assert text in (
            "cannot create weak reference to 'pytests.classes.Closed' object",
            "cannot create weak reference to 'Closed' object",
        )

    def test_subclasses_have_a_dict_and_weak_references(self):
        class Derived(c.Point):
            pass

        derived = Derived(1)
        derived.anything = 1
        assert weakref.ref(derived)() is derived

        class DerivedOpen(c.Open):
            pass

        opened = DerivedOpen(1)
        opened.anything = 1
        assert opened.__dict__ == {"anything": 1}
        assert weakref.ref(opened)() is opened


class TestSizes:
    def test_the_value_lies_behind_the_header(self):
        # A borrow flag of one word, and the value.
        assert b.Cell.__basicsize__ == HEADER + 8 + POINTER
        assert s.Version.__basicsize__ == HEADER + 8
        assert s.Weight.__basicsize__ == HEADER + 8 + POINTER
        assert c.Closed.__basicsize__ == HEADER + POINTER
        assert c.Open.__basicsize__ == HEADER + 8 + 3 * POINTER
        assert b.Cell.__itemsize__ == 0

    def test_getsizeof(self):
        assert sys.getsizeof(b.Cell()) == b.Cell.__basicsize__

    def test_a_value_is_never_of_size_zero(self):
        for name in ("Hidden", "Closed", "Single"):
            assert getattr(c, name).__basicsize__ > HEADER


def test_copying_and_pickling_need_support():
    for function in (copy.copy, pickle.dumps):
        with pytest.raises(TypeError):
            function(b.Cell())


def test_reduce_of_python_makes_instances_through_new():
    class Derived(c.Point):
        def __reduce__(self):
            return (c.Point, (self.x, self.y))

    assert copy.copy(Derived(1, 2)) == c.Point(1, 2)


@pytest.mark.skipif(FREE_THREADED, reason="a free-threaded build counts classes for each thread")
def test_instances_keep_their_class():
    b.Cell()
    before = sys.getrefcount(b.Cell)
    made = [b.Cell() for _ in range(100)]
    during = sys.getrefcount(b.Cell)
    del made
    after = sys.getrefcount(b.Cell)
    assert (during, after) == (before + 100, before)


class TestAnAttributeThatCannotBeMade:
    CHAIN = [
        (RuntimeError, "An error occurred while initializing class Unmakable"),
        (RuntimeError, "An error occurred while initializing `Unmakable.limit`"),
        (ValueError, "no limit"),
    ]

    @staticmethod
    def chain(error):
        found = []
        while error is not None:
            found.append((type(error), str(error)))
            error = error.__cause__
        return found

    def test_registering_the_class_raises(self):
        for _ in range(2):
            with pytest.raises(RuntimeError) as raised:
                c.add_unmakable(types.ModuleType("module"))
            assert self.chain(raised.value) == self.CHAIN

    def test_getting_the_class_panics_and_says_why(self, monkeypatch):
        reported = []
        monkeypatch.setattr(sys, "unraisablehook", reported.append)
        with pytest.raises(BaseException, match="^failed to create type object for Unmakable$"):
            c.get_unmakable()
        (report,) = reported
        assert report.object is None
        assert self.chain(report.exc_value) == self.CHAIN
