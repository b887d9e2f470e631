"""The tool: where it is, and what it answers."""

import os
import shlex
import shutil
import subprocess
import sys
import sysconfig


def command():
    """The words that start the tool."""
    named = os.environ.get("KEELBACK_EXECUTABLE")
    if named:
        return [named]
    # In a checkout, this package lies in the tool's crate: it builds itself.
    package = os.path.dirname(os.path.abspath(__file__))
    manifest = os.path.join(os.path.dirname(os.path.dirname(package)), "Cargo.toml")
    if os.path.isfile(manifest):
        words = [
            "run",
            "--quiet",
            "--release",
            "--bin",
            "keelback",
            "--manifest-path",
            manifest,
            "--",
        ]
        return [os.environ.get("CARGO", "cargo"), *words]
    program = "keelback" + (sysconfig.get_config_var("EXE") or "")
    installed = os.path.join(sysconfig.get_path("scripts"), program)
    return [installed if os.path.isfile(installed) else shutil.which("keelback") or "keelback"]


def arguments(settings):
    """The arguments for the tool among a frontend's settings, else those of the environment."""
    value = settings.get("build-args") or settings.get("maturin.build-args")
    for variable in ("KEELBACK_PEP517_ARGS", "MATURIN_PEP517_ARGS"):
        value = value or os.environ.get(variable)
    # A setting that is given several times comes as a list.
    texts = [value] if isinstance(value, str) else value or []
    return [word for text in texts for word in shlex.split(text)]


def answer(hook, *words):
    """The name of what the tool made; all else that it says goes to stderr."""
    call = [*command(), "pep517", hook, *map(str, words)]
    environment = {"KEELBACK_PYTHON": sys.executable, **os.environ}
    try:
        done = subprocess.run(call, stdout=subprocess.PIPE, encoding="utf-8", env=environment)
    except FileNotFoundError:
        hint = "install Rust as https://rustup.rs says" if "run" in call else "install `keelback`"
        sys.exit(f"error: `{call[0]}` is not installed, or not on PATH\n\nhint: {hint}")
    if done.returncode != 0:
        sys.exit(done.returncode)
    return done.stdout.strip().splitlines()[-1]
