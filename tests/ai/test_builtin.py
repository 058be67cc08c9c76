from healthvault.ai.builtin import BuiltinAnalyst
from healthvault.ai.model import Delta, Finished, Message

ANSWER = "**7 h 12 min** on 5 of 7 nights.\n\n- Tue 3 Nov: 6 h\n- Wed 4 Nov: 8 h\n"


async def compose(question):
    return ANSWER if "sleep" in question else ""


async def said(question):
    engine = BuiltinAnalyst(compose, pause_s=0)
    return [part async for part in engine.stream([Message(role="person", text=question)])]


async def test_the_words_come_in_pieces_and_nothing_is_lost():
    parts = await said("How did I sleep?")
    assert "".join(part.text for part in parts if isinstance(part, Delta)) == ANSWER
    assert len(parts) > 4


async def test_a_link_comes_whole():
    async def linked(_question):
        return "You slept **[7 h 12 min](/trends?metric=sleep_duration)** a night."

    engine = BuiltinAnalyst(linked, pause_s=0)
    parts = [
        part.text async for part in engine.stream([Message(role="person", text="?")]) if part != Finished()
    ]
    assert any("[7 h 12 min](/trends?metric=sleep_duration)" in part for part in parts)


async def test_it_finishes():
    assert (await said("How did I sleep?"))[-1] == Finished()
    assert await said("?") == [Finished()]


def test_nothing_leaves_home():
    assert not BuiltinAnalyst(compose).capabilities.leaves_home
