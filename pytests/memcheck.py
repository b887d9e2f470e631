"""Instances of every layout from their making to their end, for valgrind: see CONTRIBUTING.md."""

import gc

from pytests import collector, exception_bases, inheritance

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
HOLDERS = ["OverDict", "OverList", "OverSet", "OverException", "OverOSError", "OpenDict"]

for _ in range(20):
    for name, arguments in MADE:
        assert getattr(inheritance, name)(*arguments) is not None
    for name in HOLDERS:
        holder = getattr(inheritance, name)()
        holder.hold(holder)
    dog, puppy = inheritance.Dog("a"), inheritance.Puppy("b", 1)
    dog.attribute = [dog, puppy]
    puppy.change_the_rest()
    for name in ("OverCreated", "OverCreatedOver", "OverCreatedFile"):
        error = getattr(exception_bases, name)("gone")
        error.attribute = error
        error.hold(error)
    inheritance.OverType("Made", (), {})()
    for name in (
        "One",
        "Many",
        "Named",
        "Deep",
        "Beside",
        "Locked",
        "Once",
        "PythonOnce",
        "Celled",
    ):
        holder = getattr(collector, name)()
        holder.hold(holder)
gc.collect()
