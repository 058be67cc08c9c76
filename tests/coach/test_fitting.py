"""Whatever there is to tell, a prompt fits; what stays is the question, the nearest facts, the last turns."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from healthvault.ai import tokens
from healthvault.ai.model import Capabilities, Message, ToolAsked
from healthvault.coach import fitting
from healthvault.coach.analyst.look import Look
from healthvault.coach.analyst.voice import Voice
from healthvault.coach.context import Fact
from healthvault.coach.prompt import messages
from healthvault.coach.tools.offered import MOST_ROUNDS, informed, offered, room_of
from tests.coach.paper import somebody
from tests.coach.test_prompt import turn
from tests.insights.test_recent import TODAY

WORDS = st.text(alphabet="ab <>*\n1é眠", min_size=1, max_size=2_000)
LEAST = 8_000
"""Rules, the frame and a question of the longest, and a little: what the smallest engine has."""


@settings(max_examples=60)
@given(
    question=st.text(alphabet="ab 1", min_size=1, max_size=4_000),
    told=st.lists(WORDS, max_size=25),
    computed=st.one_of(st.just(""), WORDS),
    said=st.lists(WORDS, max_size=20),
    room=st.integers(LEAST, 60_000),
)
def test_a_prompt_fits_and_keeps_what_is_nearest(question, told, computed, said, room):
    known = [Fact(about=f"Fact {at}", said=each) for at, each in enumerate(told)]
    history = [turn("coach" if at % 2 else "person", f"{at}: {each}") for at, each in enumerate(said)]
    sent = messages(question, known, computed, history, today=TODAY, room=room)

    assert fitting.size(sent) <= room
    assert sent[0].role == "system"
    assert sent[-1].text.endswith(question)
    kept = [f"- Fact {at}: " in sent[0].text for at in range(len(told))]
    assert kept == sorted(kept, reverse=True)
    turns = "\n\n".join(message.text for message in sent[1:])
    heard = [f"{at}: " in turns for at in range(len(said))]
    assert heard == sorted(heard)
    assert sum(map(len, turns)) - len(question) <= fitting.MOST_HISTORY + 2 * len(said) + 2


@pytest.mark.parametrize("tokens", [6_000, 8_000, 16_000, 32_000])
async def test_what_is_looked_up_fits_into_what_is_left(tokens):
    able = Capabilities(label="small", composes=True, takes_tools=True, context_tokens=tokens)
    look, room = Look(book=somebody(), voice=Voice(units="metric", today=TODAY)), room_of(able)
    sent = messages("How was it?" * 200, [], "", [turn("person", "x" * 900)] * 20, today=TODAY, room=room)
    dates = {"first": "2026-09-01", "last": "2026-11-22"}
    calls = [ToolAsked(name=name, text=json.dumps(dates)) for name in ("nights", "workouts")]
    calls += [ToolAsked(name="days", text=json.dumps({"metric": "steps", **dates}))] * 2
    for _ in range(MOST_ROUNDS):
        sent = await informed(sent, calls, look, None, room=room)
        assert fitting.size(sent) <= room
    assert "<looked up: nights" in sent[0].text
    assert sent[0].text.count("<looked up") == sent[0].text.count("</looked up>")
    assert (fitting.CUT.strip() in sent[0].text) is (tokens < 16_000)


def test_more_tools_leave_less_room():
    able = Capabilities(label="small", composes=True, context_tokens=8_000)
    assert fitting.room(able, offered()) < fitting.room(able, ()) == 19_500
    assert fitting.room(able, offered()) > LEAST


@pytest.mark.parametrize(
    ("text", "most", "kept"),
    [
        ("one\ntwo", 7, "one\ntwo"),
        ("one\ntwo\n" + "x" * 60, 60, "one\ntwo" + fitting.CUT),
        ("x" * 90, 80, fitting.CUT),
        ("x" * 90, 5, fitting.CUT[:5]),
        ("x" * 90, 0, ""),
        ("x" * 90, -4, ""),
    ],
)
def test_a_cut_is_said_and_fits(text, most, kept):
    assert fitting.cut(text, most) == kept
    assert len(kept) <= max(0, most)


@pytest.mark.parametrize(("text", "weighs"), [("", 0), ("abcé", 4), ("Schläfst du?", 12), ("よく眠れた", 15)])
def test_other_scripts_weigh_more(text, weighs):
    assert tokens.weight(text) == weighs
    assert fitting.size([Message(role="person", text=text), Message(role="coach", text="de")]) == weighs + 2
