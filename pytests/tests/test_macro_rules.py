"""Items that `macro_rules!` wrote behave as if they were written out."""

import inspect

import pytest
from pytests import macro_rules as m


def test_a_function_of_variables():
    assert m.multiplied() == 100 * 2 + 2
    assert m.multiplied(3) == 302
    assert m.multiplied(by=1, offset=5) == 110
    assert m.multiplied.__doc__ == "Multiplies."
    assert list(inspect.signature(m.multiplied).parameters) == ["by", "offset"]
    with pytest.raises(TypeError, match=r"takes from 0 to 1 positional arguments but 2 were given"):
        m.multiplied(1, 2)


def test_a_class_of_variables():
    pair = m.Couple([(1, 2), (3, 4)])
    assert pair.total() == 10
    assert pair.value == pair.Couple == [(1, 2), (3, 4)]
    assert m.Couple().total() == 0
    assert m.Couple().value is None
    assert type(pair).__name__ == "Couple"


def test_items_of_a_variable():
    assert m.whole(m.Whole(5)) == 5
    assert m.Whole(7).number == 7
    assert m.whole.__doc__ == "Written whole."
