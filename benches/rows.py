"""The rows of the table, and, run under callgrind, the loops over them.

usage: rows.py MARKS PEER...      (paths of libraries)
"""

import sys
from importlib.machinery import ExtensionFileLoader
from importlib.util import module_from_spec, spec_from_file_location
from itertools import repeat

COUNT = 2000
WARM_UP = 500

# What stands in the table: the statement that runs.
ROWS = {
    "f()": "nothing()",
    "f(5)": "increment(5)",
    "f(5), positional only": "increment_positional(5)",
    "f(1, b=2, c=3)": "sum(1, b=2, c=3)",
    "f('text')": "echo('text')",
    "Point(1.0, 2.0)": "Point(1.0, 2.0)",
    "point.method()": "point.norm()",
    "point.method(2.0)": "point.times(2.0)",
    "point.x": "point.x",
    "len(point)": "len(point)",
}
NAMES = ("nothing", "increment", "increment_positional", "sum", "echo", "Point", "point", "len")


def load(name, path):
    spec = spec_from_file_location(name, path, loader=ExtensionFileLoader(name, path))
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def loop(statement):
    """A function of its own for each row and peer, since the interpreter specialises code as it runs."""
    scope = {"repeat": repeat}
    exec(
        f"def loop(rounds, {', '.join(NAMES)}):\n for _ in repeat(None, rounds): {statement}", scope
    )
    return scope["loop"]


def objects(peer):
    found = {name: getattr(peer, name) for name in NAMES[:6]}
    return {**found, "point": peer.Point(1.0, 2.0), "len": len}


def count(marks, statement, arguments):
    body = loop(statement)
    body(WARM_UP, **arguments)
    for rounds in (COUNT, 2 * COUNT):
        marks.begin()
        body(rounds, **arguments)
        marks.end()


def main(marks, *libraries):
    marks = load("marks", marks)
    peers = [objects(load("peer", path)) for path in libraries]
    count(marks, "pass", peers[0])
    for statement in ROWS.values():
        for peer in peers:
            count(marks, statement, peer)


if __name__ == "__main__":
    main(*sys.argv[1:])
