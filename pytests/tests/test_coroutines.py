"""`async fn`: coroutines that `asyncio` awaits."""

import asyncio
import inspect
import threading

import pytest
from description import described
from pytests import coroutines as c
from pytests import panics

REUSED = "cannot reuse already awaited coroutine"


def finish(coroutine):
    """Takes steps without an event loop until the outcome is there."""
    while True:
        try:
            assert coroutine.send(None) is None
        except StopIteration as stopped:
            return stopped.value


def test_the_class():
    coroutine = c.join(1, "a")
    assert asyncio.iscoroutine(coroutine)
    assert inspect.isawaitable(coroutine)
    assert coroutine.__await__() is coroutine
    with pytest.raises(TypeError, match="cannot create 'builtins.Coroutine' instances"):
        type(coroutine)()


def test_names():
    names = [
        (one.__name__, one.__qualname__)
        for one in (c.join(1, "a"), c.other_name(), c.Sum().get(), c.Sum.double(1))
    ]
    assert names == [
        ("join", "join"),
        ("other_name", "other_name"),
        ("get", "Sum.get"),
        ("double", "Sum.double"),
    ]
    assert str(inspect.signature(c.join)) == "(number, text)"


def test_outcomes():
    async def main():
        assert await c.join(1, "a") == "1a"
        assert await c.other_name(1, 2, factor=10) == 30
        assert await c.pair(1, 2) == (1, 2)
        assert await c.module_and((3,)) == (c, (3,))
        assert await c.nothing() is None

    asyncio.run(main())


def test_awaitables_of_other_classes():
    async def main():
        countdown = c.Countdown(2)
        assert inspect.isawaitable(countdown)
        assert await countdown is None
        with pytest.raises(StopIteration):
            next(countdown)

    asyncio.run(main())


def test_annotations_say_coroutine(library):
    items = described(library, "pytests")["items"]
    module = next(item for item in items if item["module"] == "coroutines")
    outcome = "collections.abc.Coroutine[typing.Any, typing.Any, {}]".format
    assert f"join(number: typing.SupportsIndex, text: str) -> {outcome('str')}" in module["items"]
    assert f"nothing() -> {outcome('None')}" in module["items"]


def test_a_call_counts_its_arguments_and_the_first_step_converts_them():
    with pytest.raises(TypeError, match="missing 1 required positional argument: 'text'"):
        c.join(1)
    coroutine = c.join("one", "a")
    with pytest.raises(TypeError, match="'str' object cannot be interpreted as an integer"):
        coroutine.send(None)


def test_other_threads_wake_the_event_loop():
    async def main():
        gates = c.Gate(), c.Gate()
        opener = threading.Thread(target=lambda: [gate.open() for gate in reversed(gates)])
        asyncio.get_running_loop().call_soon(opener.start)
        try:
            return await asyncio.gather(gates[0].pass_("a"), gates[1].pass_("b"))
        finally:
            opener.join()

    assert asyncio.run(main()) == ["a", "b"]


def test_a_step_that_has_to_wait_yields_a_future_of_the_loop():
    async def main():
        gate = c.Gate()
        coroutine = gate.pass_(5)
        future = coroutine.send(None)
        assert isinstance(future, asyncio.Future)
        assert not future.done()
        gate.open()
        await asyncio.wait([future])
        with pytest.raises(StopIteration) as stopped:
            next(coroutine)
        assert stopped.value.value == 5

    asyncio.run(main())


def test_only_waiting_needs_an_event_loop():
    assert finish(c.nothing()) is None
    gate = c.Gate()
    coroutine = gate.pass_(5)
    with pytest.raises(RuntimeError, match="no running event loop"):
        coroutine.send(None)
    gate.open()
    assert finish(coroutine) == 5


def test_a_wake_after_the_end_of_the_loop_is_no_error(capfd):
    gate = c.Gate()

    async def main():
        coroutine = gate.pass_()
        coroutine.send(None)
        return coroutine

    coroutine = asyncio.run(main())
    gate.open()
    assert capfd.readouterr().err == ""
    assert finish(coroutine) is None


def test_exceptions_and_panics_end_a_coroutine():
    for function, error, text in [
        (c.fail, ValueError, "failed"),
        (c.panic, panics.PanicException, "boom"),
    ]:
        coroutine = function()
        assert coroutine.send(None) is None
        with pytest.raises(error, match=text):
            coroutine.send(None)
        with pytest.raises(RuntimeError, match=REUSED):
            coroutine.send(None)


def test_awaiting_twice():
    async def main():
        coroutine = c.join(1, "a")
        await coroutine
        with pytest.raises(RuntimeError, match=REUSED):
            await coroutine

    asyncio.run(main())


def test_close():
    async def main():
        dropped = []
        coroutine = c.watched(c.Gate(), lambda: dropped.append(1))
        coroutine.send(None)
        assert not dropped
        assert coroutine.close() is None
        assert dropped
        assert coroutine.close() is None
        with pytest.raises(RuntimeError, match=REUSED):
            coroutine.send(None)

    asyncio.run(main())


def test_throw_drops_the_future():
    async def main():
        dropped = []
        coroutine = c.watched(c.Gate(), lambda: dropped.append(1))
        coroutine.send(None)
        error = KeyError("thrown")
        with pytest.raises(KeyError) as raised:
            coroutine.throw(error)
        assert raised.value is error
        assert dropped
        with pytest.raises(RuntimeError, match=REUSED):
            coroutine.throw(error)

    asyncio.run(main())


def test_throwing_what_is_no_exception():
    with pytest.raises(TypeError, match="exceptions must derive from BaseException"):
        c.nothing().throw(5)


def test_a_task_that_is_cancelled():
    async def main():
        gate = c.Gate()
        dropped = []
        task = asyncio.ensure_future(c.watched(gate, lambda: dropped.append(1)))
        await asyncio.sleep(0)
        assert task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        assert task.cancelled()
        assert dropped
        # Nobody waits any more.
        gate.open()

    asyncio.run(main())


def test_a_cancel_handle_decides_for_itself():
    async def main():
        task = asyncio.ensure_future(c.cancellable())
        await asyncio.sleep(0)
        task.cancel()
        before, exception, after = await task
        assert (before, after) == (False, False)
        assert type(exception) is asyncio.CancelledError

        task = asyncio.ensure_future(c.obedient(1))
        await asyncio.sleep(0)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task

    asyncio.run(main())


def test_a_cancel_handle_is_told_before_the_first_step():
    error = KeyError("thrown")
    with pytest.raises(StopIteration) as stopped:
        c.cancellable().throw(error)
    assert stopped.value.value == (True, error, False)


def test_receivers():
    async def main():
        total = c.Sum()
        assert await total.add(2, None) == 2
        assert await total.get() == 2
        assert await total.itself() is total
        assert await total(4) == 8
        assert await c.Sum.double(4) == 8
        assert await c.Sum.of_class() is c.Sum

    asyncio.run(main())


def test_a_receiver_is_borrowed_from_the_first_step_to_the_end():
    async def main():
        total, gate = c.Sum(), c.Gate()
        adding = total.add(3, gate)
        assert await total.get() == 0
        task = asyncio.ensure_future(adding)
        await asyncio.sleep(0)
        with pytest.raises(RuntimeError, match="Already mutably borrowed"):
            await total.get()
        with pytest.raises(RuntimeError, match="Already borrowed"):
            await total.add(1, None)
        gate.open()
        assert await task == 3
        assert await total.get() == 3

        task = asyncio.ensure_future(total.add(3, c.Gate()))
        await asyncio.sleep(0)
        task.cancel()
        await asyncio.wait([task])
        assert await total.get() == 3

    asyncio.run(main())


def test_a_coroutine_keeps_its_receiver():
    async def main():
        gate = c.Gate()
        waiting = gate.pass_(1)
        opener = gate.open
        del gate
        opener()
        assert await waiting == 1
        assert await c.Sum().get() == 0

    asyncio.run(main())


def test_arguments_are_borrowed_from_the_first_step_to_the_end():
    total, other, gate = c.Sum(), c.Sum(), c.Gate()
    finish(other.add(3, None))
    adding = total.add_from(other, other, gate)

    async def main():
        task = asyncio.create_task(adding)
        await asyncio.sleep(0)
        with pytest.raises(RuntimeError, match="Already borrowed"):
            await other.add(1, None)
        gate.open()
        assert await task == 6
        assert await other.add(1, None) == 4

    asyncio.run(main())


def test_an_argument_that_is_borrowed_already():
    total = c.Sum()
    with pytest.raises(RuntimeError, match="Already"):
        finish(total.drain(total))
    other = c.Sum()
    finish(other.add(2, None))
    assert finish(total.drain(other)) == 2
    assert (finish(total.get()), finish(other.get())) == (2, 0)


def test_texts_are_borrowed_from_arguments():
    assert finish(c.longer("keel")) == "keel"
    assert finish(c.longer("keel", second="b" * 1000)) == "b" * 1000
    with pytest.raises(TypeError, match="'int' object is not an instance of 'str'"):
        finish(c.longer(1))


def test_arguments_of_a_coroutine_that_never_ends_are_given_back():
    total, other, gate = c.Sum(), c.Sum(), c.Gate()

    async def main():
        task = asyncio.create_task(total.add_from(other, None, gate))
        await asyncio.sleep(0)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task

    asyncio.run(main())
    assert finish(other.add(1, None)) == 1
