"""Options of classes that derive something: comparison, hash, text, constructor, generics."""

import inspect
import operator
import sys
import types

import pytest
from pytests import class_options as c
from raised import message

ORDERINGS = [operator.lt, operator.le, operator.gt, operator.ge]


class TestComparison:
    def test_equality(self):
        assert c.Version(1, 2) == c.Version(1, 2)
        assert c.Version(1, 2) != c.Version(1, 3)
        assert not c.Version(1, 2) != c.Version(1, 2)

    @pytest.mark.parametrize("other", [(1, 2), 1, None, c.Equal(1.0), c.Version])
    def test_other_types_are_not_equal(self, other):
        assert c.Version(1, 2).__eq__(other) is NotImplemented
        assert c.Version(1, 2).__ne__(other) is NotImplemented
        assert (c.Version(1, 2) == other) is False
        assert (c.Version(1, 2) != other) is True

    def test_derived_classes_are_compared(self):
        class Derived(c.Equal):
            pass

        assert Derived(1.0) == c.Equal(1.0)
        assert c.Equal(1.0) == Derived(1.0)
        assert c.Equal(1.0) != Derived(2.0)

    @pytest.mark.parametrize("compare", ORDERINGS)
    def test_order(self, compare):
        for one in [(1, 2), (1, 3), (2, 0)]:
            for other in [(1, 2), (1, 3), (2, 0)]:
                assert compare(c.Version(*one), c.Version(*other)) == compare(one, other)

    @pytest.mark.parametrize("compare", ORDERINGS)
    def test_no_order_with_others(self, compare):
        with pytest.raises(TypeError, match="not supported between instances of"):
            compare(c.Version(1, 2), (1, 2))
        with pytest.raises(TypeError, match="not supported between instances of"):
            compare(c.Equal(1.0), c.Equal(1.0))

    def test_hash(self):
        assert hash(c.Version(1, 2)) == hash(c.Version(1, 2))
        assert len({c.Version(1, 2), c.Version(1, 2), c.Version(2, 1)}) == 2

    def test_equality_without_hash(self):
        assert c.Equal.__hash__ is None
        with pytest.raises(TypeError, match="unhashable type"):
            hash(c.Equal(1.0))


class TestText:
    def test_display(self):
        assert str(c.Version(1, 2)) == "v1.2"
        assert f"{c.Version(1, 2)}" == "v1.2"
        assert "Version object at" in repr(c.Version(1, 2))

    def test_formats(self):
        assert str(c.Person("Ann", 7)) == '"Ann" is    7 {years}'
        assert str(c.Pair(1, "a")) == "a/1"


class TestConstructor:
    def test_every_field_is_a_parameter(self):
        made = c.Spread(1, None, [3], 2.5)
        assert (made.first, made.other, made.third, made.fourth) == (1, None, [3], 2.5)
        made = c.Spread(second="x", first=2)
        assert (made.first, made.other, made.third, made.fourth) == (2, "x", [1, 2], 0.5)
        made.other = "y"
        assert made.other == "y"

    def test_signatures(self):
        assert str(inspect.signature(c.Version)) == "(major, minor)"
        assert c.Spread.__text_signature__ == "(first, second, third=..., fourth=0.5)"
        assert str(inspect.signature(c.Pair)) == "(_0, _1)"
        assert str(inspect.signature(c.Unit)) == "()"

    def test_tuples_and_units(self):
        assert c.Pair(1, "ab").sum() == 3
        assert c.Pair(_1="ab", _0=5).sum() == 7
        assert isinstance(c.Unit(), c.Unit)

    def test_mistakes(self):
        expected = "Version.__new__() missing 1 required positional argument: 'minor'"
        assert message(TypeError, c.Version, 1) == expected
        expected = "Spread.__new__() got an unexpected keyword argument 'other'"
        assert message(TypeError, c.Spread, 1, other="x") == expected
        with pytest.raises(TypeError, match="'str' object cannot be interpreted as an integer"):
            c.Version(1, "2")
        with pytest.raises(OverflowError):
            c.Version(1, -2)

    def test_derived_classes(self):
        class Derived(c.Equal):
            pass

        assert type(Derived(x=1)) is Derived


class TestGeneric:
    def test_arguments(self):
        alias = c.Box[int]
        assert type(alias) is types.GenericAlias
        assert alias.__origin__ is c.Box
        assert alias.__args__ == (int,)
        assert c.Box[int, str].__args__ == (int, str)
        assert type(c.Box[int]()) is c.Box

    def test_derived_classes(self):
        class Derived(c.Box):
            pass

        class Argued(c.Box[int]):
            pass

        assert Derived[int].__origin__ is Derived
        assert Argued.__orig_bases__ == (c.Box[int],)
        assert isinstance(Argued(), c.Box)

    def test_others_take_none(self):
        with pytest.raises(TypeError, match="not subscriptable"):
            c.Version[int]


Kebab, ScreamingKebab = c.with_hyphens()


@pytest.mark.skipif(sys.version_info < (3, 10), reason="Python 3.9 knows no immutable classes")
class TestImmutableTypes:
    @pytest.mark.parametrize(
        ("cls", "name"),
        [
            (c.Fixed, "LIMIT"),
            (c.Fixed, "only"),
            (c.FixedWithNothing, "__doc__"),
            (c.FixedLevel, "Low"),
            (c.FixedShape, "Circle"),
        ],
    )
    def test_no_attribute_is_set(self, cls, name):
        before = getattr(cls, name)
        for change in (
            lambda: setattr(cls, name, 0),
            lambda: delattr(cls, name),
            lambda: setattr(cls, "new", 0),
        ):
            with pytest.raises(
                TypeError, match=f"immutable type '(pytests.class_options.)?{cls.__name__}'"
            ):
                change()
        assert getattr(cls, name) is before

    def test_the_attributes_are_there(self):
        assert c.Fixed.LIMIT == 5 and type(c.Fixed.only) is c.Fixed
        assert c.FixedLevel.High != c.FixedLevel.Low
        assert c.FixedShape.Circle(2.0).radius == 2.0 and c.FixedShape.Square(1.5)._0 == 1.5

    def test_a_derived_class_is_not_immutable(self):
        class Derived(c.Fixed):
            pass

        Derived.LIMIT = 6
        assert (Derived().LIMIT, Derived.__base__.LIMIT) == (6, 5)


class TestNames:
    def test_name_and_module(self):
        assert c.Spread.__name__ == "Spread"
        assert c.Spread.__module__ == "elsewhere"
        assert c.Version.__module__ == "pytests.class_options"

    @pytest.mark.parametrize(
        ("cls", "name"),
        [
            (c.Camel, "oneField"),
            (Kebab, "one-field"),
            (c.Lower, "one_field"),
            (c.Pascal, "OneField"),
            (ScreamingKebab, "ONE-FIELD"),
            (c.Screaming, "ONE_FIELD"),
            (c.Snake, "one_field"),
            (c.Upper, "ONE_FIELD"),
        ],
    )
    def test_renamed_fields(self, cls, name):
        assert getattr(cls(5), name) == 5
        assert getattr(cls(one_field=6), name) == 6
        assert [found for found in vars(cls) if not found.startswith("__")] == [name]


class TestExtraction:
    def test_values_are_cloned(self):
        assert c.taken(c.Taken(2), c.Taken(3)) == 5
        assert c.taken(c.Taken(2), None) == 2
        with pytest.raises(TypeError, match="'int' object is not an instance of 'Taken'"):
            c.taken(2, None)
        assert type(c.kept()) is c.Kept
