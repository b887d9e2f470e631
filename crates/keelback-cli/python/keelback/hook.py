"""`import keelback.hook`: extensions that are installed for editing are rebuilt when they are imported and their sources
have changed.

Nothing is built, and no program started, where nothing changed: the times of the files that cargo says the library
is made of are compared, and that is all. A build that fails is an `ImportError`. `KEELBACK_HOOK=0` switches it off.
"""

import json
import os
import sys

_NOTE = "keelback.json"


class Hook:
    """Finds nothing itself: it makes sure that what the others find is up to date."""

    def __init__(self):
        self._projects = None
        self._seen = set()

    def find_spec(self, name, path=None, target=None):
        if path is None and name not in self._seen:
            self._seen.add(name)
            if self._projects is None:
                self._projects = dict(_installed())
            project = self._projects.get(name)
            if project and not project.is_fresh():
                self._rebuild(name, project)
        return None

    def _rebuild(self, name, project):
        if not project.rebuild():
            # The next import tries again.
            self._seen.discard(name)
            raise ImportError(f"{name} has changed and cannot be built; see above", name=name)
        import importlib

        importlib.invalidate_caches()


class Project:
    """An installation, as the note beside its metadata describes it."""

    def __init__(self, site_packages, note):
        self.manifest = note["manifest"]
        self.files = note["files"]
        self.arguments = note["arguments"]
        self.library = note["library"]
        self.installed = os.path.join(site_packages, note["installed"])
        # Its time is when the last build began: what was edited meanwhile is newer.
        self.stamp = self.library + ".hook"

    def is_fresh(self):
        try:
            built, installed = os.stat(self.library), os.stat(self.installed)
            since = os.stat(self.stamp).st_mtime_ns
            if (built.st_size, built.st_mtime_ns) != (installed.st_size, installed.st_mtime_ns):
                return False
            return all(os.stat(path).st_mtime_ns < since for path in self._sources())
        except OSError:
            return False

    def rebuild(self):
        import subprocess

        from ._tool import command

        words = ["develop", "--manifest-path", self.manifest, *self.arguments]
        variables = {**os.environ, "VIRTUAL_ENV": sys.prefix, "KEELBACK_HOOK": "0"}
        directory = os.path.dirname(self.stamp)
        if os.path.isdir(directory):
            with open(self.stamp + ".next", "w"):
                pass
        done = subprocess.run(
            [*command(), *words],
            cwd=os.path.dirname(self.manifest),
            env=variables,
            stdin=subprocess.DEVNULL,
            stdout=sys.__stderr__,
        )
        if done.returncode == 0 and os.path.exists(self.stamp + ".next"):
            os.replace(self.stamp + ".next", self.stamp)
        return done.returncode == 0

    def _sources(self):
        """What cargo has noted beside the library, and the files that say how to build it."""
        yield from self.files
        with open(os.path.splitext(self.library)[0] + ".d", encoding="utf-8") as note:
            text = note.read().replace("\\ ", "\0")
        for line in text.splitlines():
            for path in line.partition(": ")[2].split():
                path = path.replace("\0", " ")
                yield path
                head, tail = os.path.split(path)
                if tail == "lib.rs" and os.path.basename(head) == "src":
                    # The manifest of a crate that the library is made of too.
                    yield os.path.join(os.path.dirname(head), "Cargo.toml")


def _installed():
    """The top-level names of what is installed for editing, with their projects."""
    for site_packages in sys.path:
        try:
            names = os.listdir(site_packages or ".")
        except OSError:
            continue
        for name in names:
            if name.endswith(".dist-info"):
                try:
                    with open(os.path.join(site_packages, name, _NOTE), encoding="utf-8") as file:
                        note = json.load(file)
                except OSError:
                    continue
                project = Project(site_packages, note)
                for package in note["packages"]:
                    yield package, project


def install():
    """Puts the hook in front of what finds modules, once."""
    if not any(isinstance(finder, Hook) for finder in sys.meta_path):
        sys.meta_path.insert(0, Hook())


if os.environ.get("KEELBACK_HOOK") != "0":
    install()
