"""Special methods of a class and of its base that share a slot."""

import pytest
from pytests import inherited_slots as i


@pytest.mark.parametrize("kind", [i.Half, i.Nothing])
def test_the_other_half_is_the_base_s(kind):
    half = kind()
    half[1] = 2
    del half[3]
    assert half.log == ["half 1 = 2", "base del 3"]


@pytest.mark.parametrize("kind", [i.Half, i.Nothing])
def test_comparisons_that_are_missing_are_the_base_s(kind):
    half = kind()
    assert half == 10
    assert not half == 1
    assert half != 1
    assert not half != 10
    assert half < 2
    assert not half < 3
    assert hash(half) == 6


@pytest.mark.parametrize("kind", [i.Half, i.Nothing])
def test_whole_slots_are_inherited(kind):
    half = kind()
    assert len(half) == 3
    assert -half == "base"
    assert half(5) == 5
    assert half.other == "base other"


def test_a_base_of_python_s_own():
    counting = i.Counting()
    counting["a"] = 1
    counting["b"] = 2
    del counting["a"]
    assert (dict(counting), counting.count) == ({"b": 2}, 2)
    with pytest.raises(KeyError):
        del counting["a"]
    assert counting == {"b": 2}
    assert counting != {}
    assert counting < 1
