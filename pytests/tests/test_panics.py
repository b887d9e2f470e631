"""Panics: a catchable exception, and never an abort."""

import gc
import sys

import pytest
from allocations import allocated_blocks
from pytests import panics as p


def panic(function, *arguments):
    with pytest.raises(BaseException) as raised:
        function(*arguments)
    assert type(raised.value) is p.PanicException
    return str(raised.value)


def test_the_class():
    assert p.PanicException.__name__ == "PanicException"
    assert p.PanicException.__module__ == "pyo3_runtime"
    assert p.PanicException.__bases__ == (BaseException,)
    assert not issubclass(p.PanicException, Exception)
    assert sys.modules["pyo3_runtime"].PanicException is p.PanicException


def test_the_class_can_be_imported_before_anything_panics(python):
    output = python(
        """
        from pytests import panics
        from pyo3_runtime import PanicException
        import pickle
        try:
            panics.literal()
        except PanicException as error:
            again = pickle.loads(pickle.dumps(error))
            print(type(again) is PanicException, again)
        """
    )
    assert output == "True a literal\n"


def test_another_module_of_that_name_is_no_danger(python):
    output = python(
        """
        import sys, types
        sys.modules["pyo3_runtime"] = module = types.ModuleType("pyo3_runtime")
        module.PanicException = 5
        from pytests import panics
        try:
            panics.literal()
        except BaseException as error:
            print(type(error) is module.PanicException, type(error))
        """
    )
    assert output == "True <class 'pyo3_runtime.PanicException'>\n"


@pytest.mark.parametrize(
    ("function", "arguments", "text"),
    [
        (p.unfinished, (), "not yet implemented"),
        (p.literal, (), "a literal"),
        (p.formatted, (1,), "boom 1"),
        (p.opaque, (), "panic from Rust code"),
        (p.detached, (), "detached"),
        (p.detached_and_attached, (), "attached again"),
    ],
)
def test_a_panic_is_an_exception(function, arguments, text):
    assert panic(function, *arguments) == text
    assert panic(function, *arguments) == text


def test_a_panic_is_told_on_stderr(capfd):
    panic(p.formatted, 42)
    told = capfd.readouterr().err
    assert "boom 42" in told
    assert "panics.rs" in told


def test_overflow_panics_where_it_is_checked():
    assert p.add(1, 2) == 3
    try:
        wrapped = p.add(2**31 - 1, 1)
    except p.PanicException as error:
        assert str(error) == "attempt to add with overflow"
    else:
        assert wrapped == -(2**31), "release builds wrap"


def test_a_panic_in_another_thread_stays_there():
    assert p.in_a_thread() is True


def test_a_panic_goes_from_rust_through_python_to_rust():
    def python():
        p.formatted(3)

    assert p.call_and_catch(python) == "panicked boom 3"
    assert panic(p.call, python) == "boom 3"
    assert panic(p.call, lambda: p.call(python)) == "boom 3"


def test_python_can_catch_a_panic_on_its_way():
    def python():
        try:
            p.literal()
        except p.PanicException as error:
            return f"caught {error}"

    assert p.call(python) == "caught a literal"
    assert p.call_and_catch(python) == "returned"


def test_an_exception_of_the_same_name_is_no_panic():
    class PanicException(BaseException):
        pass

    def python():
        raise PanicException("not Rust's")

    raised = p.call_and_catch(python)
    assert raised.startswith("raised ")
    assert raised.endswith("PanicException: not Rust's")


BOMBS = {
    "repr": repr,
    "len": len,
    "hash": hash,
    "contains": lambda bomb: 1 in bomb,
    "next": next,
    "getter": lambda bomb: bomb.value,
    "setter": lambda bomb: setattr(bomb, "value", 1),
    "method": lambda bomb: bomb.change(),
}


@pytest.fixture
def bomb(monkeypatch):
    unraisable = []
    monkeypatch.setattr(sys, "unraisablehook", lambda told: unraisable.append(str(told.exc_value)))
    made = [p.Bomb()]
    yield made
    made.clear()
    gc.collect()
    assert unraisable == ["drop"]


@pytest.mark.parametrize("name", BOMBS)
def test_special_methods_panic(bomb, name):
    assert panic(BOMBS[name], bomb[0]) == name


def test_a_panic_gives_the_borrow_back(bomb):
    assert panic(bomb[0].change) == "method"
    assert panic(bomb[0].change) == "method"
    assert panic(BOMBS["getter"], bomb[0]) == "getter"


def test_a_panic_in_drop_keeps_the_exception_that_is_on_its_way(bomb):
    def fail():
        local = bomb.pop()
        raise KeyError(str(type(local)))

    with pytest.raises(KeyError) as raised:
        fail()
    assert "Bomb" in str(raised.value)
    raised.value.__traceback__ = None
    raised.value.__context__ = None
    del raised


def test_panics_leak_nothing(capfd):
    def rounds(count):
        for _ in range(count):
            for function in (p.literal, p.detached, p.unfinished):
                try:
                    function()
                except BaseException:
                    pass

    rounds(50)
    before = allocated_blocks()
    rounds(500)
    assert allocated_blocks() - before < 200
    capfd.readouterr()


def test_a_panic_ends_a_program_like_an_exception(python):
    output = python(
        """
        from pytests import panics
        try:
            panics.literal()
        except Exception:
            print("wrong: a panic is no Exception")
        except BaseException as error:
            print("caught", error)
        panics.literal()
        print("wrong: not reached")
        """,
        code_expected=1,
    )
    assert output == "caught a literal\n"
