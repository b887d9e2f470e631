"""Running one project's pytest tests under one interpreter."""

import os
import re
import subprocess
import time
from collections import Counter, namedtuple

from environment import shared_packages

Result = namedtuple("Result", ["name", "good", "counts", "output"])
LIMIT = 3600
# How often the tests for leaks do a thing: often enough that one block for each time cannot be overlooked.
ROUNDS = {"debug": 2_000, "release": 10_000}
MANY_ROUNDS = 100_000


def run(name, interpreter, extension, profile, site, tests=None, rounds=None):
    """Runs the tests of `extension`, which was built with `profile` and laid out in `site`, or those of them that are given,
    and prints one line, or everything where they fail."""
    command = [
        interpreter.command,
        "-m",
        "pytest",
        "-q",
        "-p",
        "no:cacheprovider",
        f"--rootdir={extension.folder}",
    ]
    variables = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join([str(site), str(shared_packages())]),
        "PYTHONDONTWRITEBYTECODE": "1",
        "KEELBACK_TEST_ROUNDS": os.environ.get("KEELBACK_TEST_ROUNDS")
        or str(rounds or ROUNDS[profile]),
    }
    try:
        done = subprocess.run(
            [*command, *map(str, tests or [extension.tests])],
            cwd=extension.folder,
            env=variables,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            timeout=LIMIT,
        )
        code, output = done.returncode, done.stdout.decode(errors="replace")
    except subprocess.TimeoutExpired as late:
        code, output = "timeout", (late.stdout or b"").decode(errors="replace")
    result = Result(name, code == 0, counts(output), output)
    report(result, code)
    return result


def counts(output):
    """`{"passed": 3, ...}` from the last line that pytest printed."""
    lines = output.strip().splitlines() or [""]
    return Counter(
        {
            word: int(number)
            for number, word in re.findall(r"(\d+) (\w+)", lines[-1].split(" in ")[0])
        }
    )


def report(result, code):
    if not result.good:
        print(result.output)
    lines = result.output.strip().splitlines() or [""]
    ending = lines[-1] if result.good else f"FAILED (exit {code}): {lines[-1]}"
    print(f"{result.name}: {ending.strip('= ')}", flush=True)


def summary(results, start):
    """A last line in pytest's form, of all results together."""
    total = sum((result.counts for result in results), Counter())
    for result in results:
        if not result.good:
            print(f"FAILED {result.name}")
    known = [
        f"{total[word]} {word}"
        for word in ("failed", "passed", "skipped", "xfailed")
        if total[word]
    ]
    return f"{', '.join(known) or 'no tests ran'} in {time.monotonic() - start:.2f}s"
