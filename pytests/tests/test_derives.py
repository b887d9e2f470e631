"""Structs and enums of Rust that are read from Python objects and written to them, by derived conversions."""

import sys

import pytest
from pytests import derives as d

NOTES = sys.version_info >= (3, 11)


class Object:
    """An object with the attributes that it is given."""

    def __init__(self, **attributes):
        self.__dict__.update(attributes)


class Mapping(dict):
    """A dict with attributes."""

    def __init__(self, _items, **attributes):
        super().__init__(_items)
        self.__dict__.update(attributes)


class Raises:
    """An object of which looking something up raises."""

    def __init__(self, error, **attributes):
        self.__dict__.update(attributes)
        self._error = error

    def __getattr__(self, name):
        raise AttributeError(name) if name.startswith("__") else self._error

    def __getitem__(self, key):
        raise self._error


def point(x, y):
    return Object(x=x, y=y)


def chain(error):
    """The texts of an exception and of its causes."""
    texts = []
    while error is not None:
        texts.append(f"{type(error).__name__}: {error}")
        error = error.__cause__
    return texts


def failure(function, value):
    with pytest.raises(Exception) as raised:
        function(value)
    return chain(raised.value)


FITTING = [
    (d.point, point(1, -2), {"x": 1, "y": -2}),
    (d.renamed, Object(other="q", b=4), {"a": "q", "b": 4}),
    (
        d.items,
        {"a": "q", "other key": 3, 5: True, -1: None},
        {"a": "q", "other key": 3, 5: True, -1: None},
    ),
    (d.all_items, {"a": "q", "other": 3}, {"a": "q", "other": 3}),
    (d.camel, {"firstName": "f", "kept_so": "l"}, {"firstName": "f", "kept_so": "l"}),
    (
        d.kebab,
        Mapping({"LAST-NAME": "l"}, **{"FIRST-NAME": "f"}),
        {"FIRST-NAME": "f", "LAST-NAME": "l"},
    ),
    (d.converted, Mapping({"b": "7"}, a=2, c="four"), {"a": 4, "b": "<7>", "c": 4}),
    (d.optional, Object(a=None), {"a": None}),
    (d.text, "text", "text"),
    (d.pair, ("a", 2), ("a", "<4>")),
    (d.labels, {"a": 1, "b": -128}, {"a": 1, "b": -128}),
    (
        d.outer,
        Mapping({"pairs": [("a", 1), ("b", 2)]}, point=point(1, 2)),
        {"point": {"x": 1, "y": 2}, "pairs": [("a", "<2>"), ("b", "<4>")]},
    ),
    (d.wrapped, [point(1, 2)], [{"x": 1, "y": 2}]),
    (d.wrapped, (), []),
    (d.generic, Object(a=1, b=["x"]), {"a": 1, "b": ["x"]}),
    (d.raw, Mapping({"in": 2}, type=1), {"type": 1, "in": 2}),
    (
        d.recursive,
        Object(left=[Object(left=None, value=2)]),
        {"left": [{"left": None, "value": 2}], "value": 0},
    ),
    (d.many, tuple(range(13)), tuple(range(13))),
]


@pytest.mark.parametrize(("function", "value", "written"), FITTING)
def test_what_is_read_is_what_is_written(function, value, written):
    found = function(value)
    assert found == written
    assert type(found) is type(written)
    if isinstance(written, dict):
        assert list(found) == list(written)


# A first variant that fits is taken, so the pair of numbers is a list, and a bool is a number.
VARIANTS = [
    (d.value, 1, 1),
    (d.value, True, 1),
    (d.value, "text", "text"),
    (d.value, [1, 2], [1, 2]),
    (d.value, (1, 2), [1, 2]),
    (d.value, (1, "a"), (1, "a")),
    (d.value, Mapping({"key": 2}, x=1), {"x": 1, "key": 2}),
    (d.annotated, "text", "text"),
    (d.annotated, Object(x=1), {"x": 1}),
    (d.by_item, {"A": 1, "B_C": 2}, {"A": 1, "B_C": 2}),
    (d.by_item, Object(D=4), {"D": 4}),
    (d.one_of, 5, 5),
    (d.one_of, point(1, 2), {"x": 1, "y": 2}),
    (d.nested, Object(value="a"), {"value": "a"}),
    (d.json, {"a": [True, 1, "x", {"b": []}]}, {"a": [True, 1, "x", {"b": []}]}),
]


@pytest.mark.parametrize(("function", "value", "written"), VARIANTS)
def test_the_first_variant_that_fits_is_taken(function, value, written):
    found = function(value)
    assert found == written
    assert type(found) is type(written)


INTEGER = "TypeError: 'str' object cannot be interpreted as an integer"

# What is missing raises what looking for it raised; what does not convert is told by the field, and why by the cause.
FAILING = [
    (d.point, Object(x=1), ["AttributeError: 'Object' object has no attribute 'y'"]),
    (d.point, None, ["AttributeError: 'NoneType' object has no attribute 'x'"]),
    (d.point, {"x": 1}, ["AttributeError: 'dict' object has no attribute 'x'"]),
    (d.point, Raises(RuntimeError("no"), x=1), ["RuntimeError: no"]),
    (d.point, point("a", 1), ["TypeError: failed to extract field Point.x", INTEGER]),
    (
        d.point,
        point(1, 2**70),
        [
            "TypeError: failed to extract field Point.y",
            "OverflowError: Python int too large to convert to C long",
        ],
    ),
    (d.renamed, Object(a="q", b=4), ["AttributeError: 'Object' object has no attribute 'other'"]),
    (
        d.renamed,
        Object(other=1, b=4),
        [
            "TypeError: failed to extract field Renamed.a",
            "TypeError: 'int' object is not an instance of 'str'",
        ],
    ),
    (d.items, {"a": "q"}, ["KeyError: 'other key'"]),
    (d.items, {"a": "q", "other key": 3}, ["KeyError: 5"]),
    (d.items, {"a": "q", "other key": 3, 5: False}, ["KeyError: -1"]),
    (
        d.items,
        {"a": "q", "other key": "z"},
        ["TypeError: failed to extract field Items.b", INTEGER],
    ),
    (d.items, 3, ["TypeError: 'int' object is not subscriptable"]),
    (d.items, [1], ["TypeError: list indices must be integers or slices, not str"]),
    (d.items, Raises(ValueError("v")), ["ValueError: v"]),
    (d.all_items, {"a": "q", "b": 3}, ["KeyError: 'other'"]),
    (d.all_items, Object(a="q", other=3), ["TypeError: 'Object' object is not subscriptable"]),
    (d.camel, {"first_name": "f", "kept_so": "l"}, ["KeyError: 'firstName'"]),
    (
        d.kebab,
        Mapping({"LAST-NAME": "l"}),
        ["AttributeError: 'Mapping' object has no attribute 'FIRST-NAME'"],
    ),
    (
        d.converted,
        Mapping({"b": "7"}, a="1", c=""),
        ["TypeError: failed to extract field Converted.a", INTEGER],
    ),
    (
        d.converted,
        Mapping({"b": "x"}, a=1, c=""),
        [
            "TypeError: failed to extract field Converted.b",
            "ValueError: invalid digit found in string",
        ],
    ),
    (
        d.converted,
        Mapping({"b": "7"}, a=1, c=3),
        [
            "TypeError: failed to extract field Converted.c",
            "TypeError: object of type 'int' has no len()",
        ],
    ),
    (d.optional, Object(), ["AttributeError: 'Object' object has no attribute 'a'"]),
    (d.optional, Object(a="x"), ["TypeError: failed to extract field Optional.a", INTEGER]),
    (
        d.text,
        1,
        [
            "TypeError: failed to extract field Text.0",
            "TypeError: 'int' object is not an instance of 'str'",
        ],
    ),
    (
        d.text,
        None,
        [
            "TypeError: failed to extract field Text.0",
            "TypeError: 'None' is not an instance of 'str'",
        ],
    ),
    (d.pair, ["a", 1], ["TypeError: 'list' object is not an instance of 'tuple'"]),
    (d.pair, (), ["ValueError: expected tuple of length 2, but got tuple of length 0"]),
    (d.pair, ("a", 1, 2), ["ValueError: expected tuple of length 2, but got tuple of length 3"]),
    (
        d.pair,
        (1, 1),
        [
            "TypeError: failed to extract field Pair.0",
            "TypeError: 'int' object is not an instance of 'str'",
        ],
    ),
    (d.pair, ("a", "b"), ["TypeError: failed to extract field Pair.1", INTEGER]),
    (d.many, (1,), ["ValueError: expected tuple of length 13, but got tuple of length 1"]),
    (
        d.labels,
        {"a": 200},
        [
            "TypeError: failed to extract field Labels.labels",
            "TypeError: failed to extract field Small.0",
            "OverflowError: out of range integral type conversion attempted",
        ],
    ),
    (
        d.outer,
        Mapping({"pairs": [("a", 1), ("b", "c")]}, point=point(1, 2)),
        [
            "TypeError: failed to extract field Outer.pairs",
            "TypeError: failed to extract field Pair.1",
            INTEGER,
        ],
    ),
    (d.outer, Mapping({}, point=point(1, 2)), ["KeyError: 'pairs'"]),
    (
        d.outer,
        Mapping({"pairs": "ab"}, point=point(1, 2)),
        [
            "TypeError: failed to extract field Outer.pairs",
            "TypeError: Can't extract `str` to `Vec`",
        ],
    ),
    (
        d.wrapped,
        [point(1, 2), Object(x=1)],
        [
            "TypeError: failed to extract field Wrapped.0",
            "AttributeError: 'Object' object has no attribute 'y'",
        ],
    ),
    (d.generic, Object(a="x", b=[]), ["TypeError: failed to extract field Generic.a", INTEGER]),
    (d.raw, Mapping({"in": "a"}, type=1), ["TypeError: failed to extract field Raw.in", INTEGER]),
    (
        d.handles,
        Object(object=1, list=(1,)),
        [
            "TypeError: failed to extract field Handles.list",
            "TypeError: 'tuple' object is not an instance of 'list'",
        ],
    ),
]


@pytest.mark.parametrize(("function", "value", "texts"), FAILING)
def test_a_field_that_does_not_fit(function, value, texts):
    assert failure(function, value) == texts


NO_VALUE = """TypeError: failed to extract enum Value ('Int | Text | List | Pair | Record')
- variant Int (Int): TypeError: failed to extract field Value::Int.0, caused by TypeError: \
'float' object cannot be interpreted as an integer
- variant Text (Text): TypeError: failed to extract field Value::Text.0, caused by TypeError: \
'float' object is not an instance of 'str'
- variant List (List): TypeError: failed to extract field Value::List.items, caused by TypeError: \
'float' object is not an instance of 'Sequence'
- variant Pair (Pair): TypeError: 'float' object is not an instance of 'tuple'
- variant Record (Record): AttributeError: 'float' object has no attribute 'x'"""

NOT_ANNOTATED = """TypeError: failed to extract enum Annotated ('str | a point')
- variant Text (str): TypeError: failed to extract field Annotated::Text.0, caused by TypeError: \
'Object' object is not an instance of 'str'
- variant Point (a point): TypeError: failed to extract field Annotated::Point.x, caused by TypeError: \
'str' object cannot be interpreted as an integer"""

NOT_BY_ITEM = """TypeError: failed to extract enum ByItem ('A | B')
- variant A (A): KeyError: 'B_C'
- variant B (B): AttributeError: 'dict' object has no attribute 'D'"""

NOT_ONE_OF = """TypeError: failed to extract enum Either ('Left | Right')
- variant Left (Left): TypeError: failed to extract field Either::Left.0, caused by TypeError: \
'Object' object cannot be interpreted as an integer
- variant Right (Right): TypeError: failed to extract field Either::Right.0, caused by TypeError: \
failed to extract field Point.y, caused by TypeError: 'NoneType' object cannot be interpreted as an integer"""


@pytest.mark.parametrize(
    ("function", "value", "text"),
    [
        (d.value, 1.5, NO_VALUE),
        (d.annotated, Object(x="a"), NOT_ANNOTATED),
        (d.by_item, {"A": 1}, NOT_BY_ITEM),
        (d.one_of, point(1, None), NOT_ONE_OF),
    ],
)
def test_an_object_that_fits_no_variant_is_told_why_of_each(function, value, text):
    assert failure(function, value) == [text]


def test_a_chain_of_causes_that_never_ends():
    first, second = KeyError("first"), KeyError("second")
    first.__cause__, second.__cause__ = second, first
    (text,) = failure(d.nested, Raises(first))
    assert text.count("KeyError") > 2


NOTHING = {"required": True, "a": 0, "b": "x", "empty": "", 0: 3, "d": 3}


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (Object(required=True), NOTHING),
        (Mapping({}, required=True), NOTHING),
        (
            Mapping({"b": "y", 0: None}, required=True, a=1, d=2),
            {**NOTHING, "a": 1, "b": "y", 0: None, "d": 4},
        ),
        (Raises(AttributeError("a"), required=True), NOTHING),
        (Raises(RuntimeError("a"), required=True), NOTHING),
        (Raises(LookupError("a"), required=True), NOTHING),
    ],
)
def test_what_is_missing_has_its_default(value, written):
    assert d.defaults(value) == written


@pytest.mark.parametrize(
    ("value", "texts"),
    [
        (Object(), ["AttributeError: 'Object' object has no attribute 'required'"]),
        (Object(required=True, a="a"), ["TypeError: failed to extract field Defaults.a", INTEGER]),
        (Object(required=True, d="a"), ["TypeError: failed to extract field Defaults.d", INTEGER]),
        (
            Mapping({"b": 1}, required=True),
            [
                "TypeError: failed to extract field Defaults.b",
                "TypeError: 'int' object is not an instance of 'str'",
            ],
        ),
    ],
)
def test_a_default_is_not_for_what_is_wrong(value, texts):
    assert failure(d.defaults, value) == texts


def test_an_interrupt_is_not_a_missing_attribute():
    with pytest.raises(KeyboardInterrupt):
        d.defaults(Raises(KeyboardInterrupt(), required=True))


@pytest.mark.skipif(not NOTES, reason="exceptions have notes from 3.11 on")
@pytest.mark.parametrize(
    ("function", "value", "note"),
    [
        (d.point, point("a", 1), "at 'x'.x: expected int, got str"),
        (d.point, point(1, 2**70), f"at 'x'.y: got {2**70}"),
        (d.items, {"a": "q", "other key": "z"}, "at 'x'['other key']: expected int, got str"),
        (
            d.outer,
            Mapping({"pairs": [("a", 1), (2, 3)]}, point=point(1, 2)),
            "at 'x'['pairs'][1][0]: expected str, got int",
        ),
        (d.labels, {"a": 200}, "at 'x'['a']: got 200"),
        (d.wrapped, [point(1, 2), point(1, [])], "at 'x'[1].y: expected int, got list"),
    ],
)
def test_a_note_says_where(function, value, note):
    with pytest.raises(TypeError) as raised:
        function(value)
    notes = raised.value.__notes__
    assert notes[0] == "while processing 'x'"
    assert notes[1] == note


def test_handles_are_the_same_objects():
    item, items = object(), [1]
    found = d.handles(Object(object=item, list=items))
    assert found["object"] is item
    assert found["list"] is items


def test_a_value_may_borrow_from_the_object():
    assert d.borrowing("text") == (4, "text")
    assert d.borrowing(("text", b"bytes")) == (9, ("text", b"bytes"))
    assert d.borrowing(b"bytes") == (5, b"bytes")
    item = object()
    text, found = d.beside(("text", item))
    assert text == "text"
    assert found is item


def test_references_are_written_as_values_are():
    record = Mapping({"key": 2}, x=1)
    shapes = ({"x": 1, "y": 2}, {"x": 1, "key": 2})
    assert d.by_reference(point(1, 2), record) == [*shapes, *shapes]


def test_a_function_that_writes_gets_what_there_is():
    borrowed, owned = d.into_py_with()
    assert borrowed == (True, 2)
    assert owned == (False, 2)


# Attributes and items have no type of their own in Python, and of a type of Rust's that may hold this one nothing is said.
UNKNOWN = "_typeshed.Incomplete"
ANNOTATIONS = {
    "point": (UNKNOWN, "dict[str, typing.Any]"),
    "items": (UNKNOWN, "dict"),
    "text": ("str", "str"),
    "pair": (f"tuple[str, {UNKNOWN}]", f"tuple[str, {UNKNOWN}]"),
    "labels": (UNKNOWN, UNKNOWN),
    "wrapped": (f"_typeshed.SupportsGetItem[int, {UNKNOWN}]", "list[dict[str, typing.Any]]"),
    "annotated": (f"str | {UNKNOWN}", "str | dict[str, typing.Any]"),
    "json": (
        f"bool | typing.SupportsIndex | str | {UNKNOWN} | {UNKNOWN}",
        f"bool | int | str | {UNKNOWN} | {UNKNOWN}",
    ),
}


def test_what_annotations_call_them():
    found = {name: (read, written) for name, read, written in d.annotations()}
    assert {name: found[name] for name in ANNOTATIONS} == ANNOTATIONS
