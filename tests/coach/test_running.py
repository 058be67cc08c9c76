import asyncio

from healthvault.coach.running import stop, stoppable
from healthvault.core.ids import SessionId, new_id

ME = SessionId(new_id())


async def counting(pause_s, ended):
    try:
        for number in range(1000):
            yield number
            await asyncio.sleep(pause_s)
    finally:
        ended.append(True)


async def test_everything_comes_through():
    async def three():
        for number in range(3):
            yield number

    assert [item async for item in stoppable(ME, "a", three(), tick_s=1)] == [0, 1, 2]


async def test_silence_is_told():
    ended = []
    heard = []
    async for item in stoppable(ME, "b", counting(0.05, ended), tick_s=0.01):
        heard.append(item)
        if len(heard) > 4:
            break
    assert None in heard


async def test_a_stop_does_not_wait_for_the_next_item():
    ended, heard = [], []
    began_s = asyncio.get_running_loop().time()
    async for item in stoppable(ME, "c", counting(60, ended), tick_s=60):
        heard.append(item)
        asyncio.get_running_loop().call_later(0.05, stop, ME, "c")
    assert asyncio.get_running_loop().time() - began_s < 1
    assert heard[0] == 0
    assert ended == [True]


async def test_nobody_stops_what_is_another_s():
    async def three():
        for number in range(3):
            stop(SessionId(new_id()), "d")
            yield number

    assert [item async for item in stoppable(ME, "d", three(), tick_s=1)] == [0, 1, 2]
