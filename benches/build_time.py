"""What a clean debug build of the smallest extension costs, Keelback and PyO3 by turns."""

import os
import resource
import shutil
import statistics
import subprocess
import time
from collections import namedtuple

import published
from peers import HERE, TARGET

Cost = namedtuple("Cost", ["elapsed", "processor"])


def measure(python, rounds):
    """The median `Cost` of each, by name. What cargo has to download is there before."""
    hello = HERE / "hello"
    projects = {
        "published": published.project(hello / "keelback"),
        "by path": hello / "keelback",
        "PyO3": hello / "pyo3",
    }
    for project in projects.values():
        subprocess.run(["cargo", "fetch", "--quiet"], cwd=project, check=True)
    costs = {name: [] for name in projects}
    for _ in range(rounds):
        for name, found in costs.items():
            found.append(build(python, projects[name]))
    return {name: median(found) for name, found in costs.items()}


def build(python, project):
    target = TARGET / "hello"
    shutil.rmtree(target, ignore_errors=True)
    environment = {
        **os.environ,
        "CARGO_TARGET_DIR": str(target),
        "PYO3_PYTHON": str(python),
        "PYO3_BUILD_EXTENSION_MODULE": "1",
    }
    command = ["cargo", "build", "--quiet", "--offline"]
    before, start = processor_time(), time.monotonic()
    subprocess.run(command, cwd=project, env=environment, check=True)
    return Cost(time.monotonic() - start, processor_time() - before)


def processor_time():
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def median(costs):
    return Cost(*(statistics.median(column) for column in zip(*costs)))
