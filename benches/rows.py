"""The rows of the table, and, run under callgrind, the loops over them.

usage: rows.py MARKS PEER...      (paths of libraries)
"""

import gc
import sys
from importlib.machinery import ExtensionFileLoader
from importlib.util import module_from_spec, spec_from_file_location
from itertools import repeat
from textwrap import indent

COUNT = 1000
WARM_UP = 500

# What instances of a class do.
INSTANCES = {
    "`Point(1.0, 2.0)`": "Point(1.0, 2.0)",
    "`point.method()`": "point.norm()",
    "`point.method(2.0)`": "point.times(2.0)",
    "`point.x`": "point.x",
    "`point.x = 3.0`": "point.x = 3.0",
    "`len(point)`": "len(point)",
    "`2.0 in point`": "2.0 in point",
    "`point + other`": "point + other",
    "`point == other`": "point == other",
    "`point(2.0)`": "point(2.0)",
    "a step of an iterator": "next(steps)",
}

# What stands in the table, and the statement that runs.
ROWS = {
    "`f()`": "nothing()",
    "`f(5)`": "increment(5)",
    "`f(5)`, positional only": "increment_positional(5)",
    "`f(1, 2, 3)`": "sum(1, 2, 3)",
    "`f(1, b=2, c=3)`": "sum(1, b=2, c=3)",
    "`f(a=1, c=3)`, with a default": "sum(a=1, c=3)",
    "`&str` to `&str`": "echo('text')",
    "`&str` to `String`": "louder('text')",
    "`Vec<i64>` from a list of 100": "total(int_list)",
    "`Vec<i64>` to a list of 100": "ints(100)",
    "`Vec<f64>` from a list of 100": "total_floats(float_list)",
    "`Vec<f64>` to a list of 100": "floats(100)",
    "`Vec<String>` from a list of 100": "letters(word_list)",
    "`Vec<String>` to a list of 100": "words(100)",
    "`HashMap<String, i64>` from a dict of 100 and back": "same(entries)",
    "calling back into Python": "call(identity, 5)",
    "raising `ValueError`, and catching it": "try: refuse(-1)\nexcept ValueError: pass",
    **INSTANCES,
}

# What the statements name: of the peer, and what they are given.
FOUND = (
    *("nothing", "increment", "increment_positional", "sum", "echo", "louder", "total", "ints"),
    *("total_floats", "floats", "letters", "words", "same", "call", "refuse", "Point", "Steps"),
)
GIVEN = {
    "int_list": [value * 1000 for value in range(100)],
    "float_list": [value * 0.5 for value in range(100)],
    "word_list": [f"some words {number}" for number in range(100)],
    "entries": {f"key {number}": number * 1000 for number in range(100)},
    "identity": lambda value: value,
    "len": len,
    "next": next,
}


def load(name, path):
    spec = spec_from_file_location(name, path, loader=ExtensionFileLoader(name, path))
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def loop(statement):
    """A function of its own for each row and peer, since the interpreter specialises code as it runs."""
    scope = {"repeat": repeat}
    names = ", ".join([*FOUND, *GIVEN, "point", "other", "steps"])
    body = indent(statement, "  ")
    exec(f"def loop(rounds, {names}):\n for _ in repeat(None, rounds):\n{body}", scope)
    return scope["loop"]


def objects(peer):
    found = {name: getattr(peer, name) for name in FOUND}
    instances = {
        "point": peer.Point(1.0, 2.0),
        "other": peer.Point(3.0, 4.0),
        "steps": peer.Steps(),
    }
    return {**found, **GIVEN, **instances}


def count(marks, statement, arguments):
    body = loop(statement)
    body(WARM_UP, **arguments)
    for rounds in (COUNT, 2 * COUNT):
        marks.begin()
        body(rounds, **arguments)
        marks.end()


def main(marks, *libraries):
    gc.disable()  # A collection belongs to no row.
    marks = load("marks", marks)
    peers = [objects(load("peer", path)) for path in libraries]
    count(marks, "pass", peers[0])
    for statement in ROWS.values():
        for peer in peers:
            count(marks, statement, peer)


if __name__ == "__main__":
    main(*sys.argv[1:])
