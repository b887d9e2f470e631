"""The same built libraries through every Python: the file's hash is printed, and does not change between them.

usage: test_pythons.py [--free-threaded]     (only through Pythons without the GIL)
"""

import os
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from functools import partial

import environment
import extensions
import interpreters
import suite

PROFILES = ("debug", "release")


def main():
    start = time.monotonic()
    environment.shared_packages()
    pythons = interpreters.find()
    if "--free-threaded" in sys.argv[1:]:
        pythons = [python for python in pythons if python.free_threaded]
        if not pythons:
            sys.exit(f"free-threaded: {interpreters.HOW_TO_GET_FREE_THREADED}")
    if not pythons:
        sys.exit("test-pythons: there is no CPython from 3.9 on")
    print("interpreters:", ", ".join(map(str, pythons)), flush=True)
    results = []
    for profile in PROFILES:
        for extension in extensions.find():
            results += through_all(extension, profile, pythons)
    print(suite.summary(results, start))
    sys.exit(not all(result.good for result in results))


def through_all(extension, profile, pythons):
    built, _ = extensions.build(extension, profile)
    site = extensions.stage(extension, built, profile)
    hash_before = extensions.digest(built[0])
    print(f"\n{extension.name}, {profile}: sha256 {hash_before}", flush=True)
    # Leaks are the same under each version, so that one of them is looked at for long.
    rounds = {pythons[0]: suite.MANY_ROUNDS} if profile == "release" else {}
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        results = list(pool.map(partial(through, extension, profile, site, rounds), pythons))
    if extensions.digest(built[0]) != hash_before:
        sys.exit(f"test-pythons: {built[0]} changed while it was tested")
    return results


def through(extension, profile, site, rounds, python):
    name = f"{extension.name}, {profile}, {python}"
    return suite.run(name, python, extension, profile, site, rounds=rounds.get(python))


if __name__ == "__main__":
    main()
