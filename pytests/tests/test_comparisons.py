"""Comparisons and hashes."""

import operator
import sys

import pytest
from pytests import comparisons as c
from raised import message

ALL = {
    "<": operator.lt,
    "<=": operator.le,
    "==": operator.eq,
    "!=": operator.ne,
    ">": operator.gt,
    ">=": operator.ge,
}


def test_not_equal_is_the_opposite_of_equal():
    assert c.Equal(1) == c.Equal(1)
    assert not c.Equal(1) != c.Equal(1)
    assert c.Equal(1) != c.Equal(2)
    assert c.Equal(1) != 1
    assert not c.Equal(1) == 1
    assert c.Equal(1).__ne__(1) is NotImplemented
    assert c.Equal(1).__ne__(c.Equal(1)) is False


def test_not_equal_of_a_derived_class_is_the_opposite_of_its_equal():
    class Derived(c.Equal):
        __hash__ = None

        def __eq__(self, other):
            return "always"

    assert Derived(1) == c.Equal(2)
    assert (Derived(1) != c.Equal(2)) is False


def test_both_of_them():
    assert (c.Strange() == 5) == "equal"
    assert (c.Strange() != 5) == "not equal"


def test_each_comparison_by_a_method():
    for sign, compare in ALL.items():
        assert compare(c.Saying(), 5) == f"{sign} 5"
    # The other operand declines, and is asked the other way round.
    mirrored = {"<": ">", "<=": ">=", "==": "==", "!=": "!=", ">": "<", ">=": "<="}
    for sign, compare in ALL.items():
        assert compare(5, c.Saying()) == f"{mirrored[sign]} 5"


def test_an_operand_that_does_not_convert():
    assert c.Saying().__lt__("text") is NotImplemented
    with pytest.raises(TypeError, match="not supported between instances of"):
        c.Saying() < "text"  # noqa: B015
    assert (c.Saying() == "text") is False
    assert c.Saying() != 1 << 100


def test_no_order_where_there_is_no_method():
    with pytest.raises(TypeError, match="not supported between instances of"):
        c.Equal(1) < c.Equal(2)  # noqa: B015


def test_one_method_for_all():
    assert c.Partly(1) == c.Partly(1)
    assert message(ValueError, operator.ne, c.Partly(1), c.Partly(1)) == "never asked"
    with pytest.raises(TypeError, match="not supported between instances of"):
        c.Partly(1) < c.Partly(2)  # noqa: B015
    assert c.Partly(1) != 1


def test_without_any_method():
    one = c.Silent()
    assert one == one
    assert one != c.Silent()
    assert hash(one) == object.__hash__(one)


def test_a_class_with_an_equality_has_no_hash_of_its_own():
    assert c.Equal.__hash__ is None
    with pytest.raises(TypeError, match="unhashable type"):
        hash(c.Equal(1))


def test_hashes():
    assert hash(c.Saying()) == -2
    assert hash(c.Partly(7)) == 7
    assert message(ValueError, hash, c.Partly(-7)) == "negative"
    assert [hash(c.Hash8(value)) for value in (-128, -1, 0, 127)] == [-128, -2, 0, 127]
    assert hash(c.HashSize(-sys.maxsize)) == -sys.maxsize
    assert hash(c.Hash64(5)) == 5
    if sys.maxsize == 2**63 - 1:
        assert hash(c.Hash64(2**64 - 1)) == -2
        assert hash(c.Hash64(2**64 - 5)) == -5
