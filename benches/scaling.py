"""How much more two threads do than one, where there is no GIL.

Each row is run by one thread and by two at once, by turns in one run, each thread as many rounds as the one. What counts is
the least time of each: whatever else a machine does only adds to it.

usage: scaling.py ROUNDS PEER...      (paths of libraries; prints seconds)
"""

import json
import os
import subprocess
import sys
import time
from collections import namedtuple
from threading import Thread

import peers
from rows import load

NAMES = ("keelback", "pyo3")
# What one thread does takes some thousandths of a second: soon enough over to be alone on the machine sometimes.
ROUNDS_OF_WORK = 2_000_000

NO_PYTHON = (
    "bench: threads run at the same time where there is no GIL: name a free-threaded Python from 3.14 on, as in "
    "`make bench PYTHON=python3.14t`"
)
NO_CORES = "bench: two threads need two processors, and this process may use one"

# What is run, and whether both threads use one object.
Row = namedtuple("Row", ["make", "run", "is_shared"])

OWN, FROZEN = "a long method, each of its own object", "a long method, both of one `frozen` object"
ROWS = {
    OWN: Row(lambda peer: peer.Worker(), lambda worker: worker.work(ROUNDS_OF_WORK), False),
    FROZEN: Row(lambda peer: peer.Fixed(), lambda fixed: fixed.work(ROUNDS_OF_WORK), True),
}

# Two threads do at least so much of what one does.
LIMITS = {OWN: 1.8, FROZEN: 1.6}


def obstacle(python):
    """Why there is nothing to measure, if there is not."""
    code = "import sys, sysconfig; print(sys.version_info >= (3, 14) and sysconfig.get_config_var('Py_GIL_DISABLED'))"
    done = subprocess.run([python, "-c", code], check=True, capture_output=True, text=True)
    if done.stdout.strip() != "1":
        return NO_PYTHON
    return None if processors() > 1 else NO_CORES


def processors():
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count()


def measure(python, rounds):
    """What two threads do of what one does, by row: `{row: (keelback, pyo3)}`."""
    libraries = peers.build(python, NAMES)
    command = [python, __file__, str(rounds), *(str(libraries[name]) for name in NAMES)]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    seconds = json.loads(done.stdout)
    return {
        row: tuple(2 * one / two for one, two in by_peer) for row, by_peer in zip(ROWS, seconds)
    }


def table(found, version, rounds):
    lines = [
        f"What two threads on two processors do of what one does, under free-threaded CPython {version} (the least time of "
        f"{rounds}):",
        "",
        "| each thread runs | Keelback | PyO3 0.30 |",
        "| :--- | ---: | ---: |",
        *(f"| {row} | {ours:.2f} | {pyo3:.2f} |" for row, (ours, pyo3) in found.items()),
    ]
    return "\n".join(lines)


def passed(found):
    """The limits that are missed."""
    return [
        f"two threads, {row}: {found[row][0]:.2f} of one, the least is {limit}"
        for row, limit in LIMITS.items()
        if found[row][0] < limit
    ]


def seconds_of(row, objects):
    """How long it takes from when every thread runs until every thread is done with its object."""
    running, times = [], []

    def run(item):
        running.append(item)
        # Who sleeps until the others are there may be woken late.
        while len(running) < len(objects):
            pass
        start = time.perf_counter()
        row.run(item)
        times.append((start, time.perf_counter()))

    threads = [Thread(target=run, args=(item,)) for item in objects]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return max(end for _, end in times) - min(start for start, _ in times)


def least(row, peer, rounds):
    """The least seconds of one thread, and of two."""
    first = row.make(peer)
    both = [first, first if row.is_shared else row.make(peer)]
    times = [(seconds_of(row, [first]), seconds_of(row, both)) for _ in range(rounds)]
    return [min(column) for column in zip(*times)]


def main(rounds, *libraries):
    modules = [load("peer", path) for path in libraries]
    if sys._is_gil_enabled():
        sys.exit("scaling: a peer has turned the GIL on")
    print(
        json.dumps([[least(row, peer, int(rounds)) for peer in modules] for row in ROWS.values()])
    )


if __name__ == "__main__":
    main(*sys.argv[1:])
