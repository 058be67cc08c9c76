import asyncio
from contextlib import aclosing, asynccontextmanager

import pytest
from pydantic import ValidationError

from healthvault.ai import dust, wire
from healthvault.ai.dust import DustEngine
from healthvault.ai.errors import (
    EngineBusyError,
    EngineCutError,
    EngineDownError,
    EngineError,
    EngineKeyError,
    EngineModelError,
    EngineSpentError,
    EngineTimeoutError,
    EngineUnreachableError,
    EngineUnreadableError,
    EngineWaitsError,
)
from healthvault.ai.model import Delta, Finished, Message
from healthvault.core.config import Settings
from tests.fake_dust import fake_dust

ASKED = [
    Message(role="system", text="Be exact."),
    Message(role="person", text="Hello"),
    Message(role="coach", text="Hello you."),
    Message(role="person", text="How did I sleep?"),
]
WHOLE = [Delta(text=word) for word in ("Seven ", "hours ", "a ", "night.")] + [Finished()]


@asynccontextmanager
async def engine(url, **settings):
    speaking = DustEngine(
        key="sk-dust", workspace="w1", agent="health-insights-v2", base_url=url, again_s=0, **settings
    )
    yield speaking
    await speaking.close()


async def spoken(url, **settings):
    async with engine(url, **settings) as speaking:
        return [part async for part in speaking.stream(ASKED)]


async def test_the_agent_s_words_come_one_by_one_and_end():
    async with fake_dust() as workspace:
        assert await spoken(workspace.url) == WHOLE
    assert workspace.keys == {"Bearer sk-dust"}
    assert workspace.cancelled == []


async def test_the_agent_is_told_the_question_the_facts_and_the_turns_and_nobody_s_name():
    async with fake_dust() as workspace:
        await spoken(workspace.url)
    [body] = workspace.asked
    assert (body["message"]["content"], body["blocking"]) == ("How did I sleep?", False)
    assert body["message"]["mentions"] == [{"configurationId": "health-insights-v2"}]
    assert body["message"]["context"] == {"timezone": "UTC", "username": "health-vault", "origin": "api"}
    assert [each["content"] for each in body["contentFragments"]] == [
        "Be exact.",
        "person: Hello\n\ncoach: Hello you.",
    ]


@pytest.mark.parametrize("crash", [False, True])
async def test_a_stream_that_is_cut_is_taken_up_where_it_was(crash):
    async with fake_dust(cut_after=2, crash=crash) as workspace:
        assert await spoken(workspace.url) == WHOLE
    assert workspace.heard_from == ["", "1", "3"]


async def test_a_fault_between_two_streams_is_borne():
    async with fake_dust(cut_after=3, streams=[200, 502, 200]) as workspace:
        assert await spoken(workspace.url) == WHOLE
    assert workspace.heard_from == ["", "2", "2"]


async def test_what_is_told_twice_is_heard_once():
    async with fake_dust(words=["on "] * 3, raw=TWICE.encode()) as workspace:
        assert await spoken(workspace.url) == [Delta(text="on "), Finished()]


TOKEN = '{"eventId": "0", "data": {"type": "generation_tokens", "classification": "tokens", "text": "on "}}'
END = '{"eventId": "1", "data": {"type": "agent_message_success"}}'
TWICE = f"data: {TOKEN}\n\ndata: {TOKEN}\n\ndata: {END}\n\n"


async def test_thoughts_and_tools_are_not_the_answer():
    last = [
        {"type": "tool_params", "action": {}},
        {"type": "generation_tokens", "classification": "chain_of_thought", "text": "Hmm."},
        {"type": "agent_message_success", "message": {"content": "Yes.\u2028No."}},
    ]
    async with fake_dust(words=["Yes."], last=last) as workspace:
        assert await spoken(workspace.url) == [Delta(text="Yes."), Delta(text="\u2028No."), Finished()]


@pytest.mark.parametrize(
    ("status", "kind", "error"),
    [
        (400, "", EngineError),
        (401, "", EngineKeyError),
        (402, "", EngineSpentError),
        (403, "", EngineKeyError),
        (403, "plan_message_limit_exceeded", EngineSpentError),
        (404, "", EngineModelError),
        (429, "", EngineBusyError),
        (500, "", EngineDownError),
        (307, "", EngineError),
    ],
)
async def test_a_refusal_is_named(status, kind, error):
    async with fake_dust(status=status, kind=kind) as workspace:
        with pytest.raises(EngineError) as raised:
            await spoken(workspace.url)
    assert type(raised.value) is error
    assert len(workspace.asked) == 1


@pytest.mark.parametrize(
    ("last", "error"),
    [
        ("agent_error", EngineDownError),
        ("user_message_error", EngineDownError),
        ("agent_generation_cancelled", EngineCutError),
        ("tool_approve_execution", EngineWaitsError),
    ],
)
async def test_an_agent_that_fails_is_a_failure(last, error):
    async with fake_dust(last=[{"type": last}]) as workspace:
        with pytest.raises(error):
            await spoken(workspace.url)


BEGUN = [
    {"conversation": 7},
    {"conversation": {"sId": "cnv1", "content": []}},
    {"conversation": {"sId": "../../other", "content": [[{"sId": "agt1", "type": "agent_message"}]]}},
    {"conversation": {"sId": "cnv1", "content": [[{"sId": "a?b", "type": "agent_message"}]]}},
]


@pytest.mark.parametrize("begun", BEGUN, ids=range(len(BEGUN)))
async def test_a_conversation_that_cannot_be_read_is_a_failure(begun):
    async with fake_dust(begun=begun) as workspace:
        with pytest.raises(EngineUnreadableError):
            await spoken(workspace.url)
    assert workspace.heard_from == []


@pytest.mark.parametrize("raw", [b"data: {\n\n", b"data: 7\n\n", b'data: {"data": {"type": 7}}\n\n'])
async def test_an_event_that_cannot_be_read_is_a_failure(raw):
    async with fake_dust(raw=raw) as workspace:
        with pytest.raises(EngineUnreadableError):
            await spoken(workspace.url)


async def test_an_answer_that_never_ends_was_cut():
    async with fake_dust(last=[]) as workspace:
        with pytest.raises(EngineCutError):
            await spoken(workspace.url)
    assert len(workspace.heard_from) == 10


async def test_all_streams_together_have_an_end(monkeypatch):
    monkeypatch.setattr(dust, "LONGEST_S", 0)
    async with fake_dust(last=[]) as workspace:
        with pytest.raises(EngineTimeoutError):
            await spoken(workspace.url)


async def test_an_answer_has_a_largest_size(monkeypatch):
    monkeypatch.setattr(wire, "LARGEST_BYTES", 200)
    async with fake_dust(words=["on "] * 100) as workspace:
        with pytest.raises(EngineUnreadableError):
            await spoken(workspace.url)


async def test_silence_has_an_end():
    async with fake_dust(pause_s=5) as workspace:
        with pytest.raises(EngineTimeoutError):
            await spoken(workspace.url, silence_s=0.1)


async def test_nobody_there():
    with pytest.raises(EngineUnreachableError):
        await spoken("http://127.0.0.1:9")


async def test_stop_is_told_to_the_agent_and_nobody_waits_for_it():
    async with fake_dust(words=["on "] * 1000, pause_s=0.005) as workspace, engine(workspace.url) as speaking:
        async with aclosing(speaking.stream(ASKED)) as stream:
            await anext(stream)
        await speaking.close()
    assert workspace.cancelled == [{"messageIds": ["agt1"]}]


async def test_a_task_that_is_cancelled_has_the_agent_stop():
    async with fake_dust(pause_s=600) as workspace, engine(workspace.url) as speaking:
        stream = speaking.stream(ASKED)
        waiting = asyncio.ensure_future(anext(stream))
        for _ in range(6000):
            if workspace.heard_from:
                break
            await asyncio.sleep(0.01)
        waiting.cancel()
        await asyncio.gather(waiting, return_exceptions=True)
        await speaking.close()
    assert workspace.cancelled == [{"messageIds": ["agt1"]}]


@pytest.mark.parametrize(
    "address",
    ["https://dust.tt.example.org", "http://dust.tt", "https://user@dust.tt", "http://192.168.0.1", ""],
)
def test_no_other_host_can_be_set(address):
    with pytest.raises(ValidationError):
        Settings(DUST_BASE_URL=address)


def test_where_words_go_is_told():
    able = DustEngine(key="", workspace="w1", agent="a", base_url="https://eu.dust.tt").capabilities
    assert (able.label, able.host, able.leaves_home, able.composes) == ("a (Dust)", "eu.dust.tt", True, True)
