"""Threads at everything at once, for a while: `pytests/tests/test_threads.py` and what waits, through free-threaded Pythons.

Debug builds are best, since they check what they do and count all references. `SECONDS` is how long each test goes on for
(60); `PYTHONS` names the interpreters, else all free-threaded ones that are found.
"""

import os
import sys
import time

import environment
import extensions
import interpreters
import suite
from paths import ROOT

TOPICS = ("threads", "locking", "own_gil", "sync", "finalization")


def main():
    start = time.monotonic()
    environment.shared_packages()
    pythons = interpreters.find()
    if not os.environ.get("PYTHONS"):
        pythons = [python for python in pythons if python.free_threaded]
    if not pythons:
        sys.exit(f"stress: {interpreters.HOW_TO_GET_FREE_THREADED}")
    os.environ["KEELBACK_STRESS_SECONDS"] = os.environ.get("SECONDS") or "60"
    extension = extensions.describe(ROOT / "pytests")
    built, _ = extensions.build(extension, "debug")
    site = extensions.stage(extension, built, "debug")
    tests = [extension.tests / f"test_{topic}.py" for topic in TOPICS]
    results = [
        suite.run(f"stress, {python}", python, extension, "debug", site, tests)
        for python in pythons
    ]
    print(suite.summary(results, start))
    sys.exit(not all(result.good for result in results))


if __name__ == "__main__":
    main()
