"""Chat completions: how a question is put, and what the pieces of an answer say."""

from collections.abc import Sequence
from dataclasses import replace
from typing import NotRequired, TypedDict

from pydantic import Field

from healthvault.ai.errors import EngineDeclinedError
from healthvault.ai.model import Delta, File, Finished, Form, Message, Spoken, Tool
from healthvault.ai.openai_words import Read, Turn, asked, data_url, usage

_ROLES = {"system": "system", "person": "user", "coach": "assistant"}


class _Described(TypedDict):
    name: str
    description: str
    parameters: dict[str, object]
    strict: bool


class _Tool(TypedDict):
    type: str
    function: _Described


class _Options(TypedDict):
    include_usage: bool


class ChatQuestion(TypedDict):
    """The body of a request, but for the model. `stream_options` asks for a count of tokens at the end."""

    messages: list[Turn]
    stream_options: NotRequired[_Options]
    response_format: NotRequired[dict[str, object]]
    tools: NotRequired[list[_Tool]]


class _Function(Read):
    name: str | None = None
    arguments: str | None = None


class _Call(Read):
    index: int = 0
    function: _Function | None = None


class _Words(Read):
    content: str | None = None
    refusal: str | None = None
    tool_calls: list[_Call] | None = None


class _Choice(Read):
    delta: _Words | None = None
    finish_reason: str | None = None


class _Count(Read):
    prompt_tokens: int | None = None
    completion_tokens: int | None = None


class _Piece(Read):
    """One piece of a completion; without choices it only counts."""

    choices: list[_Choice] = Field(default_factory=list)
    usage: _Count | None = None


class ChatTalk:
    """One question and its answer, whose calls come in pieces, several at once perhaps.

    `ended` is how the answer ended, None before it did. The count of tokens comes after that, if at all.
    """

    def __init__(self, tools: Sequence[Tool], form: Form | None = None) -> None:
        """Listen for calls of these tools, others are not heard; the answer has to be of a form, if any."""
        self.form = form
        self.ended: Finished | None = None
        self.tells_usage = True
        self._tools = {tool.name: tool for tool in tools}
        self._names: dict[int, str] = {}
        self._pieces: dict[int, str] = {}

    def question(self, messages: Sequence[Message], tools: Sequence[Tool]) -> ChatQuestion:
        """The body of the request, but for the model."""
        turns: list[Turn] = [
            {"role": _ROLES[message.role], "content": _content(message)} for message in messages
        ]
        offered: list[_Tool] = [
            {
                "type": "function",
                "function": {
                    "name": tool.name,
                    "description": tool.description,
                    "parameters": dict(tool.schema),
                    "strict": True,
                },
            }
            for tool in tools
        ]
        body: ChatQuestion = {"messages": turns}
        if self.tells_usage:
            body["stream_options"] = {"include_usage": True}
        if self.form is not None:
            form = {"name": self.form.name, "strict": True, "schema": self.form.schema}
            body["response_format"] = {"type": "json_schema", "json_schema": form}
        return {**body, "tools": offered} if offered else body

    def hear(self, sent: object) -> list[Spoken]:
        """What a piece says; nothing when it only carries counts or reasoning.

        Raises:
            ValueError: it cannot be read.
            EngineDeclinedError: the service's filter ended the answer.
        """
        piece = _Piece.model_validate(sent)
        said = [spoken for choice in piece.choices[:1] for spoken in self._heard(choice)]
        if self.ended is not None and piece.usage is not None:
            told = usage(piece.usage.prompt_tokens, piece.usage.completion_tokens)
            self.ended = replace(self.ended, usage=told)
        return said

    def _heard(self, choice: _Choice) -> list[Spoken]:
        words = choice.delta or _Words()
        if words.refusal and self.form is not None:
            raise EngineDeclinedError
        self._note(words.tool_calls or ())
        text = words.content or words.refusal or ""
        said: list[Spoken] = [Delta(text=text)] if text else []
        match choice.finish_reason:
            case None:
                return said
            case "content_filter":
                raise EngineDeclinedError
            case "length":
                self.ended = Finished(reason="length")
                return said
            case _:
                self.ended = Finished()
                return [*said, *self._asked()]

    def _note(self, calls: Sequence[_Call]) -> None:
        for call in calls:
            if call.function and call.function.name:
                self._names[call.index] = call.function.name
            if call.function and call.function.arguments:
                self._pieces[call.index] = self._pieces.get(call.index, "") + call.function.arguments

    def _asked(self) -> list[Spoken]:
        """The calls of known tools, in their order."""
        return [
            asked(self._tools[name], self._pieces.get(at, ""))
            for at, name in sorted(self._names.items())
            if name in self._tools
        ]


def _content(message: Message) -> str | list[dict[str, object]]:
    if not message.files:
        return message.text
    return [{"type": "text", "text": message.text}, *map(_part, message.files)]


def _part(file: File) -> dict[str, object]:
    if file.is_picture:
        return {"type": "image_url", "image_url": {"url": data_url(file), "detail": "high"}}
    return {"type": "file", "file": {"filename": file.name, "file_data": data_url(file)}}
