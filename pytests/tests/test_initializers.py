"""`__init__` and `__call__`."""

import pytest
from pytests import initializers as i
from raised import message


def test_both_steps_run_with_the_same_arguments():
    made = i.TwoSteps(3, extra=4)
    assert (made.made, made.filled, made.times) == (7, 34, 1)
    assert (i.TwoSteps(value=3).made, i.TwoSteps(3).filled) == (3, 30)


def test_only_the_first_step():
    made = i.TwoSteps.__new__(i.TwoSteps, 3)
    assert (made.made, made.filled, made.times) == (3, None, 0)
    made.__init__(5)
    made.__init__(6)
    assert (made.made, made.filled, made.times) == (3, 60, 2)


def test_mistakes_in_the_second_step():
    assert message(ValueError, i.TwoSteps, -1) == "negative"
    with pytest.raises(TypeError, match="missing 1 required positional argument: 'value'"):
        i.TwoSteps()
    made = i.TwoSteps(1)
    assert message(TypeError, made.__init__, 1, 2).startswith(
        "TwoSteps.__init__() takes 1 positional argument"
    )
    assert "unexpected keyword argument 'other'" in message(TypeError, made.__init__, 1, other=2)


def test_a_derived_class_initializes_its_base():
    class Derived(i.TwoSteps):
        def __init__(self, value, **rest):
            super().__init__(value * 2, **rest)
            self.own = value

    made = Derived(3, extra=1)
    assert (made.made, made.filled, made.own, made.times) == (4, 61, 3, 1)

    class Silent(i.TwoSteps):
        def __init__(self, value):
            pass

    assert Silent(3).filled is None

    class Other(i.Loose):
        def __new__(cls, first, *rest):
            return super().__new__(cls)

        def __init__(self, first, *rest):
            super().__init__(*rest, key=first)

    assert Other(1, 2, 3).arguments == 3


def test_any_arguments():
    assert i.Loose().arguments == 0
    assert i.Loose(1, 2, a=3).arguments == 3


def test_a_class_is_called_by_whatever_init_it_has():
    def init(self, value):
        self.seen = value

    class Derived(i.TwoSteps):
        pass

    Derived.__init__ = init
    assert Derived(5).seen == 5
    assert Derived(5).filled is None


def test_calling_an_instance():
    assert i.CalledWithNothing()() == 1
    assert i.CalledWithOne()(5) == 6
    assert i.CalledWithOne()(x=5) == 6
    assert i.CalledWithTwo()(5, 0.5) == 5.5
    assert i.CalledWithTwo()(y=0.5, x=5) == 5.5
    assert i.CalledWithTwo().__call__(5, y=0.5) == 5.5


def test_calling_an_instance_wrongly():
    assert message(TypeError, i.CalledWithNothing(), 1) == (
        "CalledWithNothing.__call__() takes 0 positional arguments but 1 was given"
    )
    with pytest.raises(TypeError, match=r"missing 1 required positional argument: 'x'"):
        i.CalledWithOne()()
    with pytest.raises(TypeError, match="takes 1 positional argument"):
        i.CalledWithOne()(1, 2)
    with pytest.raises(TypeError, match="unexpected keyword argument 'z'"):
        i.CalledWithTwo()(1, z=2)


def test_calling_an_instance_with_a_signature():
    called = i.Called()
    assert called(1) == ("Called", 1, 2, 0, 3, 0)
    assert called(1, 5, 6, 7, c=8, d=9, e=10) == ("Called", 1, 5, 2, 8, 2)
    assert callable(called)
    with pytest.raises(TypeError):
        called(a=1)
