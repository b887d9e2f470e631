"""Every test, with one Python: Rust's, the extensions' from Python, the examples',
the tool's, what the stubs say, and what the README shows."""

import subprocess
import sys
import time
from functools import partial

import chapters
import environment
import extensions
import interpreters
import libraries
import readme
import stubs
import suite
from paths import ROOT


def main():
    start = time.monotonic()
    python = environment.virtual_environment()
    failed = rust_tests(python)
    interpreter = interpreters.examine(python)
    results, found = [], []
    for extension in extensions.find():
        built, _ = extensions.build(extension, "debug")
        libraries.check(extension, built[0])
        site = extensions.stage(extension, built, "debug")
        found.append((extension, built))
        results.append(suite.run(extension.name, interpreter, extension, "debug", site))
    failed += stubs.check(found, python)
    readme.main()
    chapters.main()
    for command in failed:
        print(f"FAILED {command}")
    print(suite.summary(results, start))
    sys.exit(bool(failed) or not all(result.good for result in results))


def rust_tests(python):
    """The workspace, with the macros' UI tests and the tool's end-to-end tests; then what the extensions have in Rust.
    Returns what failed: the rest runs all the same."""
    folders = [ROOT, *(extension.folder for extension in extensions.find())]
    return [command for command in map(partial(cargo_test, python), folders) if command]


def cargo_test(python, folder):
    """The command, where it fails."""
    command = ["cargo", "test", "--workspace", "--no-fail-fast"]
    text = f"{' '.join(command)} in {folder.relative_to(ROOT.parent)}"
    print(text, flush=True)
    done = subprocess.run(command, cwd=folder, env=environment.activated(python))
    return text if done.returncode else None


if __name__ == "__main__":
    main()
