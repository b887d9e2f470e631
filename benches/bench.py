"""One command, one table: what calls cost beside hand-written C and PyO3, and what a clean build costs.

usage: bench.py [--python PYTHON] [--only calls|build] [--rounds N] [--check] [--readme]

Calls are counted in instructions by valgrind's callgrind, with the loop around them subtracted; builds are timed by
turns in one run and given as a ratio. `--check` fails where a limit of `LIMITS` is passed; `--readme` puts the tables
into the README, between its two marks.
"""

import argparse
import re
import shutil
import subprocess
import sys
from statistics import geometric_mean

import build_time
import instructions
import peers
import rows

MEAN = "geometric mean"
LATE = "binding late"

# Of C, for calls; of itself built for one version, for binding late; of PyO3, for the build.
LIMITS = {
    **dict.fromkeys(rows.INSTANCES, 1.40),
    "`f(5)`": 1.10,
    "`f(5)`, positional only": 1.10,
    "`Point(1.0, 2.0)`": 1.15,
    MEAN: 1.15,
    LATE: 1.05,
    "clean debug build": 0.60,
}
# Of C, for any other call; and every call costs less than with PyO3.
LIMIT = 1.5

README = peers.HERE.parent / "README.md"


def main():
    options = arguments()
    ratios, tables = {}, []
    if options.only != "build":
        tables.append(calls(options.python, ratios))
    if options.only != "calls":
        tables.append(builds(options.python, options.rounds, ratios))
    text = "\n\n".join(tables)
    print(f"\n{text}\n")
    if options.readme:
        write_readme(text)
    if options.check:
        check(ratios)


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--python", help="a Python with headers (default: 3.13, else this one)")
    parser.add_argument("--only", choices=["calls", "build"])
    parser.add_argument("--rounds", type=int, default=5, help="builds of each (default: 5)")
    parser.add_argument("--check", action="store_true", help="fail where a limit is passed")
    parser.add_argument("--readme", action="store_true", help="put the tables into the README")
    options = parser.parse_args()
    options.python = peers.interpreter(options.python)
    if options.only != "build" and shutil.which("valgrind") is None:
        sys.exit("bench: `valgrind` counts the instructions and is not installed")
    return options


def calls(python, ratios):
    """The table of the calls; adds to `ratios`, by call, what Keelback costs of C, of PyO3 and of itself."""
    counts = instructions.measure(python, peers.build(python))
    of_c = {call: ours / c for call, (c, ours, _, _) in counts.items()}
    of_itself = {call: ours / alone for call, (_, ours, alone, _) in counts.items()}
    pyo3_of_c = {call: pyo3 / c for call, (c, _, _, pyo3) in counts.items()}
    ratios |= {
        **of_c,
        MEAN: geometric_mean(of_c.values()),
        LATE: geometric_mean(of_itself.values()),
    }
    ratios |= {f"{call} beside PyO3": ours / pyo3 for call, (_, ours, _, pyo3) in counts.items()}
    lines = [
        f"Instructions per call under CPython {version(python)}, the loop around it subtracted:",
        "",
        "| call | C | Keelback | PyO3 0.30 | Keelback / C | PyO3 / C |",
        "| :--- | ---: | ---: | ---: | ---: | ---: |",
    ]
    for call, (c, ours, _, pyo3) in counts.items():
        numbers = f"{c:.0f} | {ours:.0f} | {pyo3:.0f} | {of_c[call]:.2f} | {pyo3_of_c[call]:.2f}"
        lines.append(f"| {call} | {numbers} |")
    means = f"{ratios[MEAN]:.2f} | {geometric_mean(pyo3_of_c.values()):.2f}"
    lines += [f"| geometric mean | | | | {means} |", "", late_binding(python, ratios, of_itself)]
    return "\n".join(lines)


def late_binding(python, ratios, of_itself):
    """What it costs that one library is for all versions."""
    most = max(of_itself, key=of_itself.get)
    return (
        f"One library for all versions costs {ratios[LATE]:.3f} of the same source built for {version(python)} alone\n"
        f"(geometric mean; the most is {of_itself[most]:.2f}, for {most})."
    )


def builds(python, rounds, ratios):
    """The table of the builds; adds to `ratios` what Keelback takes of PyO3's time."""
    ours, pyo3 = build_time.measure(python, rounds)
    ratios["clean debug build"] = ours.elapsed / pyo3.elapsed
    lines = [
        f"A clean debug build of a hello-world extension, the median of {rounds}, by turns in one run:",
        "",
        "| | Keelback | PyO3 0.30 | Keelback / PyO3 |",
        "| :--- | ---: | ---: | ---: |",
    ]
    for name, a, b in zip(build_time.Cost._fields, ours, pyo3):
        lines.append(f"| {name} time | {a:.1f} s | {b:.1f} s | {a / b:.2f} |")
    return "\n".join(lines)


def write_readme(tables):
    text = README.read_text(encoding="utf-8")
    marked = re.compile(r"(<!-- make bench -->\n).*(<!-- end -->)", re.DOTALL)
    README.write_text(marked.sub(rf"\1\n{tables}\n\n\2", text), encoding="utf-8")


def check(ratios):
    passed = [name for name, ratio in ratios.items() if ratio > limit(name)]
    for name in passed:
        print(
            f"bench: {name} is {ratios[name]:.3f} of the peer, the limit is {limit(name)}",
            file=sys.stderr,
        )
    if passed:
        sys.exit(1)
    print("\nEvery ratio is within its limit.")


def limit(name):
    return 1.0 if name.endswith("beside PyO3") else LIMITS.get(name, LIMIT)


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
