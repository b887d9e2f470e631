"""Functions and methods that warn whoever calls them."""

import warnings

import pytest
from pytests import warnings as w


def warned(call):
    """What the call returned, and the warnings: category, text and the file that they point at."""
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        result = call()
    return result, [(one.category, str(one.message), one.filename) for one in caught]


def old():
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return w.Old()


def test_a_function_warns_where_it_is_called():
    assert warned(lambda: w.plain(5)) == (5, [(UserWarning, "use another", __file__)])


def test_the_category():
    assert warned(w.deprecated) == (None, [(DeprecationWarning, "goes away", __file__)])


def test_warnings_come_in_order():
    result, found = warned(w.repeated)
    assert result is None
    assert [text for _, text, _ in found] == ["first", "second — naïve"]
    assert found[0][0].__name__ == "OwnWarning"
    assert found[1][0] is UserWarning


@pytest.mark.parametrize(
    ("call", "result", "text"),
    [
        (lambda old: type(old.__class__()).__name__, "Old", "constructor"),
        (lambda old: old.renamed(), 1, "method"),
        (lambda old: old.value, 1, "getter"),
        (lambda old: setattr(old, "value", 3), None, "setter"),
        (lambda old: old.of_class(), None, "class method"),
        (lambda old: old.of_nothing(), None, "static method"),
        (lambda old: len(old), 3, "length"),
    ],
)
def test_methods_of_every_kind(call, result, text):
    instance = old()
    found, caught = warned(lambda: call(instance))
    assert found == result
    assert [text for _, text, _ in caught] == [text]


def test_a_warning_that_is_an_error_stops_the_call():
    instance = old()
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        with pytest.raises(UserWarning, match="setter"):
            instance.value = 5
    assert warned(lambda: instance.value)[0] == 1


def test_arguments_are_counted_first_and_converted_later():
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        with pytest.raises(TypeError, match="missing 1 required positional argument: 'value'"):
            w.plain()
        with pytest.raises(UserWarning):
            w.plain("x")
