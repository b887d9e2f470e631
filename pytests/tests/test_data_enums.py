"""Enums whose variants have fields: a class for each variant."""

import copy
import gc
import inspect
import pickle
import sys

import pytest
from allocations import blocks_left
from pytests import data_enums as e
from raised import message

PROTOCOLS = range(pickle.HIGHEST_PROTOCOL + 1)
VARIANTS = ["Circle", "Rectangle", "Pair", "Single", "Nothing", "NoItems", "Empty", "Always"]


class TestClasses:
    def test_variants_are_classes(self):
        found = [name for name, value in vars(e.Shape).items() if isinstance(value, type)]
        assert found == VARIANTS
        for name in found:
            variant = getattr(e.Shape, name)
            assert variant.__bases__ == (e.Shape,)
            assert variant.__name__ == name
            assert variant.__qualname__ == f"Shape.{name}"
            assert variant.__module__ == e.Shape.__module__ == "pytests.data_enums"

    def test_names(self):
        assert e.Token.__module__ == e.Token.WORD.__module__ == "pytests.data_enums"
        assert e.Token.WORD.__qualname__ == "Token.WORD"
        assert repr(e.Token.WORD) == "<class 'pytests.data_enums.Token.WORD'>"

    def test_documentation(self):
        assert e.Shape.__doc__ == "A shape."
        assert e.Shape.Circle.__doc__ == "All round."
        assert e.Shape.Circle.radius.__doc__ == "How far it reaches."

    def test_instances(self):
        for value in e.shapes():
            assert isinstance(value, e.Shape)
        assert [type(value).__name__ for value in e.shapes()] == VARIANTS
        assert isinstance(e.circle(1), e.Shape.Circle)
        assert not isinstance(e.circle(1), e.Shape.Pair)

    def test_the_enum_itself_has_no_instances(self):
        with pytest.raises(TypeError, match=r"cannot create '.*Shape' instances"):
            e.Shape()
        with pytest.raises(TypeError):
            e.Shape.__new__(e.Shape.Circle)
        with pytest.raises(TypeError):
            object.__new__(e.Shape.Circle)
        with pytest.raises(TypeError, match="is not a subtype of"):
            e.Shape.Pair.__new__(e.Shape.Circle, 1, "a")
        with pytest.raises(TypeError, match="is not a subtype of"):
            e.Shape.Circle.__new__(e.Shape, 1.0)

    def test_variants_are_final(self):
        with pytest.raises(TypeError, match="not an acceptable base type"):
            type("Derived", (e.Shape.Circle,), {})

    def test_values_stay_with_their_variant(self):
        circle = e.Shape.Circle(1)
        with pytest.raises(TypeError):
            circle.__class__ = e.Shape.Always
        with pytest.raises(TypeError):
            circle.__class__ = e.Shape


class TestConstructors:
    @pytest.mark.parametrize(
        ("variant", "signature"),
        [
            (e.Shape.Circle, "(radius)"),
            (e.Shape.Rectangle, "(width, height=2.0, *, label=None)"),
            (e.Shape.Pair, "(_0, _1)"),
            (e.Shape.Single, "(_0=7)"),
            (e.Shape.Nothing, "()"),
            (e.Shape.NoItems, "()"),
            (e.Shape.Empty, "()"),
            (e.Shape.Always, "(type=5)"),
        ],
    )
    def test_signatures(self, variant, signature):
        assert str(inspect.signature(variant)) == signature
        assert variant.__text_signature__ == signature

    def test_arguments(self):
        assert e.Shape.Circle(2).radius == 2.0
        assert e.Shape.Circle(radius=2).radius == 2.0
        rectangle = e.Shape.Rectangle(1, label="x")
        assert (rectangle.width, rectangle.height, rectangle.label) == (1.0, 2.0, "x")
        assert e.Shape.Pair(_1="a", _0=1)._1 == "a"
        assert (e.Shape.Single()._0, e.Shape.Single(8)._0) == (7, 8)
        assert (e.Shape.Always().type, e.Shape.Always(type=6).type) == (5, 6)
        assert e.Shape.Circle.__new__(e.Shape.Circle, 3).radius == 3.0

    def test_mistakes(self):
        expected = "Circle.__new__() missing 1 required positional argument: 'radius'"
        assert message(TypeError, e.Shape.Circle) == expected
        expected = "Rectangle.__new__() takes from 1 to 2 positional arguments but 3 were given"
        assert message(TypeError, e.Shape.Rectangle, 1, 2, "x") == expected
        with pytest.raises(TypeError, match="must be real number, not str"):
            e.Shape.Circle("x")
        with pytest.raises(OverflowError):
            e.Shape.Always(256)
        with pytest.raises(TypeError, match=r"Empty\.__new__\(\) takes 0 positional arguments"):
            e.Shape.Empty(1)


class TestFields:
    def test_they_are_read_only(self):
        circle = e.Shape.Circle(1)
        with pytest.raises(AttributeError):
            circle.radius = 2
        with pytest.raises(AttributeError):
            circle.other = 2

    def test_tuples_are_sequences(self):
        pair = e.Shape.Pair(1, "a")
        assert (pair._0, pair._1) == (1, "a")
        assert (pair[0], pair[1], pair[-1], pair[-2]) == (1, "a", "a", 1)
        assert len(pair) == 2
        assert list(pair) == [1, "a"]
        assert "a" in pair
        assert len(e.Shape.NoItems()) == 0
        for index in (2, -3, 2**62):
            with pytest.raises(IndexError, match="tuple index out of range"):
                pair[index]
        with pytest.raises(TypeError):
            pair["x"]

    def test_others_are_not(self):
        for value in (e.Shape.Circle(1), e.Shape.Nothing(), e.Shape.Empty()):
            with pytest.raises(TypeError):
                len(value)
            with pytest.raises(TypeError):
                value[0]

    def test_match_args(self):
        assert e.Shape.Circle.__match_args__ == ("radius",)
        assert e.Shape.Rectangle.__match_args__ == ("width", "height", "label")
        assert e.Shape.Pair.__match_args__ == ("_0", "_1")
        assert e.Shape.Empty.__match_args__ == e.Shape.Nothing.__match_args__ == ()
        assert e.Shape.Always.__match_args__ == ("type",)

    @pytest.mark.skipif(sys.version_info < (3, 10), reason="there is no `match`")
    def test_patterns(self):
        code = """
match value:
    case e.Shape.Circle(radius):
        found = ("circle", radius)
    case e.Shape.Rectangle(width, label=None):
        found = ("rectangle", width)
    case e.Shape.Rectangle(label=label):
        found = ("labelled", label)
    case e.Shape.Pair(0, text) | e.Shape.Pair(_, text):
        found = ("pair", text)
    case e.Shape.Empty():
        found = "empty"
    case e.Shape():
        found = "another"
    case _:
        found = None
"""

        def matched(value):
            names = {"e": e, "value": value}
            exec(code, names)
            return names["found"]

        assert matched(e.circle(2)) == ("circle", 2.0)
        assert matched(e.Shape.Rectangle(3)) == ("rectangle", 3.0)
        assert matched(e.Shape.Rectangle(3, label="x")) == ("labelled", "x")
        assert matched(e.Shape.Pair(1, "a")) == ("pair", "a")
        assert matched(e.Shape.Empty()) == "empty"
        assert matched(e.Shape.Single()) == "another"
        assert matched(5) is None


class TestMethods:
    def test_methods_of_the_enum(self):
        assert e.Shape.Rectangle(2, 3).area() == 6.0
        assert e.Shape.Circle(1).is_round
        assert not e.Shape.Empty().is_round
        assert type(e.Shape.unit()) is type(e.Shape.Pair.unit()) is e.Shape.Circle
        assert e.Shape.called_on() == "Shape"
        assert e.Shape.Circle.called_on() == "Shape.Circle"
        assert e.Shape.COUNT == e.Shape.Empty().COUNT == len(VARIANTS)
        assert bool(e.Shape.Circle(1))
        assert not e.Shape.Empty()

    def test_receivers(self):
        circle = e.Shape.Circle(1)
        assert circle.itself() is circle
        assert circle.same_kind(e.Shape.Circle(2))
        assert not circle.same_kind(e.Shape.Empty())


class TestConversion:
    def test_arguments(self):
        for function in (e.area, e.area_of_reference):
            assert function(e.Shape.Rectangle(2, 3)) == 6.0
            assert function(e.Shape.Empty()) == 0.0
            with pytest.raises(TypeError, match="'int' object is not an instance of 'Shape'"):
                function(5)

    def test_errors_pass(self):
        with pytest.raises(ValueError, match="negative"):
            e.circle(-1)


class TestTraits:
    def test_comparison(self):
        assert e.Token.WORD("a") == e.Token.WORD("a")
        assert e.Token.WORD("a") != e.Token.WORD("b")
        assert e.Token.WORD("a") != e.Token.END()
        assert e.Token.END() == e.Token.END()
        assert e.Token.NUMBER(5) != 5
        assert e.Token.WORD("z") < e.Token.NUMBER(1) < e.Token.NUMBER(2) < e.Token.END()

    def test_hash(self):
        assert hash(e.Token.WORD("a")) == hash(e.Token.WORD("a"))
        assert len({e.Token.WORD("a"), e.Token.WORD("a"), e.Token.NUMBER(1), e.Token.END()}) == 3

    def test_text(self):
        assert [str(token) for token in (e.Token.WORD("a"), e.Token.NUMBER(1), e.Token.END())] == [
            "a",
            "1",
            "end",
        ]

    def test_identity_without_them(self):
        assert e.Shape.Empty() != e.Shape.Empty()


class TestCollector:
    def test_values_of_rust_are_not_tracked(self):
        assert not gc.is_tracked(e.Token.NUMBER(1))
        assert gc.is_tracked(e.Tree.Empty())

    def test_references(self):
        value = [1]
        tree = e.Tree.Node(e.Tree.Leaf(value), e.Tree.Node(e.Tree.Leaf(2), None))
        assert e.leaves(tree) == 2
        assert tree.left.value is value
        assert value in gc.get_referents(tree.left)
        assert tree.left in gc.get_referents(tree)

    def test_cycles_are_freed(self):
        def tie():
            value = []
            value.append(e.Tree.Leaf(value))

        assert blocks_left(tie) < 1000


class TestData:
    def test_representation(self):
        assert repr(e.Event.Key(5)) == "Event.Key(code=5, shifted=False)"
        assert repr(e.click()) == "Event.Click(_0=1.0, _1=2.0)"
        assert repr(e.Event.Quit()) == "Event.Quit()"
        assert repr(e.Shown.A(5)) == "<5>"

    def test_comparison_and_hash(self):
        assert e.Event.Key(5) == e.Event.Key(5, False)
        assert e.Event.Key(5) != e.Event.Key(5, True)
        assert e.Event.Quit() == e.Event.Quit()
        assert e.Event.Quit() != e.Event.Key(5)
        assert e.Event.Any([1]) == e.Event.Any([1])
        assert hash(e.Event.Key(5)) == hash(e.Event.Key(5))
        assert hash(e.Event.Click(0.0, 1)) == hash(e.Event.Click(-0.0, 1))
        with pytest.raises(TypeError, match="unhashable"):
            hash(e.Event.Any([1]))

    @pytest.mark.parametrize("protocol", PROTOCOLS)
    def test_pickles(self, protocol):
        values = [e.Event.Key(5, True), e.click(), e.Event.Any({"a": [1]}), e.Event.Quit()]
        back = pickle.loads(pickle.dumps(values, protocol))
        assert back == values
        assert [type(value) for value in back] == [type(value) for value in values]

    def test_an_older_pickle(self):
        assert e.Event.Key.__unpickle__(1, {"code": 5}) == e.Event.Key(5)

    def test_copies(self):
        inside = [1]
        value = e.Event.Any(inside)
        assert copy.copy(value).payload is inside
        assert copy.deepcopy(value).payload is not inside
        assert copy.deepcopy(value) == value
        assert e.Event.Key(5).__replace__(shifted=True) == e.Event.Key(5, True)


def test_nothing_is_left():
    def use():
        assert e.Shape.Pair(1, "a")[1] == "a"
        assert e.circle(1).radius == 1.0
        assert e.area(e.Shape.Rectangle(1, label="x")) == 2.0
        try:
            e.Shape.Circle("x")
        except TypeError:
            pass

    assert blocks_left(use) < 1000
