"""The ways in which methods, special methods and properties take their instance."""

import sys

import pytest
from pytests import receivers as r

KINDS = [r.Reference, r.Ref, r.BoundReference, r.Owned, r.Lent, r.Guard]


@pytest.mark.parametrize("kind", KINDS)
def test_methods(kind):
    instance = kind(5)
    assert instance.read() == 5
    assert instance.read_with(3, py_name=4) == 17
    assert instance.read_with(first=3) == 8
    instance.write(7)
    assert instance.read() == 7


@pytest.mark.parametrize("kind", KINDS)
def test_properties(kind):
    instance = kind(5)
    assert instance.value == 5
    instance.value = 6
    assert instance.value == 6
    del instance.value
    assert instance.value == 0


@pytest.mark.parametrize("kind", KINDS)
def test_special_methods(kind):
    instance = kind(5)
    assert len(instance) == 5
    assert bool(instance)
    assert not kind(0)
    assert hash(instance) == 5
    assert instance == 5
    assert instance != 6
    assert instance + 1 == 6
    assert 1 + instance == 1006
    assert instance**3 == 125
    assert -instance == -5
    assert 5 in instance
    assert 6 not in instance
    assert instance[3] == 15
    assert instance(4) == 20
    assert next(instance) == 6
    same = instance
    instance += 10
    assert instance is same
    assert instance.read() == 16
    instance[2] = 4
    assert instance.read() == 8
    del instance[9]
    assert instance.read() == 9


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_is_left_of_a_receiver(kind):
    instance = kind(5)
    count = sys.getrefcount(instance)
    for _ in range(50):
        instance.read()
        instance.value = 5
        instance + 1
        len(instance)
        instance == "text"  # noqa: B015
        with pytest.raises(TypeError):
            instance.write("text")
        with pytest.raises(TypeError):
            instance[1] = "text"
    assert sys.getrefcount(instance) == count
    instance.write(3)


def test_the_instance_itself():
    instance = r.Detached(5)
    assert instance.value == 5
    assert instance.itself() is instance
    assert instance.__iter__() is instance
    assert len(instance) == 5
    assert instance + 1 == 6
