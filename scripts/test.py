"""Every test, with one Python: Rust's, the extensions' from Python, the examples',
the tool's, and what the README shows."""

import subprocess
import sys
import time

import environment
import extensions
import interpreters
import libraries
import readme
import suite
from paths import ROOT


def main():
    start = time.monotonic()
    python = environment.virtual_environment()
    rust_tests(python)
    interpreter = interpreters.examine(python)
    results = []
    for extension in extensions.find():
        built, _ = extensions.build(extension, "debug")
        libraries.check(extension, built[0])
        site = extensions.stage(extension, built, "debug")
        results.append(suite.run(extension.name, interpreter, extension, site))
    readme.main()
    print(suite.summary(results, start))
    sys.exit(not all(result.good for result in results))


def rust_tests(python):
    """The workspace, with the macros' UI tests and the tool's end-to-end tests; then the examples and benchmarks."""
    cargo(python, ROOT, "test", "--workspace")
    for extension in extensions.find():
        cargo(python, extension.folder, "test")


def cargo(python, folder, *arguments):
    command = ["cargo", *arguments]
    print(f"{folder.relative_to(ROOT.parent)}: {' '.join(command)}", flush=True)
    if subprocess.run(command, cwd=folder, env=environment.activated(python)).returncode != 0:
        sys.exit(f"test: `{' '.join(command)}` failed in {folder}")


if __name__ == "__main__":
    main()
