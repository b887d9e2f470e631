"""What is allocated at the moment, counted in several ways."""

import ctypes
import gc
import os
import sys
import sysconfig

# How often something is done to see that it leaves nothing behind.
ROUNDS = int(os.environ.get("KEELBACK_TEST_ROUNDS", "100000"))


class MallInfo(ctypes.Structure):
    """`struct mallinfo2` of the GNU C library."""

    _fields_ = [
        (name, ctypes.c_size_t)
        for name in "arena ordblks smblks hblks hblkhd usmblks fsmblks uordblks fordblks keepcost".split()
    ]


def bytes_in_use():
    """A function that says how many bytes `malloc` has handed out, where the C library can say that."""
    try:
        info = ctypes.CDLL(None).mallinfo2
    except (OSError, AttributeError, TypeError):
        return None
    info.restype = MallInfo
    return lambda: sum((lambda found: (found.uordblks, found.hblkhd))(info()))


COUNTERS = {
    "blocks": sys.getallocatedblocks,
    "references": getattr(sys, "gettotalrefcount", None),
    "bytes": bytes_in_use(),
}


def counts():
    """The counts that this interpreter can give."""
    return {name: count() for name, count in COUNTERS.items() if count}


HAS_GIL = not sysconfig.get_config_var("Py_GIL_DISABLED")


def allocated_blocks():
    """How many of Python's blocks are allocated once all garbage is collected.

    Without the GIL some of what a collection frees might still be read by other threads, and is given back by the next one."""
    for _ in range(1 if HAS_GIL else 2):
        gc.collect()
    return sys.getallocatedblocks()


def blocks_left(action, rounds=ROUNDS):
    """How many of Python's blocks more are allocated after `action` was done so often: a few, unless each time leaves one."""
    # Without the GIL more is kept for later use before nothing is added.
    for _ in range(100 if HAS_GIL else 1_500):
        action()
    before = allocated_blocks()
    for _ in range(rounds):
        action()
    return allocated_blocks() - before
