"""Instances of every layout from their making to their end, for valgrind: see CONTRIBUTING.md."""

import gc

from pytests import collector, exception_bases, inheritance, long_chains, native_bases

MADE = [
    ("OverFloat", (1.5,)),
    ("OverString", ("text",)),
    ("OverFrozenSet", ([1],)),
    ("OverDate", (2024, 2, 29)),
    ("OverDateTime", (2024, 2, 29)),
    ("OverTime", (1,)),
    ("OverDelta", (1,)),
    ("OpenFloat", (1.5,)),
    ("Reused", ("text",)),
    ("StillWatched", ()),
    ("Changing", (5,)),
    ("Aligned", (2**100,)),
]


def holders(module):
    """The classes whose instances hold what they are given."""
    return [kind for kind in vars(module).values() if hasattr(kind, "hold")]


for _ in range(20):
    for name, arguments in MADE:
        module = native_bases if hasattr(native_bases, name) else inheritance
        assert getattr(module, name)(*arguments) is not None
    dog, puppy = inheritance.Dog("a"), inheritance.Puppy("b", 1)
    dog.attribute = [dog, puppy]
    puppy.change_the_rest()
    for name in ("OverCreated", "OverCreatedOver", "OverCreatedFile"):
        error = getattr(exception_bases, name)("gone")
        error.attribute = error
        error.hold(error)
    native_bases.OverType("Made", (), {})()
    for kind in holders(collector) + holders(native_bases):
        holder = kind()
        holder.hold(holder)
    first = None
    for number in range(200):
        first = long_chains.Link([first]) if number % 2 else long_chains.OpenLink(first)
    del first
gc.collect()
