"""What `pytests.exception_bases` imports to extend."""


class Slotted(ValueError):
    """With a reference that CPython's own functions would look after."""

    __slots__ = ("slot", "__weakref__")
    finalized = []

    def __init__(self, *args):
        super().__init__(*args)
        self.made = True

    def __eq__(self, other):
        return "Slotted"

    def __lt__(self, other):
        return "Slotted"

    def __add__(self, other):
        return "Slotted"

    __hash__ = ValueError.__hash__

    def __del__(self):
        Slotted.finalized.append((type(self).__name__, self.args))


class Mixin:
    def mixed(self):
        return "mixed"


class Grouped(Mixin, KeyError):
    """Of two bases."""


class Plain:
    """No exception."""
