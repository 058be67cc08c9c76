import asyncio
from contextlib import aclosing

import pytest

from healthvault.ai import openai, wire
from healthvault.ai.errors import (
    EngineBusyError,
    EngineCutError,
    EngineDeclinedError,
    EngineDownError,
    EngineError,
    EngineKeyError,
    EngineModelError,
    EngineSpentError,
    EngineTimeoutError,
    EngineUnreachableError,
    EngineUnreadableError,
)
from healthvault.ai.model import Delta, Finished, Message, Tool, ToolAsked, Usage
from healthvault.ai.openai import OpenAIEngine
from healthvault.ai.openai_chat import ChatTalk
from tests.fakes import fake_model

ASKED = [Message(role="system", text="Be exact."), Message(role="person", text="How did I sleep?")]


def engine(url, **settings):
    return OpenAIEngine(key="sk-test", base_url=url, model="small", **settings)


async def spoken(url, **settings):
    return [part async for part in engine(url, **settings).stream(ASKED)]


async def test_the_answer_comes_word_by_word_and_ends():
    async with fake_model(words=["Seven ", "hours."]) as model:
        assert await spoken(model.url) == [Delta(text="Seven "), Delta(text="hours."), Finished()]


async def test_the_turns_arrive_in_the_service_s_own_words():
    async with fake_model() as model:
        await spoken(model.url)
    assert [turn["role"] for turn in model.asked[0]["messages"]] == ["system", "user"]
    assert (model.asked[0]["model"], model.asked[0]["stream"]) == ("small", True)


async def test_a_question_goes_to_no_other_address():
    async with fake_model() as other:

        async def sends_on(reader, writer):
            await reader.readuntil(b"\r\n\r\n")
            place = f"{other.url}/chat/completions"
            writer.write(f"HTTP/1.1 307 x\r\nlocation: {place}\r\ncontent-length: 0\r\n\r\n".encode())
            await writer.drain()
            writer.close()

        async with await asyncio.start_server(sends_on, "127.0.0.1", 0) as server:
            with pytest.raises(EngineError):
                await spoken(f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}")
    assert other.asked == []


async def test_an_answer_that_is_too_long_says_so():
    async with fake_model(words=["And "], finish="length") as model:
        assert (await spoken(model.url))[-1] == Finished(reason="length")


@pytest.mark.parametrize(
    ("status", "error"),
    [
        (401, EngineKeyError),
        (402, EngineSpentError),
        (403, EngineKeyError),
        (404, EngineModelError),
        (400, EngineError),
    ],
)
async def test_a_refusal_is_not_tried_again(status, error):
    async with fake_model(status=status) as model:
        with pytest.raises(EngineError) as raised:
            await spoken(model.url)
    assert type(raised.value) is error
    assert len(model.asked) == 1


@pytest.mark.parametrize(
    ("status", "code", "error"),
    [
        (429, None, EngineBusyError),
        (429, "insufficient_quota", EngineSpentError),
        (500, None, EngineDownError),
        (503, None, EngineDownError),
    ],
)
async def test_a_busy_service_is_tried_once_more(status, code, error):
    async with fake_model(status=status, code=code) as model:
        with pytest.raises(EngineError) as raised:
            await spoken(model.url)
    assert type(raised.value) is error
    assert len(model.asked) == 2


BAD = [
    b"data: {\n\n",
    b"data: 7\n\n",
    b"data: []\n\n",
    b'data: {"choices": 7}\n\n',
    b'data: {"choices": [7]}\n\n',
    b'data: {"choices": [{"delta": {"content": {"a": 1}}}]}\n\n',
    b'data: {"choices": [{"delta": {"tool_calls": [7]}}]}\n\n',
    b"data: \xff\xfe\n\n",
    b"data: " + b"[" * 100_000 + b"\n\n",
]


@pytest.mark.parametrize("raw", BAD, ids=range(len(BAD)))
async def test_what_cannot_be_read_is_a_failure_of_the_engine(raw):
    async with fake_model(raw=raw) as model:
        with pytest.raises(EngineUnreadableError):
            await spoken(model.url)


@pytest.mark.parametrize("raw", [b"<html>No</html>", b'data: {"choices": [{}]}\n\n', b": on\n\n"])
async def test_an_answer_without_an_end_was_cut(raw):
    async with fake_model(raw=raw) as model:
        with pytest.raises(EngineCutError):
            await spoken(model.url)


async def test_a_fault_in_the_middle_of_a_stream_is_one():
    async with fake_model(raw=b'data: {"error": {"message": "No.", "code": 500}}\n\n') as model:
        with pytest.raises(EngineError):
            await spoken(model.url)


@pytest.mark.parametrize("raw", [b"a" * 65_536, b": on\n\n" * 8_000])
async def test_an_answer_has_a_largest_size_even_in_one_line(raw, monkeypatch):
    monkeypatch.setattr(wire, "LARGEST_BYTES", 200_000)
    async with fake_model(raw=raw, endless=True) as model:
        with pytest.raises(EngineUnreadableError):
            await spoken(model.url)


async def test_drops_without_end_have_an_end(monkeypatch):
    monkeypatch.setattr(wire, "LONGEST_S", 0.02)
    async with fake_model(raw=b": on\n\n", endless=True) as model:
        with pytest.raises(EngineTimeoutError):
            await spoken(model.url)


async def test_an_answer_that_is_packed_is_not_unpacked():
    async with fake_model(raw=b"anything", packed=True) as model:
        with pytest.raises(EngineError):
            await spoken(model.url)


async def test_a_cut_answer_keeps_what_came_and_is_not_taken_for_a_whole_one():
    async with fake_model(cut_after=2) as model:
        stream = engine(model.url).stream(ASKED)
        assert [await anext(stream), await anext(stream)] == [Delta(text="Seven "), Delta(text="hours ")]
        with pytest.raises(EngineCutError):
            await anext(stream)


async def test_a_stream_that_ends_without_saying_so_was_cut():
    async with fake_model(finish=None) as model:
        with pytest.raises(EngineCutError):
            await spoken(model.url)


async def test_silence_has_an_end():
    async with fake_model(pause_s=5) as model:
        with pytest.raises(EngineTimeoutError):
            await spoken(model.url, silence_s=0.05)


async def test_a_filtered_answer_is_declined():
    async with fake_model(finish="content_filter") as model:
        with pytest.raises(EngineDeclinedError):
            await spoken(model.url)


async def test_nobody_there():
    with pytest.raises(EngineUnreachableError):
        await spoken("http://127.0.0.1:9/v1")


async def test_closing_the_iterator_hangs_up():
    async with fake_model(words=["on "] * 1000, pause_s=0.005) as model:
        async with aclosing(engine(model.url).stream(ASKED)) as stream:
            await anext(stream)
        for _ in range(6000):
            if model.left:
                break
            await asyncio.sleep(0.01)
    assert model.left == 1


def test_a_key_is_only_missed_when_a_question_is_asked():
    assert OpenAIEngine(key="", base_url="", model="m").capabilities.leaves_home


@pytest.mark.parametrize(
    ("url", "leaves"), [("http://localhost:11434/v1", False), ("https://api.x.org/v1", True)]
)
def test_whether_words_leave_this_machine_is_told_by_the_address(url, leaves):
    assert OpenAIEngine(key="", base_url=url, model="m").capabilities.leaves_home is leaves


@pytest.mark.parametrize("error", [EngineError, *EngineError.__subclasses__()])
def test_every_failure_is_a_sentence(error):
    assert error().message.endswith(".")
    assert error.why[-1].isalpha()


async def test_the_count_of_tokens_comes_with_the_end():
    async with fake_model(usage=(812, 34)) as model:
        assert (await spoken(model.url))[-1] == Finished(usage=Usage(tokens_in=812, tokens_out=34))
    assert model.asked[0]["stream_options"] == {"include_usage": True}


async def test_a_service_that_cannot_count_is_not_asked_to_from_then_on():
    async with fake_model(knows_usage=False) as model:
        speaking = engine(model.url)
        for _ in range(2):
            assert [part async for part in speaking.stream(ASKED)][-1] == Finished()
    assert ["stream_options" in body for body in model.asked] == [True, False, False]


@pytest.mark.parametrize(
    "after",
    [
        b'data: {"choices": [], "usage": {"prompt_tokens": 0, "completion_tokens": 3}}\n\n',
        b'data: {"choices": [], "usage": {"prompt_tokens": 5}}\n\n',
        b'data: {"choices": [], "usage": {"prompt_tokens": -5, "completion_tokens": 3}}\n\n',
        b"data: 7\n\n",
        b'data: {"error": {"message": "No.", "code": 500}}\n\n',
        b": on\n\n",
    ],
    ids=["nothing", "half", "less than nothing", "no piece", "a fault", "silence"],
)
async def test_an_answer_that_has_ended_is_whole_whatever_becomes_of_the_count(after, monkeypatch):
    monkeypatch.setattr(openai, "_COUNT_S", 0.1)
    ended = b'data: {"choices": [{"delta": {"content": "Yes."}, "finish_reason": "stop"}]}\n\n'
    async with fake_model(raw=ended + after) as model:
        assert await spoken(model.url) == [Delta(text="Yes."), Finished()]


TOOL = Tool(
    name="look_up",
    description="Look it up.",
    schema={"type": "object", "properties": {"question": {"type": "string"}}, "required": ["question"]},
)


async def test_a_tool_is_offered_and_asked_for():
    async with fake_model(wants=["steps in October"]) as model:
        heard = [part async for part in engine(model.url).stream(ASKED, tools=[TOOL])]
    assert heard == [ToolAsked(name="look_up", text='{"question": "steps in October"}'), Finished()]
    assert model.asked[0]["tools"][0]["function"]["parameters"]["required"] == ["question"]


async def test_a_service_without_tools_is_asked_without_them_from_then_on():
    async with fake_model(knows_tools=False) as model:
        speaking = engine(model.url)
        for _ in range(2):
            heard = [part async for part in speaking.stream(ASKED, tools=[TOOL])]
            assert heard[-1] == Finished()
    assert [bool(body.get("tools")) for body in model.asked] == [True, False, False]


@pytest.mark.parametrize("arguments", ["", "{", "[]", '{"question": 7}', '{"other": "x"}'])
def test_a_call_is_handed_on_as_it_came_and_one_of_no_tool_of_ours_is_not_heard(arguments):
    talk = ChatTalk([TOOL])
    assert talk.hear(chunk("look_up", arguments)) == []
    assert talk.hear(chunk("rm_rf", "{}", index=1)) == []
    assert talk.hear({"choices": [{"finish_reason": "tool_calls"}]}) == [
        ToolAsked(name="look_up", text=arguments)
    ]
    assert talk.ended == Finished()


def chunk(name, arguments, index=0):
    function = {"name": name, "arguments": arguments}
    delta = {"tool_calls": [{"index": index, "id": "c", "type": "function", "function": function}]}
    return {"choices": [{"index": 0, "delta": delta, "finish_reason": None}]}
