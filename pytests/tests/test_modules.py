"""Modules: what they are called, what is in them, and what happens when a library is loaded more than once."""

import importlib
import importlib.machinery
import importlib.util
import pickle
import shutil
import sys

import pytest
import pytests
from pytests import modules as m


def load(path, name="pytests"):
    """The module in the file, as an import of a new file would make it."""
    loader = importlib.machinery.ExtensionFileLoader(name, str(path))
    spec = importlib.util.spec_from_file_location(name, str(path), loader=loader)
    module = importlib.util.module_from_spec(spec)
    loader.exec_module(module)
    return module


def test_functions_in_the_body_of_a_function():
    assert m.by_hand.__all__ == ["here", "step", "named", "outside"]
    assert m.by_hand.__doc__ == "Filled by a function."
    assert m.by_hand.here(1) == 2
    assert m.by_hand.here.__doc__ == "Defined where it is added."
    assert m.by_hand.here.__module__ == "pytests.modules.by_hand"
    assert m.by_hand.named() == ("pytests.modules.by_hand", 3)
    assert m.by_hand.named.__text_signature__ == "($module, value=3)"
    assert m.by_hand.outside() == "outside"


@pytest.fixture
def unloaded():
    """Takes the modules of the library out of `sys.modules`, and puts them back."""
    names = [name for name in sys.modules if name.split(".")[0] == "pytests"]
    taken = {name: sys.modules.pop(name) for name in names}
    yield taken
    for name in [name for name in sys.modules if name.split(".")[0] == "pytests"]:
        del sys.modules[name]
    sys.modules.update(taken)


def test_the_module():
    assert pytests.__doc__ == "Behaviour as Python sees it."
    assert pytests.__name__ == "pytests"
    assert type(pytests.__loader__) is importlib.machinery.ExtensionFileLoader
    assert pytests.__spec__.name == "pytests"
    assert "functions" in pytests.__all__
    assert sorted(pytests.__all__) == sorted(name for name in dir(pytests) if name[0] != "_")


def test_names_in_a_module():
    expected = [
        "ANSWER",
        "GREETING",
        "fn",
        "executed",
        "Outer",
        "takes_outer",
        "by_hand",
        "inner",
        "located",
        "made",
        "wrapped",
        "add_nameless",
        "described",
        "add_twice",
        "from_code",
        "says_that_it_needs_the_gil",
        "added",
        "outside",
        "assembled",
    ]
    assert sorted(m.__all__) == sorted(expected)
    assert m.__doc__ == "A module in a module."
    assert m.ANSWER == 42
    assert m.GREETING == "hello"
    assert m.fn == "!"
    assert m.added == [1, 2, 3]
    assert m.unlisted is True
    assert m.outside() == "outside"
    assert m.outside.__module__ == "pytests.modules"


def test_a_nested_module_that_says_to_be_elsewhere():
    assert m.located.__name__ == "elsewhere.located"
    assert m.located.Found.__module__ == "elsewhere.located"
    assert m.located.deeper.__name__ == "elsewhere.located.deeper"


def test_star_imports():
    names = {}
    exec("from pytests.modules import *", names)
    assert names["ANSWER"] == 42
    assert "unlisted" not in names


def test_nested_modules_can_be_imported():
    import pytests.modules.inner as inner
    from pytests.modules.inner import depth

    assert inner is m.inner
    assert depth() == 2
    assert inner.__name__ == "pytests.modules.inner"
    assert inner.__doc__ == "A module two levels down."
    assert inner.Inner.__module__ == "pytests.modules.inner"
    assert importlib.import_module("pytests.functions") is pytests.functions
    assert sys.modules["pytests.modules.inner"] is inner


@pytest.mark.parametrize(
    "module",
    [m, m.inner, m.assembled, m.assembled.deep, pytests.errors],
    ids=lambda module: module.__name__,
)
def test_a_nested_module_is_like_one_that_was_imported(module):
    assert importlib.import_module(module.__name__) is module
    assert module.__package__ == module.__name__.rpartition(".")[0]
    assert type(module.__spec__) is importlib.machinery.ModuleSpec
    assert module.__spec__.name == module.__name__
    assert module.__spec__.origin == pytests.__file__
    assert module.__loader__ is module.__spec__.loader is pytests.__loader__
    assert importlib.util.find_spec(module.__name__) is module.__spec__


def test_modules_that_were_added_by_hand():
    from pytests.modules import assembled
    from pytests.modules.assembled import deep
    from pytests.modules.assembled.deep import outside

    assert assembled.__name__ == "pytests.modules.assembled"
    assert deep.__name__ == "pytests.modules.assembled.deep"
    assert assembled.__all__ == ["outside", "deep", "foreign"]
    assert outside() == "outside"
    assert outside.__module__ == deep.Marked.__module__ == "pytests.modules.assembled.deep"
    # What was imported from elsewhere stays what it was.
    import json

    assert assembled.foreign is json
    assert json.__name__ == json.__spec__.name == "json"
    assert "pytests.modules.assembled.json" not in sys.modules
    with pytest.raises(ModuleNotFoundError):
        import pytests.modules.assembled.other  # noqa: F401


@pytest.mark.parametrize(
    "value",
    [m.executed, m.inner.depth, m.assembled.deep.outside, m.inner.Inner, m.assembled.deep.Marked],
    ids=lambda value: value.__name__,
)
def test_what_is_in_a_nested_module_can_be_pickled(value):
    for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
        assert pickle.loads(pickle.dumps(value, protocol)) is value


def test_everything_that_can_be_added_by_its_name():
    made = m.wrapped()
    assert made.__all__ == ["outside", "written", "Outer", "json"]
    assert made.outside() == "outside"
    assert made.outside.__module__ is None
    assert made.written.value == 5
    assert made.written.__name__ == "written"
    assert made.written.__doc__ == "A module as a function."
    assert made.Outer is m.Outer
    assert made.json is importlib.import_module("json")
    assert "wrapped" not in sys.modules
    assert "wrapped.written" not in sys.modules
    with pytest.raises(AttributeError, match="'int' object has no attribute '__name__'"):
        m.add_nameless(made)


def test_what_a_module_says_of_itself():
    made = m.made("fresh")
    size = len(made.__dict__)
    assert m.described(made) == (
        "fresh",
        "SystemError: module filename missing",
        ["value", "Outer"],
        size,
    )
    assert m.described(pytests)[:2] == ("pytests", pytests.__file__)
    made.__all__ = 5
    with pytest.raises(TypeError, match="'int' object is not an instance of 'list'"):
        m.described(made)
    del made.__name__
    with pytest.raises(SystemError, match="nameless module"):
        m.described(made)


def test_a_name_is_in_all_once():
    made = m.made("fresh")
    m.add_twice(made)
    assert made.__all__ == ["value", "Outer", "twice", "_private"]
    assert (made.twice, made._private) == (2, 3)
    made.__all__ = ["twice"]
    m.add_twice(made)
    assert made.__all__ == ["twice", "_private"]


def test_a_module_from_source_text(unloaded):
    made = m.from_code("x = 6 * 7\ndef f(): return __name__\n", "from_text")
    try:
        assert (made.x, made.f(), made.__file__) == (42, "from_text", "from_code.py")
        assert sys.modules["from_text"] is made
        with pytest.raises(SyntaxError) as raised:
            m.from_code("x =", "from_text")
        assert raised.value.filename == "from_code.py"
        with pytest.raises(ZeroDivisionError):
            m.from_code("1 / 0", "from_text")
    finally:
        sys.modules.pop("from_text", None)


def test_a_module_may_say_that_it_needs_the_gil():
    made = m.made("fresh")
    m.says_that_it_needs_the_gil(made, True)
    m.says_that_it_needs_the_gil(made, False)


def test_a_module_made_at_run_time():
    made = m.made("fresh")
    assert made.__name__ == "fresh"
    assert made.value == 5
    assert made.__all__ == ["value", "Outer"]
    assert made.Outer is m.Outer
    # The first module that registered it stays its module.
    assert m.Outer.__module__ == "pytests.modules"
    assert "fresh" not in sys.modules


def test_reloading_changes_nothing():
    before = m.executed()
    assert importlib.reload(pytests) is pytests
    assert m.executed() == before


def test_loaded_again_from_the_same_file(unloaded):
    again = importlib.import_module("pytests")
    assert again is not unloaded["pytests"]
    assert again.modules is not m
    assert again.modules.executed() == m.executed() >= 2
    assert again.functions.two(1, 2) == 3
    with pytest.raises(TypeError, match=r"two\(\) missing 2 required positional arguments"):
        again.functions.two()
    # The library is the same, and so are its classes.
    assert again.modules.Outer is m.Outer
    assert m.takes_outer(again.modules.Outer())
    assert again.errors.BasketError is unloaded["pytests.errors"].BasketError


def test_loaded_again_and_again(unloaded):
    for _ in range(20):
        for name in [name for name in sys.modules if name.split(".")[0] == "pytests"]:
            del sys.modules[name]
        again = importlib.import_module("pytests")
        assert again.functions.two(b=1, a=2) == 3
        assert type(again.classes.Point(1)) is unloaded["pytests.classes"].Point


def test_a_copy_of_the_library_shares_no_classes(library, tmp_path, unloaded):
    copy = tmp_path / library.name
    shutil.copyfile(library, copy)
    other = load(copy)
    assert other.__file__ == str(copy)
    assert other.functions.two(1, b=2) == 3
    theirs, ours = other.classes, unloaded["pytests.classes"]
    assert theirs.Point is not ours.Point
    assert not isinstance(theirs.Point(1), ours.Point)
    assert ours.Point(1) != theirs.Point(1)
    theirs, ours = other.borrowing, unloaded["pytests.borrowing"]
    with pytest.raises(TypeError, match="^'Cell' object is not an instance of 'Cell'"):
        ours.cell_value(theirs.Cell())
    with pytest.raises(TypeError):
        ours.Cell.get(theirs.Cell())
    assert theirs.cell_value(theirs.Cell()) == 0
    # A panic is one exception in a process, whichever library it came from.
    assert other.panics.PanicException is unloaded["pytests.panics"].PanicException
    with pytest.raises(unloaded["pytests.panics"].PanicException, match="^a literal$"):
        other.panics.literal()


def test_a_file_of_another_name(library, tmp_path):
    copy = tmp_path / library.name.replace("pytests", "another")
    shutil.copyfile(library, copy)
    with pytest.raises(ImportError) as raised:
        load(copy, "another")
    expected = "dynamic module does not define module export function (PyInit_another)"
    if sys.version_info >= (3, 15):
        assert "PyModExport_another" in str(raised.value) or str(raised.value) == expected
    else:
        assert str(raised.value) == expected
    assert raised.value.name == "another"


def test_a_file_in_a_package(library, tmp_path, monkeypatch, unloaded):
    package = tmp_path / "package"
    package.mkdir()
    (package / "__init__.py").write_text(
        "from .pytests import *\nfrom .pytests import __doc__, __all__\n"
    )
    shutil.copyfile(library, package / library.name)
    monkeypatch.syspath_prepend(str(tmp_path))
    try:
        found = importlib.import_module("package")
        assert found.__doc__ == "Behaviour as Python sees it."
        assert found.functions.__name__ == "package.pytests.functions"
        assert found.functions.two.__module__ == "package.pytests.functions"
        assert found.classes.Point.__module__ == "package.pytests.classes"
        assert importlib.import_module("package.pytests.functions") is found.functions
        deep = importlib.import_module("package.pytests.modules.assembled.deep")
        assert deep.__spec__.name == deep.__name__ == "package.pytests.modules.assembled.deep"
        for value in (found.functions.two, found.classes.Point, deep.outside):
            assert pickle.loads(pickle.dumps(value)) is value
    finally:
        for name in [name for name in sys.modules if name.split(".")[0] == "package"]:
            del sys.modules[name]


def test_the_gil_stays_off(python):
    output = python(
        """
        import sys, pytests
        print(getattr(sys, "_is_gil_enabled", lambda: True)())
        """
    )
    import sysconfig

    free_threaded = bool(sysconfig.get_config_var("Py_GIL_DISABLED"))
    assert output == f"{not free_threaded}\n"


def test_importing_at_the_same_time(python):
    output = python(
        """
        import threading
        barrier = threading.Barrier(8)
        found = []
        def load():
            barrier.wait()
            import pytests.classes
            found.append(pytests.classes.Point(1).x)
        threads = [threading.Thread(target=load) for _ in range(8)]
        for thread in threads: thread.start()
        for thread in threads: thread.join()
        print(found == [1.0] * 8)
        """
    )
    assert output == "True\n"
