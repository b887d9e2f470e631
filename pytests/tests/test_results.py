"""What functions and methods return, as Python gets it."""

import pytest
from pytests import results as r


@pytest.mark.parametrize(
    ("call", "expected"),
    [
        (lambda: r.nothing(), None),
        (lambda: r.fallible_nothing(), None),
        (lambda: r.tuple(), (1, "a", None)),
        (lambda: r.deep(), [("a", 1)]),
        (lambda: r.byte_vector(), b"\x01\x02"),
        (lambda: r.same_slice(b"xy"), b"xy"),
        (lambda: r.of_any_kind(5), 5),
        (lambda: r.of_some_kind(), "kind"),
    ],
)
def test_functions(call, expected):
    result = call()
    assert result == expected
    assert type(result) is type(expected)


@pytest.mark.parametrize(
    ("call", "expected"),
    [
        (lambda one: one.text(), "one"),
        (lambda one: one.optional_text(), "one"),
        (lambda one: one.fallible_text(), "one"),
        (lambda one: one.cow(), "one"),
        (lambda one: one.bytes(), b"one"),
        (lambda one: one.number(), 1),
        (lambda one: one.longer("three"), "three"),
        (lambda one: one.longer("1"), "one"),
        (lambda one: one.accept(), None),
        (lambda one: one.LIMIT, 5),
        (lambda one: one.made, "made"),
    ],
)
def test_methods_may_borrow_from_the_instance(call, expected):
    assert call(r.Named("one", 1)) == expected


def test_nothing_to_borrow_is_none():
    assert r.Named("", 1).optional_text() is None


def test_an_instance_is_itself():
    one = r.Named("one", 1)
    assert one.guard() is one
    assert one.unbound() is one
    assert one.with_number(7).with_number(8) is one
    assert one.number() == 8


def test_values_of_a_class_become_instances():
    assert [(one.text(), one.number()) for one in r.Named.several()] == [("a", 1), ("b", 2)]
    assert type(r.Named.maybe(3)) is r.Named
    assert r.Named.maybe(0) is None


def test_errors_of_the_users_own_type():
    with pytest.raises(KeyError) as raised:
        r.Named("one", 5).refuse()
    assert raised.value.args == (5,)
    with pytest.raises(KeyError) as raised:
        r.Named("one", -1)
    assert raised.value.args == (-1,)


def test_errors_of_the_standard_library():
    with pytest.raises(FileNotFoundError, match="entity not found"):
        r.standard_error()
