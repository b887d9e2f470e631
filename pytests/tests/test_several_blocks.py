"""Several `#[pymethods]` blocks for one class."""

import inspect

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
