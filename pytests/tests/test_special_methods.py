"""Special methods: operators and built-in functions on instances."""

import pytest
from pytests import borrowing as b
from pytests import classes as c
from pytests import special_methods as s
from raised import message


def test_texts():
    point = c.Point(1, 2)
    assert repr(point) == "Point(1, 2)"
    assert str(point) == "(1, 2)"
    assert f"{point}" == "(1, 2)"


def test_truth():
    assert c.Point(1)
    assert not c.Point(0)
    assert not s.Numbers([])
    assert s.Numbers([0])


def test_equality_and_hash():
    a, b = c.Point(1, 2), c.Point(1, 2)
    assert a == b
    assert not a != b
    assert a != c.Point(1, 3)
    assert hash(a) == hash(b)
    assert {a: "x"}[b] == "x"
    assert a != 5
    assert (a == "x") is False
    assert a.__eq__(5) is NotImplemented
    with pytest.raises(TypeError):
        a < b  # noqa: B015


def test_a_class_that_compares_and_has_no_hash():
    assert s.Weight.__hash__ is None
    assert message(TypeError, hash, s.Weight(1)) in (
        "unhashable type: 'pytests.special_methods.Weight'",
        "unhashable type: 'Weight'",
    )


def test_calls():
    assert c.Point(2)(1, "a", key=3) == (2.0, (1, "a"), {"key": 3})
    assert c.Point(2)() == (2.0, (), None)
    assert message(TypeError, b.Cell()) == "'pytests.borrowing.Cell' object is not callable"


def test_a_container():
    numbers = s.Numbers([1, 2, 3])
    assert len(numbers) == 3
    assert 2 in numbers
    assert 9 not in numbers
    assert numbers[0] == 1
    assert numbers[-1] == 3
    numbers[1] = 20
    assert list(numbers) == [1, 20, 3]
    del numbers[0]
    assert list(numbers) == [20, 3]
    assert [*reversed([*numbers])] == [3, 20]
    for index in (2, -3):
        assert message(IndexError, numbers.__getitem__, index) == "index out of range"
        with pytest.raises(IndexError):
            numbers[index] = 1
        with pytest.raises(IndexError):
            del numbers[index]


def test_wrong_keys():
    numbers = s.Numbers([1])
    with pytest.raises(TypeError, match="'str' object cannot be interpreted as an integer"):
        numbers["a"]
    with pytest.raises(TypeError):
        "a" in numbers  # noqa: B015
    with pytest.raises(TypeError):
        numbers[0] = "a"


def test_iteration():
    numbers = s.Numbers([1, 2])
    iterator = iter(numbers)
    assert iter(iterator) is iterator
    assert next(iterator) == 1
    numbers.append(3)
    assert list(iterator) == [2, 3]
    assert next(iterator, "end") == "end"
    with pytest.raises(StopIteration):
        next(iterator)
    with pytest.raises(TypeError):
        next(numbers)
    assert sum(s.Numbers(list(range(1000)))) == 499500


def test_an_iterator_keeps_what_it_goes_over():
    assert list(iter(s.Numbers([4, 5]))) == [4, 5]


def test_all_comparisons_in_one_method():
    one, two = s.Version(1), s.Version(2)
    outcomes = [one < two, one <= two, one == two, one != two, one > two, one >= two]
    assert outcomes == [True, True, False, True, False, False]
    assert sorted([two, one]) == [one, two]
    assert one != 1
    with pytest.raises(TypeError, match="not supported between instances of"):
        one < 1  # noqa: B015


def test_a_method_for_each_comparison():
    light, heavy = s.Weight(1), s.Weight(2)
    assert light < heavy
    assert heavy > light
    assert light == s.Weight(1)
    assert light != heavy
    with pytest.raises(TypeError):
        light <= heavy  # noqa: B015


def test_numbers():
    assert int(s.Version(5)) == 5
    assert float(s.Version(5)) == 5.0
    assert [10, 20, 30][s.Version(1)] == 20
    assert hex(s.Version(255)) == "0xff"


def test_derived_comparisons():
    a = s.Derived(1, "x")
    assert a == s.Derived(1, "x")
    assert a != s.Derived(1, "y")
    assert hash(a) == hash(s.Derived(1, "x"))
    assert (a.number, a.text) == (1, "x")
    with pytest.raises(AttributeError):
        a.number = 2


def test_enums():
    assert s.Colour.Red == s.favourite() or s.Colour.Green == s.favourite()
    assert s.Colour.Green == s.favourite()
    assert s.Colour.Red != s.Colour.Green
    assert s.Colour.Red.is_warm()
    assert not s.Colour.Green.is_warm()
    assert type(s.Colour.Red) is s.Colour
    assert repr(s.Colour.Red) == "Colour.Red"
    assert int(s.Colour.Green) == 5
    assert len({s.Colour.Red, s.Colour.Green, s.favourite()}) == 2
    assert (
        message(TypeError, s.Colour) == "cannot create 'pytests.special_methods.Colour' instances"
    )


def test_attributes_can_be_added():
    class Derived(c.Point):
        pass

    c.Point.added = lambda self: self.x
    try:
        assert c.Point(7).added() == 7.0
        assert Derived(8).added() == 8.0
    finally:
        del c.Point.added
    assert not hasattr(c.Point(7), "added")


def test_methods_can_be_replaced():
    original = s.Weight.__dict__["__lt__"]
    s.Weight.__lt__ = lambda self, other: "replaced"
    try:
        assert (s.Weight(1) < s.Weight(2)) == "replaced"
    finally:
        s.Weight.__lt__ = original
    assert (s.Weight(1) < s.Weight(2)) is True
