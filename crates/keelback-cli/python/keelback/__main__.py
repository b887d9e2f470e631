"""`python -m keelback` is `keelback`."""

import subprocess
import sys

from ._tool import command

if __name__ == "__main__":
    sys.exit(subprocess.run([*command(), *sys.argv[1:]]).returncode)
