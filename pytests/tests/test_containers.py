"""Sequences and mappings."""

import collections.abc
import operator

import pytest
from pytests import containers as c
from raised import message

for kind in (c.Either, c.OnlySequence, c.OnlyMapping, c.Row, c.Sized):
    collections.abc.Sequence.register(kind)
    collections.abc.Mapping.register(kind)


@pytest.mark.parametrize("kind", [c.Either, c.OnlyMapping, c.OnlySequence])
def test_items_by_any_key(kind):
    found = kind()
    assert found[1] == "item 1"
    assert found[-1] == "item -1"
    assert found["key"] == "item 'key'"
    assert found[1:2] == "item slice(1, 2, None)"
    assert found[1, ...] == "item (1, Ellipsis)"
    found[-2] = "value"
    del found["key"]
    assert found.asked == ["-2 = 'value'", "del 'key'"]
    assert len(found) == 10
    assert found.__getitem__(5) == "item 5"


def test_a_class_that_does_not_say_is_both_but_has_the_length_of_a_mapping():
    found = c.Either()
    assert "is not a sequence" in message(TypeError, c.sequence_length, found)
    assert c.mapping_length(found) == 10
    assert c.sequence_item(found, 3) == "item 3"
    c.set_sequence_item(found, 3, 5)
    c.delete_sequence_item(found, 4)
    assert found.asked == ["3 = 5", "del 4"]
    assert next(iter(found)) == "item 0"


def test_a_length_without_items_is_both():
    found = c.Sized()
    assert len(found) == c.sequence_length(found) == c.mapping_length(found) == 4
    assert message(TypeError, c.sequence_item, found, 1).endswith("does not support indexing")


def test_a_derived_class_is_asked_for_items():
    class Derived(c.Either):
        def __getitem__(self, key):
            return f"derived {key}"

    assert c.sequence_item(Derived(), 3) == "derived 3"
    assert Derived()[3] == "derived 3"


def test_a_mapping_is_no_sequence():
    found = c.OnlyMapping()
    assert c.mapping_length(found) == 10
    assert "is not a sequence" in message(TypeError, c.sequence_length, found)
    assert message(TypeError, c.sequence_item, found, 1).endswith("is not a sequence")
    assert message(TypeError, c.set_sequence_item, found, 1, 1).endswith("is not a sequence")
    with pytest.raises(TypeError, match="is not iterable"):
        iter(found)


def test_a_sequence_is_no_mapping():
    found = c.OnlySequence()
    assert c.sequence_length(found) == 10
    assert message(TypeError, c.mapping_length, found).endswith("is not a mapping")
    assert c.sequence_item(found, 3) == "item 3"


def test_what_is_missing_is_said():
    only = c.SetsOnly()
    only[1] = 2
    assert message(NotImplementedError, operator.delitem, only, 1) == "can't delete item"
    only = c.DeletesOnly()
    del only[1]
    assert message(NotImplementedError, operator.setitem, only, 1, 2) == "can't set item"
    with pytest.raises(TypeError, match="is not subscriptable"):
        only[1]


def test_the_operations_of_a_sequence():
    row = c.Row([1, 2])
    assert (row + c.Row([3])).items == [1, 2, 3]
    assert (row * 2).items == [1, 2, 1, 2]
    assert (3 * row).items == [1, 2] * 3
    assert 2 in row
    assert 5 not in row
    assert list(row) == [1, 2]
    assert reversed(row) == [2, 1]
    same = row
    row += [3]
    row *= 2
    assert row is same
    assert row.items == [1, 2, 3, 1, 2, 3]
    assert operator.concat(row, c.Row([])).items == row.items


def test_mistakes_with_a_sequence():
    row = c.Row([1, 2])
    with pytest.raises(TypeError):
        row + [3]
    with pytest.raises(TypeError):
        row * "text"
    assert (
        message(ValueError, operator.mul, row, -1)
        == "out of range integral type conversion attempted"
    )
    with pytest.raises(ValueError, match="out of range"):
        row *= 2**40
    with pytest.raises(IndexError):
        row[2]


def test_a_mapping():
    table = c.Table()
    table["a"] = 1
    table["b"] = 2
    assert len(table) == 2
    assert "a" in table
    assert {**table} == {"a": 1, "b": 2}
    assert dict(table) == {"a": 1, "b": 2}
    assert "{a} {b}".format_map(table) == "1 2"
    del table["a"]
    assert message(KeyError, operator.getitem, table, "a") == "'a'"
    assert message(KeyError, operator.delitem, table, "a") == "'a'"
    with pytest.raises(TypeError):
        1 in table  # noqa: B015


def test_a_length_is_at_most_what_python_counts():
    expected = "cannot fit 'int' into an index-sized integer"
    assert message(OverflowError, len, c.Endless()) == expected


def test_static_methods_fill_slots():
    found = c.Static()
    assert len(found) == 3
    assert found[21] == 42
    assert type(found).__len__(found) == 3
    assert (
        message(TypeError, lambda: found["key"])
        == "'str' object cannot be interpreted as an integer"
    )
