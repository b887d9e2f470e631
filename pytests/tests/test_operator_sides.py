"""An operator's slot has two sides: what a class does not say of one, its base does, as for classes written in Python."""

import pytest
from pytests import operator_sides


class Base:
    def __add__(self, other):
        return f"base + {other}" if isinstance(other, int) else NotImplemented

    def __radd__(self, other):
        return f"{other} + base" if isinstance(other, int) else NotImplemented

    def __pow__(self, other, modulus=None):
        return f"base ** {other} % {shown(modulus)}"

    def __rpow__(self, other, modulus=None):
        return f"{other} ** base % {shown(modulus)}"


class Left(Base):
    def __add__(self, other):
        return f"left + {other}" if isinstance(other, int) else NotImplemented

    def __pow__(self, other, modulus=None):
        return f"left ** {other} % {shown(modulus)}"


class Right(Base):
    def __radd__(self, other):
        return f"{other} + right" if isinstance(other, int) else NotImplemented

    def __rpow__(self, other, modulus=None):
        return f"{other} ** right % {shown(modulus)}"


class RightOfLeft(Left):
    def __radd__(self, other):
        return f"{other} + right of left" if isinstance(other, int) else NotImplemented


def shown(modulus):
    return "None" if modulus is None else f"Some({modulus})"


PYTHON = {kind.__name__: kind for kind in (Base, Left, Right, RightOfLeft)}


@pytest.mark.parametrize("name", PYTHON)
def test_each_side_is_what_a_class_of_pythons_would_have(name):
    ours, theirs = getattr(operator_sides, name)(), PYTHON[name]()
    assert ours + 1 == theirs + 1
    assert 1 + ours == 1 + theirs
    assert ours**2 == theirs**2
    assert 2**ours == 2**theirs
    assert pow(ours, 2, 7) == pow(theirs, 2, 7)


@pytest.mark.parametrize("name", PYTHON)
def test_what_no_side_takes_is_an_error(name):
    ours = getattr(operator_sides, name)()
    for operation in (lambda: ours + "x", lambda: "x" + ours, lambda: ours + ours):
        with pytest.raises(TypeError, match="unsupported operand|can only concatenate"):
            operation()


def test_a_class_written_in_python_joins_in():
    class Further(operator_sides.Left):
        def __radd__(self, other):
            return "further" if other == 0 else super().__radd__(other)

    assert 0 + Further() == "further"
    assert 1 + Further() == "1 + base"
    assert Further() + 1 == "left + 1"


def test_over_a_number_of_pythons_own():
    number = operator_sides.Number(1.5)
    assert number + "x" == "number + x"
    assert 1 + number == 2.5
    assert 1.5 + number == 3.0
    with pytest.raises(TypeError):
        number + 1
