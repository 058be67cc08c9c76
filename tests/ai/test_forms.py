"""Answers of a form, and files that go along with a question, over each protocol."""

import base64
import json

import pytest
from pydantic import BaseModel, ConfigDict

from healthvault.ai.dust import DustEngine
from healthvault.ai.errors import EngineCutError, EngineDeclinedError, EngineUnreadableError
from healthvault.ai.forms import filled, form_of
from healthvault.ai.model import File, Message
from healthvault.ai.openai import OpenAIEngine
from healthvault.ai.openai_chat import ChatTalk
from healthvault.ai.openai_responses import ResponsesTalk
from tests.fake_dust import fake_dust
from tests.fake_responses import FakeResponses
from tests.fakes import FakeModel, fake_model

PICTURE = File(name="report.jpg", kind="image/jpeg", data=b"\xff\xd8\xff")
PAPER = File(name="report.pdf", kind="application/pdf", data=b"%PDF-1.7")
URL = f"data:image/jpeg;base64,{base64.b64encode(PICTURE.data).decode()}"
SERVICES = pytest.mark.parametrize(("kind", "api"), [(FakeModel, "chat"), (FakeResponses, "responses")])


class Night(BaseModel):
    model_config = ConfigDict(extra="forbid")

    hours: float
    words: str


GOOD = ['{"hours": 7.5, ', '"words": "well"}']


def asked(*files: File) -> list[Message]:
    return [Message(role="system", text="Be exact."), Message(role="person", text="How long?", files=files)]


def engine(url: str, api: str) -> OpenAIEngine:
    return OpenAIEngine(key="k", base_url=url, model="m", api=api, sees=True)


@SERVICES
async def test_an_answer_of_the_form_becomes_an_object(kind, api):
    async with fake_model(kind, words=GOOD) as model:
        assert await filled(engine(model.url, api), asked(), Night) == Night(hours=7.5, words="well")
    [body] = model.asked
    told = body["response_format"]["json_schema"] if api == "chat" else body["text"]["format"]
    assert (told["name"], told["strict"]) == ("night", True)
    assert told["schema"]["additionalProperties"] is False
    assert sorted(told["schema"]["required"]) == ["hours", "words"]


@SERVICES
async def test_a_service_that_knows_no_forms_is_asked_again_in_words(kind, api):
    async with fake_model(kind, words=["Here:\n```json\n", *GOOD, "\n```"], knows_forms=False) as model:
        speaking = engine(model.url, api)
        assert (await filled(speaking, asked(), Night)).hours == 7.5
        assert (await filled(speaking, asked(), Night)).hours == 7.5
    assert ["response_format" in body or "text" in body for body in model.asked] == [True, False, False]


@pytest.mark.parametrize(
    ("words", "finish", "error"),
    [
        (["I would rather not."], "stop", EngineUnreadableError),
        (['{"hours": 7.5}'], "stop", EngineUnreadableError),
        (['{"hours": "many", "words": ""}'], "stop", EngineUnreadableError),
        (["{" * 5000], "stop", EngineUnreadableError),
        (["x" * 250_000], "stop", EngineUnreadableError),
        (GOOD[:1], "length", EngineCutError),
        (GOOD, "content_filter", EngineDeclinedError),
    ],
    ids=["prose", "a field less", "another type", "too deep", "too long", "cut", "filtered"],
)
async def test_what_is_not_of_the_form_is_an_error(words, finish, error):
    async with fake_model(words=words, finish=finish) as model:
        with pytest.raises(error):
            await filled(engine(model.url, "chat"), asked(), Night)


def test_a_refusal_is_no_answer_of_a_form():
    form = form_of(Night)
    with pytest.raises(EngineDeclinedError):
        ChatTalk((), form).hear({"choices": [{"delta": {"refusal": "No."}}]})
    with pytest.raises(EngineDeclinedError):
        ResponsesTalk((), form).hear({"type": "response.refusal.delta", "delta": "No."})


def test_a_form_has_only_what_is_required():
    class Loose(BaseModel):
        hours: float = 0

    with pytest.raises(TypeError):
        form_of(Loose)


async def test_files_go_along_in_the_words_of_each_service():
    async with fake_model(words=["Seen."]) as model:
        [_ async for _ in engine(model.url, "chat").stream(asked(PICTURE, PAPER))]
    text, picture, paper = model.asked[0]["messages"][1]["content"]
    assert text == {"type": "text", "text": "How long?"}
    assert picture == {"type": "image_url", "image_url": {"url": URL, "detail": "high"}}
    assert (paper["type"], paper["file"]["filename"]) == ("file", "report.pdf")

    async with fake_model(FakeResponses, words=["Seen."]) as model:
        [_ async for _ in engine(model.url, "responses").stream(asked(PICTURE, PAPER))]
    text, picture, paper = model.asked[0]["input"][0]["content"]
    assert picture == {"type": "input_image", "image_url": URL, "detail": "high"}
    assert (paper["type"], paper["filename"]) == ("input_file", "report.pdf")


async def test_a_file_goes_to_dust_first_and_is_then_a_fragment():
    async with fake_dust(words=GOOD) as workspace:
        speaking = DustEngine(key="k", workspace="w1", agent="a", base_url=workspace.url, again_s=0)
        assert (await filled(speaking, asked(PICTURE), Night)).words == "well"
        await speaking.close()
    about, body = workspace.files
    assert about == {
        "contentType": "image/jpeg", "fileName": "report.jpg", "fileSize": 3, "useCase": "conversation",
    }  # fmt: skip
    assert PICTURE.data in body
    assert {"title": "report.jpg", "fileId": "fil1"} in workspace.asked[0]["contentFragments"]
    assert json.dumps(form_of(Night).schema) in workspace.asked[0]["message"]["content"]


async def test_a_file_goes_to_no_other_machine():
    async with fake_dust() as other, fake_dust(upload_url=f"{other.url}/up") as workspace:
        speaking = DustEngine(key="k", workspace="w1", agent="a", base_url=workspace.url, again_s=0)
        with pytest.raises(EngineUnreadableError):
            await filled(speaking, asked(PICTURE), Night)
        await speaking.close()
    assert other.files == []
