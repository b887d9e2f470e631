"""One command, one table: what calls cost beside hand-written C and PyO3, and what a clean build costs.

usage: bench.py [--python PYTHON] [--only calls|build] [--rounds N] [--check]

Calls are counted in instructions by valgrind's callgrind, with the loop around them subtracted; builds are timed by
turns in one run and given as a ratio. `--check` fails where a limit of `LIMITS` is passed.
"""

import argparse
import shutil
import subprocess
import sys

import build_time
import instructions
import peers

LIMITS = {
    "f(5)": 1.10,
    "f(5), positional only": 1.10,
    "Point(1.0, 2.0)": 1.15,
    "clean debug build": 0.60,
}


def main():
    options = arguments()
    ratios = {}
    if options.only != "build":
        ratios.update(show_calls(options.python))
    if options.only != "calls":
        ratios.update(show_build(options.python, options.rounds))
    if options.check:
        check(ratios)


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--python", help="a Python with headers (default: 3.13, else this one)")
    parser.add_argument("--only", choices=["calls", "build"])
    parser.add_argument("--rounds", type=int, default=5, help="builds of each (default: 5)")
    parser.add_argument("--check", action="store_true", help="fail where a limit is passed")
    options = parser.parse_args()
    options.python = peers.interpreter(options.python)
    if options.only != "build" and shutil.which("valgrind") is None:
        sys.exit("bench: `valgrind` counts the instructions and is not installed")
    return options


def show_calls(python):
    counts = instructions.measure(python, peers.build(python))
    print(f"\nInstructions per call under CPython {version(python)}, the loop subtracted:\n")
    print("| call | C | Keelback | PyO3 0.30 | Keelback / C | PyO3 / C |")
    print("| :--- | ---: | ---: | ---: | ---: | ---: |")
    ratios = {}
    for call, (c, keelback, pyo3) in counts.items():
        ratios[call] = keelback / c
        print(
            f"| `{call}` | {c:.0f} | {keelback:.0f} | {pyo3:.0f} | {keelback / c:.2f} | {pyo3 / c:.2f} |"
        )
    return ratios


def show_build(python, rounds):
    keelback, pyo3 = build_time.measure(python, rounds)
    print(f"\nClean debug build of a hello-world extension, median of {rounds}, by turns:\n")
    print("| | Keelback | PyO3 0.30 | Keelback / PyO3 |")
    print("| :--- | ---: | ---: | ---: |")
    print(
        f"| elapsed | {keelback.elapsed:.1f} s | {pyo3.elapsed:.1f} s | {keelback.elapsed / pyo3.elapsed:.2f} |"
    )
    print(
        f"| processor | {keelback.processor:.1f} s | {pyo3.processor:.1f} s | {keelback.processor / pyo3.processor:.2f} |"
    )
    return {"clean debug build": keelback.elapsed / pyo3.elapsed}


def check(ratios):
    passed = [name for name, limit in LIMITS.items() if name in ratios and ratios[name] > limit]
    for name in passed:
        print(
            f"bench: `{name}` is {ratios[name]:.3f} of the peer, the limit is {LIMITS[name]}",
            file=sys.stderr,
        )
    if passed:
        sys.exit(1)
    print("\nEvery ratio is within its limit.")


def version(python):
    code = "import platform; print(platform.python_version())"
    return subprocess.run(
        [python, "-c", code], check=True, capture_output=True, text=True
    ).stdout.strip()


if __name__ == "__main__":
    try:
        main()
    except subprocess.CalledProcessError as error:
        sys.exit(f"bench: `{' '.join(map(str, error.cmd))}` failed with status {error.returncode}")
