"""Instructions per call, counted by callgrind.

One process runs every row of every peer. Each row is run twice, for `COUNT` and for twice `COUNT` rounds; the
difference, less that of an empty loop, is what the calls cost: nothing around the loop is in it.
"""

import os
import re
import subprocess
import tempfile
from pathlib import Path

import peers
from rows import COUNT, ROWS

HERE = Path(__file__).parent


def measure(python, libraries):
    """Instructions per call for each row: `{call: (c, keelback, keelback for one version, pyo3)}`."""
    dumps = iter(run(python, libraries))
    empty = cost(dumps)
    return {call: tuple(cost(dumps) - empty for _ in peers.NAMES) for call in ROWS}


def cost(dumps):
    once, twice = next(dumps), next(dumps)
    return (twice - once) / COUNT


def run(python, libraries):
    """Instructions between the marks, in the order in which `rows.py` sets them."""
    with tempfile.TemporaryDirectory() as folder:
        output = Path(folder) / "callgrind"
        command = [
            "valgrind",
            "--tool=callgrind",
            f"--callgrind-out-file={output}",
            "--zero-before=bench_begin",
            "--dump-before=bench_end",
            python,
            str(HERE / "rows.py"),
            *(str(libraries[name]) for name in ("marks", *peers.NAMES)),
        ]
        environment = {**os.environ, "PYTHONHASHSEED": "0", "PYTHONDONTWRITEBYTECODE": "1"}
        done = subprocess.run(command, env=environment, stderr=subprocess.PIPE, text=True)
        if done.returncode != 0:
            raise SystemExit(f"bench: the peers did not run under valgrind:\n{done.stderr}")
        dumps = sorted(Path(folder).glob("callgrind.*"), key=lambda path: int(path.suffix[1:]))
        return [total(path) for path in dumps]


def total(dump):
    return int(re.search(r"^(?:summary|totals): (\d+)", dump.read_text(), re.MULTILINE).group(1))
