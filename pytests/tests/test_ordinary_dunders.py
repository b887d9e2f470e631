"""Names with two underscores that fill no slot."""

import copy
import math
import operator
import os
import pickle
import sys

import pytest
from pytests.ordinary_dunders import Value


def test_a_context_manager():
    value = Value()
    with value as entered:
        assert entered is value
    with value:
        raise KeyError("swallowed")
    with pytest.raises(ValueError, match="raised"):
        with value:
            raise ValueError("raised")
    assert value.log == [
        *("enter", "exit None"),
        *("enter", 'exit Some("KeyError")'),
        *("enter", 'exit Some("ValueError")'),
    ]


def test_copies():
    assert copy.copy(Value(5)).log == ["copied"]
    memo = {}
    assert copy.deepcopy(Value(5), memo).log == ["deeply copied"]
    assert memo["seen"] is True


@pytest.mark.parametrize("protocol", range(pickle.HIGHEST_PROTOCOL + 1))
def test_pickles(protocol):
    value = Value(5)
    with value:
        pass
    again = pickle.loads(pickle.dumps(value, protocol))
    assert (type(again), again.number, again.log) == (Value, 5, value.log)


def test_texts_and_bytes():
    assert f"{Value(5):>10}" == "5|>10"
    assert format(Value(5)) == "5|"
    assert bytes(Value()) == b"\x01\x02\x03"
    assert os.fspath(Value()) == "some/path"


def test_what_is_asked_of_every_object():
    assert operator.length_hint(Value()) == 12
    assert sys.getsizeof(Value()) >= 1234
    assert dir(Value()) == ["a", "b"]


def test_rounding():
    assert math.trunc(Value(57)) == 50
    assert (math.floor(Value()), math.ceil(Value())) == (-1, 1)


def test_what_belongs_to_the_class():
    assert Value[int] == "Value[<class 'int'>]"
    assert Value.__doubled__(4) == 8
    assert Value.__match_args__ == ("number",)

    class Derived(Value, first=1, second=2):
        pass

    assert Derived.options == 2
    assert Derived[0] == "Derived[0]"


def test_what_fills_no_slot_is_found_by_its_name():
    assert Value().__missing__(5) == 5
    assert Value.__trunc__(Value(57)) == 50
    with pytest.raises(TypeError):
        Value()[5]
