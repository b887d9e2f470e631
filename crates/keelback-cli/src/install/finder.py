"""Written by `keelback develop`: finds an extension beside this file, for a package whose sources are elsewhere."""

import sys
from importlib.machinery import ExtensionFileLoader, ModuleSpec
from os.path import realpath

_NAME = {{module}}
_LIBRARY = __file__[: -len("__init__.py")] + {{file_name}}
_SOURCES = {{sources}}


class _Finder:
    @staticmethod
    def find_spec(name, path=None, target=None):
        # The package may have been imported from elsewhere, with a library of its own.
        if name != _NAME or not any(realpath(entry) == _SOURCES for entry in path or ()):
            return None
        spec = ModuleSpec(name, ExtensionFileLoader(name, _LIBRARY), origin=_LIBRARY)
        spec.has_location = True
        return spec


# Ahead of the others, so that no library that something left among the sources is taken instead.
sys.meta_path.insert(0, _Finder)
