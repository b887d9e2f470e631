"""The types of functions and classes, as the library says them without being run."""

import pytest
from description import described


@pytest.fixture(scope="module")
def module(library):
    return next(
        item
        for item in described(library, "pytests")["items"]
        if item["module"] == "type_information"
    )


INTEGER = "typing.SupportsIndex"
REAL = "typing.SupportsFloat | typing.SupportsIndex"

FUNCTIONS = [
    "nothing() -> None",
    "unit() -> None",
    f"numbers(a: {INTEGER}, b: {INTEGER}, c: {REAL}, d: bool) -> float",
    "texts(a: str, b: str, c: str, d: str) -> tuple[str, str]",
    "bytes(data: bytes) -> bytes",
    "path(path: str | os.PathLike[str]) -> pathlib.Path",
    "pairs(text: str) -> list[tuple[str, int | None]]",
    "mapping(map: dict[str, _typeshed.SupportsGetItem[int, bool | None]]) -> dict[str, int]",
    "fails(ok: bool) -> str | None",
    "handles(any: typing.Any, list: list, dict: dict | None, class: type) -> tuple",
    "classes(shared: Measure, maybe: Measure | None, exclusive: Measure, guard: Measure, handle: Measure) -> Measure",
    "of_another_module(other: elsewhere.deep.Elsewhere) -> typing.Any",
    f"every_kind(a: {INTEGER}, /, b: {INTEGER} = 1, *args: typing.Any, c: str | None = None, **kwargs: typing.Any) -> int",
    "written(a: list[int], *args: str, b: typing.Literal['x'] = \"x\", **kwargs: bool) -> list[str]",
    "converted(a: typing.Any, b: int = 0) -> int",
    "of_module(suffix: str) -> str",
    "unnamed() -> _typeshed.Incomplete",
    "own_conversions(interval: collections.abc.Sequence[int], value: _typeshed.Incomplete) -> _typeshed.Incomplete",
    "next_light(light: Light) -> Light",
    f"elsewhere(value: {INTEGER} | None) -> int | None",
]


@pytest.mark.parametrize("signature", FUNCTIONS)
def test_functions(module, signature):
    assert signature in module["items"]


@pytest.mark.parametrize(
    "item",
    [
        "LIMIT: int",
        "NAMES: list[str]",
        "class pytests.type_information.NotThere(KeyError): It is not there.",
        {"module": "inner", "doc": "A module in it.", "items": ["inside(flag: bool) -> bool"]},
        # What `#[pymodule_init]` adds.
        "LATE: int",
    ],
)
def test_what_else_a_module_holds(module, item):
    assert item in module["items"]


def test_nothing_is_left_out(module):
    functions = [item for item in module["items"] if isinstance(item, str) and " -> " in item]
    assert sorted(functions) == sorted(FUNCTIONS)


def found_class(module, name):
    classes = [item for item in module["items"] if isinstance(item, dict) and "class" in item]
    return next(item for item in classes if item["class"] == name)


MEASURE = [
    "property size -> float",
    f"setter size(value: {REAL})",
    "property unit -> str | None",
    f"scaled(by: {REAL}) -> Measure",
    "chained(other: Measure) -> Measure",
    "classmethod parse(text: str) -> Measure",
    "staticmethod sum(measures: _typeshed.SupportsGetItem[int, Measure]) -> float",
    "property area -> float",
    f"setter area(area: {REAL})",
    "ZERO: int",
    "unit_names: list[str]",
    "__repr__() -> str",
    "__len__() -> int",
    "__contains__(item: str) -> bool",
    f"__getitem__(index: {INTEGER}) -> float",
    f"__setitem__(index: {INTEGER}, value: {REAL}) -> None",
    f"__call__(times: {INTEGER}) -> float",
    "__iter__() -> Measure",
    "__next__() -> float",
    "__richcmp__(other: Measure, operator: _typeshed.Incomplete) -> bool",
    f"__new__(size: {REAL}, unit: str | None = None) -> Measure",
]


@pytest.mark.parametrize("member", MEASURE)
def test_members_of_a_class(module, member):
    assert member in found_class(module, "Measure")["members"]


def test_no_member_is_left_out(module):
    assert sorted(found_class(module, "Measure")["members"]) == sorted(MEASURE)


def test_an_enum(module):
    assert sorted(found_class(module, "Light")["members"]) == [
        "Green: Light",
        "Red: Light",
        "__eq__(other: Light) -> bool",
        "__int__() -> int",
        "__ne__(other: Light) -> bool",
        "__repr__() -> str",
    ]


@pytest.mark.parametrize(
    ("name", "path"),
    [
        ("Exported", "pytests::type_information::Exported"),
        ("Light", "pytests::type_information::type_information::Colour"),
        ("elsewhere.deep.Elsewhere", "pytests::type_information::type_information::Elsewhere"),
    ],
)
def test_classes_are_told_apart_by_their_rust_paths(module, name, path):
    found = found_class(module, name)
    assert (found["path"], found["base"]) == (path, "object")


def test_every_module_is_described(library):
    import pytests

    modules = {item["module"]: item for item in described(library, "pytests")["items"]}
    assert set(modules) == set(pytests.__all__)
    functions = [
        item.split("(")[0] for item in modules["functions"]["items"] if isinstance(item, str)
    ]
    assert set(functions) <= set(pytests.functions.__all__)
