"""Several `#[pymethods]` blocks for one class."""

import inspect

import pytest
from pytests import several_blocks as s


def test_methods_of_every_block():
    spread = s.Spread(5)
    assert spread.first() == 6
    assert spread.second() == 10
    assert spread.second(3, plus=1) == 16
    assert spread.third() == "Spread(5)"
    assert s.Spread.class_name() == "Spread"
    assert s.Spread.make().number == 100
    assert s.Spread.second.__doc__ == "In the second block."
    assert str(inspect.signature(s.Spread.second)) == "(self, /, by=2, *, plus=0)"


def test_properties_of_every_block():
    assert (s.Spread(5).number, s.Spread(5).doubled) == (5, 10)
    written = s.Written()
    assert s.Written.BLOCKS == 5
    assert written.log == []


def test_slots_of_every_block():
    spread = s.Spread(5)
    assert repr(spread) == "Spread(5)"
    assert len(spread) == 3
    # The sides of one operator stand in two blocks.
    assert spread + 1 == 6
    assert 1 + spread == "1 + 5"


def test_methods_stand_in_the_place_of_what_options_derive():
    assert s.Spread(5) == 5
    assert s.Spread(5) != s.Spread(5)
    assert hash(s.Spread(5)) == 7


def test_blocks_that_a_macro_wrote():
    written = s.Written()
    steps = [written.one(), written.two(), written.three(), written.four(), written.five()]
    assert steps == [1, 2, 3, 4, 5]
    assert written.log == ["one", "two", "three", "four", "five"]


def test_classes_of_one_name():
    assert s.InnerSpread(3).first() == "inner 3"
    assert not hasattr(s.InnerSpread(3), "second")


def test_a_block_that_is_left_out():
    assert s.Conditional().always() == 1
    assert not hasattr(s.Conditional, "never")


def test_a_block_under_another_name_of_the_class():
    assert s.Named().by_alias() == "alias"
    assert s.Named().by_name() == "name"


def test_a_block_before_the_class_and_a_property_in_two():
    before = s.BeforeTheClass()
    assert before.side == 1
    with pytest.raises(ValueError, match="5"):
        before.side = 5


@pytest.mark.parametrize(
    "which, name, member",
    [
        ("method", "Method", "one"),
        ("property", "Property", "side"),
        ("special", "Special", "__len__"),
    ],
)
def test_two_blocks_with_a_member_of_one_name(which, name, member):
    with pytest.raises(RuntimeError) as raised:
        s.twice(which)
    assert str(raised.value) == f"An error occurred while initializing class {name}"
    cause = raised.value.__cause__
    assert isinstance(cause, TypeError)
    text = f"{name}: two of its #[pymethods] blocks define `{member}`: remove one, or give it another name"
    assert str(cause) == text
