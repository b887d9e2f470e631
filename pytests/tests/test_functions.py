"""Calls: which arguments a function takes, and what it says when they are wrong."""

import inspect
import sys

import pytest
from pytests import functions as f

NOTES = sys.version_info >= (3, 11)


@pytest.mark.parametrize(
    ("call", "expected"),
    [
        (lambda: f.none(), "none"),
        (lambda: f.one(5), 5),
        (lambda: f.two(1, 2), 3),
        (lambda: f.two(1, b=2), 3),
        (lambda: f.two(b=1, a=2), 3),
        (lambda: f.two(*(1,), **{"b": 2}), 3),
        (lambda: f.many(1, 2, 3, 4, 5), [1, 2, 3, 4, 5]),
        (lambda: f.many(e=5, d=4, c=3, b=2, a=1), [1, 2, 3, 4, 5]),
        (lambda: f.many(1, 2, e=5, c=3, d=4), [1, 2, 3, 4, 5]),
        (lambda: f.positional_only(1, 2), (1, 2)),
        (lambda: f.positional_then_optional(1, 2), (1, 2, None)),
        (lambda: f.positional_then_optional(1, 2, 3), (1, 2, 3)),
        (lambda: f.positional_then_optional(1, 2, c=3), (1, 2, 3)),
        (lambda: f.positional_then_optional(1, 2, c=None), (1, 2, None)),
        (lambda: f.everything(1, c=3), (1, 2, (), 3, 4, None)),
        (lambda: f.everything(1, 5, 6, 7, c=3), (1, 5, (6, 7), 3, 4, None)),
        (lambda: f.everything(c=3, a=1, b=9, d=8), (1, 9, (), 3, 8, None)),
        (lambda: f.everything(1, c=3, e=6, args=7), (1, 2, (), 3, 4, {"e": 6, "args": 7})),
        (lambda: f.keyword_only(width=3), (3, 2.5)),
        (lambda: f.keyword_only(height=1, width=3), (3, 1.0)),
        (lambda: f.two_keywords(b=1, a=5), 4),
        (lambda: f.rest(), ()),
        (lambda: f.rest(1, "b", None), (1, "b", None)),
        (lambda: f.options(), None),
        (lambda: f.options(x=1, y="z"), {"x": 1, "y": "z"}),
        (lambda: f.defaults(), (5, "a\n'b'", True, None, 1.5, 2**63 - 1)),
        (lambda: f.defaults(6, real=2, nothing=3), (6, "a\n'b'", True, 3, 2.0, 2**63 - 1)),
        (lambda: f.type(1, 2), (1, 2)),
        (lambda: f.type(**{"in": 1, "match": 2}), (1, 2)),
        (lambda: f.renamed(4), 4),
        (lambda: f.struct(), True),
        (lambda: f.measured("abc"), 3),
        (lambda: f.measured(value=[1]), 1),
        (lambda: f.measured_or_seven(), 7),
        (lambda: f.measured_or_seven(()), 0),
        (lambda: f.with_token(1, second=2), True),
        (lambda: f.module_name("!"), "pytests.functions!"),
    ],
)
def test_arguments_arrive(call, expected):
    assert call() == expected


def test_a_default_is_evaluated_when_the_argument_is_left_out():
    first = f.counted()
    assert f.counted() == first + 1
    assert f.counted(100) == 100
    assert f.counted() == first + 2


def test_arguments_keep_their_identity():
    marker = object()
    assert f.rest(marker)[0] is marker
    given = {"key": marker}
    received = f.options(**given)
    assert received == given
    assert received is not given


def test_keywords_that_are_not_interned_are_found():
    name = "".join(["heig", "ht"])
    assert f.keyword_only(**{"width": 1, name: 2}) == (1, 2.0)


def test_a_keyword_of_a_subclass_of_str():
    class Name(str):
        pass

    assert f.two(1, **{Name("b"): 2}) == 3


# (call, message): as CPython words them for functions written in Python.
MISTAKES = [
    (lambda: f.two(), "two() missing 2 required positional arguments: 'a' and 'b'"),
    (lambda: f.two(1), "two() missing 1 required positional argument: 'b'"),
    (lambda: f.two(a=1), "two() missing 1 required positional argument: 'b'"),
    (lambda: f.two(b=1), "two() missing 1 required positional argument: 'a'"),
    (lambda: f.two(1, 2, 3), "two() takes 2 positional arguments but 3 were given"),
    (lambda: f.two(1, 2, 3, 4), "two() takes 2 positional arguments but 4 were given"),
    (lambda: f.two(1, 2, c=3), "two() got an unexpected keyword argument 'c'"),
    (lambda: f.two(1, a=2), "two() got multiple values for argument 'a'"),
    (lambda: f.two(1, 2, b=3), "two() got multiple values for argument 'b'"),
    (
        lambda: f.many(),
        "many() missing 5 required positional arguments: 'a', 'b', 'c', 'd', and 'e'",
    ),
    (
        lambda: f.many(1, e=5),
        "many() missing 3 required positional arguments: 'b', 'c', and 'd'",
    ),
    (
        lambda: f.positional_then_optional(),
        "positional_then_optional() missing 2 required positional arguments: 'a' and 'b'",
    ),
    (
        lambda: f.positional_then_optional(1),
        "positional_then_optional() missing 1 required positional argument: 'b'",
    ),
    (
        lambda: f.positional_then_optional(1, 2, 3, 4),
        "positional_then_optional() takes from 2 to 3 positional arguments but 4 were given",
    ),
    (
        lambda: f.positional_then_optional(1, b=2),
        "positional_then_optional() got some positional-only arguments "
        "passed as keyword arguments: 'b'",
    ),
    (
        lambda: f.positional_then_optional(a=1, b=2),
        "positional_then_optional() got some positional-only arguments "
        "passed as keyword arguments: 'a' and 'b'",
    ),
    (
        lambda: f.positional_then_optional(1, 2, d=1),
        "positional_then_optional() got an unexpected keyword argument 'd'",
    ),
    (lambda: f.everything(), "everything() missing 1 required positional argument: 'a'"),
    (
        lambda: f.everything(1, 2, 3),
        "everything() missing 1 required keyword argument: 'c'",
    ),
    (
        lambda: f.everything(1, c=2, a=3),
        "everything() got multiple values for argument 'a'",
    ),
    (
        lambda: f.keyword_only(1, width=2),
        "keyword_only() takes 0 positional arguments but 1 was given",
    ),
    (
        lambda: f.two_keywords(),
        "two_keywords() missing 2 required keyword arguments: 'a' and 'b'",
    ),
    (lambda: f.options(1), "options() takes 0 positional arguments but 1 was given"),
    (lambda: f.rest(x=1), "rest() got an unexpected keyword argument 'x'"),
    (lambda: f.type(1, other=2), "type() got an unexpected keyword argument 'other'"),
    (lambda: f.type(1), "type() missing 1 required positional argument: 'match'"),
    (lambda: f.renamed(original=1), "renamed() got an unexpected keyword argument 'original'"),
]


@pytest.mark.parametrize(("call", "message"), MISTAKES)
def test_a_wrong_call_is_a_type_error(call, message):
    with pytest.raises(TypeError) as raised:
        call()
    assert str(raised.value) == message
    assert not getattr(raised.value, "__notes__", None)
    assert raised.value.__cause__ is None


def test_what_cpython_words_itself():
    """Functions that take nothing, or one argument by position, are not told of a wrong call: CPython is."""
    with pytest.raises(TypeError, match=r"none\(\) takes no arguments \(1 given\)"):
        f.none(1)
    with pytest.raises(TypeError, match=r"none\(\) takes no keyword arguments"):
        f.none(x=1)
    with pytest.raises(TypeError, match=r"one\(\) takes exactly one argument \(2 given\)"):
        f.one(1, 2)
    with pytest.raises(TypeError, match=r"one\(\) takes exactly one argument \(0 given\)"):
        f.one()
    with pytest.raises(TypeError, match=r"one\(\) takes no keyword arguments"):
        f.one(x=1)


# (call, exception, message, the parameter that is named in a note)
WRONG_VALUES = [
    (
        lambda: f.one("x"),
        TypeError,
        "'str' object cannot be interpreted as an integer",
        "x",
    ),
    (
        lambda: f.two(1, 1.5),
        TypeError,
        "'float' object cannot be interpreted as an integer",
        "b",
    ),
    (
        lambda: f.two(b=None, a=1),
        TypeError,
        "'NoneType' object cannot be interpreted as an integer",
        "b",
    ),
    (
        lambda: f.two(2**64, 1),
        OverflowError,
        "Python int too large to convert to C long",
        "a",
    ),
    (
        lambda: f.positional_then_optional(1, 2, c="x"),
        TypeError,
        "'str' object cannot be interpreted as an integer",
        "c",
    ),
    (
        lambda: f.keyword_only(width=1, height="x"),
        TypeError,
        "must be real number, not str",
        "height",
    ),
    (lambda: f.measured(5), TypeError, "object of type 'int' has no len()", "value"),
    (lambda: f.type("x", 1), TypeError, "'str' object cannot be interpreted as an integer", "in"),
]


@pytest.mark.parametrize(("call", "exception", "message", "parameter"), WRONG_VALUES)
def test_a_wrong_value_names_its_parameter(call, exception, message, parameter):
    with pytest.raises(exception) as raised:
        call()
    assert type(raised.value) is exception
    assert str(raised.value) == message
    if NOTES:
        assert raised.value.__notes__[0] == f"while processing '{parameter}'"
    else:
        assert not hasattr(raised.value, "__notes__")


def test_an_error_of_the_standard_library_is_raised():
    with pytest.raises(ValueError, match="^invalid digit found in string$"):
        f.fails()


@pytest.mark.parametrize(
    ("function", "signature"),
    [
        (f.none, "()"),
        (f.one, "(x, /)"),
        (f.two, "(a, b)"),
        (f.positional_only, "(a, b, /)"),
        (f.positional_then_optional, "(a, b, /, c=None)"),
        (f.everything, "(a, b=2, *args, c, d=4, **kw)"),
        (f.keyword_only, "(*, width, height=2.5)"),
        (f.rest, "(*args)"),
        (f.options, "(**options)"),
        (f.type, "(in, match)"),
        (f.renamed, "(value)"),
        (f.signature_written, "(value, *, why=...)"),
        (f.signature_absent, None),
        (f.module_name, "($module, suffix)"),
        (f.with_token, "(first, second)"),
        (f.counted, "(number=...)"),
    ],
)
def test_text_signature(function, signature):
    assert function.__text_signature__ == signature


def test_defaults_are_shown_as_python_writes_them():
    parameters = inspect.signature(f.defaults).parameters
    shown = {name: parameter.default for name, parameter in parameters.items()}
    assert shown == {
        "number": 5,
        "text": "a\n'b'",
        "flag": True,
        "nothing": None,
        "real": 1.5,
        "limit": ...,
    }


def test_inspect_sees_defaults_of_any_text():
    assert f.shown_defaults.__text_signature__ == r'(number=5, text="na\xefve \u20ac")'
    parameters = inspect.signature(f.shown_defaults).parameters
    shown = {name: parameter.default for name, parameter in parameters.items()}
    assert shown == {"number": 5, "text": "naïve €"}
    assert f.shown_defaults() == tuple(shown.values())


def test_inspect_hides_the_module_that_is_passed():
    assert str(inspect.signature(f.module_name)) == "(suffix)"


def test_inspect_sees_the_kinds_of_parameters():
    kinds = [
        parameter.kind.name for parameter in inspect.signature(f.everything).parameters.values()
    ]
    assert kinds == [
        "POSITIONAL_OR_KEYWORD",
        "POSITIONAL_OR_KEYWORD",
        "VAR_POSITIONAL",
        "KEYWORD_ONLY",
        "KEYWORD_ONLY",
        "VAR_KEYWORD",
    ]


@pytest.mark.parametrize(
    ("function", "doc"),
    [
        (f.two, "Adds two numbers.\n\nBoth are required."),
        (f.renamed, "Called by another name."),
        (f.signature_absent, "Shows no signature."),
    ],
)
def test_doc_comments_are_doc_strings(function, doc):
    assert function.__doc__ == doc


def test_a_function_without_a_doc_comment():
    assert f.many.__doc__ in (None, "")


@pytest.mark.parametrize("name", ["none", "two", "type", "renamed", "struct", "module_name"])
def test_names(name):
    function = getattr(f, name)
    assert function.__name__ == name
    assert function.__qualname__ == name
    assert function.__module__ == "pytests.functions"


def test_original_names_are_not_there():
    assert not hasattr(f, "original")
    assert not hasattr(f, "next_number")


def test_a_function_passes_through_pickle():
    import pickle

    assert pickle.loads(pickle.dumps(f.two)) is f.two
