"""The operators of numbers."""

import operator

import pytest
from allocations import blocks_left
from pytests import numbers as n
from raised import message

OPERATORS = {
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
    "@": operator.matmul,
    "/": operator.truediv,
    "//": operator.floordiv,
    "%": operator.mod,
    "divmod": divmod,
    "<<": operator.lshift,
    ">>": operator.rshift,
    "&": operator.and_,
    "^": operator.xor,
    "|": operator.or_,
}
IN_PLACE = {
    "+=": operator.iadd,
    "-=": operator.isub,
    "*=": operator.imul,
    "@=": operator.imatmul,
    "/=": operator.itruediv,
    "//=": operator.ifloordiv,
    "%=": operator.imod,
    "<<=": operator.ilshift,
    ">>=": operator.irshift,
    "&=": operator.iand,
    "^=": operator.ixor,
    "|=": operator.ior,
}


@pytest.mark.parametrize("sign", OPERATORS)
def test_an_operator_on_the_left(sign):
    operate = OPERATORS[sign]
    assert operate(n.Left("x"), 3) == f"x {sign} 3"
    with pytest.raises(TypeError, match="unsupported operand"):
        operate(3, n.Left("x"))
    with pytest.raises(TypeError, match="unsupported operand"):
        operate(n.Left("x"), object())


@pytest.mark.parametrize("sign", OPERATORS)
def test_an_operator_on_the_right(sign):
    operate = OPERATORS[sign]
    assert operate(3, n.Right("x")) == f"x reflected {sign} 3"
    with pytest.raises(TypeError, match="unsupported operand"):
        operate(n.Right("x"), 3)
    with pytest.raises(TypeError, match="unsupported operand"):
        operate(object(), n.Right("x"))


@pytest.mark.parametrize("sign", OPERATORS)
def test_an_operator_on_both_sides(sign):
    operate = OPERATORS[sign]
    assert operate(n.Both("x"), 3) == f"x {sign} 3"
    assert operate(3, n.Both("x")) == f"x reflected {sign} 3"
    with pytest.raises(TypeError, match="unsupported operand"):
        operate(n.Both("x"), n.Both("y"))


@pytest.mark.parametrize("sign", IN_PLACE)
def test_augmented_assignment(sign):
    operand = n.InPlace("x")
    assert IN_PLACE[sign](operand, 3) is operand
    assert operand.name == f"x {sign} 3"
    with pytest.raises(TypeError, match="unsupported operand"):
        IN_PLACE[sign](operand, "text")


def test_a_power_in_place():
    operand = n.InPlace("x")
    same = operand
    operand **= 5
    assert operand is same
    assert operand.name == "x **= 5 None"
    with pytest.raises(TypeError):
        operand **= "text"


def test_methods_by_their_names():
    assert n.Left("x").__add__(3) == "x + 3"
    assert n.Left("x").__add__("text") is NotImplemented
    assert n.Right("x").__radd__(3) == "x reflected + 3"
    assert n.Both("x").__rsub__(3) == "x reflected - 3"
    assert n.InPlace("x").__iadd__("text") is NotImplemented


def test_without_a_method_in_place_the_operator_is_used():
    operand = n.Left("x")
    operand += 3
    assert operand == "x + 3"


def test_an_operand_out_of_range_does_not_convert():
    with pytest.raises(TypeError, match="unsupported operand"):
        n.Small(1) - 300
    assert n.Small(1).__sub__(300) is NotImplemented


def test_errors_of_the_method_are_raised():
    assert (n.Small(200) + n.Small(50)).value == 250
    assert message(ValueError, operator.add, n.Small(200), n.Small(100)) == "too large"
    assert message(ZeroDivisionError, operator.truediv, n.Small(1), 0) == "division by zero"
    assert n.Small(1) / 2 == 0.5


def test_an_interruption_is_no_operand_that_does_not_convert():
    assert message(KeyboardInterrupt, operator.mod, n.Sum(1), 1) == "interrupted"


def test_a_method_that_returns_not_implemented():
    assert (n.Small(3) * 4).value == 12
    assert "text" * n.Small(3) == "'text' * Small(3)"
    # The left one is asked first and declines, then the right one.
    assert (n.Small(3) * n.Small(4)).startswith("<")
    with pytest.raises(TypeError, match="unsupported operand"):
        n.Small(3) * 1.5


def test_powers():
    assert n.Small(2) ** 10 == 1024
    assert pow(n.Small(2), 10, 1000) == 24
    assert 3 ** n.Small(4) == 81
    assert n.Small(2).__pow__(3) == 8
    assert n.Small(4).__rpow__(2) == 16
    with pytest.raises(TypeError):
        n.Small(2) ** "text"
    with pytest.raises(TypeError):
        pow(n.Small(2), 2, "text")


def test_one_operand():
    small = n.Small(5)
    assert +small is small
    assert -small == -5
    assert abs(small) == 5
    assert (~small).value == 250
    assert round(small) == (5, None)
    assert round(small, 2) == (5, 2)
    with pytest.raises(TypeError):
        -n.Left("x")


def test_a_conversion_of_its_own():
    assert n.Converted() + 10 == 5
    assert n.Converted().__add__("text") is NotImplemented


def test_an_operand_that_is_the_instance():
    one = n.Sum(3)
    one += n.Sum(4)
    assert one.total == 7
    # It cannot be changed and read at once, so the operator makes a new one.
    same = one
    one += one
    assert (one.total, same.total) == (14, 7)
    assert message(ValueError, operator.isub, one, -1) == "negative"


def test_a_derived_class_reflects_first():
    class Derived(n.Both):
        def __radd__(self, other):
            return "derived"

        def __rsub__(self, other):
            return super().__rsub__(7)

    class Plain(n.Both):
        pass

    assert n.Both("x") + Derived("y") == "derived"
    assert 3 + Derived("y") == "derived"
    assert 3 - Derived("y") == "y reflected - 7"
    assert Derived("y") + 3 == "y + 3"
    assert Plain("y") + 3 == "y + 3"
    assert 3 + Plain("y") == "y reflected + 3"


def test_a_derived_class_extends_an_operator():
    class Derived(n.Small):
        def __add__(self, other):
            if isinstance(other, int):
                return self.value + other
            return super().__add__(other)

    assert Derived(3) + 4 == 7
    assert (Derived(3) + n.Small(4)).value == 7
    assert (n.Small(4) + Derived(3)).value == 7
    assert Derived(3).__add__("text") is NotImplemented


def test_nothing_is_left_of_operands():
    both, in_place, total = n.Both("x"), n.InPlace("x"), n.Sum(1)

    def operate():
        both + 3
        3 + both
        in_place.__iadd__("text")
        in_place.__ipow__(2)
        n.Small(3) * n.Small(4)
        n.Small(3) + n.Small(4)
        pow(n.Small(2), 3, 5)
        total.__iadd__(total)
        for wrong in (lambda: both + both, lambda: n.Small(200) + n.Small(200)):
            with pytest.raises((TypeError, ValueError)):
                wrong()
        in_place.__isub__(1)

    assert blocks_left(operate) < 50
