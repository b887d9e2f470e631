"""What a clean debug build of the smallest extension costs, Keelback and PyO3 by turns."""

import os
import resource
import shutil
import statistics
import subprocess
import time
from collections import namedtuple

from peers import HERE, TARGET

Cost = namedtuple("Cost", ["elapsed", "processor"])


def measure(python, rounds):
    """The median `Cost` of each: `(keelback, pyo3)`. What cargo has to download is there before."""
    costs = {"keelback": [], "pyo3": []}
    for name in costs:
        subprocess.run(["cargo", "fetch", "--quiet"], cwd=HERE / "hello" / name, check=True)
    for _ in range(rounds):
        for name, found in costs.items():
            found.append(build(python, name))
    return tuple(median(found) for found in costs.values())


def build(python, name):
    target = TARGET / "hello" / name
    shutil.rmtree(target, ignore_errors=True)
    environment = {
        **os.environ,
        "CARGO_TARGET_DIR": str(target),
        "PYO3_PYTHON": str(python),
        "PYO3_BUILD_EXTENSION_MODULE": "1",
    }
    command = ["cargo", "build", "--quiet", "--offline"]
    before, start = processor_time(), time.monotonic()
    subprocess.run(command, cwd=HERE / "hello" / name, env=environment, check=True)
    return Cost(time.monotonic() - start, processor_time() - before)


def processor_time():
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def median(costs):
    return Cost(*(statistics.median(column) for column in zip(*costs)))
