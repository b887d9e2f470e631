"""Asynchronous iteration and awaiting."""

import asyncio

import pytest
from pytests import async_iteration as a
from raised import message


async def collected(iterator):
    return [item async for item in iterator]


async def awaited(awaitable):
    return await awaitable


def test_awaiting():
    assert asyncio.run(awaited(a.Ready(5))) == 5


def test_an_asynchronous_iteration():
    assert asyncio.run(collected(a.Countdown(3))) == [2, 1, 0]
    assert asyncio.run(collected(a.Countdown(0))) == []
    assert asyncio.run(collected(a.Checked(2))) == [1, 0]


def test_the_end():
    with pytest.raises(StopAsyncIteration):
        a.Countdown(0).__anext__()
    iterator = a.Countdown(1)
    assert iterator.__aiter__() is iterator
    assert asyncio.run(awaited(iterator.__anext__())) == 0


def test_an_error():
    assert message(ValueError, a.Checked(-1).__anext__) == "negative"
    with pytest.raises(ValueError, match="negative"):
        asyncio.run(collected(a.Checked(-1)))


def test_an_iteration_without_an_end():
    async def first(count):
        found = []
        async for item in a.Endless():
            found.append(item)
            if len(found) == count:
                return found

    assert asyncio.run(first(4)) == [1, 1, 1, 1]
