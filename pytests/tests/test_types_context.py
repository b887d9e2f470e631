"""`contextvars.Context`, and who is told when another one becomes the current one."""

import contextvars
import sys

import pytest
from pytests import types_context as topic

HAS_GIL = getattr(sys, "_is_gil_enabled", lambda: True)()
watches = pytest.mark.skipif(
    sys.version_info < (3, 14) or not HAS_GIL, reason="watchers came with Python 3.14, for the GIL"
)


def switch():
    context = contextvars.copy_context()
    context.run(lambda: None)
    return context


@watches
@pytest.mark.parametrize("end", ["clear", "drop_detached"])
def test_a_watcher_is_told(end):
    topic.watch("collects")
    context = switch()
    seen = topic.clear() if end == "clear" else [topic.drop_detached(), topic.clear()][1]
    assert context in seen
    switch()
    assert topic.clear() == []


@watches
@pytest.mark.parametrize("how, error", [("raises", "ValueError"), ("panics", "PanicException")])
def test_what_a_watcher_raises_is_unraisable(how, error, monkeypatch):
    unraisable = []
    monkeypatch.setattr(sys, "unraisablehook", lambda hook: unraisable.append(hook.exc_type))
    topic.watch(how)
    switch()
    topic.clear()
    assert error in {one.__name__ for one in unraisable}


@watches
def test_guards_give_back_their_room():
    """There is room for eight."""
    for _ in range(20):
        topic.watch("collects")
        topic.clear()


@pytest.mark.skipif(sys.version_info >= (3, 14), reason="watchers came with Python 3.14")
def test_not_there():
    with pytest.raises(
        SystemError, match="PyContext_AddWatcher needs Python 3.14, this is Python 3."
    ):
        topic.watch("collects")


@pytest.mark.skipif(HAS_GIL, reason="only without the GIL")
def test_not_without_the_gil():
    with pytest.raises(RuntimeError, match="^context watchers need a Python with the GIL$"):
        topic.watch("collects")


def test_is_context():
    assert topic.is_context(contextvars.copy_context())
    assert not topic.is_context(contextvars)
