"""Objects that raise or lie where a conversion asks them something."""

from collections import abc


def answer(value):
    if isinstance(value, BaseException):
        # A new one each time: one that is raised again keeps all its tracebacks.
        raise type(value)(*value.args)
    return value


class Answers:
    """What it was made with is what it says, or raises."""

    def __init__(self, value):
        self.value = value

    def __repr__(self):
        return f"{type(self).__name__}({self.value!r})"


class Index(Answers):
    def __index__(self):
        return answer(self.value)


class Float(Answers):
    def __float__(self):
        return answer(self.value)


class Complex(Answers):
    def __complex__(self):
        return answer(self.value)


class Text(Answers):
    def __str__(self):
        return answer(self.value)


class PathLike(Answers):
    def __fspath__(self):
        return answer(self.value)


class Packed(Answers):
    @property
    def packed(self):
        return answer(self.value)

    def __str__(self):
        return "10.0.0.1"


class Sequence(abc.Sequence):
    """1, 2, however long it says it is."""

    def __init__(self, length):
        self.length = length

    def __repr__(self):
        return f"{type(self).__name__}({self.length!r})"

    def __len__(self):
        return answer(self.length)

    def __getitem__(self, index):
        return (1, 2)[index]


class List(list):
    """As `Sequence`, a list."""

    def __init__(self, length):
        super().__init__([1, 2])
        self.length = length

    __repr__ = Sequence.__repr__
    __len__ = Sequence.__len__


class NoItems(Sequence):
    def __getitem__(self, index):
        raise LookupError(f"item {index}")


class NoIteration(Sequence):
    def __iter__(self):
        raise LookupError("no iteration")


class IteratesOverNothing(Sequence):
    def __iter__(self):
        return 5


class EndsInTheMiddle(Sequence):
    def __iter__(self):
        yield 1
        raise LookupError("in the middle")


class SetWithoutIteration(set):
    def __iter__(self):
        raise LookupError("no iteration")

    def __len__(self):
        return 2**62


class DictWithoutIteration(dict):
    def __iter__(self):
        raise LookupError("no iteration")

    items = keys = __iter__

    def __len__(self):
        return 2**62


class LongTuple(tuple):
    def __len__(self):
        return 100


class NotABool:
    """Says that it is one, and has no `__bool__`."""

    __class__ = bool


class NoBool:
    """Looks like NumPy's, and has no `__bool__`."""


NoBool.__name__ = NoBool.__qualname__ = "bool_"
NoBool.__module__ = "numpy"


class SubInt(int):
    pass


class SubFloat(float):
    pass


class SubStr(str):
    __slots__ = ()


class SubBytes(bytes):
    pass


class SubTuple(tuple):
    __slots__ = ()
