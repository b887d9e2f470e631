"""rustfmt, clippy and ruff over everything; `--fix` formats instead of complaining."""

import subprocess
import sys

import environment
import extensions
from paths import ROOT

OTHERS = [ROOT / "benches" / "keelback", ROOT / "guide" / "code"]


def main(fix):
    folders = [ROOT, *(extension.folder for extension in extensions.find()), *OTHERS]
    commands = [*rust(folders, fix), *python(fix)]
    failed = [command for command, folder in commands if not run(command, folder)]
    if failed:
        sys.exit("lint: " + "; ".join(" ".join(map(str, command)) for command in failed))


def rust(folders, fix):
    for folder in folders:
        yield ["cargo", "fmt", "--all", *([] if fix else ["--check"])], folder
    for folder in [] if fix else folders:
        yield (
            ["cargo", "clippy", "--quiet", "--workspace", "--all-targets", "--", "-D", "warnings"],
            folder,
        )


def python(fix):
    ruff = environment.linter()
    yield [ruff, "check", *(["--fix"] if fix else [])], ROOT
    yield [ruff, "format", *([] if fix else ["--check"])], ROOT


def run(command, folder):
    print(f"{folder.relative_to(ROOT.parent)}: {' '.join(map(str, command))}", flush=True)
    return subprocess.run(list(map(str, command)), cwd=folder).returncode == 0


if __name__ == "__main__":
    main("--fix" in sys.argv[1:])
