"""Hooks for attributes, and descriptors."""

import pytest
from pytests import attributes as a
from raised import message


def test_a_fallback_answers_where_there_is_no_attribute():
    found = a.Fallback()
    assert found.known == 1
    assert found.method() == 2
    assert found.other == "fallback other"
    found.other = 5
    assert found.other == 5
    del found.other
    assert found.other == "fallback other"
    assert message(AttributeError, getattr, found, "_private") == "no _private"
    assert getattr(found, "_private", "default") == "default"


def test_a_fallback_sees_attribute_errors_only():
    found = a.Fallback()
    assert message(ValueError, getattr, found, "failing") == "failed"
    assert found.missing == "fallback missing"


def test_a_fallback_in_a_derived_class():
    class Derived(a.Fallback):
        own = 3

        @property
        def absent(self):
            return self.also_absent

    assert Derived().own == 3
    assert Derived().known == 1
    assert Derived().absent == "fallback also_absent"

    class Another(a.Fallback):
        def __getattr__(self, name):
            return f"derived {name}"

    # Python's own hook calls what the base found first.
    assert Another()._private == "derived _private"


def test_a_hook_that_answers_first():
    found = a.First()
    assert found.method == "first method"
    assert found.anything == "first anything"
    assert not hasattr(found, "absent")
    with pytest.raises(AttributeError, match="^absent$") as raised:
        found.absent  # noqa: B018
    assert str(raised.value.__cause__) == "there is no absent"
    assert message(ValueError, getattr, found, "broken") == "broken"


def test_both_hooks():
    found = a.FirstAndLast()
    assert found.anything == "first anything"
    assert found.absent == "last absent"


def test_setting_and_deleting():
    found = a.Keeps()
    found.x = 5
    assert found.x == 5
    assert found.kept == {"x": 5}
    del found.x
    assert message(AttributeError, delattr, found, "x") == "no x"
    assert message(AttributeError, getattr, found, "x") == "no x"
    assert "str" in message(TypeError, setattr, found, "x", "text")


def test_a_derived_class_goes_on_to_the_hook():
    class Derived(a.Keeps):
        def __setattr__(self, name, value):
            super().__setattr__(name + "_", value)

    found = Derived()
    found.x = 1
    assert found.kept == {"x_": 1}


def test_what_is_not_hooked_is_python_s():
    found = a.Counts()
    found.x = 5
    found.y = 6
    assert (found.x, found.y, found.count) == (5, 6, 2)
    del found.x
    assert not hasattr(found, "x")
    found = a.Lasting()
    found.x = 5
    assert found.x == 5
    assert message(AttributeError, delattr, found, "x") == "x stays"


def test_a_descriptor():
    field = a.Field()

    class Owner:
        described = field

    owner = Owner()
    assert owner.described == ("described", "Owner", "Owner")
    assert Owner.described == ("described", "nothing", "Owner")
    owner.described = 5
    del owner.described
    assert field.log == ["Owner = 5", "del Owner"]
    assert field.__get__(5) == ("described", "int", None)
    assert field.__get__(None, int) == ("described", "nothing", "int")
    with pytest.raises(TypeError):
        owner.described = "text"


def test_a_descriptor_that_can_only_be_read():
    class Owner:
        constant = a.Constant(7)

    owner = Owner()
    assert owner.constant == 7
    assert isinstance(Owner.constant, a.Constant)
    owner.constant = 8
    assert owner.constant == 8


def test_a_descriptor_that_can_only_be_set_or_deleted():
    class Owner:
        sink = a.Sink()
        eraser = a.Eraser()

    owner = Owner()
    owner.sink = 5
    assert message(ValueError, setattr, owner, "sink", -5) == "negative"
    assert message(NotImplementedError, delattr, owner, "sink") == "can't delete descriptor"
    del owner.eraser
    assert message(NotImplementedError, setattr, owner, "eraser", 5) == "can't set descriptor"
