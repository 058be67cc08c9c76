from healthvault.ai.builtin import BuiltinAnalyst
from healthvault.ai.model import Delta, Finished

ANSWER = "**7 h 12 min** on 5 of 7 nights.\n\n- Tue 3 Nov: 6 h\n- Wed 4 Nov: 8 h\n"


async def said(answer):
    async def compose():
        return answer

    return [part async for part in BuiltinAnalyst(compose, pause_s=0).stream([])]


async def test_the_words_come_in_pieces_and_nothing_is_lost():
    parts = await said(ANSWER)
    assert "".join(part.text for part in parts if isinstance(part, Delta)) == ANSWER
    assert len(parts) > 4


async def test_a_link_comes_whole():
    parts = await said("You slept **[7 h 12 min](/trends?metric=sleep_duration)** a night.")
    assert any("[7 h 12 min](/trends?metric=sleep_duration)" in part.text for part in parts[:-1])


async def test_it_finishes():
    assert (await said(ANSWER))[-1] == Finished()
    assert await said("") == [Finished()]


def test_nothing_leaves_home():
    async def compose():
        return ANSWER

    assert not BuiltinAnalyst(compose).capabilities.leaves_home
