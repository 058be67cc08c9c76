"""The coach over HTTP, as a program reads it."""

import json

import pytest

from healthvault.accounts.sessions import session_of
from healthvault.ai.openai import OpenAIEngine
from healthvault.coach import engine
from healthvault.coach.conversation import conversations, turns
from healthvault.coach.trace import MARK
from healthvault.consent.consents import give, withdraw
from healthvault.core.db import Purpose
from healthvault.core.ids import ConversationId, new_id
from tests.fakes import fake_model

PATH = "/api/v1/coach/messages"


@pytest.fixture
async def model(monkeypatch, bob):
    async with fake_model() as running:
        service = OpenAIEngine(key="", base_url=running.url, model="small", silence_s=60)
        await give(await session_of_program(bob), Purpose.COACH, host=service.capabilities.host)
        monkeypatch.setattr(engine, "_service", lambda: service)
        yield running
        await service.close()


async def session_of_program(program):
    return (await session_of(program.headers["authorization"].split()[1])).id


def told(answer):
    frames = [frame.split("\n") for frame in answer.text.strip().split("\n\n")]
    return [
        (event.removeprefix("event: "), json.loads(data.removeprefix("data: "))) for event, data in frames
    ]


async def asked(program, text, **more):
    return await program.post(PATH, json={"text": text, **more})


async def test_the_answer_comes_as_events(bob, model):
    answer = await asked(bob, "How did I sleep?")
    assert answer.headers["content-type"].startswith("text/event-stream")
    events = told(answer)
    assert [name for name, _ in events] == ["delta"] * 4 + ["checked", "done"]
    assert "".join(data["text"] for name, data in events if name == "delta") == "Seven hours a night."
    assert events[-2][1] == {"text": f"[Seven hours]({MARK}) a night."}
    assert (events[-1][1]["engine"], events[-1][1]["whole"]) == ("small", True)


async def test_without_consent_not_one_request_reaches_the_model(bob, model):
    await withdraw(await session_of_program(bob), Purpose.COACH)
    events = told(await asked(bob, "How did I sleep?"))
    assert events[-1][1]["engine"] == "Built-in analyst"
    assert model.asked == []


async def test_a_conversation_goes_on(bob, model):
    first = told(await asked(bob, "How did I sleep?"))[-1][1]
    second = told(await asked(bob, "And before?", conversation_id=first["conversation_id"]))[-1][1]
    assert second["conversation_id"] == first["conversation_id"]
    assert len(model.asked[1]["messages"]) == 4


async def test_a_failure_of_the_model_is_an_event_and_the_analyst_goes_on(bob, model):
    model.cut_after = 2
    events = told(await asked(bob, "How did I sleep?"))
    [handed] = [data for name, data in events if name == "handover"]
    assert handed == {
        "engine": "Built-in analyst",
        "sentence": "small broke off, so the built-in analyst answers.",
    }
    assert events[-1][0] == "done"
    session = await session_of_program(bob)
    [conversation] = await conversations(session)
    answer = (await turns(session, conversation.id))[-1]
    after = "".join(data["text"] for name, data in events if name == "delta").removeprefix("Seven hours ")
    assert answer.after == after.lstrip()
    assert answer.before == f"[Seven hours]({MARK})"


async def test_bytes_grow_with_the_answer_and_no_faster(bob, model):
    model.words = ["word "] * 1000
    answer = await asked(bob, "Tell me everything")
    assert len(answer.content) < 10 * 5000


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({"text": "  "}, 422),
        ({"text": "a" * 5000}, 422),
        ({"question": "x"}, 422),
        ({"text": "x", "conversation_id": "7"}, 422),
        ({"text": "x", "conversation_id": str(ConversationId(new_id()))}, 404),
    ],
)
async def test_what_cannot_be_asked_is_a_problem(bob, body, status):
    answer = await bob.post(PATH, json=body)
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"


async def test_a_token_needs_the_scope(ann):
    assert (await asked(ann, "How did I sleep?")).status_code == 403
