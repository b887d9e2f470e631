"""Enums without fields: variants as attributes of the class."""

import copy
import enum
import operator
import pickle

import pytest
from allocations import blocks_left
from pytests import enums as e


class TestVariants:
    def test_attributes(self):
        assert isinstance(e.Color.Red, e.Color)
        assert [name for name in vars(e.Color) if not name.startswith("_")] == [
            "Red",
            "VERT",
            "Blue",
        ]
        assert not hasattr(e.Color, "Green")
        assert e.Color.Red.Blue is e.Color.Blue

    def test_one_instance_for_each(self):
        assert e.Color.Red is e.Color.Red
        assert e.red() is e.Color.Red
        assert e.all() == [e.Color.Red, e.Color.VERT, e.Color.Blue]
        assert [id(color) for color in e.all()] == [
            id(e.Color.Red),
            id(e.Color.VERT),
            id(e.Color.Blue),
        ]
        assert e.Full.last() is e.Full.third

    def test_what_stands_on_the_class_does_not_matter_to_rust(self):
        red = e.Color.Red
        e.Color.Red = "changed"
        try:
            assert e.red() is red
        finally:
            e.Color.Red = red

    def test_texts(self):
        assert repr(e.Color.Red) == "Color.Red"
        assert str(e.Color.VERT) == "Color.VERT"
        assert repr(e.Full.FIRST_PLACE) == "Full.FIRST_PLACE"
        assert str(e.Full.third) == "three"
        assert e.Color.__doc__ == "Colours."

    def test_numbers(self):
        assert [int(color) for color in e.all()] == [0, 5, -1]
        assert (int(e.Plain.A), int(e.Plain.B)) == (200, 201)
        assert int(e.Wide.Large) == 2**64 - 1
        with pytest.raises(TypeError):
            operator.index(e.Color.Red)

    def test_variants_under_cfg(self):
        assert e.Full.COUNT == 3
        assert not hasattr(e.Full, "NEVER_THERE")
        assert repr(e.Full.third) == "Full.third"
        assert int(e.Full.third) == 2

    def test_own_texts_win(self):
        assert [repr(e.Spoken.Yes), repr(e.Spoken.No)] == ["yes!", "no!"]
        assert int(e.Spoken.Yes) == 42

    def test_no_constructor(self):
        with pytest.raises(TypeError, match=r"cannot create '.*Color' instances"):
            e.Color()
        with pytest.raises(TypeError):
            object.__new__(e.Color)
        with pytest.raises(TypeError, match="not an acceptable base type"):
            type("Derived", (e.Color,), {})


class TestComparison:
    def test_identity_without_options(self):
        assert e.Bare.A == e.Bare.A
        assert e.Bare.A != e.Bare.B
        assert e.Bare.A != 0
        assert len({e.Bare.A, e.Bare.B, e.Bare.A}) == 2

    def test_eq(self):
        assert e.Plain.A == e.Plain.A
        assert e.Plain.A != e.Plain.B
        assert e.Plain.A != 200
        assert e.Plain.A.__eq__(200) is NotImplemented
        assert e.Plain.__hash__ is None

    @pytest.mark.parametrize(
        ("variant", "number"), [(e.Color.Red, 0), (e.Color.VERT, 5), (e.Color.Blue, -1)]
    )
    def test_eq_int(self, variant, number):
        assert variant == number
        assert number == variant
        assert not variant != number
        assert variant != number + 1
        assert number + 1 != variant
        assert variant == variant

    @pytest.mark.parametrize("other", [5.0, "5", 2**70, -(2**70), None, e.Animal.Dog, [5]])
    def test_what_is_no_number(self, other):
        assert e.Color.VERT != other
        assert e.Color.VERT.__eq__(other) is NotImplemented

    def test_eq_int_keeps_to_its_type(self):
        assert e.Wide.Large == 2**64 - 1
        assert e.Wide.Large != -1
        assert e.Animal.Cat == 0
        assert e.Animal.Cat != e.Color.Red

    def test_order_and_hash(self):
        assert e.Full.FIRST_PLACE < e.Full.SECOND_ROW <= e.Full.third
        assert not e.Full.third < e.Full.FIRST_PLACE
        assert hash(e.Full(1)) == hash(e.Full.FIRST_PLACE)
        assert e.Full(1) == e.Full.FIRST_PLACE
        assert {e.Full.FIRST_PLACE: "a"}[e.Full(1)] == "a"
        with pytest.raises(TypeError, match="not supported between"):
            e.Color.Red < e.Color.VERT  # noqa: B015


class TestMethods:
    def test_methods(self):
        assert e.Full.FIRST_PLACE.is_first
        assert not e.Full.third.is_first
        assert e.Full.FIRST_PLACE.before(e.Full.third)
        assert e.Full.third.itself() is e.Full.third
        assert e.Full(2) == e.Full.SECOND_ROW


class TestEnumsOfPython:
    def test_classes(self):
        assert issubclass(e.Level, enum.IntEnum)
        assert issubclass(e.Suit, enum.Enum)
        assert not issubclass(e.Suit, int)
        assert (e.Level.__name__, e.Level.__qualname__) == ("Level", "Level")
        assert e.Level.__module__ == e.Suit.__module__ == "pytests.enums"
        assert e.Level.__doc__ == "How loud."

    def test_members(self):
        assert [(level.name, level.value) for level in e.Level] == [
            ("Low", 1),
            ("MID", 5),
            ("High", 10),
        ]
        assert [(suit.name, suit.value) for suit in e.Suit] == [("CLUBS", 2**64 - 1), ("HEARTS", 3)]
        assert e.Level(5) is e.Level.MID
        assert e.Level["High"] is e.Level.High
        assert len(e.Level) == 3
        assert e.Level.Low < 2
        assert e.Level.High + 1 == 11
        with pytest.raises(ValueError, match="11 is not a valid Level"):
            e.Level(11)

    def test_conversions(self):
        assert e.louder(e.Level.Low) is e.Level.MID
        assert e.louder(e.Level.High) is None
        assert e.loudest([e.Level.Low, e.Level.High, e.Level.MID]) is e.Level.High
        assert e.suits() == list(e.Suit)

    @pytest.mark.parametrize("other", [1, e.Color.Red, e.Suit.HEARTS, "Low", None])
    def test_others_are_no_members(self, other):
        with pytest.raises(TypeError, match="object is not an instance of 'Level'"):
            e.louder(other)

    @pytest.mark.parametrize("protocol", range(pickle.HIGHEST_PROTOCOL + 1))
    def test_pickles_and_copies(self, protocol):
        for member in [*e.Level, *e.Suit]:
            assert pickle.loads(pickle.dumps(member, protocol)) is member
            assert copy.copy(member) is copy.deepcopy(member) is member

    def test_nothing_is_left(self):
        assert blocks_left(lambda: e.louder(e.Level.Low)) < 1000


class TestConversion:
    def test_arguments(self):
        assert e.number(e.Color.VERT) == 5
        assert e.number_of_reference(e.Color.Blue) == -1
        with pytest.raises(TypeError, match="'int' object is not an instance of 'Color'"):
            e.number(5)

    def test_nothing_is_left(self):
        def convert():
            assert e.red() == 0
            assert e.Color.VERT != "x"
            assert e.number(e.Color.VERT) == 5

        assert blocks_left(convert) < 1000
