"""Errors: Rust's become exceptions, Python's pass through Rust unchanged."""

import errno
import os
import sys
import traceback
import warnings

import pytest
from allocations import ROUNDS, allocated_blocks
from pytests import errors as e


def raised_by(function, *arguments):
    with pytest.raises(BaseException) as raised:
        function(*arguments)
    return raised.value


@pytest.mark.parametrize(
    ("name", "kind", "arguments"),
    [
        ("KeyError", KeyError, ("key",)),
        ("TypeError", TypeError, ("type",)),
        ("RuntimeError", RuntimeError, ("runtime",)),
        ("Exception", Exception, ("exception",)),
        ("StopIteration", StopIteration, (7,)),
        ("KeyboardInterrupt", KeyboardInterrupt, ()),
        ("several", ValueError, (1, "two", 3.0)),
        ("nothing", ValueError, ()),
        ("basket", e.BasketError, ("basket",)),
    ],
)
def test_built_in_exceptions(name, kind, arguments):
    error = raised_by(e.raise_each, name)
    assert type(error) is kind
    assert error.args == arguments
    assert error.__cause__ is None
    assert error.__context__ is None


def test_an_exception_with_a_constructor_of_its_own():
    error = raised_by(e.raise_each, "OSError")
    # OSError's constructor looks at the number.
    assert type(error) is FileNotFoundError
    assert (error.errno, error.strerror, error.filename) == (2, "gone", "file.txt")


def test_the_context_is_what_is_being_handled():
    with pytest.raises(ValueError) as raised:
        try:
            raise KeyError("first")
        except KeyError:
            e.value_error("second")
    assert str(raised.value) == "second"
    assert isinstance(raised.value.__context__, KeyError)
    assert raised.value.__cause__ is None


def test_a_declared_exception():
    assert issubclass(e.BasketError, ValueError)
    assert e.BasketError.__name__ == "BasketError"
    assert e.BasketError.__module__ == "pytests.errors"
    assert e.BasketError.__qualname__ == "BasketError"
    assert e.BasketError.__doc__ == "Something is wrong with the basket."
    assert repr(e.BasketError("x")) == "BasketError('x')"
    assert e.EmptyBasketError.__bases__ == (e.BasketError,)
    with pytest.raises(e.BasketError, match="^no apples$") as raised:
        e.empty_basket()
    assert type(raised.value) is e.EmptyBasketError


def test_a_declared_exception_can_be_raised_and_derived_from_in_python():
    class Torn(e.BasketError):
        pass

    with pytest.raises(e.BasketError):
        raise Torn("bag")
    error = e.BasketError(1, 2)
    assert error.args == (1, 2)
    error.note = "has a __dict__, as exceptions have"
    assert error.note


def test_an_io_error_is_the_exception_of_its_kind(tmp_path):
    missing = tmp_path / "missing.txt"
    error = raised_by(e.open, str(missing))
    assert type(error) is FileNotFoundError
    if os.name != "nt":
        assert str(error) == "No such file or directory (os error 2)"


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        (errno.ENOENT, FileNotFoundError),
        (errno.EACCES, PermissionError),
        (errno.EEXIST, FileExistsError),
        (errno.ECONNREFUSED, ConnectionRefusedError),
        (errno.ECONNRESET, ConnectionResetError),
        (errno.EPIPE, BrokenPipeError),
        (errno.EINTR, InterruptedError),
        (errno.ETIMEDOUT, TimeoutError),
        (errno.EWOULDBLOCK, BlockingIOError),
    ],
)
@pytest.mark.skipif(os.name == "nt", reason="Windows has numbers of its own")
def test_the_kinds_of_io_errors(code, kind):
    error = raised_by(e.os_error, code)
    assert type(error) is kind
    # The message is Rust's, and the only argument; the number is there all the same.
    assert error.errno == code
    assert str(error) == error.args[0] == f"{os.strerror(code)} (os error {code})"


def test_an_io_error_of_no_kind():
    error = raised_by(e.io_error, "the disk is sad")
    assert type(error) is OSError
    assert str(error) == "the disk is sad"


def test_parse_errors_are_value_errors():
    assert e.parse_int("12") == 12
    assert str(raised_by(e.parse_int, "x")) == "invalid digit found in string"
    assert type(raised_by(e.parse_int, "")) is ValueError
    assert e.parse_float("1.5") == 1.5
    assert str(raised_by(e.parse_float, "x")) == "invalid float literal"


def test_a_decode_error_says_where():
    assert e.decode(list("é".encode())) == "é"
    error = raised_by(e.decode, list(b"abc\xff"))
    assert type(error) is UnicodeDecodeError
    assert error.encoding == "utf-8"
    assert error.start == 3


def test_an_error_type_of_the_crate():
    assert e.own_error("5") == 5
    assert str(raised_by(e.own_error, "")) == "broken basket: empty"
    error = raised_by(e.own_error, "x")
    assert type(error) is e.BasketError
    assert str(error) == "invalid digit found in string"


def test_an_exception_passes_through_rust():
    original = LookupError("from Python")

    def fail():
        raise original

    error = raised_by(e.call, fail)
    assert error is original
    frames = [frame.name for frame in traceback.extract_tb(error.__traceback__)]
    assert frames[-1] == "fail"
    assert e.call(lambda: 5) == 5


@pytest.mark.parametrize("kind", [KeyboardInterrupt, SystemExit, GeneratorExit, StopIteration])
def test_exceptions_that_are_no_errors_pass_through_rust(kind):
    def fail():
        raise kind("x")

    assert type(raised_by(e.call, fail)) is kind


def test_exceptions_pass_through_many_layers():
    def nested(depth):
        if depth == 0:
            raise ValueError("deep")
        return e.call(lambda: nested(depth - 1))

    error = raised_by(nested, 20)
    assert str(error) == "deep"
    assert len(traceback.extract_tb(error.__traceback__)) >= 40


def test_a_cause():
    def fail():
        raise KeyError("inner")

    error = raised_by(e.call_with_cause, fail)
    assert type(error) is e.BasketError
    assert type(error.__cause__) is KeyError
    assert error.__suppress_context__
    text = "".join(traceback.format_exception(type(error), error, error.__traceback__))
    assert "direct cause" in text
    assert "in fail" in text


def test_rust_can_look_at_an_exception():
    def fail(error):
        raise error

    assert e.described(lambda: fail(ValueError("v"))) == ("ValueError", "ValueError: v", True, True)
    assert e.described(lambda: fail(KeyError())) == ("KeyError", "KeyError: ", False, True)
    assert e.described(lambda: None)[0] == ""


def test_rust_can_catch_an_exception():
    assert e.call_unless(lambda: {}["x"], LookupError) is None
    assert e.call_unless(lambda: 5, LookupError) == 5
    with pytest.raises(KeyError):
        e.call_unless(lambda: {}["x"], ValueError)


def test_raising_an_object():
    error = KeyError("mine")
    assert raised_by(e.raise_object, error) is error
    assert type(raised_by(e.raise_object, ValueError)) is ValueError
    wrong = raised_by(e.raise_object, 5)
    assert str(wrong) == "exceptions must derive from BaseException"
    assert type(wrong) is TypeError


def test_an_imported_exception():
    assert e.load_json("{}") is True
    assert e.load_json("{") is False


def test_what_an_exception_says_in_rust():
    assert e.formatted(KeyError("x")) == (
        "KeyError: 'x'",
        "PyErr { type: <class 'KeyError'>, value: KeyError('x'), traceback: None }",
    )
    try:
        raise ValueError("y")
    except ValueError as error:
        text, details = e.formatted(error)
    assert text == "ValueError: y"
    assert details.startswith(
        "PyErr { type: <class 'ValueError'>, value: ValueError('y'), "
        'traceback: Some("Traceback (most recent call last):\\n  File '
    )
    assert e.failed_cast(5) == (
        "'int' object is not an instance of 'type'",
        "CastError { from: 5, classinfo: <class 'type'> }",
    )


def test_an_exception_that_cannot_be_printed(monkeypatch):
    told = []
    monkeypatch.setattr(sys, "unraisablehook", lambda report: told.append(report.exc_type))

    class Mute(Exception):
        def __str__(self):
            raise OSError

        __repr__ = __str__

    text, details = e.formatted(Mute())
    assert text.endswith("Mute: <exception str() failed>")
    assert "value: <unprintable Mute object>" in details
    assert told == [OSError]


@pytest.mark.parametrize(
    ("kind", "answer"),
    [
        (ValueError, True),
        (Exception, True),
        ((KeyError, ValueError), True),
        ((KeyError, (OSError, ValueError)), True),
        (KeyError, False),
        ((), False),
        (5, False),
    ],
)
def test_what_an_except_clause_catches(kind, answer):
    assert e.matches(ValueError("x"), kind) == (answer, answer)


def test_context_and_traceback():
    try:
        raise LookupError
    except LookupError as other:
        traceback_of_other = other.__traceback__
    error, context = ValueError(), KeyError()
    assert e.dress(error, context, traceback_of_other) == (True, True)
    assert error.__context__ is context
    assert error.__traceback__ is traceback_of_other
    assert e.dress(error, None, None) == (False, False)
    assert error.__context__ is None
    assert error.__traceback__ is None


def test_telling_an_exception(capsys, monkeypatch):
    for name in ("last_type", "last_value", "last_traceback"):
        monkeypatch.setattr(sys, name, None, raising=False)
    error = ValueError("told")
    e.tell(error, "print", None)
    e.tell(error, "display", None)
    assert capsys.readouterr().err == "ValueError: told\n" * 2
    assert sys.last_value is None
    e.tell(error, "last", None)
    assert capsys.readouterr().err == "ValueError: told\n"
    assert sys.last_value is error
    # Displayed, this one is an exception like the others.
    e.tell(SystemExit(5), "display", None)
    assert "SystemExit: 5" in capsys.readouterr().err


def test_an_exception_that_nobody_can_catch(monkeypatch):
    told = []
    monkeypatch.setattr(
        sys, "unraisablehook", lambda report: told.append((report.exc_value, report.object))
    )
    error = ValueError()
    e.tell(error, "unraisable", None)
    e.tell(error, "unraisable", "context")
    assert told == [(error, None), (error, "context")]


def test_warnings():
    with pytest.warns(UserWarning, match="^careful$") as warned:
        e.warn(UserWarning)
    assert warned[0].filename == __file__
    with pytest.warns(DeprecationWarning, match="^careful$") as warned:
        e.warn_explicit(DeprecationWarning)
    assert (warned[0].filename, warned[0].lineno) == ("file.py", 12)


def test_warnings_that_are_errors():
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert type(raised_by(e.warn, UserWarning)) is UserWarning
        assert type(raised_by(e.warn_explicit, DeprecationWarning)) is DeprecationWarning
    assert type(raised_by(e.warn, 5)) is TypeError
    assert type(raised_by(e.warn_explicit, UserWarning, 5)) is TypeError


def test_classes_made_at_run_time():
    made = e.new_type("package.module.Made", None, None)
    assert (made.__module__, made.__qualname__, made.__doc__) == ("package.module", "Made", "made")
    assert made.__bases__ == (Exception,)
    made = e.new_type("package.Made", KeyError, {"code": 5})
    assert made.__bases__ == (KeyError,)
    assert made.code == 5
    error = raised_by(e.new_type, "Made", None, None)
    assert type(error) is SystemError
    assert type(raised_by(e.new_type, "package.Made", bool, None)) is TypeError
    # CPython does not look at this one.
    assert str(raised_by(e.new_type, "package.Made", None, 5)) == (
        "'int' object is not an instance of 'dict'"
    )


def test_an_ignored_error_leaves_nothing():
    def fail():
        raise ValueError

    assert e.forget(fail) is False
    assert sys.exc_info() == (None, None, None)
    assert e.forget(lambda: None) is True


def test_errors_leak_nothing():
    def fail():
        raise ValueError("x")

    def rounds(count):
        for _ in range(count):
            for call in (
                lambda: e.value_error("text"),
                lambda: e.raise_each("several"),
                lambda: e.call(fail),
                lambda: e.call_with_cause(fail),
                lambda: e.own_error(""),
                lambda: e.raise_object(5),
                lambda: e.os_error(2),
                lambda: e.io_error("x"),
                lambda: e.decode(b"\xff"),
                lambda: e.open("\0"),
                lambda: e.open(5),
                lambda: e.warn(5),
                lambda: e.new_type("none", None, None),
            ):
                try:
                    call()
                except Exception:
                    pass
            e.forget(fail)
            e.described(fail)

    rounds(100)
    before = allocated_blocks()
    rounds(ROUNDS)
    assert allocated_blocks() - before < 500
