"""The Responses API: how a question is put, and what the events of an answer say.

Source: the types of the `openai` package, 3.54 (`openai/types/responses`).
"""

from collections.abc import Sequence
from typing import NotRequired, TypedDict

from healthvault.ai.errors import (
    EngineBusyError,
    EngineDeclinedError,
    EngineDownError,
    EngineError,
    EngineSpentError,
)
from healthvault.ai.model import Delta, File, Finished, Form, Message, Spoken, Tool, Usage
from healthvault.ai.openai_words import Read, Turn, asked, data_url, usage

_ROLES = {"person": "user", "coach": "assistant"}
_FAILURES: dict[str, type[EngineError]] = {
    "rate_limit_exceeded": EngineBusyError,
    "insufficient_quota": EngineSpentError,
    "server_error": EngineDownError,
}


class _Tool(TypedDict):
    type: str
    name: str
    description: str
    parameters: dict[str, object]
    strict: bool


class ResponsesQuestion(TypedDict):
    """The body of a request, but for the model."""

    input: list[Turn]
    instructions: str
    store: bool
    text: NotRequired[dict[str, object]]
    tools: NotRequired[list[_Tool]]


class _Event(Read):
    """What happened; the rest is read of the kinds that are known."""

    type: str


class _Words(_Event):
    delta: str


class _Item(Read):
    type: str
    name: str | None = None
    arguments: str | None = None


class _Told(_Event):
    item: _Item


class _Why(Read):
    reason: str | None = None
    code: str | None = None


class _Count(Read):
    input_tokens: int | None = None
    output_tokens: int | None = None


class _Response(Read):
    incomplete_details: _Why | None = None
    error: _Why | None = None
    usage: _Count | None = None


class _Ended(_Event):
    """`code` is that of a failure that is told by itself."""

    response: _Response | None = None
    code: str | None = None

    @property
    def failure(self) -> type[EngineError]:
        """Why the service failed."""
        error = self.response.error if self.response else None
        return _FAILURES.get((error.code if error else self.code) or "", EngineError)

    @property
    def is_filtered(self) -> bool:
        """Whether the answer is not whole because the service's filter ended it."""
        details = self.response.incomplete_details if self.response else None
        return details is not None and details.reason == "content_filter"

    @property
    def usage(self) -> Usage | None:
        """What it took, where that is told."""
        count = self.response.usage if self.response else None
        return usage(count.input_tokens, count.output_tokens) if count else None


class ResponsesTalk:
    """One question and its answer; nothing of it is to be stored there. `ended` is how it ended, or None."""

    def __init__(self, tools: Sequence[Tool], form: Form | None = None) -> None:
        """Listen for calls of these tools, others are not heard; the answer has to be of a form, if any."""
        self.form = form
        self.ended: Finished | None = None
        self.tells_usage = True
        self._tools = {tool.name: tool for tool in tools}

    def question(self, messages: Sequence[Message], tools: Sequence[Tool]) -> ResponsesQuestion:
        """The body of the request, but for the model; what a tool is asked follows its schema strictly."""
        rules = [message.text for message in messages if message.role == "system"]
        turns: list[Turn] = [
            {"role": _ROLES[message.role], "content": _content(message)}
            for message in messages
            if message.role != "system"
        ]
        offered: list[_Tool] = [
            {
                "type": "function",
                "name": tool.name,
                "description": tool.description,
                "parameters": dict(tool.schema),
                "strict": True,
            }
            for tool in tools
        ]
        body: ResponsesQuestion = {"input": turns, "instructions": "\n\n".join(rules), "store": False}
        if self.form is not None:
            form = {"type": "json_schema", "strict": True, "name": self.form.name, "schema": self.form.schema}
            body["text"] = {"format": form}
        return {**body, "tools": offered} if offered else body

    def hear(self, sent: object) -> list[Spoken]:
        """What an event says; nothing when it only tells of reasoning or of how far things are.

        Raises:
            ValueError: it cannot be read.
            EngineError: the service failed, or its filter ended the answer.
        """
        match _Event.model_validate(sent).type:
            case "response.refusal.delta" if self.form is not None:
                raise EngineDeclinedError
            case "response.output_text.delta" | "response.refusal.delta":
                words = _Words.model_validate(sent).delta
                return [Delta(text=words)] if words else []
            case "response.output_item.done":
                return self._asked(_Told.model_validate(sent).item)
            case "response.completed":
                self.ended = Finished(usage=_Ended.model_validate(sent).usage)
            case "response.incomplete":
                told = _Ended.model_validate(sent)
                if told.is_filtered:
                    raise EngineDeclinedError
                self.ended = Finished(reason="length", usage=told.usage)
            case "response.failed" | "error":
                raise _Ended.model_validate(sent).failure
        return []

    def _asked(self, item: _Item) -> list[Spoken]:
        if item.type != "function_call" or item.name not in self._tools:
            return []
        return [asked(self._tools[item.name], item.arguments or "")]


def _content(message: Message) -> str | list[dict[str, object]]:
    if not message.files:
        return message.text
    return [{"type": "input_text", "text": message.text}, *map(_part, message.files)]


def _part(file: File) -> dict[str, object]:
    if file.is_picture:
        return {"type": "input_image", "image_url": data_url(file), "detail": "high"}
    return {"type": "input_file", "filename": file.name, "file_data": data_url(file)}
