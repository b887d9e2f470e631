"""One command: what calls cost beside hand-written C and PyO3, what a clean build costs, what the tool does beside maturin,
and how much more two threads do than one.

usage: bench.py [--python PYTHON] [--only calls|build|tool|scaling] [--rounds N] [--check] [--readme]

Calls are counted in instructions by valgrind's callgrind, with the loop around them subtracted; builds and the tool are
timed by turns in one run and given as a ratio, and so are threads, where there is no GIL. `--check` fails where a limit is
passed; `--readme` puts the tables into the README, between their marks.
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
import scaling
import tool

PARTS = ["calls", "build", "tool", "scaling"]
MEAN = "geometric mean"
MEAN_OF_INSTANCES = "geometric mean of what instances do"
LATE = "binding late"
BUILD = "clean debug build"
BUILD_BY_PATH = "clean debug build by path"
BUILD_NOTE = (
    "Keelback and PyO3 come from packages, as they do from a registry. By path is for a checkout: cargo compiles it in small",
    "parts, so that a change compiles little, which makes the first build dearer.",
)

# Of C, for calls; of itself built for one version, for binding late; of PyO3, for the build.
LIMITS = {
    **dict.fromkeys(rows.INSTANCES, 1.40),
    "`f(5)`": 1.10,
    "`f(5)`, positional only": 1.10,
    "`Point(1.0, 2.0)`": 1.15,
    MEAN: 1.15,
    MEAN_OF_INSTANCES: 1.15,
    LATE: 1.05,
    BUILD: 0.60,
    BUILD_BY_PATH: 0.60,
}
# Of C, for any other call; and every call costs less than with PyO3.
LIMIT = 1.5

README = peers.HERE.parent / "README.md"


def main():
    options = arguments()
    wanted = [options.only] if options.only else PARTS
    ratios, passed, tables = {}, [], {}
    if "calls" in wanted:
        tables["calls"] = calls(options.python, ratios)
    if "build" in wanted:
        tables["build"] = builds(options.python, options.rounds or 5, ratios)
    if "tool" in wanted:
        rounds = options.rounds or 15
        found, size = tool.measure(options.python, rounds)
        passed += tool.passed(found, size)
        tables["tool"] = tool.table(found, size, rounds)
    if "scaling" in wanted:
        if why := scaling.obstacle(options.python):
            print(why) if len(wanted) > 1 else sys.exit(why)
        else:
            tables["scaling"] = threads(options.python, options.rounds or 100, passed)
    for name, text in tables.items():
        print(f"\n{text}\n")
        if options.readme:
            write_readme(name, text)
    if options.check:
        check(ratios, passed)


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--python", help="a Python with headers (default: 3.13, else this one)")
    parser.add_argument("--only", choices=PARTS)
    parser.add_argument(
        "--rounds", type=int, help="of each (default: 5 builds, 15 of the tool, 100 of threads)"
    )
    parser.add_argument("--check", action="store_true", help="fail where a limit is passed")
    parser.add_argument("--readme", action="store_true", help="put the tables into the README")
    options = parser.parse_args()
    options.python = peers.interpreter(options.python)
    if options.only in (None, "calls") and shutil.which("valgrind") is None:
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
        MEAN_OF_INSTANCES: mean_of_instances(of_c),
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
    means = {
        MEAN_OF_INSTANCES: mean_of_instances(pyo3_of_c),
        MEAN: geometric_mean(pyo3_of_c.values()),
    }
    lines += [f"| {name} | | | | {ratios[name]:.2f} | {pyo3:.2f} |" for name, pyo3 in means.items()]
    lines += ["", late_binding(python, ratios, of_itself)]
    return "\n".join(lines)


def mean_of_instances(ratios):
    return geometric_mean(ratios[call] for call in rows.INSTANCES)


def late_binding(python, ratios, of_itself):
    """What it costs that one library is for all versions."""
    most = max(of_itself, key=of_itself.get)
    return (
        f"One library for all versions costs {ratios[LATE]:.3f} of the same source built for {version(python)} alone\n"
        f"(geometric mean; the most is {of_itself[most]:.2f}, for {most})."
    )


def builds(python, rounds, ratios):
    """The table of the builds; adds to `ratios` what Keelback takes of PyO3's time, from a registry and by path."""
    costs = build_time.measure(python, rounds)
    published, by_path, pyo3 = (costs[name] for name in ("published", "by path", "PyO3"))
    ratios[BUILD] = published.elapsed / pyo3.elapsed
    ratios[BUILD_BY_PATH] = by_path.elapsed / pyo3.elapsed
    lines = [
        f"A clean debug build of a hello-world extension, the median of {rounds}, by turns in one run:",
        "",
        "| | Keelback | Keelback by path | PyO3 0.30 | Keelback / PyO3 | by path / PyO3 |",
        "| :--- | ---: | ---: | ---: | ---: | ---: |",
    ]
    for name, a, b, c in zip(build_time.Cost._fields, published, by_path, pyo3):
        seconds = f"{a:.1f} s | {b:.1f} s | {c:.1f} s"
        lines.append(f"| {name} time | {seconds} | {a / c:.2f} | {b / c:.2f} |")
    lines += ["", *BUILD_NOTE]
    return "\n".join(lines)


def threads(python, rounds, passed):
    """The table of the threads; adds to `passed` the limits that are missed."""
    found = scaling.measure(python, rounds)
    passed += scaling.passed(found)
    return scaling.table(found, version(python), rounds)


def write_readme(name, table):
    text = README.read_text(encoding="utf-8")
    marked = re.compile(rf"(<!-- make bench: {name} -->\n).*?(<!-- end -->)", re.DOTALL)
    README.write_text(marked.sub(lambda m: f"{m[1]}\n{table}\n\n{m[2]}", text), encoding="utf-8")


def check(ratios, passed):
    for name, ratio in ratios.items():
        if ratio > limit(name):
            passed.append(f"{name} is {ratio:.3f} of the peer, the limit is {limit(name)}")
    for line in passed:
        print(f"bench: {line}", file=sys.stderr)
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
