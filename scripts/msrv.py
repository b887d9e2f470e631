"""Everything compiles with the oldest Rust that the workspace promises; rustup brings it."""

import re
import subprocess
import sys

import extensions
from paths import ROOT, TARGET


def main():
    manifest = (ROOT / "Cargo.toml").read_text(encoding="utf-8")
    oldest = re.search(r'^rust-version = "(.+?)"', manifest, re.MULTILINE).group(1)
    if not bring(oldest):
        print(
            f"msrv: Rust {oldest} is not on this machine and cannot be fetched; clippy alone looks after it"
        )
        return
    for folder in [ROOT, *(extension.folder for extension in extensions.find())]:
        target = ["--target-dir", str(TARGET / "msrv")]
        run(["rustup", "run", oldest, "cargo", "check", "--quiet", "--workspace", *target], folder)


def bring(toolchain):
    """Whether the toolchain is there, now."""
    options = ["--profile", "minimal", "--no-self-update"]
    return subprocess.run(["rustup", "toolchain", "install", toolchain, *options]).returncode == 0


def run(command, folder):
    print(f"{folder.relative_to(ROOT.parent)}: {' '.join(command)}", flush=True)
    if subprocess.run(command, cwd=folder).returncode != 0:
        sys.exit(f"msrv: `{' '.join(command)}` failed in {folder}")


if __name__ == "__main__":
    main()
