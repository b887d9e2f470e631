"""Runs a program as Python would, with one directory ahead of the program's own on the import path.

`keelback run` uses it where the program's directory holds the sources of the package that was built:
Python would import those, and they lack the library.
"""

import sys


def launch():
    main = sys.modules["__main__"].__dict__
    main["__doc__"] = None
    del main["launch"]
    stage, directory, kind, what = sys.argv[1:5]
    sys.path[:1] = [stage, directory]
    if kind == "-m":
        import runpy

        sys.argv[:5] = [what]
        runpy.run_module(what, run_name="__main__", alter_sys=True)
        return
    if kind == "-c":
        sys.argv[:5] = ["-c"]
        code = compile(what, "<string>", "exec")
    else:
        sys.argv[:5] = [what]
        main["__file__"] = what
        with open(what, "rb") as script:
            code = compile(script.read(), what, "exec")
    exec(code, main)


launch()
