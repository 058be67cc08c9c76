import pytest

from healthvault.ai.errors import (
    EngineBusyError,
    EngineCutError,
    EngineDeclinedError,
    EngineDownError,
    EngineError,
    EngineKeyError,
    EngineSpentError,
    EngineTimeoutError,
    EngineUnreadableError,
)
from healthvault.ai.model import Delta, Finished, Message, Tool, ToolAsked, Usage
from healthvault.ai.openai import OpenAIEngine
from tests.fake_responses import FakeResponses
from tests.fakes import fake_model

ASKED = [
    Message(role="system", text="Be exact."),
    Message(role="person", text="Hello"),
    Message(role="coach", text="Hello you."),
    Message(role="person", text="How did I sleep?"),
]
TOOL = Tool(
    name="look_up",
    description="Look it up.",
    schema={"type": "object", "properties": {"question": {"type": "string"}}, "required": ["question"]},
)


async def spoken(url, tools=(), **settings):
    engine = OpenAIEngine(key="sk-test", base_url=url, model="big", api="responses", **settings)
    return [part async for part in engine.stream(ASKED, tools=tools)]


async def test_the_answer_comes_word_by_word_without_its_reasoning_and_nothing_is_stored():
    async with fake_model(FakeResponses, words=["Seven ", "hours."]) as model:
        assert await spoken(model.url) == [Delta(text="Seven "), Delta(text="hours."), Finished()]
    [body] = model.asked
    assert model.paths == ["/v1/responses"]
    assert (body["instructions"], body["store"], body["stream"]) == ("Be exact.", False, True)
    assert [(turn["role"], turn["content"]) for turn in body["input"]] == [
        ("user", "Hello"),
        ("assistant", "Hello you."),
        ("user", "How did I sleep?"),
    ]


@pytest.mark.parametrize("finish", ["stop", "max_output_tokens"])
async def test_the_count_of_tokens_comes_with_the_end(finish):
    async with fake_model(FakeResponses, usage=(812, 34), finish=finish) as model:
        assert (await spoken(model.url))[-1].usage == Usage(tokens_in=812, tokens_out=34)
    assert "stream_options" not in model.asked[0]


async def test_a_tool_is_offered_strictly_and_asked_for():
    async with fake_model(FakeResponses, wants=["steps in October"]) as model:
        heard = await spoken(model.url, [TOOL])
    assert heard == [ToolAsked(name="look_up", text='{"question": "steps in October"}'), Finished()]
    [offered] = model.asked[0]["tools"]
    assert (offered["name"], offered["strict"], offered["parameters"]["required"]) == (
        "look_up",
        True,
        ["question"],
    )


async def test_a_service_without_tools_is_asked_without_them():
    async with fake_model(FakeResponses, knows_tools=False) as model:
        assert (await spoken(model.url, [TOOL]))[-1] == Finished()
    assert ["tools" in body for body in model.asked] == [True, False]


async def test_an_answer_that_is_too_long_says_so():
    async with fake_model(FakeResponses, finish="max_output_tokens") as model:
        assert (await spoken(model.url))[-1] == Finished(reason="length")


@pytest.mark.parametrize(
    ("script", "error"),
    [
        ({"status": 401}, EngineKeyError),
        ({"status": 429}, EngineBusyError),
        ({"status": 429, "code": "insufficient_quota"}, EngineSpentError),
        ({"status": 500}, EngineDownError),
        ({"finish": "content_filter"}, EngineDeclinedError),
        ({"finish": "failed", "code": "rate_limit_exceeded"}, EngineBusyError),
        ({"finish": "failed", "code": "server_error"}, EngineDownError),
        ({"finish": "error", "code": "insufficient_quota"}, EngineSpentError),
        ({"finish": "error"}, EngineError),
        ({"finish": None}, EngineCutError),
        ({"cut_after": 2}, EngineCutError),
        ({"pause_s": 5}, EngineTimeoutError),
        ({"raw": b"data: {\n\n"}, EngineUnreadableError),
        ({"raw": b"data: [7]\n\n"}, EngineUnreadableError),
        ({"raw": b'data: {"type": "response.output_text.delta", "delta": 7}\n\n'}, EngineUnreadableError),
        ({"raw": b'data: {"type": "response.failed", "response": 7}\n\n'}, EngineUnreadableError),
        ({"raw": b'data: {"type": "something.new"}\n\n'}, EngineCutError),
    ],
    ids=range(17),
)
async def test_a_failure_is_named(script, error):
    async with fake_model(FakeResponses, **script) as model:
        with pytest.raises(EngineError) as raised:
            await spoken(model.url, silence_s=0.3 if "pause_s" in script else 60.0)
    assert type(raised.value) is error


@pytest.mark.parametrize(
    ("url", "api", "is_responses"),
    [
        ("", "", True),
        ("https://api.openai.com/v1", "", True),
        ("http://localhost:11434/v1", "", False),
        ("http://localhost:11434/v1", "responses", True),
        ("", "chat", False),
    ],
)
def test_the_address_or_the_setting_tells_how_it_is_asked(url, api, is_responses):
    assert OpenAIEngine(key="", base_url=url, model="m", api=api).is_responses is is_responses
